"""The events of the timeline as a table, one page after another."""

from collections.abc import Sequence

from dashboard.components.table import table
from dashboard.components.words import confidence_badge
from dashboard.data.timeline import Event
from dashboard.markup import Html, joined, page_link, source_links, tag
from dashboard.moment import Moment
from tracker.locale.names import name

ROWS = 50  # on one page


def timeline_table(events: Sequence[Event], moment: Moment) -> Html:
    """The events of one page."""
    t = moment.t
    heads = (t("Day"), t("Instrument"), t("State"), t("Kind"), t("What"), t("How well known"), t("Sources"))
    return table(t("What happened and what is due"), heads, (_row(one, moment) for one in events))


def _row(one: Event, moment: Moment) -> Html:
    return tag(
        "tr",
        tag("td", one.on, class_="tt-num" if len(one.on) <= len("2022-12-05") else None),
        tag("th", _instrument(one, moment), scope="row"),
        tag("td", one.name or moment.t("as a whole")),
        tag("td", name(one.kind, moment.lang)),
        tag("td", _what(one, moment)),
        tag("td", confidence_badge(one.confidence, moment.lang) if one.confidence else "–"),
        tag("td", source_links(one.source) or "–"),
    )


def _instrument(one: Event, moment: Moment) -> Html | str:
    if not one.instrument:
        return moment.t("none in particular")
    return page_link(one.title, moment.address("instrument", instrument=one.instrument, state=one.state))


def _what(one: Event, moment: Moment) -> Html:
    t = moment.t
    mark = t("expected, the day has passed") if one.late else t("expected") if one.expected else ""
    badge = tag("span", " ", tag("span", mark, class_="tt-badge tt-near")) if mark else None
    details = " · ".join(part for part in (one.reference, one.note) if part)
    more = tag("div", details, class_="tt-small tt-mute") if details else None
    return joined([tag("span", one.what), badge, more])
