"""How wide the columns of a printed table have to be, and into how many tables one is cut that fits no page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tracker.reports.model import Column, Group, Row
from tracker.reports.printed import cell

_LONGEST_WORD, _LONGEST_TEXT = 22, 48  # in letters: what is longer is broken, or set in several lines
_LEAST = {"date": 11, "mark": 5, "number": 4, "notes": 6, "text": 6}
_BOLD = 1.15  # headings are bold
_MOST_COLUMNS = 60  # Word opens no table of more than 63


@dataclass(frozen=True, slots=True)
class Width:
    """In letters: what no word is broken in, and what most texts stand in one line of."""

    least: float
    wanted: float


def widths(group: Group, lang: str) -> list[Width]:
    """The widths that the columns of a group want."""
    return [_width(place, column, group, lang) for place, column in enumerate(group.columns)]


def shared_out(wished: Sequence[Width], room: float) -> list[float]:
    """The widths that fill a line of so many letters: nobody gets less than its least while there is room for that."""
    least, wanted = sum(width.least for width in wished), sum(width.wanted for width in wished)
    if least >= room:
        return [width.least * room / least for width in wished]
    if wanted >= room:
        share = (room - least) / (wanted - least)
        return [width.least + (width.wanted - width.least) * share for width in wished]
    return [width.wanted * room / wanted for width in wished]


def fits(wished: Sequence[Width], room: float) -> bool:
    """Whether all columns can stand side by side, each word in one piece."""
    return len(wished) <= _MOST_COLUMNS and sum(width.least for width in wished) <= room


def parts(columns: Sequence[Column], wished: Sequence[Width], room: float) -> list[list[int]]:
    """The columns of each table that a table is cut into: the leading ones in each, the marks shared out among them.

    A table without marks is not cut.
    """
    leading = next((place for place, column in enumerate(columns) if column.kind == "mark"), len(columns))
    if fits(wished, room) or leading == len(columns):
        return [list(range(len(columns)))]
    left = max(room - sum(wished[place].least for place in range(leading)), room / 2)
    found: list[list[int]] = [[]]
    for place in range(leading, len(columns)):
        taken = sum(wished[other].least for other in found[-1])
        if found[-1] and (taken + wished[place].least > left or leading + len(found[-1]) >= _MOST_COLUMNS):
            found.append([])
        found[-1].append(place)
    return [[*range(leading), *part] for part in found]


def _width(place: int, column: Column, group: Group, lang: str) -> Width:
    texts = set(_texts(place, column, group.rows, lang))
    heading = max(map(len, column.heading.split()), default=0) * _BOLD
    word = max((len(word) for text in texts for word in text.split()), default=0)
    least = max(_LEAST[column.kind], min(_LONGEST_WORD, max(heading, word)))
    if column.kind != "text":
        return Width(least, least)
    longest = max(map(len, texts), default=0)
    return Width(least, max(least, min(_LONGEST_TEXT, longest)))


def _texts(place: int, column: Column, rows: Iterable[Row], lang: str) -> Iterator[str]:
    """What stands in the cells of a column, numbers of notes one by one."""
    for value in {row[place] for row in rows}:
        yield cell(column, value, lang)
