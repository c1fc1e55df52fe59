"""Every fault we can name: a stable id, how grave it is, and the facts its message is made of.

The words stand in the catalogues; `problems` puts a code together with a place and facts.
"""

from __future__ import annotations

from enum import Enum, unique
from typing import NamedTuple


class Severity(Enum):
    """ERROR: a row or an output is missing. WARNING: counted, but look. NOTICE: worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


_NONE: frozenset[str] = frozenset()


class _Spec(NamedTuple):
    id: str
    severity: Severity
    facts: frozenset[str]
    values: frozenset[str]

    def __hash__(self) -> int:
        """By the id alone, which no other has: every start of the program hashes all of them."""
        return hash(self.id)


def _error(id_: str, facts: str = "") -> _Spec:
    return _spec(id_, Severity.ERROR, facts)


def _warning(id_: str, facts: str = "") -> _Spec:
    return _spec(id_, Severity.WARNING, facts)


def _notice(id_: str, facts: str = "") -> _Spec:
    return _spec(id_, Severity.NOTICE, facts)


def _spec(id_: str, severity: Severity, facts: str) -> _Spec:
    if "*" not in facts:
        return _Spec(id_, severity, frozenset(facts.split()), _NONE)
    names = facts.split()
    return _Spec(
        id_,
        severity,
        frozenset(name.removesuffix("*") for name in names),
        frozenset(name.removesuffix("*") for name in names if name.endswith("*")),
    )


@unique
class Code(Enum):
    """Every fault we can name, by room.

    Shape: id, then the facts its message needs; a fact with * repeats what stands in a cell and is left out of
    logs, `--json`, run records and notices.
    """

    # files: a workbook as a whole
    FILE_MISSING = _error("FILE-001")
    FILE_EMPTY = _error("FILE-002")
    FILE_OLD_XLS = _error("FILE-003")
    FILE_ENCRYPTED = _error("FILE-004")
    FILE_NOT_WORKBOOK = _error("FILE-005")
    FILE_DAMAGED = _error("FILE-006", "reason")
    FILE_TOO_LARGE = _error("FILE-007", "what limit")
    FILE_OPEN_ELSEWHERE = _error("FILE-008", "lock")
    FILE_FOLDER_READ_ONLY = _error("FILE-009", "folder")
    FILE_DISK_FULL = _error("FILE-010", "folder")
    FILE_LOCKED_BY_RUN = _error("FILE-011", "host pid since")
    FILE_CHANGED_MEANWHILE = _error("FILE-012")
    FILE_CANNOT_WRITE = _error("FILE-013", "reason")
    FILE_EXISTS = _error("FILE-014")
    FILE_NO_KNOWN_SHEET = _error("FILE-015", "sheets")
    FILE_WRONG_KIND = _error("FILE-016", "found")
    FILE_CANNOT_READ = _error("FILE-017")
    FILE_WEB_ADDRESS = _error("FILE-018")
    FILE_NO_CSV = _error("FILE-019")
    FILE_KEPT = _notice("FILE-020")
    FILE_RESULT_BESIDE = _error("FILE-024", "result")
    UNDO_NOTHING = _error("FILE-021")
    UNDO_CHANGED = _error("FILE-022")
    UNDO_COPY_GONE = _error("FILE-023")
    # what a command was asked
    GROUP_NOT_THERE = _error("RUN-001", "name known")
    STAGE_NOT_THERE = _error("RUN-002", "stage known")
    TABLE_NOT_KNOWN = _error("RUN-003", "name known")
    MAIL_NOT_SET_UP = _error("MAIL-001", "variable")
    MAIL_UNREACHABLE = _error("MAIL-002", "host reason")
    MAIL_SIGN_IN_REFUSED = _error("MAIL-003", "host")
    MAIL_REFUSED = _error("MAIL-004", "answer")
    MAIL_NO_ADDRESS = _notice("MAIL-005")
    PDF_NO_OFFICE = _error("PDF-001", "count")
    PDF_NOT_MADE = _error("PDF-002")
    TASK_TOO_LONG = _error("RUN-007", "length limit")
    TOPIC_NOT_THERE = _error("RUN-008", "name known")
    MONTH_MISSED = _warning("RUN-006", "month command")
    SUMMARIES_WAIT = _notice("RUN-005")
    GROUP_SHEET_UNREADABLE = _error("RUN-004", "group reason remedy")
    GROUP_SHEET_FROM_COPY = _error("RUN-106", "group day reason remedy")
    GROUP_SHEET_LEFT_OUT = _error("RUN-107", "group reason remedy")
    GROUP_SHEET_NOT_WRITTEN = _error("RUN-101", "group reason remedy")
    GROUP_SHEET_SHARED = _error("RUN-102", "group other")
    GROUP_SHEET_IS_HUB = _error("RUN-103", "group")
    GROUP_MEMBERS_THEIRS = _notice("RUN-104", "sheet")
    # sheets of ours in a workbook of theirs
    SHEET_NAME_TAKEN = _error("SHEET-001", "sheet")
    SHEET_CANNOT_ADD = _error("SHEET-002", "reason remedy")
    SHEET_TEXT_TOO_LONG = _error("SHEET-003", "length limit")
    SHEET_CHARACTER_REPLACED = _warning("SHEET-004", "count")
    SHEET_GONE = _error("SHEET-005", "sheet")
    SHEET_CELL_CHANGED = _error("SHEET-006", "found* before*")
    SHEET_COUNTS_EARLIER = _notice("SHEET-007")
    # what is accepted into sheets of theirs, and what they answered in ours
    ACCEPT_CELL_TAKEN = _error("ACC-001", "found* wanted*")
    ACCEPT_NO_COLUMN = _warning("ACC-002", "column")
    ACCEPT_ELSEWHERE = _warning("ACC-003")
    ANSWER_ROW_GONE = _warning("ACC-004", "row* value*")
    # Google Sheets: the key, the way there, what Google answers
    GOO_NOT_SIGNED_IN = _error("GOO-001")
    GOO_KEY_MISSING = _error("GOO-002")
    GOO_KEY_UNREADABLE = _error("GOO-003")
    GOO_KEY_OPEN = _error("GOO-004")
    GOO_KEY_IN_PROJECT = _error("GOO-005")
    GOO_SIGN_IN_REFUSED = _error("GOO-006")
    GOO_NOT_SHARED = _error("GOO-007", "address right")
    GOO_NOT_YOURS = _error("GOO-008", "right")
    GOO_NOT_FOUND = _error("GOO-009")
    GOO_SERVICE_OFF = _error("GOO-010")
    GOO_PROTECTED = _error("GOO-011")
    GOO_UNREACHABLE = _error("GOO-012", "tries")
    GOO_BUSY = _error("GOO-013", "tries")
    GOO_UNAVAILABLE = _error("GOO-014", "status tries")
    GOO_UNCLEAR = _error("GOO-015")
    GOO_REFUSED = _error("GOO-016", "said")
    GOO_SERVER_ELSEWHERE = _error("GOO-017")
    GOO_KEY_IS_REAL = _error("GOO-018")
    GOO_NO_DRIVE = _error("GOO-019", "address")
    GOO_CREATE_UNCLEAR = _error("GOO-020")
    GOO_NOT_EMPTY = _error("GOO-021", "sheet")
    GOO_NOT_A_SHEET = _error("GOO-022")
    GOO_BACK_NOTHING = _error("GOO-023")
    GOO_BACK_SINCE = _error("GOO-024")
    GOO_OFFICE_FILE = _error("GOO-025")
    GOO_NO_SCOPE = _error("GOO-026")
    GOO_BACK_ROW = _error("GOO-027")
    GOO_BACK_SHEET = _error("GOO-028", "sheet")
    # doctor: what this machine lacks, and where the real Google differs
    DOCTOR_PYTHON_OLD = _error("DOC-001", "found needed")
    DOCTOR_LIBRARY_MISSING = _error("DOC-002", "name")
    DOCTOR_NO_OFFICE = _notice("DOC-003")
    DOCTOR_NO_FONT = _notice("DOC-004")
    DOCTOR_CONSOLE = _notice("DOC-005", "encoding")
    DEMO_NO_SERVER = _error("DEMO-001")
    DOCTOR_LIVE_DIFFERS = _error("DOC-006", "what seen")
    # rules across records: 1 settings, 2 groups, 3 members, 4 charter, 5 plan, 6 sessions, 7 marks, 8 results
    RULE_STAGE_OUTSIDE_CYCLE = _warning("RULE-102", "stage*")
    RULE_STAGES_OVERLAP = _error("RULE-103", "stage* other* ends")
    RULE_SIZE_LIMITS = _error("RULE-104", "least most")
    RULE_GROUP_NAME_TWICE = _warning("RULE-201", "name row")
    RULE_GROUP_BACKWARDS = _error("RULE-202", "starts ends")
    RULE_MERGED_NOWHERE = _warning("RULE-203", "group")
    RULE_MERGED_STATUS = _warning("RULE-204", "target status")
    RULE_MERGED_INTO_ITSELF = _error("RULE-205", "group")
    RULE_GROUP_EMPTY = _warning("RULE-206", "group")
    RULE_GROUP_TOO_SMALL = _notice("RULE-207", "group count limit")
    RULE_GROUP_TOO_LARGE = _notice("RULE-208", "group count limit")
    RULE_DEPARTMENT_LIKE = _notice("RULE-209", "department* like* count")
    RULE_MEMBER_BACKWARDS = _error("RULE-301", "since until")
    RULE_MEMBER_TWICE = _warning("RULE-302", "person* group row")
    RULE_MEMBER_JOINS_AFTER_LEAVING = _error("RULE-303", "person* left")
    RULE_MEMBER_STAYS_AFTER_LEAVING = _notice("RULE-304", "person* left")
    RULE_MEMBER_AFTER_GROUP = _warning("RULE-305", "group ends")
    RULE_MEMBER_BEFORE_GROUP = _warning("RULE-306", "group starts")
    RULE_NO_LEADER = _warning("RULE-307", "group day")
    RULE_TWO_LEADERS = _warning("RULE-308", "group first* second* row")
    RULE_LEADER_LEFT = _warning("RULE-309", "group person* left")
    RULE_CHARTER_INCOMPLETE = _warning("RULE-401", "group missing")
    RULE_CLAUSE_TWICE = _warning("RULE-402", "kind row")
    RULE_CLAUSE_DIFFERS = _warning("RULE-403", "group said known")
    RULE_COMMON_CLAUSE_DIFFERS = _warning("RULE-404", "group said known")
    RULE_PLAN_WITHOUT_STAGE = _warning("RULE-501", "known*")
    RULE_PLAN_STAGE_UNKNOWN = _warning("RULE-502", "stage* known*")
    RULE_PLAN_DUE_OUTSIDE_STAGE = _notice("RULE-503", "due stage* starts ends")
    RULE_PLAN_BACKWARDS = _error("RULE-504", "starts due")
    RULE_PLAN_RESPONSIBLE = _warning("RULE-505", "person* group")
    RULE_PLAN_DONE_LATER = _warning("RULE-506", "day")
    RULE_PLAN_DONE_STATUS = _warning("RULE-507", "day status")
    RULE_SESSION_ON_DAY_OFF = _warning("RULE-601", "day weekday")
    RULE_SESSION_UNRECORDED = _warning("RULE-602", "day")
    RULE_SESSION_COUNTS_AS_HELD = _notice("RULE-603", "day")
    RULE_SESSION_HELD_LATER = _error("RULE-604", "day")
    RULE_SESSION_MARKED_LATER = _warning("RULE-605", "day")
    RULE_SESSION_CANCELLED_MARKED = _warning("RULE-606", "day")
    RULE_SESSION_WITHOUT_MARKS = _warning("RULE-607", "day")
    RULE_SESSION_BACKWARDS = _error("RULE-608", "starts ends")
    RULE_SESSION_BEFORE_GROUP = _warning("RULE-609", "group starts")
    RULE_SESSION_AFTER_GROUP = _warning("RULE-610", "group ends")
    RULE_SESSION_STAGE_UNKNOWN = _warning("RULE-611", "stage* known*")
    RULE_SESSION_OUTSIDE_STAGE = _warning("RULE-612", "stage* day starts ends")
    RULE_SESSION_IN_GAP = _notice("RULE-613", "day stage*")
    RULE_SESSION_BEFORE_STAGES = _notice("RULE-614", "day stage*")
    RULE_SESSION_HOST = _notice("RULE-615", "person* day")
    RULE_SESSION_RECORDER = _notice("RULE-616", "person* day")
    RULE_SESSION_PLAN_NUMBER = _warning("RULE-617", "number group")
    RULE_SESSION_TWICE_A_DAY = _warning("RULE-618", "group day row")
    RULE_MARK_OF_STRANGER = _error("RULE-701", "person* group day")
    RULE_MARK_NOT_ON_THAT_DAY = _error("RULE-702", "person* group day")
    RULE_MARK_AFTER_LEAVING = _error("RULE-703", "person* left day")
    RULE_OUTCOME_AUTHOR = _notice("RULE-801", "person* group")
    RULE_OUTCOME_LATER = _warning("RULE-802", "day")
    RULE_OUTCOME_STAGE = _warning("RULE-803", "stage* known*")
    RULE_SCORE_ABOVE_FULL = _error("RULE-804", "score* full*")
    RULE_SCORE_NEGATIVE = _error("RULE-805", "score*")
    RULE_RATING_OF_STRANGER = _warning("RULE-806", "person* group")
    RULE_TASK_BACKWARDS = _warning("RULE-807", "day due")
    RULE_TASK_DONE_STATUS = _warning("RULE-808", "day status")
    RULE_POINTS_REVERSE = _error("RULE-809", "number")

    # tables: sheets, headers and rows
    TABLE_COLUMN_MISSING = _error("TAB-001", "table columns")
    TABLE_NO_HEADER = _error("TAB-002", "table columns")
    TABLE_HEADER_TWICE = _warning("TAB-003", "column first")
    TABLE_HEADER_CLOSE = _notice("TAB-004", "header nearest")
    TABLE_TWICE = _notice("TAB-005", "table other")
    TABLE_HIDDEN_ROWS = _notice("TAB-006", "count")
    TABLE_TOTALS = _notice("TAB-007")
    TABLE_MISSING = _error("TAB-008", "table")
    TABLE_EMPTY = _error("TAB-009", "table")
    TABLE_BROKEN = _error("TAB-010", "table")
    ROW_INCOMPLETE = _error("TAB-011", "columns")
    TABLE_NOTE = _notice("TAB-012")
    TABLE_COPY = _notice("TAB-013", "table")
    # tables: cells
    CELL_ERROR = _error("CELL-001", "column effect")
    CELL_UNCACHED = _error("CELL-002", "column effect")
    CELL_NOT_NUMBER = _error("CELL-003", "column value* effect")
    CELL_NOT_WHOLE = _error("CELL-004", "column value* effect")
    CELL_NOT_SHARE = _error("CELL-005", "column value* effect")
    CELL_NOT_LEVEL = _error("CELL-006", "column value* effect")
    CELL_NOT_MINUTES = _error("CELL-007", "column value* effect")
    CELL_NOT_YES_NO = _error("CELL-008", "column value* effect")
    CELL_NOT_DATE = _error("CELL-009", "column value* effect")
    CELL_DATE_AMBIGUOUS = _error("CELL-010", "column value* effect")
    CELL_DATE_NO_YEAR = _error("CELL-011", "column value* effect")
    CELL_NOT_TIME = _error("CELL-012", "column value* effect")
    CELL_NOT_CHOICE = _error("CELL-013", "column value* allowed effect")
    # tables: people, groups, topics and slots named in a cell
    PERSON_UNKNOWN = _error("PER-001", "value* candidates* effect")
    PERSON_SEVERAL = _error("PER-002", "value* candidates* effect")
    PERSON_CONTRADICTS = _error("PER-003", "id* name* candidates* effect")
    PERSON_OUTSIDE = _notice("PER-004", "value* candidates* column")
    GROUP_UNKNOWN = _error("GRP-001", "value* known effect")
    GROUP_TWICE = _error("GRP-002", "value* first")
    GROUP_EARLIER = _notice("GRP-003", "value")
    TOPIC_UNKNOWN = _error("TOP-001", "value* known effect")
    TOPIC_TWICE = _error("TOP-002", "value* first")
    SLOT_UNKNOWN = _error("SET-001", "value* known effect")
    # tables: one by one
    SETTING_UNKNOWN = _warning("SET-002", "value* nearest")
    SETTING_TWICE = _error("SET-003", "setting first")
    SETTING_DATES_MISSING = _error("SET-004", "setting")
    SETTING_DATES_REVERSED = _error("SET-005", "setting")
    SETTING_PAIR_UNREAD = _error("SET-006", "setting value*")
    SETTING_POINT_RULE = _error("SET-007", "setting value* allowed")
    SETTING_POINT_RULE_TWICE = _error("SET-008", "setting rule")
    ROSTER_TWICE = _error("ROS-001", "value* first")
    ROSTER_NAMESAKE = _error("ROS-002", "value* first")
    PLAN_TWICE = _error("PLAN-001", "number first")
    PLAN_CROWDED = _warning("PLAN-002", "number group")
    PLAN_TWO_PLACES = _warning("PLAN-003", "person* day group other")
    PLAN_ROOM_TWICE = _warning("PLAN-004", "place* day count groups")
    PLAN_TWICE_A_WEEK = _notice("PLAN-005", "person* week group number other second")
    PLAN_NO_RHYTHM = _notice("PLAN-006", "group")
    PLAN_UNPLACED = _warning("PLAN-007", "group day")
    SIGNIN_NO_MEETING = _notice("SIGN-001", "group")
    # the needs survey: which answers count, what the ranking lacks, how topics are worded
    NEED_REPEATED = _warning("NEED-001", "kept")
    NEED_NOT_COUNTED = _warning("NEED-002", "reason")
    NEED_NO_SCORES = _notice("NEED-003")
    NEED_PART_MISSING = _notice("NEED-004", "topic part")
    NEED_NO_ANSWERS = _error("NEED-005")
    NEED_TOPIC_WORDING = _notice("NEED-006", "value* advice")
    NEED_WEIGHTS_UNUSABLE = _error("NEED-007")
    NEED_CHOICE_UNREAD = _error("NEED-008", "value*")
    # the programme plan
    PLAN_NO_TOPIC = _warning("PROP-001")
    PLAN_TOO_FEW = _warning("PROP-002", "topic count least")
    PLAN_NO_RESOURCES = _notice("PROP-003")
    PLAN_RESOURCE_GAP = _warning("PROP-004", "name")
    # the agenda of a kick-off
    KICKOFF_NO_LENGTH = _error("KICK-001", "group")
    KICKOFF_SHORT = _notice("KICK-002", "group minutes")
    # notices of recruitment
    NOTICE_TOPIC_LACKS = _error("NOTICE-001", "topic part")
    NOTICE_SETTING_LACKS = _error("NOTICE-002", "part")
    NOTICE_DEADLINE_PAST = _notice("NOTICE-003", "until")
    NOTICE_NO_TOPIC = _error("NOTICE-004")
    BALLOT_SPOILT = _warning("ELE-001", "reason")
    BALLOT_NOT_SECRET = _warning("ELE-002")
    ELECTION_RUN_OFF = _warning("ELE-003", "group round reason people*")
    ELECTION_UNDECIDED = _warning("ELE-004", "group round reason")
    ELECTED_NOT_ENTERED = _notice("ELE-005", "group person*")
    ELECTED_BESIDE = _warning("ELE-006", "person* leaders*")
    MATCH_UNPLACED = _warning("MATCH-001", "person* why")
    MATCH_RELEASED = _warning("MATCH-002", "person* group why")
    MATCH_WEIGHT_UNKNOWN = _warning("MATCH-003", "name*")
    MATCH_NOT_ADJUSTED = _warning("MATCH-004", "person* group why")
    MATCH_STANDING_BROKEN = _warning("MATCH-005", "person* group why")
    MATCH_ADJUST_UNKNOWN = _error("MATCH-006", "value* known")
    MATCH_NOT_ASKED = _notice("MATCH-007", "person* why")
    CALENDAR_YEAR_UNKNOWN = _notice("CAL-001", "year")
    SESSION_TWICE = _error("SES-001", "number first")
    SHEETS_DIFFER = _warning("SES-002", "column other")
    HOLIDAY_TWICE = _warning("HOL-001", "first")
    MARK_UNKNOWN = _error("ATT-001", "column value* allowed effect")
    MARK_WITHOUT_SESSION = _error("ATT-002", "session")
    MARK_DAY_AMBIGUOUS = _error("ATT-003", "day")
    MARK_TWICE = _notice("ATT-004", "first")
    MARKS_CONTRADICT = _error("ATT-005", "first")
    MARKS_DIFFER = _warning("ATT-006", "other")
    MARK_GROUP_UNCLEAR = _error("ATT-007", "groups")
    MARK_COLUMN_UNCLEAR = _error("ATT-008", "header*")
    FEEDBACK_SESSION_UNKNOWN = _warning("FDB-001", "session")

    # word: a template as a file
    TEMPLATE_NOT_WORD = _error("TPL-001")
    TEMPLATE_DAMAGED = _error("TPL-002", "reason part")
    TEMPLATE_TOO_LARGE = _error("TPL-003", "what limit")
    TEMPLATE_MACROS = _warning("TPL-004")
    TEMPLATE_ENCRYPTED = _error("TPL-005")
    TEMPLATE_OLD_DOC = _error("TPL-006")
    TEMPLATE_NOT_USED = _warning("TPL-020", "nearest")
    TEMPLATE_FOLDER_MISSING = _error("TPL-021")
    TEMPLATE_KIND_NOT_THERE = _error("TPL-022", "name known")
    TEMPLATE_COPY_IS_FILE = _error("TPL-023")
    # word: tags
    TAG_UNCLOSED = _error("TPL-101", "opened wanted")
    TAG_STRAY_END = _error("TPL-102", "found")
    TAG_FULL_WIDTH = _error("TPL-103", "wanted")
    TAG_EMPTY = _error("TPL-104")
    TAG_SYNTAX = _error("TPL-105", "found")
    TAG_INCOMPLETE = _error("TPL-106")
    TAG_UNKNOWN = _error("TPL-107", "word nearest")
    TAG_FORBIDDEN = _error("TPL-108", "what")
    TAG_NOT_ALONE = _error("TPL-109", "level")
    TAG_IN_PROPERTY = _error("TPL-110")
    FILTER_UNKNOWN = _error("TPL-111", "name nearest")
    TEST_UNKNOWN = _error("TPL-112", "name nearest")
    TAG_TOO_COMPLEX = _error("TPL-113", "what limit")
    # word: pairs of tags
    BLOCK_UNCLOSED = _error("TPL-201", "opened wanted")
    BLOCK_STRAY = _error("TPL-202", "found wanted")
    BLOCK_CROSSES = _error("TPL-203", "other")
    # word: fields and values
    FIELD_UNKNOWN = _error("TPL-301", "name nearest")
    FIELD_IS_A_RECORD = _error("TPL-302", "name nearest")
    FIELD_IS_A_LIST = _error("TPL-303", "name")
    FIELD_NOT_A_LIST = _error("TPL-304", "name")
    VALUE_ABSENT = _error("TPL-305")
    VALUE_NOT_PRINTABLE = _error("TPL-306")
    VALUE_CANNOT_COMPUTE = _error("TPL-307")
    TEMPLATE_LIMIT = _error("TPL-308", "what limit")
    FIELD_NOT_A_CHART = _error("TPL-309", "name")
    TEXT_REPLACED = _warning("TPL-310", "mark")
    PICTURE_UNUSABLE = _error("TPL-311", "reason")
    FIELD_MARKED = _warning("TPL-320", "name nearest")
    # word: charts
    CHART_CANNOT_FILL = _error("TPL-401", "name")
    CHART_WORKBOOK = _error("TPL-402", "name")
    CHART_SERIES = _error("TPL-403", "name drawn given")
    CHART_OTHER_KIND = _error("TPL-404", "name")
    # word: remarks on a template that works but looks different elsewhere, or reaches where it should not
    LINT_FIXED_SPACING = _warning("TPL-501", "points")
    LINT_INDENT_CHARACTERS = _warning("TPL-502")
    LINT_NO_CHINESE_FONT = _warning("TPL-503", "times")
    LINT_RARE_FONT = _notice("TPL-504", "font times")
    LINT_HEADER_IN_LOOP = _warning("TPL-505")
    LINT_LINKED_OUTSIDE = _warning("TPL-506", "target*")
    LINT_FIELD_OUTSIDE = _warning("TPL-507", "field")
    LINT_CHART_UNNAMED = _warning("TPL-508")
    LINT_CHART_NEWER = _warning("TPL-509")
    LINT_PROGRAM_INSIDE = _warning("TPL-510")
    LINT_TAG_UNFILLED = _warning("TPL-511", "tag")

    @property
    def id(self) -> str:
        """The stable code people may quote: ATT-003."""
        return self.value.id

    @property
    def severity(self) -> Severity:
        """How grave every problem of this code is."""
        return self.value.severity
