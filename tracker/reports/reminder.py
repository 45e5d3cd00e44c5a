"""Reminder letters, as drafts: what a state owes, since when, how far it is known to have come, and what is asked."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from tracker.law.vocabulary import Stage, Step
from tracker.locale.catalogue import Translator, translator
from tracker.locale.dates import days_in_words, long_date
from tracker.locale.names import meaning, name
from tracker.locale.states import alphabetical
from tracker.register.reading import OwingLine
from tracker.reports.head import put_together
from tracker.reports.letter import closing, compliments, detached, ministry_of, official, opening, sender
from tracker.reports.material import Material, material
from tracker.reports.model import Column, Content, Count, Group, Meaning, Paragraph, Row, Section
from tracker.reports.names import adopted
from tracker.reports.outstanding import OWED, by_key, what_it_means
from tracker.reports.question import Question, record_date
from tracker.reports.reached import label, reached, step_reached
from tracker.reports.summary_prose import since


def build(session: Session, question: Question) -> Content:
    """The report's content: one letter for each state that owes consent, in the order of their names."""
    found, t = material(session, question), translator(question.lang)
    recorded = record_date(session, question)
    of = by_key(found.owed, "state")
    order = sorted(of, key=lambda code: (alphabetical(found.names.state(code)), code))
    letters = [_letter(found, state, of[state]) for state in order]
    return put_together(
        question,
        recorded,
        found.names,
        "reminder",
        t("Reminders of outstanding ratifications, drafts"),
        t.n("{n} draft of a reminder", "{n} drafts of reminders", len(letters)),
        (
            Count("letters", len(letters), t("Drafts of letters")),
            Count(OWED, len(found.owed), t("Outstanding ratifications")),
        ),
        tuple(detached(letters, t)),
        t("For this selection, no ratification is outstanding on this day: there is nobody to remind."),
        tuple(_legend(letters, t)),
        found.evidence.notes,
        landscape=False,
    )


def _letter(found: Material, state: str, lines: list[OwingLine]) -> Group:
    t, lang = translator(found.question.lang), found.question.lang
    whom = ministry_of(found.names, state)
    writer = sender(found.names, (found.names.instruments[line.instrument].organisation or "" for line in lines))
    paragraphs = [
        *opening(found.names),
        Paragraph(whom, style="addressee"),
        Paragraph(t("[name and office of the addressee]"), style="addressee"),
        compliments(whom, writer, lang),
        Paragraph(_owed(found, lines, t)),
        *(_item(found, line) for line in lines),
        *_asked(lines, t),
        *closing(whom, writer, lang),
        Paragraph(t("Annex: table of the outstanding ratifications.")),
    ]
    rows = tuple(_row(found, line) for line in lines)
    return Group(
        state,
        t("Letter: {subject}", subject=official(found.names, state)),
        columns=_columns(found, lines, t),
        sections=(Section(state, "", (), (), rows),),
        paragraphs=tuple(paragraphs),
        annexed=t(
            "Annex. Outstanding ratifications as of {day}: {state}",
            day=long_date(found.question.as_of, lang),
            state=official(found.names, state),
        ),
    )


def _owed(found: Material, lines: list[OwingLine], t: Translator) -> str:
    return t(
        "According to the register, as of {day}, {owed}:",
        day=long_date(found.question.as_of, t.lang),
        owed=since(lines, t.lang),
    )


def _item(found: Material, line: OwingLine) -> Paragraph:
    t, lang = translator(found.question.lang), found.question.lang
    step = step_reached(found.assessments[line.instrument], line.state, found.question.as_of, lang)
    stage = label(reached(line), lang, [line])
    text = t(
        "{title} ({adopted}). Outstanding since {day} ({days}). Stage, so far as is known: {stage}.",
        title=found.names.full_title(line.instrument),
        adopted=adopted(found.names, line.instrument),
        day=long_date(line.since, lang),
        days=days_in_words(line.days, lang),
        stage=f"{stage[:1].lower()}{stage[1:]} ({step})" if step else f"{stage[:1].lower()}{stage[1:]}",
    )
    return Paragraph(text, found.evidence.of_state(line.instrument, line.state), "item")


def _asked(lines: list[OwingLine], t: Translator) -> Iterator[Paragraph]:
    """What is asked of the state: to deposit what it has approved at home, and how far the rest has come."""
    yield Paragraph(t("In this connection the Ministry is kindly requested:"))
    approved = sum(line.stage == Stage.APPROVED_AT_HOME for line in lines)
    if approved:
        text = t(
            "to transmit to the depositary the instruments or notifications of those ratifications for which the"
            " procedure at home is complete;"
        )
        yield Paragraph(text, style="item")
    if approved < len(lines):
        text = t(
            "to communicate the stage that the procedure at home has reached and the time when it may be completed;"
        )
        yield Paragraph(text, style="item")
    yield Paragraph(
        t("to correct what is said above where it is incomplete or out of date, with the documents that show it."),
        style="item",
    )


_WORDS = {"stage": Stage, "last_step": Step}


def _columns(found: Material, lines: list[OwingLine], t: Translator) -> tuple[Column, ...]:
    words = {
        key: {value: name(of(value), t.lang) for value in sorted({getattr(line, key) for line in lines} - {None})}
        for key, of in _WORDS.items()
    }
    titles = {line.instrument: found.names.full_title(line.instrument) for line in lines}
    return (
        Column("instrument", t("Instrument"), words=titles, code_heading=t("Key of the instrument")),
        Column("since", t.c("heading of a column", "Since"), "date"),
        Column("days", t("Days"), "number"),
        Column("stage", t("Stage at home"), words=words["stage"]),
        Column("last_step", t("Last step"), words=words["last_step"], nothing=t("none known")),
        Column("notes", t("Notes"), "notes", nothing=t("no source on record")),
    )


def _row(found: Material, line: OwingLine) -> Row:
    notes = found.evidence.of_state(line.instrument, line.state)
    return (line.instrument, line.since, line.days, line.stage, line.last_step, notes)


def _legend(letters: list[Group], t: Translator) -> Iterator[Meaning]:
    if not letters:
        return
    yield Meaning("group", t("List"), OWED, t("Outstanding"), what_it_means(OWED, t))
    columns = [column for letter in letters for column in letter.columns]
    of = [column for column in columns if column.key == "stage"]
    occurring = {value: word for column in of for value, word in column.words.items()}
    for value in (word for word in Stage if word in occurring):
        yield Meaning("stage", of[0].heading, value.value, occurring[value], meaning(value, t.lang))
