"""What a clause lays down beside its main rule: exceptions, whom it binds, provisional application, retroactivity."""

from datetime import date

from tracker.law.clauses import Apart, Clause, ProvisionalRule
from tracker.law.facts import Instrument
from tracker.law.vocabulary import Act, Relation
from tracker.locale.catalogue import translator
from tracker.locale.dates import long_date
from tracker.locale.names import name
from tracker.locale.states import states_listed
from tracker.locale.wording.conditions import stated
from tracker.locale.wording.counting import Counting, Names
from tracker.locale.wording.delays import after


def particulars(
    clause: Clause, counting: Counting, lang: str, names: Names | None, instrument: Instrument | None = None
) -> list[str]:
    """Everything a clause lays down beside its main rule, as sentences."""
    said = [_apart(apart, counting, lang, names) for apart in clause.apart]
    said += [_counts_as(clause, lang, names), _binds(clause, instrument, lang)]
    if clause.provisional is not None:
        said.append(_provisional(clause.provisional, lang, names))
    if clause.applies_from is not None:
        said.append(_applies_from(clause.applies_from, lang))
    return [sentence for sentence in said if sentence]


def acts_listed(acts: frozenset[Act], lang: str) -> str:
    """Kinds of act, in the order of the vocabulary."""
    return ", ".join(name(act, lang) for act in Act if act in acts)


def _apart(apart: Apart, counting: Counting, lang: str, names: Names | None) -> str:
    """What is laid down for some states apart from the others."""
    t, said = translator(lang), []
    own = counting if apart.counts is None else Counting(apart.counts)
    if apart.counts is not None:
        said.append(t("of their acts only these count: {acts}", acts=acts_listed(apart.counts, lang)))
    if apart.also is not None:
        condition = stated(apart.also, own, lang, names)
        said.append(t("the consent of such a state counts only once {condition}", condition=condition))
    if apart.then is not None:
        when = after(apart.then, t("the date on which the condition is met"), lang)
        said.append(t("for those of them that have consented by then it enters into force {when}", when=when))
    if apart.later is not None:
        when = after(apart.later, own.own(lang), lang)
        said.append(t("for such a state that consents later it enters into force {when}", when=when))
    states, rules = states_listed(apart.states, lang, names), "; ".join(said)
    return t("For these states the clause lays down something else ({states}): {rules}.", states=states, rules=rules)


def _counts_as(clause: Clause, lang: str, names: Names | None) -> str:
    if not clause.counts_as:
        return ""
    listed = "; ".join(f"{states_listed([code], lang, names)} – {n}" for code, n in clause.counts_as)
    return translator(lang)("One consent counts as several: {listed}.", listed=listed)


def binds_members(instrument: Instrument | None) -> bool:
    """True where an instrument that binds all binds the members of an organisation, not the parties to a parent."""
    if instrument is None or instrument.related(Relation.AMENDS):
        return False
    return instrument.concerns.who in ("members", "members@adoption")


def _binds(clause: Clause, instrument: Instrument | None, lang: str) -> str:
    t = translator(lang)
    if clause.binds == "all" and binds_members(instrument):
        return t(
            "Once in force it binds all members of the organisation, those included that have not consented to it."
        )
    if clause.binds == "all":
        return t("Once in force it binds all the parties, those included that have not consented to it.")
    if clause.binds == "silent":
        return t("Once in force it binds all the parties but those that have objected to it.")
    return ""


def _provisional(rule: ProvisionalRule, lang: str, names: Names | None) -> str:
    """From when, and by whom, it is applied before it is in force: VCLT 25(1)(a)."""
    t = translator(lang)
    said = t(
        "Before its entry into force it is applied provisionally (VCLT 25(1)(a)) by {whom}; this begins {when}",
        whom=_applying(rule, lang, names),
        when=after(rule.after, _start(rule.start, lang), lang),
    )
    if rule.excepted:
        said = t("{said}; not by: {states}", said=said, states=states_listed(rule.excepted, lang, names))
    if rule.until is not None:
        said = t("{said}; until {day}, that day not included", said=said, day=long_date(rule.until, lang))
    return f"{said}."


def _start(start: str | date, lang: str) -> str:
    t = translator(lang)
    if isinstance(start, date):
        return long_date(start, lang)
    if start == "adoption":
        return t("the day of the adoption")
    if start == "notification":
        return t("the date on which a state notifies that it will do so")
    return t("the date on which a state signs it")


def _applying(rule: ProvisionalRule, lang: str, names: Names | None) -> str:
    t = translator(lang)
    if isinstance(rule.states, frozenset):
        return t("those of these states that have signed it: {states}", states=states_listed(rule.states, lang, names))
    if rule.states == "opt-in" or rule.start == "notification":
        return t("the states that have declared so by an act of their own")
    return t("the states that have signed it")


def _applies_from(day: date, lang: str) -> str:
    return translator(lang)(
        "By a rule of its own it applies from {day}, also to the time before its entry into force; without such a rule"
        " a treaty does not apply to the past (VCLT 28).",
        day=long_date(day, lang),
    )
