"""Where every state stands towards every instrument, family by family: what the matrix shows."""

from dataclasses import dataclass
from datetime import date

from dashboard.data.register import at_hand, session, short_title
from dashboard.moment import Moment
from tracker.register import matrix, reading
from tracker.register.matrix import Cell


@dataclass(frozen=True)
class Line:
    """One instrument on a day; `family` is the key of the instrument it belongs to, empty where it stands alone."""

    key: str
    title: str
    kind: str
    organisation: str
    state: str
    in_force_on: date | None
    family: str


@dataclass(frozen=True)
class Wanted:
    """Which instruments the visitor wants to see; empty is everything."""

    organisation: str = ""
    family: str = ""
    kind: str = ""
    condition: str = ""  # the state of the instrument as a whole


@at_hand
def families(moment: Moment) -> dict[str, str]:
    """The titles of the instruments that others belong to, by key, in the order of their adoption."""
    heads = {line.family for line in _all_lines(moment)}
    return {line.key: line.title for line in _all_lines(moment) if line.key in heads}


@at_hand
def instruments(moment: Moment, wanted: Wanted) -> tuple[Line, ...]:
    """The instruments adopted by the day to which states consent.

    Each family stands beneath its head, then come those that stand alone; both in the order of their adoption.
    """
    return tuple(
        line
        for line in _all_lines(moment)
        if wanted.organisation in ("", line.organisation)
        and wanted.family in ("", line.family)
        and wanted.kind in ("", line.kind)
        and wanted.condition in ("", line.state)
    )


@at_hand
def _all_lines(moment: Moment) -> tuple[Line, ...]:
    with session() as found:
        lines = matrix.lines(found, moment.as_of, moment.known_at)
    return tuple(
        Line(
            line.key,
            short_title(line, moment.lang),
            line.kind,
            line.organisation,
            str(line.state),
            line.in_force_on,
            family,
        )
        for line, family in lines
    )


@at_hand
def cells(moment: Moment, keys: tuple[str, ...]) -> dict[str, dict[str, Cell]]:
    """Where every state stands towards these instruments: cells by instrument and state."""
    with session() as found:
        return matrix.cells(found, keys, moment.as_of, moment.known_at)


@at_hand
def present(moment: Moment, keys: tuple[str, ...]) -> frozenset[str]:
    """The states that stand towards one of these instruments otherwise than having left."""
    return matrix.present(cells(moment, keys))


@at_hand
def members(moment: Moment, organisation: str) -> frozenset[str]:
    """The members of an organisation on the day."""
    with session() as found:
        return frozenset(reading.members(found, organisation, moment.as_of, moment.known_at))
