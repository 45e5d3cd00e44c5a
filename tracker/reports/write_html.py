"""HTML: one page that stands alone, to be read on any screen and printed; it asks nothing of the network."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from tracker.locale.catalogue import translator
from tracker.reports.model import Column, Content, Group, Note, Paragraph, Row, Section, Value
from tracker.reports.printed import cell, legible, numbers, proof, said, web_address
from tracker.reports.web.chart import figure
from tracker.reports.web.style import is_of_words, style, table_class

_NOTHING_FROM_OUTSIDE = "default-src 'none'; style-src 'unsafe-inline'"
_UNSEEN = ' class="unseen"'  # of what a heading says already


def write(content: Content) -> bytes:
    """The report as a page."""
    return "".join(_Page(content).written()).encode()


class _Page:
    """One page while it is written."""

    def __init__(self, content: Content) -> None:
        self._content, self._t = content, translator(content.lang)
        self._met: set[int] = set()  # the notes whose numbers were met: each leads back to the first place

    def written(self) -> Iterator[str]:
        content = self._content
        yield f'<!DOCTYPE html>\n<html lang="{content.lang}">\n<head>\n<meta charset="utf-8">\n'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        yield f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_FROM_OUTSIDE}">\n'
        yield f"<title>{_text(content.title)}</title>\n<style>\n{style(content)}\n</style>\n</head>\n<body>\n<main>\n"
        yield from self._head()
        for part in (self._legend, self._groups) if content.begins_with_letters else (self._groups, self._legend):
            yield from part()
        yield from self._notes()
        mark = f"{self._t('Fingerprint')} (SHA-256): {content.fingerprint}"
        yield f"</main>\n<footer>{_text(mark)}</footer>\n</body>\n</html>\n"

    def _head(self) -> Iterator[str]:
        content = self._content
        if content.unofficial:
            yield _paragraph(self._t("unofficial working document"), "standing")
        yield f"<h1>{_text(content.title)}</h1>\n"
        if content.lines:
            lines = (f"<dt>{_text(line.label)}</dt><dd>{_text(line.text)}</dd>\n" for line in content.lines)
            yield f'<dl class="lines">\n{"".join(lines)}</dl>\n'
        if content.headline:
            yield _paragraph(content.headline, "headline")
        if content.counts:
            yield _paragraph(numbers(content), "counts")

    def _groups(self) -> Iterator[str]:
        if self._content.is_empty:
            yield _paragraph(self._content.empty, "prose")
            return
        for number, group in enumerate(self._content.groups):
            yield '<section class="letter">\n' if group.is_letter else "<section>\n"
            yield f"<h2>{_text(group.heading)}</h2>\n" if group.heading else ""
            yield from self._prose(group.paragraphs)
            if group.chart:
                yield figure(group.chart, number, group.heading or self._content.title)
            if group.size:
                yield f'<h2 class="annexed">{_text(group.annexed)}</h2>\n' if group.annexed else ""
                yield from self._table(group, number)
            elif group.columns:
                yield _paragraph(group.empty, "prose")
            yield "</section>\n"

    def _prose(self, paragraphs: Sequence[Paragraph]) -> Iterator[str]:
        """Paragraphs, those of a list inside one."""
        listed = False
        for one in paragraphs:
            if listed != (one.style == "item"):
                listed = not listed
                yield '<ul class="prose">\n' if listed else "</ul>\n"
            said_ = _text(one.text) + self._superscript(one.notes)
            yield f"<li>{said_}</li>\n" if listed else f'<p class="prose {one.style}">{said_}</p>\n'
        if listed:
            yield "</ul>\n"

    def _table(self, group: Group, number: int) -> Iterator[str]:
        kind = "words" if is_of_words(group) else "marks"
        name = _text(group.heading or self._content.title)
        head = "".join(f'<th scope="col" class="{one.kind}">{_text(one.heading)}</th>' for one in group.columns)
        yield f'<div class="table" role="region" tabindex="0" aria-label="{name}">'
        yield f'<table class="{kind} {table_class(number)}">\n'
        yield f"<caption{_UNSEEN * bool(group.heading)}>{name}</caption>\n"
        yield f"<thead><tr>{head}</tr></thead>\n"
        named = next((place for place, column in enumerate(group.columns) if column.kind == "text"), None)
        for section in group.sections:
            yield "<tbody>\n"
            yield from self._section(section, len(group.columns))
            for row in section.rows:
                yield self._row(row, group.columns, named)
            yield "</tbody>\n"
        yield "</table></div>\n"

    def _section(self, section: Section, columns: int) -> Iterator[str]:
        """The row that a section begins with."""
        if section.heading or section.lines:
            lines = "".join(f"<p>{_text(line)}</p>" for line in section.lines)
            head = f"{_text(section.heading)}{self._superscript(section.notes)}"
            yield f'<tr class="section"><th scope="rowgroup" colspan="{columns}">{head}{lines}</th></tr>\n'

    def _row(self, row: Row, columns: Sequence[Column], named: int | None) -> str:
        """A row; the first of its texts is its name."""
        cells = (
            f'<th scope="row">{self._cell(column, value)}</th>'
            if place == named
            else f'<td class="{_kind(column, value)}">{self._cell(column, value)}</td>'
            for place, (column, value) in enumerate(zip(columns, row, strict=True))
        )
        return f"<tr>{''.join(cells)}</tr>\n"

    def _cell(self, column: Column, value: Value) -> str:
        if isinstance(value, tuple) and value:
            return self._numbers(value)
        printed = _text(cell(column, value, self._content.lang))
        return f"<i>{printed}</i>" if value in column.italic else printed

    def _superscript(self, notes: Iterable[int]) -> str:
        written = self._numbers(notes)
        return f"<sup>{written}</sup>" if written else ""

    def _numbers(self, notes: Iterable[int]) -> str:
        return ", ".join(map(self._number, notes))

    def _number(self, number: int) -> str:
        first = "" if number in self._met else f' id="use-{number}"'
        self._met.add(number)
        return f'<a href="#note-{number}"{first}>{number}</a>'

    def _legend(self) -> Iterator[str]:
        if not self._content.legend:
            return
        t = self._t
        head = "".join(f'<th scope="col">{_text(word)}</th>' for word in (t("Column"), t("Word"), t("Meaning")))
        yield f'<section class="after">\n<h2>{_text(t("Legend"))}</h2>\n<div class="table"><table class="words">\n'
        yield f"<caption{_UNSEEN}>{_text(t('Legend'))}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n"
        for entry in self._content.legend:
            yield f'<tr><td>{_text(entry.heading)}</td><th scope="row"><b>{_text(entry.word)}</b></th>'
            yield f"<td>{_text(entry.meaning)}</td></tr>\n"
        yield "</tbody>\n</table></div>\n</section>\n"

    def _notes(self) -> Iterator[str]:
        if self._content.notes:
            yield f'<section class="after">\n<h2>{_text(self._t("Notes and sources"))}</h2>\n<ol class="notes">\n'
            yield from map(self._note, self._content.notes)
            yield "</ol>\n</section>\n"

    def _note(self, note: Note) -> str:
        """A note with its sources, and the way back to where its number is met first."""
        sources = "; ".join(map(_source, note.sources))
        back = f' <a href="#use-{note.number}" aria-label="{_text(self._t("Back to the text"))}">↑</a>'
        told = f"{_text(said(note))} {_text(proof(note, self._t))} {sources}{back * (note.number in self._met)}"
        return f'<li id="note-{note.number}" value="{note.number}">{told}</li>\n'


def _kind(column: Column, value: Value) -> str:
    """What a cell is to the eye; what stands in words in place of a day may be broken like any text."""
    return "text" if column.kind == "date" and value in column.words else column.kind


def _text(text: str) -> str:
    return escape(legible(text))


def _paragraph(text: str, kind: str) -> str:
    return f'<p class="{kind}">{_text(text)}</p>\n'


def _source(source: str) -> str:
    address = web_address(source)
    return f'<a href="{escape(address)}" rel="noreferrer">{_text(source)}</a>' if address else _text(source)
