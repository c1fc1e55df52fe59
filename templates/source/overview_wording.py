"""The wording of the monthly overview."""

from __future__ import annotations

from toolkit.names import Name

OVERVIEW = {
    "overview": Name("月度总览", "Monthly overview"),
    "overview.dateline": Name(
        "数据截至 {{ as_of }}　｜　{{ groups_count }} 个小组　｜　期次：{{ cycle }}",
        "As of {{ as_of }}  |  {{ groups_count }} group{% if groups_count != 1 %}s{% endif %}  |  Cycle: {{ cycle }}",
    ),
    "overview.running": Name("月度总览　{{ span }}", "Monthly overview – {{ span }}"),
    "overview.summary": Name("本月概要", "The month in three sentences"),
    "overview.people": Name("参与人数／员工数", "Taking part / employees"),
    "overview.people.of": Name(
        "参与率 {{ taking_part|percent }}{% if compared %}；上月 {{ before.participants }} 人{% endif %}",
        "{{ taking_part|percent }}{% if compared %}; month before {{ before.participants }}{% endif %}",
    ),
    "overview.rate.of": Name(
        "实到 {{ now.attended }}／计入 {{ now.counted }} 人次，目标 {{ target|percent }}"
        "{% if change is not none %}；较上月 {% if change >= 0.05 %}+{% endif %}{{ change|decimals }} 个百分点"
        "{% endif %}",
        "{{ now.attended }} attended of {{ now.counted }} counted; target {{ target|percent }}"
        "{% if change is not none %}; {% if change >= 0.05 %}+{% endif %}{{ change|decimals }} points{% endif %}",
    ),
    "overview.hours": Name("总学时", "Hours"),
    "overview.hours.of": Name(
        "人均 {{ now.hours|decimals }}{% if compared %}；上月 {{ before.total_hours }}{% endif %}",
        "{{ now.hours|decimals }} a person{% if compared %}; month before {{ before.total_hours }}{% endif %}",
    ),
    "overview.sessions.of": Name(
        "已取消 {{ now.cancelled }}，未登记 {{ now.unrecorded_sessions }}，未到期 {{ now.ahead }}"
        "{% if compared %}；上月 {{ before.held }}/{{ before.planned }}{% endif %}",
        "{{ now.cancelled }} cancelled, {{ now.unrecorded_sessions }} unrecorded, {{ now.ahead }} ahead"
        "{% if compared %}; month before {{ before.held }}/{{ before.planned }}{% endif %}",
    ),
    "overview.outcomes.of": Name(
        "{% if compared %}上月 {{ before.outcomes_count }} 项{% else %}本月登记的成果{% endif %}",
        "{% if compared %}month before {{ before.outcomes_count }}{% else %}shown this month{% endif %}",
    ),
    "overview.coverage.of": Name(
        "已记录 {{ now.recorded }}／应到 {{ now.expected }} 人次",
        "{{ now.recorded }} recorded of {{ now.expected }} due",
    ),
    "overview.money": Name("累计支出（元）", "Spent so far"),
    "overview.money.of": Name("预算 {{ budget_planned|money }}", "of {{ budget_planned|money }} planned"),
    "overview.decide": Name("须决定的事", "To be decided"),
    "overview.decide.of": Name("下面列出 {{ to_decide|count }} 件", "{{ to_decide|count }} listed below"),
    "overview.decide.none": Name("本月没有须决定的事。", "Nothing asks for a decision this month."),
    "overview.group": Name("小组", "Group"),
    "overview.cause": Name("事由", "Cause"),
    "overview.proposal": Name("建议", "Proposal"),
    "overview.others": Name("其他需要关注的事", "What else asks for attention"),
    "overview.departments": Name("各部门参与情况", "Taking part, by department"),
    "overview.departments.none": Name("未提供：「名单」表中没有员工。", "Not provided: the roster holds nobody."),
    "overview.staff": Name("员工数", "Employees"),
    "overview.took_part": Name("参与", "Taking part"),
    "overview.share": Name("参与率", "Share"),
    "overview.total.cell": Name(
        "{{ departments_total.attended }}／{{ departments_total.counted }}",
        "{{ departments_total.attended }} / {{ departments_total.counted }}",
    ),
    "overview.ranking": Name("小组排名", "How the groups stand"),
    "overview.rank": Name("名次", "Place"),
    "overview.rank.cell": Name(
        "{% if line.rank is none %}—{% else %}{{ line.rank }}{% endif %}",
        "{% if line.rank is none %}–{% else %}{{ line.rank }}{% endif %}",
    ),
    "overview.sum": Name("算式", "Arithmetic"),
    "overview.score": Name("得分", "Score"),
    "overview.groups": Name("各组情况", "The groups"),
    "overview.groups.none": Name("未提供：本月没有运行的小组。", "Not provided: no group ran this month."),
    "overview.held": Name("活动", "Meetings"),
    "overview.before": Name("上月", "Before"),
    "overview.change": Name("变化", "Change"),
    "overview.change.cell": Name(
        "{% if line.change is none %}—{% else %}{% if line.change >= 0.05 %}+{% endif %}{{ line.change|decimals }}"
        "{% endif %}",
        "{% if line.change is none %}–{% else %}{% if line.change >= 0.05 %}+{% endif %}{{ line.change|decimals }}"
        "{% endif %}",
    ),
    "overview.outcomes": Name("成果", "Outcomes"),
    "chart.trend": Name("各月出勤率", "Attendance by month"),
    "chart.departments": Name("各部门参与人数", "Taking part, by department"),
    "chart.took_part": Name("已参与", "Taking part"),
    "chart.not_yet": Name("未参与", "Not taking part"),
}
