"""One state on the page of an instrument: where it stands, why, what that rests on, and what can be done."""

from dashboard.components.findings import items
from dashboard.components.happenings import happened
from dashboard.components.stacked import Cell, figure, stacked
from dashboard.components.words import UNKNOWN, confidence_badge, position_look, stage_look, worded
from dashboard.data.dossier import Span, Standing
from dashboard.data.proof import Proof
from dashboard.markup import Html, joined, linked, page_link, tag
from dashboard.moment import Moment
from tracker.law.participation import IsParty
from tracker.locale.dates import long_date, short_date
from tracker.locale.names import name, position_name


def panel(found: Proof, instrument: str, moment: Moment) -> Html:
    """Everything about the state towards this instrument."""
    t = moment.t
    return tag(
        "section",
        tag("h2", found.name, id="proof"),
        _facts(found, moment),
        tag("p", linked(found.explanation), class_="tt-lead"),
        _ways(found, instrument, moment),
        tag("h3", t("What this rests on")),
        _rests_on(found, moment),
        *_over_time(found, moment),
        *([tag("h3", t("Findings")), items(found.findings, instrument, moment)] if found.findings else []),
        class_="tt-proof",
        aria_labelledby="proof",
    )


def _facts(found: Proof, moment: Moment) -> Html:
    t, lang, one = moment.t, moment.lang, found.standing
    day = long_date(moment.as_of, lang)
    facts: list[tuple[str, Html | str]] = [(t("A party on {day}?", day=day), _party(found, moment))]
    if one is not None:
        position = worded(
            *position_look(one.position, one.stage, one.confidence), position_name(one.position, found.condition, lang)
        )
        facts += [
            (t("Position"), position),
            (t("Since"), long_date(one.since, lang)),
            (t("In force for it"), long_date(one.in_force_on, lang) if one.in_force_on else "–"),
            (t("Stage at home"), _stage(one, moment)),
            (t("How well known"), confidence_badge(one.confidence, lang)),
        ]
    rows = (tag("div", tag("dt", label), tag("dd", value)) for label, value in facts)
    return tag("dl", *rows, class_="tt-facts")


def _party(found: Proof, moment: Moment) -> Html:
    t = moment.t
    look, sign, said = {
        IsParty.YES: ("tt-good", "●", t.c("a party?", "yes")),
        IsParty.NO: ("tt-none", "○", t.c("a party?", "no")),
        IsParty.NOT_KNOWN: ("tt-unknown", "?", t.c("a party?", "not known")),
    }[IsParty(found.is_party)]
    return worded(look, tag("span", sign, class_="tt-glyph", aria_hidden="true"), said)


def _stage(one: Standing, moment: Moment) -> Html:
    if one.confidence == UNKNOWN and one.stage == "none-known":
        return worded(*stage_look(one.stage, one.confidence), moment.t("nothing heard"))
    return worded(*stage_look(one.stage, one.confidence), name(one.stage, moment.lang))


def _ways(found: Proof, instrument: str, moment: Moment) -> Html:
    t, state = moment.t, found.state
    confirm = moment.address("register", table="confirmations", instrument=instrument, state=state)
    ways = [
        (t("Record an act or a step"), moment.address("record", instrument=instrument, state=state)),
        (t("Confirm the status"), confirm),
        (t("All about this state"), moment.address("state", state=state)),
        (t("Back to all states"), moment.address("instrument", instrument=instrument)),
    ]
    listed = (tag("li", page_link(label, address)) for label, address in ways)
    return tag("ul", *listed, class_="tt-ways", aria_label=t("What can be done from here"))


def _rests_on(found: Proof, moment: Moment) -> Html:
    """Its own acts, steps, dates and confirmations, and those of the instrument as a whole."""
    t = moment.t
    if not found.events and not found.general:
        return tag("p", t("No act, no step and no confirmation is on record."), class_="tt-unknown")
    own = (
        happened(t("{state}: what is on record", state=found.name), found.events, moment, found.rests_on)
        if found.events
        else tag("p", t("Nothing of this state is on record."), class_="tt-unknown")
    )
    general = (
        happened(t("What is on record of the instrument as a whole"), found.general, moment) if found.general else None
    )
    return joined([own, tag("p", t("Of the instrument as a whole:"), class_="tt-small") if general else None, general])


def _over_time(found: Proof, moment: Moment) -> list[Html]:
    """Its positions one after another, where there was more than one."""
    t = moment.t
    if len(found.spans) < 2:
        return []
    heads = (t("From"), t("Until"), t("Position"), t("Stage at home"))
    rows = (_span(span, moment) for span in found.spans)
    return [tag("h3", t("Its positions over time")), stacked(t("Its positions over time"), heads, rows)]


def _span(span: Span, moment: Moment) -> list[Cell]:
    lang = moment.lang
    return [
        figure(short_date(span.start, lang)),
        figure(short_date(span.until, lang) if span.until else "–"),
        name(span.position, lang),
        name(span.stage, lang) if span.stage else "–",
    ]
