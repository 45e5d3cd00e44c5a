"""A clause on entry into force as a sentence."""

from collections.abc import Mapping

from tracker.law.clauses import Clause, Consents
from tracker.law.dates import SAME_DAY, Delay
from tracker.law.vocabulary import COUNTED_CONSENTS, Act, Basis, WhyNot
from tracker.locale.catalogue import marked, translator
from tracker.locale.dates import days_in_words, long_date, months_in_words
from tracker.locale.names import name
from tracker.locale.ordinals import ordinal
from tracker.locale.states import states_listed
from tracker.locale.wording.conditions import Counting, day_of, stated

Names = Mapping[str, str]

_WHY_NOT: dict[str, str] = {
    WhyNot.NO_CLAUSE: marked("Entry into force cannot be computed: no source that gives the clause is known."),
    WhyNot.BORROWED_CLAUSE_UNKNOWN: marked(
        "Entry into force cannot be computed: the instrument refers to the clause of another one, and no source that"
        " gives that clause is known."
    ),
    WhyNot.CLAUSE_NOT_UNDERSTOOD: marked(
        "Entry into force cannot be computed: the clause on record is written in a way that cannot be read. Correct"
        " its notation."
    ),
}

_BASIS = {
    Basis.QUOTED: marked("the text of the clause was read"),
    Basis.SILENT: marked("the text was read and gives no rule"),
    Basis.REPORTED: marked("the source reports the rule"),
    Basis.GENERAL_KNOWLEDGE: marked("general knowledge, not checked against the text"),
    Basis.ASSUMED: marked("an assumption, not a known rule"),
}


def clause_in_words(clause: Clause | None, lang: str, why_not: str = "", names: Names | None = None) -> str:
    """The rule a clause lays down, with its article and how it is known; without one, why nothing is computed."""
    t = translator(lang)
    if clause is None:
        return t(_WHY_NOT.get(why_not, _WHY_NOT[WhyNot.NO_CLAUSE]))
    rule = f"{_rule(clause, lang, names)} ({_origin(clause, lang)})."
    return " ".join([rule, *_remarks(clause, lang, names)])


def _rule(clause: Clause, lang: str, names: Names | None) -> str:
    first, later = _first(clause, lang, names), _later(clause, lang)
    return f"{first}; {later}" if later else first


def _first(clause: Clause, lang: str, names: Names | None) -> str:
    t = translator(lang)
    counting = _counting(clause)
    when = after(clause.then, day_of(clause.when, counting, lang, names), lang)
    if clause.fixed_date is not None:
        return t(
            "Enters into force on {day} if by then {condition}; otherwise {when}",
            day=long_date(clause.fixed_date, lang),
            condition=stated(clause.when, counting, lang, names),
            when=when,
        )
    if clause.not_before is not None:
        return t("Enters into force {when}, but not before {day}", when=when, day=long_date(clause.not_before, lang))
    return t("Enters into force {when}", when=when)


def _later(clause: Clause, lang: str) -> str:
    """The rule for states that consent later; empty where the source does not tell it."""
    if not clause.later_stated:
        return ""
    t = translator(lang)
    when = after(clause.later, _counting(clause).own(lang), lang)
    if clause.later_from == "entry-into-force":
        return t("for a state that consents on the day of entry into force or later, {when}", when=when)
    if clause.then != SAME_DAY or clause.not_before or clause.fixed_date:
        return t("for a state that consents later, {when}, but not before the general entry into force", when=when)
    return t("for a state that consents later, {when}", when=when)


def _counting(clause: Clause) -> Counting:
    return Counting(clause.counts, clause.basis is Basis.SILENT)


def after(delay: Delay, day: str, lang: str) -> str:
    """The day that lies a delay after `day`, which is a phrase such as "the day on which …"."""
    t = translator(lang)
    if delay == SAME_DAY:
        return t.c("delay", "on {day}", day=day)
    if delay.first_of_next_month:
        return _first_of_next_month(delay, day, lang)
    if delay.from_month_start:
        n = ordinal(delay.months, lang)
        return t("on the first day of the {nth} month after the month of {day}", nth=n, day=day)
    if delay.clear:
        return t.n("after {n} full day following {day}", "after {n} full days following {day}", n=delay.days, day=day)
    if delay.months:
        return t("{period} after {day}", period=_period(delay, lang), day=day)
    return t("on the {nth} day after {day}", nth=ordinal(delay.days, lang), day=day)


def _first_of_next_month(delay: Delay, day: str, lang: str) -> str:
    t = translator(lang)
    if not delay.months and not delay.days:
        return t("on the first day of the month after {day}", day=day)
    period = _period(delay, lang)
    return t("on the first day of the month after the day that lies {period} after {day}", period=period, day=day)


def _period(delay: Delay, lang: str) -> str:
    months, days = months_in_words(delay.months, lang), days_in_words(delay.days, lang)
    if delay.months and delay.days:
        return translator(lang)("{first} and {last}", first=months, last=days)
    return months if delay.months else days


def _remarks(clause: Clause, lang: str, names: Names | None) -> list[str]:
    """What else the rule says: whose consent does not count, which acts do, what is not told."""
    t, said = translator(lang), []
    if _counting(clause).is_any_consent and clause.counts != COUNTED_CONSENTS:
        said.append(t("What counts: {acts}.", acts=_acts(clause.counts, lang)))
    if clause.not_counted:
        said.append(t("Not counted: {states}.", states=states_listed(clause.not_counted, lang, names)))
    if not clause.later_stated and clause.when != Consents(None):
        said.append(t("The source does not tell the rule for states that consent later; the same delay is used."))
    if clause.borrowed_from:
        said.append(t("The clause is that of another instrument ({key}).", key=clause.borrowed_from))
    return said


def _acts(acts: frozenset[Act], lang: str) -> str:
    return ", ".join(name(act, lang) for act in Act if act in acts)


def _origin(clause: Clause, lang: str) -> str:
    t = translator(lang)
    how = t(_BASIS[clause.basis])
    article = " ".join(t.c("article", word) if word in _ARTICLE_WORDS else word for word in clause.article.split())
    return f"{article}; {how}" if article else how


# How articles are called in notations; a catalogue says them as its language abbreviates them.
_ARTICLE_WORDS = (
    marked("Art", "article"),
    marked("Article", "article"),
    marked("para", "article"),
    marked("VCLT", "article"),
)
