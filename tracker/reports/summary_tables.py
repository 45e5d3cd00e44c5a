"""The tables of the summary note, in figures: what its sentences count, by instrument and by state, with their sums."""

from collections.abc import Iterable
from datetime import date

from tracker.law.vocabulary import InstrumentState
from tracker.locale.catalogue import Translator, translator
from tracker.locale.names import name
from tracker.register.reading import OwingLine
from tracker.reports.model import Column, Group, Row, Section
from tracker.reports.reached import Reached, divided, heading
from tracker.reports.summary_figures import Figures

TOTAL = ""  # the key of the last row of a table, which sums up the others
BY_INSTRUMENT, BY_STATE, UNCONFIRMED = "by_instrument", "by_state", "to_be_confirmed"


def tables(figures: Figures) -> tuple[Group, ...]:
    """The tables that have a row: instruments that await consent, states, and what is to be confirmed."""
    groups = (_by_instrument(figures), _by_state(figures), _unconfirmed(figures))
    return tuple(group for group in groups if group.size)


def parts(figures: Figures) -> list[Reached]:
    """The parts that have a column: those always told, and those that occur."""
    occurring = divided(figures.found.owed)
    always = (Reached.APPROVED, Reached.UNDER_WAY, Reached.UNKNOWN)
    return [part for part in Reached if part in always or part in occurring]


def _by_instrument(figures: Figures) -> Group:
    t, owed = translator(figures.lang), figures.owed
    columns = (
        _instruments(figures, owed, t),
        Column("consented", t("Consented"), "number"),
        *_counts(figures, t),
        Column("since", t.c("heading of a column", "Since"), "date"),
    )
    given = {key: len(figures.consented(key)) for key in owed}
    rows: list[Row] = [(key, given[key], *_numbers(figures, of), _oldest(of)) for key, of in owed.items()]
    every = figures.found.owed
    total = (TOTAL, sum(given.values()), *_numbers(figures, every), _oldest(every))
    return Group(BY_INSTRUMENT, t("Figures by instrument"), "", columns, _sections(rows, total))


def _by_state(figures: Figures) -> Group:
    t, found = translator(figures.lang), figures.found
    columns = (
        Column(
            "state",
            t("State"),
            words={code: found.names.state(code) for code in figures.states} | {TOTAL: t("Total")},
            code_heading=t("Code of the state"),
        ),
        *_counts(figures, t),
        Column("since", t.c("heading of a column", "Since"), "date", nothing="–"),
        Column(UNCONFIRMED, t.c("heading of a column", "To be confirmed"), "number"),
    )
    rows = [_of_state(figures, state) for state in figures.states]
    total = (TOTAL, *_numbers(figures, found.owed), _oldest(found.owed), len(found.unconfirmed))
    return Group(BY_STATE, t("Figures by state"), "", columns, _sections(rows, total))


def _of_state(figures: Figures, state: str) -> Row:
    lines = figures.of_state(state)
    unconfirmed = sum(line.state == state for line in figures.found.unconfirmed)
    return (state, *_numbers(figures, lines), _oldest(lines), unconfirmed)


def _unconfirmed(figures: Figures) -> Group:
    t, unconfirmed = translator(figures.lang), figures.unconfirmed
    states = {key: line.state for key, line in figures.lines.items()}
    columns = (
        _instruments(figures, unconfirmed, t),
        Column(
            "standing",
            t("State of the instrument"),
            words={state: name(InstrumentState(state), figures.lang) for state in set(states.values()) if state},
            nothing="–",
        ),
        Column(UNCONFIRMED, t.c("heading of a column", "To be confirmed"), "number"),
    )
    rows: list[Row] = [(key, states[key], len(of)) for key, of in unconfirmed.items()]
    total = (TOTAL, None, len(figures.found.unconfirmed))
    return Group(UNCONFIRMED, t("To be confirmed by instrument"), "", columns, _sections(rows, total))


def _instruments(figures: Figures, keys: Iterable[str], t: Translator) -> Column:
    """The column of instruments; the titles of those that are not in force print in italics."""
    in_force = {key for key, line in figures.lines.items() if line.state == InstrumentState.IN_FORCE}
    return Column(
        "instrument",
        t("Instrument"),
        words={key: figures.found.names.title(key) for key in keys} | {TOTAL: t("Total")},
        italic=frozenset(keys) - in_force,
        code_heading=t("Key of the instrument"),
    )


def _counts(figures: Figures, t: Translator) -> list[Column]:
    """How many are in each part, and how many are outstanding in all."""
    each = [Column(part, heading(part, figures.lang), "number") for part in parts(figures)]
    return [*each, Column("outstanding", t("Outstanding"), "number")]


def _numbers(figures: Figures, lines: Iterable[OwingLine]) -> list[int]:
    of, every = divided(lines), list(lines)
    return [*(len(of.get(part, ())) for part in parts(figures)), len(every)]


def _oldest(lines: Iterable[OwingLine]) -> date | None:
    return min((line.since for line in lines), default=None)


def _sections(rows: list[Row], total: Row) -> tuple[Section, ...]:
    return (Section("rows", "", (), (), (*rows, total)),) if rows else ()
