"""What states said beside consenting: reservations with the objections to them, and declarations."""

from collections.abc import Sequence

from dashboard.components.words import confidence_badge
from dashboard.data.dossier import Event
from dashboard.data.reservations import Objection, Reserved, Statements
from dashboard.markup import Html, joined, page_link, source_links, tag
from dashboard.moment import Moment
from tracker.locale.dates import long_date, partial_date
from tracker.locale.names import name


def statements(found: Statements, moment: Moment) -> Html:
    """All of them by the day; or that none is on record."""
    t = moment.t
    if not found:
        return tag("p", t("No reservation, declaration or objection is on record."), class_="tt-mute")
    return joined(
        [
            *_part(t("Reservations"), [_reservation(one, moment) for one in found.reservations]),
            *_part(t("Declarations"), [_statement(one, moment) for one in found.declarations]),
            *_part(t("Objections to no reservation on record"), [_statement(one, moment) for one in found.unlinked]),
        ]
    )


def _part(title: str, said: Sequence[Html]) -> list[Html]:
    return [tag("h3", title), *said] if said else []


def _reservation(one: Reserved, moment: Moment) -> Html:
    t, lang = moment.t, moment.lang
    parts = [_said(one.event, moment)]
    if one.withdrawn_on is not None:
        withdrawn = t("Withdrawn on {day}.", day=long_date(one.withdrawn_on, lang))
        parts.append(tag("p", tag("strong", withdrawn)))
    elif one.may_still_object:
        until = long_date(one.may_object_until, lang)
        parts.append(
            tag("p", t("States may object until {day}, or until their own later consent (VCLT 20(5)).", day=until))
        )
    else:
        until = long_date(one.may_object_until, lang)
        told = t("Who had consented and not objected by {day} has accepted it (VCLT 20(5)).", day=until)
        parts.append(tag("p", told))
    if one.objections:
        listed = (tag("li", _objection(objection, moment)) for objection in one.objections)
        parts.append(tag("ul", *listed, class_="tt-list", aria_label=t("Objections")))
    else:
        parts.append(tag("p", t("No objection is on record."), class_="tt-mute tt-small"))
    return tag("article", *parts, class_="tt-statement")


def _objection(one: Objection, moment: Moment) -> Html:
    return _said(one.event, moment)


def _statement(event: Event, moment: Moment) -> Html:
    return tag("article", _said(event, moment), class_="tt-statement")


def _said(event: Event, moment: Moment) -> Html:
    """Who said what when, what it is about, how that is known."""
    t, lang = moment.t, moment.lang
    day = event.received_on or event.on
    when = partial_date(day, lang) if day else event.bounds
    about = t("about: {what}", what=event.regards) if event.regards else None
    link = page_link(t("correct"), moment.address("record", entry=event.id), class_="tt-small")
    head = [tag("strong", event.name), f", {name(event.word, lang)}", f", {when}" if when else None]
    source = source_links(event.source) if event.source else t("no source")
    known = tag("p", confidence_badge(event.confidence, lang), " ", source, " · ", link, class_="tt-small")
    return joined(
        [
            tag("p", *head),
            tag("p", about, class_="tt-small") if about else None,
            tag("p", event.note) if event.note else None,
            known,
        ]
    )
