"""Simple conditions as statements: who has consented, how many, what else has happened."""

from collections.abc import Mapping
from typing import TypeGuard

from tracker.law.clauses import Acts, After, By, Condition, Consents, Decision, InForce, Moment, PartyTo, Weight
from tracker.locale.catalogue import marked, translator
from tracker.locale.dates import long_date
from tracker.locale.names import name
from tracker.locale.wording.counting import Counting, Names, called
from tracker.locale.wording.delays import period
from tracker.locale.wording.whom import Whom, weight_in_words, whom

_STATED = {
    "notification": marked("the depositary has received notification of completed internal procedures from {of_whom}"),
    "instrument": marked("instruments of {acts} of {of_whom} have been deposited"),
    "consent": marked("{who} have consented to be bound"),
    "objection": marked("objections have been received from {of_whom}"),
}
_INCLUDING = {
    "notification": marked("{number}, including those of {of_whom}"),
    "instrument": marked("{number}, the depositors including {who}"),
    "consent": marked("{number}, including {who}"),
    "objection": marked("{number}, including {who}"),
}
_ACCOUNTING = {
    "notification": marked("{number}, the notifying states together accounting for {amounts}"),
    "instrument": marked("{number}, their depositors together accounting for {amounts}"),
    "consent": marked("{number}, together accounting for {amounts}"),
    "objection": marked("{number}, together accounting for {amounts}"),
}


def simply(condition: Condition, counting: Counting, lang: str, names: Names | None) -> str:
    """A simple condition as a statement: "the depositary has received …"."""
    if isinstance(condition, Consents) and is_plain_number(condition):
        return _number(condition.number or 1, counting, lang)
    consenting = whom(condition, counting, lang, names)
    if consenting is None:
        return _beside(condition, lang, names)
    return said_of(consenting, counting, lang)


def is_plain_number(part: Condition) -> TypeGuard[Consents]:
    """True where so many consents are asked for, of any states."""
    return isinstance(part, Consents) and part.number is not None and part.of is None and part.where is None


def said_of(of: Whom, counting: Counting, lang: str, texts: Mapping[str, str] | None = None) -> str:
    """That states have consented, as the clause counts it; in other words where some are given."""
    t = translator(lang)
    if texts is None and of.each and counting.is_any_consent:
        return _with_names(t("{who} has consented to be bound", who=of.who), of, lang)
    text = (texts or _STATED)[counting.of]
    return _with_names(t(text, acts=counting.acts(lang), who=of.who, of_whom=of.of_whom), of, lang)


def _with_names(said: str, of: Whom, lang: str) -> str:
    return translator(lang)("{condition}: {states}", condition=said, states=of.listed) if of.listed else said


def _number(n: int, counting: Counting, lang: str) -> str:
    t = translator(lang)
    if n == 1 and counting.of in ("objection", "consent"):
        return t(
            "at least one state has objected"
            if counting.of == "objection"
            else "at least one state has consented to be bound"
        )
    if counting.of == "notification":
        return t.n(
            "the depositary has received at least {n} notification of completed internal procedures",
            "the depositary has received at least {n} notifications of completed internal procedures",
            n=n,
        )
    if counting.of == "instrument":
        return t.n(
            "at least {n} instrument of {acts} has been deposited",
            "at least {n} instruments of {acts} have been deposited",
            n=n,
            acts=counting.acts(lang),
        )
    if counting.of == "objection":
        return t.n("at least {n} state has objected", "at least {n} states have objected", n=n)
    return t.n("at least {n} state has consented to be bound", "at least {n} states have consented to be bound", n=n)


def _beside(condition: Condition, lang: str, names: Names | None) -> str:
    """What a clause asks for beside consents."""
    t = translator(lang)
    match condition:
        case InForce(instrument=instrument):
            return t("the instrument {name} is in force", name=called(instrument, lang, names))
        case PartyTo(instruments=instruments):
            others = ", ".join(called(key, lang, names) for key in instruments)
            return t("that state is itself a party to {others}", others=others)
        case Decision(organ=organ):
            return t(
                "{name} has decided on the entry into force",
                name=called(organ, lang, names),
            )
        case Acts(act=act, number=number, regards=regards):
            said = t(
                "at least {n} of the states that have consented have also made this act: {act}",
                n=number,
                act=name(act, lang),
            )
            return f"{said} ({regards})" if regards else said
        case After(moment=Moment(day=None, after_adoption=delay)):
            return t("{period} have passed since the adoption", period=period(delay, lang))
        case After(moment=moment):
            return t("the day has come: {day}", day=moment_in_words(moment, lang))
        case By(moment=Moment(day=None, after_adoption=delay)):
            return t("not more than {period} have passed since the adoption", period=period(delay, lang))
        case By(moment=moment):
            return t("the day has not passed: {day}", day=moment_in_words(moment, lang))
    raise AssertionError(f"no words for {condition}")


def moment_in_words(moment: Moment, lang: str) -> str:
    """A day, to follow "on" or "after"."""
    if moment.day is not None:
        return long_date(moment.day, lang)
    t = translator(lang)
    return t("the day that lies {period} after the adoption", period=period(moment.after_adoption, lang))


def in_time(part: After | By, said: str, lang: str) -> str:
    """A statement with the time in which it must be true: behind it, or before it where it ends in a list."""
    t, day, listing = translator(lang), part.moment.day, ":" in said
    values = {"condition": said, "period": period(part.moment.after_adoption, lang)}
    if day is not None:
        values["day"] = long_date(day, lang)
        if isinstance(part, By):
            return t("not later than {day}, {condition}" if listing else "{condition} not later than {day}", **values)
        return t("from {day} on, {condition}" if listing else "{condition}, the day being {day} or later", **values)
    if isinstance(part, By):
        return t(
            "within {period} of the adoption, {condition}"
            if listing
            else "{condition} within {period} of the adoption",
            **values,
        )
    return t(
        "once {period} have passed since the adoption, {condition}"
        if listing
        else "{condition}, {period} having passed since the adoption",
        **values,
    )


def including(number: str, whose: Whom, counting: Counting, lang: str) -> str:
    """A number of consents, and whose must be among them."""
    said = translator(lang)(_INCLUDING[counting.of], number=number, who=whose.who, of_whom=whose.of_whom)
    return _with_names(said, whose, lang)


def accounting(number: str, weights: list[Weight], counting: Counting, lang: str, names: Names | None) -> str:
    """A number of consents, and what they must weigh together."""
    if not weights:
        return number
    t, amounts = translator(lang), [weight_in_words(weight, lang, names) for weight in weights]
    said = t("{first}, and {last}", first=", ".join(amounts[:-1]), last=amounts[-1]) if amounts[1:] else amounts[0]
    return t(_ACCOUNTING[counting.of], number=number, amounts=said)


def both(of: list[Whom], lang: str) -> Whom:
    """Several groups of states as one."""
    if len(of) == 1:
        return of[0]
    t = translator(lang)
    who, of_whom = [one.who for one in of], [one.of_whom for one in of]
    return Whom(
        t("{first}, and {last}", first=", ".join(who[:-1]), last=who[-1]),
        t("{first}, and {last}", first=", ".join(of_whom[:-1]), last=of_whom[-1]),
    )
