"""What the tests read on a page."""

import json

from streamlit.testing.v1 import AppTest


def title(app: AppTest) -> str:
    """The page's title: asserted everywhere, so that no test passes on an empty page."""
    assert len(app.title) == 1, [one.value for one in app.title]
    return str(app.title[0].value)


def html(app: AppTest) -> str:
    """Everything a page says in HTML."""
    return "\n".join(str(one.proto.body) for one in app.main.get("html"))


def chosen(app: AppTest) -> dict[str, str]:
    """What the row of choices of a page shows, by parameter of the address."""
    (row,) = (json.loads(one.proto.json) for one in app.main.get("bidi_component"))
    return dict(row["values"])


def go_on_to(app: AppTest, **address: str) -> AppTest:
    """Another address of the same page, in the same session."""
    app.query_params.clear()
    app.query_params.update(address)
    return app.run()
