"""What the chronological log tells: facts, stances on drafts, entries into force and sessions in the order of days."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from tracker.law.dates import parse_partial
from tracker.locale.states import alphabetical
from tracker.register import reading
from tracker.register.dossiers import rows_now
from tracker.register.earlier import rows_known
from tracker.register.entries_into_force import Entry, entries_into_force
from tracker.register.happenings import Happening, HappeningKind, happenings
from tracker.reports.chosen import chooser
from tracker.reports.days import day_of
from tracker.reports.evidence import Evidence
from tracker.reports.model import Value
from tracker.reports.names import Names, names_of
from tracker.reports.question import Question, record_date

SESSION, STANCE = "council_session", "stance"
ORDER = (SESSION, STANCE, *(kind.value for kind in HappeningKind))  # of what stands on one day


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened or is expected. `placed` is where it stands; `day` says what is known of its day."""

    what: str  # a word of ORDER
    placed: date
    day: Value
    instrument: str
    state: str
    expected: bool
    fact: Any  # a Happening, an Entry, a SessionLine, or the row of a stance


@dataclass(frozen=True, slots=True)
class Chronology:
    """The events of a period, and what they are told from."""

    question: Question  # with its beginning
    events: tuple[Event, ...]
    names: Names
    evidence: Evidence
    acts: dict[str, Any]  # rows by id


def chronology(session: Session, question: Question) -> Chronology:
    """Everything from the beginning of the period on that had happened by its end or was expected then."""
    since, as_of, known_at = question.since or question.as_of, question.as_of, question.known_at
    chosen = chooser(session, question)
    happened = [h for h in happenings(session, as_of, known_at, first=since) if chosen(h.instrument, h.state)]
    entries = [e for e in entries_into_force(session, as_of, known_at, first=since) if chosen(e.instrument, e.state)]
    stances = [row for row in reading.facts(session, STANCE, known_at) if chosen(row.instrument, row.state)]
    keys = {one.instrument for one in (*happened, *entries, *stances)}
    rows = rows_known(session, known_at) if known_at else rows_now(session, keys - {""})
    names = names_of(session, question, rows)
    events = [
        *_of_rows(happened, entries),
        *(_entry(entry, as_of) for entry in entries),
        *_stances(stances, since, as_of),
        *_sessions(session, question, since),
    ]
    return Chronology(
        question,
        tuple(sorted(events, key=lambda one: _place(one, names))),
        names,
        Evidence(rows, as_of, names),
        {str(row.id): row for row in rows.of("act")},
    )


def _of_rows(happened: Iterable[Happening], entries: Iterable[Entry]) -> Iterator[Event]:
    """Facts on record; an announced date that came true, or will, stands as the entry into force itself."""
    told = {(one.instrument, one.state, one.on) for one in entries}
    for one in happened:
        if one.kind is not HappeningKind.ANNOUNCEMENT or (one.instrument, one.state, one.day) not in told:
            day = day_of(one.period)
            what = one.kind.value
            yield Event(what, one.placed, "" if day is None else day, one.instrument, one.state, one.expected, one)


def _entry(one: Entry, as_of: date) -> Event:
    return Event(HappeningKind.ENTRY.value, one.on, one.on, one.instrument, one.state, one.on > as_of, one)


def _stances(rows: Iterable[Any], since: date, as_of: date) -> Iterator[Event]:
    """What states said of drafts."""
    for row in rows:
        period = parse_partial(row.on)
        if period.last is not None and since <= period.last <= as_of:
            yield Event(STANCE, period.last, day_of(period), row.instrument, row.state, False, row)


def _sessions(session: Session, question: Question, since: date) -> Iterator[Event]:
    """The sessions from a day on; none where the question is about one instrument or one state."""
    if question.instrument is not None or question.state is not None:
        return
    recorded = record_date(session, question) or question.as_of
    for one in reading.sessions(session, question.organisation, question.known_at):
        period = parse_partial(one.on)
        assert period.last is not None, "a date has a last day"
        hindsight = question.as_of < period.last <= recorded  # nobody can be said to have expected it then
        if since <= period.last and not hindsight:
            yield Event(SESSION, period.last, day_of(period), "", "", period.last > question.as_of, one)


def _place(one: Event, names: Names) -> tuple[date, int, str, str]:
    """Where an event stands: by its day, then by what it is, then as titles and names are sorted."""
    title = names.title(one.instrument) if one.instrument else ""
    state = names.state(one.state) if one.state else ""
    return one.placed, ORDER.index(one.what), alphabetical(title), alphabetical(state)
