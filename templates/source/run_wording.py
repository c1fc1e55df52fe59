"""The wording of the page about an unattended run."""

from __future__ import annotations

from toolkit.names import Name

RUN = {
    "run": Name("运行摘要", "Run summary"),
    "run.dateline": Name("数据截至 {{ as_of }}", "As of {{ as_of }}"),
    "run.running": Name("运行摘要", "Run summary"),
    "run.reports": Name("报告（已出／应出）", "Reports made / due"),
    "run.reports.of": Name("应出 {{ expected_reports }} 份", "{{ expected_reports }} due"),
    "run.partial": Name("不完整", "Incomplete"),
    "run.partial.of": Name("小组表里有用不上的内容", "something of the group's own sheet was not usable"),
    "run.todo.count": Name("要改的地方", "Places to mend"),
    "run.todo.count.of": Name("错误和警告，提示不计", "errors and warnings, no notices"),
    "run.todo": Name("要做的事", "To do"),
    "run.todo.none": Name("没有要改的地方。", "Nothing to mend."),
    "run.who": Name("谁", "Who"),
    "run.cell": Name("哪一格", "Which cell"),
    "run.fault": Name("情况", "What it is"),
    "run.remedy": Name("改法", "How to mend it"),
    "run.more": Name(
        "还有 {{ more }} 处，见总表的「检查结果」。", "{{ more }} more: see the findings in the workbook."
    ),
    "run.groups": Name("各组情况", "Groups"),
    "run.outcome": Name("报告", "Report"),
    "run.reason": Name("原因", "Reason"),
}
