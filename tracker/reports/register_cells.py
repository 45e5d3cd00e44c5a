"""The cells of the full register: a recorded field as a plain value, and the words it is printed with."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

from tracker.law.dates import UNDATED, Period, parse_partial
from tracker.law.drafts import StanceWord
from tracker.law.undertakings import UndertakingState, undertaking_state
from tracker.law.vocabulary import (
    KINDS_WITHOUT_RATIFICATION,
    Act,
    Confidence,
    Coverage,
    InstrumentKind,
    InstrumentState,
    MembershipStatus,
    Says,
    Step,
)
from tracker.locale.catalogue import marked, translator
from tracker.locale.field_values import value_in_words
from tracker.locale.names import name
from tracker.locale.places import city
from tracker.locale.wording import clause_in_words
from tracker.register.dossiers import act_fact, announcement, instrument, step_fact
from tracker.register.fields import Field
from tracker.reports.around_in_words import fact_in_words, titled
from tracker.reports.days import about, as_given, day_of, in_words
from tracker.reports.evidence import Evidence
from tracker.reports.model import Column, Value
from tracker.reports.names import Names
from tracker.reports.places import instrument_column, notes_column, state_column
from tracker.reports.question import Question
from tracker.reports.register_rows import Held

_DAYS = frozenset(
    {
        "on", "received_on", "effective_on", "announced_on", "up_to", "start", "until", "adopted_on", "ended_on",
        "due_on", "fulfilled_on", "asked_on", "answered_on", "promised_for", "exists_from", "exists_to",
        "in_force_on", "recorded_on",
    }
)  # fmt: skip
_WORDS: dict[str, type[StrEnum]] = {
    "act": Act,
    "step": Step,
    "confidence": Confidence,
    "says": Says,
    "kind": InstrumentKind,
    "status": MembershipStatus,
    "stance": StanceWord,
    "coverage": Coverage,
    "condition": InstrumentState,
    "progress": UndertakingState,
}
_BOUNDED: dict[str, Callable[[Any], Period]] = {
    "act": lambda row: act_fact(row).on,
    "step": lambda row: step_fact(row).on,
    "announcement": lambda row: announcement(row).on,
}
_NOTED = ("act", "step", "announcement", "confirmation")
_PARTICULARS = (
    *(
        "lasts",
        "exit",
        "regards",
        "territory",
        "depositary",
        "reference",
        "incoming",
        "document",
        "as_printed",
        "outcome",
    ),
    *("languages", "package", "continues", "succeeds", "completed_by", "note"),
)  # what is told where it is on record, in one cell


class Cells:
    """Makes the cells of the full register, and the columns that print them."""

    def __init__(self, question: Question, found: Held, names: Names, evidence: Evidence) -> None:
        self._lang, self._as_of = question.lang, question.as_of
        self._t, self._names, self._evidence = translator(question.lang), names, evidence
        self._lines = found.lines
        self._instruments = names.instruments
        self._states = {code: str(names.state(code)) for code in names.states}
        self._titles = {key: names.title(key) for key in names.instruments}
        self._titles |= {key: names.organisation(key) for key in names.organisations}
        for row in found.every.of("package"):
            self._titles[row.key] = titled(row, self._lang)
        self._titles |= {row.id: f"{row.name} (SHA-256 {row.id})" for row in found.every.of("document")}

    def value(self, kind: str, row: Any, field: str) -> Value:
        """A field of a row of a kind; None where nothing is on record."""
        computed = self._computed(kind, row, field)
        if computed is not None:
            return computed[0]
        if field in _DAYS:
            bounded = field == "on" and kind in _BOUNDED
            return day_of(_BOUNDED[kind](row)) if bounded else as_given(getattr(row, field))
        held = getattr(row, field)
        if field in ("relation", "concerns", "steps"):
            return self._in_words(field, held)
        return city(held, self._lang) if field in ("adopted_at", "place") and held else held or None

    def _computed(self, kind: str, row: Any, field: str) -> tuple[Value] | None:
        """A cell that is no field of the row as it stands; None where it is one."""
        match field:
            case "instrument":
                return ((row.key if hasattr(row, "adopted_on") else row.instrument) or "",)
            case "state":
                return (row.state or "",)
            case "condition":
                return (self._lines[row.key].state,)
            case "in_force_on":
                return (about(self._lines[row.key].in_force_on, self._lines[row.key].approximate),)
            case "progress":
                due, done = (parse_partial(day) if day else UNDATED for day in (row.due_on, row.fulfilled_on))
                return (undertaking_state(due, done, self._as_of),)
            case "coverage" if row.kind in KINDS_WITHOUT_RATIFICATION or row.stage == "draft":
                return (None,)
            case "until":
                return (self._end(row.until),)
            case "made":
                return (bool(row.expected if kind == "act" else row.planned),)
            case "entry_into_force":
                return (self._clause(row),)
            case "recorded_on":
                return (row.recorded_at.date(),)
            case "particulars":
                return (self._particulars(row),)
            case "notes":
                return (self._notes(kind, row),)
        return None

    def _end(self, until: str) -> Value:
        """The end of a period; None where it lies after the day of the report, like any later fact."""
        return None if until and (parse_partial(until).first or self._as_of) > self._as_of else as_given(until)

    def column(self, kind: str, field: str, values: Iterable[Value]) -> Column:
        """The column of a field, with the words of those values that occur."""
        t, lang, occurring = self._t, self._lang, list(values)
        if field == "instrument":
            return instrument_column(self._names, map(str, occurring), t("none in particular"))
        if field == "state":
            return state_column(self._names, map(str, occurring), t("as a whole"))
        if field == "notes":
            return notes_column(lang)
        heading = t(_HEADINGS[field]) if field in _HEADINGS else name(Field(field), lang)
        if field == "on" and kind != "act":
            heading = t("Day")
        if field in _DAYS:
            return Column(field, heading, "date", words=in_words(occurring, lang), nothing="–")
        shown = "number" if field == "size" else "text"
        return Column(field, heading, shown, words=self._words(field, occurring), nothing="–")

    def _words(self, field: str, values: list[Value]) -> dict[Any, str]:
        if field == "made":
            return {False: self._t("made"), True: self._t("expected")}
        if field == "organisation":
            return {key: self._names.organisation(str(key)) for key in sorted({str(key) for key in values if key})}
        vocabulary = _WORDS.get(field, ())
        return {word.value: name(word, self._lang) for word in vocabulary if word in values}

    def _in_words(self, field: str, held: Any) -> str | None:
        return None if not held else value_in_words(field, held, self._lang, self._titles, self._states)

    def _clause(self, row: Any) -> str:
        """The clause as a sentence; else why nothing is computed."""
        found, lang = instrument(row, self._instruments), self._lang
        if found.clause is None and not found.clause_problem and row.kind in KINDS_WITHOUT_RATIFICATION:
            kind = name(found.kind, lang)
            return self._t("An instrument of this kind ({kind}) needs no ratification.", kind=kind)
        called = {**self._titles, **self._states}
        return clause_in_words(found.clause, lang, found.clause_unusable, called, found.clause_problem, found)

    def _particulars(self, row: Any) -> str | None:
        """What else is on record of a fact, each with its name."""
        told = []
        for field in _PARTICULARS:
            held = getattr(row, field, None)
            if field == "note" and isinstance(held, dict):
                held = held.get(self._lang) or next(iter(held.values()), "")
            if held:
                words = self._in_words("state" if field in ("continues", "succeeds") else field, held)
                told.append(f"{name(Field(field), self._lang)}: {str(words).removesuffix('.')}")
        return "; ".join(told) or None

    def _notes(self, kind: str, row: Any) -> tuple[int, ...]:
        if kind in ("instrument", "undertaking"):
            return self._evidence.of_fact("instrument", row) if row.sources else ()
        if kind in _NOTED:
            return self._evidence.of_fact(kind, row) if row.source else ()
        key = str(getattr(row, "id", None) or row.key)
        return self._evidence.of_other(kind, key, fact_in_words(kind, row, self._names), row)


_HEADINGS = {
    "condition": marked("State on the day"),
    "in_force_on": marked("In force since"),
    "progress": marked("How far"),
    "made": marked("Made or expected"),
    "recorded_on": marked("Recorded on"),
    "recorded_by": marked("Recorded by"),
    "particulars": marked("Other particulars"),
    "id": marked("SHA-256"),
}
