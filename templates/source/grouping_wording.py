"""The wording of the explanation of a grouping."""

from __future__ import annotations

from toolkit.names import Name

GROUPING = {
    "grouping": Name("分组说明", "How the groups were formed"),
    "grouping.subtitle": Name("按报名志愿提出的分组方案", "A proposal from the applications"),
    "grouping.dateline": Name("数据截至 {{ as_of }}", "As of {{ as_of }}"),
    "grouping.running": Name("分组说明", "How the groups were formed"),
    "grouping.placed": Name("入组／参加分组", "Placed / asked"),
    "grouping.placed.of": Name("参加分组 {{ applied }} 人", "{{ applied }} asked for a group"),
    "grouping.count": Name("小组", "Groups"),
    "grouping.count.of": Name("拟开的小组", "groups proposed"),
    "grouping.unplaced.count": Name("未入组", "Without a group"),
    "grouping.unplaced.of": Name(
        "{% if unplaced %}原因见「未入组的人」{% else %}参加分组的人都已入组{% endif %}",
        "{% if unplaced %}reasons in the section on them{% else %}everybody who asked has one{% endif %}",
    ),
    "grouping.how": Name("结论", "Result"),
    "grouping.rules": Name(
        "每个小组都符合人数、共同时段、同部门上限、上下级不同组、回避、同组和固定成员的规定，且至少有一人愿任组长；"
        "在此之上求总分最高。「最好的另一种安排」是只改动这一人时总分的变化。",
        "Every group keeps the rules on size, common time, people of one department, managers, people to avoid or stay "
        "with and fixed members, and somebody in it would lead; beyond that the points are made as many as possible. "
        "“Best alternative” tells how the total would change by that one change alone.",
    ),
    "grouping.points": Name("各组得分", "Points of each group"),
    "grouping.id": Name("编号", "ID"),
    "grouping.size": Name("人数", "Size"),
    "grouping.choice": Name("志愿", "Choice"),
    "grouping.department": Name("同部门", "Dept."),
    "grouping.coached": Name("新手有人带", "Coached"),
    "grouping.expert": Name("高手扎堆", "Experts"),
    "grouping.band": Name("职级扎堆", "Grades"),
    "grouping.motivation": Name("意愿不足", "Low drive"),
    "grouping.total": Name("合计", "Total"),
    "grouping.members": Name("成员与理由", "Members and reasons"),
    "grouping.band.row": Name(
        "{{ group.id }}　{{ group.topic }}　{{ group.slot }}　{{ group.size }} 人",
        "{{ group.id }}  {{ group.topic }}  {{ group.slot }}  ({{ group.size }})",
    ),
    "grouping.got": Name("所得志愿", "Choice"),
    "grouping.got.cell": Name(
        "{% if line.choice %}第 {{ line.choice }}{% else %}—{% endif %}",
        "{% if line.choice %}{{ line.choice }}{% else %}–{% endif %}",
    ),
    "grouping.grounds": Name("理由", "Reason"),
    "grouping.alternative": Name("最好的另一种安排", "Best alternative"),
    "grouping.none": Name("没有能开的小组。", "No group could be formed."),
    "grouping.unplaced": Name("未入组的人", "People without a group"),
    "grouping.not_asked": Name("这次不必安排的人", "People who need no group this time"),
}
