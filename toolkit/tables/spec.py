"""What a table looks like: its names, who fills it and when, and every column as data.

Field names are the attributes of the records in `toolkit.programme`; a person's 姓名 column beside the 工号 is `name`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from toolkit.names import Name

if TYPE_CHECKING:
    from toolkit.programme.kinds import Phase, Table


class CellKind(Enum):
    """How the text of a cell becomes typed."""

    TEXT = auto()
    INTEGER = auto()
    NUMBER = auto()
    SHARE = auto()  # 80% or 0.8
    LEVEL = auto()  # 1-5
    MINUTES = auto()  # 90, 1.5小时
    DATE = auto()
    TIME = auto()
    MOMENT = auto()  # a day, with or without the time of day
    YES_NO = auto()
    CHOICE = auto()
    PERSON_ID = auto()
    PERSON = auto()  # 工号, 姓名 or 姓名(工号)
    GROUP = auto()
    TOPIC = auto()
    SLOT = auto()  # a name of 设置 › 时段
    MARK = auto()  # 出勤, √, 请假


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """One column.

    Shape: `many` cells hold a list; `choices` is set for CHOICE and MARK; `aliases` are other headers people use.
    """

    field: str
    name: Name
    note: Name
    kind: CellKind = CellKind.TEXT
    aliases: tuple[str, ...] = ()
    required: bool = False
    choices: type[Enum] | None = None
    many: bool = False


# Each table has one; what is remembered per table is found by which it is, not by all its columns.
@dataclass(frozen=True, slots=True, eq=False)
class TableSpec:
    """One sheet people fill in.

    Shape: of each tuple in `one_of` a row needs at least one field, and the sheet at least one column.
    """

    table: Table
    name: Name
    aliases: tuple[str, ...]
    phase: Phase
    filled_by: Name
    when: Name
    row_is: Name
    columns: tuple[ColumnSpec, ...]
    one_of: tuple[tuple[str, ...], ...] = ()

    def column(self, field: str) -> ColumnSpec:
        """The column of a field.

        Raises: KeyError when the table has none.
        """
        for each in self.columns:
            if each.field == field:
                return each
        raise KeyError(field)

    @property
    def must(self) -> frozenset[str]:
        """Fields whose columns come first in a new sheet: the required ones and those of `one_of`."""
        return frozenset(each.field for each in self.columns if each.required) | {f for fs in self.one_of for f in fs}


NOTHING = Name("", "")


@dataclass(frozen=True, slots=True)
class SettingSpec:
    """One row of 设置: what it is called, how its value is read, what holds without it.

    Shape: `default` is the value as a new sheet shows it; `span` rows use 起 and 止; `repeats` may stand in several
    rows.
    """

    field: str
    name: Name
    note: Name
    kind: CellKind = CellKind.TEXT
    default: Name = NOTHING
    aliases: tuple[str, ...] = ()
    choices: type[Enum] | None = None
    span: bool = False
    repeats: bool = False


def column(
    field: str,
    zh: str,
    en: str,
    note: tuple[str, str],
    kind: CellKind = CellKind.TEXT,
    *,
    also: str = "",
    required: bool = False,
    choices: type[Enum] | None = None,
    many: bool = False,
) -> ColumnSpec:
    """A column in one line; `also` holds its aliases parted by `|`."""
    aliases = tuple(also.split("|")) if also else ()
    return ColumnSpec(field, Name(zh, en), Name(*note), kind, aliases, required, choices, many)
