"""Questions about what is not waiting for ratification: drafts before it, and undertakings that need none.

Every question takes `as_of`, the day asked about, and `known_at`, the instant of what the register knew (None: now).
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from tracker.law.dates import UNDATED, Period, parse_partial
from tracker.law.undertakings import undertaking_state
from tracker.law.vocabulary import KINDS_WITHOUT_RATIFICATION
from tracker.register import reading
from tracker.register.reading import InstrumentLine, Titled, title_of
from tracker.register.stances import ready


@dataclass(frozen=True, slots=True)
class StanceLine:
    """What a state last said of a draft; `stance` is empty where nothing was heard of it."""

    state: str
    stance: str = ""
    on: str = ""  # as the source gives it, possibly partial
    note: str = ""
    confidence: str = ""
    source: str = ""


@dataclass(slots=True)
class DraftLine(Titled):
    """A draft on a day, with the last word of every state it concerns and of every other that spoke."""

    package: str
    due_on: str  # to be adopted by; possibly partial, empty where nothing is set
    days: int | None  # from the day asked about to the last day of that; None where nothing is set
    adopted_on: str  # where it has been adopted since
    stances: tuple[StanceLine, ...]
    ready: bool | None  # whether all whose word is awaited support it as it stands; None where nobody's is

    @property
    def overdue(self) -> bool:
        """True where the day by which it is to be adopted has passed for certain."""
        return self.days is not None and self.days < 0


@dataclass(frozen=True, slots=True)
class PackageLine:
    """Instruments that belong together, as they stand on a day, in the order of their adoption."""

    key: str
    organisation: str
    title_en: str
    title_ru: str
    note: str
    source: str
    instruments: tuple[InstrumentLine, ...]


@dataclass(slots=True)
class UndertakingLine(Titled):
    """A decision, a statement or a commitment on a day, and whether it is carried out."""

    package: str
    adopted_on: str
    due_on: str
    fulfilled_on: str  # also where that lies after the day asked about
    state: str  # a word of UndertakingState
    days: int | None  # from the day asked about to the last day of the deadline, less than 0 when past; None: none


def drafts(session: Session, as_of: date, known_at: datetime | None = None) -> list[DraftLine]:
    """The drafts on a day, those first that are to be adopted soonest.

    What has been adopted since was one then if a state had said something of it.
    """
    said: dict[str, list[Any]] = defaultdict(list)
    for row in reading.facts(session, "stance", known_at):
        if _last(row.on) <= as_of:
            said[row.instrument].append(row)
    rows = [row for row in reading.facts(session, "instrument", known_at) if _is_draft(row, as_of, row.key in said)]
    organisations = {row.organisation for row in rows if row.organisation}
    members = {key: reading.members(session, key, as_of, known_at) for key in organisations}
    found = [_draft(row, said.get(row.key, []), as_of, members) for row in rows]
    return sorted(found, key=lambda line: (_last(line.due_on), line.key))


def packages(session: Session, as_of: date, known_at: datetime | None = None) -> list[PackageLine]:
    """All packages by key, each with its instruments as they stand on a day."""
    lines = {line.key: line for line in reading.instruments(session, as_of, known_at)}
    members: dict[str, list[InstrumentLine]] = defaultdict(list)
    for row in reading.facts(session, "instrument", known_at):
        if row.package:
            members[row.package].append(lines[row.key])
    return [
        PackageLine(
            row.key,
            row.organisation or "",
            row.title_en,
            row.title_ru,
            row.note,
            row.source,
            _in_order(members[row.key]),
        )
        for row in sorted(reading.facts(session, "package", known_at), key=lambda row: str(row.key))
    ]


def undertakings(session: Session, as_of: date, known_at: datetime | None = None) -> list[UndertakingLine]:
    """The decisions, statements and commitments adopted by a day, those first that are due soonest."""
    found = [
        _undertaking(row, as_of)
        for row in reading.facts(session, "instrument", known_at)
        if row.kind in KINDS_WITHOUT_RATIFICATION and _adopted_by(row, as_of)
    ]
    return sorted(found, key=lambda line: (_last(line.due_on), line.adopted_on, line.key))


def _is_draft(row: Any, as_of: date, spoken_of: bool) -> bool:
    if row.adopted_on:
        return spoken_of and as_of < _last(row.adopted_on)
    return bool(row.stage == "draft")


def _draft(row: Any, said: list[Any], as_of: date, members: dict[str, list[str]]) -> DraftLine:
    last = {stance.state: stance for stance in sorted(said, key=lambda stance: (_last(stance.on), str(stance.id)))}
    # Those whose word is awaited: the states it lists, else the members of its organisation.
    awaited = row.concerns if isinstance(row.concerns, list) else members.get(row.organisation, [])
    states = sorted({*awaited, *last})
    words = {state: stance.stance for state, stance in last.items()}
    return DraftLine(
        *title_of(row),
        row.package or "",
        row.due_on,
        _days(row.due_on, as_of),
        row.adopted_on,
        tuple(_stance(state, last.get(state)) for state in states),
        ready(awaited, words),
    )


def _stance(state: str, row: Any | None) -> StanceLine:
    if row is None:
        return StanceLine(state)
    return StanceLine(state, row.stance, row.on, row.note, row.confidence, row.source)


def _undertaking(row: Any, as_of: date) -> UndertakingLine:
    return UndertakingLine(
        *title_of(row),
        row.package or "",
        row.adopted_on,
        row.due_on,
        row.fulfilled_on,
        str(undertaking_state(_period(row.due_on), _period(row.fulfilled_on), as_of)),
        _days(row.due_on, as_of),
    )


def _adopted_by(row: Any, as_of: date) -> bool:
    """True for what was adopted by a day, also where the day of its adoption is not known; not for a draft."""
    if not row.adopted_on:
        return bool(row.stage != "draft")
    return _last(row.adopted_on) <= as_of


def _in_order(lines: list[InstrumentLine]) -> tuple[InstrumentLine, ...]:
    return tuple(sorted(lines, key=lambda line: (line.adopted_on, line.key)))


def _days(day: str, as_of: date) -> int | None:
    return (_last(day) - as_of).days if day else None


def _period(day: str) -> Period:
    return parse_partial(day) if day else UNDATED


def _last(day: str) -> date:
    """The last day that a partial date may be; what has no date comes after all."""
    return _period(day).last or date.max
