"""Sheets become records: which columns mean what, how a cell's text becomes typed, what cannot be used and why.

Leaves rules across finished records to `programme` and every number to `figures`.
"""
