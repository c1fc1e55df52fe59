"""A Google Sheets of our own for tests: Sheets v4, what gspread needs of Drive v3, and a token endpoint, in memory.

Real HTTP on the loopback, so that gspread, google-auth and our transport run as they are. Anchored in recorded answers
for values.*, in Google's written contract for the rest. Decides nothing about our product: it imports nothing of it.
"""

from tests.sheets_server.accounts import ACCOUNT
from tests.sheets_server.books import OWNER, Sheet, Spreadsheet
from tests.sheets_server.calls import Call
from tests.sheets_server.defects import Defect
from tests.sheets_server.faults import PASSING, Fault, FaultKind
from tests.sheets_server.server import SheetsServer, running_server, start

__all__ = [
    "ACCOUNT",
    "OWNER",
    "PASSING",
    "Call",
    "Defect",
    "Fault",
    "FaultKind",
    "Sheet",
    "SheetsServer",
    "Spreadsheet",
    "running_server",
    "start",
]
