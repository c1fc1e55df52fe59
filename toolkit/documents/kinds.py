"""The kinds of Word documents: template, context and naming of each, as data."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from toolkit.documents.contexts import CharterContext, PlanContext, ReportContext, RunSummaryContext
from toolkit.documents.contexts.ballot import BallotContext
from toolkit.documents.contexts.closing import CertificateContext, ClosingContext, ProjectSummaryContext
from toolkit.documents.contexts.election import ElectionContext
from toolkit.documents.contexts.grouping import GroupingContext
from toolkit.documents.contexts.kickoff import KickoffContext
from toolkit.documents.contexts.meeting_forms import MinutesContext, SigninContext
from toolkit.documents.contexts.needs import NeedsContext
from toolkit.documents.contexts.overview import MonthOverviewContext
from toolkit.documents.contexts.proposal import ProposalContext
from toolkit.documents.contexts.recruitment import RecruitmentContext
from toolkit.documents.fields import add_name, chinese_names
from toolkit.names import Name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from _typeshed import DataclassInstance

    from toolkit.language import Words


class DocumentKind(NamedTuple):
    """One kind of document.

    Shape: `code` is the kind in `--json`; `name` names the output folder and ends each file name; `template` is the
    file name inside `templates/zh` and `templates/en`.
    """

    code: str
    name: Name
    template: Name
    context: type[DataclassInstance]

    def file_stem(self, words: Words, *parts: str) -> str:
        """What a document of this kind is called, without extension: G01_数据分析_阶段报告; not yet safe for a disk."""
        return "_".join([*(part for part in parts if part), words.of(self.name)])


CHARTER = DocumentKind(
    "charter", Name("小组章程", "Group charter"), Name("小组章程.docx", "charter.docx"), CharterContext
)
BALLOT = DocumentKind("ballot", Name("选票", "Ballots"), Name("选票.docx", "ballots.docx"), BallotContext)
ELECTION_RESULT = DocumentKind(
    "election_result",
    Name("选举结果公告", "Election result"),
    Name("选举结果公告.docx", "election_result.docx"),
    ElectionContext,
)
STUDY_PLAN = DocumentKind(
    "study_plan", Name("学习计划", "Study plan"), Name("学习计划.docx", "study_plan.docx"), PlanContext
)
STAGE_REPORT = DocumentKind(
    "stage_report", Name("阶段报告", "Stage report"), Name("阶段报告.docx", "stage_report.docx"), ReportContext
)
MONTH_REPORT = DocumentKind(
    "month_report", Name("月度报告", "Month report"), Name("阶段报告.docx", "stage_report.docx"), ReportContext
)
MONTH_OVERVIEW = DocumentKind(
    "month_overview",
    Name("月度总览", "Monthly overview"),
    Name("月度总览.docx", "month_overview.docx"),
    MonthOverviewContext,
)
CLOSING_REPORT = DocumentKind(
    "closing_report", Name("结项报告", "Closing report"), Name("结项报告.docx", "closing_report.docx"), ClosingContext
)
PROJECT_SUMMARY = DocumentKind(
    "project_summary",
    Name("项目总结", "Programme summary"),
    Name("项目总结.docx", "project_summary.docx"),
    ProjectSummaryContext,
)
CERTIFICATE = DocumentKind(
    "certificate", Name("证书", "Certificate"), Name("证书.docx", "certificate.docx"), CertificateContext
)
RUN_SUMMARY = DocumentKind(
    "run_summary", Name("运行摘要", "Run summary"), Name("运行摘要.docx", "run_summary.docx"), RunSummaryContext
)
SIGN_IN = DocumentKind("sign_in", Name("签到表", "Sign-in sheet"), Name("签到表.docx", "sign_in.docx"), SigninContext)
MINUTES_FORM = DocumentKind(
    "minutes_form", Name("会议纪要表", "Minutes form"), Name("会议纪要.docx", "minutes.docx"), MinutesContext
)
MINUTES = DocumentKind("minutes", Name("会议纪要", "Minutes"), Name("会议纪要.docx", "minutes.docx"), MinutesContext)
GROUPING = DocumentKind(
    "grouping", Name("分组说明", "Grouping explained"), Name("分组说明.docx", "grouping.docx"), GroupingContext
)
NEEDS_REPORT = DocumentKind(
    "needs_report", Name("调研报告", "Survey report"), Name("调研报告.docx", "survey_report.docx"), NeedsContext
)
RECRUITMENT = DocumentKind(
    "recruitment", Name("招募通知", "Recruitment notice"), Name("招募通知.docx", "recruitment.docx"), RecruitmentContext
)
KICKOFF = DocumentKind(
    "kickoff", Name("启动会议程", "Kick-off agenda"), Name("启动会议程.docx", "kickoff.docx"), KickoffContext
)
PROPOSAL = DocumentKind(
    "proposal", Name("项目方案", "Programme plan"), Name("项目方案.docx", "programme_plan.docx"), ProposalContext
)
KINDS = (
    NEEDS_REPORT,
    PROPOSAL,
    RECRUITMENT,
    KICKOFF,
    GROUPING,
    CHARTER,
    BALLOT,
    ELECTION_RESULT,
    STUDY_PLAN,
    STAGE_REPORT,
    MONTH_REPORT,
    MONTH_OVERVIEW,
    CLOSING_REPORT,
    PROJECT_SUMMARY,
    CERTIFICATE,
    RUN_SUMMARY,
    SIGN_IN,
    MINUTES_FORM,
    MINUTES,
)


@cache
def aliases() -> Mapping[str, str]:
    """Chinese name to attribute over all contexts; the pairs are one to one."""
    found: dict[str, str] = {}
    for kind in KINDS:
        for zh, attribute in chinese_names(kind.context).items():
            add_name(found, zh, attribute, kind.code)
    return MappingProxyType(found)
