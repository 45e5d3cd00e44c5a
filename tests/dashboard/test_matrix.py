"""The matrix: families, marks, symbols, links to the proof, and parts of it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.dashboard.pages import html, title
from tests.dashboard.registers import add, instrument

Visit = Callable[..., AppTest]


def rows(said: str) -> dict[str, str]:
    """The rows of the matrix by the key of their instrument."""
    body = said.split("<tbody>", 1)[1]
    found = re.findall(r"<tr>(<th scope=.row.*?)</tr>", body)
    return {re.search(r"instrument=([^&\"]+)", row)[1]: row for row in found}  # type: ignore[index]


def cell(row: str, state: str) -> str:
    """The text of a state's cell, marks and hidden words."""
    link = row.split(f"state={state}")[1].split("</a>", maxsplit=1)[0].split(">", 1)[1]
    seen = re.sub(r'<span class="tt-glyph"[^>]*>[^<]*</span>', "", link)
    return " ".join(re.sub(r"<[^>]+>", " ", seen).split())


@pytest.mark.parametrize(("lang", "first", "last"), [("en", "Armenia", "Tajikistan"), ("ru", "Армения", "Таджикистан")])
def test_states_stand_across_in_the_order_of_their_names(visit: Visit, lang: str, first: str, last: str) -> None:
    app = visit("matrix", lang=lang, as_of="2022-12-05", members="csto")
    assert title(app) == ("Matrix" if lang == "en" else "Сводная таблица")
    heads = re.findall(r'<th scope="col">(?:<a[^>]*>)?([^<]+)', html(app).split("<thead>")[1].split("</thead>")[0])
    assert (heads[0], heads[-1], len(heads)) == (first, last, 6)


def test_a_treaty_stands_over_its_protocols(visit: Visit) -> None:
    said = html(visit("matrix", as_of="2026-11-20"))
    family = said.split("CSTO Charter 2002 and what belongs to it")[1].split("</tbody>")[0]
    assert list(rows("<tbody>" + family)) == [
        "charter-2002",
        "charter-prot1-2010",
        "charter-prot2-2018",
        "charter-prot3-2018",
        "charter-prot4-2022",
    ]
    assert said.index("Other instruments") > said.index("CSTO Charter 2002 and what belongs to it")


def test_cells_say_what_the_annexes_of_the_cis_say(visit: Visit) -> None:
    found = rows(html(visit("matrix", as_of="2026-11-20", lang="ru")))
    assert cell(found["cst-1992"], "BY").startswith("31.12.1993 ")
    assert cell(found["cst-1992"], "KZ").startswith("(✓) ")
    assert cell(found["peace-prot-2021"], "KZ").startswith("(✓) ")
    assert cell(found["charter-prot4-2022"], "BY").startswith("(✓) ")


def test_a_mark_says_no_more_than_was_heard(visit: Visit) -> None:
    found = rows(html(visit("matrix", as_of="2026-11-20")))
    assert cell(found["peace-prot-2021"], "AM").startswith("+? ")
    assert cell(found["charter-prot4-2022"], "AM").startswith("? ")
    assert "tt-doubt" in found["charter-prot4-2022"].split("state=AM")[0].rsplit("<td", 1)[1]


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_mark_in_a_cell_is_in_the_legend(visit: Visit, lang: str) -> None:
    said = html(visit("matrix", as_of="2026-11-20", lang=lang))
    legend = said.split('class="tt-legend"')[1].split("</ul>")[0]
    explained = set(re.findall(r"<b>([^<]+)</b>", legend))
    marks = {cell(row, code).split()[0] for row in rows(said).values() for code in re.findall(r"state=(\w\w)", row)}
    undated = {mark for mark in marks if not re.search(r"\d{4}", mark)}
    assert undated
    assert undated <= explained


def test_a_suspended_party_keeps_the_mark_of_its_consent(visit: Visit) -> None:
    shown = cell(rows(html(visit("matrix", as_of="2026-11-20")))["charter-2002"], "UZ")
    assert "participation suspended" in shown


def test_what_is_known_not_to_be_in_force_is_in_italics(visit: Visit) -> None:
    found = rows(html(visit("matrix", as_of="2026-11-20")))
    assert "<i><a" in found["peace-prot-2021"]
    assert "<i><a" not in found["cst-1992"]
    assert "not computable" in found["treaty-prot-1993" if "treaty-prot-1993" in found else "mtc-2000"]
    assert "<i><a" not in found["mtc-2000"]


def test_stages_are_shown_instead_where_the_address_says_so(visit: Visit) -> None:
    app = visit("matrix", as_of="2023-10-01", marks="stages")
    found = rows(html(app))
    assert "tt-disc-3" in found["juris-2021"].split("state=KZ")[1].split("</td>")[0]
    assert cell(found["juris-2021"], "KZ").startswith("approved ")
    app.selectbox(key="choice.marks").select("").run()
    assert "marks" not in app.query_params


def test_filters_choose_instruments_and_live_in_the_address(visit: Visit) -> None:
    app = visit("matrix", as_of="2026-11-20", family="cst-1992")
    whole = rows(html(app))
    assert "cst-1992" in whole
    assert "charter-2002" not in whole
    app.selectbox(key="choice.kind").select("protocol").run()
    assert app.query_params["kind"] == "protocol"
    assert set(rows(html(app))) < set(whole)
    app.selectbox(key="choice.condition").select("scheduled").run()
    assert "<table" not in html(app)


def test_a_large_matrix_is_shown_in_parts(visit: Visit, register: Path, tmp_path: Path) -> None:
    codes = (
        "AF AL DZ AD AO AR AU AT AZ BS BH BD BB BE BZ BJ BT BO BA BW BR BN BG BF BI KH CM CA CV CF TD CL CN CO KM CG CR"
    )
    states = [*codes.split(), "HR", "CU", "CY", "CZ", "DK", "DJ"]
    made = [instrument(f"n{n:02}", adopted_on="1990-01-01", concerns=f"[{', '.join(states)}]") for n in range(55)]
    add(register, tmp_path / "large", made)
    app = visit("matrix", as_of="1990-06-01")
    first = html(app)
    assert len(rows(first)) == 50
    assert "Instruments: 1–50 of 55" in first, "a draft is not in the matrix"
    assert "States: 1–25 of 43" in first
    assert "matrix?across=2&amp;as_of=1990-06-01" in first
    app.query_params["part"] = app.query_params["across"] = "2"
    last = html(app.run())
    assert len(rows(last)) == 5
    assert {one for part in (first, last) for one in rows(part)} >= {f"n{n:02}" for n in range(55)}
    assert all(row.count("<td") == 1 + 18 for row in rows(last).values())
    assert "matrix?part=2&amp;as_of=1990-06-01" in last, "turning one way keeps the place in the other"


def test_as_it_was_known_before_anything_was_recorded(visit: Visit) -> None:
    app = visit("matrix", as_of="2022-12-05", known_on="2025-12-31")
    assert title(app) == "Matrix"
    assert "<table" not in html(app)
