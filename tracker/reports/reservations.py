"""Reservations, declarations, objections, what takes them back, and territorial statements, as they were recorded."""

from collections import Counter
from collections.abc import Iterable, Iterator

from sqlalchemy.orm import Session

from tracker.law.statements import Fate, Statement
from tracker.law.vocabulary import Act
from tracker.locale.catalogue import Translator, translator
from tracker.locale.names import meaning, name
from tracker.reports.head import put_together
from tracker.reports.model import Column, Content, Count, Group, Meaning, Row, Section
from tracker.reports.question import Question, record_date
from tracker.reports.sheets import Sheet, Sheets, sheets
from tracker.reports.statements import concerned, regarded, rows_of

STATEMENTS = "statements"
KEYS = ("instrument", "state", "act", "on", "regards", "text", "fate", "until", "notes")


def build(session: Session, question: Question) -> Content:
    """The report's content: instruments in the order of their adoption, statements in the order of their days."""
    found = sheets(session, question)
    t = translator(question.lang)
    sections = tuple(section for sheet in found.sheets if (section := _section(found, sheet)).rows)
    rows = [row for section in sections for row in section.rows]
    columns = _columns(rows, found, t)
    nothing = t("For this selection, no reservation, declaration or objection is on record by this day.")
    recorded = record_date(session, question)
    return put_together(
        question,
        recorded,
        found.names,
        "reservations",
        t("Reservations and declarations"),
        _headline(rows, len(sections), t),
        _counts(rows, t),
        (Group(STATEMENTS, t("Reservations and declarations"), nothing, columns, sections),),
        nothing,
        tuple(_legend(columns, t, bool(rows))),
        found.evidence.notes,
    )


def _section(found: Sheets, sheet: Sheet) -> Section:
    said = [one for one in sheet.said if found.question.state in (None, *concerned(one))]
    notes = found.evidence.of_instrument(sheet.key) if said else ()
    rows = tuple(_rows(found, sheet, said))
    return Section(sheet.key, found.names.full_title(sheet.key), (found.names.adopted(sheet.key),), notes, rows)


def _rows(found: Sheets, sheet: Sheet, said: Iterable[Statement]) -> Iterator[Row]:
    acts = rows_of(sheet)
    for one in said:
        act = acts[one.act.id]
        yield (
            sheet.key,
            one.act.state,
            str(one.act.act),
            one.on,
            regarded(found, act) or None,
            str(act.note or "").strip() or None,
            str(one.fate),
            one.until,
            found.evidence.of_fact("act", act),
        )


def _columns(rows: list[Row], found: Sheets, t: Translator) -> tuple[Column, ...]:
    """The columns, with the words of those values that occur."""
    lang, names = found.question.lang, found.names
    keys, states, acts, fates = (
        sorted({str(row[KEYS.index(key)]) for row in rows}) for key in ("instrument", "state", "act", "fate")
    )
    titles = {key: names.title(key) for key in keys}
    return (
        Column("instrument", t("Instrument"), words=titles, code_heading=t("Key of the instrument")),
        Column(
            "state", t("State"), words={code: names.state(code) for code in states}, code_heading=t("Code of the state")
        ),
        Column("act", t("Act"), words={act: name(Act(act), lang) for act in acts}),
        Column("on", t("Day"), "date"),
        Column("regards", t("Regards"), nothing=t("not told")),
        Column("text", t("Text as recorded"), nothing=t("the text is not on record")),
        Column("fate", t("On the day of the report"), words={fate: name(Fate(fate), lang) for fate in fates}),
        Column("until", t("No longer stands since"), "date", nothing="–"),
        Column("notes", t("Notes"), "notes", nothing=t("no source on record")),
    )


def _headline(rows: list[Row], instruments: int, t: Translator) -> str:
    if not rows:
        return t("No reservation, declaration or objection is on record.")
    statements = t.n("{n} statement", "{n} statements", n=len(rows))
    return t(
        "{statements} {instruments}",
        statements=statements,
        instruments=t.n("to {n} instrument", "to {n} instruments", n=instruments),
    )


def _counts(rows: list[Row], t: Translator) -> tuple[Count, ...]:
    """How many statements there are of each kind, and how many stand."""
    acts = Counter(str(row[KEYS.index("act")]) for row in rows)
    stand = sum(row[KEYS.index("fate")] == Fate.STANDS for row in rows)
    kinds = (Count(str(act), acts[act], name(act, t.lang)) for act in Act if acts[act])
    return (
        Count(STATEMENTS, len(rows), t("Statements on record")),
        Count("standing", stand, t("Of these, standing")),
        *kinds,
    )


def _legend(columns: tuple[Column, ...], t: Translator, has_rows: bool) -> Iterator[Meaning]:
    what = t(
        "Statements recorded as acts of states. What a remark on another fact, such as a law, says of a reservation is"
        " not among them."
    )
    yield Meaning("group", t("List"), STATEMENTS, t("Reservations and declarations"), what)
    if not has_rows:
        return
    by_key = {column.key: column for column in columns}
    means = {
        "on": t(
            "The day on which the depositary received it, else the day on the document; the note says how it is known."
        ),
        "regards": t("What the statement is about, as it was recorded; of an objection first whose reservation it is."),
        "text": t("The words of the register, in the language in which they were recorded."),
        "notes": t("Numbers of the notes, which give the sources."),
    }
    yield from (Meaning(key, t("Column"), None, by_key[key].heading, text) for key, text in means.items())
    fate = by_key["fate"]
    for word in Fate:
        if word in fate.words:
            yield Meaning("fate", fate.heading, str(word), fate.words[word], meaning(word, t.lang))
