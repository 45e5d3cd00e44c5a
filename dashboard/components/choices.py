"""A row of choices that live in the address, drawn as the browser's own lists, and what depends on them around it.

One element where Streamlit's would be several: what a visitor chooses shows at once, and what depends on it takes no
longer than on an empty page.
"""

import json
from collections.abc import Mapping
from typing import NamedTuple

import streamlit as st

from dashboard.components.filters import PARTS, put, tell_what_is_passed_over
from dashboard.markup import Html

_KEY = "choices"
SCRIPT = """
const field = ([name, label, options]) => {
  const list = Object.assign(document.createElement("select"), { name });
  list.append(...options.map(([value, text]) => new Option(text, value)));
  const labelled = document.createElement("label");
  labelled.append(label, list);
  return labelled;
};

const show = (place, html) => {
  if (place.shown !== html) place.innerHTML = place.shown = html;
};

const toAddress = (chosen, parts) => {
  const address = new URL(location);
  for (const [name, value] of chosen)
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  for (const part of parts) if (address.searchParams.has(part)) address.searchParams.set(part, "1");
  history.pushState({}, "", address);
};

export default function ({ data, parentElement, setTriggerValue }) {
  const { above, fields, values, below, parts } = JSON.parse(data);
  const row = parentElement.querySelector("form");
  show(row.previousElementSibling, above);
  show(row.nextElementSibling, below);
  const drawn = JSON.stringify(fields);
  if (row.dataset.drawn !== drawn) {
    row.dataset.drawn = drawn;
    row.replaceChildren(...fields.map(field));
  }
  for (const list of row.elements) list.value = values[list.name];
  row.onchange = () => {
    const chosen = [...new FormData(row)];
    setTriggerValue("chosen", Object.fromEntries(chosen));
    setTimeout(() => toAddress(chosen, parts)); // while the server is at work, which will say the same
  };
}
"""
SKELETON = '<div></div><form class="tt-choices"></form><div></div>'
_drawn = st.components.v2.component("treaty_tracker_choices", html=SKELETON, js=SCRIPT, isolate_styles=False)


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


def choices(fields: Mapping[str, Choice], values: Mapping[str, str], nothing: str, above: Html, below: Html) -> None:
    """Draw lists that show these values, an empty one as `nothing`, and change them in the address.

    What stands above and below them is drawn as it is: `Html` is escaped where it is made. The component is told
    everything as one text, since Streamlit takes apart and copies what is not.
    """
    listed = [[name, field.label, [["", nothing], *field.options.items()]] for name, field in fields.items()]
    told = {"above": above, "fields": listed, "values": dict(values), "below": below, "parts": PARTS}
    _drawn(data=json.dumps(told), key=_KEY, on_chosen_change=_to_address, height="content")


def _to_address() -> None:
    put(st.session_state[_KEY].chosen, st.query_params)
