"""Where each state stands towards one instrument: the participation table."""

from dashboard.components.table import table
from dashboard.components.words import UNKNOWN, confidence_badge, position_look, stage_look, worded
from dashboard.data.dossier import Dossier, Standing
from dashboard.markup import Html, joined, page_link, tag
from dashboard.moment import Moment
from tracker.locale.dates import short_date
from tracker.locale.names import name


def standings(found: Dossier, moment: Moment) -> Html:
    """The table, states that owe consent first; below it, those that the instrument does not concern."""
    t = moment.t
    heads = (
        t("State"),
        t("Position"),
        t("Since"),
        t("In force for it"),
        t("Stage at home"),
        t("How well known"),
        t("Why"),
        tag("span", t("Record"), class_="tt-sr"),
    )
    concerned = [one for one in found.standings if one.position != "not-eligible"]
    rows = sorted(concerned, key=lambda one: (not one.owes, one.name))
    others = ", ".join(one.name for one in found.standings if one.position == "not-eligible")
    drawn = [table(t("Where the states stand"), heads, (_row(one, found.key, moment) for one in rows))]
    if others:
        drawn.append(tag("p", t("Not concerned on this day: {states}.", states=others), class_="tt-mute tt-small"))
    return joined(drawn)


def _row(one: Standing, instrument: str, moment: Moment) -> Html:
    t, lang = moment.t, moment.lang
    record = moment.address("record", instrument=instrument, state=one.state)
    label = t("Record an act or a step of {state}", state=one.name)
    return tag(
        "tr",
        tag("th", one.name, scope="row"),
        tag("td", _position(one, moment)),
        tag(
            "td",
            short_date(one.since, lang),
            tag("span", " ≈", title=t("approximate")) if one.approximate else None,
            class_="tt-num",
        ),
        tag("td", short_date(one.in_force_on, lang) if one.in_force_on else "–", class_="tt-num"),
        tag("td", _stage(one, moment)),
        tag("td", confidence_badge(one.confidence, lang)),
        tag("td", one.explanation, class_="tt-small tt-why"),
        tag("td", page_link(t.c("short", "record"), record, aria_label=label, class_="tt-small")),
    )


def _position(one: Standing, moment: Moment) -> Html:
    t = moment.t
    colour, symbol = position_look(one.position, one.stage, one.confidence)
    marks = [t("blocking")] * one.blocking + [t("provisionally applied")] * one.provisional
    return tag(
        "span",
        worded(colour, symbol, name(one.position, moment.lang)),
        *(tag("span", " ", tag("span", mark, class_="tt-badge tt-bad")) for mark in marks),
    )


def _stage(one: Standing, moment: Moment) -> Html | str:
    if not one.owes and one.stage == "none-known":
        return "–"
    colour, symbol = stage_look(one.stage, one.confidence)
    if one.confidence == UNKNOWN and one.stage == "none-known":
        return worded(colour, symbol, moment.t("nothing heard"))
    since = short_date(one.stage_since, moment.lang) if one.stage != "none-known" else ""
    step = name(one.last_step, moment.lang) if one.last_step else ""
    told = ", ".join(part for part in (step, since) if part)
    word = name(one.stage, moment.lang)
    return worded(colour, symbol, f"{word} ({told})" if told else word)
