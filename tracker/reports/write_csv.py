"""CSV: one header row, one table, for spreadsheets and programs alike.

UTF-8 with a byte order mark, which Excel needs to read Cyrillic; commas and CRLF as in RFC 4180; ISO dates. A text
that a spreadsheet would take for a formula gets a leading apostrophe.
"""

import csv
from codecs import BOM_UTF8
from io import BytesIO, TextIOWrapper
from typing import Any

from tracker.reports.model import Content
from tracker.reports.table import table

_BEGINS_A_FORMULA = ("=", "+", "-", "@")


def write(content: Content) -> bytes:
    """The report's rows as CSV."""
    headings, rows = table(content, harmless)
    file = BytesIO()
    file.write(BOM_UTF8)
    with TextIOWrapper(file, encoding="utf-8", newline="") as text:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(headings)
        writer.writerows(rows)
        text.flush()
        return file.getvalue()


def harmless(cell: Any) -> Any:
    """The cell, unable to begin a formula."""
    if isinstance(cell, str) and (cell.startswith(("\t", "\r", "\n")) or cell.lstrip().startswith(_BEGINS_A_FORMULA)):
        return f"'{cell}"
    return cell
