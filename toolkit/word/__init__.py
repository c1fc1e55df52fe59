"""Word documents from templates: compiled once, filled as often as wanted.

Decides what a tag may say, how a value is printed and escaped, and what a template must not do. Knows no programme:
which fields there are is the business of `documents`, what the pages look like that of the templates.
"""

from toolkit.word.core import NONE, Properties
from toolkit.word.faults import TemplateError
from toolkit.word.template import Rendered, Template

__all__ = ["NONE", "Properties", "Rendered", "Template", "TemplateError"]
