"""XLSX: a sheet for each part, one that sums the sections up, the legend, and the sources.

Days are real dates; headers are frozen, filtered and repeated on every printed page; texts can never be formulas.
Rows are put down one after another and not kept, so that a long report needs little memory. A sheet holds no vector
picture: of a chart it says what is shown.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, time
from io import BytesIO
from math import ceil
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from tracker.errors import Invalid
from tracker.locale.catalogue import translator
from tracker.reports.model import Column, Content, Group, Paragraph, in_runs
from tracker.reports.printed import SHORT_FINGERPRINT
from tracker.reports.sheet_cells import Cells, Styles, as_cell, as_text, height_of, lines_of
from tracker.reports.sheet_names import SheetNames

_HEADER = 3  # title, lines and headline stand above it
_MOST_ROWS = 1_048_576 - _HEADER - 1
_MOST_LINKS = 60_000
_LONGEST_LINK = 2_000
_LONGEST_HEAD = 255  # characters of the head of a printed page, as the file format allows
_NARROWEST, _WIDEST, _WIDEST_OF_LONG, _OF_SOURCES = 9, 42, 52, 98
_LONG = 120  # characters
_COMFORTABLE = 24  # to which a wide column is narrowed where this spares a second page beside the first
_PAPERS = {"A4": (9, 220), "A3": (8, 320)}  # as the file format numbers them; characters that can be read on a line


def write(content: Content) -> bytes:
    """The report as a workbook."""
    file = BytesIO()
    with Workbook(file, {"constant_memory": True}) as book:
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
        self._names, self._styles = SheetNames(), Styles(book, content.lang)
        self._links = 0
        self._widths: list[int] = []  # of the sheet that is being written
        self._selected = " · ".join(f"{line.label}: {line.text}" for line in content.lines)
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

    @property
    def _room(self) -> int:
        """How many characters can be read on a line of the paper."""
        return _PAPERS[self._content.paper][1]

    def group(self, group: Group) -> None:
        """The prose of a part, then its table; each on a sheet of its own."""
        if group.size > _MOST_ROWS:
            raise Invalid(
                "A spreadsheet holds at most {most} rows; this report has {n}. Choose CSV or JSON.",
                most=_MOST_ROWS,
                n=group.size,
            )
        if group.paragraphs or group.chart:
            self._prose(group)
        if group.columns:
            self._table(group)

    def overview(self) -> None:
        """One row for each section: how many rows it has, and what is said of it as a whole."""
        t, content = self._t, self._content
        sections = [(group, one) for group in content.groups if group.columns for one in group.sections if one.heading]
        if not sections and not content.is_empty:
            return
        sheet = self._sheet(t("Overview"), f"{content.title}: {t('Overview')}")
        headings = [(t("List"), 24), (t("Part"), 60), (t("Count"), 13)]
        told = any(section.lines or section.notes for _, section in sections)
        self._header(sheet, [*headings, *([(t("What is known"), 70), (t("Notes"), 12)] if told else [])], 2)
        for row, (group, section) in enumerate(sections, _HEADER + 1):
            about = (" ".join(section.lines) or t("none"), in_runs(section.notes) or t("in the rows")) if told else ()
            self._row(sheet, row, (group.heading, section.heading, len(section.rows), *about))
        self._end(sheet, _HEADER + len(sections), len(self._widths), content.empty)

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
        sheet.set_landscape()
        headings = (t("No."), 8), (t("Instrument"), 30), (t("Fact"), 40), (t("Remark"), 44), (t("Source"), _OF_SOURCES)
        self._header(sheet, list(headings), 1)
        row = _HEADER
        for note in content.notes:
            cells = (note.number, note.about or t("none in particular"), note.text, note.remark or t("none"))
            for source in note.sources or (t("no source on record"),):
                row += 1
                self._row(sheet, row, (*cells, source))
                if self._is_link(source) and len(source) <= _OF_SOURCES:
                    sheet.write_url(row, 4, source, self._styles.of("link"), source)
                elif self._is_link(source):  # not every program breaks a link that is longer than its cell
                    sheet.write_url(row, 0, source, self._styles.of("number"), str(note.number))
                    sheet.write_number(row, 0, note.number, self._styles.of("number"))
        self._end(sheet, row, 5, t("No source is cited."))

    def _table(self, group: Group) -> None:
        """The rows as one table."""
        title = f"{self._content.title}: {group.heading}"
        sheet = self._sheet(group.heading, title)
        widths = _narrowed([_width(place, group) for place in range(len(group.columns))], self._room)
        self._header(sheet, [(c.heading, width) for c, width in zip(group.columns, widths, strict=True)], 2)
        cells = self._cells(sheet, group.columns, widths)
        row = _HEADER
        for section in group.sections:
            look = 3  # of a section's first row
            for values in section.rows:
                row += 1
                lines = 1
                for place, (of_column, value) in enumerate(zip(cells, values, strict=True)):
                    written = of_column[value]
                    written[0](row, place, written[1], written[look])
                    if written[4] > lines:
                        lines = written[4]
                if lines > 1:
                    sheet.set_row(row, height_of(lines))
                look = 2
        self._spread(sheet, title, row, widths)
        self._end(sheet, row, len(widths), self._content.empty if self._content.is_empty else group.empty)

    def _cells(self, sheet: Worksheet, columns: tuple[Column, ...], widths: list[int]) -> list[Cells]:
        """How the values of each column are written; columns whose values look alike share that."""
        shared: dict[Any, Cells] = {}
        return [
            shared.setdefault(
                (id(column.words), column.italic, column.nothing, column.kind, width),
                Cells(sheet, column, width, self._styles),
            )
            for column, width in zip(columns, widths, strict=True)
        ]

    def _prose(self, group: Group) -> None:
        """The paragraphs, one below another, and what a chart shows."""
        t = self._t
        named = t("{heading}: text", heading=group.heading) if group.columns else group.heading
        sheet = self._sheet(named, f"{self._content.title}: {group.heading}")
        self._header(sheet, [(t("Text"), 110), (t("Notes"), 14)], 0)
        paragraphs = list(group.paragraphs)
        if group.chart:
            paragraphs.append(Paragraph(t("Chart: {alternative}", alternative=group.chart.alternative)))
        for row, paragraph in enumerate(paragraphs, _HEADER + 1):
            self._row(sheet, row, (paragraph.text, in_runs(paragraph.notes) or t("none")))

    def _sheet(self, name: str, title: str) -> Worksheet:
        sheet = self._book.add_worksheet(self._names.name(name))
        content = self._content
        said = ((title, self._title), (self._selected, None), (content.headline, self._strong))
        for row, (text, style) in enumerate(said):
            sheet.write_string(row, 0, as_text(text), style)
        if content.landscape:
            sheet.set_landscape()
        sheet.set_paper(_PAPERS[content.paper][0])
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEADER)
        self._head_of_pages(sheet)
        page = self._t("Page {page} of {pages}", page="&P", pages="&N")
        mark = f"{self._t('Fingerprint')}: {content.fingerprint[:SHORT_FINGERPRINT]}"
        sheet.set_footer(f"&L{content.title.replace('&', '&&')}\n{mark}&R{page}")  # a long title does not meet it
        return sheet

    def _header(self, sheet: Worksheet, headings: list[tuple[str, int]], frozen: int) -> None:
        """The widths of the columns, and the row of headings, as high as the longest of them needs."""
        self._widths = [width for _, width in headings]
        lines = max(lines_of(heading, width - 1) for heading, width in headings)
        sheet.set_row(_HEADER, height_of(max(2, lines)))
        for place, (heading, width) in enumerate(headings):
            sheet.set_column(place, place, width)
            sheet.write_string(_HEADER, place, as_text(heading), self._head)
        sheet.freeze_panes(_HEADER + 1, frozen)

    def _spread(self, sheet: Worksheet, title: str, last: int, widths: list[int]) -> None:
        """Let a table that is too wide for the paper go on to further pages, each with its first columns.

        Its title would be cut where these columns end: it stands in the head of every page.
        """
        pages = ceil(sum(widths) / self._room)
        if pages > 1:
            sheet.fit_to_pages(pages, 0)
            sheet.repeat_columns(0, 1)
            sheet.print_area(_HEADER, 0, max(last, _HEADER + 1), len(widths) - 1)  # with the word that there is nothing
            self._head_of_pages(sheet, f"{title} · {self._selected}")

    def _head_of_pages(self, sheet: Worksheet, text: str = "") -> None:
        """What stands at the head of every printed page; a text that is too long for it is cut."""
        mark = self._t("unofficial working document") if self._content.unofficial else ""
        if text:
            said = " · ".join(filter(None, (mark, text))).replace("&", "&&")
            room = _LONGEST_HEAD - len("&L")
            sheet.set_header(f"&L{said if len(said) <= room else said[: room - 1].rstrip('&') + '…'}")
        elif mark:
            sheet.set_header(f"&R{mark}")

    def _row(self, sheet: Worksheet, row: int, cells: Iterable[str | int]) -> None:
        """One row of a sheet that is no table of the report, as high as its longest text needs."""
        lines = 1
        for place, cell in enumerate(cells):
            kind, written = as_cell(cell)
            (sheet.write_string if kind == "text" else sheet.write_number)(row, place, written, self._styles.of(kind))
            lines = max(lines, lines_of(str(written), self._widths[place]))
        if lines > 1:
            sheet.set_row(row, height_of(lines))

    def _is_link(self, source: str) -> bool:
        """Whether a source is a web address that can be followed; a sheet holds only so many."""
        web = source.startswith(("https://", "http://")) and " " not in source
        followed = web and len(source) <= _LONGEST_LINK and self._links < _MOST_LINKS
        self._links += followed
        return followed

    def _end(self, sheet: Worksheet, last: int, columns: int, empty: str) -> None:
        """Filters over what was written, or the word that there is nothing."""
        if last == _HEADER:
            sheet.write_string(_HEADER + 1, 0, as_text(empty), self._strong)
        else:
            sheet.autofilter(_HEADER, 0, last, columns - 1)


def _narrowed(widths: list[int], room: int) -> list[int]:
    """The same widths; where the wide ones can be narrowed so that a page holds all, they are, and break lines."""
    too_much, spare = sum(widths) - room, [max(0, width - _COMFORTABLE) for width in widths]
    if too_much <= 0 or sum(spare) < too_much:
        return widths
    return [width - ceil(part * too_much / sum(spare)) for width, part in zip(widths, spare, strict=True)]


def _width(place: int, group: Group) -> int:
    """A width that holds the heading's words and the longest cell, within reason."""
    column = group.columns[place]
    word = max(map(len, column.heading.split()), default=0)
    if column.kind == "number":
        return max(8, word + 2)
    if column.kind in ("date", "mark"):
        longest = max(map(len, column.words.values()), default=0)
        return min(18, max(11 if column.kind == "mark" else 13, word + 2, longest + 2))
    longest = max(_lengths(place, group), default=0)
    return min(_WIDEST_OF_LONG if longest > _LONG else _WIDEST, max(_NARROWEST, word + 2, longest + 2))


def _lengths(place: int, group: Group) -> Iterator[int]:
    column = group.columns[place]
    yield len(column.nothing)
    if column.words:
        yield from map(len, column.words.values())
    elif column.kind == "notes":
        yield len(in_runs(max(_numbers(place, group), key=len, default=())))
    else:
        yield from (len(str(column.printed(row[place]))) for row in group.rows)


def _numbers(place: int, group: Group) -> Iterator[tuple[int, ...]]:
    return (value for row in group.rows if isinstance(value := row[place], tuple))
