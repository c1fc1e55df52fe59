"""The command line: options, progress, printing, exit codes. Decides nothing about programmes.

The only room that asks for today's date, catches every exception and prints.
"""

from toolkit.cli.app import main

__all__ = ["main"]
