"""A table of record whose rows stand as cards where a screen is narrow, each cell under the name of its column."""

from collections.abc import Iterable, Sequence

from dashboard.markup import Child, Html, tag

Cell = Child | Sequence[Child]


def stacked(
    caption: str, heads: Sequence[str], rows: Iterable[Sequence[Cell] | Html], named_by: int = 0, class_: str = ""
) -> Html:
    """The table; the cell in the column `named_by` names its row. A column that needs no name for the eye has none.

    A row that is HTML already, such as the heading of a group, stands as it is.
    """
    head = tag("tr", *(tag("th", text, scope="col", role="columnheader") for text in heads), role="row")
    drawn = tag(
        "table",
        tag("caption", caption, class_="tt-sr"),
        tag("thead", head, role="rowgroup"),
        tag("tbody", *(row if isinstance(row, Html) else _row(row, heads, named_by) for row in rows), role="rowgroup"),
        class_=f"tt-table tt-stacked {class_}".strip(),
        role="table",
    )
    return tag("div", drawn, class_="tt-scroll", tabindex="0", role="region", aria_label=caption)


def _row(cells: Sequence[Cell], heads: Sequence[str], named_by: int) -> Html:
    drawn = []
    for place, (cell, label) in enumerate(zip(cells, heads, strict=True)):
        children = (cell,) if cell is None or isinstance(cell, str | int) else tuple(cell)
        if place == named_by:
            drawn.append(tag("th", *children, scope="row", role="rowheader"))
        else:
            nil = "tt-nil" if children in (("–",), (figure("–"),)) else None
            drawn.append(tag("td", *children, role="cell", data_label=label or None, class_=nil))
    return tag("tr", *drawn, role="row")


def figure(*children: Child) -> Html:
    """A day or a number, whose digits stand beneath one another."""
    return tag("span", *children, class_="tt-num")
