"""From when an instrument binds one state, with the arithmetic: the general date, or the state's own delay."""

from datetime import date

from tracker.law.clauses import Clause
from tracker.law.courses import Consent
from tracker.law.dates import SAME_DAY, Delay
from tracker.law.entry_into_force import EntryIntoForce
from tracker.law.vocabulary import Act
from tracker.locale.catalogue import translator
from tracker.locale.dates import long_date
from tracker.locale.wording.clauses import article_of
from tracker.locale.wording.delays import after


def in_force_for_it(entry: EntryIntoForce, consent: Consent | None, bound: date, lang: str) -> str:
    """From when an instrument binds a state that has consented: "from …, its own date (on the thirtieth day …)"."""
    t, day, clause = translator(lang), long_date(bound, lang), entry.clause
    if consent is not None and consent.act.effective.last == bound:
        return t("from {day}, the date on which its act takes effect by its own terms", day=day)
    if bound == entry.on:
        return _general(entry, consent, bound, lang)
    if clause is None or consent is None or (counted := _own_delay(entry, clause, consent, bound)) is None:
        return t("from {day}, its own date", day=day)
    delay, start = counted
    article = article_of(clause, lang)
    if delay == SAME_DAY:
        said = t("from {day}, the day of its own consent", day=day)
        return f"{said} ({article})" if article else said
    how = ", ".join(filter(None, [after(delay, long_date(start, lang), lang), article]))
    return t("from {day}, its own date ({how})", day=day, how=how)


def _own_delay(entry: EntryIntoForce, clause: Clause, consent: Consent, bound: date) -> tuple[Delay, date] | None:
    """The delay that leads to a state's own date, and the day from which it is counted; None where none does."""
    start, apart = _start(entry, consent), clause.apart_for(consent.act.state)
    later = (apart.later or apart.then if apart else None) or clause.later
    if later.after(start) == bound:
        return later, start
    if apart is not None and apart.then is not None and entry.met_on is not None:
        return (apart.then, entry.met_on) if apart.then.after(entry.met_on) == bound else None
    return None


def _start(entry: EntryIntoForce, consent: Consent) -> date:
    """The day from which a consent counts."""
    return max(consent.day, entry.held_back.get(consent.act.id, consent.day))


def _general(entry: EntryIntoForce, consent: Consent | None, bound: date, lang: str) -> str:
    """The general date; of a state that consented after the condition was met, why it shares it."""
    t, day, clause = translator(lang), long_date(bound, lang), entry.clause
    general = t("from {day}, the general date", day=day)
    computed = entry.met_on is not None and entry.computed_on == bound
    if clause is None or consent is None or not computed or consent.act.act is Act.SUCCESSION:
        return general
    start = _start(entry, consent)
    if entry.met_on is None or start <= entry.met_on:
        return general
    if clause.later_from == "entry-into-force":
        return t(
            "{general}, which by the clause it shares because it consented before the entry into force", general=general
        )
    apart = clause.apart_for(consent.act.state)
    own = ((apart.later or apart.then if apart else None) or clause.later).after(start)
    if own == bound:
        return general
    return t(
        "{general}; its own delay ends earlier, on {own}, but it is not bound before that date",
        general=general,
        own=long_date(own, lang),
    )
