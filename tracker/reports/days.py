"""Days as reports hold them: a date where the day is known, else as ISO 8601 writes what is known of it.

"2009-10" is a month, "2003-05-01~" a day that was computed as the last possible one, "../2003-05-01" not later than it,
"2003-05-01/.." not earlier, "a/b" between two days.
"""

from collections.abc import Iterable
from datetime import date

from tracker.law.dates import Period, parse_partial
from tracker.locale.catalogue import translator
from tracker.locale.dates import day_in_a_table, partial_date, period_in_words
from tracker.reports.model import Value

OPEN, ABOUT = "..", "~"


def day_of(period: Period) -> date | str | None:
    """The day, or what is known of it; None where nothing is."""
    first, last = period.first, period.last
    if first is None or last is None:
        return None if first == last else f"{first or OPEN}/{last or OPEN}"
    if first == last:
        return first
    for partial in (f"{first:%Y-%m}", f"{first:%Y}"):
        if parse_partial(partial) == period:
            return partial
    return f"{first}/{last}"


def in_words(days: Iterable[Value], lang: str) -> dict[str, str]:
    """The words of those that are no dates, for a column."""
    return {day: _words(day, lang) for day in sorted({day for day in days if isinstance(day, str)})}


def as_given(text: str) -> date | str | None:
    """The day a source gives, full or partial, as reports hold it."""
    return day_of(parse_partial(text)) if text else None


def about(day: date | None, approximate: bool) -> date | str | None:
    """A day that was computed, as reports hold it: where what it rests on is known roughly, it is the last possible."""
    return f"{day}{ABOUT}" if day and approximate else day


def counted_from_recording(lang: str) -> str:
    """For a legend: from when a step counts of which nobody knows the last possible day."""
    return translator(lang)(
        "A step of which only the earliest possible day is known is an exception: it counts from the day on which it"
        " was recorded, and is listed at that earliest day."
    )


def _words(day: str, lang: str) -> str:
    if day.endswith(ABOUT):
        return translator(lang)(
            "not later than {day}", day=day_in_a_table(date.fromisoformat(day.removesuffix(ABOUT)), lang)
        )
    if "/" not in day:
        return partial_date(day, lang) if day else translator(lang)("not known")
    first, last = (None if bound == OPEN else date.fromisoformat(bound) for bound in day.split("/"))
    return period_in_words(Period(first, last), lang, short=True)
