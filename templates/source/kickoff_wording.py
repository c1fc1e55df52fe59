"""The wording of the agenda of a kick-off."""

from __future__ import annotations

from toolkit.names import Name

KICKOFF = {
    "kickoff": Name("启动会议程", "Kick-off agenda"),
    "kickoff.dateline": Name(
        "会议时长：{{ meeting_length }} 分钟　｜　成员 {{ group.size }} 人",
        "{{ meeting_length }} minutes  |  {{ group.size }} members",
    ),
    "kickoff.running": Name("启动会议程　{{ group.id }}", "Kick-off agenda – {{ group.id }}"),
    "kickoff.when": Name("时间", "When"),
    "kickoff.when.cell": Name(
        "{{ day }}{% if weekday %}（{{ weekday }}）{% endif %}{% if clock %} {{ clock }}{% endif %}",
        "{% if weekday %}{{ weekday }}, {% endif %}{{ day }}{% if clock %}, {{ clock }}{% endif %}",
    ),
    "kickoff.host": Name("主持", "Chair"),
    "kickoff.host.cell": Name(
        "{% if group.leader %}{{ group.leader }}（组长）{% else %}人力资源部或发起部门{% endif %}",
        "{% if group.leader %}{{ group.leader }} (leader){% else %}HR or the sponsoring department{% endif %}",
    ),
    "kickoff.goal": Name("目标与愿景", "Goal and vision"),
    "kickoff.agenda": Name("议程", "Agenda"),
    "kickoff.clock": Name("时间", "Time"),
    "kickoff.clock.cell": Name(
        "{% if line.clock %}{{ line.clock }}{% else %}—{% endif %}",
        "{% if line.clock %}{{ line.clock }}{% else %}–{% endif %}",
    ),
    "kickoff.minutes": Name("分钟", "Minutes"),
    "kickoff.item": Name("环节", "Item"),
    "kickoff.steps": Name("怎么做", "How"),
    "kickoff.total": Name("合计", "Total"),
    "kickoff.icebreakers": Name("破冰活动（任选一个）", "Ice-breakers (choose one)"),
    "kickoff.activity": Name("活动", "Activity"),
    "kickoff.vision": Name("共创愿景的提问", "Questions for the vision"),
    "kickoff.vision.box": Name("我们的学习愿景（一句话）", "Our vision, in one sentence"),
    "kickoff.draft": Name("章程草案", "Draft of the charter"),
    "kickoff.draft.note": Name(
        "标「建议稿，请讨论」的条款采用通行写法，小组还没有约定；会上逐条确认或修改，把结果写在右边，再填入「章程」表。",
        "Clauses marked as suggested are customary wording the group has not agreed. Confirm or change each one, write "
        "the result on the right, then enter it in the charter sheet.",
    ),
    "kickoff.clause": Name("条款", "Clause"),
    "kickoff.wording": Name("内容", "Wording"),
    "kickoff.standing": Name("来历", "Standing"),
    "kickoff.agreed": Name("会上商定", "Agreed"),
    "kickoff.plan": Name("学习计划要点", "The study plan to agree"),
    "kickoff.plan.none": Name(
        "「计划」表里还没有这个小组或这个主题的计划，请在会上商定：",
        "The plan sheet holds nothing for this group or its topic yet. Please agree it now:",
    ),
    "kickoff.members": Name("成员", "Members"),
}
