"""The wording of the programme plan."""

from __future__ import annotations

from toolkit.names import Name

PROPOSAL = {
    "proposal": Name("学习小组项目方案", "Programme plan for learning groups"),
    "proposal.subtitle": Name(
        "{% if programme %}{{ programme }}{% endif %}", "{% if programme %}{{ programme }}{% endif %}"
    ),
    "proposal.dateline": Name(
        "{% if cycle %}{{ cycle }}　｜　{% endif %}数据截至 {{ as_of }}",
        "{% if cycle %}{{ cycle }}  |  {% endif %}As of {{ as_of }}",
    ),
    "proposal.minutes.cell": Name(
        "{{ minutes }}{% if minutes %} 分钟{% endif %}", "{{ minutes }}{% if minutes %} minutes{% endif %}"
    ),
    "proposal.running": Name("学习小组项目方案", "Programme plan"),
    "proposal.purposes": Name("建设目标", "Purpose"),
    "proposal.topics": Name("学习主题与规模", "Topics and scale"),
    "proposal.topics.count": Name("入选主题", "Topics"),
    "proposal.topics.count.of": Name("「主题」表中状态为入选", "chosen in the topics sheet"),
    "proposal.groups": Name("计划组数", "Groups"),
    "proposal.groups.of": Name("按需求和每组人数推算", "from demand and group size"),
    "proposal.places": Name("名额", "Places"),
    "proposal.places.of": Name("每组至多 {{ size_max }} 人", "at most {{ size_max }} a group"),
    "proposal.goal": Name("学习目标", "Goal"),
    "proposal.wanted": Name("想学人数", "Want it"),
    "proposal.topics.none": Name(
        "未提供：「主题」表中还没有状态为「入选」的主题。", "Not provided: no topic in the topics sheet is chosen yet."
    ),
    "proposal.organisation": Name("组织形式与运作", "Organisation"),
    "proposal.size": Name("每组人数", "Group size"),
    "proposal.size.cell": Name("{{ size_min }}–{{ size_max }} 人", "{{ size_min }} to {{ size_max }}"),
    "proposal.calendar": Name("时间安排", "Calendar"),
    "proposal.step": Name("阶段", "Stage"),
    "proposal.from": Name("开始", "From"),
    "proposal.to": Name("结束", "To"),
    "proposal.weeks": Name("周数", "Weeks"),
    "proposal.remark": Name("备注", "Remark"),
    "proposal.calendar.none": Name(
        "未提供：「设置」中还没有周期、阶段和报名截止。",
        "Not provided: the settings have no cycle, stages or closing date.",
    ),
    "proposal.resources": Name("资源支持", "Resources"),
    "proposal.kind": Name("类型", "Kind"),
    "proposal.thing": Name("名称", "Item"),
    "proposal.serves": Name("用于", "For"),
    "proposal.needed": Name("需要", "Needed"),
    "proposal.secured": Name("已落实", "Secured"),
    "proposal.contact": Name("联系人", "Contact"),
    "proposal.resources.none": Name(
        "未提供：「资源与预算」表中还没有内容。", "Not provided: the resources sheet holds nothing yet."
    ),
    "proposal.gaps": Name("还没有落实的", "Still missing"),
    "proposal.short": Name("缺多少", "Missing"),
    "proposal.budget": Name("经费预算", "Budget"),
    "proposal.rows": Name("项数", "Items"),
    "proposal.budgeted": Name("预算（元）", "Budget"),
    "proposal.unpriced": Name("未计价", "No price"),
    "proposal.spent": Name("实际（元）", "Spent"),
    "proposal.unspent": Name("未填实际", "Not filled in"),
    "proposal.risks": Name("风险与措施", "Risks"),
    "proposal.risk": Name("风险", "Risk"),
    "proposal.measure": Name("措施", "What is done about it"),
    "proposal.evaluation": Name("评估安排", "Evaluation"),
    "proposal.level": Name("层级", "Level"),
    "proposal.what": Name("看什么", "What"),
    "proposal.way": Name("怎么看", "How"),
    "proposal.moment": Name("什么时候", "When"),
    "proposal.approval": Name("审批", "Approval"),
    "proposal.notes": Name("数据说明", "Notes on the data"),
    "proposal.author": Name("编制", "Drawn up by"),
    "proposal.approver": Name("批准", "Approved by"),
}
