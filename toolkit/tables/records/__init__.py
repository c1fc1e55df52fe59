"""Typed rows become the records of the programme, one function per table."""
