"""Whom to ask in a state, what was asked, answered and promised, and what is planned there."""

from dashboard.components.due import instrument_link
from dashboard.components.stacked import Cell, figure, stacked
from dashboard.data.state import Contact, Inquiry, StatePage
from dashboard.markup import Html, joined, page_link, source_links, tag
from dashboard.moment import Moment
from tracker.locale.dates import partial_date


def whom_to_ask(found: StatePage, moment: Moment) -> Html:
    """The contacts of the day, and the ways to add one and to note a question."""
    t = moment.t
    add = page_link(t("Add a contact"), moment.address("register", table="contacts", state=found.code))
    if not found.contacts:
        told = t("Nobody is recorded to be asked in this state.")
        return tag("p", tag("span", told, class_="tt-mute"), " ", add, class_="tt-small")
    heads = (t("Name"), t("Office"), t("Address"), t("Last asked"), t("Last answered"), t("Sources"))
    return joined([stacked(t("Whom to ask"), heads, (_contact(one, moment) for one in found.contacts)), tag("p", add)])


def _contact(one: Contact, moment: Moment) -> tuple[Cell, ...]:
    edit = moment.address("register", table="contacts", key=one.id)
    note = tag("div", one.note, class_="tt-small tt-mute") if one.note else None
    return (
        (page_link(one.name, edit), note),
        one.role or "–",
        one.address or "–",
        figure(_day(one.last_asked, moment)),
        figure(_day(one.last_answered, moment)),
        source_links(one.source),
    )


def inquiries(found: StatePage, moment: Moment) -> Html:
    """What was asked, answered and promised, the latest first."""
    t = moment.t
    add = page_link(t("Note a question"), moment.address("register", table="inquiries", state=found.code))
    if not found.inquiries:
        told = t("No question to this state is recorded.")
        return tag("p", tag("span", told, class_="tt-mute"), " ", add, class_="tt-small")
    heads = (t("Asked"), t("About"), t("Question"), t("Answer"), t("Promised"), t("Edit"))
    rows = (_inquiry(one, found.code, moment) for one in found.inquiries)
    return joined([stacked(t("Questions and promises"), heads, rows, named_by=1), tag("p", add)])


def _inquiry(one: Inquiry, state: str, moment: Moment) -> tuple[Cell, ...]:
    t = moment.t
    address = moment.address("register", table="inquiries", key=one.id, state=state)
    label = t("Edit the question of {day}", day=_day(one.asked_on, moment))
    answered = (tag("div", _day(one.answered_on, moment), class_="tt-num tt-mute"), one.answer or "–")
    waiting = tag("span", t("no answer"), class_="tt-badge tt-near")
    edit = t("edit") if one.answered_on else t("note the answer")
    return (
        (figure(_day(one.asked_on, moment)), tag("div", one.contact, class_="tt-small tt-mute")),
        instrument_link(one.instrument, one.title, moment) or t("in general"),
        one.asked or "–",
        answered if one.answered_on else waiting,
        _promise(one, moment),
        page_link(edit, address, aria_label=label, class_="tt-small"),
    )


def _promise(one: Inquiry, moment: Moment) -> Cell:
    if not (one.promised or one.promised_for):
        return "–"
    overdue = tag("span", " ", tag("span", moment.t("overdue"), class_="tt-badge tt-bad")) if one.overdue else None
    day = tag("div", tag("span", _day(one.promised_for, moment), class_="tt-num"), overdue)
    return one.promised, day


def _day(text: str, moment: Moment) -> str:
    return partial_date(text, moment.lang, short=True) if text else "–"
