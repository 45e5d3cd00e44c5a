"""The state of an instrument as a whole (pending, scheduled, in force, ended), as spans of days."""

from dataclasses import dataclass
from datetime import date

from tracker.law.entry_into_force import EntryIntoForce
from tracker.law.facts import Dossier
from tracker.law.vocabulary import InstrumentState, Says


@dataclass(frozen=True, slots=True)
class InstrumentSpan:
    """One state of an instrument from a day until another (`until` is not included; None: open)."""

    state: InstrumentState
    start: date
    until: date | None
    in_force_on: date | None  # as soon as it is announced or can be computed on that day
    approximate: bool


def instrument_spans(dossier: Dossier, entry: EntryIntoForce, start: date) -> list[InstrumentSpan]:
    """The states of the dossier's instrument from `start` on."""
    announced_on = entry.announced.announced_on if entry.announced else None
    moves = (dossier.instrument.ended.first, entry.on, entry.met_on, announced_on)
    days = sorted({start, *(day for day in moves if day is not None and day > start)})
    spans: list[InstrumentSpan] = []
    for day, until in zip(days, [*days[1:], None], strict=True):
        state = _on(dossier, entry, day)
        shown = state in (InstrumentState.SCHEDULED, InstrumentState.IN_FORCE, InstrumentState.ENDED)
        on = entry.on if shown else None
        approximate = shown and entry.approximate
        if spans and (spans[-1].state, spans[-1].in_force_on, spans[-1].approximate) == (state, on, approximate):
            spans[-1] = InstrumentSpan(state, spans[-1].start, until, on, approximate)
        else:
            spans.append(InstrumentSpan(state, day, until, on, approximate))
    return spans


def _on(dossier: Dossier, entry: EntryIntoForce, day: date) -> InstrumentState:
    instrument = dossier.instrument
    if instrument.draft:
        return InstrumentState.DRAFT
    if instrument.ended.first is not None and instrument.ended.first <= day:
        return InstrumentState.ENDED
    if entry.on is not None and entry.on <= day:
        return InstrumentState.IN_FORCE
    if _scheduled(entry, day):
        return InstrumentState.SCHEDULED
    confirmed = any(c.state is None and c.says is Says.PENDING for c in dossier.confirmations)
    if entry.clause is not None or entry.announced is not None or confirmed:
        return InstrumentState.PENDING
    return InstrumentState.NOT_COMPUTABLE


def _scheduled(entry: EntryIntoForce, day: date) -> bool:
    if entry.on is None:
        return False
    if entry.announced is not None and entry.announced.announced_on is not None and entry.announced.announced_on <= day:
        return True
    return entry.met_on is not None and entry.met_on <= day
