"""A table of record: with a caption and headings for whoever hears it, and scrolling where a screen is narrow."""

from collections.abc import Iterable, Sequence

from dashboard.markup import Html, tag


def table(caption: str, heads: Sequence[str | Html], rows: Iterable[Html], class_: str = "") -> Html:
    """The table in a region of its own, which the caption names."""
    drawn = tag(
        "table",
        tag("caption", caption, class_="tt-sr"),
        tag("thead", tag("tr", *(tag("th", head, scope="col") for head in heads))),
        tag("tbody", *rows),
        class_=f"tt-table {class_}".strip(),
    )
    return tag("div", drawn, class_="tt-scroll", tabindex="0", role="region", aria_label=caption)
