"""DOCX: a document that officials edit: styles, tables whose headers repeat, numbered notes, pages that are counted."""

from collections.abc import Iterator, Sequence
from itertools import chain

from tracker.locale.catalogue import translator
from tracker.reports.model import Content, Group, Note, Paragraph
from tracker.reports.printed import kept_with_next, legend, numbers, proof, said, web_address
from tracker.reports.widths import Width, fits, padded, parts, shared_out, widths
from tracker.reports.word import page as pages
from tracker.reports.word.package import NAMESPACES, Package, properties
from tracker.reports.word.picture import picture
from tracker.reports.word.styles import CELL_MARGIN, ITEMS, LANGUAGES, list_of_notes, numbering, settings, styles
from tracker.reports.word.table import Table, chosen, sections_in
from tracker.reports.word.text import link, note_numbers, note_place, paragraph, plain, run

_SIZES = (18, 16, 14)  # of letters in tables, in half points: the largest that everything fits in
_LETTER = 5.2  # how wide a letter is, in twentieths of a point for each half point of its size
_STYLES = {
    "body": "BodyText",
    "item": "ListBullet",
    "addressee": "Addressee",
    "dated": "Date",
    "greeting": "Salutation",
    "signature": "Signature",
}
_LABEL = 2600


def write(content: Content) -> bytes:
    """The report as a Word document."""
    return _Document(content).file()


class _Document:
    """One document while it is written."""

    def __init__(self, content: Content) -> None:
        self._content, self._t = content, translator(content.lang)
        self._package, self._page = Package(), pages.page_of(content)
        self._widths = [widths(group, content.lang) for group in content.groups]
        self._size = next(filter(self._fit, _SIZES), _SIZES[-1])
        self._charts = 0

    def file(self) -> bytes:
        content, package = self._content, self._package
        parts = (self._legend, self._groups) if content.begins_with_letters else (self._groups, self._legend)
        said = (part() for part in (self._head, *parts, self._notes))  # a legend stands on the page no letter shares
        body = "".join(chain(*said, [self._fingerprint()]))
        package.part("styles", styles(content.lang, self._page.line, self._size))
        package.part("numbering", numbering(_first_of_each_list(content.notes)))
        package.part("settings", settings(content.lang))
        references = f'<w:footerReference w:type="default" r:id="{package.part("footer", pages.footer(content))}"/>'
        if header := pages.header(content):
            references = f'<w:headerReference w:type="default" r:id="{package.part("header", header)}"/>{references}'
        document = f"<w:document {NAMESPACES}><w:body>{body}{self._page.section(references)}</w:body></w:document>"
        day = content.record_date or content.as_of
        language = LANGUAGES[content.lang]
        return package.file(document, properties(content.title, content.headline, language, content.fingerprint, day))

    def _head(self) -> Iterator[str]:
        content = self._content
        yield plain(content.title, "Title")
        if content.lines:
            table = Table("Lines", content.title, (_LABEL, self._page.line - _LABEL))
            rows = ((plain(line.label, "LineLabel"), plain(line.text, "LineText")) for line in content.lines)
            yield table.written((), map(table.row, rows))
        if content.headline:
            yield plain(content.headline, "Subtitle")
        if content.counts:
            yield plain(numbers(content), "Counts")

    def _groups(self) -> Iterator[str]:
        if self._content.is_empty:
            yield plain(self._content.empty, "BodyText")
            return
        for place, (group, wished) in enumerate(zip(self._content.groups, self._widths, strict=True)):
            if group.heading:
                yield paragraph(run(group.heading), "Heading1", new_page=self._content.opens_page(place))
            for prose, kept in zip(group.paragraphs, kept_with_next(group.paragraphs), strict=True):
                yield _prose(prose, kept or (prose is group.paragraphs[-1] and group.chart is not None))
            if group.chart:
                self._charts += 1
                yield picture(group.chart, self._charts, self._package, self._page)
            if group.size:
                yield paragraph(run(group.annexed), "Heading1", new_page=True) if group.annexed else ""
                yield from self._tables(group, wished)
            elif group.columns:
                yield plain(group.empty, "BodyText")

    def _tables(self, group: Group, wished: list[Width]) -> Iterator[str]:
        """The table of a group, cut where it fits no page."""
        wished = padded(wished, _margin(self._size))
        cut = parts(group.columns, wished, self._room(self._size))
        for number, places in enumerate(cut, 1):
            if len(cut) > 1:
                yield plain(self._t("Part {n} of {all}", n=number, all=len(cut)), "Caption")
            columns = [group.columns[place] for place in places]
            table = Table("Report", group.heading, self._twentieths([wished[place] for place in places]))
            sections = group.sections if len(cut) == 1 else chosen(group.sections, places)
            rows = sections_in(table, sections, columns, self._content.lang)
            yield table.written([column.heading for column in columns], rows)

    def _legend(self) -> Iterator[str]:
        group = legend(self._content)
        if group.size:
            yield plain(group.heading, "Heading1")
            yield from self._tables(group, widths(group, self._content.lang))

    def _notes(self) -> Iterator[str]:
        """The notes, numbered by Word itself, with the numbers they have in the report."""
        notes = self._content.notes
        if notes:
            new_page = self._content.opens_page(len(self._content.groups))
            yield paragraph(run(self._t("Notes and sources")), "Heading1", new_page=new_page)
        firsts = _first_of_each_list(notes)
        place = -1
        for note in notes:
            place += place + 1 < len(firsts) and note.number == firsts[place + 1]
            told = note_place(note.number, run(said(note))) + run(f" {proof(note, self._t)} ")
            sources = run("; ").join(map(self._source, note.sources))
            last = note is notes[-1]  # the fingerprint does not stand alone on a page
            yield paragraph(told + sources, "Notes", numbering=list_of_notes(place), with_next=last)

    def _source(self, source: str) -> str:
        address = web_address(source)
        return link(run(source, "Hyperlink"), self._package.address(address)) if address else run(source)

    def _fingerprint(self) -> str:
        return plain(f"{self._t('Fingerprint')} (SHA-256): {self._content.fingerprint}", "Fingerprint")

    def _fit(self, size: int) -> bool:
        return all(fits(padded(wished, _margin(size)), self._room(size)) for wished in self._widths)

    def _room(self, size: int) -> float:
        """How many letters stand beside each other in a line."""
        return self._page.line / (size * _LETTER)

    def _twentieths(self, wished: Sequence[Width]) -> list[int]:
        """The widths of columns that fill a line."""
        shares = [width * self._size * _LETTER for width in shared_out(wished, self._room(self._size))]
        return [round(sum(shares[: place + 1])) - round(sum(shares[:place])) for place in range(len(shares))]


def _margin(size: int) -> float:
    """The margins of a cell, in letters."""
    return 2 * CELL_MARGIN / (size * _LETTER)


def _prose(prose: Paragraph, with_next: bool) -> str:
    runs = run(prose.text) + note_numbers(prose.notes)
    return paragraph(runs, _STYLES[prose.style], numbering=ITEMS if prose.style == "item" else 0, with_next=with_next)


def _first_of_each_list(notes: Sequence[Note]) -> list[int]:
    """The numbers that do not follow the one before them: a list of its own begins with each."""
    before = [None, *(note.number + 1 for note in notes)]
    return [note.number for note, expected in zip(notes, before, strict=False) if note.number != expected]
