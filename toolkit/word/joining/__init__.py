"""One document of many that were made from one template: for printing, each begins on a page of its own.

Decides how records become sections and what must differ between them; styles, fonts and settings are shared, as all
come from one template. What a record says is finished before it gets here.
"""

from toolkit.word.joining.joiner import join
from toolkit.word.joining.pages import for_office

__all__ = ["for_office", "join"]
