"""Whom something is supposed of, and for when: ticks and days that live in the address."""

from collections.abc import Sequence

import streamlit as st

from dashboard.components.fields import show
from dashboard.components.filters import day_field, put
from dashboard.components.words import UNKNOWN, position_look, worded
from dashboard.data.supposed import Candidate
from dashboard.markup import Html, joined, page_link, plain, tag
from dashboard.moment import Moment
from dashboard.supposition import Supposition, supposition
from tracker.locale.dates import long_date
from tracker.locale.names import name
from tracker.locale.states import alphabetical

AT_ONCE = 12  # states on one page of ticks
_IN_A_ROW = 3
_TICK, _DAY, _FIND, _ON = "whatif.tick.", "whatif.day.", "whatif.find", "whatif.on"
_PAGE = "whatif.page."  # and of how many: another number of pages begins at the first


def clause_choice(
    asked: Supposition, assumable: Sequence[tuple[str, str]], offered: Sequence[str], moment: Moment
) -> None:
    """The clauses that may be assumed, none of them at first."""
    words = dict(assumable)
    key = "whatif.clause"
    show(key, asked.clause if asked.clause in words else "", tuple(words.items()))
    st.radio(
        moment.t("Assume a clause"),
        ["", *words],
        key=key,
        format_func=lambda value: plain(words.get(value, moment.t("none assumed"))),
        on_change=lambda: _to_address(_now(asked, offered).assuming(st.session_state[key])),
    )


def _now(asked: Supposition, offered: Sequence[str]) -> Supposition:
    """What the address supposes when a field is left: two fields may change at once, and neither undoes the other."""
    return supposition(st.query_params.to_dict(), asked.instrument, offered, asked.on)


def _to_address(changed: Supposition) -> None:
    put(changed.parameters(), st.query_params)


def day_for_all(asked: Supposition, moment: Moment) -> None:
    """The day of all that are ticked and have none of their own."""
    show(_ON, asked.on)

    def changed() -> None:
        if day := st.session_state[_ON]:
            st.query_params["on"] = day.isoformat()

    with st.columns(_IN_A_ROW)[0]:
        day_field(
            moment.t("Day of consent"), _ON, moment, changed, help_=moment.t("For every state without another day.")
        )


def all_or_none(asked: Supposition, candidates: Sequence[Candidate], moment: Moment) -> Html:
    """Links that tick everybody, or nobody."""
    t, offered = moment.t, [one.code for one in candidates]
    links = []
    if not asked.every:
        label = t(
            "All {n} of whom no consent is on record, on {day}", n=len(offered), day=long_date(asked.on, moment.lang)
        )
        links.append(page_link(label, asked.ticking(offered, offered).address(moment), class_="tt-action"))
    if asked.states:
        links.append(page_link(t("Untick all"), asked.ticking((), offered).address(moment), class_="tt-action"))
    return tag("p", joined(links, " "), class_="tt-actions")


def ticks(asked: Supposition, candidates: Sequence[Candidate], moment: Moment) -> None:
    """A tick for each state, and a day of its own for each that is ticked; of many states, one page of them."""
    t, offered = moment.t, [one.code for one in candidates]
    shown = list(candidates)
    if len(shown) > AT_ONCE:
        wanted = st.text_input(t("Find a state"), key=_FIND, placeholder=t("part of its name"))
        shown = [one for one in shown if alphabetical(wanted.strip()) in alphabetical(one.name)]
        pages = range(1, -(-len(shown) // AT_ONCE) + 1)
        if len(pages) > 1:
            page = st.segmented_control(t("Page"), list(pages), default=1, key=f"{_PAGE}{len(pages)}", required=True)
            shown = shown[((page or 1) - 1) * AT_ONCE :][:AT_ONCE]
    if not shown:
        st.caption(t("No state of that name is left of which no consent is on record."))
    for start in range(0, len(shown), _IN_A_ROW):
        for column, one in zip(st.columns(_IN_A_ROW), shown[start:], strict=False):
            with column:
                _tick(one, asked, offered, moment)


def _tick(one: Candidate, asked: Supposition, offered: Sequence[str], moment: Moment) -> None:
    key, day, ticked = _TICK + one.code, _DAY + one.code, one.code in asked.states
    show(key, ticked)

    def tick() -> None:
        now = _now(asked, offered)
        others = [code for code in now.states if code != one.code]
        _to_address(now.ticking([*others, one.code] if st.session_state[key] else others, offered))

    def choose() -> None:
        now = _now(asked, offered)
        _to_address(now.dated(one.code, st.session_state[day] or now.on))

    with st.container(key=f"whatif-of-{one.code}", border=True, gap="small"):
        st.checkbox(plain(one.name), key=key, on_change=tick)
        st.html(_how_far(one, moment))
        if ticked:
            show(day, asked.day_of(one.code))
            day_field(moment.t("Day for {state}", state=one.name), day, moment, choose)


def _how_far(one: Candidate, moment: Moment) -> Html:
    colour, symbol = position_look(one.position, one.stage, one.confidence)
    word = f"{name(one.stage, moment.lang)}: {name(one.last_step, moment.lang)}" if one.last_step else ""
    if one.idle and one.confidence == UNKNOWN:
        word = moment.t("nothing heard")
    return tag("p", worded(colour, symbol, word or name(one.position, moment.lang)), class_="tt-small")
