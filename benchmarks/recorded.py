"""The elements of pages of the dashboard as plain constants, for a bare page to draw: read off Streamlit's own test
runner, which runs the real entry script."""

import io
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import pandas as pd
import pyarrow as pa
from streamlit.testing.v1 import AppTest

from dashboard.components.choices import SCRIPT as CHOOSING
from dashboard.components.choices import SKELETON
from dashboard.components.links import _SCRIPT as FOLLOWING_LINKS

APP = Path(__file__).parents[1] / "dashboard" / "app.py"
Node = dict[str, Any]


def record(addresses: Sequence[str], file: Path) -> None:
    """Write what stands at these addresses ("instrument?as_of=D&instrument=KEY") to a file, by address.

    Beside it what a choice puts into the address, for the choices made at one of them.
    """
    values: dict[str, dict[str, str]] = {}
    pages = {address: _at(address, values) for address in addresses}
    file.write_text(json.dumps({"pages": pages, "values": values}, ensure_ascii=False), "utf-8")


def _at(address: str, values: dict[str, dict[str, str]]) -> dict[str, Any]:
    path, _, query = address.partition("?")
    app = AppTest.from_file(str(APP), default_timeout=120)
    for pair in filter(None, query.split("&")):
        name, _, value = pair.partition("=")
        app.query_params[name] = value
    app.run()
    if path:
        app.switch_page(f"views/{path}.py").run()
    assert not app.exception, app.exception
    for chosen in app.selectbox:
        if chosen.key and chosen.index is not None:
            values.setdefault(chosen.key, {})[chosen.options[chosen.index]] = str(chosen.value)
    main, sidebar, event = (app._tree.children[number] for number in range(3))
    (style,) = (child.proto.body for child in event.children.values() if child.type == "html")
    return {"main": list(_nodes(main, address)), "sidebar": list(_nodes(sidebar, address)), "style": style}


def _nodes(block: Any, address: str) -> Iterator[Node]:
    for number, child in enumerate(block.children.values()):
        yield _node(child, address, number)


def _node(found: Any, address: str, number: int) -> Node:
    kind, proto = found.type, found.proto
    if kind == "flex_container" or kind in ("container", "horizontal", "vertical"):
        children = list(_nodes(found, address))
        if children and all(child["kind"] == "column" for child in children):
            return {"kind": "columns", "weights": [child["weight"] for child in children], "children": children}
        return {"kind": "container", "children": children}
    if kind == "column":
        return {"kind": kind, "weight": proto.weight, "children": list(_nodes(found, address))}
    if kind == "expander":
        return {"kind": kind, "label": proto.label, "children": list(_nodes(found, address))}
    if kind == "bidi_component":
        return _component(proto)
    if kind == "vega_lite_chart":
        return {"kind": kind, "address": address, "number": number} | _chart(proto)
    if kind in ("info", "warning", "success", "error"):
        return {"kind": "alert", "body": proto.body}
    return {"kind": kind} | _told(kind, found)


def _told(kind: str, found: Any) -> Node:
    proto, key = found.proto, getattr(found, "key", None) or ""
    match kind:
        case "html" | "markdown" | "caption" | "subheader":
            return {"body": proto.body}
        case "title" | "header":
            return {"body": proto.body, "anchor": proto.anchor}
        case "selectbox":
            return {"label": proto.label, "options": list(proto.options), "key": key, "index": found.index}
        case "date_input":
            return {"label": proto.label, "key": key, "default": proto.default[0] if proto.default else ""}
        case "button_group":
            return {"label": proto.label, "options": [one.content for one in proto.options], "value": found.value}
        case "multiselect":
            return {"label": proto.label, "options": list(proto.options), "key": key}
        case _:
            return {"label": proto.label, "key": key}


def _component(proto: Any) -> Node:
    """One of our two components: it follows links, or draws a row of choices."""
    data = json.loads(proto.json)
    if isinstance(data, str):
        return {"kind": "choices", "html": SKELETON, "script": CHOOSING, "data": data}
    return {"kind": "links", "script": FOLLOWING_LINKS, "data": data}


def _chart(proto: Any) -> Node:
    frames = {one.name: one.data.data for one in proto.datasets}
    records = {name: json.loads(_frame(data).to_json(orient="records")) for name, data in frames.items()}
    return {"spec": json.loads(proto.spec), "datasets": records}


def _frame(data: bytes) -> pd.DataFrame:
    return pa.ipc.open_stream(io.BytesIO(data)).read_pandas()


if __name__ == "__main__":
    record(sys.argv[2:], Path(sys.argv[1]))
