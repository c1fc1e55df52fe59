"""The wording of the printable ballots."""

# A sentence is one line, so that it reads as it will be printed.
# ruff: noqa: E501

from __future__ import annotations

from toolkit.names import Name

BALLOT = {
    "ballot": Name("组长选票", "Ballots for the group leader"),
    "ballot.running": Name("选票　{{ group.id }}", "Ballots – {{ group.id }}"),
    "ballot.subtitle": Name(
        "{{ group.id }}　{{ group.name }}　第 {{ number }} 轮　{{ kind }}",
        "{{ group.id }}  {{ group.name }} – round {{ number }}, {{ kind }}",
    ),
    "ballot.how": Name("怎样投票", "How to vote"),
    "ballot.how.election": Name(
        "每位成员一张选票，只在一位候选人前打“√”；谁都不选，请在“弃权”前打“√”。打了两个“√”的票无效。",
        "One slip for each member: tick one candidate, or “Abstain”. A slip with two ticks is invalid.",
    ),
    "ballot.how.consent": Name(
        "{% if nominated_by %}{{ nominated_by }}{% else %}推荐部门{% endif %}推荐的人选由成员表决：每位成员一张选票，在“赞成”“反对”“弃权”中打一个“√”。赞成多于反对为通过。",
        "The members decide on a nomination{% if nominated_by %} by {{ nominated_by }}{% endif %}: one slip for each member, one tick under For, Against or Abstain. More for than against accepts it.",
    ),
    "ballot.how.all": Name(
        "应到 {{ voters_due }} 人，至少 {{ needed }} 人到会结果才有效。选票不写姓名；收回后按票号填进总表的“投票”表，或只填各人的票数。",
        "{{ voters_due }} members may vote; the result holds if at least {{ needed }} take part. Slips bear no names: enter them in Ballots by slip number, or only the counts.",
    ),
    "ballot.known": Name("候选人情况", "The candidates"),
    "ballot.nobody": Name(
        "未提供：「成员」表中还没有本小组的成员，没有人可以投票或当选。",
        "Not provided: Memberships names nobody in this group who could vote or be voted for.",
    ),
    "ballot.position": Name("岗位", "Position"),
    "ballot.would_lead": Name("愿任组长", "Would lead"),
    "ballot.would_lead.cell": Name("{% if line.would_lead %}√{% endif %}", "{% if line.would_lead %}√{% endif %}"),
    "ballot.statement": Name("自荐说明", "In their own words"),
    "ballot.so_far": Name("参与情况", "So far"),
    "ballot.qualities": Name("投票前想一想", "Before you vote"),
    "ballot.qualities.note": Name(
        "组长最好具备下面四点。只供各位自己衡量，不打分，也不登记。",
        "A leader should have these four qualities. Weigh them for yourself: nobody is given points, nothing is recorded.",
    ),
    "ballot.slip": Name(
        "选票　第 {{ each.slip }} 号　{{ group.name }}　第 {{ number }} 轮",
        "Slip {{ each.slip }} – {{ group.name }}, round {{ number }}",
    ),
    "ballot.mark": Name("打“√”", "Tick one"),
    "ballot.abstain": Name("弃权", "Abstain"),
    "ballot.cut": Name("✂ " + "─" * 80, "✂ " + "─" * 80),
}
