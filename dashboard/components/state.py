"""One state: who it is, what it owes and how far it is, what it has done."""

from collections.abc import Iterable, Sequence

from dashboard.components.due import state_link
from dashboard.components.owing import stage_in_words
from dashboard.components.stacked import Cell, figure, stacked
from dashboard.components.words import confidence_badge, position_look, stage_look, worded
from dashboard.data.owing import Owing
from dashboard.data.state import Brief, Debt, Done, StatePage
from dashboard.markup import Html, joined, page_link, tag
from dashboard.moment import Moment
from tracker.law.pace import Pace, Verdict
from tracker.locale.dates import days_in_words, duration, partial_date, short_date
from tracker.locale.names import name
from tracker.locale.wording.pace import milestone_in_words, outlook_in_words, pace_in_words

DONE_AT_ONCE = 50  # rows of a page
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
    heads = (t("Instrument"), t("Owed since"), t("Stage at home"), t("How well known"), t("Record"))
    return stacked(caption, heads, (_owed(debt, moment) for debt in debts))


def _owed(debt: Debt, moment: Moment) -> tuple[Cell, ...]:
    one, lang = debt.owing, moment.lang
    waited = tag("div", duration(one.since, moment.as_of, lang), class_="tt-small tt-mute")
    return (
        _instrument(debt, moment),
        (figure(short_date(one.since, lang)), waited),
        worded(*stage_look(one.stage, one.confidence), stage_in_words(one, moment)),
        (confidence_badge(one.confidence, lang), _blocking(one, moment)),
        _record(debt, moment),
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
    heads = (t("Instrument"), t("Approved since"), t("Usual time to the deposit"), t("Last contact"), t("Record"))
    return stacked(t("Approved at home, not deposited"), heads, (_approved(debt, moment) for debt in found.approved))


def _approved(debt: Debt, moment: Moment) -> tuple[Cell, ...]:
    return (
        _instrument(debt, moment),
        _lasted(debt, moment),
        _usual(debt, moment),
        _last_contact(debt, moment),
        _record(debt, moment, debt.consent),
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
        t("Record"),
    )
    return stacked(t("Procedures under way"), heads, (_under_way(debt, moment) for debt in found.under_way))


def _under_way(debt: Debt, moment: Moment) -> tuple[Cell, ...]:
    one = debt.owing
    return (
        _instrument(debt, moment),
        worded(*stage_look(one.stage, one.confidence), name(one.last_step, moment.lang)),
        _lasted(debt, moment),
        _next(debt, moment),
        _usual(debt, moment),
        _last_contact(debt, moment),
        _record(debt, moment),
    )


def _next(debt: Debt, moment: Moment) -> Html | str:
    """What comes next; where no procedure tells, the way to record it."""
    if debt.next:
        return milestone_in_words(debt.next, moment.lang)
    form = moment.address("register", table="procedures", state=debt.owing.state)
    told = tag("div", moment.t("no procedure on record tells"), class_="tt-mute tt-small")
    return joined([told, page_link(moment.t("record the procedure"), form, class_="tt-small")])


def _lasted(debt: Debt, moment: Moment) -> Cell:
    if debt.owing.undated is not None:
        return tag("span", moment.t("since a day that is not known"), class_="tt-mute")
    lasted = tag("div", days_in_words(debt.outlook.elapsed, moment.lang), class_="tt-small tt-mute")
    return figure(short_date(debt.owing.stage_since, moment.lang)), lasted


def _usual(debt: Debt, moment: Moment) -> Cell:
    outlook = debt.outlook
    if outlook.pace.usual is None:
        return tag("span", pace_in_words(outlook.pace, moment.lang), class_="tt-mute")
    usual = tag("span", pace_in_words(outlook.pace, moment.lang))
    if debt.owing.undated is not None:
        return usual
    return usual, tag("div", outlook_in_words(outlook, moment.lang), class_=f"tt-small {_VERDICTS[outlook.verdict]}")


def _last_contact(debt: Debt, moment: Moment) -> Html:
    return figure(partial_date(debt.last_contact, moment.lang, short=True) if debt.last_contact else "–")


def unconfirmed(found: StatePage, moment: Moment) -> Html:
    """What is to be confirmed: the last thing known, and the ways to tell more."""
    t = moment.t
    heads = (t("Instrument"), t("Signed or adopted"), t("Stage at home"), t("How well known"), t("Way to mend it"))
    return stacked(t("To be confirmed"), heads, (_unconfirmed(debt, moment) for debt in found.unconfirmed))


def _unconfirmed(debt: Debt, moment: Moment) -> tuple[Cell, ...]:
    t, lang, one = moment.t, moment.lang, debt.owing
    address = moment.address("register", table="confirmations", instrument=one.instrument, state=one.state)
    label = t("Confirm the status about: {title}", title=debt.title)
    confirm = page_link(t("confirm the status"), address, aria_label=label, class_="tt-small")
    return (
        _instrument(debt, moment),
        figure(short_date(one.since, lang)),
        worded(*stage_look(one.stage, one.confidence), stage_in_words(one, moment)),
        confidence_badge(one.confidence, lang),
        joined([_record(debt, moment), confirm], " · "),
    )


def done(found: Sequence[Done], caption: str, state: str, moment: Moment) -> Html:
    """What it has consented to or left, the latest first."""
    t = moment.t
    heads = (t("Instrument"), t("Position"), t("Since"), t("In force for it"), t("How well known"))
    return stacked(caption, heads, (_done(one, state, moment) for one in found))


def _done(one: Done, state: str, moment: Moment) -> tuple[Cell, ...]:
    t, lang = moment.t, moment.lang
    look, word = position_look(one.position, one.stage, one.confidence), name(one.position, lang)
    mark = tag("span", t("provisionally applied"), class_="tt-badge tt-way") if one.provisional else None
    rough = tag("span", " ≈", title=t("approximate")) if one.approximate else None
    return (
        page_link(one.title, moment.address("instrument", instrument=one.instrument, state=state)),
        (worded(*look, word), " " if mark else None, mark),
        figure(short_date(one.since, lang), rough),
        figure(short_date(one.in_force_on, lang) if one.in_force_on else "–"),
        confidence_badge(one.confidence, lang),
    )


def paces(found: StatePage, moment: Moment) -> Html:
    """How long it usually takes from one step to the next, as far as a case is known."""
    t = moment.t
    known = [pace for pace in found.paces if pace.cases or pace.unmeasured]
    if not known:
        return tag(
            "p", t("No case of this state that had come to an end by this day is known."), class_="tt-small tt-mute"
        )
    heads = (t("From"), t("To"), t("Usual time"), t("Cases whose days are too vague"))
    told = stacked(t("Usual pace by stage, in days"), heads, (_pace(pace, moment.lang) for pace in known))
    if len(known) == len(found.paces):
        return told
    return joined([told, tag("p", t("No case is known of its other stages."), class_="tt-small tt-mute")])


def _pace(pace: Pace, lang: str) -> tuple[Cell, ...]:
    usual = pace_in_words(pace, lang)
    return (
        milestone_in_words(pace.start, lang),
        milestone_in_words(pace.end, lang),
        tag("span", usual, class_="tt-mute" if pace.usual is None else None),
        figure(pace.unmeasured or "–"),
    )


def every_state(found: Iterable[Brief], moment: Moment) -> Html:
    """All states that owe something, the one that has owed longest first."""
    t, lang = moment.t, moment.lang
    heads = (
        t("State"),
        t("Owed"),
        t("Waiting since"),
        t("Approved at home, not deposited"),
        t("Under way"),
        t("To be confirmed"),
    )
    rows = (
        (
            state_link(one.code, one.name, moment),
            figure(one.owed),
            figure(short_date(one.oldest, lang) if one.oldest else "–"),
            figure(one.approved or "–"),
            figure(one.under_way or "–"),
            figure(one.unconfirmed or "–"),
        )
        for one in found
    )
    return stacked(t("What every state owes"), heads, rows)
