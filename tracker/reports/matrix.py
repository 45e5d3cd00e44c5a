"""The matrix: instruments down, family by family, states across, in each cell what the annexes of the CIS print."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count, groupby
from typing import Any

from sqlalchemy.orm import Session

from tracker.law.annex import NOT_IN_FORCE, AnnexMark, annex_mark
from tracker.law.vocabulary import Confidence, InstrumentState
from tracker.locale.catalogue import Translator, translator
from tracker.locale.dates import day_in_a_table, partial_date
from tracker.locale.names import meaning, name
from tracker.locale.places import city
from tracker.locale.signs import annex_meaning, annex_sign
from tracker.locale.states import alphabetical
from tracker.register import matrix
from tracker.register.dossiers import announcement, rows_now
from tracker.register.earlier import rows_known
from tracker.register.matrix import Cell
from tracker.register.reading import InstrumentLine
from tracker.reports.days import about
from tracker.reports.evidence import Evidence
from tracker.reports.head import put_together
from tracker.reports.model import Column, Content, Count, Group, Meaning, Row, Section, Value
from tracker.reports.names import Names, names_of
from tracker.reports.question import Question, record_date

_MOST_ON_A4 = 10  # states


@dataclass(frozen=True, slots=True)
class Found:
    """What the matrix is made from: its instruments with the heads of their families, and its states in order."""

    question: Question
    lines: tuple[tuple[InstrumentLine, str], ...]
    states: tuple[str, ...]
    left: tuple[str, ...]  # the states that have left every instrument, and have no column
    cells: dict[str, dict[str, Cell]]
    rows: Any
    names: Names
    evidence: Evidence

    def value(self, instrument: str, state: str) -> date | str:
        """What stands in a cell: the day of consent, as far as it is known, or a mark."""
        cell = self.cells.get(instrument, {}).get(state)
        if cell is None:
            return AnnexMark.NOTHING.value
        mark = annex_mark(cell.position, cell.stage, unheard=cell.confidence == Confidence.UNKNOWN)
        if mark is None and cell.consented_on:
            return _day(cell.consented_on)
        return (mark or AnnexMark.COMPLETED).value


def build(session: Session, question: Question) -> Content:
    """The report's content: each family under its head, states in the alphabetical order of their names."""
    found = _found(session, question)
    t = translator(question.lang)
    sections = tuple(_sections(found, t))
    columns = _columns(found, sections, t)
    recorded = record_date(session, question)
    empty = t("For this selection, there is no instrument to which a state could have consented by this day.")
    group = Group("matrix", t("Matrix"), empty, columns, sections)
    return put_together(
        question,
        recorded,
        found.names,
        "matrix",
        t("Participation of states in instruments"),
        _headline(found, t),
        tuple(_counts(found, group, t)),
        (group,),
        empty,
        tuple(_legend(found, group, t)),
        found.evidence.notes,
        paper="A3" if len(found.states) > _MOST_ON_A4 else "A4",
    )


def _found(session: Session, question: Question) -> Found:
    as_of, known_at = question.as_of, question.known_at
    lines = [
        (line, family)
        for line, family in matrix.lines(session, as_of, known_at)
        if question.organisation in (None, line.organisation) and question.instrument in (None, line.key)
    ]
    cells = matrix.cells(session, [line.key for line, _ in lines], as_of, known_at)
    if question.state is not None:
        lines = [(line, family) for line, family in lines if question.state in cells.get(line.key, {})]
        cells = {key: {code: cell for code, cell in of.items() if code == question.state} for key, of in cells.items()}
    rows = rows_known(session, known_at) if known_at else rows_now(session, {line.key for line, _ in lines})
    names = names_of(session, question, rows)
    present = matrix.present(cells) if question.state is None else {code for of in cells.values() for code in of}
    left = {code for of in cells.values() for code in of} - present
    ordered, gone = (
        tuple(sorted(codes, key=lambda code: (alphabetical(names.state(code)), code))) for codes in (present, left)
    )
    return Found(question, tuple(lines), ordered, gone, cells, rows, names, Evidence(rows, as_of, names))


def _day(text: str) -> date | str:
    """The day a source gives; as text where it gives only a month or a year."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def _sections(found: Found, t: Translator) -> Iterator[Section]:
    """A section for each family; what stands alone comes last."""
    numbers = count(1)
    announced = _announcements(found)
    for family, members in groupby(found.lines, key=lambda pair: pair[1]):
        rows = tuple(_row(found, line, next(numbers), announced) for line, _ in members)
        heading = t("Other instruments")
        if family:
            heading = t("{title} and what belongs to it", title=found.names.title(family))
        yield Section(family or "other", heading, (), (), rows)


def _announcements(found: Found) -> dict[str, list[Any]]:
    """The announced dates of entry into force in general that were known by the day, by instrument."""
    announced: dict[str, list[Any]] = {}
    for row in sorted(found.rows.of("announcement"), key=lambda row: str(row.id)):
        told = announcement(row).announced_on
        if not row.state and (told is None or told <= found.question.as_of):
            announced.setdefault(row.instrument, []).append(row)
    return announced


def _row(found: Found, line: InstrumentLine, number: int, announced: dict[str, list[Any]]) -> Row:
    evidence = found.evidence
    notes = list(evidence.of_instrument(line.key))
    if line.in_force_on is not None:
        notes += [note for row in announced.get(line.key, ()) for note in evidence.of_fact("announcement", row)]
    notes += evidence.of_states(line.key, found.states)
    return (
        number,
        line.key,
        *(found.value(line.key, state) for state in found.states),
        str(line.state),
        about(line.in_force_on, line.approximate),
        tuple(sorted(set(notes))),
    )


def _columns(found: Found, sections: tuple[Section, ...], t: Translator) -> tuple[Column, ...]:
    """The columns, each with the words of those values that occur."""
    lang, lines = found.question.lang, [line for line, _ in found.lines]
    rough = {
        about(line.in_force_on, True): t("not later than {day}", day=day_in_a_table(line.in_force_on, lang))
        for line in lines
        if line.in_force_on and line.approximate
    }
    last = 2 + len(found.states)
    marks = _marks({value for section in sections for row in section.rows for value in row[2:last]}, lang)
    return (
        Column("number", t("No."), "number"),
        Column(
            "instrument",
            t("Instrument, place and day of adoption"),
            words={line.key: _title(found, line.key, t) for line in lines},
            italic=frozenset(line.key for line in lines if line.state in NOT_IN_FORCE),
            code_heading=t("Key of the instrument"),
        ),
        *(Column(f"state.{code}", found.names.state(code), "mark", words=marks) for code in found.states),
        Column(
            "state", t("As a whole"), words={line.state: name(InstrumentState(str(line.state)), lang) for line in lines}
        ),
        Column("in_force_on", t("Entry into force"), "date", words=rough, nothing="–"),
        Column("notes", t("Notes"), "notes", nothing=t("no source on record")),
    )


def _marks(values: set[Value], lang: str) -> dict[Any, str]:
    """The words of the cells: marks, and days that are not fully known."""
    texts = {value for value in values if isinstance(value, str)}
    signs: dict[Any, str] = {mark.value: annex_sign(mark, lang) for mark in AnnexMark if mark.value in texts}
    return signs | {text: partial_date(text, lang, short=True) for text in sorted(texts - signs.keys())}


def _title(found: Found, key: str, t: Translator) -> str:
    """The full title with place and day of adoption, in the manner of the annexes."""
    row, lang = found.names.instruments[key], found.question.lang
    adopted = partial_date(row.adopted_on, lang) if row.adopted_on else t("day of adoption not on record")
    where = f"{city(row.adopted_at, lang)}, {adopted}" if row.adopted_at else adopted
    return f"{found.names.full_title(key)} ({where})"


def _headline(found: Found, t: Translator) -> str:
    in_force = sum(line.state == InstrumentState.IN_FORCE for line, _ in found.lines)
    return t(
        "{instruments}, {in_force} in force; {states}",
        instruments=t.n("{n} instrument", "{n} instruments", len(found.lines)),
        in_force=in_force,
        states=t.n("{n} state", "{n} states", len(found.states)),
    )


def _counts(found: Found, group: Group, t: Translator) -> Iterator[Count]:
    """Instruments by what they are as a whole, and cells by what stands in them."""
    yield Count("instruments", len(found.lines), t("Instruments"))
    conditions = [str(line.state) for line, _ in found.lines]
    for state in InstrumentState:
        if state in conditions:
            said = t("Instruments: {condition}", condition=name(state, found.question.lang))
            yield Count(f"instruments.{state}", conditions.count(state), said)
    yield Count("states", len(found.states), t("States"))
    values = _values(group)
    if dated := sum(_is_day(value) for value in values):
        yield Count("cells.date", dated, t("Cells: {meaning}", meaning=t("procedures completed, on a day on record")))
    for mark in AnnexMark:
        if number := values.count(mark.value):
            said = t("Cells: {meaning}", meaning=_meaning_of(mark, t))
            yield Count(f"cells.{mark}", number, said)


def _meaning_of(mark: AnnexMark, t: Translator) -> str:
    if mark == AnnexMark.NOTHING:
        return t("nothing on record; the instrument is not known to concern the state")
    return annex_meaning(mark, t.lang)


def _values(group: Group) -> list[Value]:
    """What stands in the cells of the states."""
    places = [place for place, column in enumerate(group.columns) if column.kind == "mark"]
    return [row[place] for row in group.rows for place in places]


def _is_day(value: Value) -> bool:
    return isinstance(value, date) or value not in set(AnnexMark)


def _legend(found: Found, group: Group, t: Translator) -> Iterator[Meaning]:
    """Exactly what occurs: the signs in the cells, italics, and the words of the other columns."""
    lang, cell, values = found.question.lang, t("Cell of a state"), set(_values(group))
    if any(map(_is_day, values)):
        text = t(
            "The procedures were completed: the day the depositary received the consent, else that of its document."
        )
        yield Meaning("mark", cell, None, t("a date"), text)
    for mark in AnnexMark:
        if mark.value in values:
            yield Meaning("mark", cell, mark.value, annex_sign(mark, lang), _meaning_of(mark, t))
    yield from _legend_of_instruments(found, group, t)
    if found.left:
        gone = ", ".join(map(found.names.state, found.left))
        text = t("These states have left every instrument shown, or are not concerned by any, and have no column.")
        yield Meaning("states", t("Without a column"), None, gone, text)


def _legend_of_instruments(found: Found, group: Group, t: Translator) -> Iterator[Meaning]:
    columns = {column.key: column for column in group.columns}
    rows = list(group.rows)
    if columns["instrument"].italic:
        yield Meaning(
            "instrument", columns["instrument"].heading, None, t("Italics"), t("the instrument is not in force")
        )
    for state in InstrumentState:
        if state in columns["state"].words:
            said = meaning(state, found.question.lang)
            yield Meaning("state", columns["state"].heading, state.value, columns["state"].words[state], said)
    if any(row[-2] is None for row in rows):
        text = t("No date of entry into force is known by this day.")
        yield Meaning("in_force_on", columns["in_force_on"].heading, None, columns["in_force_on"].nothing, text)
    if rows:
        text = t("Numbers of the notes, which give the sources.")
        yield Meaning("notes", t("Column"), None, columns["notes"].heading, text)
    if any(row[-1] == () for row in rows):
        text = t("The register holds the fact without a source.")
        yield Meaning("notes", columns["notes"].heading, None, columns["notes"].nothing, text)
