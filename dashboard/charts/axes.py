"""What the charts over time have in common: the colour of their lines, their width, and long labels."""

import altair as alt

LINE = "#8a919c"  # to be seen on light and on dark
IN_WIDTH = alt.AutoSizeParams(type="fit-x", contains="padding")  # the height is that of the lanes
_ONE_LINE = 22  # letters


def in_two_lines(label: str) -> str:
    """A label too long for one line of a narrow screen, broken at the space nearest to its middle."""
    spaces = [place for place, letter in enumerate(label) if letter == " "]
    if not spaces or len(label) <= _ONE_LINE:
        return label
    middle = min(spaces, key=lambda place: abs(place - len(label) // 2))
    return f"{label[:middle]}\n{label[middle + 1 :]}"
