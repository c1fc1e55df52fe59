"""How rules name the groups and sessions they speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.programme.programme import Programme


def group_name(programme: Programme, group: str) -> str:
    """`G01 数据分析组`; the id alone where it is the name too."""
    found = programme.group_by_id.get(group)
    return group if found is None or found.name in {"", group} else f"{group} {found.name}"
