"""Templates come from colleagues and data from everybody: neither can run code, break a document or fill the memory."""

from __future__ import annotations

import io
import random
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import docx as python_docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.tools import LONG
from tests.word.drawn_docx import cells, docx, lines, p, packed, part, saved, table
from toolkit.content import Lines, Rich, Span
from toolkit.errors import INPUT_UNUSABLE, StudygroupError
from toolkit.language import EN, ZH
from toolkit.places import FileRef, TemplateRef
from toolkit.problems import Code, Problem, Severity
from toolkit.word import Template, TemplateError
from toolkit.word.faults import TemplateBound

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Group:
    name: str

    def shout(self) -> str:
        return self.name


GROUP = Group("甲")

ATTACKS = (
    "{{ group.__class__ }}",
    "{{ group.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''.__class__ }}",
    "{{ group['__class__'] }}",
    "{{ group|attr('__class__') }}",
    "{{ group.name.format }}",
    "{{ '{0.__class__}'.format(group) }}",
    "{{ group.name.upper() }}",
    "{{ group.shout() }}",
    "{{ group.shout }}",
    "{{ self }}",
    "{{ self._TemplateReference__context }}",
    "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "{{ cycler.__init__.__globals__.os }}",
    "{{ namespace(a=1) }}",
    "{{ joiner() }}",
    "{{ dict(a=1) }}",
    "{{ range.__self__ }}",
    "{{ range(10000000) }}",
    "{% for x in range(9999999) %}x{% endfor %}",
    "{{ 'a' * 100000000 }}",
    "{{ [1] * 100000000 }}",
    "{{ '%999999999d' % 1 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ group.name|center(100000000) }}",
    "{{ group.name|indent(100000000) }}",
    "{{ group.name|format }}",
    "{{ 1|number(100000000) }}",
    "{{ group.name|map('upper') }}",
    "{{ group.name is callable }}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% from 'os' import system %}",
    "{% extends 'x' %}",
    "{% macro m() %}{% endmacro %}",
    "{% set x = group %}",
    "{% with x = group %}{% endwith %}",
    "{% filter upper %}{% endfilter %}",
    "{% raw %}{% endraw %}",
    "{% block a %}{% endblock %}",
    "{% call x() %}{% endcall %}",
    "{% do group %}",
    "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}",
    "{% for x in [1] %}{{ loop._iterable }}{% endfor %}",
    "{% for x in [1] %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "{{ group.name[group.name] }}",
    "{{ _ }}",
    "{{ caller() }}",
    "{{ " + "9" * 5000 + " }}",
    "{{ " + "(" * 300 + "1" + ")" * 300 + " }}",
    "{{ " + "[" * 300 + "]" * 300 + " }}",
    "{{ " + "not " * 200 + "1 }}",
    "{{ " + "-" * 300 + "1 }}",
    "{{ " + "+".join("1" * 300) + " }}",
    "{{ " + " or ".join("0" * 100) + " }}",
    "{{ group" + ".name" * 150 + " }}",
    "{{ 1" + "|default(1)" * 80 + " }}",
    "{% for x in [1] %}" * 30 + "{% endfor %}" * 30,
    "{% if 1 %}" * 200 + "{% endif %}" * 200,
    "{% if 0 %}" + "{% elif 0 %}" * 300 + "{% endif %}",
    "{% for x in [10**99] %}{% endfor %}",
    "{% for x in [9999999999] %}" + "".join(f"{{% for x in [x{o}x{o}x{o}x] %}}" for o in "*" * 6) + "{% endfor %}" * 7,
    "{% for x in [3/7] %}{% for x in [x/(1/x)] %}{{ x / (1/x/x/x/x/x/x/x/0.0) }}{% endfor %}{% endfor %}",
    "{{ 1e999 }}",
    "{{ (1e999-1e999)|percent }}",
    "{{ 1|number(places=1, places=2) }}",
    "{{ 1|number(*[1]) }}",
    "{{ 1|number(**{}) }}",
    "{{ {'a': 1} }}",
    "{% for loop in [1] %}{{ loop }}{% endfor %}",
    "{% for group.x in [1] %}{% endfor %}",
    "{{ 'abc'[::0] }}",
    "{% for x in range(1, 2, 0) %}{% endfor %}",
    "{{ 4 is divisibleby(0) }}",
    "{{ group.name is sameas(group) }}",
    "{{ group.name|upper|attr('join') }}",
    "{{ group.name|tojson }}",
    "{{ group.name|xmlattr }}",
    "{{ group.name|pprint }}",
    "{{ group.name|safe }}",
    "{{ [group]|groupby('name') }}",
    "{{ [group]|selectattr('__class__') }}",
    "{{ group.name|replace('a', 'b' * 9) }}",
    "{% autoescape false %}{% endautoescape %}",
    "{% trans %}{% endtrans %}",
    "{% debug %}",
    "{{ url_for.__globals__ }}",
    "{{ request.application.__globals__ }}",
    "{{ config }}",
    "{{ environment }}",
    "{{ context }}",
    "{{ resolve('group') }}",
    "{{ show(group) }}",
    "{{ undefined.__init__ }}",
    "{{ concat }}",
    "{{ varargs }}{{ kwargs }}",
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_template_reaches_nothing_but_declared_fields(tmp_path: Path, attack: str) -> None:
    with pytest.raises(TemplateError) as stopped:
        Template.open(saved(tmp_path, p("文" + attack))).render({"group": GROUP})
    assert stopped.value.exit_code == INPUT_UNUSABLE


PROPERTY = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title></cp:coreProperties>'
)
CUSTOM = '<Properties><property name="x"><lpwstr>{}</lpwstr></property></Properties>'


@pytest.mark.parametrize(
    ("name", "drawn"),
    [
        ("word/header1.xml", lambda attack: part("hdr", p(attack))),
        ("word/footnotes.xml", lambda attack: part("footnotes", f"<w:footnote>{p(attack)}</w:footnote>")),
        ("docProps/core.xml", lambda attack: PROPERTY.format(escape(attack))),
        ("docProps/custom.xml", lambda attack: CUSTOM.format(escape(attack))),
    ],
)
def test_it_reaches_no_further_from_any_other_part(tmp_path: Path, name: str, drawn: Callable[[str], str]) -> None:
    for attack in ATTACKS:
        with pytest.raises(TemplateError):
            Template.open(saved(tmp_path, p("文"), more={name: drawn(attack)})).render({"group": GROUP})


@pytest.mark.parametrize(
    "attack", ["{{ group.shout }}", "{{ group.__class__ }}", "{{ x.__class__ }}", "{{ y.append }}"]
)
def test_methods_are_out_of_reach_even_where_gaps_are_shown(tmp_path: Path, attack: str) -> None:
    path = saved(tmp_path, p("文" + attack))
    try:
        data = Template.open(path, missing="mark").render({"group": GROUP, "x": {"a": 1}, "y": [1]})
    except TemplateError:
        return
    assert "【缺：" in lines(data)[0]


_DOUBLING = "".join(f"{{% for x{n + 1} in [x{n} ~ x{n} ~ x{n} ~ x{n}] %}}" for n in range(15))


def _long(body: str) -> str:
    return "{% for a in range(1000) %}{% for b in range(990) %}" + body + "{% endfor %}{% endfor %}"


GREEDY = (
    ("{% for a in range(1000) %}" * 3 + "{% endfor %}" * 3, TemplateBound.LOOPS),
    ("{% for a in range(1001) %}{% endfor %}", TemplateBound.LOOPS),
    (_DOUBLING + "{% endfor %}" * 15, TemplateBound.TEXT),
    ("{% for a in range(1000) %}{% for b in range(900) %}{{ x0 }}{% endfor %}{% endfor %}", TemplateBound.BYTES),
    (_long("{% if a in xs %}x{% endif %}"), TemplateBound.WORK),
    (_long("{% if xs[1:]|count == a %}x{% endif %}"), TemplateBound.WORK),
    (_long("{% if xs == ys %}x{% endif %}"), TemplateBound.WORK),
    (_long("{% if a > 999 %}x{% endif %}" * 20), TemplateBound.WORK),
)
# They take seconds before they stop.
SLOW = (
    (_long("{% if (xs|join) == 1 %}x{% endif %}"), TemplateBound.WORK),
    (_long("{% if (x0 ~ x0)|upper == a %}x{% endif %}"), TemplateBound.WORK),
    (_long("{% if a|percent == b %}x{% endif %}" * 4), TemplateBound.WORK),
)


@pytest.mark.parametrize(("greedy", "bound"), (*GREEDY, *SLOW) if LONG else GREEDY)
def test_a_template_that_grows_without_end_stops_at_a_limit(tmp_path: Path, greedy: str, bound: TemplateBound) -> None:
    template = Template.open(saved(tmp_path, p("文" + greedy)))
    with pytest.raises(TemplateError) as stopped:
        template.render({"x0": "长" * 100, "xs": tuple(range(50_000, 100_000)), "ys": tuple(range(50_000, 100_000))})
    assert stopped.value.problem.code is Code.TEMPLATE_LIMIT
    assert stopped.value.problem.facts["what"] is bound
    assert ZH.say(stopped.value.problem, values=False).fix


def test_a_table_that_waits_to_be_looked_at_as_a_whole_stops_at_the_same_limit(tmp_path: Path) -> None:
    rows = [["{%tr for a in range(1000) %}"], ["{%tr for b in range(900) %}"], ["{{ x0 }}"], ["{%tr endfor %}"]]
    template = Template.open(saved(tmp_path, table(*rows, ["{%tr endfor %}"]), p("")))
    with pytest.raises(TemplateError) as stopped:
        template.render({"x0": "长" * 100})
    assert stopped.value.problem.code is Code.TEMPLATE_LIMIT
    assert stopped.value.problem.facts["what"] is TemplateBound.BYTES


@pytest.mark.parametrize("typed", ["{{", "{#", "}}", "{{ a }}", "{{ a. }}"])
def test_a_template_of_nothing_but_tags_is_soon_refused(tmp_path: Path, typed: str) -> None:
    (found,) = _faults(saved(tmp_path, p(typed * 20_001)))
    assert (found.code, found.facts["what"]) == (Code.TAG_TOO_COMPLEX, TemplateBound.TAGS)


def test_thousands_of_mistakes_are_all_told(tmp_path: Path) -> None:
    found = _faults(saved(tmp_path, *(p(f"{{{{ a.x{n} }}}}{{{{ b{n}. }}}}") for n in range(2000))))
    assert len(found) == 2000


HOSTILE = (
    ("R&D", "R&D"),
    ("a<b", "a<b"),
    ("<w:t>x", "<w:t>x"),
    ("</w:t></w:r></w:p>", "</w:t></w:r></w:p>"),
    ("]]>", "]]>"),
    ("<!--", "<!--"),
    ("<?sg 0?>", "<?sg 0?>"),
    ("&amp;lt;", "&amp;lt;"),
    ("\ud83d", "�"),
    ("\udc00x", "�x"),
    ("{{ 7*7 }}", "{{ 7*7 }}"),
    ("{% endfor %}", "{% endfor %}"),
    ("{_{ x }_}", "{_{ x }_}"),
    ("\x01 7*7 \x02", "� 7*7 �"),
    ("\a\f\x00\x1f\ufffe\uffff", "��" * 3),
    ("一\r\n二\r三\n四", "一\n二\n三\n四"),
    ("a\tb", "a\tb"),
    ("  两端  ", "  两端  "),
    ("=1+1", "=1+1"),
    ("𠮷😀", "𠮷😀"),
)


@pytest.mark.parametrize(("value", "read"), HOSTILE)
def test_hostile_values_stay_text(tmp_path: Path, value: str, read: str) -> None:
    data = Template.open(saved(tmp_path, p("前{{ x }}后"), p("尾"))).render({"x": value})
    assert lines(data) == [f"前{read}后", "尾"]
    reopened = python_docx.Document(io.BytesIO(data))
    assert [each.text for each in reopened.paragraphs] == [f"前{read}后", "尾"]


@settings(max_examples=2000 if LONG else 60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(values=st.lists(st.text(st.characters(exclude_categories=())), max_size=30))
def test_any_text_comes_out_as_it_went_in_but_for_what_xml_cannot_hold(tmp_path: Path, values: list[str]) -> None:
    path = saved(tmp_path, p("{% for x in xs %}"), p("{{ x }}"), p("{% endfor %}"), p("尾"))
    data = Template.open(path).render({"xs": tuple(values)})
    assert lines(data) == [*map(_legal, values), "尾"]


# What a hostile text is made of: markup, tags, fields, entities, formulas, controls, halves of characters, directions.
NASTY = (
    "&", "<", ">", '"', "'", "&amp;", "&#x0;", "]]>", "<![CDATA[", "<!--", "<?xml?>", "</w:t>", "<w:p/>",
    "</w:document>", "{{", "}}", "{%", "%}", "{#", "#}", "{{ x }}", "{% endfor %}", "{_{ x }_}", "｛｛", "｝｝",
    "<?sg 0?>", "<?sg-grid ?>",
    "\x00", "\x01", "\x07", "\x0b", "\x0c", "\x1b", "\r", "\n", "\r\n", "\t", "\x85", "\u2028", "\ud83d", "\ude00",
    "\ufffe", "\uffff", "\u202e", "\u200d", "\ufeff", "e\u0301", "𠮷", "👨‍👩‍👧", "=1+1",
    "DDEAUTO c", "HYPERLINK", "\\\\server\\x", " ", "\u3000",
    "姓名", "O'Brien", "%s", "${x}", "../", "a",
)  # fmt: skip


def test_ten_thousand_hostile_strings_come_back(tmp_path: Path) -> None:
    chance = random.Random(9)  # noqa: S311 - drawn, not secret
    values = ["".join(chance.choices(NASTY, k=chance.randint(1, 12))) for _ in range(10_000 if LONG else 400)]
    note = part("footnotes", f"<w:footnote>{p('{{ last }}')}</w:footnote>")
    body = (p("{% for x in xs %}"), p("{{ x }}"), p("{% endfor %}"), table(["{{ last }}"]), p("尾"))
    template = Template.open(saved(tmp_path, *body, more={"word/footnotes.xml": note}))
    for start in range(0, len(values), 500):
        some = values[start : start + 500]
        data = template.render({"xs": tuple(some), "last": some[-1]})
        wanted = [_legal(value) for value in some]
        assert lines(data) == [*wanted, "尾"]
        assert cells(data) == [[wanted[-1]]]
        assert lines(data, "word/footnotes.xml") == [wanted[-1]]
        reopened = python_docx.Document(io.BytesIO(data))
        assert [each.text for each in reopened.paragraphs] == [*wanted, "尾"]


def _legal(text: str) -> str:
    whole = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(mark if _is_legal(mark) else "�" for mark in whole)


def _is_legal(mark: str) -> bool:
    controls = ord(mark) < 0x20 and mark not in "\n\t"
    return not controls and not 0xD800 <= ord(mark) <= 0xDFFF and mark not in "\ufffe\uffff"


def test_what_xml_cannot_hold_is_reported_once_per_tag(tmp_path: Path) -> None:
    path = saved(tmp_path, p("{% for x in xs %}"), p("{{ x }}{{ x ~ x }}"), p("{% endfor %}"), p("{{ rich }}{{ two }}"))
    context = {"xs": ("好", "a\ab", "\x0b"), "rich": Rich((Span("\ud83d"),)), "two": Lines(("一", "\uffff"))}
    found = Template.open(path).render_with_problems(context).problems
    assert [(each.code, each.facts["mark"]) for each in found] == [
        (Code.TEXT_REPLACED, mark) for mark in ("U+0007", "U+0007", "U+000B", "U+000B", "U+D83D", "U+FFFF")
    ]
    assert [each.at.near for each in found if isinstance(each.at, TemplateRef)][::3] == ["{{ x }}", "{{ x ~ x }}"]
    assert all(each.code.severity is Severity.WARNING for each in found)


@settings(max_examples=1000 if LONG else 60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(st.sampled_from("{}%#｛｝ ab.|'\"“”组for endif\n<&"), max_size=40))
def test_any_typed_text_is_either_understood_or_refused_with_its_place(tmp_path: Path, text: str) -> None:
    path = saved(tmp_path, p("{{ a }}" + text), table([text or " "]), p(""))
    assert all(isinstance(each.at, TemplateRef) for each in _faults(path))


def _faults(path: Path) -> tuple[Problem, ...]:
    try:
        Template.open(path).render({"a": "x"})
    except TemplateError as stopped:
        return stopped.problems
    return ()


def _members(**changed: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(docx(p("文"))))
    return {name: archive.read(name) for name in archive.namelist()} | {
        name.replace("__", "/"): data for name, data in changed.items()
    }


def _without(name: str) -> bytes:
    return packed({key: data for key, data in _members().items() if key != name})


DOCTYPE = b"<!DOCTYPE x [<!ENTITY a 'b'>]>"
DOCUMENT = _members()["word/document.xml"]
WITH_DOCTYPE = DOCUMENT.replace(b"<w:doc", DOCTYPE + b"<w:doc")
FILES = (
    (b"", Code.FILE_EMPTY),
    (b"hello", Code.TEMPLATE_NOT_WORD),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Code.TEMPLATE_OLD_DOC),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Code.TEMPLATE_ENCRYPTED),
    (docx(p("文"))[:300], Code.TEMPLATE_DAMAGED),
    (_without("[Content_Types].xml"), Code.TEMPLATE_NOT_WORD),
    (_without("word/document.xml"), Code.TEMPLATE_NOT_WORD),
    (packed(_members() | {"../evil.xml": b"x"}), Code.TEMPLATE_DAMAGED),
    (packed(_members() | {"word/Document.xml": b"x"}), Code.TEMPLATE_DAMAGED),
    (packed(_members() | {f"m{n}": b"" for n in range(2001)}), Code.TEMPLATE_TOO_LARGE),
    (packed(_members() | {"word/document.xml": WITH_DOCTYPE}), Code.TEMPLATE_DAMAGED),
    (packed(_members() | {"word/document.xml": b"<w:document"}), Code.TEMPLATE_DAMAGED),
    (packed(_members() | {"word/document.xml": part("document", "").encode()}), Code.TEMPLATE_DAMAGED),
    (_without("_rels/.rels"), Code.TEMPLATE_DAMAGED),
    (packed(_members() | {"_rels/.rels": b"<Relationships/>"}), Code.TEMPLATE_DAMAGED),
)  # fmt: skip


@pytest.mark.parametrize(("data", "code"), FILES)
def test_a_file_that_is_no_template_is_refused_by_name(tmp_path: Path, data: bytes, code: Code) -> None:
    path = tmp_path / "坏模板.docx"
    path.write_bytes(data)
    with pytest.raises(StudygroupError) as stopped:
        Template.open(path)
    assert stopped.value.problem.code is code
    assert stopped.value.problem.at == FileRef("坏模板.docx")
    assert stopped.value.exit_code == INPUT_UNUSABLE
    for words in (ZH, EN):
        assert words.say(stopped.value.problem, values=False).fix


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    with pytest.raises(StudygroupError) as stopped:
        Template.open(tmp_path / "没有.docx")
    assert stopped.value.problem.code is Code.FILE_MISSING


def test_another_prefix_than_words_own_is_refused_rather_than_filled_wrongly(tmp_path: Path) -> None:
    document = part("document", f"<w:body>{p('{{ x }}')}</w:body>").replace("w:", "v:").replace(":w=", ":v=").encode()
    path = tmp_path / "x.docx"
    path.write_bytes(packed(_members() | {"word/document.xml": document}))
    with pytest.raises(StudygroupError) as stopped:
        Template.open(path)
    assert stopped.value.problem.code is Code.TEMPLATE_DAMAGED
