"""Choices that live in the address: what is chosen can be copied, and back and forward go through it."""

from collections.abc import Callable, Container, Iterable, Mapping, MutableMapping
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.components.fields import show
from dashboard.markup import plain
from dashboard.moment import EARLIEST, LATEST, Moment, is_a_day, moment
from tracker.law.deadlines import Phase

_MOST = 5  # values that are told one by one
_ABOVE = "frame.above"
_ON = "yes"  # as an address says it of a switch


def place_above() -> DeltaGenerator:
    """Keep a place above the page, where it is told what of the address is passed over, wherever its list stands."""
    above: DeltaGenerator = st.container()
    st.session_state[_ABOVE] = above
    return above


def not_in_list(parameter: str, value: str, moment: Moment) -> str:
    """That an address asks for what cannot be chosen."""
    return moment.t(
        "The address asks for {parameter}={value}, which is not in the list to choose from. It is passed over.",
        parameter=parameter,
        value=value[:40],
    )


def tell_what_is_passed_over(parameter: str, values: Iterable[str], options: Container[str]) -> None:
    """Tell which of the values that an address has for a parameter are not in its list."""
    for value in values:
        if value and value not in options:
            st.warning(plain(not_in_list(parameter, value, moment())))


def choice(parameter: str, label: str, options: Mapping[str, str], nothing: str = "") -> str:
    """The value the address has for a parameter, drawn as a list that changes it.

    Where the address has none it is empty, shown as `nothing`; without `nothing`, it is the first option.
    """
    key = f"choice.{parameter}"
    values = [*([""] if nothing else []), *options]
    asked = st.query_params.get(parameter, "")
    show(key, asked if asked in options else (values[0] if values else ""), tuple(options.items()))
    with st.session_state[_ABOVE]:
        tell_what_is_passed_over(parameter, [asked], options)
    chosen = st.selectbox(
        label,
        values,
        key=key,
        format_func=lambda value: options.get(value, nothing),
        on_change=to_address,
        args=(parameter, key),
    )
    return str(chosen or "")


def day_choice(parameter: str, label: str, moment: Moment, default: date | None = None) -> date | None:
    """The day the address has for a parameter, drawn as a field that changes it; else `default`."""
    key = f"choice.{parameter}"
    asked = st.query_params.get(parameter, "")
    show(key, date.fromisoformat(asked) if is_a_day(asked) else default)
    if asked and not is_a_day(asked):
        said = moment.t(
            "The address asks for {parameter}={value}, which is not a date of the calendar between {first} and {last} "
            "(2022-12-05). It is passed over.",
            parameter=parameter,
            value=asked[:40],
            first=EARLIEST.year,
            last=LATEST.year,
        )
        st.session_state[_ABOVE].warning(plain(said))
    return day_field(label, key, moment, lambda: to_address(parameter, key))


def day_field(
    label: str, key: str, moment: Moment, changed: Callable[[], None], help_: str | None = None
) -> date | None:
    """A field for a day, as the language writes it; `changed` is called when there is another."""
    chosen: date | None = st.date_input(
        label,
        None,
        key=key,
        min_value=EARLIEST,
        max_value=LATEST,
        format="DD.MM.YYYY" if moment.lang == "ru" else "YYYY-MM-DD",
        on_change=changed,
        help=help_,
    )
    return chosen


PARTS = (
    "part",
    "across",
    *(phase.value for phase in Phase),
)  # where a list is turned to: another choice begins it anew


def several(parameter: str, label: str, options: Mapping[str, str], nothing: str = "") -> tuple[str, ...]:
    """The values the address has for a parameter (parted by commas), drawn as a list of which many can be chosen."""
    key = f"choice.{parameter}"
    asked = st.query_params.get(parameter, "").split(",")
    show(key, [value for value in asked if value in options], tuple(options.items()))
    with st.session_state[_ABOVE]:
        tell_what_is_passed_over(parameter, asked[:_MOST], options)
    chosen = st.multiselect(
        label,
        list(options),
        key=key,
        format_func=lambda value: options.get(value, value),
        placeholder=nothing,
        on_change=to_address,
        args=(parameter, key),
    )
    return tuple(chosen)


def switch(parameter: str, label: str, help_: str | None = None) -> bool:
    """Whether the address asks for something that is off without it, drawn as a switch that changes it."""
    key = f"choice.{parameter}"
    show(key, st.query_params.get(parameter, "") == _ON)
    on: bool = st.toggle(label, key=key, help=help_, on_change=to_address, args=(parameter, key))
    return on


def to_address(parameter: str, key: str) -> None:
    """Write what a field has into the address."""
    value = st.session_state[key] or ""
    if value is True:
        value = _ON
    put({parameter: ",".join(value) if isinstance(value, list) else str(value)}, st.query_params)


def put(chosen: Mapping[str, str], address: MutableMapping[str, str]) -> None:
    """Put choices into an address, which says nothing of what is not chosen, and begin every list anew.

    What is chosen is put in one step, and only what changes: every step is one for the browser to go back.
    """
    begun = {part: "1" for part in PARTS if address.get(part, "1") != "1"}
    if anew := {name: value for name, value in chosen.items() if value and value != address.get(name)} | begun:
        address.update(anew)
    for name in (name for name, value in chosen.items() if not value and name in address):
        del address[name]
