"""The consent that was added, by its number: with the fourth notification the condition is met."""

from datetime import date

from tracker.law.assessment import Assessment
from tracker.law.clauses import Consents, Share
from tracker.law.conditions import Situation, among
from tracker.law.courses import Consent
from tracker.law.vocabulary import Act
from tracker.locale.catalogue import marked, translator
from tracker.locale.dates import long_date
from tracker.locale.names import name
from tracker.locale.numbers import few_in_words
from tracker.locale.ordinals import ordinal

_NOTIFICATIONS = frozenset({Act.NOTIFICATION_OF_COMPLETED_PROCEDURES})
_INSTRUMENTS = frozenset({Act.RATIFICATION, Act.ACCEPTANCE, Act.APPROVAL, Act.FORMAL_CONFIRMATION, Act.ACCESSION})
_OPENINGS = {
    _NOTIFICATIONS: marked("With the {nth} notification"),
    _INSTRUMENTS: marked("With the deposit of the {nth} instrument"),
}
_OPENINGS_OF_NEEDED = {
    _NOTIFICATIONS: marked("With the {nth} notification of the {total} needed"),
    _INSTRUMENTS: marked("With the deposit of the {nth} instrument of the {total} needed"),
}


def nth_consent(before: Assessment, after: Assessment, lang: str) -> str:
    """That a consent met the condition, or that more are needed, by its number; empty where that cannot be said.

    The date of entry into force is told along where it is the condition that brings it.
    """
    added = _added(before, after)
    if not added or before.entry.met_on is not None or not all(c.act.counts_on.exact for c in added):
        return ""
    last, met = added[-1], after.entry.met_on
    if met is None:
        return _more_needed(after, last, lang)
    if all(consent.day != met for consent in added):
        return ""
    return _met(before, after, met, lang)


def genus(assessment: Assessment, lang: str) -> str:
    """What kind of instrument it is, as its own text says it: Protocol."""
    said = name(assessment.dossier.instrument.kind, lang)
    return said[:1].upper() + said[1:]


def _added(before: Assessment, after: Assessment) -> list[Consent]:
    """The consents that count and did not before, in the order of their days."""
    if after.entry.situations is None:
        return []
    counted = {c.act.id for c in before.entry.situations.consents} if before.entry.situations else set()
    return [c for c in after.entry.situations.consents if c.act.id and c.act.id not in counted]


def _met(before: Assessment, after: Assessment, met: date, lang: str) -> str:
    t, on = translator(lang), after.entry.on
    values = {
        "opening": _opening(after, met, lang) or t("With this consent"),
        "met": long_date(met, lang),
        "instrument": genus(after, lang),
    }
    if on is None or on == before.entry.on:  # announced by an official source, whatever is counted
        return t("{opening} the condition is met on {met}.", **values)
    if on == met:
        return t(
            "{opening} the condition is met on {met}, and the {instrument} enters into force on that day.", **values
        )
    return t(
        "{opening} the condition is met on {met}; the {instrument} enters into force on {day}.",
        day=long_date(on, lang),
        **values,
    )


def _more_needed(after: Assessment, last: Consent, lang: str) -> str:
    assert after.entry.situations is not None, "there are consents that count"
    situation, condition = after.entry.situations.on(last.day), after.entry.situations.clause.when
    if not isinstance(condition, Consents) or situation.worth:
        return ""
    t, opening = translator(lang), _opening(after, last.day, lang, _needed(condition, situation))
    if not opening:
        return ""
    if after.entry.on is None:
        return t("{opening} the condition is not met yet.", opening=opening)
    return t(
        "{opening} the condition is not met yet by what is on record; the announced date of entry into force, {day}, "
        "stands.",
        opening=opening,
        day=long_date(after.entry.on, lang),
    )


def _opening(after: Assessment, day: date, lang: str, total: int = 0) -> str:
    """The last consent of a day that matters by its number among those that count; empty where no number is counted.

    Of several on one day, that is the one with which there are as many as are needed.
    """
    assert after.entry.situations is not None, "there are consents that count"
    situation, condition = after.entry.situations.on(day), after.entry.situations.clause.when
    if not isinstance(condition, Consents | Share) or situation.worth:
        return ""
    kinds = frozenset(
        c.act.act for c in after.entry.situations.consents if c.act.state in _counted(condition, situation)
    )
    number = len(_counted(condition, situation))
    if isinstance(condition, Consents):
        number = min(number, _needed(condition, situation))
    t, nth = translator(lang), ordinal(number, lang)
    needed = few_in_words(total, lang)
    texts = _OPENINGS_OF_NEEDED if total else _OPENINGS
    text = next((text for of, text in texts.items() if kinds and kinds <= of), "")
    if text:
        return t(text, nth=nth, total=needed)
    if total:
        return t("With the {nth} consent of the {total} needed", nth=nth, total=needed)
    return t("With the {nth} consent", nth=nth)


def _needed(condition: Consents, situation: Situation) -> int:
    """How many consents meet the condition."""
    return len(among(condition, situation) or ()) if condition.number is None else condition.number


def _counted(condition: Consents | Share, situation: Situation) -> frozenset[str]:
    group = among(condition, situation)
    return situation.consented if group is None else situation.consented & group
