"""Text made comparable. For matching only: what people typed is never rewritten."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# What people put around a header to say that it must be filled in, or how.
_DECORATION = re.compile(r"\((?:必填|选填|可选|自动|required|optional)\)|[*＊:：]")


# The numbers of a hundred thousand employees are made comparable three times over.
@lru_cache(maxsize=1 << 17)
def plain(text: str) -> str:
    """Text without width, case and blanks: `工 号 ` and `工号` are one."""
    if text.isascii():
        return "".join(text.split()).lower()
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


@lru_cache(maxsize=4096)
def plain_header(text: str) -> str:
    """A header without its decoration: `姓名*（必填）` is 姓名."""
    return _DECORATION.sub("", plain(text))


def plain_id(text: str) -> str:
    """The same as `plain`, for the numbers of a hundred thousand employees: most are digits, and plain as they are."""
    return text if text.isdecimal() and text.isascii() else plain(text)
