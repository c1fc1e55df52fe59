"""docs/layers.md: the rooms and who may call whom, from the data the architecture test uses."""

from __future__ import annotations

from tests.architecture.layers import FLOOR_ONE, ROOMS


def render() -> str:
    """The page."""
    lines = [
        "# The rooms of `toolkit/`",
        "",
        "Generated from `tests/architecture/layers.py`, which the tests walk every import against.",
        f"A room may also import itself and floor 1 ({', '.join(f'`{name}`' for name in sorted(FLOOR_ONE))}).",
        "",
        "| floor | room | what lives there | may import | third party |",
        "|---|---|---|---|---|",
    ]
    for room in ROOMS:
        may = ", ".join(sorted(room.may_import)) or "–"
        third = ", ".join(sorted(room.third_party)) or "–"
        lines.append(f"| {room.floor} | `{room.name}` | {room.lives_there} | {may} | {third} |")
    return "\n".join(lines) + "\n"
