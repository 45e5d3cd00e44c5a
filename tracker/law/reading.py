"""The simple values of the notation (numbers, days, delays, states, acts): read, or refused with what to write."""

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from tracker.law.clauses import ClauseError
from tracker.law.dates import SAME_DAY, Delay, parse_partial
from tracker.law.vocabulary import Act

_MOST = {"days": 36_525, "months": 1_200, "years": 100}  # no longer delay is known, and days have an end
_NUMBER = re.compile(r"[0-9]{1,15}(\.[0-9]{1,15})?|[0-9]{1,15}/[0-9]{1,15}")
_BESIDE_DELAY = {"then": "first-of-next-month", "from": "first-of-month", "overflow": "next"}


def mapping(raw: Any, where: str, example: str, known: tuple[str, ...] = ()) -> Mapping[str, Any]:
    """Keys with values, none of them unknown where the known ones are given; not empty."""
    if not isinstance(raw, Mapping) or not raw:
        raise ClauseError(f"{where}: write {example}")
    if known and (unknown := sorted(str(key) for key in raw if key not in known)):
        raise ClauseError(f"{where}.{unknown[0]}: this key is not known (known: {', '.join(known)})")
    return raw


def whole(raw: Any, where: str, least: int = 0, most: int = 100_000) -> int:
    """A whole number."""
    if isinstance(raw, bool) or not isinstance(raw, int) or not least <= raw <= most:
        raise ClauseError(f"{where}: write a whole number from {least} to {most}")
    return raw


def amount(raw: Any, where: str) -> Fraction:
    """A number above nought, as a decimal or a fraction."""
    plain = isinstance(raw, str | int | float) and not isinstance(raw, bool) and _NUMBER.fullmatch(str(raw))
    try:
        found = Fraction(str(raw)) if plain else None
    except ZeroDivisionError:
        found = None
    if found is None or found <= 0:
        raise ClauseError(f"{where}: write a number above 0, such as 55 or 2/3")
    return found


def share(raw: Any, where: str) -> Fraction:
    """A part of a whole."""
    found = amount(raw, where)
    if found > 1:
        raise ClauseError(f"{where}: a share is not above 1 (write 2/3)")
    return found


def delay(raw: Any, where: str) -> Delay:
    """A delay; none given is the same day."""
    if raw is None:
        return SAME_DAY
    found = mapping(raw, where, "a delay, such as {days: 30}", (*_MOST, "clear", *_BESIDE_DELAY))
    days, months, years = (whole(found.get(unit, 0), f"{where}.{unit}", most=most) for unit, most in _MOST.items())
    if not isinstance(found.get("clear", False), bool):
        raise ClauseError(f"{where}.clear: write true or false")
    for key, word in _BESIDE_DELAY.items():
        if found.get(key) not in (None, word):
            raise ClauseError(f"{where}.{key}: write {word}")
    for key in ("from", "overflow"):
        if found.get(key) and not months + years:
            raise ClauseError(f"{where}.{key}: stands only beside months or years")
    return Delay(
        months=months + 12 * years,
        days=days,
        clear=found.get("clear", False),
        from_month_start=found.get("from") is not None,
        first_of_next_month=found.get("then") is not None,
        overflow_to_next=found.get("overflow") is not None,
    )


def acts(raw: Any, where: str, allowed: frozenset[Act], what: str = "an act of consent") -> frozenset[Act]:
    """Words of the vocabulary of acts, of those that may stand here."""
    if not isinstance(raw, list) or not raw:
        raise ClauseError(f"{where}: write a list of acts, such as [ratification, acceptance]")
    for word in map(str, raw):
        if word not in allowed:
            raise ClauseError(f"{where}: {word} is not {what} (known: {', '.join(sorted(allowed))})")
    return frozenset(Act(word) for word in raw)


def states(raw: Any, where: str) -> frozenset[str]:
    """The codes of at least one state."""
    if not isinstance(raw, list) or not all(isinstance(code, str) for code in raw):
        raise ClauseError(f"{where}: write a list of state codes (quote 'NO')")
    if not raw:
        raise ClauseError(f"{where}: name at least one state")
    return frozenset(raw)


def word(raw: Any, where: str, words: tuple[str, ...]) -> str:
    """One of some words; the first where none is given."""
    if raw not in (None, "", *words):
        raise ClauseError(f"{where}: write one of {', '.join(words)}")
    return str(raw or words[0])


def key(raw: Any, where: str, of: str) -> str:
    """The key of an instrument, an organisation or a measure."""
    if not isinstance(raw, str) or not raw.strip():
        raise ClauseError(f"{where}: write the key of {of}")
    return raw.strip()


def day(raw: Any, where: str) -> date:
    """A full date."""
    try:
        period = parse_partial(str(raw))
    except ValueError as error:
        raise ClauseError(f"{where}: {error}") from None
    if period.first is None or not period.exact:
        raise ClauseError(f"{where}: write a full date, such as 1976-03-23")
    return period.first


def perhaps_day(raw: Any, where: str) -> date | None:
    """A full date, or None where none is given."""
    return None if raw is None else day(raw, where)
