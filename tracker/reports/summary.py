"""The summary note: how ratification stands on a day, in sentences first and then in figures."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from tracker.law.vocabulary import Confidence, InstrumentState, Stage
from tracker.locale.catalogue import Translator, translator
from tracker.locale.dates import long_date
from tracker.locale.names import meaning
from tracker.reports import summary_prose as prose
from tracker.reports.head import put_together
from tracker.reports.model import Content, Count, Group, Meaning
from tracker.reports.outstanding import OWED, UNCONFIRMED, what_it_means
from tracker.reports.question import Question, record_date
from tracker.reports.reached import Reached, divided, heading, label
from tracker.reports.summary_figures import Figures, figures
from tracker.reports.summary_tables import parts, tables


def build(session: Session, question: Question) -> Content:
    """The report's content."""
    counted, t = figures(session, question), translator(question.lang)
    recorded = record_date(session, question)
    groups = tuple(_groups(counted, t))
    return put_together(
        question,
        recorded,
        counted.found.names,
        "summary",
        t("Note on the progress of ratification as of {day}", day=long_date(question.as_of, question.lang)),
        _headline(counted, t),
        tuple(_counts(counted, t)),
        groups,
        t("For this selection, no instrument that needs the consent of states had been adopted by this day."),
        tuple(_legend(counted, t)),
        counted.found.evidence.notes,
        landscape=False,
    )


def _groups(counted: Figures, t: Translator) -> Iterator[Group]:
    if not counted.adopted:
        return
    yield Group("general", t("General figures"), paragraphs=tuple(prose.general(counted)))
    told = (
        ("awaiting", t("Instruments that await consent"), prose.awaiting),
        ("states", t("The states"), prose.parts_of_states),
        ("unknown", t("What the register does not know"), prose.unknown),
    )
    for key, called, say in told:
        if paragraphs := tuple(say(counted)):
            yield Group(key, called, paragraphs=paragraphs)
    yield from tables(counted)


def _headline(counted: Figures, t: Translator) -> str:
    owed, unconfirmed = counted.found.owed, len(counted.found.unconfirmed)
    confirm = t.n("{n} to be confirmed", "{n} to be confirmed", unconfirmed)
    if not owed:
        return t("No ratification is outstanding; {confirm}", confirm=confirm)
    return t(
        "{ratifications} {instruments}; {confirm}",
        ratifications=t.n("{n} outstanding ratification", "{n} outstanding ratifications", len(owed)),
        instruments=t.n("of {n} instrument", "of {n} instruments", len(counted.owed)),
        confirm=confirm,
    )


def _counts(counted: Figures, t: Translator) -> Iterator[Count]:
    """The figures of the sentences, by themselves."""
    found, states = counted.found, counted.by_state
    yield Count("adopted", len(counted.adopted), t("Instruments adopted that need the consent of states"))
    texts = {
        InstrumentState.IN_FORCE: t("Instruments in force"),
        InstrumentState.SCHEDULED: t("Instruments whose day of entry into force is set"),
        InstrumentState.PENDING: t("Instruments not in force"),
        InstrumentState.NOT_COMPUTABLE: t("Instruments of which it is not known whether they are in force"),
        InstrumentState.ENDED: t("Instruments that have ended"),
    }
    for state, text in texts.items():
        yield Count(state.value, states[state], text)
    yield Count("awaiting", len(counted.owed), t("Instruments that await consent"))
    yield Count(OWED, len(found.owed), t("Outstanding ratifications"))
    yield Count("states", len({line.state for line in found.owed}), t("States whose consent is awaited"))
    divisions = divided(found.owed)
    for part in parts(counted):
        yield Count(part.value, len(divisions.get(part, ())), label(part, counted.lang))
    yield Count(UNCONFIRMED, len(found.unconfirmed), t("To be confirmed, not counted above"))


def _legend(counted: Figures, t: Translator) -> Iterator[Meaning]:
    if not counted.adopted:
        return
    group, column = t("List"), t("Column")
    yield Meaning("outstanding", group, OWED, t("Outstanding"), what_it_means(OWED, t))
    if counted.found.unconfirmed:
        yield Meaning(
            UNCONFIRMED,
            group,
            UNCONFIRMED,
            t.c("heading of a column", "To be confirmed"),
            what_it_means(UNCONFIRMED, t),
        )
    means = {
        Reached.APPROVED: meaning(Stage.APPROVED_AT_HOME, counted.lang),
        Reached.UNDER_WAY: meaning(Stage.UNDER_WAY, counted.lang),
        Reached.NOT_REQUIRED: meaning(Stage.NOT_REQUIRED, counted.lang),
        Reached.NO_STEP: meaning(Stage.NONE_KNOWN, counted.lang),
        Reached.UNKNOWN: meaning(Confidence.UNKNOWN, counted.lang),
    }
    for part in parts(counted):
        text = f"{label(part, counted.lang)}. {means[part]}"
        yield Meaning(part.value, column, part.value, heading(part, counted.lang), text)
    if counted.owed:
        text = t("The day of signature, else of adoption; not before the instrument concerned the state.")
        yield Meaning("since", column, None, t.c("heading of a column", "Since"), text)
        text = t("A title in italics is that of an instrument that is not in force, or not known to be.")
        yield Meaning("instrument", column, None, t("Instrument"), text)
