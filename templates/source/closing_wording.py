"""The wording of the closing: a group's report, the programme's summary, certificates."""

from __future__ import annotations

from toolkit.names import Name

CLOSING = {
    "closing": Name("结项报告", "Closing report"),
    "closing.dateline": Name(
        "数据截至 {{ as_of }}　｜　组长：{{ group.leader }}　｜　期次：{{ cycle }}",
        "As of {{ as_of }}  |  Leader: {{ group.leader }}  |  Cycle: {{ cycle }}",
    ),
    "closing.running": Name("结项报告　{{ group.id }}", "Closing report – {{ group.id }}"),
    "closing.completed": Name("结业人数", "Certificates"),
    "closing.money": Name("已支出（元）", "Spent"),
    "closing.money.cell": Name(
        "{{ budget_spent|money }}{% if budget_planned is not none %}（预算 {{ budget_planned|money }}）{% endif %}",
        "{{ budget_spent|money }}{% if budget_planned is not none %} of {{ budget_planned|money }} planned{% endif %}",
    ),
    "closing.goals": Name("目标与达成", "Goals"),
    "closing.goal": Name("小组的目标：", "What the group set out to do:"),
    "closing.goal.none": Name(
        "小组的目标：未提供（「小组」表的「目标与愿景」没有填）。",
        "What the group set out to do: not provided (the groups sheet names no goal).",
    ),
    "closing.aim": Name("目标", "Goal"),
    "closing.aimed": Name("要求", "To reach"),
    "closing.got": Name("实际／应有", "Reached / of"),
    "closing.reached": Name("比例", "Share"),
    "closing.met": Name("是否达到", "Met"),
    "closing.met.cell": Name(
        "{% if line.met is none %}未提供{% elif line.met %}达到{% else %}未达到{% endif %}",
        "{% if line.met is none %}not provided{% elif line.met %}met{% else %}not met{% endif %}",
    ),
    "closing.levels": Name("四级评估", "Evaluation on four levels"),
    "closing.reaction": Name("反应：对活动的评价", "Reaction: what people thought"),
    "closing.reaction.none": Name(
        "未提供：「反馈」表中没有对活动的评价。", "Not provided: no reactions in the feedback sheet."
    ),
    "closing.learning": Name("学习：前测与后测", "Learning: before and after"),
    "closing.learning.none": Name(
        "未提供：「反馈」表中没有学习层级的前测或后测。",
        "Not provided: no tests before or after in the feedback sheet.",
    ),
    "closing.pairs": Name("配对", "Pairs"),
    "closing.before": Name("前测", "Before"),
    "closing.after": Name("后测", "After"),
    "closing.change": Name("变化", "Change"),
    "closing.before.cell": Name(
        "{% if line.hidden %}—{% else %}{{ line.before_mean|decimals }}{% endif %}",
        "{% if line.hidden %}–{% else %}{{ line.before_mean|decimals }}{% endif %}",
    ),
    "closing.after.cell": Name(
        "{% if line.hidden %}—{% else %}{{ line.after_mean|decimals }}{% endif %}",
        "{% if line.hidden %}–{% else %}{{ line.after_mean|decimals }}{% endif %}",
    ),
    "closing.change.cell": Name(
        "{% if line.hidden %}—{% else %}{% if line.mean_change >= 0.05 %}+{% endif %}"
        "{{ line.mean_change|decimals }}{% endif %}",
        "{% if line.hidden %}–{% else %}{% if line.mean_change >= 0.05 %}+{% endif %}"
        "{{ line.mean_change|decimals }}{% endif %}",
    ),
    "closing.reading": Name("解读", "What it says"),
    "closing.behaviour": Name("行为：30／60／90 天后", "Behaviour: 30, 60, 90 days after"),
    "closing.behaviour.none": Name(
        "未提供：「反馈」表中没有行为层级的评价。", "Not provided: no ratings of behaviour in the feedback sheet."
    ),
    "closing.time": Name("时点", "When"),
    "closing.results": Name("结果：业务指标", "Results: figures of the business"),
    "closing.results.none": Name(
        "未提供：「反馈」表中没有结果层级的数字。", "Not provided: no figures of results in the feedback sheet."
    ),
    "closing.figure": Name("数值", "Figure"),
    "closing.figure.cell": Name(
        "{{ line.figure }}{% if line.unit %} {{ line.unit }}{% endif %}",
        "{{ line.figure }}{% if line.unit %} {{ line.unit }}{% endif %}",
    ),
    "closing.comment": Name("说明", "Remark"),
    "closing.comment.cell": Name(
        "{% if line.comment %}{{ line.comment }}{% endif %}", "{% if line.comment %}{{ line.comment }}{% endif %}"
    ),
    "closing.catalogue": Name("成果目录", "What was shown"),
    "closing.catalogue.none": Name("未提供：「成果」表中没有成果。", "Not provided: the outcomes sheet holds nothing."),
    "closing.levels.none": Name(
        "未提供：「反馈」表中没有反应、学习、行为、结果四个层级中任何一级的数据。",
        "Not provided: the feedback sheet holds nothing on reaction, learning, behaviour or results.",
    ),
    "closing.lessons": Name("经验", "Lessons"),
    "closing.lessons.none": Name(
        "未提供：没有可以比较的活动形式，也没有登记计划的调整原因和心得、案例。",
        "Not provided: no kinds of activity to compare, no reasons for moved plans, no reflections or cases.",
    ),
    "closing.questions": Name("常见问题", "Frequent questions"),
    "closing.questions.none": Name(
        "未提供：「问题与待办」表中没有已完成的问题。", "Not provided: no problem in the problems sheet is done."
    ),
    "closing.question": Name("问", "Question"),
    "closing.answer": Name("答（当时的办法）", "Answer (what helped)"),
    "closing.times": Name("提出次数", "Times"),
    "closing.problem": Name("问题", "Problem"),
    "closing.unsolved": Name("遗留问题", "Problems left"),
    "closing.completions": Name("结业情况", "Who completed"),
    "closing.completions.none": Name(
        "没有成员可列：小组没有完成，或没有应到的成员。", "Nobody to list: the group did not finish, or nobody was due."
    ),
    "closing.certificate": Name("证书", "Certificate"),
    "closing.unrecorded": Name(
        "有 {{ attendance_total.unrecorded }} 人次没有登记考勤，没有计入出勤率和学时。",
        "Marks never recorded: {{ attendance_total.unrecorded }}; they count neither for attendance nor for hours.",
    ),
    "closing.awards": Name("评优结果", "Awards"),
    "closing.awards.none": Name("没有评出奖项。", "No award was given."),
    "award.name": Name("奖项", "Award"),
    "award.winner": Name("获奖者", "Winner"),
    "project": Name("项目总结", "Programme summary"),
    "project.subtitle": Name(
        "{% if programme %}{{ programme }}{% endif %}", "{% if programme %}{{ programme }}{% endif %}"
    ),
    "project.dateline": Name(
        "{% if starts or ends %}{{ starts }} 至 {{ ends }}　｜　{% endif %}数据截至 {{ as_of }}　｜　期次：{{ cycle }}",
        "{% if starts or ends %}{{ starts }} to {{ ends }}  |  {% endif %}As of {{ as_of }}  |  Cycle: {{ cycle }}",
    ),
    "project.running": Name("项目总结", "Programme summary"),
    "project.people.of": Name("参与率 {{ taking_part|percent }}", "{{ taking_part|percent }}"),
    "project.rate.of": Name(
        "实到 {{ whole.attended }}／计入 {{ whole.counted }} 人次，目标 {{ target|percent }}",
        "{{ whole.attended }} attended of {{ whole.counted }} counted; target {{ target|percent }}",
    ),
    "project.hours.of": Name("人均 {{ whole.hours|decimals }}", "{{ whole.hours|decimals }} a person"),
    "project.sessions.of": Name(
        "已取消 {{ whole.cancelled }}，未登记 {{ whole.unrecorded_sessions }}，未到期 {{ whole.ahead }}",
        "{{ whole.cancelled }} cancelled, {{ whole.unrecorded_sessions }} unrecorded, {{ whole.ahead }} ahead",
    ),
    "project.groups.count": Name("小组", "Groups"),
    "project.groups.of": Name("本期开过的小组", "that ran in this cycle"),
    "project.outcomes.of": Name("见成果目录", "see the list below"),
    "project.completed.of": Name("符合证书条件的人次", "members who met the conditions"),
    "project.groups": Name("各组结项", "The groups"),
    "project.groups.none": Name("未提供：「小组」表中没有小组。", "Not provided: the groups sheet holds none."),
    "project.met": Name("达到目标", "Goals met"),
    "project.completed": Name("结业", "Certificates"),
    "project.rules": Name("评优办法", "How awards are given"),
    "project.next": Name("下一期主题建议", "Topics proposed for the next cycle"),
    "project.next.none": Name(
        "没有还在等的人：「调研」和「报名」里提出的主题都已开组。", "Nobody waits: every topic asked for had a group."
    ),
    "project.waiting": Name("还在等", "Waiting"),
    "project.asked": Name("提出过", "Asked"),
    "certificate.title": Name("结业证书", "Certificate"),
    "certificate.number": Name("编号：{{ certificate_number }}", "No. {{ certificate_number }}"),
    "certificate.id": Name(
        "{% if employee_id %}（工号 {{ employee_id }}）{% endif %}",
        "{% if employee_id %} ({{ employee_id }}){% endif %}",
    ),
    "certificate.text": Name(
        "{% if starts and ends %}于 {{ starts }} 至 {{ ends }} {% endif %}参加「{{ group_name }}」"
        "{% if topic %}，\n学习主题为「{{ topic }}」{% endif %}。",
        "took part in “{{ group_name }}”{% if topic %} on “{{ topic }}”{% endif %}"
        "{% if starts and ends %}\nfrom {{ starts }} to {{ ends }}{% endif %}.",
    ),
    "certificate.given": Name(
        "共参加活动 {{ attended }} 次{% if total_hours is not none %}，计 {{ total_hours }} 学时{% endif %}，"
        "符合结业条件，特发此证。",
        "{{ attended }} meeting{% if attended != 1 %}s{% endif %} attended{% if total_hours is not none %}, "
        "{{ total_hours }} learning hours{% endif %}: the conditions of completion are met.",
    ),
}
