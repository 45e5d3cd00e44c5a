"""CSV: one header row, one table, for spreadsheets and programs alike.

UTF-8 with a byte order mark, which Excel needs to read Cyrillic; commas and CRLF as in RFC 4180; ISO dates. A text
that a spreadsheet would take for a formula gets a leading apostrophe.
"""

from typing import Any

from tracker.reports.model import Content
from tracker.reports.table import frame

_BEGINS_A_FORMULA = ("=", "+", "-", "@")


def write(content: Content) -> bytes:
    """The report's rows as CSV."""
    table = frame(content)
    table.columns = [harmless(heading) for heading in table.columns]
    text: str = table.map(harmless).to_csv(index=False, lineterminator="\r\n")
    return text.encode("utf-8-sig")


def harmless(cell: Any) -> Any:
    """The cell, unable to begin a formula."""
    if isinstance(cell, str) and (cell.startswith(("\t", "\r", "\n")) or cell.lstrip().startswith(_BEGINS_A_FORMULA)):
        return f"'{cell}"
    return cell
