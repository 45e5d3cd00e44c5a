"""Whose consent a condition asks for, as a phrase: "at least two thirds of the members of the organisation"."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from tracker.law.clauses import (
    CONCERNED,
    Attribute,
    Condition,
    Consents,
    Denominator,
    Measure,
    NamedStates,
    Share,
    Top,
    Weight,
)
from tracker.law.conditions import Counted
from tracker.locale.catalogue import marked, translator
from tracker.locale.dates import long_date
from tracker.locale.numbers import amount_in_words, share_in_words
from tracker.locale.states import MOST_NAMED, alphabetical, named
from tracker.locale.wording.counting import Counting, Names, called, measure_called


class Whom(NamedTuple):
    """States, to follow a verb (`who`) or "of" and "from" (`of_whom`); `listed` are named at the sentence's end."""

    who: str
    of_whom: str
    listed: str = ""
    each: bool = False  # said of each single one


_MOST_TOLD_AGAIN = 3  # of a list of more states than this, what follows the clause says "the states named"

_SETS = {
    "signatories": marked("signatories", "all"),
    "members": marked("members of the organisation", "all"),
    "members-of": marked("members of {name}", "all"),
    "parties-of": marked("parties to {name}", "all"),
    "concerned": marked("states concerned", "all"),
    "negotiating": marked("negotiating states", "all"),
    "any": marked("states", "all"),
}
_OF_SETS = {
    "signatories": marked("signatories", "of all"),
    "members": marked("members of the organisation", "of all"),
    "members-of": marked("members of {name}", "of all"),
    "parties-of": marked("parties to {name}", "of all"),
    "concerned": marked("states concerned", "of all"),
    "negotiating": marked("negotiating states", "of all"),
    "any": marked("states", "of all"),
}


def whom(condition: Condition, counting: Counting, lang: str, names: Names | None = None) -> Whom | None:
    """The states whose consent a simple condition asks for; None where it asks for something else."""
    match condition:
        case Consents(number=None):
            return _all(condition, counting, lang, names)
        case Consents(number=int() as number):
            return _so_many(number, condition, counting, lang, names)
        case Share():
            return _part(condition, counting, lang, names)
        case NamedStates(states=states):
            return each_of(states, lang, names)
        case Weight():
            return _weighing(condition, lang, names)
        case Top(measure=measure, number=number):
            return _first(number, measured(measure, lang, names), lang)
    return None


def _first(n: int, measure: str, lang: str) -> Whom:
    t = translator(lang)
    return Whom(
        t.c("who", "the {n} states that have most by the measure {measure}", n=n, measure=measure),
        t.c("of whom", "the {n} states that have most by the measure {measure}", n=n, measure=measure),
    )


def each_of(states: frozenset[str], lang: str, names: Names | None = None) -> Whom:
    """Each of these states, all of them named; many are counted too."""
    t, n = translator(lang), len(states)
    listed = _listed(states, lang, names)
    if n == 1:
        return Whom(t.c("who", "this state"), t.c("of whom", "this state"), listed, each=True)
    if n <= MOST_NAMED:
        return Whom(t.c("who", "each of these states"), t.c("of whom", "each of these states"), listed, each=True)
    each = t.n("each of this {n} state", "each of these {n} states", n=n)
    every_one = t.n("every one of this {n} state", "every one of these {n} states", n=n)
    return Whom(each, every_one, listed, each=True)


def _listed(states: Iterable[str], lang: str, names: Names | None) -> str:
    return ", ".join(sorted((named(code, lang, names) for code in states), key=alphabetical))


def _all(condition: Consents, counting: Counting, lang: str, names: Names | None) -> Whom:
    t, of = translator(lang), condition.of
    if of is not None and of.who == "list" and condition.where is None:
        return each_of(of.states, lang, names)
    among = _set(condition, counting, lang, names)
    all_, of_all = t.c("who", "all {states}", states=among.who), t.c("of whom", "all {states}", states=among.of_whom)
    return Whom(all_, of_all, among.listed)


def _so_many(n: int, condition: Consents, counting: Counting, lang: str, names: Names | None) -> Whom:
    t = translator(lang)
    if condition.of is None and condition.where is None:
        return Whom(
            t.n("at least {n} state", "at least {n} states", n=n),
            t.n("no fewer than {n} state", "no fewer than {n} states", n=n),
        )
    among = _set(condition, counting, lang, names)
    values = {"n": n, "states": among.of_whom}
    return Whom(
        t.c("who", "at least {n} of the {states}", **values),
        t.c("of whom", "at least {n} of the {states}", **values),
        among.listed,
        each=n == 1,
    )


def _part(condition: Share, counting: Counting, lang: str, names: Names | None) -> Whom:
    t = translator(lang)
    among = _set(condition, counting, lang, names)
    values = {"share": share_in_words(condition.share, lang), "states": among.of_whom}
    if condition.more:
        return Whom(
            t.c("who", "more than {share} of the {states}", **values),
            t.c("of whom", "more than {share} of the {states}", **values),
            among.listed,
        )
    return Whom(
        t.c("who", "at least {share} of the {states}", **values),
        t.c("of whom", "at least {share} of the {states}", **values),
        among.listed,
    )


def _weighing(condition: Weight, lang: str, names: Names | None) -> Whom:
    t, amount = translator(lang), weight_in_words(condition, lang, names)
    return Whom(
        t.c("who", "states that together account for {amount}", amount=amount),
        t.c("of whom", "states that together account for {amount}", amount=amount),
    )


def weight_in_words(condition: Weight, lang: str, names: Names | None) -> str:
    """How much of a measure is asked for: an amount of it, or a share of its total."""
    t, measure = translator(lang), measured(condition.measure, lang, names)
    if condition.amount is not None:
        amount = amount_in_words(condition.amount, lang)
        return t("at least {amount} by the measure {measure}", amount=amount, measure=measure)
    share = share_in_words(condition.share_of_total or Fraction(1), lang)
    return t("at least {share} of the total by the measure {measure}", share=share, measure=measure)


def measured(measure: Measure, lang: str, names: Names | None) -> str:
    """A measure, and which of its values are meant."""
    t, name = translator(lang), measure_called(measure.key, lang, names)
    if measure.reference == "previous-year":
        return t("{measure} (values of the previous calendar year)", measure=name)
    if measure.reference:
        return t("{measure} (values of {reference})", measure=name, reference=measure.reference)
    return name


def set_of(counted: Counted, counting: Counting, lang: str, names: Names | None = None) -> str:
    """The set that consents are counted in, in Russian in the genitive: "members of the organisation".

    The clause has been told before: a long list of states is not told again.
    """
    among = _set(counted, counting, lang, names, told=True)
    return f"{among.of_whom} ({among.listed})" if among.listed else among.of_whom


def _set(counted: Counted, counting: Counting, lang: str, names: Names | None, told: bool = False) -> Whom:
    """The set of states that a number or a share is counted in; `told`: a long list of states has been told."""
    t = translator(lang)
    where = counted.where if isinstance(counted, Consents) else None
    if counted.of is not None and told and len(counted.of.states) > _MOST_TOLD_AGAIN:
        of_states = t.n("{n} state named", "{n} states named", n=len(counted.of.states))
        found = Whom(of_states, of_states)
    elif counted.of is not None and counted.of.who == "list":
        listed = _listed(counted.of.states, lang, names)
        found = Whom(t.c("who", "following states"), t.c("of whom", "following states"), listed)
    else:
        found = _known_set(counted.of, counting, where is not None, lang, names)
    return found if where is None else _able(found, where, lang, names)


def _known_set(of: Denominator | None, counting: Counting, able: bool, lang: str, names: Names | None) -> Whom:
    t = translator(lang)
    who = of.who if of is not None else "any" if able else "negotiating" if counting.silent else "concerned"
    key = called(of.key, lang, names) if of is not None and of.key else ""
    states, of_states = t.c("all", _SETS[who], name=key), t.c("of all", _OF_SETS[who], name=key)
    of = of or CONCERNED
    return Whom(_counted_at(states, of, lang), _counted_at(of_states, of, lang))


def _able(states: Whom, where: Attribute, lang: str, names: Names | None) -> Whom:
    values = {"amount": amount_in_words(where.at_least, lang), "measure": measured(where.measure, lang, names)}
    t = translator(lang)
    return Whom(
        t("{states} that each have at least {amount} by the measure {measure}", states=states.who, **values),
        t("{states} that each have at least {amount} by the measure {measure}", states=states.of_whom, **values),
        states.listed,
    )


def _counted_at(states: str, of: Denominator, lang: str) -> str:
    """A set, and as of when; one that is taken on each day needs no day."""
    t = translator(lang)
    if of.counted_at == "each-deposit":
        return states
    if isinstance(of.counted_at, date):
        return t("{whom} as of {day}", whom=states, day=long_date(of.counted_at, lang))
    return t("{whom} as of the adoption", whom=states)
