"""A folder of .csv files, one sheet each.

Decides encodings and delimiters; all values are text, what they mean is left to `tables`.
"""
