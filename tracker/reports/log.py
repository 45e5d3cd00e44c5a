"""The chronological log: what is dated between two days, in the order of days; apart from it what is expected."""

from collections import Counter
from collections.abc import Iterable

from sqlalchemy.orm import Session

from tracker.law.vocabulary import Confidence
from tracker.locale.catalogue import Translator, translator
from tracker.locale.dates import long_date
from tracker.locale.names import meaning, name
from tracker.register.happenings import HappeningKind
from tracker.reports.chronology import ORDER, SESSION, STANCE, chronology
from tracker.reports.days import counted_from_recording, in_words
from tracker.reports.events_in_words import NOT_RECORDED, row_of
from tracker.reports.head import put_together
from tracker.reports.model import Column, Content, Count, Group, Meaning, Row, Section
from tracker.reports.names import Names
from tracker.reports.period import days, with_beginning
from tracker.reports.places import confidence_column, instrument_column, notes_column, state_column
from tracker.reports.question import Question, record_date

HAPPENED, EXPECTED = "happened", "expected"


def build(session: Session, question: Question) -> Content:
    """The report's content; raises Invalid for a period that ends before it begins."""
    question = with_beginning(session, question)
    found = chronology(session, question)
    t, recorded = translator(question.lang), record_date(session, question)
    happened = tuple(row_of(found, one) for one in found.events if not one.expected)
    expected = tuple(row_of(found, one) for one in found.events if one.expected)
    columns = _columns((*happened, *expected), found.names, t)
    groups = tuple(_groups(question, happened, expected, columns, t))
    return put_together(
        question,
        recorded,
        found.names,
        "log",
        t("Chronological log"),
        _headline(happened, expected, t),
        tuple(_counts(happened, expected, question.lang)),
        groups,
        t("For this selection, nothing dated in this period is on record, and nothing is expected."),
        tuple(_legend(groups, columns, t)),
        found.evidence.notes,
        days=days(question),
    )


def _groups(
    question: Question,
    happened: tuple[Row, ...],
    expected: tuple[Row, ...],
    columns: tuple[Column, ...],
    t: Translator,
) -> Iterable[Group]:
    """What happened; then, apart from it, what had not."""
    first, last = (long_date(day or question.as_of, question.lang) for day in (question.since, question.as_of))
    period, ahead = t("From {first} to {last}", first=first, last=last), t("As expected on {day}", day=last)
    nothing = t("Nothing dated in this period is on record.")
    yield Group(HAPPENED, t("What happened"), nothing, columns, _section(HAPPENED, period, happened))
    heading, nothing = t("Expected, planned or announced"), t("No expected event is on record.")
    yield Group(EXPECTED, heading, nothing, columns, _section(EXPECTED, ahead, expected))


def _section(key: str, heading: str, rows: tuple[Row, ...]) -> tuple[Section, ...]:
    return (Section(key, heading, (), (), rows),) if rows else ()


def _columns(rows: tuple[Row, ...], names: Names, t: Translator) -> tuple[Column, ...]:
    on, received, keys, codes, whats, _, sure, _ = zip(*rows, strict=True) if rows else ((),) * 8
    lang = names.lang
    return (
        Column("on", t("Day"), "date", words=in_words(on, lang), nothing=t("not known")),
        Column(
            "received",
            t("Received by the depositary"),
            "date",
            words=in_words(received, lang) | {NOT_RECORDED: t("not recorded")},
            nothing="–",
        ),
        instrument_column(names, map(str, keys), t("no single instrument")),
        state_column(names, map(str, codes), t("as a whole")),
        Column("what", t("What"), words={what: kind_in_words(what, lang) for what in ORDER if what in whats}),
        Column("text", t("Event")),
        confidence_column(lang, sure),
        notes_column(lang),
    )


def kind_in_words(what: str, lang: str) -> str:
    """What kind of event it is."""
    return name(what if what in (SESSION, STANCE) else HappeningKind(what), lang)


def _headline(happened: tuple[Row, ...], expected: tuple[Row, ...], t: Translator) -> str:
    n, ahead = len(happened), len(expected)
    return "; ".join([t.n("{n} event", "{n} events", n), t.n("{n} expected", "{n} expected", ahead)])


def _counts(happened: tuple[Row, ...], expected: tuple[Row, ...], lang: str) -> Iterable[Count]:
    t, kinds = translator(lang), Counter(str(row[4]) for row in happened)
    yield Count(HAPPENED, len(happened), t("What happened"))
    for what in ORDER:
        if kinds[what]:
            yield Count(what, kinds[what], t("of these: {kind}", kind=kind_in_words(what, lang)))
    yield Count(EXPECTED, len(expected), t("Expected, planned or announced"))


def _legend(groups: tuple[Group, ...], columns: tuple[Column, ...], t: Translator) -> Iterable[Meaning]:
    means = {
        HAPPENED: t("Facts dated in the period, its first and last day included, as the register knows them."),
        EXPECTED: t(
            "What was expected, planned, announced or promised at the end of the period and had not happened, from the"
            " beginning of the period on; of sessions of the council those that were still ahead on the day of the"
            " record."
        ),
    }
    for group in groups:
        yield Meaning("group", t("List"), group.key, group.heading, means[group.key])
    by_key = {column.key: column for column in columns}
    yield Meaning(
        "on",
        t("Column"),
        None,
        by_key["on"].heading,
        t(
            "The day from which the event counts: of an act its receipt by the depositary, where it is recorded, else"
            " the day on the document. Where only a month, a year or a bound is known, words say so, and the event"
            " stands at the day from which it counts in law."
        )
        + f" {counted_from_recording(t.lang)}",
    )
    received = by_key["received"]
    rows = [row for group in groups for row in group.rows]
    if any(row[1] == NOT_RECORDED for row in rows):
        yield Meaning(
            "received",
            received.heading,
            NOT_RECORDED,
            t("not recorded"),
            t("An act that counts from its receipt by the depositary, of which no day of receipt is on record."),
        )
    yield Meaning("received", received.heading, None, "–", t("Does not apply to an event of this kind."))
    for word in by_key["confidence"].words:
        yield Meaning(
            "confidence", by_key["confidence"].heading, word, name(Confidence(word), t.lang), meaning(word, t.lang)
        )
    if any(row[6] is None for row in rows):
        heading = by_key["confidence"].heading
        yield Meaning("confidence", heading, None, "–", t("The register grades no event of this kind."))
