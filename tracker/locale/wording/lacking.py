"""What an instrument still lacks for its entry into force, and whom it cannot do without."""

from datetime import date

from tracker.law.assessment import Assessment
from tracker.law.clauses import Consents
from tracker.law.conditions import Missing, among
from tracker.law.entry_into_force import situation
from tracker.locale.catalogue import translator
from tracker.locale.states import states_listed
from tracker.locale.wording.clauses import Names

_FEWEST = 2  # states that a treaty is made between


def lacking(
    missing: Missing | None, assessment: Assessment, day: date, lang: str, names: Names | None = None
) -> list[str]:
    """What is missing, as sentences: how many of how many, of whom, and who is blocking. Empty where nothing is."""
    clause = assessment.entry.clause
    if missing is None or clause is None:
        return []
    condition = clause.when
    if not isinstance(condition, Consents):
        return _of_whom(missing, lang, names)
    on_the_day = situation(clause, assessment.dossier, assessment.courses, day)
    group = among(condition, on_the_day)
    if condition.number is None and len(group or ()) < _FEWEST:
        t = translator(lang)
        return [t("Too few of the states whose consent is counted are on record: a treaty needs at least two.")]
    return [_of_how_many(condition, group, on_the_day.consented, lang), *_of_whom(missing, lang, names)]


def _of_how_many(condition: Consents, group: frozenset[str] | None, consented: frozenset[str], lang: str) -> str:
    """So many of so many consents."""
    given = len(consented if group is None else consented & group)
    total = len(group or ()) if condition.number is None else condition.number
    t = translator(lang)
    return t.n("{given} of {n} consent is on record.", "{given} of {n} consents are on record.", n=total, given=given)


def _of_whom(missing: Missing, lang: str, names: Names | None) -> list[str]:
    t, said = translator(lang), []
    if missing.states:
        states = states_listed(missing.states, lang, names)
        said.append(t("It cannot enter into force without the consent of: {states}.", states=states))
    rest = missing.consents - len(missing.states)
    others = set(missing.any_of) - set(missing.states)
    if rest > 0 and others:
        said.append(
            t.n(
                "{n} more is needed, from any of: {states}.",
                "{n} more are needed, from any of: {states}.",
                n=rest,
                states=states_listed(others, lang, names),
            )
        )
    elif rest > 0:
        said.append(t.n("{n} more is needed, from any state.", "{n} more are needed, from any state.", n=rest))
    return said
