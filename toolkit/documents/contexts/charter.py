"""Every name the charter's template may use."""

from dataclasses import dataclass, field
from datetime import date

from toolkit.documents.contexts.parts import GroupFacts, MemberLine
from toolkit.documents.fields import zh


@dataclass(frozen=True, slots=True)
class Article:
    """One clause of a charter; `suggested` marks wording the group has not agreed yet."""

    heading: str = field(metadata=zh("标题"))
    paragraphs: tuple[str, ...] = field(metadata=zh("段落"))
    suggested: bool = field(metadata=zh("是建议稿"))


@dataclass(frozen=True, slots=True)
class CharterContext:
    """Every name the charter's template may use.

    Shape: `clauses` are the six of the programme plan, then those with titles of their own.
    """

    company: str | None = field(metadata=zh("公司"))
    programme: str | None = field(metadata=zh("项目"))
    cycle: str | None = field(metadata=zh("期次"))
    letterhead: str = field(metadata=zh("页眉"))
    group: GroupFacts = field(metadata=zh("小组"))
    version: str | None = field(metadata=zh("版本"))
    passed: date | None = field(metadata=zh("通过日期"))
    as_of: date = field(metadata=zh("截至日期"))
    members: tuple[MemberLine, ...] = field(metadata=zh("成员"))
    clauses: tuple[Article, ...] = field(metadata=zh("条款"))
    attending: Article = field(metadata=zh("考勤请假"))
    joining: Article = field(metadata=zh("进入退出"))
    amending: Article = field(metadata=zh("修订"))
    any_suggested: bool = field(metadata=zh("有建议稿"))
