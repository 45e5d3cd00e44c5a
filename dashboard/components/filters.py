"""Choices that live in the address: what is chosen can be copied, and back and forward go through it."""

from collections.abc import Mapping

import streamlit as st


def choice(parameter: str, label: str, options: Mapping[str, str], nothing: str = "") -> str:
    """The value the address has for a parameter, drawn as a list that changes it.

    Where the address has none it is empty, shown as `nothing`; without `nothing`, it is the first option.
    """
    key = f"choice.{parameter}"
    values = [*([""] if nothing else []), *options]
    asked = st.query_params.get(parameter, "")
    st.session_state[key] = asked if asked in options else (values[0] if values else "")
    chosen = st.selectbox(
        label,
        values,
        key=key,
        format_func=lambda value: options.get(value, nothing),
        on_change=_to_address,
        args=(parameter, key),
    )
    return str(chosen or "")


def _to_address(parameter: str, key: str) -> None:
    if value := st.session_state[key]:
        st.query_params[parameter] = value
    else:
        st.query_params.pop(parameter, None)
