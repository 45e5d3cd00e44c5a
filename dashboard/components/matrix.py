"""The matrix: instruments down, states across, a symbol and a date in each cell."""

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.components.words import UNKNOWN, instrument_state, position_look, worded
from dashboard.data.owing import Cell, Line
from dashboard.markup import Html, page_link, tag
from dashboard.moment import Moment
from tracker.locale.dates import short_date
from tracker.locale.names import name

_GONE = frozenset({"withdrawn", "not-eligible", "ended"})


def present(
    lines: Sequence[Line], cells: Mapping[str, Mapping[str, Cell]], states: Mapping[str, str]
) -> dict[str, str]:
    """The states that stand towards one of these instruments otherwise than having left."""
    concerned = {code for line in lines for code, cell in cells.get(line.key, {}).items() if cell.position not in _GONE}
    return {code: label for code, label in states.items() if code in concerned}


def matrix(
    lines: Sequence[Line], cells: Mapping[str, Mapping[str, Cell]], states: Mapping[str, str], moment: Moment
) -> Html:
    """The matrix of these instruments by these states."""
    t = moment.t
    head = tag(
        "tr",
        tag("th", t("Instrument"), scope="col"),
        *(tag("th", label, scope="col") for label in states.values()),
        tag("th", t("As a whole"), scope="col"),
    )
    body = (_row(line, cells.get(line.key, {}), states, moment) for line in lines)
    table = tag(
        "table",
        tag(
            "caption",
            t("Where every state stands towards every instrument on {day}", day=short_date(moment.as_of, moment.lang)),
        ),
        tag("thead", head),
        tag("tbody", *body),
        class_="tt-table tt-matrix",
    )
    return tag("div", table, class_="tt-scroll", tabindex="0", role="region", aria_label=t("Matrix"))


def _row(line: Line, cells: Mapping[str, Cell], states: Mapping[str, str], moment: Moment) -> Html:
    address = moment.address("instrument", instrument=line.key)
    return tag(
        "tr",
        tag("th", page_link(line.title, address), scope="row"),
        *(_cell(cells.get(state), label, moment) for state, label in states.items()),
        tag("td", instrument_state(line.state, moment.lang)),
    )


def _cell(cell: Cell | None, state: str, moment: Moment) -> Html:
    if cell is None or cell.position == "not-eligible":
        return tag("td", tag("span", moment.t("not concerned"), class_="tt-sr"))
    colour, symbol = position_look(cell.position, cell.stage, cell.confidence)
    label = name(cell.position, moment.lang)
    day = short_date(_day(cell), moment.lang)
    title = f"{state}: {label}, {name(cell.stage, moment.lang)} ({name(cell.confidence, moment.lang)}), {day}"
    word = worded(colour, symbol, _shown(cell, day, moment), title=title)
    hidden = tag("span", f", {label}", class_="tt-sr")
    return tag("td", word, hidden, class_="tt-doubt" if cell.confidence == UNKNOWN else None)


def _day(cell: Cell) -> date:
    return cell.in_force_on if cell.position == "party" and cell.in_force_on else cell.since


def _shown(cell: Cell, day: str, moment: Moment) -> str:
    """The day; or, where nothing was done on the international plane, how far the state is at home."""
    t = moment.t
    if cell.position != "no-act":
        return day
    if cell.stage == "approved-at-home":
        return t("approved")
    return t("under way") if cell.stage == "under-way" else ""
