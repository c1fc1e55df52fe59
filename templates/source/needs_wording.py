"""The wording of the report of the needs survey."""

from __future__ import annotations

from toolkit.names import Name

NEEDS = {
    "needs": Name("学习需求调研报告", "Survey of learning needs"),
    "needs.subtitle": Name("{% if cycle %}{{ cycle }}{% endif %}", "{% if cycle %}{{ cycle }}{% endif %}"),
    "needs.dateline": Name(
        "{% if first_answer %}调研时间：{{ first_answer }} 至 {{ last_answer }}　｜　{% endif %}数据截至 {{ as_of }}",
        "{% if first_answer %}Answers from {{ first_answer }} to {{ last_answer }}  |  {% endif %}As of {{ as_of }}",
    ),
    "needs.running": Name("学习需求调研报告", "Survey of learning needs"),
    "needs.result": Name("主要结论", "Main findings"),
    "needs.rate": Name("回收率", "Response rate"),
    "needs.rate.of": Name(
        "有效 {{ valid_answers }}／对象 {{ asked_count }} 人", "{{ valid_answers }} of {{ asked_count }} asked"
    ),
    "needs.valid": Name("有效回答", "Valid answers"),
    "needs.valid.of": Name("其中未署名 {{ anonymous_answers }} 份", "{{ anonymous_answers }} of them without a name"),
    "needs.count": Name("学习方向", "Directions"),
    "needs.count.of": Name("至少有一人选择", "named by somebody"),
    "needs.interviews": Name("访谈", "Interviews"),
    "needs.interviews.of": Name("只提供文字，不计人数", "words only, not counted"),
    "needs.directions": Name("学习方向排序", "Directions, best first"),
    "needs.rank": Name("名次", "Place"),
    "needs.direction": Name("方向", "Direction"),
    "needs.people": Name("人数", "People"),
    "needs.people.series": Name("想学的人数", "People"),
    "needs.spread": Name("普遍性", "Spread"),
    "needs.urgency": Name("紧迫", "Urgency"),
    "needs.gap": Name("能力差距", "Gap"),
    "needs.strategy": Name("战略契合", "Strategy"),
    "needs.score": Name("得分", "Score"),
    "needs.directions.note": Name(
        "普遍性为占有效回答的比例；紧迫、战略契合满分 5 分；能力差距为要求水平减现有水平的平均级数；得分满分 100。",
        "Spread is the share of valid answers; urgency and strategy are out of 5; the gap is the mean of required less "
        "present level; the score is out of 100.",
    ),
    "needs.directions.none": Name("还没有能计入的回答。", "No answer counts yet."),
    "needs.directions_chart": Name("各方向的需求人数", "People by direction"),
    "needs.score_chart": Name("各方向的综合得分", "Score by direction"),
    "needs.departments": Name("各部门情况", "By department"),
    "needs.asked": Name("调研对象", "Asked"),
    "needs.answered": Name("有效回答", "Answered"),
    "needs.wishes": Name("各部门最想学的方向", "What each department wants most"),
    "needs.wishes.most": Name("最想学的方向（人数）", "Most wanted (people)"),
    "needs.wishes.none": Name(
        "各部门的回答都太少，不分部门显示。", "Every department has too few answers to be shown by itself."
    ),
    "needs.learning_methods": Name("喜欢的学习方式", "How people like to learn"),
    "needs.learning_methods.name": Name("学习方式", "Method"),
    "needs.free_slots": Name("可参加的时段", "When people are free"),
    "needs.free_slots.name": Name("时段", "Slot"),
    "needs.voices": Name("员工的话（不记名摘录）", "In people's own words (without names)"),
    "needs.voices.none": Name("没有人写下文字意见。", "Nobody wrote anything in their own words."),
    "needs.withheld": Name(
        "有 {{ line.withheld }} 人作答，人数过少，不摘录。", "{{ line.withheld }} answers: too few to be quoted."
    ),
    "needs.unquoted": Name("另有 {{ line.unquoted }} 条未摘录。", "{{ line.unquoted }} more are not quoted."),
    "needs.silent": Name("尚未作答", "Who has not answered"),
    "needs.silent.names": Name("名单", "Names"),
    "needs.silent.none": Name("调研对象都已作答。", "Everybody who was asked has answered."),
    "needs.aside": Name("没有计入的回答", "Answers not counted"),
    "needs.row": Name("「调研」第几行", "Row"),
    "needs.reason": Name("原因", "Reason"),
    "needs.kept": Name("计入的是第几行", "Counted row"),
    "needs.notes": Name("统计说明", "How it was counted"),
}
