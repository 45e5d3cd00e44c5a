"""What the charts over time have in common: the colour of their lines, and how their axes write days."""

from datetime import date, timedelta

import altair as alt

LINE = "#8a919c"  # to be seen on light and on dark
IN_WIDTH = alt.AutoSizeParams(type="fit-x", contains="padding")  # the height is that of the lanes
_ONE_LINE = 22  # letters
_LONG = timedelta(days=6 * 365)


def in_two_lines(label: str) -> str:
    """A label too long for one line of a narrow screen, broken at the space nearest to its middle."""
    spaces = [place for place, letter in enumerate(label) if letter == " "]
    if not spaces or len(label) <= _ONE_LINE:
        return label
    middle = min(spaces, key=lambda place: abs(place - len(label) // 2))
    return f"{label[:middle]}\n{label[middle + 1 :]}"


def tick_format(first: date, last: date) -> str:
    """Years on a long axis, months with their years on a short one."""
    return "%Y" if last - first > _LONG else "%m.%Y"
