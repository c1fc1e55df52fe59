"""Every name the page about an unattended run may use."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from toolkit.documents.fields import zh


class RunState(Enum):
    """How a group came out of a run."""

    MADE = "made"
    PARTIAL = "partial"  # its report is there, but something in its sheets could not be used
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class RunLine:
    """How one group came out; `reason` is None where all went well."""

    group_name: str = field(metadata=zh("组名"))
    leader: str | None = field(metadata=zh("组长"))
    outcome: RunState = field(metadata=zh("结果"))
    reason: str | None = field(metadata=zh("原因"))


@dataclass(frozen=True, slots=True)
class TodoLine:
    """One thing somebody must mend: who, at which cell, what it is, how."""

    who: str = field(metadata=zh("谁"))
    cell: str = field(metadata=zh("哪一格"))
    fault: str = field(metadata=zh("情况"))
    remedy: str = field(metadata=zh("改法"))


@dataclass(frozen=True, slots=True)
class RunSummaryContext:
    """Every name the page about an unattended run may use.

    Shape: `more` counts what stands only in the workbook's own list of findings.
    """

    company: str | None = field(metadata=zh("公司"))
    programme: str | None = field(metadata=zh("项目"))
    letterhead: str = field(metadata=zh("页眉"))
    span: str = field(metadata=zh("报告期"))
    as_of: date = field(metadata=zh("截至日期"))
    expected_reports: int = field(metadata=zh("应出报告数"))
    made_reports: int = field(metadata=zh("已出报告数"))
    partial_reports: int = field(metadata=zh("不完整报告数"))
    groups: tuple[RunLine, ...] = field(metadata=zh("各组"))
    todo: tuple[TodoLine, ...] = field(metadata=zh("要做的事"))
    more: int = field(metadata=zh("其余处数"))
