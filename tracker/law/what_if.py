"""What would change: the difference between two assessments of one instrument, before and after some acts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import zip_longest
from typing import Generic, TypeVar

from tracker.law.assessment import Assessment, assess
from tracker.law.facts import ActFact, Dossier, StepFact
from tracker.law.instrument_states import InstrumentSpan
from tracker.law.positions import PositionSpan
from tracker.law.stages import StageSpan
from tracker.law.vocabulary import Position, Stage

Span = TypeVar("Span", InstrumentSpan, PositionSpan, StageSpan)


@dataclass(frozen=True, slots=True)
class Change(Generic[Span]):
    """A time in which a state's position, or stage, is another afterwards (half-open)."""

    state: str
    day: date
    until: date | None
    before: Span | None
    after: Span | None


PositionChange = Change[PositionSpan]
StageChange = Change[StageSpan]


@dataclass(frozen=True, slots=True)
class Effect:
    """Everything that changes between two assessments: the date of entry into force, positions, stages."""

    entry_before: date | None
    entry_after: date | None
    positions: tuple[PositionChange, ...] = ()
    stages: tuple[StageChange, ...] = ()
    before: Assessment | None = field(default=None, compare=False, repr=False)
    after: Assessment | None = field(default=None, compare=False, repr=False)

    @property
    def nothing(self) -> bool:
        """True when nothing changes."""
        return self.entry_before == self.entry_after and not self.positions and not self.stages


def assume(
    dossier: Dossier, acts: Iterable[ActFact] = (), steps: Iterable[StepFact] = (), without: Iterable[str] = ()
) -> Assessment:
    """The assessment had these acts and steps happened, and those named in `without` not."""
    left_out = set(without)
    return assess(
        replace(
            dossier,
            acts=(*(a for a in dossier.acts if a.id not in left_out), *acts),
            steps=(*(s for s in dossier.steps if s.id not in left_out), *steps),
        )
    )


def effect(before: Assessment, after: Assessment) -> Effect:
    """What is different in `after`."""
    states = sorted({*before.positions, *after.positions})
    return Effect(
        before.entry.on,
        after.entry.on,
        tuple(c for s in states for c in _changes(s, before.positions.get(s), after.positions.get(s), _shown)),
        tuple(c for s in states for c in _changes(s, before.stages.get(s), after.stages.get(s), _reached)),
        before,
        after,
    )


def _changes(
    state: str, old: Sequence[Span] | None, new: Sequence[Span] | None, told: Callable[[Span | None], object]
) -> list[Change[Span]]:
    """The times in which what is told differs, those that follow one another and tell the same taken as one."""
    found: list[Change[Span]] = []
    days = sorted({span.start for spans in (old, new) for span in spans or ()})
    for day, until in zip_longest(days, days[1:]):
        change = Change(state, day, until, span_on(old or (), day), span_on(new or (), day))
        tells = told(change.before), told(change.after)
        if tells[0] == tells[1]:
            continue
        if found and found[-1].until == day and (told(found[-1].before), told(found[-1].after)) == tells:
            found[-1] = replace(found[-1], until=until)
        else:
            found.append(change)
    return found


def _shown(span: PositionSpan | None) -> object:
    """What is told of a position. That a state is listed of which nothing is on record is no news."""
    if span is None or span.position in (Position.NO_ACT, Position.NOT_ELIGIBLE):
        return None
    return span.position, span.in_force_on, span.provisional


def _reached(span: StageSpan | None) -> object:
    return None if span is None or span.stage is Stage.NONE_KNOWN else (span.stage, span.last_step)


def span_on(spans: Sequence[Span], day: date) -> Span | None:
    """The span that holds on a day; None before the first."""
    return next((s for s in reversed(spans) if s.start <= day and (s.until is None or day < s.until)), None)
