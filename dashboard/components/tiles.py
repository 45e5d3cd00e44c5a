"""The headline: a few numbers with their words."""

from dashboard.data.owing import Home
from dashboard.markup import Html, tag
from dashboard.moment import Moment
from tracker.locale.dates import duration


def tiles(home: Home, moment: Moment) -> Html:
    """The headline of the home page."""
    t = moment.t
    oldest = duration(home.oldest, moment.as_of, moment.lang) if home.oldest else "–"
    figures = (
        (t("instruments waiting"), len(home.groups)),
        (t("consents outstanding"), home.owed),
        (t("states that owe one"), len(home.debtors)),
        (t("approved at home, not deposited"), len(home.approved)),
        (t("of which nothing was heard"), home.unknown),
        (t("longest wait"), oldest),
    )
    return tag("dl", *(_tile(label, figure) for label, figure in figures), class_="tt-tiles")


def _tile(label: str, figure: str | int) -> Html:
    return tag(
        "div",
        tag("dt", label),
        tag("dd", figure, class_="tt-text" if isinstance(figure, str) else None),
        class_="tt-tile",
    )
