"""What is written back into the workbook: 调研汇总, 考勤汇总, 进度汇总, 计划日程, 积分明细, 分组建议,
选举结果, 检查结果, each as one sheet of ours.

Decides which figures a summary shows, in which order and tone. Leaves counting to `figures`, formats and the file to
the stores; titles and headers are in the words it is given, which are the workbook's.
"""

from toolkit.summaries.answering import keep_answers
from toolkit.summaries.attendance import plan_attendance_summary, plan_group_attendance
from toolkit.summaries.closing import plan_completions, plan_evaluation
from toolkit.summaries.elections import plan_election_results
from toolkit.summaries.findings import plan_findings
from toolkit.summaries.grouping import (
    ADJUSTING,
    PROPOSED,
    WAITING,
    alternative_line,
    grouping_lines,
    plan_grouping,
    seat_grounds,
)
from toolkit.summaries.month import month_sentences, plan_month_summary
from toolkit.summaries.needs import CHOOSING, plan_needs, turnout_line, used_weights, weights_text
from toolkit.summaries.points import plan_points
from toolkit.summaries.progress import plan_group_progress, plan_progress_summary
from toolkit.summaries.schedule import plan_schedule
from toolkit.summaries.watching import watch_reason

__all__ = [
    "ADJUSTING",
    "CHOOSING",
    "PROPOSED",
    "WAITING",
    "alternative_line",
    "grouping_lines",
    "keep_answers",
    "month_sentences",
    "plan_attendance_summary",
    "plan_completions",
    "plan_election_results",
    "plan_evaluation",
    "plan_findings",
    "plan_group_attendance",
    "plan_group_progress",
    "plan_grouping",
    "plan_month_summary",
    "plan_needs",
    "plan_points",
    "plan_progress_summary",
    "plan_schedule",
    "seat_grounds",
    "turnout_line",
    "used_weights",
    "watch_reason",
    "weights_text",
]
