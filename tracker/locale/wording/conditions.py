"""The condition of a clause in words: the day on which it is met, and the condition itself.

Conditions that stand together are said as treaties say them, in one sentence: so many instruments, "the depositors
including …"; one thing "or" another. Only what no sentence would hold is numbered.
"""

from dataclasses import replace

from tracker.law.clauses import After, AllOf, AnyOf, By, Condition, Consents, NamedStates, Unless, Weight
from tracker.locale.catalogue import marked, translator
from tracker.locale.ordinals import ordinal
from tracker.locale.wording.counting import Counting, Names
from tracker.locale.wording.statements import (
    accounting,
    both,
    in_time,
    including,
    is_plain_number,
    moment_in_words,
    said_of,
    simply,
)
from tracker.locale.wording.whom import Whom, whom

_DAY_OF_LAST = {
    "notification": marked(
        "the date on which the depositary has received notification of completed internal procedures from {of_whom}"
    ),
    "instrument": marked("the date on which instruments of {acts} of {of_whom} have been deposited"),
}
_DAY_OF_NUMBER = {
    "notification": marked(
        "the date on which the depositary receives the {nth} notification of completed internal procedures"
    ),
    "instrument": marked("the date on which the {nth} instrument of {acts} is deposited"),
    "consent": marked("the date on which the {nth} state consents to be bound"),
}
_MOST_IN_A_SENTENCE = 2


def day_of(condition: Condition, counting: Counting, lang: str, names: Names | None = None) -> str:
    """The day on which a condition is first met, as a phrase: "the day on which …"."""
    t = translator(lang)
    match condition:
        case Consents(number=int() as number, of=None, where=None):
            return t(_DAY_OF_NUMBER[counting.of], acts=counting.acts(lang), nth=ordinal(number, lang))
        case Consents(number=None) | NamedStates() if counting.of in _DAY_OF_LAST:
            of = whom(condition, counting, lang, names)
            assert of is not None, "it asks for consents"
            return said_of(of, counting, lang, _DAY_OF_LAST)
        case After(moment=moment):
            return moment_in_words(moment, lang)
        case AllOf(parts=(After(moment=moment), Unless() as unless)):
            return _unless(unless, moment_in_words(moment, lang), counting, lang, names)
        case AnyOf():
            return t("the first day on which {condition}", condition=stated(condition, counting, lang, names))
    return t("the date on which {condition}", condition=stated(condition, counting, lang, names))


def stated(condition: Condition, counting: Counting, lang: str, names: Names | None = None) -> str:
    """A condition as a statement: "the depositary has received …"."""
    match condition:
        case AllOf(parts=parts):
            return _all_of(parts, counting, lang, names)
        case AnyOf(parts=parts):
            return _any_of(parts, counting, lang, names)
        case Unless():
            objected = objected_in_words(condition, counting, lang, names)
            return translator(lang)("this has not happened: {objected}", objected=objected)
    return simply(condition, counting, lang, names)


def objected_in_words(unless: Unless, counting: Counting, lang: str, names: Names | None) -> str:
    """That so many have objected."""
    return stated(unless.objected, replace(counting, counts=unless.acts, objections=True), lang, names)


def _unless(unless: Unless, said: str, counting: Counting, lang: str, names: Names | None) -> str:
    objected = objected_in_words(unless, counting, lang, names)
    return translator(lang)("{condition}, unless by then {objected}", condition=said, objected=objected)


def _all_of(parts: tuple[Condition, ...], counting: Counting, lang: str, names: Names | None) -> str:
    """Conditions that must all be met: the time they are met in, the consents, what else, and who must not object."""
    times = [part for part in parts if isinstance(part, After | By)]
    unless = [part for part in parts if isinstance(part, Unless)]
    rest = tuple(part for part in parts if not isinstance(part, After | By | Unless))
    if not rest:
        return _together([stated(part, counting, lang, names) for part in parts], lang)
    choice = any(_combined(part) and whom(part, counting, lang, names) is None for part in rest)
    said = _together(_consents_and_others(rest, counting, lang, names), lang, numbered=choice and len(rest) > 1)
    for time in times:
        said = in_time(time, said, lang)
    for one in unless:
        said = _unless(one, said, counting, lang, names)
    return said


def _consents_and_others(parts: tuple[Condition, ...], counting: Counting, lang: str, names: Names | None) -> list[str]:
    """Statements; where a number of any consents is asked for, whose must be among them stands beside it."""
    number = next((part for part in parts if is_plain_number(part)), None)
    among = [part for part in parts if part is not number and whom(part, counting, lang, names) is not None]
    if number is not None and _implied(number, among):
        return [stated(part, counting, lang, names) for part in parts if part is not number]
    if number is None or not among:
        return [stated(part, counting, lang, names) for part in parts]
    weights = [part for part in among if isinstance(part, Weight)]
    said = accounting(stated(number, counting, lang, names), weights, counting, lang, names)
    whose = [(part, one) for part in among if part not in weights and (one := whom(part, counting, lang, names))]
    plain, listing = [one for _, one in whose if not one.listed], [(part, one) for part, one in whose if one.listed]
    if plain:
        said = including(said, both(plain, lang), counting, lang)
    elif listing:
        said = including(said, listing.pop(0)[1], counting, lang)
    apart = [part for part in parts if part is not number and part not in among]
    return [said, *(stated(part, counting, lang, names) for part in (*apart, *(part for part, _ in listing)))]


def _implied(number: Consents, among: list[Condition]) -> bool:
    """True when so many have consented anyway, once all who are named have."""
    return any(isinstance(part, NamedStates) and len(part.states) >= (number.number or 0) for part in among)


def _any_of(parts: tuple[Condition, ...], counting: Counting, lang: str, names: Names | None) -> str:
    """Conditions of which one is enough."""
    t = translator(lang)
    known = [one for part in parts if (one := whom(part, counting, lang, names)) is not None and not one.listed]
    if len(known) == len(parts) and len(parts) > 1:
        either = Whom(_or([one.who for one in known], lang), _or([one.of_whom for one in known], lang))
        return said_of(either, counting, lang)
    said = [stated(part, counting, lang, names) for part in parts]
    if len(said) > 1 and _simple(said) and not any(_combined(part) for part in parts):
        return _or(said, lang)
    return said[0] if len(said) == 1 else t("one of these is fulfilled: {parts}", parts=_numbered(said))


def _or(said: list[str], lang: str) -> str:
    return translator(lang)("{first}, or {last}", first=", ".join(said[:-1]), last=said[-1])


def _combined(part: Condition) -> bool:
    """True for a condition made of several: "and" and "or" in one sentence could be read either way."""
    return isinstance(part, AllOf | AnyOf) and len(part.parts) > 1


def _together(said: list[str], lang: str, numbered: bool = False) -> str:
    """Statements that must all be true."""
    t = translator(lang)
    if len(said) == 1:
        return said[0]
    if _simple(said) and not numbered:
        return t("{first}, and {last}", first=", ".join(said[:-1]), last=said[-1])
    return t("all of this is fulfilled: {parts}", parts=_numbered(said))


def _simple(said: list[str]) -> bool:
    """True when one sentence holds them: they are few, and only the last of them ends in a list."""
    return len(said) <= _MOST_IN_A_SENTENCE and not any(":" in part or "; " in part for part in said[:-1])


def _numbered(said: list[str]) -> str:
    """The parts with numbers; with letters where one of them has numbers itself."""
    marks = "abcdefghijklmnopqrstuvwxyz" if any("(1)" in part for part in said) else range(1, len(said) + 1)
    return "; ".join(f"({mark}) {part}" for mark, part in zip(marks, said, strict=False))
