"""What timelines are made of: the dated facts of each instrument, told with their notes, and where its states stood."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from tracker.errors import Invalid
from tracker.law.assessment import Assessment, assess
from tracker.law.dates import Period, exactly
from tracker.law.positions import PositionSpan
from tracker.law.vocabulary import CONSENTS, SIGNATURES, Act, Position, Step
from tracker.locale.catalogue import translator
from tracker.locale.names import name
from tracker.locale.states import alphabetical
from tracker.register import reading
from tracker.register.dossiers import dossiers, rows_now
from tracker.register.earlier import rows_known
from tracker.register.happenings import Happening, HappeningKind, happenings
from tracker.reports import timeline_chart as chart
from tracker.reports.evidence import Evidence
from tracker.reports.names import Names, names_of
from tracker.reports.question import Question

_PROVED = ("act", "step", "announcement", "confirmation")
_ORDER = {kind: place for place, kind in enumerate(HappeningKind)}
_CHARTED = {
    HappeningKind.STEP: chart.STEP,
    HappeningKind.OTHER: chart.OTHER,
    HappeningKind.ANNOUNCEMENT: chart.ANNOUNCEMENT,
    HappeningKind.CONFIRMATION: chart.CONFIRMATION,
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One dated fact of an instrument."""

    instrument: str
    state: str  # empty: the instrument as a whole
    kind: HappeningKind
    word: Act | Step | HappeningKind  # which act or step, else what kind of fact
    day: date  # where it stands among others
    period: Period  # in which it happened, as far as is known
    sign: str  # in a chart
    text: str
    notes: tuple[int, ...]

    @property
    def what(self) -> str:
        """The word as it is written in a row."""
        return self.word.value


@dataclass(frozen=True)
class Found:
    """The answer: instruments in the order of adoption, each with its facts in the order of days."""

    question: Question
    names: Names
    lines: dict[str, reading.InstrumentLine]
    facts: dict[str, tuple[Fact, ...]]
    assessments: dict[str, Assessment]
    evidence: Evidence


def found(session: Session, question: Question) -> Found:
    """Everything dated up to the day asked about, from the beginning of the period where there is one.

    An instrument without any such fact is left out. Raises Invalid for a period that ends before it begins, and
    for a question about what was learned.
    """
    if question.since is not None and question.since > question.as_of:
        raise Invalid(
            "The period begins on {since} and ends on {until}. Its beginning has to lie before its end.",
            since=question.since,
            until=question.as_of,
        )
    if question.since_known_on is not None:
        raise Invalid(
            "Timelines tell what happened, not what the register has learned since {day}. Leave that day out.",
            day=question.since_known_on,
        )
    lines = {line.key: line for line in _lines(session, question)}
    happened = _happened(session, question, lines)
    entered = {key for key, line in lines.items() if _within(line.in_force_on, question)}
    keys = {one.instrument for one in happened} | entered
    rows = rows_known(session, question.known_at) if question.known_at else rows_now(session, keys)
    names = names_of(session, question, rows)
    acts = {str(row.id): row for row in rows.of("act")}
    told = _Telling(question, names, lines, Evidence(rows, question.as_of, names), acts)
    assessments = {key: assess(dossier) for key, dossier in dossiers(rows, keys).items()}
    of_it: dict[str, list[Happening]] = defaultdict(list)
    for one in happened:
        of_it[one.instrument].append(one)
    facts = {key: told.of(lines[key], of_it[key], assessments[key]) for key in lines if key in keys}
    return Found(question, names, lines, {key: some for key, some in facts.items() if some}, assessments, told.evidence)


def spans_of(found_: Found, key: str, state: str) -> Iterator[PositionSpan]:
    """Where a state stood towards an instrument up to the day asked about, as far as it was concerned."""
    for span in found_.assessments[key].positions.get(state, ()):
        if span.start <= found_.question.as_of and span.position not in (Position.NOT_ELIGIBLE, Position.ENDED):
            yield span


def states_of(found_: Found, key: str) -> list[str]:
    """The states on an instrument's timeline, in the order of the alphabet: those concerned on the day, and others
    that did something."""
    if found_.question.state is not None:
        return [found_.question.state]
    as_of, positions = found_.question.as_of, found_.assessments[key].positions
    concerned = {state for state in positions if any(_holds(span, as_of) for span in spans_of(found_, key, state))} | {
        one.state for one in found_.facts[key] if one.state
    }
    return sorted(concerned, key=lambda code: alphabetical(found_.names.state(code)))


def _holds(span: PositionSpan, day: date) -> bool:
    return span.start <= day and (span.until is None or day < span.until)


def _lines(session: Session, question: Question) -> Iterator[reading.InstrumentLine]:
    for line in reading.instruments(session, question.as_of, question.known_at):
        if question.instrument in (None, line.key) and question.organisation in (None, line.organisation):
            yield line


def _happened(session: Session, question: Question, lines: dict[str, Any]) -> list[Happening]:
    every = question.instrument is None and question.organisation is None
    events = happenings(
        session,
        question.as_of,
        question.known_at,
        first=question.since,
        last=question.as_of,
        instruments=None if every else set(lines),
    )
    own = {one.instrument for one in events if one.state == question.state} | {question.instrument}
    return [
        one
        for one in events
        if not one.expected
        and one.instrument in lines
        and (question.state is None or one.state == question.state or (one.instrument in own and not one.state))
    ]


def _within(day: date | None, question: Question) -> bool:
    """True for a day of the period; of one state, only what it did itself brings an instrument into the report."""
    if day is None or question.state is not None:
        return False
    return (question.since is None or question.since <= day) and day <= question.as_of


@dataclass(frozen=True)
class _Telling:
    """Tells facts in the words of the report's language, and numbers their notes as they come."""

    question: Question
    names: Names
    lines: dict[str, reading.InstrumentLine]
    evidence: Evidence
    acts: dict[str, Any]

    def of(self, line: reading.InstrumentLine, happened: list[Happening], assessment: Assessment) -> tuple[Fact, ...]:
        """The facts of one instrument in the order of their days."""
        bare = [*happened, *self._entries(line, happened, assessment)]
        order = sorted(bare, key=lambda one: (one.placed, _ORDER[one.kind], self._called(one.state), one.rank, one.id))
        return tuple(map(self._told, order))

    def _called(self, state: str) -> str:
        return alphabetical(self.names.state(state)) if state else ""

    def _entries(
        self, line: reading.InstrumentLine, happened: list[Happening], assessment: Assessment
    ) -> Iterator[Happening]:
        """The entry into force, and that for each state on another day, where no announcement says the same."""
        announced = {(one.state, one.day) for one in happened if one.kind is HappeningKind.ANNOUNCEMENT}
        days = {"": line.in_force_on} if self._in_period(line.in_force_on) else {}
        for state, spans in assessment.positions.items():
            own = next((span.in_force_on for span in reversed(spans) if span.start <= self.question.as_of), None)
            if self.question.state in (None, state) and own != line.in_force_on and self._in_period(own):
                days[state] = own
        for state, day in days.items():
            if day is not None and (state, day) not in announced:
                row = _act_of(assessment, state, self.question.as_of, self.acts)
                yield Happening(
                    HappeningKind.ENTRY, line.key, line.key, state, "", day, exactly(day), expected=False, row=row
                )

    def _in_period(self, day: date | None) -> bool:
        since = self.question.since
        return day is not None and (since is None or since <= day) and day <= self.question.as_of

    def _told(self, one: Happening) -> Fact:
        if one.table in _PROVED:
            notes = self.evidence.of_fact(one.table, one.row)
            text = self.evidence.text_of(notes[0])
        elif one.kind is HappeningKind.ENTRY:
            text = self._computed(one.state, self.lines[one.instrument].approximate)
            notes = self.evidence.of_fact("act", one.row) if one.row else self.evidence.of_instrument(one.instrument)
        else:
            notes = self.evidence.of_fact("instrument", self.names.instruments[one.instrument])
            adopted = one.kind is HappeningKind.ADOPTION
            text = self.evidence.text_of(notes[0]) if adopted else name(one.kind, self.question.lang)
        return Fact(one.instrument, one.state, one.kind, one.named, one.placed, one.period, _sign(one), text, notes)

    def _computed(self, state: str, approximate: bool) -> str:
        t = translator(self.question.lang)
        if state and approximate:
            whose = self.names.state(state)
            return t("{state}: entry into force for the state not later than this day, as computed", state=whose)
        if state:
            return t("{state}: entry into force for the state, as computed", state=self.names.state(state))
        if approximate:
            return t("Entry into force of the instrument not later than this day, as computed")
        return t("Entry into force of the instrument, as computed")


def _act_of(assessment: Assessment, state: str, as_of: date, acts: dict[str, Any]) -> Any:
    """The row of the act by which a state came to be bound, if there is one on record."""
    keys = [span.act for span in assessment.positions.get(state, ()) if span.start <= as_of and span.in_force_on]
    return acts.get(keys[-1]) if keys else None


def _sign(one: Happening) -> str:
    if one.kind is HappeningKind.ACT:
        return chart.CONSENT if one.word in CONSENTS else chart.SIGNATURE if one.word in SIGNATURES else chart.ACT
    return _CHARTED.get(one.kind, "")
