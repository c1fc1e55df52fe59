"""What is wrong or risky in a template, found in one pass, before anybody makes a document from it.

Decides nothing about how documents are made: what the engine refuses is asked of the engine, the rest are remarks on
what looks different elsewhere or reaches where a template should not.
"""

from toolkit.word.checking.annotating import Remark, annotated
from toolkit.word.checking.checker import Checked, check_template, mistakes_of
from toolkit.word.checking.judging import lost_fields

__all__ = ["Checked", "Remark", "annotated", "check_template", "lost_fields", "mistakes_of"]
