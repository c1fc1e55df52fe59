"""Every name the notice of recruitment may use."""

from dataclasses import dataclass, field
from datetime import date

from toolkit.content import Lines
from toolkit.documents.fields import zh
from toolkit.programme.kinds import LedBy, Weekday


@dataclass(frozen=True, slots=True)
class RecruitmentContext:
    """Every name the notice of recruitment may use.

    Shape: `places_offered` None where the number of groups is left open.
    """

    company: str | None = field(metadata=zh("公司"))
    programme: str | None = field(metadata=zh("项目"))
    cycle: str | None = field(metadata=zh("期次"))
    letterhead: str = field(metadata=zh("页眉"))
    as_of: date = field(metadata=zh("截至日期"))
    issuer: str | None = field(metadata=zh("签发单位"))
    topic: str = field(metadata=zh("主题"))
    topic_id: str = field(metadata=zh("主题编号"))
    goal: Lines = field(metadata=zh("目标"))
    expected_outcomes: Lines = field(metadata=zh("成果清单"))
    time_needed: Lines = field(metadata=zh("时间投入"))
    requirements: Lines = field(metadata=zh("参与要求"))
    suited_for: str | None = field(metadata=zh("适合对象"))
    lecturer: str | None = field(metadata=zh("内部讲师"))
    led_by: LedBy | None = field(metadata=zh("牵头方式"))
    starts: date | None = field(metadata=zh("开始"))
    ends: date | None = field(metadata=zh("结束"))
    size_min: int = field(metadata=zh("每组下限"))
    size_max: int = field(metadata=zh("每组上限"))
    most_groups: int | None = field(metadata=zh("最多开几组"))
    places_offered: int | None = field(metadata=zh("名额"))
    wanted_by: int | None = field(metadata=zh("想学人数"))
    slots_offered: tuple[str, ...] = field(metadata=zh("可选时段"))
    apply_until: date | None = field(metadata=zh("报名截止"))
    apply_weekday: Weekday | None = field(metadata=zh("截止星期"))
    apply_how: tuple[str, ...] = field(metadata=zh("报名方式"))
    contact: str = field(metadata=zh("联系人"))
    overflow: Lines = field(metadata=zh("超员办法"))
