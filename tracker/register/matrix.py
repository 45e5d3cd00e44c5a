"""The matrix: where every state stands towards every instrument on a day, family by family.

The dashboard and the report of that name are both told from here.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from tracker.law.annex import LEFT
from tracker.law.instrument_states import is_for_consent
from tracker.law.vocabulary import CONSENTED_POSITIONS
from tracker.register import kinship, reading
from tracker.register.consents import consented_on


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


def lines(session: Session, as_of: date, known_at: datetime | None = None) -> list[tuple[reading.InstrumentLine, str]]:
    """The instruments adopted by the day to which states consent, each with the head of its family.

    Each family stands beneath its head, then come those that stand alone, whose head is empty; both in the order of
    their adoption.
    """
    found = [
        line
        for line in reading.instruments(session, as_of, known_at)
        if line.state is not None and is_for_consent(line.kind, line.state)
    ]
    order = {line.key: number for number, line in enumerate(found)}
    heads = kinship.families(row for row in reading.facts(session, "instrument", known_at) if row.key in order)
    sizes = Counter(heads.values())
    found.sort(key=lambda line: (sizes[heads[line.key]] == 1, order[heads[line.key]], order[line.key]))
    return [(line, heads[line.key] if sizes[heads[line.key]] > 1 else "") for line in found]


def cells(
    session: Session, keys: Collection[str], as_of: date, known_at: datetime | None = None
) -> dict[str, dict[str, Cell]]:
    """Where every state stands towards these instruments: cells by instrument and state."""
    days = consented_on(session, keys, as_of, known_at)
    told: dict[str, dict[str, Cell]] = {}
    for line in reading.positions(session, as_of, known_at, instruments=keys):
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


def present(told: Mapping[str, Mapping[str, Cell]]) -> frozenset[str]:
    """The states that stand towards one of the instruments otherwise than having left: those with a column."""
    return frozenset(state for those in told.values() for state, cell in those.items() if cell.position not in LEFT)
