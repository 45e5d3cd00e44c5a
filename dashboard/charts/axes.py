"""What the charts over time have in common: the colour of their lines, and how their axes write days."""

from datetime import date, timedelta

LINE = "#8a919c"  # to be seen on light and on dark
_LONG = timedelta(days=6 * 365)


def tick_format(first: date, last: date) -> str:
    """Years on a long axis, months with their years on a short one."""
    return "%Y" if last - first > _LONG else "%m.%Y"
