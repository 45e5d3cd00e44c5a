"""A word of warning where a page does not show today, or not what is known today, or not what the address asks for."""

from collections.abc import Iterator, Mapping

from dashboard.addresses import PARAMETERS, unknown, unlisted
from dashboard.components.filters import not_in_list
from dashboard.markup import Html, tag
from dashboard.moment import EARLIEST, FRAME, LATEST, Moment, is_a_day
from tracker.locale.dates import long_date

_MOST = 5  # unknown names that are told


def banner(moment: Moment) -> Html | None:
    """The day in law and the day of knowledge, where one of them is not today."""
    t, lang = moment.t, moment.lang
    said = []
    if moment.as_of != moment.today:
        said.append(t("The law about {day}", day=long_date(moment.as_of, lang)))
    if moment.known_on is not None:
        said.append(t("As the register knew it on {day}", day=long_date(moment.known_on, lang)))
    return tag("div", " · ".join(said), class_="tt-banner", role="status") if said else None


def not_understood(asked: Mapping[str, str], path: str, moment: Moment) -> Iterator[str]:
    """What an address asks of the page at a path that cannot be answered, each in a sentence that says so."""
    t = moment.t
    if names := unknown(path, asked):
        yield t(
            "The address asks for what this page does not know, and passes over: {names}. It knows: {known}.",
            names=", ".join(name[:40] for name in names[:_MOST]),
            known=", ".join((*PARAMETERS[path], *FRAME)),
        )
    for name, value in unlisted(path, asked):
        yield not_in_list(name, value, moment)
    bounds = {"first": EARLIEST.year, "last": LATEST.year}
    if (text := asked.get("as_of", "")) and not is_a_day(text):
        yield t(
            "The address asks about “{text}”, which is not a date of the calendar between {first} and {last} "
            "(as_of=2022-12-05). Today is shown instead.",
            text=text[:40],
            **bounds,
        )
    if (text := asked.get("known_on", "")) and not is_a_day(text):
        yield t(
            "The address asks what was known on “{text}”, which is not a date of the calendar between {first} and "
            "{last} (known_on=2022-12-05). What is known now is shown instead.",
            text=text[:40],
            **bounds,
        )
