"""The outstanding list: one block for each instrument, one card for each state that owes."""

from collections.abc import Iterable

from dashboard.components.table import table
from dashboard.components.words import UNKNOWN, confidence_badge, instrument_state, stage_look, worded
from dashboard.data.owing import Group, Nearness, Owing
from dashboard.markup import Html, joined, page_link, tag
from dashboard.moment import Moment
from tracker.locale.dates import duration, long_date, short_date
from tracker.locale.names import name


def blocks(groups: Iterable[Group], moment: Moment) -> Html:
    """All blocks, in the order given."""
    return joined([block(group, moment) for group in groups])


def block(group: Group, moment: Moment) -> Html:
    """One instrument: its title, how long it has waited, what it lacks, and its states."""
    address = moment.address("instrument", instrument=group.key)
    heading = tag("h3", page_link(group.title, address), id=f"owed-{group.key}")
    full = tag("p", group.full_title, class_="tt-small tt-mute") if group.full_title != group.title else None
    return tag(
        "article",
        tag("div", tag("div", heading, full), _waiting(group, moment), class_="tt-head"),
        tag("p", *lacking(group.nearness, moment), class_="tt-eif tt-small"),
        _done(group, moment),
        cards(group, moment),
        class_="tt-block",
        aria_labelledby=f"owed-{group.key}",
    )


def _waiting(group: Group, moment: Moment) -> Html:
    t = moment.t
    waits = tag("strong", t("waiting {duration}", duration=duration(group.since, moment.as_of, moment.lang)))
    since = tag("span", t("since {day}", day=long_date(group.since, moment.lang)), class_="tt-small tt-mute")
    return tag("p", waits, tag("br"), since, class_="tt-wait")


def _done(group: Group, moment: Moment) -> Html | None:
    if not group.consented:
        return None
    t = moment.t
    return tag("p", t("Consent given by: {states}", states=", ".join(group.consented)), class_="tt-small")


def lacking(near: Nearness, moment: Moment) -> list[Html]:
    """The state of an instrument and, in one sentence, what it lacks for its entry into force."""
    sentence = lacking_in_words(near, moment)
    return (
        [instrument_state(near.state, moment.lang), tag("span", sentence)]
        if sentence
        else [instrument_state(near.state, moment.lang)]
    )


def lacking_in_words(near: Nearness, moment: Moment) -> str:
    """What an instrument lacks for its entry into force, or when it enters; empty where its state says all."""
    t = moment.t
    if near.on is not None:
        return long_date(near.on, moment.lang)
    if not near.computable:
        return t("Entry into force cannot be computed: no source gives the clause.")
    if near.met or near.told:
        return near.told
    if near.blocking and near.needs <= len(near.blocking):
        return t("Needs {states}.", states=", ".join(near.blocking))
    if not near.any_of:
        return t.n("Needs {n} more.", "Needs {n} more.", n=near.needs)
    states = ", ".join(near.any_of)
    return t.n("Needs {n} more, any of: {states}.", "Needs {n} more, any of: {states}.", n=near.needs, states=states)


def cards(group: Group, moment: Moment) -> Html:
    """The states that owe: a table for whoever reads with a screen reader, cards for the eye."""
    t = moment.t
    heads = (t("State"), t("Stage"), t("Waiting"), t("How well known"))
    head = tag("tr", *(tag("th", text, scope="col", role="columnheader") for text in heads), role="row")
    return tag(
        "table",
        tag("caption", t("States that have not consented: {title}", title=group.title)),
        tag("thead", head, role="rowgroup"),
        tag("tbody", *(_card(one, moment) for one in group.owing), role="rowgroup"),
        class_="tt-cards",
        role="table",
    )


def _card(one: Owing, moment: Moment) -> Html:
    t = moment.t
    colour, symbol = stage_look(one.stage, one.confidence)
    record = moment.address("record", instrument=one.instrument, state=one.state)
    label = t("Record an act or a step of {state}", state=one.name)
    return tag(
        "tr",
        tag(
            "th",
            one.name,
            page_link(t.c("short", "record"), record, class_="tt-rec", aria_label=label),
            scope="row",
            role="rowheader",
        ),
        tag("td", worded(colour, symbol, stage_in_words(one, moment)), role="cell"),
        tag("td", _since(one, moment), class_="tt-plain", role="cell"),
        tag("td", confidence_badge(one.confidence, moment.lang), _blocking(one, moment), role="cell"),
        class_=colour,
        role="row",
    )


def stage_in_words(one: Owing, moment: Moment) -> str:
    """The stage of a state, which is unknown rather than idle where nothing was heard."""
    if one.confidence == UNKNOWN and one.stage == "none-known":
        return moment.t("nothing heard")
    label = name(one.stage, moment.lang)
    return f"{label}: {name(one.last_step, moment.lang)}" if one.stage == "under-way" and one.last_step else label


def _since(one: Owing, moment: Moment) -> Html:
    t = moment.t
    word = (
        t("signed {day}", day=short_date(one.since, moment.lang))
        if one.position == "signed"
        else t("since {day}", day=short_date(one.since, moment.lang))
    )
    lasted = tag("span", duration(one.since, moment.as_of, moment.lang))
    return tag("span", lasted, tag("br"), tag("span", word, class_="tt-mute tt-small"), class_="tt-num")


def _blocking(one: Owing, moment: Moment) -> Html | None:
    return tag("span", " ", tag("span", moment.t("blocking"), class_="tt-badge tt-bad")) if one.blocking else None


def unconfirmed(groups: Iterable[Group], moment: Moment) -> Html:
    """What is to be confirmed: one row for each instrument, with the states in question."""
    t = moment.t
    heads = (t("Instrument"), t("As a whole"), t("States to be confirmed"))
    rows = (_unconfirmed_row(group, moment) for group in groups)
    return table(t("Instruments of which some states' acts are not on record"), heads, rows)


def _unconfirmed_row(group: Group, moment: Moment) -> Html:
    address = moment.address("instrument", instrument=group.key)
    states = [
        page_link(one.name, moment.address("record", instrument=group.key, state=one.state)) for one in group.owing
    ]
    return tag(
        "tr",
        tag("th", page_link(group.title, address), scope="row"),
        tag("td", *lacking(group.nearness, moment)[:1]),
        tag("td", joined(states, ", ")),
    )
