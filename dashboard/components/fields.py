"""The fields of a form: their names, what they show, and what a clerk types into them."""

import re
from typing import Any

import streamlit as st

from dashboard.moment import Moment, visit
from tracker.locale.names import name
from tracker.register.fields import Field

PAUSE = "1s"  # after which a text that is still being typed is kept
DATES = ("on", "received_on", "effective_on", "not_before", "not_after")
_SHOWN = "frame.shown"  # on which visit, in which language, and as what each field was shown last
_TYPED = re.compile(r"(?:(?P<day>\d{1,2})[./])?(?P<month>\d{1,2})[./](?P<year>\d{4})")
_ISO = re.compile(r"\d{4}-\d{2}(-\d{2})?")


def label(field: str, moment: Moment) -> str:
    """The name of a column, as people read it."""
    return name(Field(field), moment.lang) if field in set(Field) else field.replace("_", " ")


def iso_typed(text: str) -> str:
    """A day as people type it, as an ISO date: 26.09.2023 is 2023-09-26, 09.2023 is 2023-09; anything else stays."""
    match = _TYPED.fullmatch(text.strip())
    if match is None:
        return text.strip()
    parts = [match["year"], match["month"].zfill(2)]
    return "-".join([*parts, match["day"].zfill(2)] if match["day"] else parts)


def day_typed(text: str, lang: str) -> str:
    """An ISO date as people type it in a language, the reverse of `iso_typed`; what is no date stays."""
    if lang != "ru" or _ISO.fullmatch(text) is None:
        return text
    return ".".join(reversed(text.split("-")))


def show(key: str, value: Any, *drawn_as: object) -> str:
    """Let the field of a key show a value, and return the key.

    One that shows it already is left alone: what is being typed in it would be lost. The browser forgets what a field
    shows when another visit, language or list of options (`drawn_as`) makes another field of it.
    """
    here = (visit(), st.session_state.get("lang"))
    if st.session_state.get(_SHOWN, ((), {}))[0] != here:
        st.session_state[_SHOWN] = (here, {})
    shown = st.session_state[_SHOWN][1]
    if shown.get(key) != drawn_as or key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value
    shown[key] = drawn_as
    return key
