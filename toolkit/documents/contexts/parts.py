"""What several documents say: the group, its members."""

from dataclasses import dataclass
from datetime import date

from toolkit.documents.fields import named
from toolkit.programme.kinds import GroupStatus, LedBy, Role


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """A group as documents introduce it; None prints 「未提供」."""

    id: str = named("编号")
    name: str = named("名称")
    topic: str | None = named("主题")
    goal: tuple[str, ...] = named("目标")
    promised: str | None = named("预期成果")
    status: GroupStatus = named("状态")
    starts: date | None = named("开始")
    ends: date | None = named("结束")
    frequency: str | None = named("频率")
    slot: str | None = named("时段")
    minutes: int | None = named("时长")
    place: str | None = named("地点")
    meeting_link: str | None = named("会议链接")
    led_by: LedBy | None = named("牵头方式")
    sponsor: str | None = named("发起部门")
    leader: str | None = named("组长")
    size: int = named("人数")


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One member; `role` is the one held on the day the document speaks of."""

    number: int = named("序号")
    person: str = named("姓名")
    employee_id: str | None = named("工号")
    department: str | None = named("部门")
    position: str | None = named("岗位")
    role: Role = named("角色")
    since: date | None = named("加入日期")
