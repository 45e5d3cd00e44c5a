"""The full register for the archive: every fact that was chosen, table by table, each with its sources."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from tracker.law.stages import STEP_ORDER
from tracker.law.vocabulary import Confidence, Coverage, InstrumentState
from tracker.locale.catalogue import Translator, marked, translator
from tracker.locale.names import meaning, name
from tracker.locale.states import alphabetical
from tracker.reports.days import counted_from_recording
from tracker.reports.evidence import Evidence
from tracker.reports.head import put_together
from tracker.reports.model import Content, Count, Group, Meaning, Section
from tracker.reports.names import Names, names_of
from tracker.reports.question import Question, record_date
from tracker.reports.register_cells import Cells
from tracker.reports.register_rows import OF_INSTRUMENTS, Held, held

_EXPLAINED: dict[str, type[StrEnum]] = {"condition": InstrumentState, "coverage": Coverage, "confidence": Confidence}


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the register: the kind of its rows, its heading, and what its columns hold."""

    key: str
    kind: str
    heading: str
    fields: tuple[str, ...]
    always: bool = True  # told even where it is empty


_TOLD = ("particulars", "confidence", "recorded_on", "recorded_by", "notes")
_ACT = ("instrument", "state", "act", "on", "received_on", "effective_on", "made", *_TOLD)
_PERIOD = ("start", "until")
TABLES = (
    Table(
        "instruments",
        "instrument",
        marked("Instruments"),
        (
            *("key", "title_en", "title_ru", "kind", "organisation", "adopted_on", "adopted_at"),
            *("condition", "in_force_on", "ended_on", "notes"),
        ),
    ),
    Table(
        "rules",
        "instrument",
        marked("Clauses and relations"),
        ("instrument", "entry_into_force", "concerns", "coverage", "relation", "particulars", "notes"),
    ),
    Table("acts", "act", marked("Acts"), _ACT),
    Table("steps", "step", marked("Steps at home"), ("instrument", "state", "step", "on", "made", *_TOLD)),
    Table(
        "announcements",
        "announcement",
        marked("Announced dates"),
        ("instrument", "state", "on", "announced_on", "confidence", "particulars", "notes"),
    ),
    Table(
        "confirmations",
        "confirmation",
        marked("Confirmed status"),
        ("instrument", "state", "up_to", "says", "by", "particulars", "notes"),
    ),
    Table("memberships", "membership", marked("Memberships"), ("organisation", "state", "status", *_PERIOD, "notes")),
    Table("organisations", "organisation", marked("Organisations"), ("key", "name_en", "name_ru", "depositary")),
    Table(
        "states",
        "state",
        marked("States"),
        (
            *("code", "name_en", "name_ru", "official_en", "official_ru", "exists_from", "exists_to"),
            "particulars",
        ),
    ),
    Table(
        "council_sessions",
        "council_session",
        marked("Sessions of the council"),
        ("on", "organisation", "name_en", "name_ru", "place", "notes"),
    ),
    Table(
        "packages",
        "package",
        marked("Packages"),
        ("key", "title_en", "title_ru", "organisation", "particulars", "notes"),
        always=False,
    ),
    Table(
        "undertakings",
        "undertaking",
        marked("Undertakings"),
        ("instrument", "kind", "adopted_on", "due_on", "fulfilled_on", "progress", "notes"),
        always=False,
    ),
    Table(
        "stances",
        "stance",
        marked("Stances on drafts"),
        ("instrument", "state", "on", "stance", "confidence", "particulars", "notes"),
        always=False,
    ),
    Table(
        "inquiries",
        "inquiry",
        marked("Questions and promises"),
        (
            *("state", "instrument", "asked_on", "asked", "answered_on", "answer", "promised", "promised_for"),
            *("particulars", "notes"),
        ),
        always=False,
    ),
    Table(
        "procedures",
        "procedure",
        marked("Procedures at home"),
        ("state", "instrument", *_PERIOD, "steps", "particulars"),
        always=False,
    ),
    Table("weights", "weight", marked("Weights"), ("measure", "state", "value", "particulars", "notes"), always=False),
    Table("documents", "document", marked("Documents"), ("name", "media", "size", "id", "recorded_on"), always=False),
)


def build(session: Session, question: Question) -> Content:
    """The report's content; tables of what the register does not have are left out, but for the main ones."""
    found = held(session, question)
    names = names_of(session, question, found.every)
    evidence = Evidence(found.every, question.as_of, names)
    cells = Cells(question, found, names, evidence)
    t, recorded = translator(question.lang), record_date(session, question)
    groups = tuple(_group(table, found, names, cells, t) for table in TABLES if table.always or found.rows[table.kind])
    return put_together(
        question,
        recorded,
        names,
        "register",
        t("The full register"),
        _headline(found, t),
        tuple(Count(group.key, group.size, group.heading) for group in groups),
        groups,
        t("For this selection, nothing is on record by this day."),
        tuple(_legend(groups, question.lang)),
        evidence.notes,
        paper="A3",
    )


def _group(table: Table, found: Held, names: Names, cells: Cells, t: Translator) -> Group:
    rows = _in_order(table.kind, found, names)
    told = [(row, tuple(cells.value(table.kind, row, field) for field in table.fields)) for row in rows]
    columns = tuple(
        cells.column(table.kind, field, (values[place] for _, values in told))
        for place, field in enumerate(table.fields)
    )
    sections: dict[str, list[tuple[Any, ...]]] = {}
    for row, values in told:
        sections.setdefault(row.instrument if table.kind in OF_INSTRUMENTS else "", []).append(values)
    whole = t.n("{n} entry", "{n} entries", len(told))
    return Group(
        table.key,
        t(table.heading),
        t("Nothing of this kind is on record by this day."),
        columns,
        tuple(
            Section(key or table.key, names.full_title(key) if key else whole, (), (), tuple(of))
            for key, of in sections.items()
        ),
    )


def _in_order(kind: str, found: Held, names: Names) -> list[Any]:
    """Instruments in the order of adoption, facts about each in the order of days, states by their names."""
    order = {key: place for place, key in enumerate(found.lines)}

    def place(row: Any) -> tuple[Any, ...]:
        instrument = row.key if kind in ("instrument", "undertaking") else getattr(row, "instrument", None)
        state = getattr(row, "state", None) or (row.code if kind == "state" else "")
        named = alphabetical(names.state(state)) if state else ""
        own = str(getattr(row, "id", None) or getattr(row, "key", ""))
        by_state = kind in ("membership", "procedure", "weight", "state")
        rank = STEP_ORDER.get(getattr(row, "step", ""), 0)
        return order.get(instrument or "", -1), named if by_state else "", _day(row), named, rank, own

    return sorted(found.rows[kind], key=place)


def _day(row: Any) -> str:
    """The day a row is sorted by, as text: partial days stand before those within them."""
    fields = ("received_on", "on", "not_before", "not_after", "up_to", "start", "asked_on", "adopted_on")
    return next((str(day) for field in fields if (day := getattr(row, field, ""))), "")


def _headline(found: Held, t: Translator) -> str:
    instruments, acts, steps = (len(found.rows[kind]) for kind in ("instrument", "act", "step"))
    return "; ".join(
        [
            t.n("{n} instrument", "{n} instruments", instruments),
            t.n("{n} act", "{n} acts", acts),
            t.n("{n} step at home", "{n} steps at home", steps),
        ]
    )


def _legend(groups: tuple[Group, ...], lang: str) -> Iterable[Meaning]:
    t = translator(lang)
    yield Meaning(
        "group",
        t("List"),
        None,
        t("The full register"),
        t(
            "Facts dated after the day of the report are left out, except what was expected, planned or announced by"
            " then. Acts that were corrected or taken back stand in the history of the register; offices and persons to"
            " be asked are not told."
        )
        + f" {counted_from_recording(lang)}",
    )
    columns = [column for group in groups for column in group.columns]
    headings = {column.key: column.heading for column in columns}
    for key, vocabulary in _EXPLAINED.items():
        occurring = {word for column in columns if column.key == key for word in column.words}
        for word in (word for word in vocabulary if word in occurring):
            yield Meaning(key, headings[key], word, name(word, lang), meaning(word, lang))
    yield Meaning("particulars", t("Column"), None, "–", t("Nothing is on record."))
    yield Meaning("notes", t("Column"), None, headings["notes"], t("Numbers of the notes, which give the sources."))
