"""Tables of what came of it: outcomes, feedback, problems and tasks, points."""

# One column is one line, so that the file reads as the table it describes.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from toolkit.names import Name
from toolkit.programme.kinds import (
    DifficultyKind,
    DifficultyStatus,
    EvaluationLevel,
    FeedbackTime,
    OutcomeKind,
    Phase,
    Table,
)
from toolkit.tables.spec import CellKind, TableSpec, column
from toolkit.tables.specs.meetings import GROUP, GROUP_REQUIRED
from toolkit.tables.specs.preparing import EMPLOYEE_ID_ALSO, NAME_ALSO

SESSION = column("session", "场次", "Session", ("与某次活动有关时填场次；填那天的日期也可以。", "When it belongs to a meeting: its number, or its date."), CellKind.INTEGER, also="次数|第几次|第几场|session no|session no.")

OUTCOMES = TableSpec(
    Table.OUTCOMES,
    Name("成果", "Outcomes"),
    ("学习成果", "成果记录", "成果清单", "results", "deliverables"),
    Phase.RUN,
    Name("组长", "leaders"),
    Name("拿出成果时", "when something is shown"),
    Name("一件成果", "one outcome"),
    (
        GROUP_REQUIRED,
        column("stage", "阶段", "Stage", ("空着按日期归。", "Blank means by date."), also="所属阶段"),
        column("plan_number", "计划序号", "Plan no.", ("对应计划里的第几项。", "Which item of the plan."), CellKind.INTEGER, also="对应计划|plan no"),
        column("name", "名称", "Name", ("成果的名称。", "What it is called."), required=True, also="成果名称|成果|标题|outcome|title"),
        column("kind", "类型", "Kind", ("心得、案例、课件、项目或其他。", "notes, case, courseware, project or other."), CellKind.CHOICE, choices=OutcomeKind, also="成果类型|类别|type"),
        column("authors", "作者", "Authors", ("工号或姓名，可几个。", "IDs or names, several allowed."), CellKind.PERSON, many=True, also="完成人|负责人|提交人|author"),
        column("day", "日期", "Date", ("完成或展示的日期。", "The day it was done or shown."), CellKind.DATE, also="完成日期|提交日期"),
        column("link", "链接", "Link", ("存放的地方。", "Where it is kept."), also="文件链接|存放位置|地址|url"),
    ),
)

FEEDBACK = TableSpec(
    Table.FEEDBACK,
    Name("反馈", "Feedback"),
    ("评估反馈", "活动反馈", "满意度", "评估", "evaluation", "ratings"),
    Phase.REVIEW,
    Name("成员、上级或讲师", "members, managers or lecturers"),
    Name("活动后，结项前后", "after meetings, and around the end"),
    Name("一个指标的一次评分或一条意见", "one score or one comment"),
    (
        GROUP_REQUIRED,
        SESSION,
        column("time", "时点", "When", ("活动后、前测、后测、30 天、60 天或 90 天。", "after a meeting, before, after, or 30, 60, 90 days later."), CellKind.CHOICE, choices=FeedbackTime, also="评估时点|测评时点|time"),
        column("day", "日期", "Date", ("评分的日期。", "The day of the rating."), CellKind.DATE, also="评价日期|填写日期"),
        column("person", "工号", "Employee ID", ("空着就是匿名。", "Blank means anonymous."), CellKind.PERSON_ID, also=EMPLOYEE_ID_ALSO),
        column("name", "姓名", "Name", ("空着就是匿名。", "Blank means anonymous."), also=NAME_ALSO),
        column("rater", "评价人", "Rater", ("替别人打分时填写，如直接上级。", "When somebody else rates, e.g. the manager."), also="评分人|评价者"),
        column("level", "评估层级", "Level", ("反应、学习、行为或结果；空着是反应。", "reaction, learning, behaviour or results; blank means reaction."), CellKind.CHOICE, choices=EvaluationLevel, also="层级|评估层次|evaluation level"),
        column("indicator", "指标", "Indicator", ("评的是什么，如：内容实用。", "What is rated, e.g. useful content."), also="评价指标|题目|question|item"),
        column("score", "得分", "Score", ("几分。", "The score."), CellKind.NUMBER, also="分数|评分|rating"),
        column("full", "满分", "Out of", ("满分几分。", "The highest score."), CellKind.NUMBER, also="总分|full score|max"),
        column("unit", "单位", "Unit", ("业务指标的单位。", "The unit of a business figure."), also="计量单位"),
        column("comment", "意见", "Comment", ("文字意见；报告里不出现姓名。", "Free text; reports give no names."), also="建议|意见建议|评语|comments"),
    ),
)

DIFFICULTIES = TableSpec(
    Table.DIFFICULTIES,
    Name("问题与待办", "Problems and tasks"),
    ("问题", "待办", "问题与支持", "问题清单", "待办事项", "issues", "tasks", "action items"),
    Phase.RUN,
    Name("组长", "leaders"),
    Name("遇到困难或定下待办时", "when something is stuck or owed"),
    Name("一个问题或一件待办", "one problem or one task"),
    (
        GROUP_REQUIRED,
        SESSION,
        column("day", "日期", "Date", ("提出的日期。", "The day it came up."), CellKind.DATE, also="提出日期|登记日期"),
        column("kind", "类型", "Kind", ("问题或待办；空着是问题。", "problem or task; blank means problem."), CellKind.CHOICE, choices=DifficultyKind, also="类别|type"),
        column("text", "内容", "Text", ("困难是什么，或要做什么。", "What is difficult, or what is to be done."), required=True, also="问题描述|问题内容|待办内容|事项|描述|description|content"),
        column("support", "需要的支持", "Support needed", ("希望谁帮什么。", "What help is wanted."), also="需要支持|所需支持|支持需求"),
        column("owner", "责任人", "Owner", ("工号或姓名。", "ID or name."), CellKind.PERSON, also="负责人|跟进人|responsible"),
        column("due", "截止", "Due", ("何时完成。", "By when."), CellKind.DATE, also="截止日期|完成时限|due date|deadline"),
        column("status", "状态", "Status", ("待处理、处理中、已完成或不再跟进。", "open, in progress, done or dropped."), CellKind.CHOICE, choices=DifficultyStatus, also="处理状态|进展"),
        column("done_on", "完成日期", "Done on", ("实际完成的日期。", "The day it was done."), CellKind.DATE, also="解决日期|关闭日期|completed"),
    ),
)

POINTS = TableSpec(
    Table.POINTS,
    Name("积分调整", "Points"),
    ("积分", "加减分", "积分记录", "point entries", "point adjustments"),
    Phase.REVIEW,
    Name("人力资源", "HR"),
    Name("需要加分或减分时", "when points are given or taken"),
    Name("一次加分或减分", "one entry"),
    (
        column("day", "日期", "Date", ("发生的日期。", "The day it happened."), CellKind.DATE, also="发生日期"),
        GROUP,
        column("person", "工号", "Employee ID", ("工号、姓名填一项即可。", "ID or name is enough."), CellKind.PERSON_ID, also=EMPLOYEE_ID_ALSO),
        column("name", "姓名", "Name", ("工号、姓名填一项即可。", "ID or name is enough."), also=NAME_ALSO),
        column("points", "加减分", "Points", ("整数，减分写负数。", "A whole number, negative to take away."), CellKind.INTEGER, required=True, also="分值|积分|分数|adjustment"),
        column("reason", "事由", "Reason", ("为什么。", "Why."), also="原因|说明"),
        column("reverses", "冲销第几条", "Reverses entry", ("更正时填被冲销的是表里第几条。", "For a correction: which entry it takes back."), CellKind.INTEGER, also="冲销|冲销序号"),
    ),
    one_of=(("person", "name"),),
)
