"""The state of an instrument as a whole (pending, scheduled, in force, ended), as spans of days."""

from dataclasses import dataclass, replace
from datetime import date

from tracker.law.entry_into_force import EntryIntoForce
from tracker.law.facts import Dossier
from tracker.law.vocabulary import KINDS_WITHOUT_RATIFICATION, InstrumentState


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
    undone = [day for times in entry.undone for day in (times.met_on, times.until)]
    moves = (dossier.instrument.ends.first, entry.on, entry.met_on, announced_on, *undone)
    days = sorted({start, *(day for day in moves if day is not None and day > start)})
    spans: list[InstrumentSpan] = []
    for day, until in zip(days, [*days[1:], None], strict=True):
        span = _span(dossier, entry, day, until)
        if spans and replace(spans[-1], start=day, until=until) == span:
            spans[-1] = replace(spans[-1], until=until)
        else:
            spans.append(span)
    return spans


def is_for_consent(kind: str, state: str | None) -> bool:
    """True for an instrument that states sign and consent to: neither a draft nor one that needs no ratification."""
    return state != InstrumentState.DRAFT and kind not in KINDS_WITHOUT_RATIFICATION


def _span(dossier: Dossier, entry: EntryIntoForce, day: date, until: date | None) -> InstrumentSpan:
    state, ended = _on(dossier, entry, day), dossier.instrument.ends
    if state is InstrumentState.ENDED:
        entered = entry.on is not None and ended.first is not None and entry.on < ended.first
        approximate = not ended.exact or (entered and entry.approximate)
        return InstrumentSpan(state, day, until, entry.on if entered else None, approximate)
    undone = entry.undone_on(day)
    if state is InstrumentState.SCHEDULED and undone is not None:
        return InstrumentSpan(state, day, until, undone.would_be_on, False)
    shown = state in (InstrumentState.SCHEDULED, InstrumentState.IN_FORCE)
    return InstrumentSpan(state, day, until, entry.on if shown else None, shown and entry.approximate)


def _on(dossier: Dossier, entry: EntryIntoForce, day: date) -> InstrumentState:
    instrument = dossier.instrument
    if instrument.draft:
        return InstrumentState.DRAFT
    if instrument.ends.first is not None and instrument.ends.first <= day:
        return InstrumentState.ENDED
    if entry.on is not None and entry.on <= day:
        return InstrumentState.IN_FORCE
    if entry.met_by(day):
        return InstrumentState.SCHEDULED
    if entry.clause is not None or entry.announced is not None or dossier.said_pending:
        return InstrumentState.PENDING
    return InstrumentState.NOT_COMPUTABLE
