"""Every name the charter's template may use."""

from dataclasses import dataclass
from datetime import date

from toolkit.documents.contexts.parts import GroupFacts, MemberLine
from toolkit.documents.fields import named


@dataclass(frozen=True, slots=True)
class Article:
    """One clause of a charter; `suggested` marks wording the group has not agreed yet."""

    heading: str = named("标题")
    paragraphs: tuple[str, ...] = named("段落")
    suggested: bool = named("是建议稿")


@dataclass(frozen=True, slots=True)
class CharterContext:
    """Every name the charter's template may use.

    Shape: `clauses` are the six of the programme plan, then those with titles of their own.
    """

    company: str | None = named("公司")
    programme: str | None = named("项目")
    cycle: str | None = named("期次")
    letterhead: str = named("页眉")
    group: GroupFacts = named("小组")
    version: str | None = named("版本")
    passed: date | None = named("通过日期")
    as_of: date = named("截至日期")
    members: tuple[MemberLine, ...] = named("成员")
    clauses: tuple[Article, ...] = named("条款")
    attending: Article = named("考勤请假")
    joining: Article = named("进入退出")
    amending: Article = named("修订")
    any_suggested: bool = named("有建议稿")
