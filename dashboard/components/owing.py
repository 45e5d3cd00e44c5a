"""The outstanding list: one block for each instrument, one card for each state that owes."""

from collections.abc import Mapping, Sequence

from dashboard.components.debtors import by_stage, grouped_by_stage, stage_of
from dashboard.components.stacked import Cell, stacked
from dashboard.components.words import UNKNOWN, confidence_badge, instrument_state, stage_look, worded
from dashboard.data.owing import Group, Nearness, Owing, by_name
from dashboard.markup import Html, joined, page_link, tag
from dashboard.moment import Moment
from tracker.law.vocabulary import Stage
from tracker.locale.dates import duration, long_date, short_date
from tracker.locale.names import name
from tracker.locale.states import states_listed

REPORT = "outstanding-by-instrument"
_MOST_CARDS = 12  # more states than this are counted, and named on demand


def blocks(
    groups: Sequence[Group], consented: Mapping[str, tuple[str, ...]], forms: Mapping[str, str], moment: Moment
) -> Html:
    """All blocks, in the order given; `forms` are the acts to be expected, by instrument."""
    owing = by_name(groups, moment)
    return joined(
        [
            block(group, owing[group.key], consented.get(group.key, ()), forms.get(group.key, ""), moment)
            for group in groups
        ]
    )


def block(group: Group, owing: list[Owing], consented: tuple[str, ...], form: str, moment: Moment) -> Html:
    """One instrument: its title, how long it has waited, what it lacks, its states, and where to go from here."""
    address = moment.address("instrument", instrument=group.key)
    heading = tag("h3", page_link(group.title, address), id=f"owed-{group.key}")
    full = tag("p", group.full_title, class_="tt-small tt-mute") if group.full_title != group.title else None
    return tag(
        "article",
        tag("div", tag("div", heading, full), _waiting(group, moment), class_="tt-head"),
        tag("p", *lacking(group.nearness, moment), class_="tt-eif tt-small"),
        _done(consented, moment),
        cards(group, owing, form, moment) if len(owing) <= _MOST_CARDS else crowd(group, owing, form, moment),
        _ways(group, moment),
        class_="tt-block",
        aria_labelledby=f"owed-{group.key}",
    )


def _waiting(group: Group, moment: Moment) -> Html:
    t = moment.t
    waits = tag("strong", t("waiting {duration}", duration=duration(group.since, moment.as_of, moment.lang)))
    since = tag("span", t("since {day}", day=long_date(group.since, moment.lang)), class_="tt-small tt-mute")
    return tag("p", waits, tag("br"), since, class_="tt-wait")


def _done(consented: tuple[str, ...], moment: Moment) -> Html | None:
    if not consented:
        return None
    t, n = moment.t, len(consented)
    if n > _MOST_CARDS:
        said = t.n("Consent given by {n} state", "Consent given by {n} states", n=n)
    else:
        said = t("Consent given by: {states}", states=states_listed(consented, moment.lang))
    return tag("p", said, class_="tt-small tt-given")


def _ways(group: Group, moment: Moment) -> Html:
    t, key = moment.t, group.key
    ways = (
        page_link(t("Record an act or a step"), moment.address("record", instrument=key)),
        page_link(t("What if"), moment.address("whatif", instrument=key)),
        page_link(t("Report"), moment.address("report", report=REPORT, instrument=key)),
    )
    return tag("nav", *ways, class_="tt-ways tt-small", aria_label=t("Go on with {title}", title=group.title))


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
        return t("Needs {states}.", states=states_listed(near.blocking, moment.lang))
    if not near.any_of:
        return t.n("Needs {n} more.", "Needs {n} more.", n=near.needs)
    if len(near.any_of) > _MOST_CARDS:
        return t.n(
            "Needs {n} more, from any of {m} states.",
            "Needs {n} more, from any of {m} states.",
            n=near.needs,
            m=len(near.any_of),
        )
    states = states_listed(near.any_of, moment.lang)
    return t.n("Needs {n} more, any of: {states}.", "Needs {n} more, any of: {states}.", n=near.needs, states=states)


def cards(group: Group, owing: list[Owing], form: str, moment: Moment) -> Html:
    """The states that owe: a table for whoever reads with a screen reader, cards for the eye."""
    t = moment.t
    heads = (t("State"), t("Stage"), t("Waiting"), t("How well known"))
    head = tag("tr", *(tag("th", text, scope="col", role="columnheader") for text in heads), role="row")
    return tag(
        "table",
        tag("caption", t("States that have not consented: {title}", title=group.title)),
        tag("thead", head, role="rowgroup"),
        tag("tbody", *(_card(one, form, moment) for one in owing), role="rowgroup"),
        class_="tt-cards",
        role="table",
    )


def _card(one: Owing, form: str, moment: Moment) -> Html:
    colour, symbol = stage_look(one.stage, one.confidence)
    return tag(
        "tr",
        tag(
            "th",
            page_link(one.name, moment.address("instrument", instrument=one.instrument, state=one.state)),
            scope="row",
            role="rowheader",
        ),
        tag("td", worded(colour, symbol, stage_in_words(one, moment)), role="cell"),
        tag("td", _since(one, moment), class_="tt-plain", role="cell"),
        tag(
            "td",
            tag("span", confidence_badge(one.confidence, moment.lang), _blocking(one, moment)),
            _record(one, form, moment),
            class_="tt-last",
            role="cell",
        ),
        class_=colour,
        role="row",
    )


def _record(one: Owing, form: str, moment: Moment) -> Html:
    """The way to the form; where the state has approved at home, with the act that is to be expected."""
    t = moment.t
    act = form if one.stage == Stage.APPROVED_AT_HOME else ""
    address = moment.address("record", instrument=one.instrument, state=one.state, act=act)
    label = t("Record an act or a step of {state}", state=one.name)
    return page_link(t.c("short", "record"), address, class_="tt-rec", aria_label=label)


def crowd(group: Group, owing: list[Owing], form: str, moment: Moment) -> Html:
    """Many states that owe: how many at which stage, and their names behind it."""
    t = moment.t
    named = [
        tag("div", tag("dt", stage_of(stage, moment, len(those))), tag("dd", *_names(those, form, moment)))
        for stage, those in grouped_by_stage(owing)
    ]
    label = t.n("{n} state owes consent", "{n} states owe consent", n=len(group.owing))
    names = tag("details", tag("summary", t("Which states")), tag("dl", *named, class_="tt-named"))
    return tag("div", tag("p", tag("strong", label)), by_stage(group.owing, moment), names, class_="tt-crowd")


def _names(those: list[Owing], form: str, moment: Moment) -> list[Html | str]:
    """The names; those that have moved lead to the form, the others would only make the page heavy."""
    if those[0].stage not in (Stage.APPROVED_AT_HOME, Stage.UNDER_WAY):
        return [", ".join(one.name for one in those)]
    return [tag("span", one.name, " (", _record(one, form, moment), ") ") for one in those]


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


def unconfirmed(groups: Sequence[Group], moment: Moment) -> Html:
    """What is to be confirmed: one row for each instrument, with the states in question."""
    t = moment.t
    heads = (t("Instrument"), t("As a whole"), t("States to be confirmed"))
    owing = by_name(groups, moment)
    rows = (_unconfirmed_row(group, owing[group.key], moment) for group in groups)
    return stacked(t("Instruments of which some states' acts are not on record"), heads, rows)


def _unconfirmed_row(group: Group, named: list[Owing], moment: Moment) -> tuple[Cell, ...]:
    address = moment.address("instrument", instrument=group.key)
    if len(named) > _MOST_CARDS:
        states = tag("span", states_listed([one.name for one in named], moment.lang))
    else:
        records = (moment.address("record", instrument=group.key, state=one.state) for one in named)
        links = (page_link(one.name, record) for one, record in zip(named, records, strict=True))
        states = joined(links, ", ")
    return page_link(group.title, address), instrument_state(group.nearness.state, moment.lang), states
