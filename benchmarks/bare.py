"""The other side of `benchmarks/dashboard.py`: a bare Streamlit page that draws the elements of ours from constants.

Run by `streamlit run` with its default settings. BARE_CONSTANTS names the file of elements by address, which
`benchmarks/recorded.py` wrote; without it the page is empty but for a button and whether it was pressed.
"""

import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

Node = dict[str, Any]


@st.cache_resource
def constants() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path(os.environ["BARE_CONSTANTS"]).read_text("utf-8"))
    return found


@st.cache_resource
def component(name: str, html: str, script: str) -> Callable[..., Any]:
    made: Callable[..., Any] = st.components.v2.component(name, html=html, js=script, isolate_styles=False)
    return made


@st.cache_resource
def datasets(address: str, number: int, _records: dict[str, Any]) -> dict[str, pd.DataFrame]:  # noqa: ARG001
    """The data of a chart, made into frames once."""
    return {name: pd.DataFrame(rows) for name, rows in _records.items()}


def draw(nodes: list[Node]) -> None:
    for node in nodes:
        DRAWN[node["kind"]](node)


def columns(node: Node) -> None:
    for column, child in zip(st.columns(node["weights"]), node["children"], strict=True):
        with column:
            draw(child["children"])


def inside(make: Callable[[Node], Any]) -> Callable[[Node], None]:
    def drawn(node: Node) -> None:
        with make(node):
            draw(node["children"])

    return drawn


def choice(node: Node) -> None:
    def to_address() -> None:
        if value := constants()["values"][node["key"]].get(st.session_state[node["key"]]):
            st.query_params[node["key"].split(".")[-1]] = value

    if node["key"]:
        st.session_state[node["key"]] = node["options"][node["index"]] if node["index"] is not None else None
    st.selectbox(node["label"], node["options"], key=node["key"] or None, on_change=to_address)


def choices(node: Node) -> None:
    def to_address() -> None:
        chosen = st.session_state.choices.chosen
        st.query_params.update({name: value for name, value in chosen.items() if value})

    row = component("choices", node["html"], node["script"])
    row(data=node["data"], key="choices", on_chosen_change=to_address, height="content")


def links(node: Node) -> None:
    component("links", "<span></span>", node["script"])(data=node["data"], key="frame.links", height="content")


def day(node: Node) -> None:
    bound = {"key": node["key"], "bind": "query-params"} if node["key"] in ("as_of", "known_on") else {}
    value = date.fromisoformat(node["default"]) if node["default"] else None
    st.date_input(node["label"], value, min_value=date(1600, 1, 1), max_value=date(2199, 12, 31), **bound)


def chart(node: Node) -> None:
    spec = {**node["spec"], "datasets": datasets(node["address"], node["number"], node["datasets"])}
    st.vega_lite_chart(None, spec, theme="streamlit")


DRAWN: dict[str, Callable[[Node], Any]] = {
    "alert": lambda node: st.info(node["body"]),
    "button": lambda node: st.button(node["label"], key=node["key"] or None),
    "button_group": lambda node: st.segmented_control(node["label"], node["options"], default=node["value"]),
    "caption": lambda node: st.caption(node["body"]),
    "choices": choices,
    "checkbox": lambda node: st.checkbox(node["label"], key=node["key"] or None),
    "columns": columns,
    "container": inside(lambda _: st.container()),
    "date_input": day,
    "download_button": lambda node: st.download_button(node["label"], b"", key=node["key"] or None),
    "expander": inside(lambda node: st.expander(node["label"])),
    "header": lambda node: st.header(node["body"], anchor=node["anchor"] or None),
    "html": lambda node: st.html(node["body"]),
    "links": links,
    "markdown": lambda node: st.markdown(node["body"]),
    "multiselect": lambda node: st.multiselect(node["label"], node["options"], key=node["key"] or None),
    "selectbox": choice,
    "subheader": lambda node: st.subheader(node["body"]),
    "text_input": lambda node: st.text_input(node["label"], key=node["key"] or None),
    "title": lambda node: st.title(node["body"], anchor=False),
    "vega_lite_chart": chart,
}


def page(path: str) -> Callable[[], None]:
    def drawn() -> None:
        address = st.query_params.to_dict()
        if day := st.session_state.get("as_of"):  # one that was chosen just now is not in the address yet
            address["as_of"] = day.isoformat()
        asked = "&".join(f"{name}={value}" for name, value in sorted(address.items()))
        known = constants()["pages"]
        found = known.get(f"{path}?{asked}") or known[f"{path}?"]
        st.html(found["style"])
        with st.sidebar:
            draw(found["sidebar"])
        draw(found["main"])

    drawn.__name__ = path or "home"
    return drawn


def empty() -> None:
    st.write(st.button("Press"))


st.set_page_config(layout="wide")
if "BARE_CONSTANTS" in os.environ:
    paths = dict.fromkeys(address.split("?")[0] for address in constants()["pages"])
    every = [st.Page(page(path), url_path=path, default=not path, title=path or "home") for path in paths]
    st.navigation(every, position="hidden").run()
else:
    empty()
