"""Then and now: what differs between two days, what happened in between, and what the register has learned since."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from types import SimpleNamespace
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from tracker.law.dates import EARLIEST
from tracker.law.differences import Difference, Matter
from tracker.locale.catalogue import Translator, translator
from tracker.locale.names import name
from tracker.locale.states import alphabetical
from tracker.locale.wording import difference_in_words
from tracker.register.differences import Learned, Side, differences, learned
from tracker.register.dossiers import rows_now, step_fact
from tracker.register.earlier import rows_known
from tracker.register.happenings import Happening, HappeningKind, happenings
from tracker.reports.around_in_words import fact_in_words
from tracker.reports.chosen import chooser
from tracker.reports.days import counted_from_recording, day_of, in_words
from tracker.reports.evidence import Evidence
from tracker.reports.head import put_together
from tracker.reports.model import Column, Content, Count, Group, Meaning, Row, Section, Value
from tracker.reports.names import Names, names_of
from tracker.reports.period import days, with_beginning
from tracker.reports.places import instrument_column, notes_column, state_column
from tracker.reports.question import Question, record_date

Fact = TypeVar("Fact", Difference, Happening, Learned)
Place = tuple[str, str, date | None]  # an instrument, a state, and a day
DIFFERENT, HAPPENED, LEARNED = "different", "happened", "learned"
_NO_INSTRUMENT = ""  # facts about none in particular
_PROVED = ("act", "step", "announcement", "confirmation", "instrument")  # facts that notes are made of


@dataclass(frozen=True, slots=True)
class Found:
    """The answer, and what it is told from."""

    question: Question  # with its beginning
    different: tuple[Difference, ...]
    happened: tuple[Happening, ...]
    learned: tuple[Learned, ...]
    names: Names
    evidence: Evidence
    rows: dict[tuple[str, str], Any]  # the facts by kind and id


@dataclass(frozen=True, slots=True)
class Told:
    """One row of the report before it is put in its place."""

    instrument: str
    state: str
    on: Value
    what: str
    text: str
    notes: tuple[int, ...]


def build(session: Session, question: Question) -> Content:
    """The report's content; raises Invalid for a period that ends before it begins."""
    question = with_beginning(session, question)
    found = _found(session, question)
    t = translator(question.lang)
    told = tuple(_groups(found, t))
    columns = _columns(found, told, t)
    groups = tuple(replace(group, columns=columns) for group in told)
    recorded = record_date(session, question)
    empty = t("For this selection, nothing is different, and nothing has happened or was learned in between.")
    return put_together(
        question,
        recorded,
        found.names,
        "changes",
        t("Then and now"),
        _headline(groups, t),
        tuple(Count(group.key, group.size, group.heading) for group in groups),
        groups,
        empty,
        tuple(_legend(groups, columns, t)),
        found.evidence.notes,
        days=days(question),
    )


def _found(session: Session, question: Question) -> Found:
    since = question.since or question.as_of
    before = Side(since, question.since_known_at or question.known_at)
    after = Side(question.as_of, question.known_at)
    wanted = chooser(session, question)
    different = [d for d in differences(session, before, after) if wanted(d.instrument, d.state)]
    events = happenings(session, question.as_of, question.known_at, first=since, last=question.as_of)
    happened = [h for h in events if since < h.placed and not h.expected and wanted(h.instrument, h.state)]
    earlier = question.since_known_at
    facts = [] if earlier is None else learned(session, earlier, question.known_at)
    known = [one for one in facts if wanted(*_place(one))]
    keys = {d.instrument for d in different} | {h.instrument for h in happened} | {_place(one)[0] for one in known}
    rows = rows_known(session, question.known_at) if question.known_at else rows_now(session, keys - {_NO_INSTRUMENT})
    names = names_of(session, question, rows)
    return Found(
        question,
        tuple(different),
        tuple(happened),
        tuple(known),
        names,
        Evidence(rows, question.as_of, names),
        {(kind, str(row.id)): row for kind in _PROVED[:4] for row in rows.of(kind)},
    )


def _place(one: Learned) -> tuple[str, str]:
    row = one.after or one.before or {}
    instrument = one.key if one.kind == "instrument" else str(row.get("instrument") or _NO_INSTRUMENT)
    return instrument, str(row.get("state") or "")


def _groups(found: Found, t: Translator) -> Iterable[Group]:
    """What is different always; what happened where days differ; what was learned where knowledge does."""
    question = found.question
    yield Group(
        DIFFERENT,
        t("What is different"),
        t("Nothing is different."),
        (),
        _sections(found, found.different, _of_difference, lambda one: (one.instrument, one.state, one.since)),
    )
    if question.since != question.as_of:
        told = _sections(found, found.happened, _of_happening, lambda one: (one.instrument, one.state, one.placed))
        yield Group(HAPPENED, t("What happened"), t("Nothing dated in this period is on record."), (), told)
    if question.since_known_on is not None:
        told = _sections(found, found.learned, _of_learned, lambda one: (*_place(one), one.at.date()))
        yield Group(LEARNED, t("What was recorded"), t("Nothing was recorded."), (), told)


def _sections(
    found: Found, facts: Iterable[Fact], tell: Callable[[Found, Fact], Told], place: Callable[[Fact], Place]
) -> tuple[Section, ...]:
    """One for each instrument in the order of adoption, its rows in the order of days; last what is about none.

    Rows are told in their order, so that the notes are numbered as a reader meets them.
    """
    of: dict[str, list[Fact]] = {}
    for one in facts:
        of.setdefault(place(one)[0], []).append(one)
    rows = found.names.instruments
    order = sorted(of, key=lambda key: (key == _NO_INSTRUMENT, rows[key].adopted_on if key in rows else "", key))
    whole = translator(found.question.lang)("The register as a whole")

    def in_order(one: Fact) -> tuple[date, str]:
        _, state, day = place(one)
        return day or date.max, alphabetical(found.names.state(state)) if state else ""

    return tuple(
        Section(
            key,
            found.names.full_title(key) if key in rows else key or whole,
            (),
            (),
            tuple(_row(tell(found, one)) for one in sorted(of[key], key=in_order)),
        )
        for key in order
    )


def _row(one: Told) -> Row:
    return (one.on, one.instrument, one.state, one.what, one.text, one.notes)


def _of_difference(found: Found, one: Difference) -> Told:
    text = difference_in_words(one, found.question.lang)
    since: Value = None if one.since == EARLIEST else one.since  # a draft has no first day that anybody knows
    step = found.rows.get(("step", one.step))
    if step is not None and one.since == step_fact(step).day:  # which counts, and may be known only roughly
        since = day_of(step_fact(step).on)
    return Told(one.instrument, one.state, since, one.matter.value, text, _proof(found, one))


def _proof(found: Found, one: Difference) -> tuple[int, ...]:
    """The facts a difference rests on: its act or step, or the adoption; else what was announced or confirmed."""
    for kind, key in (("act", one.act), ("step", one.step)):
        if (kind, key) in found.rows:
            return found.evidence.of_fact(kind, found.rows[kind, key])
    if one.matter is Matter.STAGE:
        return ()
    if one.matter in (Matter.INSTRUMENT, Matter.OWING):
        return found.evidence.of_instrument(one.instrument)
    about = [
        (kind, row)
        for (kind, _), row in found.rows.items()
        if kind in ("announcement", "confirmation")
        and row.instrument == one.instrument
        and (row.state or "") in ("", one.state)
    ]
    numbers = [number for kind, row in about for number in found.evidence.of_fact(kind, row)]
    return tuple(numbers) or found.evidence.of_instrument(one.instrument)


def _of_happening(found: Found, one: Happening) -> Told:
    if one.table in _PROVED:
        notes = found.evidence.of_fact(one.table, one.row)
        text = found.evidence.text_of(notes[0])
        if one.kind is HappeningKind.OTHER and one.row.note:  # which no word names
            text = f"{text}: {one.row.note}"
        return Told(one.instrument, one.state, day_of(one.period), one.kind.value, text, notes)
    notes = found.evidence.of_fact("instrument", found.names.instruments[one.instrument])
    adopted = one.kind is HappeningKind.ADOPTION
    text = found.evidence.text_of(notes[0]) if adopted else name(one.kind, found.question.lang)
    return Told(one.instrument, one.state, day_of(one.period), one.kind.value, text, notes)


def _of_learned(found: Found, one: Learned) -> Told:
    t = translator(found.question.lang)
    instrument, state = _place(one)
    row = one.after or one.before or {}
    if one.kind in _PROVED:
        notes = found.evidence.of_fact(one.kind, SimpleNamespace(**row))
        about = found.evidence.text_of(notes[0])
    else:
        fact = SimpleNamespace(**row)
        about = fact_in_words(one.kind, fact, found.names)
        notes = found.evidence.of_other(one.kind, one.key, about, fact)
    text = t("{done}: {fact}", done=_done(one, t), fact=about)
    reason = str(row.get("void_reason") or one.reason)
    text = f"{text} ({reason})" if reason else text
    return Told(instrument, state, one.at.date(), one.kind, text, notes)


def _done(one: Learned, t: Translator) -> str:
    if one.after is None or one.after.get("void_reason"):
        return t("taken back")
    if one.after.get("supersedes"):
        return t("corrected")
    return t("changed") if one.before else t("recorded")


def _columns(found: Found, groups: tuple[Group, ...], t: Translator) -> tuple[Column, ...]:
    rows, lang = [row for group in groups for row in group.rows], found.question.lang
    keys, codes, whats = ({str(row[place]) for row in rows} for place in (1, 2, 3))
    return (
        Column("on", t("Day"), "date", words=in_words((row[0] for row in rows), lang), nothing="–"),
        instrument_column(found.names, keys, t("The register as a whole")),
        state_column(found.names, codes, t("as a whole")),
        Column("what", t("What"), words={what: _what(what, lang) for what in sorted(whats)}),
        Column("text", t("Change")),
        notes_column(lang),
    )


def _what(word: str, lang: str) -> str:
    for vocabulary in (Matter, HappeningKind):
        if word in set(vocabulary):
            return name(vocabulary(word), lang)
    return name(word, lang)


def _headline(groups: tuple[Group, ...], t: Translator) -> str:
    said = {
        DIFFERENT: lambda n: t.n("{n} difference", "{n} differences", n),
        HAPPENED: lambda n: t.n("{n} event", "{n} events", n),
        LEARNED: lambda n: t.n("{n} entry in the register", "{n} entries in the register", n),
    }
    return "; ".join(said[group.key](group.size) for group in groups)


def _legend(groups: tuple[Group, ...], columns: tuple[Column, ...], t: Translator) -> Iterable[Meaning]:
    means = {
        DIFFERENT: t(
            "What is so on one of the two sides only: the consequences in law of what happened or was recorded."
        ),
        HAPPENED: t("Facts dated after the first day and not later than the second, as the register knows them."),
        LEARNED: t("Facts that the register holds otherwise than it did: recorded, changed, corrected or taken back."),
    }
    for group in groups:
        yield Meaning("group", t("List"), group.key, group.heading, means[group.key])
    day = next(column for column in columns if column.key == "on")
    yield Meaning(
        "on",
        t("Column"),
        None,
        day.heading,
        t(
            "The first day on which it was so; of a fact, its own day, or what is known of it; of an entry in the"
            " register, the day on which it was made."
        )
        + f" {counted_from_recording(t.lang)}",
    )
