"""What the tests read on a page."""

import json
import re
from typing import Any

from streamlit.testing.v1 import AppTest


def title(app: AppTest) -> str:
    """The page's title: asserted everywhere, so that no test passes on an empty page."""
    assert len(app.title) == 1, [one.value for one in app.title]
    return str(app.title[0].value)


def html(app: AppTest) -> str:
    """Everything a page says in HTML."""
    around = [text for told in _rows(app) for text in (told["above"], told["below"])]
    return "\n".join([*(str(one.proto.body) for one in app.main.get("html")), *around])


def _rows(app: AppTest) -> list[dict[str, Any]]:
    """What the rows of choices of a page were told."""
    return [json.loads(json.loads(one.proto.json)) for one in app.main.get("bidi_component")]


def chosen(app: AppTest) -> dict[str, str]:
    """What the row of choices of a page shows, by parameter of the address."""
    (row,) = _rows(app)
    return dict(row["values"])


def field(app: AppTest, name: str, form: str = "record") -> Any:
    """The field of a form, in whatever language it is drawn."""
    key = re.compile(rf"{form}\.field\.\w\w\.{re.escape(name)}")
    texts, lists = (*app.text_input, *app.text_area, *app.number_input), (*app.selectbox, *app.multiselect)
    every = (*texts, *lists, *app.checkbox, *app.get("segmented_control"))
    (found,) = [one for one in every if key.fullmatch(one.key or "")]
    return found


def go_on_to(app: AppTest, **address: str) -> AppTest:
    """Another address of the same page, in the same session."""
    app.query_params.clear()
    app.query_params.update(address)
    return app.run()
