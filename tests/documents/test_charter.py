from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.documents.programmes import AS_OF, bare, ordinary
from tests.programme.factory import membership, origin, plus
from toolkit.documents import charter_context
from toolkit.language import EN, ZH, Words
from toolkit.programme.groups import Clause
from toolkit.programme.kinds import ClauseKind, Role

if TYPE_CHECKING:
    from toolkit.documents.contexts import CharterContext
    from toolkit.programme.programme import Programme


def _charter(programme: Programme, words: Words = ZH, as_of: date = AS_OF) -> CharterContext:
    return charter_context(programme, programme.groups[0], words, as_of)


def _clause(group: str, kind: ClauseKind | None, title: str, text: str, passed: date | None = None) -> Clause:
    return Clause(origin("章程", Clause, 30), group, kind, title, text, "v2", passed)


def _paragraphs(context: CharterContext, heading: str) -> tuple[tuple[str, ...], bool]:
    article = next(each for each in context.clauses if each.heading == heading)
    return article.paragraphs, article.suggested


def test_the_six_clauses_come_first_and_in_the_order_of_the_programme_plan() -> None:
    assert [each.heading for each in _charter(ordinary()).clauses] == [
        *(ZH.label(kind) for kind in ClauseKind),
        "积分办法",
    ]


def test_the_groups_own_clause_goes_before_the_companys() -> None:
    programme = plus(ordinary(), "clauses", _clause("", ClauseKind.TASKS, "", "公司统一安排。"))
    assert _paragraphs(_charter(programme), "任务分工机制") == (("轮流主持。", "组长提前公布。"), False)


def test_the_companys_clause_holds_where_the_group_has_none() -> None:
    assert _paragraphs(_charter(ordinary()), "会议纪律") == (("内容",), False)


@pytest.mark.parametrize("words", [ZH, EN])
def test_customary_wording_is_marked_as_a_suggestion(words: Words) -> None:
    context = _charter(bare(), words)
    assert context.any_suggested
    assert all(each.suggested and all(each.paragraphs) for each in context.clauses)
    assert len(context.clauses) == len(ClauseKind)


def test_a_charter_with_every_clause_agreed_suggests_nothing() -> None:
    titles = ("考勤请假", "进入退出", "修订")
    clauses = (
        *(_clause("G01", kind, "", "约定") for kind in ClauseKind),
        *(_clause("G01", None, title, "约定") for title in titles),
    )
    context = _charter(replace(ordinary(), clauses=clauses))
    assert not context.any_suggested
    assert len(context.clauses) == len(ClauseKind)
    assert context.amending.paragraphs == ("约定",)


def test_of_two_versions_of_a_clause_the_one_passed_last_holds() -> None:
    newer = _clause("G01", ClauseKind.TASKS, "", "按专长分工。", date(2026, 10, 1))
    older = replace(newer, text="抽签。", version="v0", passed=date(2026, 8, 1))
    context = _charter(plus(ordinary(), "clauses", newer, older))
    assert _paragraphs(context, "任务分工机制") == (("按专长分工。",), False)
    assert context.passed == date(2026, 10, 1)


def test_suggested_meetings_repeat_what_the_group_has_written_down() -> None:
    programme = ordinary()
    paragraphs, suggested = _paragraphs(_charter(replace(programme, clauses=())), "会议频率与时长")
    assert suggested
    assert "每周一次" in paragraphs[0]
    assert "90" in paragraphs[0]


def test_members_are_listed_once_leaders_first() -> None:
    programme = plus(ordinary(), "memberships", membership(20, "004", Role.RECORDER))
    members = _charter(programme).members
    assert [each.number for each in members] == list(range(1, 7))
    assert [(each.person, each.role) for each in members[:2]] == [("林澄", Role.LEADER), ("何苇", Role.RECORDER)]


def test_a_charter_made_before_the_start_lists_who_will_be_there() -> None:
    assert len(_charter(ordinary(), as_of=date(2026, 8, 1)).members) == 6


def test_what_is_not_known_is_missing_and_never_empty() -> None:
    context = _charter(bare())
    assert context.group.goal == ("未提供",)
    assert (context.company, context.version, context.group.leader, context.group.slot) == (None, None, None, None)
    assert context.letterhead
