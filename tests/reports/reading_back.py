"""What stands in a report's file, read with a reader that is not the writer: its rows as texts, and all its text.

Texts are compared without what a format does to them: white space, the hyphens a line may be broken at, ligatures.
"""

import csv
import json
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from html.parser import HTMLParser
from io import BytesIO, StringIO
from typing import Any
from unicodedata import normalize

import openpyxl

from tracker.locale.dates import long_date, short_date
from tracker.reports.model import Column, Content, Value

Rows = list[list[str]]
_BROKEN_AT = re.compile(r"[\s\u00ad\u200b\u2060-]+")
_SHORT_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def compact(text: object) -> str:
    """A text without white space and hyphens, in its plainest signs."""
    return _BROKEN_AT.sub("", normalize("NFKC", str(text)))


def from_xlsx(data: bytes) -> Rows:
    book = openpyxl.load_workbook(BytesIO(data))
    return [[_of_sheet(value) for value in row] for sheet in book for row in sheet.iter_rows(values_only=True)]


def from_csv(data: bytes) -> Rows:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


def from_json(data: bytes) -> Rows:
    return [[text] if isinstance(text, str) else text for text in _of_document(json.loads(data))]


def from_docx(data: bytes) -> Rows:
    from docx import Document

    document = Document(BytesIO(data))
    tables = [[_once(row.cells) for row in table.rows] for table in document.tables]
    page = document.sections[0]
    around = [part.text for part in (*page.header.paragraphs, *page.footer.paragraphs, *document.paragraphs)]
    pictures = re.findall(r'descr="([^"]*)"', document.element.xml)
    return [*([text] for text in (*around, *pictures)), *(row for table in tables for row in table)]


def from_html(data: bytes) -> Rows:
    reader = _Page()
    reader.feed(data.decode())
    return [*([text] for text in reader.texts), *reader.rows]


def from_pdf(data: bytes) -> Rows:
    """The pages; where cells end, a PDF does not say. What pictures show stands in its tags."""
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(data))
    return [*([page.extract_text()] for page in reader.pages), *([text] for text in _alternatives(reader))]


def from_ics(data: bytes) -> Rows:
    from icalendar import Calendar

    texts = ("summary", "description", "x-wr-calname", "x-wr-caldesc")
    parts = list(Calendar.from_ical(data).walk())
    days = [part["dtstart"].dt.isoformat() if "dtstart" in part else "" for part in parts]
    return [[day, *(str(part.get(name, "")) for name in texts)] for day, part in zip(days, parts, strict=True)]


READERS: dict[str, Callable[[bytes], Rows]] = {
    "xlsx": from_xlsx,
    "csv": from_csv,
    "json": from_json,
    "docx": from_docx,
    "html": from_html,
    "pdf": from_pdf,
    "ics": from_ics,
}
BY_CELLS = ("xlsx", "csv", "json", "docx", "html")  # formats that say where a cell ends


def forms(column: Column, value: Value, content: Content, form: str) -> set[str]:
    """How a cell may be written, by the custom of the format; compact. JSON gives values in place of some words."""
    if form == "json" and column.kind not in ("text", "mark") and value not in column.words:
        return {compact(_of_json(value))}
    printed = column.printed(value)
    if isinstance(printed, date):
        return {compact(form) for form in _days(printed, content.lang)}
    texts = {str(printed), f"'{printed}"}
    if isinstance(value, tuple) and value:
        sources = {note.number: note.sources for note in content.notes}
        texts.add(" ; ".join(dict.fromkeys(source for number in value for source in sources[number])))
    return {compact(text) for text in texts}


def _days(day: date, lang: str) -> Iterator[str]:
    yield from (day.isoformat(), short_date(day, lang), long_date(day, lang))
    yield f"{day.day} {_SHORT_MONTHS[day.month - 1]} {day.year}"


def _of_sheet(value: Any) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return "" if value is None else str(value)


def _of_document(document: dict[str, Any]) -> Iterator[str | list[str]]:
    """The texts of a JSON document, and its rows with the words that stand for codes."""
    yield from (document["title"], document["headline"], document["fingerprint"], document["empty"] or "")
    yield from (line["text"] for line in document["lines"])
    for group in document["groups"].values():
        yield from (group["heading"], group["empty"] or "", group["chart"] or "")
        yield from (paragraph["text"] for paragraph in group["paragraphs"])
        for section in group["sections"]:
            yield from (section["heading"], *section["lines"])
            for row in section["rows"]:
                words = row.pop("in_words")
                yield [_of_json(words.get(key, value)) for key, value in row.items()]
    for note in document["notes"]:
        yield from (note["text"], *note["sources"])


def _of_json(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _once(cells: Sequence[Any]) -> list[str]:
    """The texts of a row, of a cell that spans several columns only once."""
    kept = [cell for place, cell in enumerate(cells) if place == 0 or cell._tc is not cells[place - 1]._tc]
    return [cell.text for cell in kept]


def _alternatives(reader: Any) -> Iterator[str]:
    """The alternative texts among the tags of a PDF."""
    root = reader.trailer["/Root"].get("/StructTreeRoot")
    waiting = [] if root is None else [root.get_object()]
    while waiting:
        tag = waiting.pop()
        if "/Alt" in tag:
            yield str(tag["/Alt"])
        below = tag.get("/K", [])
        for one in below if isinstance(below, list) else [below]:
            found = one.get_object() if hasattr(one, "get_object") else one
            if hasattr(found, "get"):
                waiting.append(found)


class _Page(HTMLParser):
    """The rows of the tables of a web page, and all its text."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Rows = []
        self.texts: list[str] = [""]
        self._cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self._cell = True
        self.texts += [said for name, said in attrs if name in ("alt", "aria-label", "content") and said]
        self.texts.append("") if tag in ("p", "li", "dd", "dt", "h1", "h2", "h3", "desc", "td", "th") else None

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._cell = False

    def handle_data(self, data: str) -> None:
        self.texts[-1] += data
        if self._cell:
            self.rows[-1][-1] += data
