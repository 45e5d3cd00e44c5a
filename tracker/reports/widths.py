"""How wide the columns of a printed table have to be, and into how many tables one is cut that fits no page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.reports.model import Column, Group
from tracker.reports.printed import cell

_LONGEST_WORD = 22  # in letters: what is longer is broken
_MOST = {"text": 100, "notes": 14, "date": 24}  # what is longer is set in several lines
_LEAST = {"date": 10, "mark": 5, "number": 4, "notes": 6, "text": 6}
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


def padded(wished: Iterable[Width], margin: float) -> list[Width]:
    """The same widths with the empty margins of a cell."""
    return [Width(width.least + margin, width.wanted + margin) for width in wished]


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
    """The columns of each table that a table is cut into: the leading ones in each, the marks evenly shared out.

    A table without marks is not cut.
    """
    every = range(len(columns))
    leading = next((place for place in every if columns[place].kind == "mark"), len(columns))
    if fits(wished, room) or leading == len(columns):
        return [[*every]]
    rest = every[leading:]
    for number in range(2, len(rest) + 1):
        most = -(-len(rest) // number)
        cut = [[*range(leading), *rest[first : first + most]] for first in range(0, len(rest), most)]
        if all(fits([wished[place] for place in places], room) for places in cut):
            return cut
    return [[*range(leading), place] for place in rest]


def _width(place: int, column: Column, group: Group, lang: str) -> Width:
    values = {row[place] for row in group.rows}
    texts = {cell(column, value, lang): isinstance(value, date) for value in values}
    words = (word for text, is_day in texts.items() for word in ([text] if is_day else text.split()))
    heading = max(map(len, column.heading.split()), default=0) * _BOLD
    longest = max(map(len, words), default=0)
    least = max(_LEAST[column.kind], min(_LONGEST_WORD, max(heading, longest)))
    most = _MOST.get(column.kind, 0)
    return Width(least, max(least, min(most, max(map(len, texts), default=0))))
