"""The matrix: instruments down, family by family, states across; each cell leads to its proof."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from dashboard.components.legend import cis_legend, legend
from dashboard.components.paging import Page, page_of, turning
from dashboard.components.words import UNKNOWN, instrument_state, position_look, worded
from dashboard.data import matrix as answers
from dashboard.data import register
from dashboard.data.matrix import Line, Wanted
from dashboard.markup import Html, joined, page_link, tag
from dashboard.moment import Moment
from tracker.law.annex import NOT_IN_FORCE, AnnexMark
from tracker.locale.dates import long_date, partial_date, short_date
from tracker.locale.names import name, position_name
from tracker.locale.signs import annex_sign, cis_mark
from tracker.register.matrix import Cell

CIS, STAGES = "", "stages"
_DOWN, _ACROSS = 50, 25


@dataclass(frozen=True)
class Asked:
    """Which part of the matrix is asked for, and what its cells are to show."""

    wanted: Wanted
    members: str = ""  # of an organisation; empty is every state
    marks: str = CIS
    part: int = 1
    across: int = 1


@register.kept
def drawn(moment: Moment, asked: Asked) -> Html:
    """The matrix with its legend; in words where nothing is there to show."""
    t = moment.t
    lines = page_of(answers.instruments(moment, asked.wanted), asked.part, _DOWN)
    keys = tuple(line.key for line in lines.items)
    states = page_of(_states(moment, keys, asked), asked.across, _ACROSS)
    if not lines.items or not states.items:
        nothing = t("No instrument and no state is left by what is chosen here.")
        return tag("p", nothing, " ", page_link(t("Show everything"), moment.address("matrix")))
    turns = joined(
        [
            turning(lines, t("Instruments"), lambda number: _address(asked, moment, number, _number(states)), moment),
            turning(states, t("States"), lambda number: _address(asked, moment, _number(lines), number), moment),
        ]
    )
    explained = cis_legend(moment) if asked.marks == CIS else legend(moment)
    table = _table(lines, states, answers.cells(moment, keys), asked.marks, moment)
    return tag("div", tag("div", explained, class_="tt-explained"), turns, table, class_="tt-matrix-page")


def _states(moment: Moment, keys: tuple[str, ...], asked: Asked) -> list[tuple[str, str]]:
    """Code and name of the states across, in the order of their names."""
    present = answers.present(moment, keys)
    if asked.members:
        present &= answers.members(moment, asked.members)
    return [(code, label) for code, label in register.states(moment).items() if code in present]


def _number(page: Page[Any]) -> str:
    """The number of a page as it stands in the address, where the first has none."""
    return str(page.number) if page.number > 1 else ""


def _address(asked: Asked, moment: Moment, part: str, across: str) -> str:
    chosen = asdict(asked.wanted) | {"members": asked.members, "marks": asked.marks}
    return moment.address("matrix", **chosen, part=part, across=across)


def _table(
    lines: Page[Line],
    states: Page[tuple[str, str]],
    cells: Mapping[str, Mapping[str, Cell]],
    marks: str,
    moment: Moment,
) -> Html:
    t = moment.t
    caption = t("Where every state stands towards every instrument on {day}", day=long_date(moment.as_of, moment.lang))
    heads = (
        tag("th", t("Instrument"), scope="col", class_="tt-corner"),
        tag("th", t("As a whole"), scope="col", class_="tt-whole"),
        *(
            tag("th", page_link(label, moment.address("state", state=code)), scope="col")
            for code, label in states.items
        ),
    )
    drawn_table = tag(
        "table",
        tag("caption", caption, class_="tt-sr"),
        tag("thead", tag("tr", *heads)),
        *_bodies(lines.items, states.items, cells, marks, moment),
        class_="tt-table tt-matrix",
    )
    return tag("div", drawn_table, class_="tt-scroll tt-matrix-frame", tabindex="0", role="region", aria_label=caption)


def _bodies(
    lines: tuple[Line, ...],
    states: tuple[tuple[str, str], ...],
    cells: Mapping[str, Mapping[str, Cell]],
    marks: str,
    moment: Moment,
) -> list[Html]:
    """One part of the table for each family, under its heading; what stands alone comes last."""
    titles = register.titles(moment)
    bodies: list[Html] = []
    for family, members in groupby(lines, key=lambda line: line.family):
        rows = [_row(line, states, cells.get(line.key, {}), marks, moment) for line in members]
        label = (
            moment.t("{title} and what belongs to it", title=titles[family])
            if family
            else moment.t("Other instruments")
        )
        heading = tag("th", tag("span", label), colspan=len(states) + 2, scope="rowgroup")
        only_alone = not family and not bodies and len(rows) == len(lines)
        bodies.append(tag("tbody", None if only_alone else tag("tr", heading, class_="tt-related"), *rows))
    return bodies


def _row(
    line: Line, states: tuple[tuple[str, str], ...], cells: Mapping[str, Cell], marks: str, moment: Moment
) -> Html:
    title = page_link(line.title, moment.address("instrument", instrument=line.key))
    later = line.family not in ("", line.key)
    return tag(
        "tr",
        tag(
            "th",
            tag("i", title) if line.state in NOT_IN_FORCE else title,
            scope="row",
            class_="tt-later" if later else None,
        ),
        tag("td", instrument_state(line.state, moment.lang), class_="tt-whole"),
        *(_cell(line, cells.get(code), code, label, marks, moment) for code, label in states),
    )


def _cell(line: Line, cell: Cell | None, code: str, state: str, marks: str, moment: Moment) -> Html:
    t, lang = moment.t, moment.lang
    if cell is None:
        nothing = annex_sign(AnnexMark.NOTHING, lang)
        return tag("td", tag("span", nothing, aria_hidden="true"), tag("span", t("nothing on record"), class_="tt-sr"))
    colour, symbol = position_look(cell.position, cell.stage, cell.confidence)
    label = position_name(cell.position, line.state, lang)
    if marks == CIS:
        word = tag("span", _beside_mark(symbol, cell), tag("span", _mark(cell, lang)), class_=f"tt-word {colour}")
    else:
        word = worded(colour, symbol, _how_far(cell, moment))
    proof = moment.address("instrument", instrument=line.key, state=code)
    link = page_link(joined([word, tag("span", f" {label}", class_="tt-sr")]), proof, class_="tt-cell")
    return tag(
        "td", link, title=_told(state, label, cell, moment), class_="tt-doubt" if cell.confidence == UNKNOWN else None
    )


def _beside_mark(symbol: Html, cell: Cell) -> Html | None:
    """The symbol; none where the mark says the same: no act on record, nothing heard, not concerned."""
    unheard = cell.confidence == UNKNOWN and cell.position == "signed"
    return None if unheard or cell.position in ("no-act", "not-eligible") else symbol


def _told(state: str, label: str, cell: Cell, moment: Moment) -> str:
    """Everything about a cell in one line."""
    lang = moment.lang
    told = [label]
    if cell.consented_on:
        told.append(moment.t("consented {day}", day=partial_date(cell.consented_on, lang, short=True)))
    if cell.in_force_on:
        told.append(moment.t("in force for it {day}", day=short_date(cell.in_force_on, lang)))
    if not cell.consented_on and not cell.in_force_on:
        told.append(moment.t("since {day}", day=short_date(cell.since, lang)))
    if cell.stage not in ("none-known", "not-required"):
        told.append(name(cell.stage, lang))
    return f"{state}: {', '.join((*told, name(cell.confidence, lang)))}"


def _mark(cell: Cell, lang: str) -> str:
    """What the annexes of the CIS print: the day the procedures were completed as its source gives it, or a mark."""
    return cis_mark(cell.position, cell.stage, cell.consented_on, lang, unheard=cell.confidence == UNKNOWN)


def _how_far(cell: Cell, moment: Moment) -> str:
    """The day of the position; or, where nothing was done on the international plane, how far the state is at home."""
    t = moment.t
    if cell.position == "not-eligible":
        return ""
    if cell.position != "no-act":
        day = cell.in_force_on if cell.position == "party" and cell.in_force_on else cell.since
        return short_date(day, moment.lang)
    if cell.stage == "approved-at-home":
        return t("approved")
    return t("under way") if cell.stage == "under-way" else ""
