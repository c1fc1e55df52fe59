"""The wording of the announcement of an election."""

from __future__ import annotations

from toolkit.names import Name

ELECTION = {
    "election": Name("组长选举结果公告", "Election of the group leader"),
    "election.dateline": Name("投票日期：{{ day }}", "Day of the vote: {{ day }}"),
    "election.confirmed": Name("确认", "Confirmation"),
    "election.running": Name("选举结果公告　{{ group.id }}", "Election result – {{ group.id }}"),
    "election.result": Name("结果", "Result"),
    "election.votes": Name("得票情况", "Votes"),
    "election.rounds": Name("各轮计票", "Rounds"),
    "election.round": Name("轮次", "Round"),
    "election.outcome": Name("结果", "Outcome"),
    "election.present": Name("实到／应到", "Present / due"),
    "election.present.of": Name("到会率 {{ turnout|percent }}", "{{ turnout|percent }} took part"),
    "election.valid": Name("有效票", "Valid votes"),
    "election.valid.of": Name("弃权 {{ abstentions }} 票，另计", "{{ abstentions }} abstained, counted apart"),
    "election.invalid": Name("无效票", "Invalid"),
    "election.invalid.of": Name("不计入任何候选人", "count for nobody"),
    "election.kind": Name("产生方式", "Method"),
    "election.method": Name("当选规则", "Winning rule"),
    "election.quorum": Name("到会不低于", "Quorum"),
    "election.nominated_by": Name("推荐人", "Nominated by"),
    "election.rank": Name("名次", "Place"),
    "election.for": Name("赞成", "For"),
    "election.against": Name("反对", "Against"),
    "election.share": Name("得票率", "Share"),
    "election.elected": Name("当选", "Elected"),
    "election.tick": Name("{% if line.elected %}√{% endif %}", "{% if line.elected %}√{% endif %}"),
    "election.not_counted": Name("不计的票", "Not counted"),
    "election.not_counted.line": Name("{{ line.reason }}：{{ line.times }} 行", "{{ line.reason }}: {{ line.times }}"),
    "election.teller": Name("监票人", "Teller"),
}
