"""Where every state stands towards every instrument, family by family: what the matrix shows."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from dashboard.data.register import at_hand, session, short_title
from dashboard.moment import Moment
from tracker.law.instrument_states import is_for_consent
from tracker.law.vocabulary import CONSENTED_POSITIONS
from tracker.register import kinship, reading
from tracker.register.consents import consented_on

_LEFT = frozenset({"withdrawn", "not-eligible", "ended"})


@dataclass(frozen=True)
class Cell:
    """Where one state stands towards one instrument."""

    position: str
    stage: str
    since: date
    in_force_on: date | None
    confidence: str
    provisional: bool
    consented_on: str  # as the source gives the day; empty where no act with a day is on record


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
        lines = [
            one
            for one in reading.instruments(found, moment.as_of, moment.known_at)
            if one.state is not None and is_for_consent(one.kind, one.state)
        ]
        rows = reading.facts(found, "instrument", moment.known_at)
    order = {line.key: number for number, line in enumerate(lines)}
    heads = kinship.families(row for row in rows if row.key in order)
    sizes = Counter(heads.values())
    lines.sort(key=lambda line: (sizes[heads[line.key]] == 1, order[heads[line.key]], order[line.key]))
    return tuple(
        Line(
            line.key,
            short_title(line, moment.lang),
            line.kind,
            line.organisation,
            str(line.state),
            line.in_force_on,
            heads[line.key] if sizes[heads[line.key]] > 1 else "",
        )
        for line in lines
    )


@at_hand
def cells(moment: Moment, keys: tuple[str, ...]) -> dict[str, dict[str, Cell]]:
    """Where every state stands towards these instruments: cells by instrument and state."""
    with session() as found:
        lines = reading.positions(found, moment.as_of, moment.known_at, instruments=keys)
        days = consented_on(found, keys, moment.as_of, moment.known_at)
    told: dict[str, dict[str, Cell]] = {}
    for line in lines:
        on = days.get((line.instrument, line.state), "") if line.position in CONSENTED_POSITIONS else ""
        told.setdefault(line.instrument, {})[line.state] = Cell(
            str(line.position),
            str(line.stage),
            line.since,
            line.in_force_on,
            str(line.confidence),
            line.provisional,
            on,
        )
    return told


@at_hand
def present(moment: Moment, keys: tuple[str, ...]) -> frozenset[str]:
    """The states that stand towards one of these instruments otherwise than having left."""
    return frozenset(
        state for those in cells(moment, keys).values() for state, cell in those.items() if cell.position not in _LEFT
    )


@at_hand
def members(moment: Moment, organisation: str) -> frozenset[str]:
    """The members of an organisation on the day."""
    with session() as found:
        return frozenset(reading.members(found, organisation, moment.as_of, moment.known_at))
