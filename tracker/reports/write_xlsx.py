"""XLSX: a sheet for each group, one that sums the sections up, the legend, and the sources.

Days are real dates; headers are frozen, filtered and repeated on every printed page; texts can never be formulas.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tracker.errors import Invalid
from tracker.locale.catalogue import translator
from tracker.reports.model import Content, Group

_HEADER = 3  # title, lines and headline stand above it
_MOST_ROWS = 1_048_576 - _HEADER - 1
_MOST_LINKS = 60_000
_LONGEST_LINK = 2_000
_FIRST_DATE = date(1900, 3, 1)  # earlier days are no dates to a spreadsheet
_DATES = {"en": "[$-409]d mmm yyyy", "ru": "dd.mm.yyyy"}
_NARROWEST, _WIDEST = 9, 42
_A4, _DOTTED = 9, 4  # as the file format numbers paper and lines


def write(content: Content) -> bytes:
    """The report as a workbook."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        pages = _Pages(book, content)
        for group in content.groups:
            pages.group(group)
        pages.overview()
        pages.legend()
        pages.sources()
    return file.getvalue()


class _Pages:
    """The sheets of one workbook, all in one style."""

    def __init__(self, book: Workbook, content: Content) -> None:
        self._book, self._content = book, content
        self._t = translator(content.lang)
        self._links = 0
        recorded = content.record_date or content.as_of
        book.set_properties(
            {
                "title": content.title,
                "subject": content.headline,
                "comments": content.fingerprint,
                "created": datetime.combine(recorded, time.min),
            }
        )
        self._title = book.add_format({"bold": True, "font_size": 14})
        self._strong = book.add_format({"bold": True})
        self._head = book.add_format(
            {
                "bold": True,
                "font_color": "#FFFFFF",
                "bg_color": "#1F3A5F",
                "border": 1,
                "text_wrap": True,
                "valign": "vcenter",
            }
        )
        self._formats: dict[tuple[str, bool], Format] = {}

    def group(self, group: Group) -> None:
        """The rows of one group as one table."""
        if group.size > _MOST_ROWS:
            raise Invalid(
                "A spreadsheet holds at most {most} rows; this report has {n}. Choose CSV or JSON.",
                most=_MOST_ROWS,
                n=group.size,
            )
        sheet = self._sheet(group.heading, f"{self._content.title}: {group.heading}")
        columns = group.columns
        self._header(sheet, [(column.heading, _width(place, group)) for place, column in enumerate(columns)], 2)
        row = _HEADER
        for section in group.sections:
            for number, values in enumerate(section.rows):
                row += 1
                for place, (column, value) in enumerate(zip(columns, values, strict=True)):
                    self._cell(sheet, row, place, column.printed(value), first=number == 0)
        self._end(sheet, row, len(columns), self._content.empty if self._content.is_empty else group.empty)

    def overview(self) -> None:
        """One row for each section: how many rows it has, and what is said of it as a whole."""
        t, content = self._t, self._content
        sheet = self._sheet(t("Overview"), f"{content.title}: {t('Overview')}")
        headings = (t("List"), 18), (t("Key"), 20), (t("Part"), 52), (t("Count"), 10)
        self._header(sheet, [*headings, (t("What is known"), 70), (t("Notes"), 12)], 3)
        sections = [(group, section) for group in content.groups for section in group.sections]
        for row, (group, section) in enumerate(sections, _HEADER + 1):
            notes = ", ".join(map(str, section.notes)) or t("in the rows")
            cells = (group.heading, section.key, section.heading, len(section.rows), " ".join(section.lines), notes)
            self._row(sheet, row, cells)
        self._end(sheet, _HEADER + len(sections), 6, content.empty)

    def legend(self) -> None:
        """What the words mean, and what was counted."""
        t, content = self._t, self._content
        sheet = self._sheet(t("Legend"), f"{content.title}: {t('Legend')}")
        self._header(sheet, [(t("Column"), 24), (t("Word"), 40), (t("Meaning"), 90)], 1)
        rows: list[tuple[str, str, str | int]] = [(t("Count"), count.text, count.number) for count in content.counts]
        rows += [(entry.heading, entry.word, entry.meaning) for entry in content.legend]
        rows.append((t("Fingerprint"), "SHA-256", content.fingerprint))
        for row, cells in enumerate(rows, _HEADER + 1):
            self._row(sheet, row, cells)
        self._end(sheet, _HEADER + len(rows), 3, "")

    def sources(self) -> None:
        """The numbered notes; one row for each source of each."""
        t, content = self._t, self._content
        sheet = self._sheet(t("Sources"), f"{content.title}: {t('Sources')}")
        headings = (t("No."), 8), (t("Instrument"), 34), (t("Fact"), 46), (t("Remark"), 46), (t("Source"), 70)
        self._header(sheet, list(headings), 1)
        row = _HEADER
        for note in content.notes:
            for source in note.sources or (t("no source on record"),):
                row += 1
                self._row(sheet, row, (note.number, note.about, note.text, note.remark or t("none"), source))
                self._link(sheet, row, 4, source)
        self._end(sheet, row, 5, t("No sources: there is nothing to be proved."))

    def _sheet(self, name: str, title: str) -> Worksheet:
        sheet = self._book.add_worksheet(name)
        content = self._content
        lines = " · ".join(f"{line.label}: {line.text}" for line in content.lines)
        for row, (text, style) in enumerate(((title, self._title), (lines, None), (content.headline, self._strong))):
            sheet.write_string(row, 0, text, style)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEADER)
        page = self._t("Page {page} of {pages}", page="&P", pages="&N")
        mark = content.fingerprint[:12]
        sheet.set_footer(f"&L{content.title.replace('&', '&&')}&C{page}&R{mark}")
        return sheet

    def _header(self, sheet: Worksheet, headings: list[tuple[str, int]], frozen: int) -> None:
        for place, (heading, width) in enumerate(headings):
            sheet.set_column(place, place, width)
            sheet.write_string(_HEADER, place, heading, self._head)
        sheet.set_row(_HEADER, 30)
        sheet.freeze_panes(_HEADER + 1, frozen)

    def _row(self, sheet: Worksheet, row: int, cells: Iterable[str | int]) -> None:
        for place, cell in enumerate(cells):
            self._cell(sheet, row, place, cell)

    def _cell(self, sheet: Worksheet, row: int, place: int, cell: str | int | date, *, first: bool = False) -> None:
        if isinstance(cell, date) and cell >= _FIRST_DATE:
            sheet.write_datetime(row, place, cell, self._format("date", first))
        elif isinstance(cell, int):
            sheet.write_number(row, place, cell, self._format("number", first))
        else:
            sheet.write_string(row, place, str(cell), self._format("text", first))

    def _link(self, sheet: Worksheet, row: int, place: int, source: str) -> None:
        """Make a web address one that can be followed."""
        web = source.startswith(("https://", "http://")) and " " not in source
        if web and len(source) <= _LONGEST_LINK and self._links < _MOST_LINKS:
            self._links += 1
            sheet.write_url(row, place, source, self._format("link", False), source)

    def _end(self, sheet: Worksheet, last: int, columns: int, empty: str) -> None:
        """Filters over what was written, or the word that there is nothing."""
        if last == _HEADER:
            sheet.write_string(_HEADER + 1, 0, empty, self._strong)
        else:
            sheet.autofilter(_HEADER, 0, last, columns - 1)

    def _format(self, kind: str, first: bool) -> Format:
        """The format of a cell; the first row of a section has a line above it."""
        if (kind, first) not in self._formats:
            own: dict[str, dict[str, Any]] = {
                "date": {"num_format": _DATES[self._content.lang], "align": "left"},
                "number": {"num_format": "0"},
                "text": {"text_wrap": True, "quote_prefix": True},
                "link": {"text_wrap": True, "font_color": "#0B5394", "underline": 1},
            }
            line = {"valign": "top", "top": int(first), "bottom": _DOTTED, "bottom_color": "#BFBFBF"}
            self._formats[kind, first] = self._book.add_format(line | own[kind])
        return self._formats[kind, first]


def _width(place: int, group: Group) -> int:
    """A width that holds the heading's words and the longest cell, within reason."""
    kind = group.columns[place].kind
    if kind in ("date", "mark", "number"):
        return 8 if kind == "number" else 13
    longest = max(_lengths(place, group), default=0)
    return min(_WIDEST, max(_NARROWEST, longest + 2))


def _lengths(place: int, group: Group) -> Iterator[int]:
    column = group.columns[place]
    yield from (len(word) for word in column.heading.split())
    yield from map(len, column.words.values())
    yield len(column.nothing)
    if not column.words:
        yield from (len(str(column.printed(row[place]))) for row in group.rows)
