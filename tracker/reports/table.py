"""Everything a report says as one table of words, days and numbers, as quick as the rows can be gone through.

Reports of 100,000 rows are written from it, so a column's words are looked up once for each value that occurs.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import chain, islice, repeat
from typing import Any

from tracker.locale.catalogue import Translator, translator
from tracker.reports.model import Column, Content, Group, Value

Cell = str | int | date
Clean = Callable[[Cell], Cell]
_AT_ONCE = 2_000  # rows
_ELSEWHERE = "–"  # in a column that the part has not


def table(content: Content, clean: Clean) -> tuple[list[Cell], Iterator[Sequence[Cell]]]:
    """The headings, and every row as printed, with its part and days, codes beside names, and sources in full.

    Parts with columns of the same heading share it; prose and what charts show in words have a column of their own.
    `clean` is asked once for each value. Where there are no rows at all, one row says so.
    """
    t = translator(content.lang)
    days = (content.as_of.isoformat(), _recorded(content, t))
    own = [_headings(group, t) for group in content.groups]
    texts = [t("Text")] if any(map(_prose, content.groups)) else []
    shared = list(dict.fromkeys(chain(texts, *own)))
    headings = [clean(heading) for heading in (t("List"), t("As of"), t("Register as of"), *shared)]
    if content.is_empty:
        return headings, iter([[clean(content.empty), *days, *repeat(t("none"), len(shared))]])
    return headings, _rows(content, (days, own, shared, t("Text")), clean)


def _recorded(content: Content, t: Translator) -> str:
    return content.record_date.isoformat() if content.record_date else t("nothing is recorded yet")


def _rows(
    content: Content, frame: tuple[tuple[str, str], list[list[str]], list[str], str], clean: Clean
) -> Iterator[Sequence[Cell]]:
    days, own, shared, text = frame
    sources = {note.number: note.sources for note in content.notes}
    for group, headings in zip(content.groups, own, strict=True):
        start: tuple[Cell, ...] = (clean(group.heading), *days)
        for said in _prose(group):
            yield [*start, *(clean(said) if heading == text else _ELSEWHERE for heading in shared)]
        cells = dict(zip(headings, _cells(group.columns, sources, clean), strict=True))
        rows = iter(group.rows)
        while chunk := list(islice(rows, _AT_ONCE)):
            values = list(zip(*chunk, strict=True))
            columns = (
                map(cells[heading][1].__getitem__, values[cells[heading][0]])
                if heading in cells
                else repeat(_ELSEWHERE)
                for heading in shared
            )
            yield from zip(*map(repeat, start), *columns, strict=False)


def _prose(group: Group) -> list[str]:
    """The paragraphs of a part, and what its chart shows."""
    return [paragraph.text for paragraph in group.paragraphs] + ([group.chart.alternative] if group.chart else [])


def _headings(group: Group, t: Translator) -> list[str]:
    """A heading for each column, and one for its codes; none twice."""
    headings: dict[str, None] = {}
    for column in group.columns:
        if column.code_heading:
            headings[column.code_heading] = None
        heading = t("Sources") if column.kind == "notes" else column.heading
        headings[f"{heading} ({column.key})" if heading in headings else heading] = None
    return list(headings)


def _cells(
    columns: tuple[Column, ...], sources: dict[int, tuple[str, ...]], clean: Clean
) -> Iterator[tuple[int, "_Words"]]:
    """Of each heading, the place of its values in a row, and their words; columns with the same words share them."""
    shared: dict[tuple[int, str], _Words] = {}
    for place, column in enumerate(columns):
        if column.code_heading:
            yield place, _Words(str, clean)
        if column.kind == "notes":
            yield place, _Sources(column, sources, clean)
        else:
            yield place, shared.setdefault((id(column.words), column.nothing), _Words(column.printed, clean))


class _Words(dict[Value, Cell]):
    """What the values of one column are written as, found out where a value is first met."""

    def __init__(self, printed: Callable[[Any], Cell], clean: Clean) -> None:
        super().__init__()
        self._printed, self._clean = printed, clean

    def __missing__(self, value: Value) -> Cell:
        cell = self._clean(self._printed(value))
        cell = self[value] = cell.isoformat() if isinstance(cell, date) else cell
        return cell


class _Sources(_Words):
    """The sources behind the numbers of notes; hardly any two cells have the same, so none is kept."""

    def __init__(self, column: Column, sources: dict[int, tuple[str, ...]], clean: Clean) -> None:
        super().__init__(column.printed, clean)
        self._sources = sources

    def __missing__(self, value: Value) -> Cell:
        if not isinstance(value, tuple) or not value:
            return super().__missing__(value)
        found = [source for number in value for source in self._sources[number]]
        return self._clean(found[0] if len(found) == 1 else " ; ".join(dict.fromkeys(found)))
