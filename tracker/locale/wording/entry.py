"""Why an instrument is in force, or not, on a day: the clause, what was counted, the arithmetic, what is missing."""

from datetime import date
from urllib.parse import urlsplit

from tracker.law.assessment import Assessment
from tracker.law.clauses import Clause
from tracker.law.courses import Consent
from tracker.law.entry_into_force import missing_on
from tracker.law.facts import Announcement
from tracker.law.instrument_states import InstrumentSpan
from tracker.law.vocabulary import KINDS_WITHOUT_RATIFICATION, Confidence, InstrumentState, Says
from tracker.locale.catalogue import translator
from tracker.locale.dates import long_date, period_in_words
from tracker.locale.names import name
from tracker.locale.states import alphabetical, named
from tracker.locale.wording.clauses import Names, after, clause_in_words
from tracker.locale.wording.lacking import lacking

MOST_COUNTED = 12  # of more consents than this, the last is named and the others are counted


def explain_entry(assessment: Assessment, day: date, lang: str, names: Names | None = None) -> list[str]:
    """What decides the entry into force of an instrument on a day, as sentences in the order of the argument."""
    t, instrument, entry = translator(lang), assessment.dossier.instrument, assessment.entry
    if instrument.draft:
        return [t("The instrument is a draft: nothing can be signed or consented to before it is adopted.")]
    said = [_not_adopted(assessment, day, lang)]
    if entry.clause is not None or instrument.kind not in KINDS_WITHOUT_RATIFICATION:
        said.append(clause_in_words(entry.clause, lang, entry.why_not, names))
    elif entry.announced is None:
        said.append(t("An instrument of this kind ({kind}) needs no ratification.", kind=name(instrument.kind, lang)))
    if entry.clause is not None:
        said += _by_the_clause(assessment, entry.clause, day, lang, names)
    said += _by_sources(assessment, day, lang, names)
    said += lacking(missing_on(entry, assessment.dossier, assessment.courses, day), assessment, day, lang, names)
    said += _doubts(assessment, day, lang)
    return [sentence for sentence in said if sentence]


def _state_on(assessment: Assessment, day: date) -> InstrumentSpan | None:
    return next((span for span in reversed(assessment.instrument) if span.start <= day), None)


def _not_adopted(assessment: Assessment, day: date, lang: str) -> str:
    adopted = assessment.dossier.instrument.adopted.last
    if adopted is None or adopted <= day:
        return ""
    return translator(lang)("The instrument was adopted later, on {day}.", day=long_date(adopted, lang))


def _by_the_clause(assessment: Assessment, clause: Clause, day: date, lang: str, names: Names | None) -> list[str]:
    met = assessment.entry.met_on
    met = met if met is not None and met <= day else None
    said = [_counted(_consents(assessment, clause, met or day), lang, names)]
    said += _not_counted(assessment, clause, day, lang, names)
    return said if met is None else [*said, _met(assessment, clause, met, lang)]


def _consents(assessment: Assessment, clause: Clause, day: date) -> list[Consent]:
    """The consents that stand on a day and count."""
    standing = [c for course in assessment.courses.values() if (c := course.consent_on(day)) is not None]
    counted = [c for c in standing if c.act.act in clause.counts and c.act.state not in clause.not_counted]
    return sorted(counted, key=lambda c: (c.day, c.act.state))


def _counted(consents: list[Consent], lang: str, names: Names | None) -> str:
    t = translator(lang)
    if not consents:
        return t("No consent that counts is on record.")
    if len(consents) > MOST_COUNTED:
        last = _consent(consents[-1], lang, names)
        return t.n(
            "Counted: {n} consent, the last of them {last}.",
            "Counted: {n} consents, the last of them {last}.",
            n=len(consents),
            last=last,
        )
    return t("Counted: {consents}.", consents="; ".join(_consent(c, lang, names) for c in consents))


def _consent(consent: Consent, lang: str, names: Names | None) -> str:
    """One consent with its day: the last possible one, where the day is not known exactly."""
    t, state = translator(lang), named(consent.act.state, lang, names)
    if not consent.act.id:
        return t("{state} (confirmed by a source, the act itself is not recorded)", state=state)
    if consent.act.counts_on.exact:
        return t("{state}, {day}", state=state, day=long_date(consent.day, lang))
    return t("{state}, not later than {day}", state=state, day=long_date(consent.day, lang))


def _not_counted(assessment: Assessment, clause: Clause, day: date, lang: str, names: Names | None) -> list[str]:
    """The consents given by the day that the clause does not count, and why."""
    t, said = translator(lang), []
    standing = [c for course in assessment.courses.values() if (c := course.consent_on(day)) is not None]
    for consent in sorted(standing, key=lambda c: alphabetical(named(c.act.state, lang, names))):
        state, act = named(consent.act.state, lang, names), name(consent.act.act, lang)
        if consent.act.state in clause.not_counted:
            said.append(t("Not counted: {state}, whose consent the clause leaves out.", state=state))
        elif consent.act.act not in clause.counts:
            said.append(t("Not counted: {state}; the clause does not count this act ({act}).", state=state, act=act))
    for code in assessment.entry.lost_while_waiting:
        state = named(code, lang, names)
        if not any(c.lost is not None and c.lost <= day for c in assessment.courses[code].consents):
            continue
        said.append(t("The condition had been met, until a consent was withdrawn: {state}.", state=state))
    return said


def _met(assessment: Assessment, clause: Clause, met: date, lang: str) -> str:
    """The day the condition was met, and the arithmetic from there."""
    t, computed = translator(lang), assessment.entry.computed_on
    assert computed is not None, "a met condition has a date"
    values = {"met": long_date(met, lang), "day": long_date(computed, lang)}
    plain = clause.then.after(met)
    if clause.fixed_date is not None and computed == clause.fixed_date:
        return t("The condition was met on {met}, in time for the date that the clause fixes: {day}.", **values)
    if computed != plain:
        earlier = long_date(plain, lang)
        return t(
            "The condition was met on {met}. The delay ends on {earlier}; by the clause the date is not before {day}.",
            earlier=earlier,
            **values,
        )
    if computed == met:
        return t("The condition was met on {met}: by the clause, that is the date of entry into force.", **values)
    when = after(clause.then, values["met"], lang)
    return t("The condition was met on {met}. By the clause, the date is {when}: {day}.", when=when, **values)


def _by_sources(assessment: Assessment, day: date, lang: str, names: Names | None) -> list[str]:
    """The announced date, where it is known to hold on the day, beside the computed one."""
    entry, span = assessment.entry, _state_on(assessment, day)
    shown = span is not None and span.state in (
        InstrumentState.SCHEDULED,
        InstrumentState.IN_FORCE,
        InstrumentState.ENDED,
    )
    if not shown:
        return _confirmed_pending(assessment, day, lang)
    if entry.announced is None:
        return [_of_one_state(assessment, lang, names)]
    said = [_announced(entry.announced, lang)]
    if entry.computed_on is not None and entry.met_on is not None and entry.met_on <= day:
        said.append(_compared(entry.computed_on, entry.announced, lang))
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
        return t("No general date is known; for one state the instrument is in force: {state}, {when}.", **values)
    return t("For one state the instrument is in force earlier than computed: {state}, {when}.", **values)


def _confirmed_pending(assessment: Assessment, day: date, lang: str) -> list[str]:
    """The last source by which the instrument was not in force."""
    pending = [c for c in assessment.dossier.confirmations if c.state is None and c.says is Says.PENDING]
    if not pending:
        return []
    t = translator(lang)
    last = max(pending, key=lambda c: c.up_to)
    values = {"day": long_date(last.up_to, lang), "source": _first_source(last.source) or last.by or "–"}
    said = [t("The instrument was not in force on {day} (source: {source}).", **values)]
    return said if last.up_to >= day else [*said, t("Nothing else has been heard of it since.")]


def _first_source(source: str) -> str:
    """Who says so: the site of the first source that is an address, else the first source as it is written."""
    first = source.split(" ; ", maxsplit=1)[0]
    return urlsplit(first).netloc.removeprefix("www.") if "://" in first else first


def _doubts(assessment: Assessment, day: date, lang: str) -> list[str]:
    """What the record may lack, and what is known only roughly."""
    t, entry, ended = translator(lang), assessment.entry, assessment.dossier.instrument.ended
    span, said = _state_on(assessment, day), []
    if entry.clause is not None and not entry.sufficient and entry.announced is None:
        said.append(t("Only some states' acts are on record, so the condition may have been met earlier."))
    if span is not None and span.approximate:
        said.append(t("A day this rests on is known only roughly; the last possible one is used."))
    if ended.first is not None and ended.first <= day:
        said.append(t("The instrument has ended: {when}.", when=period_in_words(ended, lang)))
    return said
