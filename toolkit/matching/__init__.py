"""Applicants into groups: who learns what with whom and when, how good that is, and why nobody could do better.

Decides which groups are proposed, by the hard rules and points of the house, and explains every seat. Leaves to others
what is read, written and said; knows no sheet, no file, no language and no clock.
"""

from toolkit.matching.adjusting import adjust
from toolkit.matching.building import build_instance
from toolkit.matching.effort import Effort, Progress, usual_effort
from toolkit.matching.faults import grouping_problems
from toolkit.matching.instance import Instance, Lock, OpenTopic, Person
from toolkit.matching.solving import solve
from toolkit.matching.standing import standing_groups
from toolkit.matching.weights import Weights

__all__ = [
    "Effort",
    "Instance",
    "Lock",
    "OpenTopic",
    "Person",
    "Progress",
    "Weights",
    "adjust",
    "build_instance",
    "grouping_problems",
    "solve",
    "standing_groups",
    "usual_effort",
]
