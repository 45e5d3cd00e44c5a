"""The rows of the chronological log: each event with its day of receipt, its words, and how well it is known."""

from collections.abc import Callable
from typing import Any

from tracker.law.drafts import StanceWord
from tracker.law.vocabulary import COUNT_FROM_RECEIPT, Act, Confidence, Says
from tracker.locale.catalogue import translator
from tracker.locale.dates import long_date, partial_date, period_in_words
from tracker.locale.names import name
from tracker.locale.places import city
from tracker.locale.wording import step_in_words
from tracker.locale.wording.acts import with_own_effect
from tracker.register.dossiers import act_fact, announcement, confirmation, step_fact
from tracker.register.entries_into_force import Entry
from tracker.register.happenings import Happening, HappeningKind
from tracker.register.reading import SessionLine
from tracker.reports.around_in_words import fact_in_words
from tracker.reports.chronology import STANCE, Chronology, Event
from tracker.reports.days import day_of
from tracker.reports.model import Row, Value

NOT_RECORDED = "not-recorded"


def row_of(found: Chronology, one: Event) -> Row:
    """One row: day, receipt, instrument, state, what, words, confidence, notes."""
    match one.fact:
        case Happening():
            told = _of_row(found, one.fact)
        case Entry():
            told = _of_entry(found, one.fact)
        case SessionLine():
            told = _of_session(found, one.fact)
        case row:
            told = _of_stance(found, row)
    text, sure, notes = told
    text = text[:1].upper() + text[1:]
    return one.day, _received(one.fact), one.instrument, one.state, one.what, text, sure, notes


def _received(fact: Any) -> Value:
    """The day an act was received; a word where it counts from then and none is recorded; None where none could be."""
    if not isinstance(fact, Happening) or fact.kind is not HappeningKind.ACT or fact.expected:
        return None
    day = day_of(act_fact(fact.row).received)
    return NOT_RECORDED if day is None and fact.word in COUNT_FROM_RECEIPT else day


_Told = tuple[str, Value, tuple[int, ...]]  # words, how well known, notes


def _of_row(found: Chronology, one: Happening) -> _Told:
    row, lang = one.row, found.names.lang
    text = _TEXTS[one.kind](one, lang)
    details = [str(part) for part in (getattr(row, "regards", ""), getattr(row, "territory", "")) if part]
    details += [row.reference] if getattr(row, "reference", "") else []
    text = f"{text} ({'; '.join(details)})" if details else text
    kind = "instrument" if one.id == one.instrument else one.table
    if kind == HappeningKind.DUE:
        notes = found.evidence.of_other("inquiry", one.id, text, row)
    else:
        notes = found.evidence.of_fact(kind, row)
    return text, _confidence(one), notes


def _confidence(one: Happening) -> Value:
    if one.kind is HappeningKind.ACT:
        return act_fact(one.row).grade
    if one.kind is HappeningKind.CONFIRMATION:
        return confirmation(one.row).grade
    return getattr(one.row, "confidence", None) or None


def _act(one: Happening, lang: str) -> str:
    fact = act_fact(one.row)
    if not one.expected:
        return with_own_effect(fact, lang)
    return " ".join(part for part in (name(Act(one.word), lang), period_in_words(one.period, lang)) if part)


def _step(one: Happening, lang: str) -> str:
    return step_in_words(step_fact(one.row), lang)


def _other(one: Happening, lang: str) -> str:
    """An event that no word names: its day, and what was noted of it."""
    text = _step(one, lang)
    return f"{text}: {one.row.note}" if one.row.note else text


def _announcement(one: Happening, lang: str) -> str:
    t, told = translator(lang), announcement(one.row).announced_on
    when = period_in_words(one.period, lang)
    if told is None:
        return t("entry into force {when}, as announced", when=when)
    return t("entry into force {when}, as announced on {day}", when=when, day=long_date(told, lang))


def _confirmation(one: Happening, lang: str) -> str:
    text = translator(lang)("status confirmed: {status}", status=name(Says(one.word), lang))
    return f"{text} ({one.row.by})" if one.row.by else text


def _adoption(one: Happening, lang: str) -> str:
    place = city(one.row.adopted_at, lang)
    text = translator(lang)("adoption of the instrument")
    return f"{text}, {place}" if place else text


def _due(one: Happening, lang: str) -> str:
    t = translator(lang)
    if one.word != "inquiry":
        return t("to be adopted or carried out by this day")
    promised, asked = one.row.promised or "–", partial_date(one.row.asked_on, lang)
    return t("promised by the state, asked on {day}: {promised}", day=asked, promised=promised)


_TEXTS: dict[HappeningKind, Callable[[Happening, str], str]] = {
    HappeningKind.ACT: _act,
    HappeningKind.STEP: _step,
    HappeningKind.OTHER: _other,
    HappeningKind.ANNOUNCEMENT: _announcement,
    HappeningKind.CONFIRMATION: _confirmation,
    HappeningKind.ADOPTION: _adoption,
    HappeningKind.END: lambda one, lang: name(one.kind, lang),
    HappeningKind.FULFILLED: lambda one, lang: name(one.kind, lang),
    HappeningKind.DUE: _due,
}


def _of_entry(found: Chronology, one: Entry) -> _Told:
    """An entry into force: as it was announced, else as it is computed from the acts on record."""
    t = translator(found.names.lang)
    rows = found.evidence.announced(one.instrument, one.state, one.on)
    whose = t("entry into force for this state") if one.state else t("entry into force of the instrument")
    how = t("as announced") if rows else t("as computed from what is on record")
    text = ", ".join([whose, how, *([t("approximate")] if one.approximate else [])])
    notes = [number for row in rows for number in found.evidence.of_fact("announcement", row)]
    if not notes and one.act in found.acts:
        notes = [*found.evidence.of_fact("act", found.acts[one.act])]
    sure = Confidence(rows[0].confidence) if rows else None
    return text, sure, tuple(notes) or found.evidence.of_instrument(one.instrument)


def _of_stance(found: Chronology, row: Any) -> _Told:
    text = name(StanceWord(row.stance), found.names.lang)
    notes = found.evidence.of_other(STANCE, row.id, fact_in_words(STANCE, row, found.names), row)
    return f"{text}: {row.note}" if row.note else text, row.confidence or None, notes


def _of_session(found: Chronology, one: SessionLine) -> _Told:
    lang = found.names.lang
    title = (one.name_ru or one.name_en) if lang == "ru" else (one.name_en or one.name_ru)
    said = [part for part in (title, found.names.organisation(one.organisation), city(one.place, lang)) if part]
    text = ", ".join(said)
    return text, None, found.evidence.of_other("council_session", one.id, text, one)
