"""The two languages: which words stand for a problem, a code, a number or a date.

The only room that knows a language by name. Sentences stand in `locale/*/LC_MESSAGES/*.po`, one file per room,
compiled into one `studygroup.mo` per language by `make docs`.
"""

from toolkit.language.words import EN, ZH, Said, Words, words_for

__all__ = ["EN", "ZH", "Said", "Words", "words_for"]
