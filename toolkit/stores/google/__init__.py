"""Google Sheets: one call to read a workbook, one to write it, both safe to repeat.

Decides how Google's cells become values, which requests write a patch and when a call may be sent again; what the
values mean is left to `tables`, what is written to `summaries`.
"""
