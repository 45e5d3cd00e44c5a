"""A row of choices that live in the address, drawn as the browser's own lists.

One element where Streamlit's lists would be several: what a visitor chooses shows at once, and takes no longer than on
an empty page.
"""

from collections.abc import Mapping
from typing import NamedTuple

import streamlit as st

from dashboard.components.filters import put, tell_what_is_passed_over

_KEY = "choices"
_SCRIPT = """
const field = ([name, label, options]) => {
  const list = Object.assign(document.createElement("select"), { name });
  list.append(...options.map(([value, text]) => new Option(text, value)));
  const labelled = document.createElement("label");
  labelled.append(label, list);
  return labelled;
};

export default function ({ data, parentElement, setTriggerValue }) {
  const row = parentElement.querySelector("form");
  const drawn = JSON.stringify(data.fields);
  if (row.dataset.drawn !== drawn) {
    row.dataset.drawn = drawn;
    row.replaceChildren(...data.fields.map(field));
  }
  for (const list of row.elements) list.value = data.values[list.name];
  row.onchange = () => setTriggerValue("chosen", Object.fromEntries(new FormData(row)));
}
"""
_drawn = st.components.v2.component(
    "treaty_tracker_choices", html='<form class="tt-choices"></form>', js=_SCRIPT, isolate_styles=False
)


class Choice(NamedTuple):
    """One list: its label, and what can be chosen in it, by the value that the address has for it."""

    label: str
    options: Mapping[str, str]


def chosen(fields: Mapping[str, Choice]) -> dict[str, str]:
    """The values that the address has for these parameters: empty where it has none, or one not in the list, which is
    told."""
    asked = {name: st.query_params.get(name, "") for name in fields}
    for name, value in asked.items():
        tell_what_is_passed_over(name, [value], fields[name].options)
    return {name: value if value in fields[name].options else "" for name, value in asked.items()}


def choices(fields: Mapping[str, Choice], values: Mapping[str, str], nothing: str) -> None:
    """Draw lists that show these values, an empty one as `nothing`, and change them in the address."""
    listed = [[name, field.label, [["", nothing], *field.options.items()]] for name, field in fields.items()]
    _drawn(data={"fields": listed, "values": dict(values)}, key=_KEY, on_chosen_change=_to_address, height="content")


def _to_address() -> None:
    put(st.session_state[_KEY].chosen, st.query_params)
