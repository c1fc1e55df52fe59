"""Makes the stock templates of both languages; two runs write equal files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).resolve().parent
# This script builds this checkout's templates, wherever it is called from.
sys.path.insert(0, str(HERE.parent))


def built() -> Iterator[tuple[Path, bytes]]:
    """Every stock template: where it lies in this folder, and its bytes."""
    from templates.source.ballot import ballot  # noqa: PLC0415 - after sys.path
    from templates.source.certificate import certificate  # noqa: PLC0415
    from templates.source.charter import charter  # noqa: PLC0415 - after sys.path
    from templates.source.closing_report import closing_report  # noqa: PLC0415
    from templates.source.election import election  # noqa: PLC0415 - as above
    from templates.source.grouping import grouping  # noqa: PLC0415
    from templates.source.kickoff import kickoff  # noqa: PLC0415
    from templates.source.meeting_forms import minutes, sign_in  # noqa: PLC0415
    from templates.source.month_overview import month_overview  # noqa: PLC0415
    from templates.source.needs import needs_report  # noqa: PLC0415
    from templates.source.package import name_document, packed  # noqa: PLC0415
    from templates.source.project_summary import project_summary  # noqa: PLC0415
    from templates.source.proposal import proposal  # noqa: PLC0415
    from templates.source.recruitment import recruitment  # noqa: PLC0415
    from templates.source.run_summary import run_summary  # noqa: PLC0415
    from templates.source.stage_report import stage_report  # noqa: PLC0415
    from templates.source.study_plan import study_plan  # noqa: PLC0415
    from templates.source.tongue import Tongue  # noqa: PLC0415
    from toolkit.documents.kinds import (  # noqa: PLC0415
        BALLOT,
        CERTIFICATE,
        CHARTER,
        CLOSING_REPORT,
        ELECTION_RESULT,
        GROUPING,
        KICKOFF,
        MINUTES,
        MONTH_OVERVIEW,
        NEEDS_REPORT,
        PROJECT_SUMMARY,
        PROPOSAL,
        RECRUITMENT,
        RUN_SUMMARY,
        SIGN_IN,
        STAGE_REPORT,
        STUDY_PLAN,
    )
    from toolkit.names import Language  # noqa: PLC0415

    described = (
        (NEEDS_REPORT, needs_report),
        (PROPOSAL, proposal),
        (RECRUITMENT, recruitment),
        (KICKOFF, kickoff),
        (GROUPING, grouping),
        (CHARTER, charter),
        (BALLOT, ballot),
        (ELECTION_RESULT, election),
        (STUDY_PLAN, study_plan),
        (STAGE_REPORT, stage_report),
        (MONTH_OVERVIEW, month_overview),
        (CLOSING_REPORT, closing_report),
        (PROJECT_SUMMARY, project_summary),
        (CERTIFICATE, certificate),
        (RUN_SUMMARY, run_summary),
        (SIGN_IN, sign_in),
        (MINUTES, minutes),
    )
    for language in Language:
        tongue = Tongue(language)
        for kind, describe in described:
            document = describe(tongue).document
            name_document(document, tongue.of(kind.name))
            yield Path(language.value) / tongue.of(kind.template), packed(document)


def main() -> int:
    """Writes every template that changed."""
    for path, data in built():
        target = HERE / path
        if not target.exists() or target.read_bytes() != data:
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(data)
            print(f"wrote {path.as_posix()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
