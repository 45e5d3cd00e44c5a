"""What happened, is announced or expected: acts, steps, announced dates and confirmations with their sources."""

from collections.abc import Sequence

from dashboard.components.paging import Page, list_on, turning
from dashboard.components.stacked import Cell, figure, stacked
from dashboard.components.words import confidence_badge
from dashboard.data.dossier import Event
from dashboard.markup import Html, joined, page_link, source_links, tag
from dashboard.moment import Moment
from tracker.locale.dates import partial_date, short_date
from tracker.locale.names import name

AT_ONCE = 60  # rows of a page


def happenings(page: Page[Event], instrument: str, moment: Moment) -> Html:
    """The table of one page, in the order of days, and the way to the others."""
    t = moment.t
    if not page.items:
        return tag("p", t("Nothing is recorded yet."), class_="tt-mute")
    shown = happened(t("What happened, and how we know"), page.items, moment)
    return joined([shown, turning(page, t("What happened"), list_on(instrument, "events", moment), moment)])


def happened(caption: str, events: Sequence[Event], moment: Moment, rests_on: str = "") -> Html:
    """Events as a table; the act on which a position rests is marked."""
    t = moment.t
    heads = (t("Day"), t("State"), t("What"), t("How well known"), t("Sources"), t("Entry"))
    rows = (_row(event, moment, bool(rests_on) and event.id == rests_on) for event in events)
    return stacked(caption, heads, rows, named_by=1, class_="tt-happened")


def _row(event: Event, moment: Moment, decides: bool) -> tuple[Cell, ...]:
    t = moment.t
    mark = tag("div", tag("span", t("decides the position"), class_="tt-badge tt-way")) if decides else None
    return (
        _days(event, moment),
        event.name or t("as a whole"),
        (_what(event, moment), mark),
        confidence_badge(event.confidence, moment.lang) if event.confidence else "–",
        source_links(event.source) or tag("span", t("no source"), class_="tt-unknown"),
        _entry(event, moment),
    )


def _days(event: Event, moment: Moment) -> Html:
    t = moment.t
    on = partial_date(event.on, moment.lang, short=True) if event.on else ""
    day = ", ".join(part for part in (on, event.bounds) if part) or "–"
    got = partial_date(event.received_on, moment.lang, short=True) if event.received_on else ""
    received = t("received {day}", day=got) if got else None
    return joined(
        [
            day if event.bounds else figure(day),
            joined([" ", tag("br")]) if received else None,
            tag("span", received, class_="tt-small tt-mute") if received else None,
        ]
    )


def _what(event: Event, moment: Moment) -> Html:
    t = moment.t
    told = {
        "act": lambda: name(event.word, moment.lang),
        "step": lambda: t("at home: {step}", step=name(event.word, moment.lang)),
        "announcement": lambda: t("announced date of entry into force"),
        "confirmation": lambda: t("status confirmed: {status}", status=name(event.word, moment.lang)),
    }[event.kind]()
    planned = tag("span", " ", tag("span", t("expected"), class_="tt-badge tt-near")) if event.planned else None
    details = [part for part in (event.regards, event.reference, event.note) if part]
    more = tag("div", " · ".join(details), class_="tt-small tt-mute") if details else None
    return joined([tag("span", told), planned, more])


def _entry(event: Event, moment: Moment) -> Html | str:
    t = moment.t
    if event.kind not in ("act", "step"):
        register = {"announcement": "announcements", "confirmation": "confirmations"}[event.kind]
        address = moment.address("register", table=register, instrument=event.instrument, state=event.state)
        by = tag("div", event.recorded_by, class_="tt-who") if event.recorded_by else None
        return joined([page_link(t("in the register"), address), by])
    at = short_date(event.recorded_at.date(), moment.lang) if event.recorded_at else ""
    label = t("Correct or void: {what}, {state}", what=name(event.word, moment.lang), state=event.name)
    link = page_link(t("correct"), moment.address("record", entry=event.id), aria_label=label)
    return joined([link, tag("div", f"{event.recorded_by}, {at}", class_="tt-who")])
