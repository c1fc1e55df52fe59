"""Rows among a table's that are no data: examples of a new sheet, sums of others, notes people wrote below."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from toolkit.tables.plain import plain, plain_header

_EXAMPLES = ("示例", "例:", "(示例", "【示例", "example:", "(example", "[example", "sample:")
_TOTAL = re.compile(
    r"(?:本页|本组|全组|本月)?(?:合计|小计|总计|共计|累计)(?:人数|人次|次数)?\(?\d*[人名次场条项]?\)?|共\d+[人名次场条项]"
    r"|总人数|人数合计|(?:出勤|缺勤|请假|迟到|应到|实到)人数|totals?|grandtotal|subtotal"
)
_RATES = frozenset({"出勤率", "到会率", "缺勤率", "平均", "平均值", "平均出勤率", "average", "attendancerate"})
_NOTE_WORDS = (
    *("备注", "注", "附注", "附", "说明", "填表说明", "填写说明", "填表人", "填报人", "填表日期", "制表人", "制表"),
    *("制表日期", "统计人", "审核人", "审核", "审批人", "审批", "复核人", "复核", "打印日期", "更新日期", "更新时间"),
    *("截止日期", "数据来源", "来源", "日期", "电话", "联系人", "联系电话", "签字", "签名", "盖章"),
    *("notes", "note", "remarks", "remark", "sources", "source", "prepared by", "checked by", "updated", "printed"),
)
_SIGNS = "※★*"
_NOTE = re.compile(rf"[{_SIGNS}].{{6}}|\(?(?:{'|'.join(_NOTE_WORDS)})\s*\d{{0,2}}\s*[:.、]", re.IGNORECASE)
_SENTENCE = re.compile("[\u4e00-\u9fff].*[\u4e00-\u9fff]")
_SHORTEST_SENTENCE = 10
_BEGINNINGS = frozenset("合小总共累本全人出缺请迟应实到平tgsa" + _SIGNS + "(").union(
    word[0] for word in (*_EXAMPLES, *_NOTE_WORDS)
)


# The first cell of most rows is the one above it: a group, a person.
@lru_cache(maxsize=1 << 16)
def is_remark(first: str) -> bool:
    """Whether a row that begins so is no row of data: one of the examples of a new sheet, or a sum of others."""
    return may_begin_no_data(first[0]) and (is_example(first) or is_total(first))


@cache
def may_begin_no_data(letter: str) -> bool:
    """Whether a text with this first letter may be blank or none of the data; decoration may hide another letter."""
    return not plain_header(letter) or plain(letter) in _BEGINNINGS


def is_no_data(first: str) -> bool:
    """Whether a row that begins so may be none of the data: the rest of it decides."""
    return is_remark(first) or is_rate(first) or is_note(first)


def is_example(first: str) -> bool:
    """Whether a row that begins so is one of the examples of a new sheet."""
    flat = plain(first)
    return flat.startswith(_EXAMPLES) or flat == "example"


def is_total(first: str) -> bool:
    """Whether a row that begins so sums up others."""
    return _TOTAL.fullmatch(plain_header(first)) is not None


def is_rate(first: str) -> bool:
    """Whether a row that begins so holds shares and averages of the rows above."""
    return plain_header(first) in _RATES


def is_note(text: str) -> bool:
    """Whether a cell says by its first word that it is a note: 注：…, 制表人：…"""
    return _NOTE.match(unicodedata.normalize("NFKC", text).strip()) is not None


def is_sentence(text: str) -> bool:
    """Whether a text is too long to be a number or a name: somebody wrote a sentence there."""
    return len(text) >= _SHORTEST_SENTENCE and _SENTENCE.search(text) is not None
