"""The home page, drawn once for each version of the register and each thing a visitor asks of it."""

from dataclasses import asdict, dataclass

from dashboard.components.approved import approved_at_home
from dashboard.components.debtors import debtors
from dashboard.components.owing import REPORT, blocks, unconfirmed
from dashboard.components.paging import Page, page_of, turning
from dashboard.components.tiles import tiles
from dashboard.data import owing, register
from dashboard.data.owing import Debtor, Group, Home, Wanted
from dashboard.markup import Child, Html, joined, page_link, tag
from dashboard.moment import Moment
from tracker.locale.dates import long_date

BY_INSTRUMENT, BY_STATE, UNCONFIRMED = "", "state", "to-be-confirmed"
_BLOCKS, _ROWS, _READY = 6, 100, 15
_FIRST_STATES = 12  # on the page of instruments; all of them have a page of their own


@dataclass(frozen=True)
class Drawn:
    """The home page, above and below the filters."""

    headline: Html
    lists: Html


@register.kept
def drawn(moment: Moment, wanted: Wanted, by: str, number: int) -> Drawn:
    """The home page at a moment: what the visitor wants to see, by instrument or by state, and which page of it."""
    found = owing.home(moment, wanted)
    headline = joined([tiles(found, moment), _ways(wanted, moment), _scheduled(found, moment)])
    if by == BY_STATE:
        return Drawn(headline, _states(page_of(found.debtors, number, _ROWS), wanted, moment))
    if by == UNCONFIRMED:
        return Drawn(headline, _unconfirmed(page_of(found.unconfirmed, number, _ROWS), wanted, moment))
    page = page_of(found.groups, number, _BLOCKS)
    if page.number > 1:
        return Drawn(headline, _instruments(page, wanted, moment))
    lists = (
        _approved(found, wanted, moment),
        _instruments(page, wanted, moment),
        _first_states(found, wanted, moment),
        _how_many_unconfirmed(found, wanted, moment),
    )
    return Drawn(headline, joined(lists))


def _ways(wanted: Wanted, moment: Moment) -> Html:
    """Where to go from here."""
    t = moment.t
    report = moment.address("report", report=REPORT, organisation=wanted.organisation, state=wanted.state)
    ways = (
        page_link(t("What needs attention"), moment.address("inbox")),
        page_link(t("Matrix of states and instruments"), moment.address("matrix", organisation=wanted.organisation)),
        page_link(t("This list as a report"), report),
        page_link(t("Record what came in"), moment.address("record")),
    )
    return tag("nav", *ways, class_="tt-ways", aria_label=t("From here"))


def _scheduled(found: Home, moment: Moment) -> Html | None:
    """What enters into force on a day that is known."""
    if not found.scheduled:
        return None
    t = moment.t
    items = [
        tag(
            "li",
            page_link(one.title, moment.address("instrument", instrument=one.key)),
            " – ",
            t("enters into force on {day}", day=long_date(one.on, moment.lang)),
        )
        for one in found.scheduled
    ]
    return tag("ul", *items, class_="tt-list tt-soon", aria_label=t("Enter into force soon"))


def _section(title: str, anchor: str, *parts: Child) -> Html:
    return tag("section", tag("h2", title, id=anchor), *parts, aria_labelledby=anchor)


def _said(sentence: str) -> Html:
    return tag("p", sentence, class_="tt-small tt-mute")


def _address(wanted: Wanted, moment: Moment, **more: str) -> str:
    return moment.address("", **(asdict(wanted) | more))


def _approved(found: Home, wanted: Wanted, moment: Moment) -> Html:
    t = moment.t
    shown = found.approved[:_READY]
    forms = owing.forms(moment, tuple(sorted({one.instrument for one in shown})))
    if not shown:
        said: Html = _said(t("Nobody has approved at home without depositing, as far as is known."))
    else:
        said = approved_at_home(shown, register.titles(moment), forms, moment)
    rest = len(found.approved) - len(shown)
    more = (
        page_link(
            t.n("and {n} more", "and {n} more", n=rest),
            _address(wanted, moment, stage="approved-at-home"),
        )
        if rest
        else None
    )
    return _section(t("Approved at home, not deposited"), "approved", said, more)


def _nothing(wanted: Wanted, moment: Moment) -> Html:
    """That nothing is outstanding; where something was chosen, with the way to everything."""
    t = moment.t
    said = t("Nothing is outstanding on {day} for what is chosen here.", day=long_date(moment.as_of, moment.lang))
    every = page_link(t("Show everything"), moment.address("")) if any(asdict(wanted).values()) else None
    return tag("p", said, " ", every)


def _instruments(page: Page[Group], wanted: Wanted, moment: Moment) -> Html:
    t = moment.t
    title = t("Waiting for consent")
    if not page.items:
        return _section(title, "outstanding", _nothing(wanted, moment))
    keys = tuple(group.key for group in page.items)
    ready = tuple(group.key for group in page.items if group.approved)
    order = _said(
        t(
            "First where a state has approved at home, then what is nearest to its entry into force, then what has "
            "waited longest."
        )
    )
    turn = turning(page, t("Instruments"), lambda number: _address(wanted, moment, part=number), moment)
    listed = blocks(page.items, owing.consented(moment, keys), owing.forms(moment, ready), moment)
    return _section(title, "outstanding", order if page.total > 1 else None, turn, listed, turn)


def _first_states(found: Home, wanted: Wanted, moment: Moment) -> Html | None:
    if not found.debtors:
        return None
    t = moment.t
    rest = len(found.debtors) - _FIRST_STATES
    shown = found.debtors[:_FIRST_STATES] if rest > 1 else found.debtors
    every = (
        page_link(
            t.n("The state that owes", "All {n} states that owe", n=len(found.debtors)),
            _address(wanted, moment, by=BY_STATE),
        )
        if rest > 1
        else None
    )
    return _section(t("By state"), "states", debtors(shown, register.titles(moment), moment), every)


def _states(page: Page[Debtor], wanted: Wanted, moment: Moment) -> Html:
    t = moment.t
    back = page_link(t("By instrument"), _address(wanted, moment))
    if not page.items:
        return _section(t("By state"), "states", _nothing(wanted, moment), back)
    turn = turning(page, t("States"), lambda number: _address(wanted, moment, by=BY_STATE, part=number), moment)
    return _section(t("By state"), "states", back, turn, debtors(page.items, register.titles(moment), moment), turn)


def _how_many_unconfirmed(found: Home, wanted: Wanted, moment: Moment) -> Html:
    """How much is to be confirmed; the list itself is no part of what waits, and has a page of its own."""
    t, n = moment.t, len(found.unconfirmed)
    if not n:
        return _section(t("To be confirmed"), UNCONFIRMED, _said(t("Nothing is to be confirmed.")))
    every = page_link(
        t.n("{n} instrument to be confirmed", "{n} instruments to be confirmed", n=n),
        _address(wanted, moment, by=UNCONFIRMED),
    )
    positions = sum(len(group.owing) for group in found.unconfirmed)
    said = _said(t.n("{n} position to be confirmed.", "{n} positions to be confirmed.", n=positions))
    return _section(t("To be confirmed"), UNCONFIRMED, _what_is_unconfirmed(moment), said, every)


def _unconfirmed(page: Page[Group], wanted: Wanted, moment: Moment) -> Html:
    t = moment.t
    back = page_link(t("What waits for consent"), _address(wanted, moment))
    if not page.items:
        return _section(t("To be confirmed"), UNCONFIRMED, _said(t("Nothing is to be confirmed.")), back)
    turn = turning(page, t("Instruments"), lambda number: _address(wanted, moment, by=UNCONFIRMED, part=number), moment)
    listed = unconfirmed(page.items, moment)
    return _section(t("To be confirmed"), UNCONFIRMED, _what_is_unconfirmed(moment), back, turn, listed, turn)


def _what_is_unconfirmed(moment: Moment) -> Html:
    return _said(
        moment.t(
            "The register holds only some states' acts of these instruments, and no source says that they were not in "
            "force on this day. They are not counted above."
        )
    )
