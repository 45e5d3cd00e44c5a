"""Delays in words: the day that lies so long after another."""

from dataclasses import replace

from tracker.law.dates import SAME_DAY, Delay
from tracker.locale.catalogue import translator
from tracker.locale.dates import days_in_words, months_in_words, years_in_words
from tracker.locale.numbers import few_in_words
from tracker.locale.ordinals import ordinal

_MONTHS_OF_YEAR = 12


def after(delay: Delay, day: str, lang: str) -> str:
    """The day that lies a delay after `day`, which is a day or a phrase such as "the day on which …"."""
    t = translator(lang)
    if delay == SAME_DAY:
        return t.c("delay", "on {day}", day=day)
    if delay.first_of_next_month:
        return _first_of_next_month(replace(delay, first_of_next_month=False), day, lang)
    if delay.from_month_start:
        return _from_month_start(delay, day, lang)
    if delay.clear:
        return _clear(delay, day, lang)
    if not delay.months:
        return t("on the {nth} day after {day}", nth=ordinal(delay.days, lang), day=day)
    said = t("{period} after {day}", period=period(delay, lang), day=day)
    if delay.overflow_to_next:
        return t("{said} (where that month has no such day, on the first day of the next)", said=said)
    return said


def _first_of_next_month(rest: Delay, day: str, lang: str) -> str:
    t = translator(lang)
    if rest == SAME_DAY:
        return t("on the first day of the month after {day}", day=day)
    if rest.from_month_start and not rest.days and not rest.clear:
        return _from_month_start(replace(rest, months=rest.months + 1), day, lang)
    plain = replace(rest, clear=False, from_month_start=False, days=rest.days + (1 if rest.clear else 0))
    if rest.from_month_start:
        day = t("the first day of the month of {day}", day=day)
    if not plain.months:
        nth = ordinal(plain.days, lang)
        return t("on the first day of the month after the {nth} day following {day}", nth=nth, day=day)
    return t(
        "on the first day of the month following the expiry of {period} from {day}",
        period=_expiring(plain, lang),
        day=day,
    )


def _from_month_start(delay: Delay, day: str, lang: str) -> str:
    t, months, days = translator(lang), ordinal(delay.months, lang), delay.days + (1 if delay.clear else 0)
    if days:
        return t(
            "on the {nth} day of the {month} month after the month of {day}",
            nth=ordinal(days + 1, lang),
            month=months,
            day=day,
        )
    return t("on the first day of the {nth} month after the month of {day}", nth=months, day=day)


def _clear(delay: Delay, day: str, lang: str) -> str:
    t = translator(lang)
    if delay.months:
        return t("on the day after the end of {period} following {day}", period=period(delay, lang), day=day)
    return t.n("after {n} full day following {day}", "after {n} full days following {day}", n=delay.days, day=day)


def _expiring(delay: Delay, lang: str) -> str:
    """How long a delay is, to follow "the expiry of": three months, two years; in Russian in the genitive."""
    t, (years, months), days = translator(lang), divmod(delay.months, _MONTHS_OF_YEAR), delay.days
    of_days = t.n("{number} day", "{number} days", n=days, number=few_in_words(days, lang))
    if not months and years:
        said = t.n("{number} year", "{number} years", n=years, number=few_in_words(years, lang))
    else:
        said = t.n("{number} month", "{number} months", n=delay.months, number=few_in_words(delay.months, lang))
    return t("{first} and {last}", first=said, last=of_days) if days else said


def period(delay: Delay, lang: str) -> str:
    """How long a delay is: 3 months, 3 months and 10 days; whole years as years."""
    years, rest = divmod(delay.months, _MONTHS_OF_YEAR)
    months = months_in_words(delay.months, lang) if rest or not years else years_in_words(years, lang)
    days = days_in_words(delay.days, lang)
    if delay.months and delay.days:
        return translator(lang)("{first} and {last}", first=months, last=days)
    return months if delay.months else days
