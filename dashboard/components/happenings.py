"""What happened, is announced or expected: acts, steps, announced dates and confirmations with their sources."""

from dashboard.components.table import table
from dashboard.components.words import confidence_badge
from dashboard.data.dossier import Dossier, Event
from dashboard.markup import Html, joined, page_link, source_links, tag
from dashboard.moment import Moment
from tracker.locale.dates import partial_date, short_date
from tracker.locale.names import name


def happenings(found: Dossier, moment: Moment) -> Html:
    """The table, in the order of days."""
    t = moment.t
    if not found.events:
        return tag("p", t("Nothing is recorded yet."), class_="tt-mute")
    heads = (t("Day"), t("State"), t("What"), t("How well known"), t("Sources"), t("Entry"))
    return table(t("What happened, and how we know"), heads, (_row(event, moment) for event in found.events))


def _row(event: Event, moment: Moment) -> Html:
    return tag(
        "tr",
        tag("td", _days(event, moment), class_="tt-num"),
        tag("th", event.name or moment.t("generally"), scope="row"),
        tag("td", _what(event, moment)),
        tag("td", confidence_badge(event.confidence, moment.lang) if event.confidence else "–"),
        tag("td", source_links(event.source)),
        tag("td", _entry(event, moment)),
    )


def _days(event: Event, moment: Moment) -> Html:
    t = moment.t
    on = partial_date(event.on, moment.lang, short=True) if event.on else ""
    day = " ".join(part for part in (on, event.bounds) if part) or "–"
    got = partial_date(event.received_on, moment.lang, short=True) if event.received_on else ""
    received = t("received {day}", day=got) if got else None
    return joined(
        [day, tag("br") if received else None, tag("span", received, class_="tt-small tt-mute") if received else None]
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
    details = [part for part in (event.reference, event.note) if part]
    more = tag("div", " · ".join(details), class_="tt-small tt-mute") if details else None
    return joined([tag("span", told), planned, more])


def _entry(event: Event, moment: Moment) -> Html | str:
    t = moment.t
    if event.kind not in ("act", "step"):
        return event.recorded_by or "–"
    at = short_date(event.recorded_at.date(), moment.lang) if event.recorded_at else ""
    label = t("Correct or void: {what}, {state}", what=name(event.word, moment.lang), state=event.name)
    link = page_link(t("correct"), moment.address("record", entry=event.id), aria_label=label)
    return joined([link, tag("div", f"{event.recorded_by}, {at}", class_="tt-who")])
