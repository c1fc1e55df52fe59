"""Rules across records: what one row cannot know of another.

Decides which facts of a programme contradict each other, and at which cell people mend it. Leaves to `tables` what a
row or a reference says on its own, and to `figures` how rows that stay are counted.
"""

from toolkit.programme.rules.check import check_rules

__all__ = ["check_rules"]
