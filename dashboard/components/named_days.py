"""Sessions of a council as names for days: choosing one sets the day it was held on."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from dashboard.components.fields import show
from dashboard.components.filters import to_address
from dashboard.moment import Moment


def named_beginning(parameter: str, label: str, days: Mapping[str, str], nothing: str, day: date | None) -> None:
    """A list that writes the day of the session chosen into the address; it shows the session of `day`."""
    key = f"named.{parameter}"
    show(key, day.isoformat() if day and day.isoformat() in days else "", tuple(days))
    st.selectbox(
        label,
        ["", *days],
        key=key,
        format_func=lambda value: days.get(value, nothing),
        on_change=to_address,
        args=(parameter, key),
    )


def named_as_of(label: str, days: Mapping[str, str], nothing: str, moment: Moment) -> None:
    """A list that sets the day every page answers for; it shows the session of that day."""
    key = "named.as_of"
    show(key, moment.as_of.isoformat() if moment.as_of.isoformat() in days else "", tuple(days))
    st.selectbox(
        label,
        ["", *days],
        key=key,
        format_func=lambda value: days.get(value, nothing),
        on_change=_to_frame,
        args=(key,),
    )


def _to_frame(key: str) -> None:
    if value := st.session_state[key]:
        st.session_state["as_of"] = date.fromisoformat(value)
