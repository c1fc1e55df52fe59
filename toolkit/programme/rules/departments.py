"""A department that is spelt almost like another one: most likely a slip of the pen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.problems import Code, problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from toolkit.problems import Problem
    from toolkit.programme.people import Employee
    from toolkit.programme.programme import Programme

# As many stand in a department that others are likened to; shorter names differ by chance.
LEAST_PEOPLE, LEAST_LETTERS = 3, 3
# 销售一部 and 销售二部, Team A and Team B are not misspelt.
_TELLS_APART = frozenset("一二三四五六七八九十甲乙丙丁东南西北中上下前后内外大小")


def check_departments(programme: Programme) -> Iterator[Problem]:
    """People alone in a department whose name is one letter from that of a larger one."""
    people: dict[str, list[Employee]] = {}
    for each in programme.employees:
        if each.department:
            people.setdefault(each.department, []).append(each)
    for department, alone in people.items():
        like = _like(department, people) if len(alone) == 1 else None
        if like:
            at = alone[0].at.cell("department")
            yield problem(Code.RULE_DEPARTMENT_LIKE, at, department=department, like=like, count=len(people[like]))


def _like(department: str, people: Mapping[str, Sequence[Employee]]) -> str | None:
    near = (each for each, there in people.items() if len(there) >= LEAST_PEOPLE and _one_letter_off(department, each))
    return next(near, None)


def _one_letter_off(one: str, other: str) -> bool:
    if len(one) != len(other) or len(one) < LEAST_LETTERS:
        return False
    apart = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    if len(apart) != 1:
        return False
    a, b = apart[0]
    return not any(each.isdigit() or each.isupper() for each in (a, b)) and not {a, b} <= _TELLS_APART
