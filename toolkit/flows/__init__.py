"""One module per command: read, check, compute, write.

Composes the rooms below and decides nothing else. A flow answers a Result; only the command line prints.
"""
