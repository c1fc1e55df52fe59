"""What several documents say: the group, its members."""

from dataclasses import dataclass, field
from datetime import date

from toolkit.documents.fields import zh
from toolkit.programme.kinds import GroupStatus, LedBy, Role


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """A group as documents introduce it; None prints 「未提供」."""

    id: str = field(metadata=zh("编号"))
    name: str = field(metadata=zh("名称"))
    topic: str | None = field(metadata=zh("主题"))
    goal: tuple[str, ...] = field(metadata=zh("目标"))
    promised: str | None = field(metadata=zh("预期成果"))
    status: GroupStatus = field(metadata=zh("状态"))
    starts: date | None = field(metadata=zh("开始"))
    ends: date | None = field(metadata=zh("结束"))
    frequency: str | None = field(metadata=zh("频率"))
    slot: str | None = field(metadata=zh("时段"))
    minutes: int | None = field(metadata=zh("时长"))
    place: str | None = field(metadata=zh("地点"))
    meeting_link: str | None = field(metadata=zh("会议链接"))
    led_by: LedBy | None = field(metadata=zh("牵头方式"))
    sponsor: str | None = field(metadata=zh("发起部门"))
    leader: str | None = field(metadata=zh("组长"))
    size: int = field(metadata=zh("人数"))


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One member; `role` is the one held on the day the document speaks of."""

    number: int = field(metadata=zh("序号"))
    person: str = field(metadata=zh("姓名"))
    employee_id: str | None = field(metadata=zh("工号"))
    department: str | None = field(metadata=zh("部门"))
    position: str | None = field(metadata=zh("岗位"))
    role: Role = field(metadata=zh("角色"))
    since: date | None = field(metadata=zh("加入日期"))
