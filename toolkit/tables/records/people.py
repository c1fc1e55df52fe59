"""名单, 主题, 调研, 报名 become records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.problems import Code
from toolkit.programme.kinds import LedBy, NeedSource, TopicStatus
from toolkit.programme.people import Applicant, Employee, Need, Topic
from toolkit.tables.plain import plain, plain_id
from toolkit.tables.specs.forming import APPLICATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.programme.origin import Origin
    from toolkit.tables.resolving import Resolver
    from toolkit.tables.rows import Desk, Row

_EMPLOYEE_TEXTS = ("employee_id", "name", "department", "position", "grade", "manager", "email", "pinyin")


def build_employees(rows: Iterable[Row], desk: Desk) -> Iterator[Employee]:
    """Employees in sheet order; of two with one 工号 the first stays."""
    ids: dict[str, Origin] = {}
    names: dict[str, Origin] = {}
    # 市场 部 is 市场部: people stand in one department, spelt as it was first.
    departments: dict[str, str] = {}
    for row in rows:
        at = row.origin
        id_, name, department, position, grade, manager, email, pinyin = row.texts(*_EMPLOYEE_TEXTS)
        first = ids.setdefault(plain_id(id_), at) if id_ else names.setdefault(plain(name), at)
        if first is not at:
            code, field, key = (Code.ROSTER_TWICE, "employee_id", id_) if id_ else (Code.ROSTER_NAMESAKE, "name", name)
            desk.leave_out(code, at.cell(field), value=key, first=first.cell(field).address)
            continue
        yield Employee(
            at,
            id_,
            name,
            departments.setdefault(plain(department), department),
            position,
            grade,
            manager,
            email,
            pinyin,
            row.day("joined"),
            row.day("left"),
            row.yes("surveyed", blank=True),
        )


def build_topics(rows: Iterable[Row], desk: Desk) -> Iterator[Topic]:
    """Topics; one without 编号 is known by its name."""
    seen: dict[str, Origin] = {}
    for row in rows:
        id_ = row.text("id") or row.text("name")
        first = seen.setdefault(plain(id_), row.origin)
        if first is not row.origin:
            field = "id" if row.text("id") else "name"
            desk.leave_out(Code.TOPIC_TWICE, row.origin.cell(field), value=id_, first=first.cell(field).address)
            continue
        yield Topic(
            at=row.origin,
            id=id_,
            name=row.text("name"),
            status=row.choice("status", TopicStatus) or TopicStatus.CANDIDATE,
            goal=row.text("goal"),
            required_level=row.whole("required_level"),
            strategic_fit=row.whole("strategic_fit"),
            expected_outcomes=row.text("expected_outcomes"),
            time_needed=row.text("time_needed"),
            suited_for=row.text("suited_for"),
            requirements=row.text("requirements"),
            lecturer=row.text("lecturer"),
            led_by=row.choice("led_by", LedBy),
            most_groups=row.whole("most_groups"),
        )


def build_needs(rows: Iterable[Row], resolver: Resolver) -> Iterator[Need]:
    """Answers of the survey; one without 工号 and 姓名 is anonymous."""
    for row in rows:
        person: str | None = ""
        if row.text("employee_id") or row.text("name"):
            person = resolver.person(row, "employee_id")
            if person is None:
                continue
        yield Need(
            at=row.origin,
            employee_id=person or "",
            submitted=row.moment("submitted"),
            source=row.choice("source", NeedSource) or NeedSource.QUESTIONNAIRE,
            directions=resolver.directions(row, "directions"),
            importance=row.whole("importance"),
            urgency=row.whole("urgency"),
            level=row.whole("level"),
            bottleneck=row.text("bottleneck"),
            shortfall=row.text("shortfall"),
            aspiration=row.text("aspiration"),
            method=row.text("method"),
            slots=resolver.slots(row, "slots"),
        )


def build_applicants(rows: Iterable[Row], resolver: Resolver) -> Iterator[Applicant]:
    """Applications, wishes as topic ids, best first, each once."""
    for row in rows:
        person = resolver.person(row, "employee_id")
        if person is None:
            continue
        choices = (resolver.topic(row, field) for field in ("choice_1", "choice_2", "choice_3"))
        yield Applicant(
            at=row.origin,
            employee_id=person,
            submitted=row.moment("submitted"),
            choices=tuple(dict.fromkeys(choice for choice in choices if choice)),
            experience=row.text("experience"),
            level=row.whole("level"),
            motivation=row.whole("motivation"),
            slots=resolver.slots(row, "slots"),
            would_lead=row.yes("would_lead"),
            statement=row.text("statement"),
            together=resolver.people_in(row, "together", APPLICATIONS),
            apart=resolver.people_in(row, "apart", APPLICATIONS),
        )
