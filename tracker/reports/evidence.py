"""Numbered notes: the facts that a report's rows rely on, each with its sources.

A note is numbered where it is first used, so a reader meets 1, 2, 3 in their order.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from tracker.law.dates import Period
from tracker.law.stages import STEP_ORDER
from tracker.law.vocabulary import Act, Says, Step
from tracker.locale.catalogue import translator
from tracker.locale.dates import partial_date, period_in_words
from tracker.locale.names import name
from tracker.locale.states import states_listed
from tracker.register.dossiers import Rows, act_fact, announcement, confirmation, standing, step_fact
from tracker.register.sources import split
from tracker.reports.model import Note
from tracker.reports.names import Names

Grouped = dict[tuple[str, str | None], list[Any]]  # rows by instrument and state
_SAYS_SO = frozenset({Says.PENDING, Says.NO_CHANGE})


class Evidence:
    """The facts on record by a day, and the notes that were made of them so far."""

    def __init__(self, rows: Rows, as_of: date, names: Names) -> None:
        self._names, self._lang = names, names.lang
        self._t = translator(names.lang)
        self._instruments = {row.key: row for row in rows.of("instrument")}
        self._confirmations = _nearest(_by_state(_pending(rows.of("confirmation"))), as_of)
        self._announcements = _by_state(rows.of("announcement"))
        self._acts = _by_state(_happened(standing(rows.of("act")), as_of))
        self._steps = _by_state(_taken(rows.of("step"), as_of))
        self._notes: dict[tuple[str, str], Note] = {}
        self._texts: dict[int, str] = {}

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes made so far, in their order."""
        return tuple(self._notes.values())

    def of_instrument(self, key: str) -> tuple[int, ...]:
        """The notes on an instrument itself: where it is printed, and who said that it is pending."""
        return (*self._printed(key), *self._confirmed(key, None))

    def of_state(self, instrument: str, state: str) -> tuple[int, ...]:
        """The notes on where a state stands towards an instrument: what it did, and what was said of it."""
        acts, steps = self._acts.get((instrument, state), ()), self._steps.get((instrument, state), ())
        numbers = [] if acts else [*self._printed(instrument)]  # without an act, it owes since the adoption
        numbers += [self._act(row) for row in acts]
        numbers += [self._step(row) for row in steps]
        numbers += (*self._confirmed(instrument, state), *self._confirmed(instrument, None))
        return tuple(sorted(numbers))

    def of_states(self, instrument: str, states: Iterable[str]) -> tuple[int, ...]:
        """One note for each source of where states stand towards an instrument, for tables with a cell for each state.

        It names the states of which the source tells, with the remarks on record of what each did.
        """
        told: dict[str, dict[str, list[str]]] = {}
        for state in states:
            place = (instrument, state)
            for row in (*self._acts.get(place, ()), *self._steps.get(place, ()), *self._confirmations.get(place, ())):
                if row.source:
                    told.setdefault(row.source, {}).setdefault(state, []).append(_remark(row, self._lang))
        return tuple(self._of_source(instrument, source, of) for source, of in told.items())

    def of_fact(self, kind: str, row: Any) -> tuple[int, ...]:
        """The note on one fact: an act, a step, an announced date, a confirmation, or an instrument."""
        if kind == "instrument":
            return (self._note(kind, row, self._adopted(row), row.sources),)
        if kind in ("act", "step"):
            return (self._act(row) if kind == "act" else self._step(row),)
        text = self._said(row) if kind == "confirmation" else self._announced(row)
        return (self._note(kind, row, text, split(row.source)),)

    def announced(self, instrument: str, state: str, day: date) -> list[Any]:
        """The rows that announce a day as that of entry into force, generally (no state) or for a state."""
        rows = self._announcements.get((instrument, state or None), ())
        return [row for row in rows if announcement(row).day == day]

    def of_other(self, kind: str, key: str, text: str, row: Any) -> tuple[int, ...]:
        """The note on a fact of another kind, such as a membership; none where it has no source."""
        sources = tuple(split(getattr(row, "source", "")))
        if sources and (kind, key) not in self._notes:
            instrument, state = getattr(row, "instrument", None) or "", getattr(row, "state", None)
            about = self._names.title(instrument) if instrument else ""
            remark = str(getattr(row, "note", "") or "")
            self._notes[kind, key] = Note(len(self._notes) + 1, instrument, state, about, text, remark, sources)
        return (self._notes[kind, key].number,) if sources else ()

    def text_of(self, number: int) -> str:
        """What a note says."""
        return self._texts[number]

    def _of_source(self, instrument: str, source: str, told: dict[str, list[str]]) -> int:
        names = {state: self._names.state(state) for state in told}
        whom = states_listed(told, self._lang, names)
        text = self._t.n("What is on record of: {states}", "What is on record of: {states}", len(told), states=whom)
        kept = {state: " ".join(dict.fromkeys(filter(None, remarks))) for state, remarks in told.items()}
        remark = " ".join(f"{names[state]}: {said}" for state, said in kept.items() if said)
        number = len(self._notes) + 1
        about = self._names.title(instrument)
        self._notes["source", f"{instrument} {source}"] = Note(
            number, instrument, None, about, text, remark, tuple(split(source))
        )
        self._texts[number] = text
        return number

    def _act(self, row: Any) -> int:
        text = self._done(row, Act(row.act), act_fact(row).counts_on)
        return self._note("act", row, text, split(row.source))

    def _step(self, row: Any) -> int:
        text = self._done(row, Step(row.step), step_fact(row).on)
        return self._note("step", row, text, split(row.source))

    def _printed(self, key: str) -> tuple[int, ...]:
        row = self._instruments[key]
        return (self._note("instrument", row, self._adopted(row), row.sources),) if row.sources else ()

    def _confirmed(self, instrument: str, state: str | None) -> tuple[int, ...]:
        rows = self._confirmations.get((instrument, state), ())
        return tuple(self._note("confirmation", row, self._said(row), split(row.source)) for row in rows)

    def _note(self, kind: str, row: Any, text: str, sources: Iterable[str]) -> int:
        """The number of the note on a fact, which is written where it is first asked for."""
        instrument, state = (row.key, None) if kind == "instrument" else (row.instrument, row.state or None)
        fact = (kind, row.key if kind == "instrument" else str(row.id))
        if fact not in self._notes:
            number, about = len(self._notes) + 1, self._names.title(instrument)
            remark = _remark(row, self._lang)
            self._notes[fact] = Note(number, instrument, state, about, text, remark, tuple(sources))
            self._texts[number] = text
        return self._notes[fact].number

    def _adopted(self, row: Any) -> str:
        if row.stage == "draft":
            return self._t("The draft, which is not adopted")
        if not row.adopted_on:
            return self._t("The instrument; the day of its adoption is not known")
        day = partial_date(row.adopted_on, self._lang)
        return self._t("The instrument, adopted on {day}", day=day)

    def _done(self, row: Any, word: Act | Step, on: Period) -> str:
        """What a state did, and when."""
        when = period_in_words(on, self._lang) or self._t("on a day that is not known")
        text = f"{self._names.state(row.state)}: {name(word, self._lang)} {when}"
        return f"{text} ({row.reference})" if row.reference else text

    def _announced(self, row: Any) -> str:
        """The date of entry into force that was announced, in general or for a state."""
        whose = self._names.state(row.state) if row.state else self._t("The instrument as a whole")
        when = period_in_words(announcement(row).on, self._lang) or self._t("on a day that is not known")
        return self._t("{whose}: entry into force {when}, as announced", whose=whose, when=when)

    def _said(self, row: Any) -> str:
        """What a source or a person confirmed, of whom, up to which day."""
        whose = self._names.state(row.state) if row.state else self._t("The instrument as a whole")
        day = partial_date(row.up_to, self._lang)
        text = self._t("{whose}: {says} as at {day}", whose=whose, says=name(Says(row.says), self._lang), day=day)
        return self._t("{said} (according to: {whom})", said=text, whom=row.by) if row.by else text


def _by_state(rows: Iterable[Any]) -> Grouped:
    grouped: Grouped = defaultdict(list)
    for row in rows:
        grouped[row.instrument, row.state or None].append(row)
    return grouped


def _nearest(confirmed: Grouped, as_of: date) -> Grouped:
    """Of confirmations in their order, those that are needed: all before the day, and the first about it or later."""
    days = {place: [confirmation(row).up_to for row in rows] for place, rows in confirmed.items()}
    return {place: rows[: bisect_left(days[place], as_of) + 1] for place, rows in confirmed.items()}


def _pending(rows: Iterable[Any]) -> list[Any]:
    """The confirmations that speak for owing, in the order of their days."""
    return sorted((row for row in rows if row.says in _SAYS_SO), key=lambda row: (confirmation(row).up_to, str(row.id)))


def _happened(rows: Iterable[Any], as_of: date) -> list[Any]:
    """The acts that were made by a day, in their order."""
    dated = [(act_fact(row).last_day, row) for row in rows if not row.expected]
    return _in_order(dated, as_of)


def _taken(rows: Iterable[Any], as_of: date) -> list[Any]:
    """The steps that were taken by a day, in their order. Remarks are among them: they tell that a state was heard."""
    return _in_order([(step_fact(row).day, row) for row in rows if not row.planned], as_of)


def _in_order(dated: Iterable[tuple[date | None, Any]], as_of: date) -> list[Any]:
    known = [(day, row) for day, row in dated if day is not None and day <= as_of]
    return [row for _, row in sorted(known, key=lambda one: (one[0], _rank(one[1]), str(one[1].id)))]


def _rank(row: Any) -> int:
    """Steps of one day stand in the order in which a state takes them."""
    return STEP_ORDER.get(getattr(row, "step", ""), 0)


def _remark(row: Any, lang: str) -> str:
    """The note as it is recorded; of an instrument's, the one in the report's language, where there is one."""
    if isinstance(row.note, dict):
        return str(row.note.get(lang) or next(iter(row.note.values()), "") or "")
    return str(row.note or "")
