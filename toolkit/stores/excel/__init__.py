"""Excel workbooks: read behind guards, written by patching the package.

Decides what of a workbook is a value and which bytes a patch may change; what the values mean is left to `tables`.
"""
