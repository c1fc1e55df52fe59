"""What a Word document says: one frozen context of typed values per kind, built from the programme and its figures.

Decides which facts a document shows and in which order. Leaves counting to `figures`, looks and fixed text to the
templates, and the printing of numbers and dates to the engine that renders them.
"""
