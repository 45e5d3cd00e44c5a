"""Legal days as sources give them: exact, partial ("2009-10"), or bounded ("not after").

Everything is a calendar day at the depositary; a day begins at 00:00 there.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

EARLIEST = date(1600, 1, 1)
LATEST = date(2999, 12, 31)
_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True)
class Period:
    """The days on which something may have happened: both ends included, `None` where there is no bound."""

    first: date | None
    last: date | None

    @property
    def exact(self) -> bool:
        """True when the day is known."""
        return self.first is not None and self.first == self.last


UNDATED = Period(None, None)


def exactly(day: date) -> Period:
    """The period of one known day."""
    return Period(day, day)


def parse_partial(text: str) -> Period:
    """The period a partial ISO date stands for: "2009-10" is 1 to 31 October 2009.

    Raises ValueError, with the text in it, for anything that is no such date or lies outside 1600 to 2999.
    """
    match = _PARTIAL.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is not a date (write 2009-10-29, 2009-10 or 2009)")
    year, month, day = match.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
        last = date(int(year), int(month or 12), int(day or monthrange(int(year), int(month or 12))[1]))
    except ValueError as error:
        raise ValueError(f"{text!r} is not a day of the calendar ({error})") from None
    if first < EARLIEST or last > LATEST:
        raise ValueError(f"{text!r} lies outside {EARLIEST.year} to {LATEST.year}")
    return Period(first, last)


def period_of(on: str | None, not_before: str | None = None, not_after: str | None = None) -> Period:
    """The period that a date and bounds allow together; each is a partial ISO date or empty.

    Raises ValueError for a date that is none, and when nothing is left between the bounds.
    """
    period = parse_partial(on) if on else UNDATED
    firsts = [period.first, parse_partial(not_before).first if not_before else None]
    lasts = [period.last, parse_partial(not_after).last if not_after else None]
    first = max((day for day in firsts if day is not None), default=None)
    last = min((day for day in lasts if day is not None), default=None)
    if first and last and first > last:
        raise ValueError(f"no day lies both not before {first} and not after {last}")
    return Period(first, last)


@dataclass(frozen=True, slots=True)
class Delay:
    """A delay from a day to another, as clauses count it.

    `months` keep the day of the month, cut to the month's end; `days` follow. With `clear`, so many full days lie in
    between. `from_month_start` counts the months from the first of the month. `first_of_next_month` moves the
    result to the first day of the month that follows it. With `overflow_to_next`, months that have no such day (31
    March and three months) end on the first day after them instead of on their last.
    """

    months: int = 0
    days: int = 0
    clear: bool = False
    from_month_start: bool = False
    first_of_next_month: bool = False
    overflow_to_next: bool = False

    def after(self, day: date) -> date:
        """The day that lies this delay after `day`, which is itself not counted (UN practice: d + n)."""
        if self.months:
            start = day.replace(day=1) if self.from_month_start else day
            day = start + relativedelta(months=self.months)
            if self.overflow_to_next and day.day < start.day:
                day += timedelta(days=1)
        day += timedelta(days=self.days + (1 if self.clear else 0))
        if self.first_of_next_month:
            day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
        return day


SAME_DAY = Delay()
