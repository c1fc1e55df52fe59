"""`python -m toolkit` is the same as `studygroup`."""

from toolkit.cli import main

main()
