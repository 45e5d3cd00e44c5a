"""PDF: typeset, tagged for readers who cannot see it (PDF/UA-1), its fonts embedded, its header rows repeated.

How a page looks is in `report.typ` beside this file, which is given the report as data: no text can become markup.
Its date is that of the record.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tracker.errors import Invalid
from tracker.locale.catalogue import Translator, translator
from tracker.reports.model import Column, Content, Group, Note, Paragraph, Row, Section, Value
from tracker.reports.printed import SHORT_FINGERPRINT, cell, kept_with_next, legend, numbers
from tracker.reports.typesetting import typeset
from tracker.reports.widths import Width, fits, padded, shared_out, widths

TEMPLATE = Path(__file__).with_name("report.typ")
_WEB_ADDRESS = re.compile(r"https?://[^\s;]+")
_WIDTHS = {"A4": (21.0, 29.7), "A3": (29.7, 42.0)}  # centimetres: upright, and on its side
_MARGINS = 3.0
_MOST_CELLS = 150_000  # for which the typesetter needs some gigabytes of memory
_FIXED = {"date": 1.8, "number": 1.2, "notes": 1.9, "mark": 1.65}  # the widths of columns by their kind
_ROOMY = 1.17  # by how much columns of marks are wider where there is room
_NARROWEST = 2.1  # of a column of text
_SHORTEST, _LONGEST = 8, 40  # letters, between which a column of text has its share of the page
_SMALL, _SMALLER = 8.5, 7.5  # points, of tables with few and with many columns
_MANY_COLUMNS = 9
_LETTER = 0.0195  # centimetres: how wide a letter is for each point of its size
_INSET = 0.22  # centimetres: the margins of a cell


def write(content: Content) -> bytes:
    """The report as PDF; raises Invalid for one whose tables would fill more than a thousand pages."""
    cells = sum(group.size * len(group.columns) for group in content.groups)
    if cells > _MOST_CELLS:
        raise Invalid(
            "A PDF holds at most {most} cells; this report has {n}. Choose another format, or fewer instruments.",
            most=_MOST_CELLS,
            n=cells,
        )
    return typeset(TEMPLATE, json.dumps(document(content), ensure_ascii=False))


def document(content: Content) -> dict[str, Any]:
    """Everything the template prints, as plain values."""
    t, day = translator(content.lang), content.record_date or content.as_of
    return {
        "title": content.title,
        "lang": content.lang,
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "paper": content.paper.lower(),
        "landscape": content.landscape,
        "unofficial": content.unofficial,
        "lines": [[line.label, line.text] for line in content.lines],
        "headline": content.headline,
        "empty": content.empty if content.is_empty else None,
        "groups": [
            _group(content, place, t)
            for place, group in enumerate(content.groups)
            if not _says_the_same(content, group)
        ],
        "notes_apart": content.opens_page(len(content.groups)),
        "counts": numbers(content),
        "legend": list(_parts(content, legend(content), t)) if content.legend else [],
        "letters": content.begins_with_letters,
        "notes": [_note(note, t) for note in content.notes],
        "mark": f"{t('Fingerprint')}: {content.fingerprint[:SHORT_FINGERPRINT]}",
        "fingerprint": content.fingerprint,
        "words": {
            "page": t("Page {page} of {pages}", page="{page}", pages="{pages}"),
            "unofficial": t("unofficial working document"),
            "legend": t("Legend"),
            "notes": t("Notes"),
            "fingerprint": f"{t('Fingerprint')} (SHA-256)",
        },
    }


def _says_the_same(content: Content, group: Group) -> bool:
    """True of a part without rows of an empty report that would say what the report said of itself."""
    return content.is_empty and group.empty == content.empty


def _group(content: Content, place: int, t: Translator) -> dict[str, Any]:
    group = content.groups[place]
    numbers = {note.number for note in content.notes}
    chart = group.chart
    return {
        "heading": group.heading,
        "apart": content.opens_page(place),
        "annexed": group.annexed,
        "paragraphs": [
            _paragraph(one, numbers) | {"kept": kept}
            for one, kept in zip(group.paragraphs, kept_with_next(group.paragraphs), strict=True)
        ],
        "chart": None if chart is None else {"svg": chart.svg, "alternative": chart.alternative},
        "empty": group.empty if group.columns and not group.size else None,
        "parts": list(_parts(content, group, t)) if group.size else [],
    }


def _paragraph(one: Paragraph, numbers: set[int]) -> dict[str, Any]:
    return {"text": one.text, "style": one.style, "notes": [number for number in one.notes if number in numbers]}


def _parts(content: Content, group: Group, t: Translator) -> Iterator[dict[str, Any]]:
    """The table of a group; one too wide for the page in parts, each of which begins with the columns of words."""
    kept = _kept(group)
    parts = list(_fitting(content, group.columns, kept))
    words = {place: _Printed(group.columns[place], content) for place in kept}
    wished = widths(group, content.lang)
    for number, places in enumerate(parts, 1):
        caption = t("Part {number} of {parts}", number=number, parts=len(parts)) if len(parts) > 1 else ""
        size = _SMALL if len(places) < _MANY_COLUMNS else _SMALLER
        if any(group.columns[place].kind == "mark" for place in places):
            marks = _ROOMY if _is_roomy(content, group, places) else 1
            whole, columns = True, [_column(group, place, size / _SMALLER, marks) for place in places]
        else:
            size, whole, columns = _shared(
                content, [group.columns[place] for place in places], [wished[p] for p in places], size
            )
        sections = [_section(section, {place: words[place] for place in places}) for section in group.sections]
        yield {"caption": caption, "size": size, "whole": whole, "columns": columns, "sections": sections}


def _kept(group: Group) -> tuple[int, ...]:
    """The places of the columns, without one that says of every row what the heading of its section says.

    That heading is repeated on every page, which Word does not do: there every row says it.
    """

    def repeated(place: int) -> bool:
        return not group.columns[place].italic and all(
            section.heading and all(row[place] == section.key for row in section.rows) for section in group.sections
        )

    return tuple(place for place in range(len(group.columns)) if not repeated(place))


def _fitting(content: Content, columns: tuple[Column, ...], kept: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """The places of the columns of each part of a table: all words in each, and as many marks as there is room for."""
    room = _WIDTHS[content.paper][content.landscape] - _MARGINS
    leading = tuple(place for place in kept if columns[place].kind != "mark")
    marks = tuple(place for place in kept if columns[place].kind == "mark")
    taken = sum(_FIXED.get(columns[place].kind, _NARROWEST) for place in leading)
    most = max(1, int((room - taken) / _FIXED["mark"]))
    if len(marks) <= most:
        yield kept
        return
    even = -(-len(marks) // -(-len(marks) // most))  # so that no part is much narrower than another
    for start in range(0, len(marks), even):
        yield tuple(sorted((*leading, *marks[start : start + even])))


def _is_roomy(content: Content, group: Group, places: tuple[int, ...]) -> bool:
    """Whether columns of marks may be wider than they must be, so that no name of a state is broken."""
    fixed = sum(_FIXED.get(group.columns[place].kind, 0) for place in places) * _ROOMY
    return fixed <= 0.8 * (_WIDTHS[content.paper][content.landscape] - _MARGINS)


def _shared(
    content: Content, columns: list[Column], wished: list[Width], size: float
) -> tuple[float, bool, list[dict[str, Any]]]:
    """A table of words: the size of its letters, whether all words stay whole, and columns as wide as they ask for."""
    room = _WIDTHS[content.paper][content.landscape] - _MARGINS

    def letters(size: float) -> tuple[list[Width], float]:
        letter = size * _LETTER
        return padded(wished, _INSET / letter), room / letter

    if not fits(*letters(size)):
        size = _SMALLER
    shares = [round(share, 2) for share in shared_out(*letters(size))]
    sized = [_headed(column) | {"share": share} for column, share in zip(columns, shares, strict=True)]
    return size, fits(*letters(size)), sized


def _headed(column: Column) -> dict[str, Any]:
    places = {"date": "center", "mark": "center", "number": "right"}
    return {"heading": column.heading, "place": places.get(column.kind, "left")}


def _column(group: Group, place: int, scale: float, marks: float) -> dict[str, Any]:
    column = group.columns[place]
    made = _headed(column)
    if column.kind in _FIXED:
        return made | {"fixed": _FIXED[column.kind] * scale * (marks if column.kind == "mark" else 1)}
    lengths = sorted(len(str(column.printed(row[place]))) for row in group.rows)
    usual = lengths[len(lengths) * 9 // 10] if lengths else 0
    longest_word = max(map(len, column.heading.split()), default=0)
    return made | {"share": min(_LONGEST, max(_SHORTEST, usual, longest_word))}


class _Printed:
    """The values of one column as the template takes them: words, italics, or the numbers of notes."""

    def __init__(self, column: Column, content: Content) -> None:
        self._column, self._lang = column, content.lang
        self._numbers = {note.number for note in content.notes}

    def __call__(self, value: Value) -> str | dict[str, Any]:
        column = self._column
        if isinstance(value, tuple) and value and self._numbers.issuperset(value):
            return {"notes": value}
        said = cell(column, value, self._lang)
        return {"italic": said} if column.italic and value in column.italic else said


def _section(section: Section, printed: dict[int, _Printed]) -> dict[str, Any]:
    return {
        "heading": section.heading,
        "lines": section.lines,
        "notes": section.notes,
        "rows": [_row(row, printed) for row in section.rows],
    }


def _row(row: Row, printed: dict[int, _Printed]) -> list[str | dict[str, Any]]:
    return [say(row[place]) for place, say in printed.items()]


def _note(note: Note, t: Translator) -> dict[str, Any]:
    return {
        "number": note.number,
        "about": _ended(note.about),
        "text": _ended(note.text),
        "remark": _ended(note.remark),
        "sources": [_source(source) for source in note.sources or (t("no source on record"),)],
    }


def _source(text: str) -> dict[str, Any]:
    return {"text": text, "web": _WEB_ADDRESS.fullmatch(text) is not None}


def _ended(sentence: str) -> str:
    return sentence if not sentence or sentence.endswith((".", "!", "?", "…")) else f"{sentence}."
