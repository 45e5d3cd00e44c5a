"""One state: who it is, what it owes and how far it is, what it has done."""

from collections.abc import Iterable, Sequence

from dashboard.components.due import state_link
from dashboard.components.owing import stage_in_words
from dashboard.components.table import table
from dashboard.components.words import confidence_badge, position_look, stage_look, worded
from dashboard.data.owing import Owing
from dashboard.data.state import Brief, Debt, Done, StatePage
from dashboard.markup import Html, joined, page_link, tag
from dashboard.moment import Moment
from tracker.law.pace import Outlook, Verdict
from tracker.locale.dates import days_in_words, duration, partial_date, short_date
from tracker.locale.names import name
from tracker.locale.wording.pace import milestone_in_words, outlook_in_words, pace_in_words

_VERDICTS = {
    Verdict.TOO_FEW_CASES: "tt-mute",
    Verdict.WITHIN: "tt-way",
    Verdict.BEYOND_USUAL: "tt-near",
    Verdict.BEYOND_ALL: "tt-bad",
}


def summary(found: StatePage, moment: Moment) -> Html:
    """Its official name, what it is in which organisation, and the numbers."""
    t, lang = moment.t, moment.lang
    held = (
        f"{one.organisation}: {name(one.status, lang)} ({t('since {day}', day=partial_date(one.since, lang))})"
        for one in found.memberships
    )
    memberships = ", ".join(held) or t("no membership on record on this day")
    return joined(
        [tag("p", found.official, class_="tt-lead"), tag("p", memberships, class_="tt-mute"), _figures(found, moment)]
    )


def _figures(found: StatePage, moment: Moment) -> Html:
    t, owed = moment.t, found.owed
    oldest = duration(owed[0].owing.since, moment.as_of, moment.lang) if owed else "–"
    figures: tuple[tuple[str, str | int], ...] = (
        (t("consents owed"), len(owed)),
        (t("longest wait"), oldest),
        (t("approved at home, not deposited"), len(found.approved)),
        (t("under way"), len(found.under_way)),
        (t("promises overdue"), len(found.promises)),
        (t("consents given"), len(found.done)),
    )
    tiles = (
        tag(
            "div",
            tag("dt", label),
            tag("dd", figure, class_="tt-text" if isinstance(figure, str) else None),
            class_="tt-tile",
        )
        for label, figure in figures
    )
    return tag("dl", *tiles, class_="tt-tiles")


def owed(debts: Iterable[Debt], caption: str, moment: Moment) -> Html:
    """What it owes, in the order given."""
    t = moment.t
    heads = (
        t("Instrument"),
        t("Owed since"),
        t("Stage at home"),
        t("How well known"),
        tag("span", t("Record"), class_="tt-sr"),
    )
    return table(caption, heads, (_owed(debt, moment) for debt in debts))


def _owed(debt: Debt, moment: Moment) -> Html:
    one, lang = debt.owing, moment.lang
    waited = tag("div", days_in_words(one.days, lang), class_="tt-small tt-mute")
    return tag(
        "tr",
        tag("th", _instrument(debt, moment), scope="row"),
        tag("td", short_date(one.since, lang), waited, class_="tt-num"),
        tag("td", worded(*stage_look(one.stage, one.confidence), stage_in_words(one, moment))),
        tag("td", confidence_badge(one.confidence, lang), _blocking(one, moment)),
        tag("td", _record(debt, moment)),
    )


def _instrument(debt: Debt, moment: Moment) -> Html | None:
    address = moment.address("instrument", instrument=debt.owing.instrument, state=debt.owing.state)
    return page_link(debt.title, address)


def _blocking(one: Owing, moment: Moment) -> Html | None:
    return tag("span", " ", tag("span", moment.t("blocking"), class_="tt-badge tt-bad")) if one.blocking else None


def _record(debt: Debt, moment: Moment, act: str = "") -> Html:
    t, one = moment.t, debt.owing
    label = t("Record an act or a step about: {title}", title=debt.title)
    address = moment.address("record", instrument=one.instrument, state=one.state, act=act)
    return page_link(t.c("short", "record"), address, aria_label=label, class_="tt-small")


def approved(found: StatePage, moment: Moment) -> Html:
    """What it has approved at home and not deposited."""
    t = moment.t
    heads = (
        t("Instrument"),
        t("Approved since"),
        t("Usual time to the deposit"),
        t("Last contact"),
        tag("span", t("Record"), class_="tt-sr"),
    )
    return table(t("Approved at home, not deposited"), heads, (_approved(debt, moment) for debt in found.approved))


def _approved(debt: Debt, moment: Moment) -> Html:
    return tag(
        "tr",
        tag("th", _instrument(debt, moment), scope="row"),
        tag("td", *_lasted(debt, moment), class_="tt-num"),
        tag("td", *_usual(debt.outlook, moment)),
        tag("td", _last_contact(debt, moment), class_="tt-num"),
        tag("td", _record(debt, moment, debt.consent)),
    )


def under_way(found: StatePage, moment: Moment) -> Html:
    """Procedures under way: the last step, how long ago, what comes next, and how long that usually takes."""
    t = moment.t
    heads = (
        t("Instrument"),
        t("Last step"),
        t("In this stage"),
        t("Next step"),
        t("Usual time to the approval"),
        t("Last contact"),
        tag("span", t("Record"), class_="tt-sr"),
    )
    return table(t("Procedures under way"), heads, (_under_way(debt, moment) for debt in found.under_way))


def _under_way(debt: Debt, moment: Moment) -> Html:
    lang, one = moment.lang, debt.owing
    following = milestone_in_words(debt.next, lang) if debt.next else moment.t("not recorded")
    return tag(
        "tr",
        tag("th", _instrument(debt, moment), scope="row"),
        tag("td", worded(*stage_look(one.stage, one.confidence), name(one.last_step, lang))),
        tag("td", *_lasted(debt, moment), class_="tt-num"),
        tag("td", following, class_=None if debt.next else "tt-mute"),
        tag("td", *_usual(debt.outlook, moment)),
        tag("td", _last_contact(debt, moment), class_="tt-num"),
        tag("td", _record(debt, moment)),
    )


def _lasted(debt: Debt, moment: Moment) -> list[Html | str]:
    lasted = tag("div", days_in_words(debt.outlook.elapsed, moment.lang), class_="tt-small tt-mute")
    return [short_date(debt.owing.stage_since, moment.lang), lasted]


def _usual(outlook: Outlook, moment: Moment) -> list[Html | str]:
    told = tag("div", outlook_in_words(outlook, moment.lang), class_=f"tt-small {_VERDICTS[outlook.verdict]}")
    return [pace_in_words(outlook.pace, moment.lang), told]


def _last_contact(debt: Debt, moment: Moment) -> str:
    return partial_date(debt.last_contact, moment.lang, short=True) if debt.last_contact else "–"


def done(found: Sequence[Done], caption: str, state: str, moment: Moment) -> Html:
    """What it has consented to or left, the latest first."""
    t = moment.t
    heads = (t("Instrument"), t("Position"), t("Since"), t("In force for it"), t("How well known"))
    return table(caption, heads, (_done(one, state, moment) for one in found))


def _done(one: Done, state: str, moment: Moment) -> Html:
    t, lang = moment.t, moment.lang
    mark = (
        tag("span", " ", tag("span", t("provisionally applied"), class_="tt-badge tt-way")) if one.provisional else None
    )
    rough = tag("span", " ≈", title=t("approximate")) if one.approximate else None
    return tag(
        "tr",
        tag(
            "th",
            page_link(one.title, moment.address("instrument", instrument=one.instrument, state=state)),
            scope="row",
        ),
        tag("td", worded(*position_look(one.position, one.stage, one.confidence), name(one.position, lang)), mark),
        tag("td", short_date(one.since, lang), rough, class_="tt-num"),
        tag("td", short_date(one.in_force_on, lang) if one.in_force_on else "–", class_="tt-num"),
        tag("td", confidence_badge(one.confidence, lang)),
    )


def paces(found: StatePage, moment: Moment) -> Html:
    """How long it usually takes from one step to the next."""
    t, lang = moment.t, moment.lang
    heads = (
        t("From"),
        t("To"),
        t("Usual time"),
        t("Shortest"),
        t("Longest"),
        t("Cases"),
        t("Cases whose days are too vague"),
    )
    rows = (
        tag(
            "tr",
            tag("th", milestone_in_words(pace.start, lang), scope="row"),
            tag("td", milestone_in_words(pace.end, lang)),
            tag("td", pace_in_words(pace, lang), class_="tt-mute" if pace.usual is None else None),
            tag("td", pace.cases[0].days if pace.cases else "–", class_="tt-num"),
            tag("td", pace.cases[-1].days if pace.cases else "–", class_="tt-num"),
            tag("td", len(pace.cases), class_="tt-num"),
            tag("td", pace.unmeasured or "–", class_="tt-num"),
        )
        for pace in found.paces
    )
    return table(t("Usual pace by stage, in days"), heads, rows)


def every_state(found: Iterable[Brief], moment: Moment) -> Html:
    """All states that owe something, the one that has owed longest first."""
    t, lang = moment.t, moment.lang
    heads = (
        t("State"),
        t("Owed"),
        t("Oldest since"),
        t("Approved at home, not deposited"),
        t("Under way"),
        t("To be confirmed"),
    )
    rows = (
        tag(
            "tr",
            tag("th", state_link(one.code, one.name, moment), scope="row"),
            tag("td", one.owed, class_="tt-num"),
            tag("td", short_date(one.oldest, lang) if one.oldest else "–", class_="tt-num"),
            tag("td", one.approved or "–", class_="tt-num"),
            tag("td", one.under_way or "–", class_="tt-num"),
            tag("td", one.unconfirmed or "–", class_="tt-num"),
        )
        for one in found
    )
    return table(t("What every state owes"), heads, rows)
