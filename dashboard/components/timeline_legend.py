"""What the signs of the timeline mean: those that occur, and the line of the day asked about."""

from dashboard.charts.happenings import SHAPES, Points, looks
from dashboard.markup import Html, tag
from dashboard.moment import Moment
from tracker.locale.dates import short_date

_SIGNS = {
    "circle": "●",
    "triangle-right": "▶",
    "diamond": "◆",
    "square": "■",
    "triangle-down": "▼",
    "triangle-up": "▲",
    "cross": "✚",
    "triangle-left": "◀",
    "wedge": "▴",
    "stroke": "–",
}
_COLOURS = 6  # of the theme, one after another and again


def timeline_legend(shown: Points, moment: Moment) -> Html:
    """The signs in the order of the chart's own, each with its word."""
    words, present = looks(moment), set(shown.frame["kind"])
    signs = [
        tag("li", tag("span", _SIGNS[shape], class_=_class(place), aria_hidden="true"), " ", words[kind])
        for place, (kind, shape) in enumerate(SHAPES.items())
        if words[kind] in present
    ]
    day = f"{moment.t('day asked about')}: {short_date(moment.as_of, moment.lang)}"
    line = tag("li", tag("span", class_="tt-line tt-line-broken", aria_hidden="true"), " ", day)
    return tag("ul", *signs, line, class_="tt-legend", aria_label=moment.t("Legend"))


def _class(place: int) -> str:
    return f"tt-glyph tt-series-{place % _COLOURS + 1}"
