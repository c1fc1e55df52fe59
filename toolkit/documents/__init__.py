"""What a Word document says: one frozen context of typed values per kind, built from the programme and its figures.

Decides which facts a document shows and in which order. Leaves counting to `figures`, looks and fixed text to the
templates, and the printing of numbers and dates to the engine that renders them.
"""

from toolkit.documents.ballot import ballot_context
from toolkit.documents.certificates import certificate_context
from toolkit.documents.charter import charter_context
from toolkit.documents.closing import closing_context
from toolkit.documents.election import election_context
from toolkit.documents.fields import as_mapping
from toolkit.documents.grouping import grouping_context
from toolkit.documents.kickoff import FirstMeeting, first_meeting, kickoff_context
from toolkit.documents.kinds import (
    BALLOT,
    CERTIFICATE,
    CHARTER,
    CLOSING_REPORT,
    ELECTION_RESULT,
    GROUPING,
    KICKOFF,
    KINDS,
    MINUTES,
    MINUTES_FORM,
    MONTH_OVERVIEW,
    MONTH_REPORT,
    NEEDS_REPORT,
    PROJECT_SUMMARY,
    PROPOSAL,
    RECRUITMENT,
    RUN_SUMMARY,
    SIGN_IN,
    STAGE_REPORT,
    STUDY_PLAN,
    DocumentKind,
    aliases,
)
from toolkit.documents.meeting_forms import minutes_context, signin_context
from toolkit.documents.needs import needs_context
from toolkit.documents.needs_remarks import SaidWeights
from toolkit.documents.overview import Told, overview_context
from toolkit.documents.plan import plan_context
from toolkit.documents.project_summary import summary_context
from toolkit.documents.proposal import proposal_context
from toolkit.documents.recruitment import recruitment_context
from toolkit.documents.report import report_context
from toolkit.documents.run_summary import RunFacts, run_summary_context, run_summary_text

__all__ = [
    "BALLOT",
    "CERTIFICATE",
    "CHARTER",
    "CLOSING_REPORT",
    "ELECTION_RESULT",
    "GROUPING",
    "KICKOFF",
    "KINDS",
    "MINUTES",
    "MINUTES_FORM",
    "MONTH_OVERVIEW",
    "MONTH_REPORT",
    "NEEDS_REPORT",
    "PROJECT_SUMMARY",
    "PROPOSAL",
    "RECRUITMENT",
    "RUN_SUMMARY",
    "SIGN_IN",
    "STAGE_REPORT",
    "STUDY_PLAN",
    "DocumentKind",
    "FirstMeeting",
    "RunFacts",
    "SaidWeights",
    "Told",
    "aliases",
    "as_mapping",
    "ballot_context",
    "certificate_context",
    "charter_context",
    "closing_context",
    "election_context",
    "first_meeting",
    "grouping_context",
    "kickoff_context",
    "minutes_context",
    "needs_context",
    "overview_context",
    "plan_context",
    "proposal_context",
    "recruitment_context",
    "report_context",
    "run_summary_context",
    "run_summary_text",
    "signin_context",
    "summary_context",
]
