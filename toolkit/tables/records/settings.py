"""设置 becomes Settings: named rows, typed values, spans and repeated rows."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from toolkit.names import Language
from toolkit.problems import Code
from toolkit.programme.kinds import ElectionMethod, KeepAnswer, LedBy, Merit, NeedPart, PointRule
from toolkit.programme.settings import NEED_WEIGHTS, GradeBand, Settings, Stage
from toolkit.tables.cells import parser_for
from toolkit.tables.cells.clock import slot_of
from toolkit.tables.cells.text import finer_parts_of, parts_of
from toolkit.tables.choices import words_of
from toolkit.tables.faults import Effect, Unread
from toolkit.tables.plain import plain, plain_header
from toolkit.tables.spec import ColumnSpec
from toolkit.tables.specs.settings import SETTINGS_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from toolkit.programme.origin import Origin
    from toolkit.tables.cells.days import Period
    from toolkit.tables.rows import Desk, Row
    from toolkit.tables.spec import SettingSpec

T = TypeVar("T")
E = TypeVar("E", bound=Enum)
_PAIR = re.compile(r"(.+?)[\s:=为+]*([+-]?\d{1,6})\s*分?")
_BAND = re.compile(r"(\S+?)[\s::]+(.+)")
_GRADES = re.compile(r"([A-Za-z]*)(\d{1,3})\s*[-–—~～至到]+\s*([A-Za-z]*)(\d{1,3})")
_MINUTES = re.compile(r"(\d{1,3})(?:分钟|分|min)")
_BARE = re.compile(r"(\d{2,3})")
_HOUR = re.compile(r"(?<!\d)(?:1|一)(?:个?小时|hour\b|h\b)(?:=|为|折|算|is|equals)")
_BY_NAME: Mapping[str, SettingSpec] = {
    plain_header(name): spec for spec in SETTINGS_ROWS for name in (spec.name.zh, spec.name.en, *spec.aliases)
}


class _Given(NamedTuple):
    value: object
    text: str
    row: Row


def setting_named(text: str) -> SettingSpec | None:
    """The setting a row is about."""
    return _BY_NAME.get(plain_header(text))


def build_settings(rows: Iterable[Row], desk: Desk, period: Period) -> Settings:
    """Every setting that is given; the rest keeps its default."""
    given: dict[str, list[_Given]] = {}
    blank: dict[str, Origin] = {}
    for row in rows:
        spec = setting_named(row.text("item"))
        if spec is None:
            _unknown(row, desk)
        elif not spec.repeats and spec.field in given:
            first = given[spec.field][0].row.origin.cell("item").address
            desk.leave_out(Code.SETTING_TWICE, row.origin.cell("item"), setting=spec.name, first=first)
        else:
            value = _value(spec, row, desk, period)
            if value is not None or (spec.span and (row.day("starts") or row.day("ends"))):
                given.setdefault(spec.field, []).append(_Given(value, row.text("value"), row))
            else:
                blank.setdefault(spec.field, row.origin)
    settings = _assembled(given, desk)
    return replace(settings, origins=blank | settings.origins)


def _unknown(row: Row, desk: Desk) -> None:
    typed = row.text("item")
    near = get_close_matches(plain_header(typed), _BY_NAME, n=1, cutoff=0.5)
    nearest = (_BY_NAME[near[0]].name,) if near else tuple(spec.name for spec in SETTINGS_ROWS[:6])
    desk.leave_out(Code.SETTING_UNKNOWN, row.origin.cell("item"), value=typed, nearest=nearest)


def _value(spec: SettingSpec, row: Row, desk: Desk, period: Period) -> object:
    raw = row.cells.get("value")
    if raw is None:
        return None
    as_column = ColumnSpec("value", spec.name, spec.note, spec.kind, choices=spec.choices)
    parsed = parser_for(as_column, period)(row.text("value"))
    if isinstance(parsed, Unread):
        at = row.origin.cell("value")
        desk.leave_out(parsed.code, at, column=spec.name, effect=Effect.ROW_LEFT_OUT, **dict(parsed.facts))
        return None
    return parsed


def _assembled(given: Mapping[str, list[_Given]], desk: Desk) -> Settings:
    def one(field: str, kind: type[T], default: T) -> T:
        value = given[field][0].value if field in given else default
        return value if isinstance(value, kind) else default

    def maybe(field: str, kind: type[T]) -> T | None:
        value = given[field][0].value if field in given else None
        return value if isinstance(value, kind) else None

    usual = Settings()
    starts, ends = _span(given.get("period", []), desk)
    settings = Settings(
        programme=one("programme", str, ""),
        company=one("company", str, ""),
        cycle=one("cycle", str, ""),
        starts=starts,
        ends=ends,
        stages=_stages(given.get("stages", []), desk),
        slots=tuple(slot_of(each.text) for each in given.get("slots", [])),
        grade_bands=tuple(band for each in given.get("grade_bands", []) for band in _bands(each, desk)),
        led_by=maybe("led_by", LedBy),
        size_min=one("size_min", int, usual.size_min),
        size_max=one("size_max", int, usual.size_max),
        department_cap=maybe("department_cap", int),
        frequency=one("frequency", str, ""),
        meeting_minutes=maybe("meeting_minutes", int),
        attendance_target=one("attendance_target", Fraction, usual.attendance_target),
        late_minutes=one("late_minutes", int, usual.late_minutes),
        excused_is_due=one("excused_is_due", bool, usual.excused_is_due),
    )
    return _rest(settings, given, desk)


def _rest(settings: Settings, given: Mapping[str, list[_Given]], desk: Desk) -> Settings:
    def value(field: str, default: T) -> T:
        found = given[field][0].value if field in given else default
        return found if isinstance(found, type(default)) else default

    until = given["apply_until"][0].row.origin if "apply_until" in given else None
    return replace(
        settings,
        online_share=value("online_share", settings.online_share),
        election_method=value("election_method", ElectionMethod.PLURALITY),
        election_quorum=value("election_quorum", settings.election_quorum),
        hide_below=value("hide_below", settings.hide_below),
        hide_below_group=value("hide_below_group", settings.hide_below_group),
        watch_absences=value("watch_absences", settings.watch_absences) or settings.watch_absences,
        watch_window=value("watch_window", settings.watch_window) or settings.watch_window,
        watch_falling=value("watch_falling", settings.watch_falling) or settings.watch_falling,
        apply_until=_day(given["apply_until"][0].value) if until else None,
        apply_how=value("apply_how", ""),
        contact=value("contact", ""),
        overflow=value("overflow", ""),
        hours=value("hours", ""),
        minutes_per_hour=_minutes_per_hour(given, settings.minutes_per_hour, desk),
        point_rules=tuple(_worths(given, "point_rules", PointRule, desk).items()),
        need_weights=_need_weights(given, desk),
        keep_answer=value("keep_answer", KeepAnswer.LAST),
        weights=tuple(pair for each in given.get("weights", []) for pair in _pairs(each, "weights", desk)),
        merit_weights=tuple(_worths(given, "merit_weights", Merit, desk).items()) or settings.merit_weights,
        leader_weights=tuple(_worths(given, "leader_weights", Merit, desk).items()) or settings.leader_weights,
        award_groups=value("award_groups", settings.award_groups),
        award_members=value("award_members", settings.award_members),
        award_leaders=value("award_leaders", settings.award_leaders),
        certificate_rate=value("certificate_rate", settings.certificate_rate),
        certificate_hours=value("certificate_hours", settings.certificate_hours),
        issuer=value("issuer", ""),
        unreachable=value("unreachable", settings.unreachable),
        language=value("language", Language.ZH),
        origins=_origins(settings, given),
    )


def _origins(settings: Settings, given: Mapping[str, list[_Given]]) -> dict[str, Origin]:
    """Where each setting stands; every stage has its own row, `stages.2`."""
    rows = {(each.text, each.row.day("starts")): each.row.origin for each in given.get("stages", ())}
    of_stages = {f"stages.{stage.order}": rows[stage.name, stage.starts] for stage in settings.stages}
    return {field: each[0].row.origin for field, each in given.items()} | of_stages


def _minutes_per_hour(given: Mapping[str, list[_Given]], usual: int | None, desk: Desk) -> int | None:
    """The minutes of one 学时 out of 60 分钟 = 1 学时, 1学时=45分钟 or 45."""
    if "hours" not in given:
        return usual
    said = given["hours"][0]
    text = plain(said.text)
    found = _MINUTES.search(text) or _BARE.fullmatch(text)
    if found and int(found[1]):
        return int(found[1])
    if _HOUR.search(text):
        return 60
    _pair_unread(said, "hours", said.text, desk)
    return None


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _span(given: list[_Given], desk: Desk) -> tuple[date | None, date | None]:
    if not given:
        return None, None
    row = given[0].row
    starts, ends = row.day("starts"), row.day("ends")
    if starts and ends and starts > ends:
        desk.leave_out(Code.SETTING_DATES_REVERSED, row.origin.cell("starts"), setting=row.text("item"))
        return None, None
    return starts, ends


def _stages(given: list[_Given], desk: Desk) -> tuple[Stage, ...]:
    stages: list[Stage] = []
    for each in given:
        row = each.row
        starts, ends = row.day("starts"), row.day("ends")
        if not each.text or not starts or not ends:
            desk.leave_out(Code.SETTING_DATES_MISSING, row.origin.cell(), setting=each.text or row.text("item"))
        elif starts > ends:
            desk.leave_out(Code.SETTING_DATES_REVERSED, row.origin.cell("starts"), setting=each.text)
        else:
            stages.append(Stage(len(stages) + 1, each.text, starts, ends))
    return tuple(stages)


def _pairs(given: _Given, setting: str, desk: Desk) -> Iterable[tuple[str, int]]:
    for part in finer_parts_of(given.text):
        found = _PAIR.fullmatch(unicodedata.normalize("NFKC", part))
        if found:
            yield found[1].strip(), int(found[2])
        else:
            _pair_unread(given, setting, part, desk)


def _worths(given: Mapping[str, list[_Given]], setting: str, kinds: type[E], desk: Desk) -> Mapping[E, int]:
    """What each kind of thing is worth; of two rows for one kind the first counts."""
    name = next(spec.name for spec in SETTINGS_ROWS if spec.field == setting)
    worths: dict[E, int] = {}
    for each in given.get(setting, []):
        at = each.row.origin.cell("value")
        for word, worth in _pairs(each, setting, desk):
            kind = words_of(kinds).get(plain(word))
            if not isinstance(kind, kinds):
                desk.say(Code.SETTING_POINT_RULE, at, setting=name, value=word, allowed=tuple(kinds))
            elif kind in worths:
                desk.say(Code.SETTING_POINT_RULE_TWICE, at, setting=name, rule=kind)
            else:
                worths[kind] = worth
    return worths


def _need_weights(given: Mapping[str, list[_Given]], desk: Desk) -> tuple[tuple[NeedPart, int], ...]:
    """The weight of every part; one that is not given keeps its own, and weights that weigh nothing are not used."""
    weights = {**dict(NEED_WEIGHTS), **_worths(given, "need_weights", NeedPart, desk)}
    if min(weights.values()) < 0 or not any(weights.values()):
        desk.say(Code.NEED_WEIGHTS_UNUSABLE, given["need_weights"][0].row.origin.cell("value"))
        return NEED_WEIGHTS
    return tuple(weights.items())


def _bands(given: _Given, desk: Desk) -> Iterable[GradeBand]:
    for part in parts_of(given.text):
        found = _BAND.fullmatch(unicodedata.normalize("NFKC", part))
        if found:
            yield GradeBand(found[1], tuple(grade for each in finer_parts_of(found[2]) for grade in _grades(each)))
        else:
            _pair_unread(given, "grade_bands", part, desk)


def _grades(text: str) -> tuple[str, ...]:
    span = _GRADES.fullmatch(text)
    if span and span[3].upper() in {span[1].upper(), ""}:
        return tuple(f"{span[1]}{number}" for number in range(int(span[2]), int(span[4]) + 1))
    return (text,)


def _pair_unread(given: _Given, setting: str, part: str, desk: Desk) -> None:
    name = next(spec.name for spec in SETTINGS_ROWS if spec.field == setting)
    desk.say(Code.SETTING_PAIR_UNREAD, given.row.origin.cell("value"), setting=name, value=part)
