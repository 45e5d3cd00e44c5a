"""Days, periods and durations, as people write them in English and Russian."""

from datetime import date, timedelta
from functools import lru_cache

from tracker.law.dates import Period, parse_partial
from tracker.locale.catalogue import translator

_LONG = {"en": "d MMMM y", "ru": "d MMMM y 'года'"}
_SHORT = {"en": "yyyy-MM-dd", "ru": "dd.MM.yyyy"}
_IN_A_TABLE = {"en": "d MMM y", "ru": "dd.MM.yyyy"}
_MONTH = {"en": "LLLL y", "ru": "LLLL y 'года'"}
_SHORT_MONTH = {"en": "yyyy-MM", "ru": "MM.yyyy"}
_YEAR = {"en": "y", "ru": "y 'год'"}
_YEARS_APART, _MONTHS_APART = timedelta(days=6 * 365), timedelta(days=160)  # axes on which ticks are so

# "In October 2009" takes a case of the month that the CLDR does not have.
_IN_RUSSIAN_MONTH = [
    "январе",
    "феврале",
    "марте",
    "апреле",
    "мае",
    "июне",
    "июле",
    "августе",
    "сентябре",
    "октябре",
    "ноябре",
    "декабре",
]


def long_date(day: date, lang: str) -> str:
    """A day with its month in words: 5 December 2022, 5 декабря 2022 года."""
    return _formatted(day, _LONG[lang], lang)


def short_date(day: date, lang: str) -> str:
    """A day in figures: 2022-12-05, 05.12.2022."""
    return _formatted(day, _SHORT[lang], lang)


def day_in_a_table(day: date, lang: str) -> str:
    """A day as narrow as a cell wants it, and as lawyers write it: 5 Dec 2022, 05.12.2022."""
    return _formatted(day, _IN_A_TABLE[lang], lang)


def axis_format(first: date, last: date, lang: str) -> str:
    """How an axis of time writes its ticks, as a format of D3: years, months or days, so that no two are alike."""
    if last - first > _YEARS_APART:
        return "%Y"
    return "%m.%Y" if last - first > _MONTHS_APART else {"en": "%Y-%m-%d", "ru": "%d.%m.%Y"}[lang]


def partial_date(text: str, lang: str, short: bool = False) -> str:
    """A day as a source gives it: 29 October 2009, October 2009, 2009. A text that is no date is returned as it is."""
    try:
        first = parse_partial(text).first
    except ValueError:
        return text
    assert first is not None, "a date has a first day"
    formats = {4: _YEAR, 7: _SHORT_MONTH if short else _MONTH, 10: _SHORT if short else _LONG}
    return _formatted(first, formats[len(text.strip())][lang], lang)


def period_in_words(period: Period, lang: str, short: bool = False) -> str:
    """When something happened, to follow a verb: "on 5 December 2022", "in October 2009", "not later than 1 May 2003".

    Empty where nothing is known of the day. `short` writes days as tables do: "not later than 1 May 2003", 01.05.2003.
    """
    t, written = translator(lang), day_in_a_table if short else long_date
    first, last = period.first, period.last
    if first is None and last is None:
        return ""
    if first is None and last is not None:
        return t("not later than {day}", day=written(last, lang))
    if last is None and first is not None:
        return t("not earlier than {day}", day=written(first, lang))
    assert first is not None, "both ends are known"
    assert last is not None, "both ends are known"
    if first == last:
        return t("on {day}", day=written(first, lang))
    if period == _period(f"{first:%Y-%m}"):
        return t("in {month}", month=_in_month(first, lang))
    if period == _period(f"{first:%Y}"):
        return t("in {year}", year=first.year)
    return t("between {first} and {last}", first=written(first, lang), last=written(last, lang))


def duration(start: date, end: date, lang: str) -> str:
    """The time from a day to another in its two largest units: 1 year 2 months, 3 months 5 days, 12 days."""
    years, months, days = _parts(start, end)
    units = [(years_in_words(years, lang), years), (months_in_words(months, lang), months)]
    units.append((days_in_words(days, lang), days))
    largest = next((place for place, (_, n) in enumerate(units) if n), len(units) - 1)
    return " ".join(words for words, n in units[largest : largest + 2] if n) or units[-1][0]


def days_in_words(n: int, lang: str) -> str:
    """A number of days: 1 day, 445 days."""
    return translator(lang).n("{n} day", "{n} days", n=n)


def months_in_words(n: int, lang: str) -> str:
    """A number of months: 1 month, 3 months."""
    return translator(lang).n("{n} month", "{n} months", n=n)


def years_in_words(n: int, lang: str) -> str:
    """A number of years: 1 year, 5 years."""
    return translator(lang).n("{n} year", "{n} years", n=n)


def _parts(start: date, end: date) -> tuple[int, int, int]:
    """Whole years, months and days from a day to another; nothing where the second is not later."""
    from dateutil.relativedelta import relativedelta

    if end <= start:
        return 0, 0, 0
    between = relativedelta(end, start)
    return between.years, between.months, between.days


def _in_month(day: date, lang: str) -> str:
    if lang == "ru":
        return f"{_IN_RUSSIAN_MONTH[day.month - 1]} {day.year} года"
    return _formatted(day, _MONTH[lang], lang)


def _period(text: str) -> Period:
    return parse_partial(text)


@lru_cache(maxsize=8192)
def _formatted(day: date, pattern: str, lang: str) -> str:
    from babel.dates import format_date

    return format_date(day, pattern, locale=lang)
