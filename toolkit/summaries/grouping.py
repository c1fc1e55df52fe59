"""分组建议: who is proposed for which group and why, what else each could do, who has no group and what would help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.answers import Asking
from toolkit.programme.grouping import NOT_ASKED, Part
from toolkit.sheets import Column, Kind, SheetPatch, Tone
from toolkit.summaries.answering import header_name
from toolkit.summaries.columns import columns_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.language import Words
    from toolkit.names import Name
    from toolkit.programme.grouping import Grouping, Placed, ProposedGroup, Unplaced
    from toolkit.programme.programme import Programme
    from toolkit.sheets import SheetValue


def _header(key: str) -> Name:
    return header_name(f"summaries.grouping.column.{key}")


COLUMNS = (
    ("group", Kind.TEXT, 9),
    ("topic", Kind.TEXT, 22),
    ("slot", Kind.TEXT, 20),
    ("person", Kind.TEXT, 12),
    ("employee_id", Kind.TEXT, 10),
    ("department", Kind.TEXT, 14),
    ("choice", Kind.TEXT, 10),
    ("adjust", Kind.TEXT, 12),
    ("why", Kind.TEXT, 44),
    ("alternative", Kind.TEXT, 36),
)
FROZEN = 4
KEYS = ("employee_id", "person")
FACTS = ("group", "topic", "slot")
ADJUSTING = Asking("grouping", tuple(map(_header, KEYS)), (_header("adjust"),))
PROPOSED = Asking("grouping", tuple(map(_header, KEYS)), tuple(map(_header, FACTS)))
WAITING = header_name("summaries.grouping.waiting")
Row = tuple["SheetValue", ...]


def plan_grouping(programme: Programme, grouping: Grouping, words: Words) -> SheetPatch:
    """Every group with its people and its points, then everybody without a group; the points add up to the total."""
    rows: list[Row] = []
    tones: dict[int, Tone] = {}
    for group in grouping.groups:
        rows += [_member(programme, grouping, group, each, words) for each in group.members]
        rows.append(_total(programme, group, words))
        tones[len(rows)] = Tone.TOTAL
    for each in grouping.unplaced:
        rows.append(_unplaced(programme, each, words))
        tones[len(rows)] = Tone.WARN
    rows.append(_whole(grouping, words))
    tones[len(rows)] = Tone.TOTAL
    parts = tuple(Column(words.label(part), Kind.INTEGER, 12) for part in Part)
    score = Column(words.text("summaries.grouping.column.score"), Kind.INTEGER, 10)
    return SheetPatch(
        key="grouping",
        title=words.text("summaries.grouping.title"),
        columns=(*_columns(grouping, words), *parts, score),
        rows=tuple(rows),
        above=(
            words.text("summaries.grouping.title"),
            *grouping_lines(programme, grouping, words),
            words.text("summaries.grouping.how"),
        ),
        tones=tones,
        frozen=FROZEN,
    )


def _columns(grouping: Grouping, words: Words) -> tuple[Column, ...]:
    """The columns in words; where to is chosen from the groups there are, or to wait."""
    choices = (*(each.id for each in grouping.groups), words.of(WAITING))
    adjust = words.of(ADJUSTING.columns[0])
    columns = columns_of("grouping", COLUMNS, words)
    return tuple(each._replace(choices=choices) if each.header == adjust else each for each in columns)


def grouping_lines(programme: Programme, grouping: Grouping, words: Words) -> tuple[str, ...]:
    """How many have a group, how good that is and how surely, and what would place more of the others."""
    placed = len(grouping.group_of)
    not_asked = sum(each.why in NOT_ASKED for each in grouping.unplaced)
    unplaced = len(grouping.unplaced) - not_asked
    return (
        words.text(
            "summaries.grouping.counts",
            asked=placed + unplaced,
            placed=placed,
            groups=len(grouping.groups),
            unplaced=unplaced,
        ),
        *((words.text("summaries.grouping.not_asked", count=not_asked),) if not_asked else ()),
        _how_good(grouping, words),
        *((words.text("summaries.grouping.held"),) if grouping.held and not grouping.proven else ()),
        *((words.text("summaries.grouping.stopped"),) if grouping.stopped_early else ()),
        *help_lines(programme, grouping, words),
    )


def help_lines(programme: Programme, grouping: Grouping, words: Words) -> tuple[str, ...]:
    """What people could change so that more of the unplaced have a group."""
    return tuple(
        words.text(
            f"summaries.grouping.help.{each.kind.name}",
            topic=_topic(programme, each.topic),
            slot=each.slot,
            places=each.places,
            now=each.now,
            then=each.then,
            person=programme.name_of(each.person),
        )
        for each in grouping.helps
    )


def _how_good(grouping: Grouping, words: Words) -> str:
    if grouping.proven:
        key = "summaries.grouping.proven_held" if grouping.held else "summaries.grouping.proven"
        return words.text(key, score=grouping.score)
    if grouping.bound is None:
        return words.text("summaries.grouping.unbounded", score=grouping.score)
    if grouping.gap is None or grouping.gap > 1:
        # A share of the bound says nothing where the score is below nought.
        return words.text("summaries.grouping.far", score=grouping.score, bound=grouping.bound)
    return words.text(
        "summaries.grouping.bound", score=grouping.score, bound=grouping.bound, gap=words.percent(grouping.gap, 2)
    )


def _member(programme: Programme, grouping: Grouping, group: ProposedGroup, each: Placed, words: Words) -> Row:
    return (
        group.id,
        _topic(programme, group.topic),
        group.slot,
        *_person(programme, each.person),
        words.text("summaries.grouping.choice", choice=each.choice) if each.choice else None,
        None,
        seat_grounds(programme, group, each, words),
        alternative_line(programme, grouping, each, words),
        each.points,
        *(None for part in Part if part is not Part.CHOICE),
        None,
    )


def seat_grounds(programme: Programme, group: ProposedGroup, each: Placed, words: Words) -> str:
    """What speaks for this seat, in numbers anybody can count again in the group's own rows."""
    fans = sum(one.choice == 1 for one in group.members)
    said = [words.text("summaries.grouping.why.fixed")] if each.fixed else []
    if not each.fixed and _is_member(programme, group.id, each.person):
        said.append(words.text("summaries.grouping.why.here"))
    if each.choice:
        said.append(words.text("summaries.grouping.why.choice", choice=each.choice, points=each.points))
    said.append(words.text("summaries.grouping.why.group", size=len(group.members), fans=fans))
    if _would_lead(programme, each.person):
        said.append(words.text("summaries.grouping.why.leads"))
    if alone := _alone_of(programme, group, each.person):
        said.append(words.text("summaries.grouping.why.department", department=alone))
    return words.text("summaries.grouping.and").join(said)


def _is_member(programme: Programme, group: str, person: str) -> bool:
    """Whether the person is in the group already."""
    return any(row.person == person and row.until is None for row in programme.memberships_by_group.get(group, ()))


def _alone_of(programme: Programme, group: ProposedGroup, person: str) -> str:
    """The department nobody else in the group comes from; empty where somebody does."""
    of = {one.person: known.department for one in group.members if (known := programme.people.get(one.person))}
    mine = of.get(person, "")
    return mine if list(of.values()).count(mine) == 1 else ""


def alternative_line(programme: Programme, grouping: Grouping, each: Placed, words: Words) -> str:
    """The best other group for somebody, and how the total would change by that alone."""
    other = each.alternative
    if other is None and (each.fixed or _is_member(programme, grouping.group_of[each.person], each.person)):
        return words.text("summaries.grouping.alternative.stays")
    if other is None:
        return words.text("summaries.grouping.alternative.none")
    topic = next(group.topic for group in grouping.groups if group.id == other.group)
    return words.text(
        "summaries.grouping.alternative.swap" if other.instead_of else "summaries.grouping.alternative.move",
        group=other.group,
        topic=_topic(programme, topic),
        person=programme.name_of(other.instead_of),
        # With a hyphen for a minus a line could break behind it.
        delta=f"{other.delta:+}".replace("-", "\u2212") if other.delta else "0",
    )


def _total(programme: Programme, group: ProposedGroup, words: Words) -> Row:
    points = dict(group.parts)
    label = words.text("summaries.grouping.total", size=len(group.members))
    blank = (None,) * (len(COLUMNS) - FROZEN)
    parts = (points.get(part, 0) for part in Part)
    return (group.id, _topic(programme, group.topic), group.slot, label, *blank, *parts, group.score)


def _unplaced(programme: Programme, each: Unplaced, words: Words) -> Row:
    others = tuple(programme.name_of(other) for other in each.others)
    why = words.label(each.why)
    said = words.text("summaries.grouping.others", why=why, others=others) if others else why
    label = words.text("summaries.grouping.unplaced")
    blank = (None,) * (len(Part) + 2)
    return (label, None, None, *_person(programme, each.person), None, None, said, *blank)


def _whole(grouping: Grouping, words: Words) -> Row:
    """The total: all groups' points, less what each person who could have had a group costs without one."""
    without = sum(each.why not in NOT_ASKED for each in grouping.unplaced)
    cost = sum(each.score for each in grouping.groups) - grouping.score
    said = words.text("summaries.grouping.cost", count=without, points=cost) if without else None
    sums = {part: sum(dict(each.parts).get(part, 0) for each in grouping.groups) for part in Part}
    label = words.text("summaries.total")
    return (label, *(None for _ in range(7)), said, None, *sums.values(), grouping.score)


def _person(programme: Programme, person: str) -> Iterator[SheetValue]:
    employee = programme.people.get(person)
    yield programme.name_of(person)
    yield employee.employee_id if employee else None
    yield employee.department if employee else None


def _topic(programme: Programme, topic: str) -> str:
    found = programme.topic_by_id.get(topic)
    return found.name if found else topic


def _would_lead(programme: Programme, person: str) -> bool:
    last = next((each for each in reversed(programme.applicants) if each.employee_id == person), None)
    return last is not None and last.would_lead
