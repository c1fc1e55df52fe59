"""The sample programmes as drawn tables, and how they become workbooks; invented companies, invented people."""
