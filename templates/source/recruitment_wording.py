"""The wording of the notice of recruitment."""

from __future__ import annotations

from toolkit.names import Name

RECRUITMENT = {
    "recruitment": Name("学习小组招募通知", "Join a learning group"),
    "recruitment.dateline": Name(
        "主题编号：{{ topic_id }}{% if cycle %}　｜　{{ cycle }}{% endif %}",
        "Topic {{ topic_id }}{% if cycle %}  |  {{ cycle }}{% endif %}",
    ),
    "recruitment.running": Name("招募通知", "Recruitment notice"),
    "recruitment.opening": Name(
        "各位同事：「{{ topic }}」学习小组现面向全体员工招募成员。小组由有共同学习目标的同事自愿组成，定期一起学、"
        "一起练，把所学用到自己的工作里。欢迎真正感兴趣的同事报名。",
        "Dear colleagues, we are looking for members of a learning group on “{{ topic }}”. A learning group is a few "
        "people who choose to learn the same thing, meet regularly, practise together and use it in their own work. "
        "If that is what you want, please apply.",
    ),
    "recruitment.wanted": Name(
        "在前期需求调研中，有 {{ wanted_by }} 位同事选择了这个方向。",
        "In the survey of learning needs {{ wanted_by }} colleagues asked for this topic.",
    ),
    "recruitment.places": Name("招募名额", "Places"),
    "recruitment.places.cell": Name(
        "每组 {{ size_min }}–{{ size_max }} 人{% if most_groups %}，至多开 {{ most_groups }} 组，"
        "共 {{ places_offered }} 人{% else %}，组数视报名情况而定{% endif %}",
        "Groups of {{ size_min }} to {{ size_max }}{% if most_groups %}; at most {{ most_groups }} "
        "group{% if most_groups != 1 %}s{% endif %}, {{ places_offered }} places"
        "{% else %}; as many groups as applications ask for{% endif %}",
    ),
    "recruitment.period": Name(
        "{{ starts }}{% if starts or ends %} 至 {{ ends }}{% endif %}",
        "{{ starts }}{% if starts or ends %} to {{ ends }}{% endif %}",
    ),
    "recruitment.suited": Name("适合对象", "For whom"),
    "recruitment.lecturer": Name("内部讲师", "Lecturer"),
    "recruitment.lecturer.cell": Name(
        "{% if lecturer %}{{ lecturer }}{% else %}—{% endif %}", "{% if lecturer %}{{ lecturer }}{% else %}–{% endif %}"
    ),
    "recruitment.what": Name("学什么", "What it is about"),
    "recruitment.when": Name("时间与名额", "Time and places"),
    "recruitment.goal": Name("学习目标", "Goal"),
    "recruitment.outcomes": Name("预期成果", "Outcomes"),
    "recruitment.time": Name("时间投入", "Time needed"),
    "recruitment.slots": Name("可选时段", "Times offered"),
    "recruitment.slots.cell": Name(
        "{% if slots_offered %}{{ slots_offered|join }}（报名时请选出能参加的，可选几个）"
        "{% else %}报名时请写明能参加的时间{% endif %}",
        "{% if slots_offered %}{{ slots_offered|join }} (tick all that suit you){% else %}please say when you are free"
        "{% endif %}",
    ),
    "recruitment.requirements": Name("参与要求", "Requirements"),
    "recruitment.apply": Name("报名办法", "How to apply"),
    "recruitment.apply.until": Name(
        "报名截止：{{ apply_until }}（{{ apply_weekday }}）", "Apply by {{ apply_weekday }}, {{ apply_until }}"
    ),
    "recruitment.apply.contact": Name("咨询：{{ contact }}", "Questions: {{ contact }}"),
    "recruitment.overflow": Name("报名多于名额时：{{ overflow }}", "If too many people apply: {{ overflow }}"),
    "recruitment.signed": Name(
        "{% if issuer %}{{ issuer }}　{% endif %}{{ as_of }}", "{% if issuer %}{{ issuer }}, {% endif %}{{ as_of }}"
    ),
    "recruitment.closing": Name(
        "报名结果和分组名单将在报名截止后公布。期待你的加入！",
        "Results and groups will be announced after the closing date. We look forward to your application.",
    ),
}
