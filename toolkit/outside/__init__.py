"""Programs and services of others that a run may use when they are there.

Knows nothing of sheets or documents: it is handed bytes and hands back what became of them.
"""
