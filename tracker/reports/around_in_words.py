"""Every fact that is neither an instrument nor an act, a step or a word about one: memberships, sessions and others."""

from collections.abc import Callable
from typing import Any

from tracker.law.dates import parse_partial
from tracker.law.drafts import StanceWord
from tracker.law.vocabulary import MembershipStatus, Step
from tracker.locale.catalogue import translator
from tracker.locale.dates import long_date, partial_date, period_in_words
from tracker.locale.names import name
from tracker.reports.names import Names


def fact_in_words(kind: str, row: Any, names: Names) -> str:
    """Whose fact it is, what it says, and of which day; which instrument it is about, a note says before it."""
    return _TEXTS[kind](row, names)


def titled(row: Any, lang: str) -> str:
    """The title of a package in a language, else in the other; its key where it has none."""
    return str((row.title_ru or row.title_en if lang == "ru" else row.title_en or row.title_ru) or row.key)


def _membership(row: Any, names: Names) -> str:
    t, lang, start = translator(names.lang), names.lang, parse_partial(row.start)
    if start.exact and start.first is not None:
        since = t("since {day}", day=long_date(start.first, lang))
    else:
        since = t("begun {when}", when=period_in_words(start, lang))
    status = name(MembershipStatus(row.status), lang)
    return f"{names.state(row.state)}: {status}, {names.organisation(row.organisation)}, {since}"


def _session(row: Any, names: Names) -> str:
    lang = names.lang
    said = _either(row, names) or name("council_session", lang)
    return ", ".join([said[:1].upper() + said[1:], names.organisation(row.organisation), partial_date(row.on, lang)])


def _stance(row: Any, names: Names) -> str:
    stance, when = name(StanceWord(row.stance), names.lang), period_in_words(parse_partial(row.on), names.lang)
    return f"{names.state(row.state)}: {stance}, {when}"


def _inquiry(row: Any, names: Names) -> str:
    when = period_in_words(parse_partial(row.asked_on), names.lang)
    return translator(names.lang)("{state}: asked {when}", state=names.state(row.state), when=when)


def _either(row: Any, names: Names) -> str:
    said = (row.name_ru or row.name_en) if names.lang == "ru" else (row.name_en or row.name_ru)
    return str(said or getattr(row, "key", getattr(row, "code", "")))


def _procedure(row: Any, names: Names) -> str:
    t, completed = translator(names.lang), row.completed_by.split()
    steps = ", ".join(name(Step(step), names.lang) for step in row.steps.split()) or "–"
    ends = ", ".join(name(Step(step), names.lang) for step in completed) or "–"
    return t("{state}: {steps}; completed by: {last}", state=names.state(row.state), steps=steps, last=ends)


_TEXTS: dict[str, Callable[[Any, Names], str]] = {
    "membership": _membership,
    "council_session": _session,
    "organisation": _either,
    "state": _either,
    "document": lambda row, _: str(row.name),
    "contact": lambda row, names: f"{names.state(row.state)}: {row.name}",
    "procedure": _procedure,
    "package": lambda row, names: titled(row, names.lang),
    "stance": _stance,
    "inquiry": _inquiry,
    "weight": lambda row, names: f"{row.measure}, {names.state(row.state)}: {row.value}",
}
