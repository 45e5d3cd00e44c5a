"""What the summary note counts: instruments by their state, and what is outstanding by instrument, state and stage."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy.orm import Session

from tracker.law.vocabulary import CONSENTED_POSITIONS, KINDS_WITHOUT_RATIFICATION, InstrumentState, Position
from tracker.law.what_if import span_on
from tracker.locale.states import alphabetical
from tracker.register import reading
from tracker.register.reading import InstrumentLine, OwingLine
from tracker.reports.material import Material, material
from tracker.reports.outstanding import by_key
from tracker.reports.question import Question


@dataclass(frozen=True)
class Figures:
    """The instruments of a selection on a day, and what is outstanding to them."""

    found: Material
    adopted: tuple[InstrumentLine, ...]  # those that need the consent of states, in the order of their adoption
    without_ratification: int  # adopted ones that need none
    drafts: int

    @property
    def as_of(self) -> date:
        """The day of the note."""
        return self.found.question.as_of

    @property
    def lang(self) -> str:
        """The language of the note."""
        return self.found.question.lang

    @cached_property
    def lines(self) -> dict[str, InstrumentLine]:
        """The adopted instruments by key."""
        return {line.key: line for line in self.adopted}

    @cached_property
    def by_state(self) -> Counter[str]:
        """How many instruments are in each state, as a word of InstrumentState."""
        return Counter(str(line.state) for line in self.adopted)

    @cached_property
    def owed(self) -> dict[str, list[OwingLine]]:
        """What is outstanding, by instrument in the order of adoption, of each the states in the order of names."""
        return self._by_instrument(self.found.owed)

    @cached_property
    def unconfirmed(self) -> dict[str, list[OwingLine]]:
        """What is to be confirmed, in the same order."""
        return self._by_instrument(self.found.unconfirmed)

    @cached_property
    def states(self) -> list[str]:
        """The states that owe consent, or of which something is to be confirmed, in the order of their names."""
        return self.in_order({line.state for line in (*self.found.owed, *self.found.unconfirmed)})

    def in_order(self, states: Iterable[str]) -> list[str]:
        """States in the order of their names."""
        return sorted(states, key=lambda code: (alphabetical(self.found.names.state(code)), code))

    def of_state(self, state: str) -> list[OwingLine]:
        """What one state owes, the longest outstanding first."""
        return [line for line in self.found.owed if line.state == state]

    def consented(self, key: str) -> list[str]:
        """The states that have consented to an instrument and not left."""
        return self._standing(key, CONSENTED_POSITIONS)

    def standing(self, key: str, position: Position) -> list[str]:
        """The states that stand in one position towards an instrument."""
        return self._standing(key, frozenset({position}))

    def _standing(self, key: str, positions: frozenset[Position]) -> list[str]:
        spans = self.found.assessments[key].positions
        on_the_day = ((state, span_on(of, self.as_of)) for state, of in spans.items())
        return self.in_order(state for state, span in on_the_day if span is not None and span.position in positions)

    def _by_instrument(self, lines: tuple[OwingLine, ...]) -> dict[str, list[OwingLine]]:
        of, rows = by_key(lines, "instrument"), self.found.names.instruments
        place = {code: number for number, code in enumerate(self.in_order({line.state for line in lines}))}
        order = sorted(of, key=lambda key: (rows[key].adopted_on, key))
        return {key: sorted(of[key], key=lambda line: place[line.state]) for key in order}


def figures(session: Session, question: Question) -> Figures:
    """Everything the note counts. With a state chosen, the instruments are those that concern it."""
    lines = [line for line in _instruments(session, question) if line.state is not None]
    adopted = [line for line in lines if line.state != InstrumentState.DRAFT]
    needing = [line for line in adopted if line.kind not in KINDS_WITHOUT_RATIFICATION]
    return Figures(material(session, question), tuple(needing), len(adopted) - len(needing), len(lines) - len(adopted))


def _instruments(session: Session, question: Question) -> list[InstrumentLine]:
    concerning = None
    if question.state is not None:
        stands = reading.positions(session, question.as_of, question.known_at, state=question.state)
        concerning = {line.instrument for line in stands if line.position != Position.NOT_ELIGIBLE}
    return [
        line
        for line in reading.instruments(session, question.as_of, question.known_at)
        if question.organisation in (None, line.organisation)
        and question.instrument in (None, line.key)
        and (concerning is None or line.key in concerning)
    ]
