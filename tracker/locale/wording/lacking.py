"""What an instrument still lacks for its entry into force, which states would complete it, and who is blocking."""

from datetime import date

from tracker.law.assessment import Assessment
from tracker.law.clauses import (
    Acts,
    After,
    AllOf,
    AnyOf,
    By,
    Clause,
    Condition,
    Consents,
    Decision,
    InForce,
    NamedStates,
    PartyTo,
    Share,
    Top,
    Unless,
    Weight,
)
from tracker.law.completions import MOST_SETS, Event
from tracker.law.conditions import Situation, among, holds
from tracker.law.lacking import Missing
from tracker.law.triggers import entry_date
from tracker.locale.catalogue import translator
from tracker.locale.dates import long_date
from tracker.locale.states import alphabetical, named, states_listed
from tracker.locale.wording.clauses import counting_of
from tracker.locale.wording.conditions import objected_in_words, stated
from tracker.locale.wording.counted import ON_CONSENTS, simple
from tracker.locale.wording.counting import Counting, Names
from tracker.locale.wording.whom import set_of

_FEWEST = 2  # states that a treaty is made between
_MOST_SETS_TOLD = 3
_MOST_IN_A_SET = 10  # of larger sets no examples are told

_CONDITIONS: dict[str, type[Condition]] = {
    "in-force": InForce,
    "party-to": PartyTo,
    "decision": Decision,
    "acts": Acts,
    "after": After,
    "by": By,
    "no-objection": Unless,
}


def lacking(
    missing: Missing | None, assessment: Assessment, day: date, lang: str, names: Names | None = None
) -> list[str]:
    """What is missing, as sentences: how many of how many, of whom, and who is blocking. Empty where nothing is."""
    situations = assessment.entry.situations
    if missing is None or situations is None:
        return []
    condition, on_the_day, counting = situations.clause.when, situations.on(day), counting_of(situations.clause)
    if isinstance(condition, Consents) and condition.number is None and _too_few(condition, on_the_day):
        t = translator(lang)
        return [t("Too few of the states whose consent is counted are on record: a treaty needs at least two.")]
    if waiting := _only_waiting(missing, situations.clause, on_the_day, counting, lang, names):
        return [waiting]
    said = _of_how_many(condition, on_the_day, counting, lang, names)
    said += _of_whom(missing, condition, on_the_day, lang, names)
    return said + _events(missing.other, condition, on_the_day, counting, lang, names)


def still_lacking(
    missing: Missing | None, assessment: Assessment, day: date, lang: str, names: Names | None = None
) -> list[str]:
    """What more it takes, as sentences that do not tell what is on record: for acts that are only supposed."""
    situations = assessment.entry.situations
    if missing is None or situations is None:
        return []
    condition, on_the_day, counting = situations.clause.when, situations.on(day), counting_of(situations.clause)
    said = _of_whom(missing, condition, on_the_day, lang, names)
    return said + _events(missing.other, condition, on_the_day, counting, lang, names)


def _only_waiting(
    missing: Missing, clause: Clause, situation: Situation, counting: Counting, lang: str, names: Names | None
) -> str:
    """That nothing but the passing of days is missing, and what follows from it; empty where more is missing."""
    if missing.consents or not missing.other or any(event.kind != "after" for event in missing.other):
        return ""
    parts = list(simple(clause.when))
    unmet = [part for part in parts if isinstance(part, After) and not holds(part, situation)]
    days = [day for part in unmet if (day := part.moment.on(situation.beside.adopted)) is not None]
    if len(days) < len(unmet) or any(isinstance(part, By) for part in parts):
        return ""
    t, met = translator(lang), max(days)
    values = {"day": long_date(entry_date(clause, met), lang)}
    if isinstance(clause.when, AnyOf) or any(isinstance(part, AllOf | AnyOf) for part in _parts(clause.when)):
        return t("No further consent is needed: the condition is met on {day} at the latest.", day=long_date(met, lang))
    unless = [part for part in parts if isinstance(part, Unless)]
    if unless:
        objected = "; ".join(objected_in_words(part, counting, lang, names) for part in unless)
        return t(
            "Nothing more is needed: it enters into force on {day}, unless by {met} {objected}.",
            met=long_date(met, lang),
            objected=objected,
            **values,
        )
    if not any(isinstance(part, ON_CONSENTS) for part in parts):
        return t("No consent is needed: it enters into force on {day}.", **values)
    return t("No further consent is needed: if those on record stand, it enters into force on {day}.", **values)


def _parts(condition: Condition) -> tuple[Condition, ...]:
    return condition.parts if isinstance(condition, AllOf | AnyOf) else ()


def _too_few(condition: Consents, situation: Situation) -> bool:
    return len(among(condition, situation) or ()) < _FEWEST and (condition.of is None or condition.of.who != "list")


def _of_how_many(
    condition: Condition, situation: Situation, counting: Counting, lang: str, names: Names | None
) -> list[str]:
    """So many of so many consents, for each number that must be reached and is not."""
    if isinstance(condition, AllOf | AnyOf):
        return [said for part in condition.parts for said in _of_how_many(part, situation, counting, lang, names)]
    t = translator(lang)
    if isinstance(condition, NamedStates):
        given = len(condition.states & situation.consented)
        n = len(condition.states)
        return [
            t.n(
                "Consent is given by {given} of the {n} state named.",
                "Consent is given by {given} of the {n} states named.",
                n=n,
                given=given,
            )
        ]
    if not isinstance(condition, Consents) or holds(condition, situation):
        return []
    group = among(condition, situation)
    given = situation.number(situation.consented if group is None else situation.consented & group)
    total = situation.number(group or ()) if condition.number is None else condition.number
    if condition.number is None or group is None:
        return [
            t.n("{given} of {n} consent is on record.", "{given} of {n} consents are on record.", n=total, given=given)
        ]
    return [
        t.n(
            "{given} of {n} consent by the {set} is on record.",
            "{given} of {n} consents by the {set} are on record.",
            n=total,
            given=given,
            set=set_of(condition, counting, lang, names),
        )
    ]


def _of_whom(missing: Missing, condition: Condition, situation: Situation, lang: str, names: Names | None) -> list[str]:
    t, said = translator(lang), []
    if missing.states:
        states = states_listed(missing.states, lang, names)
        said.append(t("It cannot enter into force without the consent of: {states}.", states=states))
    rest = missing.consents - len(missing.states)
    others = set(missing.any_of) - set(missing.states)
    if rest > 0 and (missing.weights or (_is_choice(condition) and not _alike(missing, condition, situation))):
        said.append(_smallest_sets(missing, lang, names))
    elif rest > _MOST_IN_A_SET and others:
        said.append(
            t.n(
                "{n} of these {total} states would complete it, whichever they are: {states}.",
                "{n} of these {total} states would complete it, whichever they are: {states}.",
                n=rest,
                total=len(others),
                states=states_listed(others, lang, names),
            )
        )
    elif rest > 0 and others:
        said.append(
            t.n(
                "{n} more is needed, from any of: {states}.",
                "{n} more are needed, from any of: {states}.",
                n=rest,
                states=states_listed(others, lang, names),
            )
        )
    elif rest > 0 and missing.open_to_any:
        said.append(t.n("{n} more is needed, from any state.", "{n} more are needed, from any state.", n=rest))
    elif rest > 0:
        said.append(
            t.n(
                "{n} more is needed than those who may consent can give.",
                "{n} more are needed than those who may consent can give.",
                n=rest,
            )
        )
    return said


def _is_choice(condition: Condition) -> bool:
    """True where not every state's consent helps alike."""
    if isinstance(condition, AllOf):
        counts = [part for part in simple(condition) if isinstance(part, Consents | Share | Weight | Top)]
        return len(counts) > 1 or any(_is_choice(part) for part in condition.parts)
    return isinstance(condition, AnyOf)


def _alike(missing: Missing, condition: Condition, situation: Situation) -> bool:
    """True where the consent of every state that can help helps alike: so many of them, whichever they are, will do."""
    helping, asked = frozenset(missing.any_of), frozenset(missing.states)
    if not isinstance(condition, AllOf) or not helping or situation.worth:
        return False
    for part in simple(condition):
        if isinstance(part, Consents | Share):
            group = among(part, situation)
            if not holds(part, situation) and group is not None and not helping <= group:
                return False
        elif isinstance(part, NamedStates):
            if not part.states - situation.consented <= asked:
                return False
        elif isinstance(part, Weight | Top) and not holds(part, situation):
            return False
    return not any(isinstance(part, AnyOf) for part in condition.parts)


def _any_one(sets: tuple[tuple[str, ...], ...], lang: str, names: Names | None) -> str:
    """The states of which a single consent would complete it: all of them."""
    t = translator(lang)
    states = ", ".join(sorted((named(one, lang, names) for states in sets for one in states), key=alphabetical))
    if len(sets) == 1:
        return t("One more consent would complete it: {states}.", states=states)
    if len(sets) < MOST_SETS:
        return t("One more consent would complete it, by any of: {states}.", states=states)
    return t("One more consent would complete it, for example by any of: {states}.", states=states)


def _smallest_sets(missing: Missing, lang: str, names: Names | None) -> str:
    """The fewest consents that would complete it, with some of the sets of states that could give them."""
    t, sets, n = translator(lang), missing.smallest_sets, missing.consents
    if sets and n == 1:
        return _any_one(sets, lang, names)
    if not sets:
        return t.n("At least {n} more consent is needed.", "At least {n} more consents are needed.", n=n)
    told = "; ".join(states_listed(states, lang, names) for states in sets[:_MOST_SETS_TOLD])
    if len(sets) == 1:
        return t.n(
            "The fewest that would complete it: {n} state ({sets}).",
            "The fewest that would complete it: {n} states ({sets}).",
            n=n,
            sets=told,
        )
    if n > _MOST_IN_A_SET:  # cut short, such sets would look the same
        return t.n(
            "The fewest that would complete it: {n} state of these {total}, but not any {n} of them: {states}.",
            "The fewest that would complete it: {n} states of these {total}, but not any {n} of them: {states}.",
            n=n,
            total=len(missing.any_of),
            states=states_listed(missing.any_of, lang, names),
        )
    fewest = t.n("The fewest that would complete it: {n} state", "The fewest that would complete it: {n} states", n=n)
    if len(sets) <= _MOST_SETS_TOLD:
        return t("{fewest}, in one of these sets: {sets}.", fewest=fewest, sets=told)
    if len(sets) < MOST_SETS:
        return t(
            "{fewest}, for example: {sets} (such sets in all: {number}).", fewest=fewest, sets=told, number=len(sets)
        )
    return t(
        "{fewest}, for example: {sets} (there are at least {number} such sets).",
        fewest=fewest,
        sets=told,
        number=len(sets),
    )


def _events(
    events: tuple[Event, ...],
    condition: Condition,
    situation: Situation,
    counting: Counting,
    lang: str,
    names: Names | None,
) -> list[str]:
    """What else has to happen, or can happen no more."""
    said: list[str] = []
    for event in events:
        kind = _CONDITIONS.get(event.kind)
        unmet = (leaf for leaf in simple(condition) if kind is not None and isinstance(leaf, kind))
        told = (_event(leaf, situation, counting, lang, names) for leaf in unmet if not holds(leaf, situation))
        said += [sentence for sentence in told if sentence not in said]
    return said


def _event(leaf: Condition, situation: Situation, counting: Counting, lang: str, names: Names | None) -> str:
    t = translator(lang)
    if isinstance(leaf, Unless):
        return t("Objections stand in its way: {condition}.", condition=objected_in_words(leaf, counting, lang, names))
    day = leaf.moment.on(situation.beside.adopted) if isinstance(leaf, After | By) else None
    if day is not None and isinstance(leaf, By):
        return t("The time for this has run out: it had to be met by {day}.", day=long_date(day, lang))
    if day is not None:
        return t("It cannot be met before {day}.", day=long_date(day, lang))
    return t("Also needed is that {condition}.", condition=stated(leaf, counting, lang, names))
