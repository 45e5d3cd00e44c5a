"""The events of the timeline as a table, one page after another."""

from collections.abc import Sequence

from dashboard.components.stacked import Cell, figure, stacked
from dashboard.components.words import confidence_badge
from dashboard.data.timeline import Event
from dashboard.markup import Html, joined, page_link, source_links, tag
from dashboard.moment import Moment
from tracker.locale.names import name

ROWS = 50  # on one page


def timeline_table(events: Sequence[Event], page: int, moment: Moment) -> Html:
    """One page (the first is 1) of the events, the latest first."""
    t = moment.t
    heads = (t("Day"), t("Instrument"), t("State"), t("Kind"), t("What"), t("How well known"), t("Sources"))
    latest = events[::-1][(page - 1) * ROWS : page * ROWS]
    return stacked(t("What happened and what is due"), heads, (_row(one, moment) for one in latest), named_by=1)


def _row(one: Event, moment: Moment) -> tuple[Cell, ...]:
    return (
        figure(one.on) if len(one.on) <= len("2022-12-05") else one.on,
        _instrument(one, moment),
        one.name or moment.t("as a whole"),
        name(one.kind, moment.lang),
        _what(one, moment),
        confidence_badge(one.confidence, moment.lang) if one.confidence else "–",
        source_links(one.source) or "–",
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
