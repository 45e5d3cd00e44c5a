"""The list of a table: found by a search, a page at a time; and the way between the tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.components.paging import page_of
from dashboard.components.register_fields import label
from dashboard.components.register_tables import TABLES, groups
from dashboard.components.register_values import DAYS, shown, titled
from dashboard.components.stacked import Cell, stacked
from dashboard.components.words import confidence_badge
from dashboard.data import editing, register
from dashboard.markup import Html, page_link, tag
from dashboard.moment import Moment
from tracker.law.vocabulary import Basis
from tracker.locale.names import name

ON_A_PAGE = 50
_LONG = ("clause", "source", "note", "asked", "official", "steps", "completed_by", "address")
_LOOKS = {**dict.fromkeys(DAYS, "tt-num"), **dict.fromkeys(_LONG, "tt-long")}


@dataclass(frozen=True)
class Line:
    """One fact of a list: its key, its cells, and the text by which it is found."""

    key: str
    cells: tuple[Html | str, ...]
    found_by: str


@register.kept
def lines(moment: Moment, table: str) -> tuple[Line, ...]:
    """Every fact of a table, in its order."""
    spec = TABLES[table]
    held = [(key, row) for key, row in editing.rows(moment, spec.kind) if spec.holds(row)]
    held.sort(key=lambda one: tuple(str(one[1][column] or "") for column in spec.sort), reverse=spec.newest_first)
    return tuple(_line(key, row, table, moment) for key, row in held)


def _line(key: str, row: Mapping[str, Any], table: str, moment: Moment) -> Line:
    cells = tuple(_cell(column, row, table, moment) for column in TABLES[table].columns)
    plain = [str(value) for value in row.values() if isinstance(value, str | list)]
    said = [str(cell) for cell in cells if not isinstance(cell, Html)]
    return Line(key, cells, " ".join([*plain, *said]).casefold())


def _cell(column: str, row: Mapping[str, Any], table: str, moment: Moment) -> Html | str:
    if column in ("title", "name", "official"):
        return _name(column, row, table, moment)
    if column == "clause":
        return _clause(row, moment)
    if column == "basis":
        return basis_badge(str((row["entry_into_force"] or {}).get("basis") or ""), moment)
    if column == "confidence":
        return confidence_badge(row[column], moment.lang)
    if column == "state" and not row[column]:
        return moment.t("the instrument as a whole") if table in ("confirmations", "announcements") else ""
    return shown(column, row[column], table, moment)


def _name(column: str, row: Mapping[str, Any], table: str, moment: Moment) -> str:
    if column == "name" and table == "contacts":
        return str(row["name"])
    if column == "title" and row.get("short_en", row.get("short_ru")) is not None:
        return titled(row, "short", moment) if row["short_en"] or row["short_ru"] else titled(row, "title", moment)
    return titled(row, column, moment) or str(row.get("on") or "")


def _clause(row: Mapping[str, Any], moment: Moment) -> Html | str:
    notation = row["entry_into_force"]
    if not notation:
        return tag("span", moment.t("no clause known"), class_="tt-mute")
    article = f"{notation.get('article')}: " if notation.get("article") else ""
    return f"{article}{notation.get('summary') or notation.get('quote') or moment.t('in notation')}"


def basis_badge(basis: str, moment: Moment) -> Html | str:
    """How the rule of a clause is known; what is assumed has a broken outline."""
    if not basis:
        return ""
    doubt = " tt-doubt tt-near" if basis == Basis.ASSUMED else " tt-mute"
    return tag("span", name(Basis(basis) if basis in set(Basis) else basis, moment.lang), class_=f"tt-badge{doubt}")


@register.kept
def named(moment: Moment, table: str) -> Mapping[str, str]:
    """What names each fact of a table, by its key."""
    return {line.key: str(line.cells[0] or line.key) for line in lines(moment, table)}


@register.kept
def found(moment: Moment, table: str, search: str) -> tuple[Line, ...]:
    """The facts of a table in which every word of a search stands."""
    words = search.casefold().split()
    return tuple(line for line in lines(moment, table) if all(word in line.found_by for word in words))


@register.kept
def listed(moment: Moment, table: str, search: str, page: int) -> Html:
    """One page of the facts found, as a table whose first column leads to the form."""
    spec = TABLES[table]
    here = page_of(found(moment, table, search), page, ON_A_PAGE).items
    titles = {key: title for _, tables in groups(moment) for key, title in tables.items()}
    heads = [_head(column, table, moment) for column in spec.columns]
    rows = (_row(line, table, moment) for line in here)
    return stacked(titles[table], heads, rows, class_="tt-register")


def _head(column: str, table: str, moment: Moment) -> str:
    t = moment.t
    special = {
        "title": t("Title"),
        "name": t("Name") if table == "contacts" else t.c("of a thing", "Name"),
        "official": t("Official name"),
        "clause": t("Clause"),
        "basis": t("How it is known"),
    }
    return special.get(column) or label(column, table, moment)


def _row(line: Line, table: str, moment: Moment) -> list[Cell]:
    first, *others = line.cells
    address = moment.address("register", table=table, key=line.key)
    columns = zip(TABLES[table].columns[1:], others, strict=True)
    cells = (tag("div", cell, class_=_LOOKS[column]) if cell and column in _LOOKS else cell for column, cell in columns)
    return [page_link(first or line.key, address), *cells]


@register.kept
def ways(moment: Moment, table: str) -> Html:
    """The tables of the register, under headings; the present one is marked."""
    groups_ = [
        tag(
            "div",
            tag("span", heading, class_="tt-mute tt-small"),
            tag("ul", *(tag("li", _way(key, title, table, moment)) for key, title in tables.items())),
        )
        for heading, tables in groups(moment)
    ]
    return tag("nav", *groups_, class_="tt-tables", aria_label=moment.t("Tables of the register"))


def _way(key: str, title: str, table: str, moment: Moment) -> Html:
    current = "page" if key == table else None
    return page_link(title, moment.address("register", table=key), aria_current=current)
