"""What sources say of an entry into force: dates announced, and that an instrument was still pending."""

from datetime import date
from urllib.parse import urlsplit

from tracker.law.assessment import Assessment
from tracker.law.facts import Announcement
from tracker.law.instrument_states import InstrumentSpan
from tracker.law.vocabulary import CONSENTS, Confidence, InstrumentState
from tracker.locale.catalogue import translator
from tracker.locale.dates import long_date, period_in_words
from tracker.locale.states import named
from tracker.locale.wording.counting import Names

_SHOWN = (InstrumentState.SCHEDULED, InstrumentState.IN_FORCE, InstrumentState.ENDED)


def state_on(assessment: Assessment, day: date) -> InstrumentSpan | None:
    """The state of the instrument on a day."""
    return next((span for span in reversed(assessment.instrument) if span.start <= day), None)


def by_sources(assessment: Assessment, day: date, lang: str, names: Names | None) -> list[str]:
    """The announced date, where it is known to hold on the day, beside the computed one."""
    t, entry, span = translator(lang), assessment.entry, state_on(assessment, day)
    if span is None or span.state not in _SHOWN:
        return _confirmed_pending(assessment, day, lang)
    if entry.announced is None:
        return [_of_one_state(assessment, lang, names)]
    said = [_announced(entry.announced, lang)]
    if entry.computed_on is not None and entry.met_on is not None and entry.met_on <= day:
        said.append(_compared(entry.computed_on, entry.announced, lang))
    if entry.clause is not None and entry.met_on is None:
        consented = any(act.act in CONSENTS for act in assessment.dossier.acts)
        said.append(
            t("The acts that met the condition of the clause are not all on record.")
            if consented
            else t("The acts that met the condition of the clause are not on record.")
        )
    return said


def _compared(computed: date, announcement: Announcement, lang: str) -> str:
    """The computed date beside the announced one."""
    t, period = translator(lang), announcement.on
    if (period.first or computed) <= computed <= (period.last or computed):
        return t("The computed date agrees with it.")
    day = long_date(computed, lang)
    return t("The computed date is another, {day}: the announced one is taken, and both are kept.", day=day)


def _announced(announcement: Announcement, lang: str) -> str:
    t = translator(lang)
    when, source = period_in_words(announcement.on, lang), _first_source(announcement.source)
    if announcement.confidence is Confidence.CONFIRMED:
        said = t("Entry into force {when} is officially announced", when=when)
    else:
        said = t("Entry into force {when} is reported", when=when)
    return t("{said} (source: {source}).", said=said, source=source) if source else f"{said}."


def _of_one_state(assessment: Assessment, lang: str, names: Names | None) -> str:
    """The day announced for one state, where it dates the entry into force: the general date is not later."""
    t, entry = translator(lang), assessment.entry
    if entry.in_force_for_a_state_on is None or entry.on != entry.in_force_for_a_state_on:
        return ""
    code, own = min(entry.announced_for.items(), key=lambda item: (item[1].day or date.max, item[0]))
    values = {"state": named(code, lang, names), "when": period_in_words(own.on, lang)}
    if entry.computed_on is None:
        return t("No general date is known; for one state the instrument entered into force {when}: {state}.", **values)
    return t("For one state the instrument entered into force earlier than computed, {when}: {state}.", **values)


def _confirmed_pending(assessment: Assessment, day: date, lang: str) -> list[str]:
    """The source by which the instrument was not in force on the day, or last before it."""
    word = assessment.dossier.said_pending_on(day)
    if word is None:
        return []
    t = translator(lang)
    values = {"day": long_date(word.up_to, lang), "source": _first_source(word.source) or word.by or "–"}
    said = [t("By what is on record, the instrument was not in force on {day} (source: {source}).", **values)]
    if word.up_to >= day:
        return said
    days = [act.day for act in assessment.dossier.acts] + [step.on.last for step in assessment.dossier.steps]
    if any(one is not None and word.up_to < one <= day for one in days):
        return [
            *said,
            t("Acts or steps of states are on record since then, but nothing that says it entered into force."),
        ]
    return [*said, t("Nothing else has been heard of it since.")]


def _first_source(source: str) -> str:
    """Who says so: the site of the first source that is an address, else the first source as it is written."""
    first = source.split(" ; ", maxsplit=1)[0]
    return urlsplit(first).netloc.removeprefix("www.") if "://" in first else first
