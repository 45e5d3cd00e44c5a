"""The other instruments that an answer depends on: parents, lenders of conditions, protocols that prolong a treaty.

Each is computed once. Where two depend on each other, the one that is asked about while it is being computed is taken
as not yet known.
"""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tracker.law.facts import Dossier
from tracker.law.timelines import Timeline
from tracker.law.vocabulary import Confidence, Position, Relation

if TYPE_CHECKING:
    from tracker.law.assessment import Entered
    from tracker.law.positions import PositionSpan

PARTIES = frozenset({Position.PARTY, Position.LEAVING, Position.SUSPENDED, Position.BOUND_THROUGH_PARENT})

Positions = dict[str, list["PositionSpan"]]


class PartyTime(NamedTuple):
    """A time in which a state is a party (half-open), and how sure that is."""

    start: date
    until: date | None
    confidence: Confidence


class Relatives:
    """What is known of an instrument and of those its dossier has beside it."""

    def __init__(
        self,
        dossier: Dossier,
        enter: Callable[[Dossier, "Relatives"], "Entered"],
        end: Callable[["Entered", "Relatives"], "Entered"],
        place: Callable[["Entered", "Relatives"], Positions],
    ) -> None:
        self.dossiers = {one.instrument.key: one for one in (*dossier.beside, dossier)}
        self._enter, self._end, self._place = enter, end, place
        self._entered: dict[str, Entered | None] = {}
        self._placed: dict[str, Positions | None] = {}

    def entered(self, instrument: str) -> "Entered | None":
        """An instrument with its entry into force and its end; None where it is not known.

        While its end is being computed, others may already ask who its parties are: they see it without an end.
        """
        if instrument not in self._entered and instrument in self.dossiers:
            self._entered[instrument] = None  # as long as its entry is being computed
            entered = self._entered[instrument] = self._enter(self.dossiers[instrument], self)
            self._entered[instrument] = self._end(entered, self)
            self._placed.pop(instrument, None)
        return self._entered.get(instrument)

    def positions(self, instrument: str) -> Positions | None:
        """The positions of all states towards an instrument; None where it is not known."""
        if instrument not in self._placed and (entered := self.entered(instrument)) is not None:
            self._placed[instrument] = None
            self._placed[instrument] = self._place(entered, self)
        return self._placed.get(instrument)

    def in_force(self, instrument: str) -> tuple[date | None, date | None]:
        """From which day an instrument is in force, and from which no longer."""
        entered = self.entered(instrument)
        return (None, None) if entered is None else (entered.entry.on, entered.dossier.instrument.ends.first)

    def party_times(self, instrument: str) -> dict[str, list[PartyTime]]:
        """The times in which states are parties to an instrument, those that follow one another taken as one."""
        found: dict[str, list[PartyTime]] = {}
        for state, spans in (self.positions(instrument) or {}).items():
            for span in spans:
                if span.position in PARTIES:
                    times = found.setdefault(state, [])
                    start = times.pop().start if times and times[-1].until == span.start else span.start
                    times.append(PartyTime(start, span.until, span.confidence))
        return found

    def left_on(self, instrument: str) -> dict[str, list[tuple[date, date | None]]]:
        """The times in which states had left an instrument (half-open), by state."""
        return {
            state: [(span.start, span.until) for span in spans if span.position is Position.WITHDRAWN]
            for state, spans in (self.positions(instrument) or {}).items()
            if any(span.position is Position.WITHDRAWN for span in spans)
        }

    def parties(self, instrument: str) -> Timeline:
        """Who is a party to an instrument on any day."""
        times = self.party_times(instrument)
        return Timeline((state, time.start, time.until) for state, of in times.items() for time in of)

    def prolonging(self, instrument: str) -> list["Entered"]:
        """The instruments that prolong another, in the order of their keys."""
        keys = (k for k, one in self.dossiers.items() if instrument in one.instrument.related(Relation.PROLONGS))
        return [entered for key in sorted(keys) if (entered := self.entered(key)) is not None]
