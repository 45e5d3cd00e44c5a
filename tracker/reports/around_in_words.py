"""Memberships, sessions, packages, stances, questions and weights in words, for the notes that give their sources."""

from collections.abc import Callable
from typing import Any

from tracker.law.dates import parse_partial
from tracker.law.drafts import StanceWord
from tracker.law.vocabulary import MembershipStatus
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
    said = (row.name_ru or row.name_en) if lang == "ru" else (row.name_en or row.name_ru)
    said = said or name("council_session", lang)
    return ", ".join([said[:1].upper() + said[1:], names.organisation(row.organisation), partial_date(row.on, lang)])


def _stance(row: Any, names: Names) -> str:
    stance, when = name(StanceWord(row.stance), names.lang), period_in_words(parse_partial(row.on), names.lang)
    return f"{names.state(row.state)}: {stance}, {when}"


def _inquiry(row: Any, names: Names) -> str:
    when = period_in_words(parse_partial(row.asked_on), names.lang)
    return translator(names.lang)("{state}: asked {when}", state=names.state(row.state), when=when)


_TEXTS: dict[str, Callable[[Any, Names], str]] = {
    "membership": _membership,
    "council_session": _session,
    "package": lambda row, names: titled(row, names.lang),
    "stance": _stance,
    "inquiry": _inquiry,
    "weight": lambda row, names: f"{row.measure}, {names.state(row.state)}: {row.value}",
}
