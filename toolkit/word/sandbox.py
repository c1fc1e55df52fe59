"""The Jinja environment of templates: only declared fields of plain records, only our filters, nothing with a reach.

Decides what an expression may touch while it runs; `parsing` refuses most of it before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from fractions import Fraction
from typing import TYPE_CHECKING

from jinja2 import StrictUndefined, Undefined
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from toolkit.word.draft import Filling
from toolkit.word.generating import PartGenerator
from toolkit.word.printing import is_odd
from toolkit.word.shapes import fields_of

if TYPE_CHECKING:
    from jinja2.runtime import Context

LOOP = frozenset(
    {
        "index", "index0", "first", "last", "length", "revindex", "revindex0", "previtem", "nextitem",
        "depth", "depth0", "cycle", "changed",
    }
)  # fmt: skip
# Before the first item and after the last there is none, which is no mistake.
_NEIGHBOURS = frozenset({"previtem", "nextitem"})
RANGE_LIMIT = 1000
NUMBER_LIMIT = 10**60
# Control characters cannot occur in XML, so nothing a document says can be taken for one of these marks.
VALUE_MARKS, CONTROL_MARKS, REMARK_MARKS = ("\x01", "\x02"), ("\x03", "\x04"), ("\x05", "\x06")
_NO_FIELDS: frozenset[str] = frozenset()


class Gap(Undefined):
    """A field nobody knows, where gaps are shown: what is made of it is the gap again, and nothing compares with it."""

    __slots__ = ()

    def _itself(self, *_: object) -> Gap:
        return self

    def _never(self, _: object) -> bool:
        return False

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _itself  # type: ignore[assignment]  # Jinja says they never return
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __neg__ = __pos__ = _itself  # type: ignore[assignment]  # Jinja says they never return
    __lt__ = __le__ = __gt__ = __ge__ = _never  # type: ignore[assignment]  # Jinja says they never return


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Evaluates expressions of templates over frozen values."""

    intercepted_binops = frozenset({"*", "%", "+", "-", "/", "//"})
    code_generator_class = PartGenerator
    context_class = Filling
    is_odd = staticmethod(is_odd)

    def __init__(
        self, show: Callable[[object, Filling, int], str], filters: Mapping[str, Callable[..., object]], *, strict: bool
    ) -> None:
        super().__init__(
            variable_start_string=VALUE_MARKS[0],
            variable_end_string=VALUE_MARKS[1],
            block_start_string=CONTROL_MARKS[0],
            block_end_string=CONTROL_MARKS[1],
            comment_start_string=REMARK_MARKS[0],
            comment_end_string=REMARK_MARKS[1],
            keep_trailing_newline=True,
            undefined=StrictUndefined if strict else Gap,
            finalize=show,
            autoescape=False,
            cache_size=0,
        )
        kept = {name: self.tests[name] for name in ("none", "odd", "even", "divisibleby")}
        chinese = {"空": kept["none"], "奇数": kept["odd"], "偶数": kept["even"]}
        # A field without data is what templates made for docxtpl mean by one that is not defined.
        self.tests = kept | chinese | {"defined": lambda value: not _is_lacking(value), "undefined": _is_lacking}
        self.filters = dict(filters)
        self.globals = dict(GLOBALS)
        self._readable: dict[type, frozenset[str]] = {}
        self._declaring: dict[str, set[type]] = {}
        self._asked: dict[tuple[str, ...], tuple[AbstractSet[type], ...]] = {}

    def declaring(self, attributes: tuple[str, ...]) -> tuple[AbstractSet[type], ...]:
        """The types met so far that declare a field of a name, for each of the names; the sets grow as more are met."""
        found = self._asked.get(attributes)
        if found is None:
            found = self._asked[attributes] = tuple(self._declaring.setdefault(each, set()) for each in attributes)
        return found

    def getattr(self, obj: object, attribute: str) -> object:
        """A declared field; of a missing thing everything is missing, anything else leads nowhere."""
        kind = type(obj)
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        if kind is LoopContext and attribute in _NEIGHBOURS:
            found = getattr(obj, attribute)
            return None if isinstance(found, Undefined) else found
        readable = self._readable.get(kind)
        if readable is None:
            readable = self._readable[kind] = _readable(kind)
        if attribute in readable:
            self._declaring.setdefault(attribute, set()).add(kind)
            return getattr(obj, attribute)
        if obj is None:
            return None
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, Undefined):
            return obj
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: object, argument: object) -> object:
        """An item by its number, a stretch of items, or a mapping's value by its key."""
        if isinstance(argument, int | slice) and isinstance(obj, tuple | list | str):
            try:
                return obj[argument]
            except IndexError:
                return self.undefined(obj=obj, name=str(argument))
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        if isinstance(obj, Undefined):
            return obj
        return self.undefined(obj=obj, name=str(argument))

    def is_safe_callable(self, obj: object) -> bool:
        """Only `range`, and what a loop offers."""
        return obj is _capped_range or isinstance(getattr(obj, "__self__", None), LoopContext)

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Arithmetic on numbers only: multiplied or formatted texts could fill the memory."""
        if not _is_number(left) or not _is_number(right):
            raise SecurityError(operator)
        result = super().call_binop(context, operator, left, right)
        if isinstance(result, int | Fraction) and not -NUMBER_LIMIT < result.numerator < NUMBER_LIMIT:
            raise SecurityError("number")
        if isinstance(result, Fraction) and result.denominator >= NUMBER_LIMIT:
            raise SecurityError("number")
        return result


def _is_lacking(value: object) -> bool:
    return value is None or isinstance(value, Undefined)


def _is_number(value: object) -> bool:
    return not isinstance(value, str | bytes | tuple | list | Mapping)


def _readable(kind: type) -> frozenset[str]:
    if kind is LoopContext:
        return LOOP
    fields = fields_of(kind)
    return frozenset(fields) if fields is not None else _NO_FIELDS


def _capped_range(*bounds: int) -> range:
    """Numbers to count with, few enough to print."""
    numbers = range(*bounds)
    if len(numbers) > RANGE_LIMIT:
        raise SecurityError("range")
    return numbers


# What every template may say besides the fields it is given.
GLOBALS: Mapping[str, object] = {"range": _capped_range}


def gap_name(gap: Undefined) -> str:
    """The name that led nowhere; raises what Jinja raises when the template must not have gaps."""
    if isinstance(gap, StrictUndefined):
        return str(gap)
    return str(gap._undefined_name or "")  # noqa: SLF001 - Jinja's documented attribute for subclasses
