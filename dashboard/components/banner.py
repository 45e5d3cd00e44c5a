"""A word of warning where a page does not show today, or not what is known today."""

from dashboard.markup import Html, tag
from dashboard.moment import Moment
from tracker.locale.dates import long_date


def banner(moment: Moment) -> Html | None:
    """The day in law and the day of knowledge, where one of them is not today."""
    t, lang = moment.t, moment.lang
    said = []
    if moment.as_of != moment.today:
        said.append(t("The law about {day}", day=long_date(moment.as_of, lang)))
    if moment.known_on is not None:
        said.append(t("As the register knew it on {day}", day=long_date(moment.known_on, lang)))
    return tag("div", " · ".join(said), class_="tt-banner", role="status") if said else None
