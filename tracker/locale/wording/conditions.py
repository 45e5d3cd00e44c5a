"""The condition of a clause in words: the day on which it is met, and the condition itself.

What is counted decides the words: notifications are received, instruments are deposited, consent is given.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tracker.law.clauses import AllOf, AnyOf, Condition, Consents, Denominator, NamedStates
from tracker.law.vocabulary import Act
from tracker.locale.cases import Cases
from tracker.locale.catalogue import marked, translator
from tracker.locale.dates import long_date
from tracker.locale.ordinals import ordinal
from tracker.locale.states import states_listed

Names = Mapping[str, str]

_INSTRUMENTS = {
    Act.RATIFICATION: marked("ratification", "instrument of"),
    Act.ACCEPTANCE: marked("acceptance", "instrument of"),
    Act.APPROVAL: marked("approval", "instrument of"),
    Act.FORMAL_CONFIRMATION: marked("formal confirmation", "instrument of"),
    Act.ACCESSION: marked("accession", "instrument of"),
    Act.SUCCESSION: marked("succession", "instrument of"),
}

_DAY_OF_NUMBER = {
    "notification": marked(
        "the day on which the depositary receives the {nth} notification of completed internal procedures"
    ),
    "instrument": marked("the day on which the {nth} instrument of {acts} is deposited"),
    "consent": marked("the day on which the {nth} state consents to be bound"),
}
_DAY_OF_ALL = {
    "notification": marked(
        "the day on which the depositary has received notification of completed internal procedures from all {states}"
    ),
    "instrument": marked("the day on which instruments of {acts} of all {states} have been deposited"),
    "consent": marked("the day on which all {states} have consented to be bound"),
}
_DAY_OF_NAMED = {
    "notification": marked(
        "the day on which the depositary has received notification of completed internal procedures from each of these"
        " states: {states}"
    ),
    "instrument": marked(
        "the day on which an instrument of {acts} of each of these states has been deposited: {states}"
    ),
    "consent": marked("the day on which each of these states has consented to be bound: {states}"),
}
_ALL = {
    "notification": marked(
        "the depositary has received notification of completed internal procedures from all {states}"
    ),
    "instrument": marked("instruments of {acts} of all {states} have been deposited"),
    "consent": marked("all {states} have consented to be bound"),
}
_NAMED = {
    "notification": marked(
        "the depositary has received notification of completed internal procedures from each of these states: {states}"
    ),
    "instrument": marked("an instrument of {acts} of each of these states has been deposited: {states}"),
    "consent": marked("each of these states has consented to be bound: {states}"),
}
_OWN = {
    "notification": marked("the day on which the depositary receives its notification"),
    "instrument": marked("the day on which its instrument is deposited"),
    "consent": marked("the day of its own consent"),
}


@dataclass(frozen=True, slots=True)
class Counting:
    """What a clause counts, and what that is called."""

    counts: frozenset[Act]
    silent: bool = False  # the text has no rule: all negotiating states are meant (VCLT 24(2))

    @property
    def of(self) -> str:
        """`notification`, `instrument`, or `consent` where several kinds of act count."""
        if self.counts == {Act.NOTIFICATION_OF_COMPLETED_PROCEDURES}:
            return "notification"
        return "instrument" if self.counts and self.counts <= set(_INSTRUMENTS) else "consent"

    @property
    def is_any_consent(self) -> bool:
        """True where the words do not tell which acts count."""
        return self.of == "consent"

    def acts(self, lang: str) -> str:
        """The kinds of instrument that count: ratification, acceptance or approval."""
        t = translator(lang)
        words = [t.c("instrument of", word) for act, word in _INSTRUMENTS.items() if act in self.counts]
        if len(words) > 1:
            return t("{first} or {last}", first=", ".join(words[:-1]), last=words[-1])
        return "".join(words)

    def own(self, lang: str) -> str:
        """The day of the consent of a state that consents later."""
        return translator(lang)(_OWN[self.of])


def day_of(condition: Condition, counting: Counting, lang: str, names: Names | None = None) -> str:
    """The day on which a condition is first met, as a phrase: "the day on which …"."""
    t = translator(lang)
    match condition:
        case NamedStates(states):
            return _named(_DAY_OF_NAMED, states, counting, lang, names)
        case AllOf(parts):
            return t("the day on which all of this is fulfilled: {parts}", parts=_parts(parts, counting, lang, names))
        case AnyOf(parts):
            said = _parts(parts, counting, lang, names)
            return t("the first day on which one of these is fulfilled: {parts}", parts=said)
        case Consents(number, of):
            if number is None:
                return _all(_DAY_OF_ALL, _DAY_OF_NAMED, of, counting, lang, names)
            nth = ordinal(number, lang)
            return _among(t(_DAY_OF_NUMBER[counting.of], acts=counting.acts(lang), nth=nth), of, lang, names)


def stated(condition: Condition, counting: Counting, lang: str, names: Names | None = None) -> str:
    """A condition as a statement: "the depositary has received …"."""
    t = translator(lang)
    match condition:
        case NamedStates(states):
            return _named(_NAMED, states, counting, lang, names)
        case AllOf(parts):
            return t("all of this is fulfilled: {parts}", parts=_parts(parts, counting, lang, names))
        case AnyOf(parts):
            return t("one of these is fulfilled: {parts}", parts=_parts(parts, counting, lang, names))
        case Consents(number, of):
            if number is None:
                return _all(_ALL, _NAMED, of, counting, lang, names)
            return _among(_number(number, counting, lang), of, lang, names)


def _named(texts: Mapping[str, str], states: frozenset[str], counting: Counting, lang: str, names: Names | None) -> str:
    listed = states_listed(states, lang, names)
    return translator(lang)(texts[counting.of], acts=counting.acts(lang), states=listed)


def _all(
    texts: Mapping[str, str],
    of_listed: Mapping[str, str],
    of: Denominator | None,
    counting: Counting,
    lang: str,
    names: Names | None,
) -> str:
    if of is not None and of.who == "list":
        return _named(of_listed, of.states, counting, lang, names)
    return translator(lang)(texts[counting.of], acts=counting.acts(lang), states=_all_of(of, counting, lang))


def _number(n: int, counting: Counting, lang: str) -> str:
    t = translator(lang)
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
    return t.n("at least {n} state has consented to be bound", "at least {n} states have consented to be bound", n=n)


def _parts(parts: tuple[Condition, ...], counting: Counting, lang: str, names: Names | None) -> str:
    said = [f"({n}) {stated(part, counting, lang, names)}" for n, part in enumerate(parts, 1)]
    return "; ".join(said)


def _all_of(of: Denominator | None, counting: Counting, lang: str) -> Cases:
    """Whose consent is needed, to follow "all"."""
    t = translator(lang)
    who = of.who if of is not None else "negotiating" if counting.silent else "concerned"
    whom = Cases(t.c("all", _WHOM[who]), t.c("of all", _OF_WHOM[who]))
    return Cases(_counted_at(whom, of, lang), _counted_at(whom.genitive, of, lang)) if of else whom


def _among(said: str, of: Denominator | None, lang: str, names: Names | None) -> str:
    """What is said, and in whom it is counted, unless everybody's consent counts."""
    t = translator(lang)
    if of is None:
        return said
    whom = states_listed(of.states, lang, names) if of.who == "list" else t.c("all", _WHOM[of.who])
    return t("{condition} (counted only: {whom})", condition=said, whom=_counted_at(whom, of, lang))


_WHOM = {
    "signatories": marked("signatories", "all"),
    "members": marked("members of the organisation", "all"),
    "concerned": marked("states concerned", "all"),
    "negotiating": marked("negotiating states", "all"),
}
_OF_WHOM = {
    "signatories": marked("signatories", "of all"),
    "members": marked("members of the organisation", "of all"),
    "concerned": marked("states concerned", "of all"),
    "negotiating": marked("negotiating states", "of all"),
}


def _counted_at(whom: str, of: Denominator, lang: str) -> str:
    """Whom, and as of when; a set that is taken on each day, or listed, needs no day."""
    t = translator(lang)
    if of.who == "list" or of.counted_at == "each-deposit":
        return whom
    if isinstance(of.counted_at, date):
        return t("{whom} as of {day}", whom=whom, day=long_date(of.counted_at, lang))
    return t("{whom} as of the adoption", whom=whom)
