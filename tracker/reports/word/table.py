"""Tables: a header that repeats, rows that stay whole, sections under headings of their own."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tracker.reports.model import Column, Row, Section, Value
from tracker.reports.printed import cell
from tracker.reports.word.text import attribute, note_numbers, paragraph, plain, run

_STYLES = {"mark": "TableMark", "number": "TableNumber"}
_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="F5F7FA"/>'


@dataclass(frozen=True, slots=True)
class Table:
    """A table to be written: its style, what it is called and how wide its columns are, in twentieths of a point."""

    style: str
    name: str
    widths: Sequence[int]

    def written(self, headings: Sequence[str], rows: Iterable[str]) -> str:
        """The table, its headings where it has any, and the paragraph that parts it from what follows."""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in self.widths)
        head = self._heading(headings) if headings else ""
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.style}"/><w:tblW w:w="{sum(self.widths)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{"0620" if headings else "0600"}"'
            f' w:firstRow="{int(bool(headings))}" w:lastRow="0"'
            ' w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f'<w:tblCaption w:val="{attribute(self.name)}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            f"{head}{''.join(rows)}</w:tbl>{paragraph('', 'AfterTable')}"
        )

    def row(self, cells: Iterable[str]) -> str:
        """A row of cells that hold paragraphs."""
        return _row(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{held}</w:tc>'
            for width, held in zip(self.widths, cells, strict=True)
        )

    def across(self, held: str) -> str:
        """A row of one cell as wide as the table."""
        span = f'<w:gridSpan w:val="{len(self.widths)}"/>' * (len(self.widths) > 1)
        return _row(
            [f'<w:tc><w:tcPr><w:tcW w:w="{sum(self.widths)}" w:type="dxa"/>{span}{_SHADE}</w:tcPr>{held}</w:tc>']
        )

    def _heading(self, headings: Sequence[str]) -> str:
        cells = (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
            f"{plain(heading, 'TableHeading')}</w:tc>"
            for width, heading in zip(self.widths, headings, strict=True)
        )
        return _row(cells, "<w:tblHeader/>")


def sections_in(table: Table, sections: Iterable[Section], columns: Sequence[Column], lang: str) -> Iterator[str]:
    """The rows of sections, each under its heading and what is said of it."""
    printers = [_printer(column, lang) for column in columns]
    for section in sections:
        if section.heading or section.lines:
            yield table.across(_of_section(section))
        for row in section.rows:
            yield table.row(printed(value) for printed, value in zip(printers, row, strict=True))


def chosen(sections: Iterable[Section], places: Sequence[int]) -> Iterator[Section]:
    """The sections with only some columns."""
    for section in sections:
        rows: tuple[Row, ...] = tuple(tuple(row[place] for place in places) for row in section.rows)
        yield Section(section.key, section.heading, section.lines, section.notes, rows)


def _of_section(section: Section) -> str:
    said = [(section.heading, "Heading2")] * bool(section.heading)
    said += [(line, "TableSection") for line in section.lines]
    *before, (last, style) = said
    return "".join(plain(text, key) for text, key in before) + paragraph(run(last) + note_numbers(section.notes), style)


def _printer(column: Column, lang: str) -> Callable[..., str]:
    """What makes the paragraph of a cell."""
    style = _STYLES.get(column.kind, "TableText")

    def printed(value: Value) -> str:
        if isinstance(value, tuple) and value:
            return paragraph(note_numbers(value, ""), style)
        return paragraph(run(cell(column, value, lang), italic=value in column.italic), style)

    return printed


def _row(cells: Iterable[str], more: str = "") -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{more}</w:trPr>{''.join(cells)}</w:tr>"
