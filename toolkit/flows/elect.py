"""`elect`: ballots to print, ballots counted, each group's announcement, and 选举结果 written back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.documents import BALLOT, ELECTION_RESULT, ballot_context, election_context
from toolkit.figures import compute_elections, compute_slate, election_problems, needs_leader, whole_scope
from toolkit.flows.accepting import NOTHING_ACCEPTED, accept, agreed, apply_accepted
from toolkit.flows.publishing import publish
from toolkit.flows.reading import chosen_groups, open_programme, problems_of
from toolkit.flows.request import Result
from toolkit.problems import Code, problem
from toolkit.programme.kinds import Role, Table
from toolkit.summaries import plan_election_results
from toolkit.tables.wanted import WantedCell, WantedTable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from toolkit.documents.contexts.ballot import BallotContext
    from toolkit.figures import Election
    from toolkit.flows.accepting import Consent
    from toolkit.flows.reading import Opened
    from toolkit.flows.request import Progress, Request
    from toolkit.problems import Problem
    from toolkit.programme.groups import Group, Membership
    from toolkit.programme.origin import Origin
    from toolkit.programme.programme import Programme
    from toolkit.tables.wanted import Filled


def run(request: Request, progress: Progress, *, accept_leaders: bool = False, consent: Consent = agreed) -> Result:
    """One announcement per group that has voted; the sheet holds all groups.

    Shape: with `accept_leaders` the elected get their 角色 in 成员.
    """
    opened = open_programme(request, "elect", write=request.write_back and not request.dry_run)
    elections = compute_elections(opened.programme, request.as_of)
    of_group = {each.group: each for each in elections}
    patches = (plan_election_results(opened.programme, elections, opened.words),)
    table, beside = _leaders(opened.programme, elections, request.as_of) if accept_leaders else (None, ())
    accepted = accept(request, opened, (table,), consent) if table else NOTHING_ACCEPTED
    published = publish(
        request,
        opened,
        ELECTION_RESULT,
        [group for group in chosen_groups(request, opened) if group.id in of_group],
        lambda group: election_context(opened.programme, of_group[group.id], opened.words, request.as_of),
        progress,
    )
    written = apply_accepted(request, opened, patches, accepted, made=published.files)
    refused = any(each.state == "refused" for each in written.outcomes[len(patches) :])
    entered = () if table is None or refused else _entered(table, accepted.fills)
    return Result(
        files=published.files,
        patches=written.outcomes,
        problems=(
            *_left_to_say(opened, elections, entered, request.as_of),
            *beside,
            *published.problems,
            *written.problems,
        ),
        counts=opened.counts,
        lines=accepted.lines,
    )


def print_ballots(request: Request, progress: Progress) -> Result:
    """Ballots for every group asked for, or for every group that needs a leader; nothing is counted."""
    opened = open_programme(request, "ballots", write=False)
    programme, as_of = opened.programme, request.as_of
    of_group = {each.group: each for each in compute_elections(programme, as_of)}
    groups = [
        group
        for group in chosen_groups(request, opened)
        if request.groups or needs_leader(programme, group.id, of_group.get(group.id), as_of)
    ]
    scope = whole_scope(programme, as_of)

    def context(group: Group) -> BallotContext:
        slate = compute_slate(programme, group.id, of_group.get(group.id), as_of)
        return ballot_context(programme, group, slate, scope, opened.words, as_of)

    published = publish(request, opened, BALLOT, groups, context, progress)
    return Result(
        files=published.files,
        problems=(*opened.problems, *published.problems),
        counts=opened.counts,
        lines=() if groups else (request.words.text("elect.no_ballots"),),
    )


def _leaders(
    programme: Programme, elections: Sequence[Election], as_of: date
) -> tuple[WantedTable, tuple[Problem, ...]]:
    """角色 of everybody elected who does not lead yet; where somebody else still leads, that is named instead."""
    cells, beside = [], []
    for election in elections:
        winner = election.last.winner
        rows = programme.memberships_by_group.get(election.group, ())
        if winner is None or any(row.person == winner and row.role is Role.LEADER for row in rows):
            continue
        others = tuple(each for each in programme.leaders(election.group, as_of) if each != winner)
        row = _present_row(rows, winner)
        if others or row is None:
            at = row.at.cell("role") if row else programme.group_by_id[election.group].at.cell("id")
            people = tuple(map(programme.name_of, others))
            beside.append(problem(Code.ELECTED_BESIDE, at, person=programme.name_of(winner), leaders=people))
        else:
            cells.append(WantedCell(row.at, "role", Role.LEADER, f"{election.group}/{winner}"))
    return WantedTable(Table.MEMBERSHIPS, tuple(cells)), tuple(beside)


def _entered(table: WantedTable, fills: Sequence[Filled]) -> tuple[Origin, ...]:
    """The rows of 成员 that lead from now on."""
    filled = {(each.row, each.field) for each in fills}
    return tuple(each.at for each in table.cells if (each.key, each.field) in filled)


def _left_to_say(
    opened: Opened, elections: Sequence[Election], entered: Sequence[Origin], as_of: date
) -> tuple[Problem, ...]:
    """What was found, without what the leaders entered in this very run have mended."""
    if not entered:
        return (*opened.problems, *election_problems(opened.programme, elections, as_of))
    rows = tuple(
        replace(each, role=Role.LEADER) if each.at in entered else each for each in opened.programme.memberships
    )
    after = replace(opened.programme, memberships=rows)
    return (*problems_of(opened, after, as_of), *election_problems(after, elections, as_of))


def _present_row(rows: Sequence[Membership], person: str) -> Membership | None:
    return next((row for row in rows if row.person == person and row.until is None), None)
