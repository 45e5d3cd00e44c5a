"""The calendar of what is due and what comes by itself, and apart from it what has stood still for too long."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy.orm import Session

from tracker.law.deadlines import LASTING, Deadline, DeadlineKind, Phase, phase
from tracker.law.vocabulary import Confidence
from tracker.locale.catalogue import Translator, marked, translator
from tracker.locale.names import meaning, name
from tracker.locale.wording.deadlines import deadline_in_words, deadline_kind
from tracker.register import reading
from tracker.register.deadlines import Patience, deadlines
from tracker.register.dossiers import rows_now
from tracker.register.earlier import rows_known
from tracker.reports.chosen import chooser
from tracker.reports.days import counted_from_recording
from tracker.reports.evidence import Evidence
from tracker.reports.head import put_together
from tracker.reports.model import Column, Content, Count, Group, Meaning, Row, Section
from tracker.reports.names import Names, names_of
from tracker.reports.places import confidence_column, instrument_column, notes_column, state_column
from tracker.reports.question import Question, record_date

CALENDAR, LASTED = "calendar", "lasting"
_PHASES = {
    Phase.OVERDUE: marked("overdue"),
    Phase.PASSED: marked("has come"),
    Phase.SOON: marked("soon"),
    Phase.LATER: marked("later"),
}
_MEANS = {
    Phase.OVERDUE: marked("The day has passed, and the register does not know that it was done."),
    Phase.PASSED: marked("The day came within the last month, by itself."),
    Phase.SOON: marked("Within a month of the day of this report."),
    Phase.LATER: marked("More than a month after the day of this report."),
}
_ENTRIES = frozenset({DeadlineKind.ENTRY_INTO_FORCE, DeadlineKind.ENTRY_FOR_STATE})
_NOTED = ("act", "step")
_FACTS = (*_NOTED, "inquiry", "council_session")  # from which a deadline may come


@dataclass(frozen=True, slots=True)
class Found:
    """The deadlines asked about, and what they are told from."""

    question: Question
    days: tuple[Deadline, ...]
    lasting: tuple[Deadline, ...]
    names: Names
    called: dict[str, str]  # what sentences call instruments, organisations and states
    evidence: Evidence
    facts: dict[str, tuple[str, Any]]  # kind and row by id


def build(session: Session, question: Question) -> Content:
    """The report's content, in the order of days."""
    found = _found(session, question)
    t, recorded = translator(question.lang), record_date(session, question)
    days, lasting = (tuple(_row(found, one) for one in of) for of in (found.days, found.lasting))
    groups = (
        Group(
            CALENDAR,
            t("Calendar"),
            t("No day is ahead in the calendar."),
            _columns(found, "on", t("Day"), days, t),
            _section(CALENDAR, t("In the order of days"), found.days, days),
        ),
        Group(
            LASTED,
            t("Without movement or answer"),
            t("Nothing has stood still for too long."),
            _columns(found, "since", t("Overdue since"), lasting, t),
            _section(LASTED, t("The longest overdue first"), found.lasting, lasting),
        ),
    )
    return put_together(
        question,
        recorded,
        found.names,
        "deadlines",
        t("Deadlines"),
        _headline(found, t),
        tuple(_counts(found, t)),
        groups,
        t("For this selection, nothing is due and no day is ahead."),
        tuple(_legend(groups, t)),
        found.evidence.notes,
    )


def _found(session: Session, question: Question) -> Found:
    wanted = _wanted(session, question)
    every = [one for one in deadlines(session, question.as_of, question.known_at) if wanted(one)]
    keys = {one.instrument for one in every} - {""}
    rows = rows_known(session, question.known_at) if question.known_at else rows_now(session, keys)
    facts = {kind: rows.of(kind) for kind in _NOTED}
    facts |= {kind: reading.facts(session, kind, question.known_at) for kind in ("inquiry", "council_session")}
    names = names_of(session, question, rows)
    return Found(
        question,
        tuple(one for one in every if one.kind not in LASTING),
        tuple(one for one in every if one.kind in LASTING),
        names,
        reading.names(session, question.lang, question.known_at),
        Evidence(rows, question.as_of, names),
        {str(row.id): (kind, row) for kind in _FACTS for row in facts[kind]},
    )


def _wanted(session: Session, question: Question) -> Callable[[Deadline], bool]:
    """Whether a deadline is asked about; sessions are where no single instrument and no single state is chosen."""
    chosen = chooser(session, question)

    def wanted(one: Deadline) -> bool:
        if one.kind is not DeadlineKind.COUNCIL_SESSION:
            return chosen(one.instrument, one.state)
        single = question.instrument is not None or question.state is not None
        return not single and question.organisation in (None, one.details["organisation"])

    return wanted


def _section(key: str, heading: str, of: tuple[Deadline, ...], rows: tuple[Row, ...]) -> tuple[Section, ...]:
    return (Section(key, heading, (), (), rows, tuple(map(_key, of))),) if rows else ()


def _key(one: Deadline) -> str:
    """What a deadline is, on whichever day it falls; only of a clause's days there may be several."""
    own = one.entry or (str(one.day) if one.kind is DeadlineKind.CLAUSE_DAY else "")
    return "/".join((one.kind, one.instrument, one.state, own))


def _row(found: Found, one: Deadline) -> Row:
    as_of, t = found.question.as_of, translator(found.question.lang)
    text = deadline_in_words(one, as_of, found.question.lang, found.called)
    if one.approximate:
        text = t("{text} (The day is approximate.)", text=text)
    seen = phase(one, as_of).value
    return one.day, one.instrument, one.state, one.kind.value, text, seen, one.confidence, _notes(found, one, text)


def _notes(found: Found, one: Deadline, text: str) -> tuple[int, ...]:
    """The fact a deadline comes from; else what announced it, or what is known of the state or the instrument."""
    evidence = found.evidence
    if one.entry in found.facts:
        kind, row = found.facts[one.entry]
        return evidence.of_fact(kind, row) if kind in _NOTED else evidence.of_other(kind, one.entry, text, row)
    rows = evidence.announced(one.instrument, one.state, one.day) if one.kind in _ENTRIES else ()
    numbers = tuple(number for row in rows for number in evidence.of_fact("announcement", row))
    if numbers or not one.instrument:
        return numbers
    return evidence.of_state(one.instrument, one.state) if one.state else evidence.of_instrument(one.instrument)


def _columns(found: Found, key: str, heading: str, rows: tuple[Row, ...], t: Translator) -> tuple[Column, ...]:
    _, keys, codes, kinds, _, phases, sure, _ = zip(*rows, strict=True) if rows else ((),) * 8
    lang = found.question.lang
    return (
        Column(key, heading, "date"),
        instrument_column(found.names, map(str, keys), t("no single instrument")),
        state_column(found.names, map(str, codes), t("as a whole")),
        Column("what", t("What"), words={kind: deadline_kind(kind, lang) for kind in DeadlineKind if kind in kinds}),
        Column("text", t("In words")),
        Column("phase", t("When"), words={one: t(_PHASES[one]) for one in Phase if one in phases}),
        confidence_column(lang, sure),
        notes_column(lang),
    )


def _headline(found: Found, t: Translator) -> str:
    phases, n = _phases(found), len(found.lasting)
    late = t.n("{n} overdue", "{n} overdue", phases[Phase.OVERDUE])
    if n:
        of_these = t.n("{n} without movement or answer", "{n} without movement or answer", n)
        late = t("{overdue}, of these {some}", overdue=late, some=of_these)
    soon = t.n("{n} within a month", "{n} within a month", phases[Phase.SOON])
    return "; ".join([late, soon, t.n("{n} later", "{n} later", phases[Phase.LATER])])


def _phases(found: Found) -> Counter[Phase]:
    """How many rows of both lists lie where; what has lasted too long is overdue."""
    return Counter(phase(one, found.question.as_of) for one in (*found.days, *found.lasting))


def _counts(found: Found, t: Translator) -> Iterable[Count]:
    phases = _phases(found)
    for one in Phase:
        yield Count(one.value, phases[one], t(_PHASES[one]))
        if one is Phase.OVERDUE:
            yield Count(LASTED, len(found.lasting), t("of these: {kind}", kind=t("without movement or answer")))


def _legend(groups: tuple[Group, ...], t: Translator) -> Iterable[Meaning]:
    means = {
        CALENDAR: t("Days that are ahead, that came within the last month, and that passed without what was due."),
        LASTED: t(
            "Of outstanding ratifications: more than {under_way} days since the last step at home, {approved} days"
            " since the approval or {unanswered} days since a question, or longer than any of the state's known cases."
            " So the register measures; no rule of law sets these days.",
            **asdict(Patience()),
        ),
    }
    for group in groups:
        yield Meaning("group", t("List"), group.key, group.heading, means[group.key])
    columns = {column.key: column for group in groups for column in group.columns}
    roughly = t("Of a day known only roughly, the last possible one is told; the notes say what is known of it.")
    yield Meaning("text", t("Column"), None, columns["text"].heading, f"{roughly} {counted_from_recording(t.lang)}")
    occurring = {row[5] for group in groups for row in group.rows}
    for one in (one for one in Phase if one in occurring):
        yield Meaning("phase", columns["phase"].heading, one.value, t(_PHASES[one]), t(_MEANS[one]))
    grades = {row[6] for group in groups for row in group.rows}
    for grade in (grade for grade in Confidence if grade in grades):
        yield Meaning("confidence", columns["confidence"].heading, grade, name(grade, t.lang), meaning(grade, t.lang))
    if None in grades:
        what = t("The day is set, promised or follows from a rule; it is no fact that a source could confirm.")
        yield Meaning("confidence", columns["confidence"].heading, None, "–", what)
