"""Who has done what towards one instrument: the chart of a depositary, and how far each state is at home."""

from collections.abc import Sequence
from datetime import date

from dashboard.components.paging import Page, list_on, turning
from dashboard.components.stacked import Cell, figure, stacked
from dashboard.components.words import UNKNOWN, confidence_badge, position_look, stage_look, worded
from dashboard.data.dossier import Dossier, Standing
from dashboard.markup import Html, joined, page_link, tag
from dashboard.moment import Moment
from tracker.law.vocabulary import Act
from tracker.locale.dates import short_date
from tracker.locale.letters import letter
from tracker.locale.names import name, position_name
from tracker.register.chart import GROUPS

AT_ONCE = 60  # states of a page


def in_order(found: Dossier) -> tuple[Standing, ...]:
    """The states concerned, those whose consent is open first, each group by the order of names."""
    return tuple(one for group in GROUPS for one in found.concerned if one.group == group)


def participation(found: Dossier, page: Page[Standing], moment: Moment) -> Html:
    """The table of one page of states, what its letters mean, and the way to the other pages."""
    t = moment.t
    others = [one.name for one in found.standings if one not in found.concerned]
    rest = tag("p", t("Not concerned on this day: {states}.", states=", ".join(others)), class_="tt-mute tt-small")
    if not found.concerned:
        none = tag("p", t("No state is on record whose consent is called for on this day."), class_="tt-mute")
        return joined([none, rest if others else None])
    shown = page.items
    heads = (
        t("State"),
        t("Signature"),
        t("Consent"),
        t("In force for it"),
        t("Position"),
        t("Stage at home"),
        t("How well known"),
        "",
    )
    groups = (_group(found, group, [one for one in shown if one.group == group], moment) for group in GROUPS)
    return joined(
        [
            stacked(t("Where the states stand"), heads, [row for rows in groups for row in rows], class_="tt-chart"),
            turning(page, t("States"), list_on(found.key, "states", moment), moment),
            _letters(shown, moment),
            rest if others else None,
        ]
    )


def _group(found: Dossier, group: str, shown: Sequence[Standing], moment: Moment) -> list[Html | tuple[Cell, ...]]:
    if not shown:
        return []
    t, n = moment.t, sum(one.group == group for one in found.concerned)
    title = {
        "open": t("Not consented, or not known to have: {n}", n=n),
        "given": t("Consented: {n}", n=n),
        "over": t("Left, refused or ended: {n}", n=n),
    }[group]
    head = tag("tr", tag("th", title, colspan=8, scope="rowgroup", role="rowheader"), class_="tt-group", role="row")
    return [head, *(_row(one, found.key, found.state, moment) for one in shown)]


def _row(one: Standing, instrument: str, condition: str, moment: Moment) -> tuple[Cell, ...]:
    t, lang = moment.t, moment.lang
    proof = moment.address("instrument", instrument=instrument, state=one.state)
    record = moment.address("record", instrument=instrument, state=one.state)
    label = t("Record an act or a step of {state}", state=one.name)
    return (
        (page_link(one.name, proof), _notes(one, moment)),
        figure(_dated(one.signed_on, one.signed, moment)),
        figure(_consent(one, moment)),
        figure(_in_force(one, moment)),
        _position(one, condition, moment),
        _stage(one, moment),
        confidence_badge(one.confidence, lang),
        page_link(t.c("short", "record"), record, aria_label=label, class_="tt-small"),
    )


def _notes(one: Standing, moment: Moment) -> Html | None:
    """The letters of what else the state has declared."""
    if not one.made:
        return None
    marks = (tag("abbr", letter(act, moment.lang), title=name(act, moment.lang)) for act in one.made)
    return tag("sup", " ", joined(marks, " "), class_="tt-mute")


def _dated(day: date | None, act: str, moment: Moment) -> Html | str:
    """A day with the letter of the act; a dash where there is none."""
    if day is None:
        return "–"
    mark = letter(act, moment.lang)
    tail = tag("abbr", mark, title=name(act, moment.lang), class_="tt-letter") if mark else None
    return joined([short_date(day, moment.lang), " " if tail else None, tail])


def _consent(one: Standing, moment: Moment) -> Html | str:
    t = moment.t
    if one.consented_on is None:
        return "–"
    if not one.consent_recorded:
        told = t("confirmed by {day}, act not on record", day=short_date(one.consented_on, moment.lang))
        return tag("span", told, class_="tt-wrap")
    dated = _dated(one.consented_on, one.consent, moment)
    if one.lost_on is None:
        return dated
    lost = t("until {day}", day=short_date(one.lost_on, moment.lang))
    return joined([dated, tag("div", lost, class_="tt-small tt-mute")])


def _in_force(one: Standing, moment: Moment) -> Html | str:
    if one.in_force_on is None:
        return "–"
    rough = tag("span", " ≈", title=moment.t("approximate")) if one.approximate else None
    return joined([short_date(one.in_force_on, moment.lang), rough])


def _position(one: Standing, condition: str, moment: Moment) -> Html:
    t = moment.t
    colour, symbol = position_look(one.position, one.stage, one.confidence)
    marks = [t("blocking")] * one.blocking + [t("provisionally applied")] * one.provisional
    since = t("since {day}", day=short_date(one.since, moment.lang))
    return tag(
        "span",
        worded(colour, symbol, position_name(one.position, condition, moment.lang)),
        *(tag("span", " ", tag("span", mark, class_="tt-badge tt-bad")) for mark in marks),
        tag("div", since, class_="tt-small tt-mute"),
    )


def _stage(one: Standing, moment: Moment) -> Html | str:
    if not one.owes and one.stage == "none-known":
        return "–"
    colour, symbol = stage_look(one.stage, one.confidence)
    if one.confidence == UNKNOWN and one.stage == "none-known":
        return worded(colour, symbol, moment.t("nothing heard"))
    step = name(one.last_step, moment.lang) if one.last_step else ""
    told = ", ".join(part for part in (step, one.stepped) if part)
    word = name(one.stage, moment.lang)
    return worded(colour, symbol, f"{word} ({told})" if told else word)


def _letters(shown: Sequence[Standing], moment: Moment) -> Html | None:
    """What the letters mean that occur; none where none does."""
    used = {one.consent for one in shown} | {one.signed for one in shown} | {act for one in shown for act in one.made}
    acts = [act for act in (*Act,) if act in used and letter(act, moment.lang)]
    if not acts:
        return None
    parts = [f"{letter(act, moment.lang)} – {name(act, moment.lang)}" for act in acts]
    plain = [moment.t("without a letter – ratification")] if Act.RATIFICATION in used else []
    return tag("p", "; ".join([*plain, *parts]), ".", class_="tt-small tt-mute")
