"""Tables of the preparation: roster, topics, needs, resources, days off."""

# One column is one line, so that the file reads as the table it describes.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from toolkit.names import Name
from toolkit.programme.kinds import DayKind, LedBy, NeedSource, Phase, ResourceKind, ResourceStatus, Table, TopicStatus
from toolkit.tables.spec import CellKind, TableSpec, column

EMPLOYEE_ID_ALSO = "员工编号|员工号|职工号|职工编号|人员编号|员工id|工号/编号|employee no|employee no.|employee number|staff id|staff no|staff number"
NAME_ALSO = "员工姓名|人员姓名|名字|full name|employee name"
DEPARTMENT_ALSO = "所在部门|所属部门|部门名称|所属单位|dept|dept."

ROSTER = TableSpec(
    Table.ROSTER,
    Name("名单", "Roster"),
    ("花名册", "员工名单", "人员名单", "员工花名册", "人员", "员工", "employees", "staff", "people"),
    Phase.PREPARE,
    Name("人力资源", "HR"),
    Name("项目开始前，人员变动时", "before the start and when people change"),
    Name("一名员工", "one employee"),
    (
        column("employee_id", "工号", "Employee ID", ("文本格式，前面的 0 要保留，如 00731。", "As text, leading zeros kept, e.g. 00731."), CellKind.PERSON_ID, also=EMPLOYEE_ID_ALSO),
        column("name", "姓名", "Name", ("与证件一致。", "As in the company's records."), also=NAME_ALSO),
        column("department", "部门", "Department", ("所在部门。", "The person's department."), also=DEPARTMENT_ALSO),
        column("position", "岗位", "Position", ("岗位名称。", "Job title."), also="职位|职务|岗位名称|job title|title"),
        column("grade", "职级", "Grade", ("如 P4，与设置里的职级档对应。", "e.g. P4, as in the grade bands of Settings."), also="级别|职等|level|job grade"),
        column("manager", "直接上级", "Manager", ("工号或姓名。", "Employee ID or name."), CellKind.PERSON, also="上级|直属上级|汇报对象|直属领导|line manager|reports to"),
        column("email", "邮箱", "E-mail", ("公司邮箱。", "Company e-mail."), also="电子邮件|邮件|电子邮箱|邮箱地址|email|mail|e-mail address|email address"),
        column("pinyin", "拼音", "Pinyin", ("有多音字时填写，如 Ou Yang。", "Where the name may be misread, e.g. Ou Yang."), also="姓名拼音|英文名|english name"),
        column("joined", "入职日期", "Joined", ("如 2026-09-01。", "e.g. 2026-09-01."), CellKind.DATE, also="入职|入职时间|joining date|hire date|start date"),
        column("left", "离职日期", "Left", ("离职者填写；之后不再计入应到。", "For people who left; not due afterwards."), CellKind.DATE, also="离职|离职时间|leaving date|end date"),
        column("surveyed", "调研对象", "Surveyed", ("填“否”表示不请其答问卷；空着算“是”。", "No when the survey is not for them; blank means yes."), CellKind.YES_NO, also="是否调研|是否调研对象|in survey"),
    ),
    one_of=(("employee_id", "name"),),
)

TOPICS = TableSpec(
    Table.TOPICS,
    Name("主题", "Topics"),
    ("学习主题", "主题清单", "主题库", "topic list", "learning topics"),
    Phase.PREPARE,
    Name("人力资源、业务部门", "HR and departments"),
    Name("调研之后", "after the survey"),
    Name("一个学习主题", "one topic"),
    (
        column("id", "编号", "ID", ("如 T01；空着用名称。", "e.g. T01; blank means the name."), also="主题编号|topic id|no.|code"),
        column("name", "名称", "Name", ("具体、清楚、有挑战，如“数据分析在营销决策中的应用”。", "Concrete and clear."), required=True, also="主题名称|主题|学习主题|topic|topic name"),
        column("status", "状态", "Status", ("候选、入选或不开。", "candidate, chosen or closed."), CellKind.CHOICE, choices=TopicStatus, also="主题状态"),
        column("goal", "目标", "Goal", ("学完能做到什么。", "What people can do afterwards."), also="学习目标|goals|objective"),
        column("required_level", "要求水平", "Required level", ("1 到 5。", "1 to 5."), CellKind.LEVEL, also="要求水平1-5|水平要求"),
        column("strategic_fit", "战略相关", "Strategic fit", ("1 到 5，与公司战略的关系。", "1 to 5, how close to the company's strategy."), CellKind.LEVEL, also="战略相关1-5|战略相关度|战略相关性"),
        column("expected_outcomes", "预期成果", "Expected outcomes", ("结项时拿出什么。", "What will be shown at the end."), also="预期产出|expected results"),
        column("time_needed", "时间投入", "Time needed", ("如：每周 1 次，每次 90 分钟。", "e.g. once a week, 90 minutes."), also="投入时间|time commitment"),
        column("suited_for", "适合对象", "Suited for", ("谁适合参加。", "Whom it suits."), also="适合人群|面向对象|target audience"),
        column("requirements", "参与要求", "Requirements", ("参加者要做到什么。", "What is asked of participants."), also="要求|参加要求"),
        column("lecturer", "内部讲师", "Internal lecturer", ("能来辅导的同事。", "Colleagues who can help."), also="讲师|lecturer|internal trainer"),
        column("led_by", "牵头方式", "Led by", ("由谁牵头。", "Who leads."), CellKind.CHOICE, choices=LedBy),
        column("most_groups", "最多开几组", "Most groups", ("空着不限。", "Blank for no limit."), CellKind.INTEGER, also="最多组数|组数上限|max groups"),
    ),
)

NEEDS = TableSpec(
    Table.NEEDS,
    Name("调研", "Needs"),
    ("需求调研", "调研结果", "学习需求", "学习需求调研", "需求", "survey", "needs survey"),
    Phase.PREPARE,
    Name("员工（问卷）或访谈人", "employees, or the interviewer"),
    Name("需求调研时", "during the survey"),
    Name("一份回答", "one answer"),
    (
        column("submitted", "提交时间", "Submitted", ("一人多份时以最后一份为准。", "Of several answers the last counts."), CellKind.MOMENT, also="提交日期|填写时间|时间戳记|时间戳|timestamp|submitted at"),
        column("source", "来源", "Source", ("问卷或访谈。", "questionnaire or interview."), CellKind.CHOICE, choices=NeedSource),
        column("employee_id", "工号", "Employee ID", ("匿名可空。", "Blank when anonymous."), CellKind.PERSON_ID, also=EMPLOYEE_ID_ALSO),
        column("name", "姓名", "Name", ("匿名可空。", "Blank when anonymous."), also=NAME_ALSO),
        column("directions", "想学的主题", "Wanted topics", ("一个或几个，用“；”隔开。", "One or several, parted by semicolons."), required=True, many=True, also="学习主题|想学主题|主题|感兴趣的主题|topics|wanted topic"),
        column("importance", "重要", "Importance", ("1 到 5。", "1 to 5."), CellKind.LEVEL, also="重要性|重要程度"),
        column("urgency", "紧迫", "Urgency", ("1 到 5。", "1 to 5."), CellKind.LEVEL, also="紧迫性|紧迫程度|紧急程度"),
        column("level", "现有水平", "Level now", ("1 到 5。", "1 to 5."), CellKind.LEVEL, also="目前水平|当前水平|水平|current level"),
        column("bottleneck", "技能瓶颈", "Skill bottleneck", ("工作里卡在哪里。", "Where work gets stuck."), also="瓶颈|bottleneck"),
        column("shortfall", "知识短板", "Knowledge gap", ("缺哪方面的知识。", "What knowledge is missing."), also="短板|shortfall"),
        column("aspiration", "发展意愿", "Aspiration", ("想往哪里发展。", "Where the person wants to go."), also="个人发展意愿|发展方向"),
        column("method", "学习方式", "Preferred method", ("喜欢怎样学。", "How the person likes to learn."), also="偏好的学习方式|learning method"),
        column("slots", "可用时段", "Free slots", ("设置里的时段，可几个。", "Slots of Settings, several allowed."), CellKind.SLOT, many=True, also="可参加时段|空闲时段|available slots"),
    ),
)

RESOURCES = TableSpec(
    Table.RESOURCES,
    Name("资源与预算", "Resources"),
    ("资源", "预算", "资源预算", "resources and budget", "budget"),
    Phase.PREPARE,
    Name("人力资源", "HR"),
    Name("立项时，落实后更新", "when planning; updated as things are secured"),
    Name("一项资源或费用", "one resource or cost"),
    (
        column("kind", "类型", "Kind", ("场地、资料、内部讲师、外部专家或经费。", "venue, material, internal lecturer, outside expert or budget."), CellKind.CHOICE, choices=ResourceKind, required=True, also="资源类型|类别|type"),
        column("name", "名称", "Name", ("如：三楼会议室。", "e.g. meeting room 3F."), required=True, also="资源名称|项目|item"),
        column("topic", "主题", "Topic", ("只用于某个主题时填写。", "When it serves one topic only."), CellKind.TOPIC, also="学习主题"),
        column("group", "小组", "Group", ("只用于某个小组时填写。", "When it serves one group only."), CellKind.GROUP, also="小组编号|小组名称|学习小组"),
        column("needed", "需要数量", "Needed", ("需要多少。", "How much is needed."), CellKind.NUMBER, also="需求数量"),
        column("secured", "已落实数量", "Secured", ("已有着落多少。", "How much is secured."), CellKind.NUMBER, also="落实数量"),
        column("quantity", "数量", "Quantity", ("计价的数量。", "The quantity paid for."), CellKind.NUMBER, also="qty"),
        column("unit_price", "单价", "Unit price", ("元。", "In the company's currency."), CellKind.NUMBER, also="单价（元）|price"),
        column("spent", "实际金额", "Spent", ("已花的钱，元。", "Money spent."), CellKind.NUMBER, also="实际金额（元）|实际支出|actual amount"),
        column("status", "状态", "Status", ("已落实、洽谈中或缺。", "secured, negotiating or missing."), CellKind.CHOICE, choices=ResourceStatus, also="落实情况"),
        column("contact", "联系人", "Contact", ("找谁。", "Whom to ask."), also="对接人"),
    ),
)

HOLIDAYS = TableSpec(
    Table.HOLIDAYS,
    Name("节假日", "Holidays"),
    ("放假安排", "假期", "节假日安排", "days off", "public holidays"),
    Phase.PREPARE,
    Name("人力资源", "HR"),
    Name("每年放假通知发布后", "once the year's holidays are announced"),
    Name("一天", "one day"),
    (
        column("day", "日期", "Date", ("如 2026-10-01。", "e.g. 2026-10-01."), CellKind.DATE, required=True, also="day"),
        column("kind", "类型", "Kind", ("休息，或调休要上班。", "off, or work on a weekend day."), CellKind.CHOICE, choices=DayKind, required=True, also="类别|type"),
        column("note", "说明", "Note", ("如：国庆节。", "e.g. National Day."), also="备注|名称|节日|notes|holiday"),
    ),
)
