"""Runs employee learning groups (员工学习小组) from the sheets people already fill in."""

__version__ = "0.1.0"
