"""Paragraphs and what stands in them."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from tracker.reports.printed import legible

_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'


def attribute(text: str) -> str:
    """A text to stand between double quotes."""
    return escape(legible(text), {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def run(text: str, style: str = "", *, italic: bool = False) -> str:
    """A text, in a character style or in italics; a new line in it begins a new line."""
    properties = f'<w:rStyle w:val="{style}"/>' * bool(style) + "<w:i/><w:iCs/>" * italic
    said = _BREAK.join(escape(line) for line in legible(text).splitlines())
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" * bool(properties)}<w:t xml:space="preserve">{said}</w:t></w:r>'


def paragraph(runs: str, style: str, *, numbering: int = 0, with_next: bool = False, new_page: bool = False) -> str:
    """A paragraph in a style, of a list where it has the number of one, on the page of the next where it must be."""
    kept = "<w:keepNext/>" * with_next + "<w:pageBreakBefore/>" * new_page
    listed = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{numbering}"/></w:numPr>' * bool(numbering)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}{listed}</w:pPr>{runs}</w:p>'


def plain(text: str, style: str) -> str:
    """A paragraph that says one text."""
    return paragraph(run(text), style)


def link(runs: str, relationship: str) -> str:
    """Runs that lead to an address."""
    return f'<w:hyperlink r:id="{relationship}" w:history="1">{runs}</w:hyperlink>'


def note_numbers(numbers: Iterable[int], style: str = "NoteNumber") -> str:
    """Numbers of notes, each leading to its note."""
    between = run(", ", style)
    return between.join(
        f'<w:hyperlink w:anchor="note_{number}" w:history="1">{run(str(number), style)}</w:hyperlink>'
        for number in numbers
    )


def note_place(number: int, runs: str) -> str:
    """Runs that a note's number leads to."""
    return f'<w:bookmarkStart w:id="{number}" w:name="note_{number}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'


def field(code: str) -> str:
    """What Word computes, such as the number of the page."""
    return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
