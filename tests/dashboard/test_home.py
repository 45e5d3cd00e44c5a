"""Home: what lies ready comes first, the most pressing next, and a long list is sent page by page."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.components.filters import put
from tests.dashboard.pages import field, html, title
from tests.dashboard.registers import add, instrument

Visit = Callable[..., AppTest]
NOTIFICATION = "notification-of-completed-procedures"
MANY = ("AF", "AL", "DZ", "AD", "AO", "AR", "AU", "AT", "AZ", "BS", "BH", "BD", "BB", "BE")


def section(said: str, anchor: str) -> str:
    return said.split(f'id="{anchor}"')[1].split("</section>", maxsplit=1)[0]


def order(said: str) -> list[str]:
    return re.findall(r'id="owed-([^"]+)"', said)


def step(key: str, state: str, what: str = "procedures-completed", on: str = "2024-03-01") -> dict[str, str]:
    return {"instrument": key, "state": state, "step": what, "on": on, "source": "Law"}


@pytest.mark.parametrize(("lang", "state"), [("en", "Kazakhstan"), ("ru", "Казахстан")])
def test_approved_at_home_and_not_deposited_stands_on_top(visit: Visit, lang: str, state: str) -> None:
    said = html(visit(as_of="2023-10-01", lang=lang))
    ready = section(said, "approved")
    assert said.index('id="approved"') < said.index('id="outstanding"')
    rows = [row for row in ready.split("<tr")[2:] if f">{state}<" in row]
    assert len(rows) == 2
    for row, key in zip(rows, ("juris-2021", "peace-prot-2021"), strict=True):
        assert f"instrument?instrument={key}&amp;state=KZ" in row
        assert f"record?instrument={key}&amp;state=KZ" in row
        assert "2023" in row


def test_where_the_clause_is_unknown_no_act_is_supposed(visit: Visit) -> None:
    ready = section(html(visit(as_of="2023-10-01")), "approved")
    assert "choose the act" in ready
    assert "act=" not in ready


@pytest.mark.parametrize(
    ("counts", "act"), [(f"[{NOTIFICATION}, accession]", NOTIFICATION), ("[ratification, accession]", "ratification")]
)
def test_the_form_opens_with_the_act_that_the_clause_counts(
    visit: Visit, register: Path, tmp_path: Path, counts: str, act: str
) -> None:
    clause = f"{{when: {{consents: 4}}, later: {{days: 0}}, counts: {counts}, basis: quoted}}"
    add(register, tmp_path / "more", [instrument("accord", entry_into_force=clause)], steps=[step("accord", "TJ")])
    ready = section(html(visit(as_of="2024-05-01")), "approved")
    assert f"record?instrument=accord&amp;state=TJ&amp;act={act}" in ready
    form = visit("record", instrument="accord", state="TJ", act=act)
    assert field(form, "act").value == act


def test_what_is_approved_comes_first_then_what_is_nearest_then_what_is_oldest(
    visit: Visit, register: Path, tmp_path: Path
) -> None:
    def needing(n: int) -> str:
        return f"{{when: {{consents: {n}}}, later: {{days: 0}}, basis: quoted}}"

    add(
        register,
        tmp_path / "more",
        [
            instrument("five", entry_into_force=needing(5)),
            instrument("three", entry_into_force=needing(3), adopted_on="2024-02-10"),
            instrument("no-clause", adopted_on="2023-12-01"),
            instrument("ready", entry_into_force=needing(6), adopted_on="2024-02-20"),
        ],
        steps=[step("ready", "TJ")],
    )
    found = [key for part in ("1", "2") for key in order(html(visit(as_of="2024-05-01", part=part)))]
    assert found.index("ready") < found.index("three") < found.index("five") < found.index("no-clause")


def test_many_states_are_counted_and_named_on_demand(visit: Visit, register: Path, tmp_path: Path) -> None:
    add(
        register,
        tmp_path / "more",
        [instrument("wide", concerns=f"[{', '.join(MANY)}]")],
        steps=[step("wide", "AT"), step("wide", "BE", "submitted-to-parliament")],
        confirmations=[{"instrument": "wide", "up_to": "2026-01-01", "says": "pending", "source": "Letter"}],
    )
    said = html(visit(as_of="2024-05-01"))
    block = said.split('id="owed-wide"')[1].split("</article>")[0]
    assert "tt-cards" not in block
    assert "14 states owe consent" in block
    counts = block.split('class="tt-stages"')[1].split("</ul>")[0]
    assert "approved at home: 1" in counts
    assert "procedure under way: 1" in counts
    assert "nothing heard: 12" in counts
    names = block.split("<details>")[1].split("</details>")[0]
    assert all(name in names for name in ("Austria", "Belgium", "Afghanistan", "Barbados"))
    assert "record?instrument=wide&amp;state=AT" in names


@pytest.fixture
def long(register: Path, tmp_path: Path) -> None:
    """Twenty-five instruments that all members owe, and no others on that day."""
    more = {"confirmations": [{"instrument": f"n{n:02}", "up_to": "1991-01-01", "says": "pending", "source": "Letter"}
                              for n in range(25)]}  # fmt: skip
    made = [instrument(f"n{n:02}", adopted_on=f"1990-01-{n + 1:02}", concerns="[RU, BY]") for n in range(25)]
    add(register, tmp_path / "long", made, **more)


def test_a_long_list_is_sent_page_by_page(visit: Visit, long: None) -> None:
    app = visit(as_of="1990-06-01")
    said = html(app)
    assert order(said) == [f"n{n:02}" for n in range(6)]
    assert "Instruments: 1–6 of 25" in said
    assert "./?part=2&amp;as_of=1990-06-01" in said
    app.query_params["part"] = "5"
    app.run()
    assert order(html(app)) == [f"n{n:02}" for n in range(24, 25)]
    for far in ("99", "-1", "two", "9" * 30):
        app.query_params["part"] = far
        assert order(html(app.run()))


def test_another_choice_begins_the_list_anew(visit: Visit, long: None) -> None:
    address = {"as_of": "1990-06-01", "part": "2", "kind": "treaty"}
    put({"state": "RU", "kind": ""}, address)
    assert address == {"as_of": "1990-06-01", "part": "1", "state": "RU"}
    assert order(html(visit(**address)))[0] == "n00"


@pytest.mark.parametrize(("lang", "words"), [("en", "5 December 2022"), ("ru", "5 декабря 2022")])
def test_each_state_is_told_what_it_owes_and_since_when(visit: Visit, lang: str, words: str) -> None:
    app = visit(as_of="2022-12-05", lang=lang)
    assert words in html(app)
    rows = section(html(app), "states").split("<tr")[2:]
    assert len(rows) == 6
    for row in rows:
        assert "<strong>4</strong>" in row
        assert "2021" in row
        assert "state?state=" in row
        assert "instrument?instrument=juris-2021&amp;state=" in row


def test_by_state_all_of_them_have_a_page(visit: Visit, register: Path, tmp_path: Path) -> None:
    add(
        register,
        tmp_path / "more",
        [instrument("wide", concerns=f"[{', '.join(MANY)}]", adopted_on="1980-01-10")],
        confirmations=[{"instrument": "wide", "up_to": "2026-01-01", "says": "pending", "source": "Letter"}],
    )
    few = section(html(visit(as_of="1985-01-01")), "states")
    assert few.count("<tr") == 1 + 12
    assert "All 14 states that owe" in few
    app = visit(as_of="1985-01-01", by="state")
    every = section(html(app), "states")
    assert every.count("<tr") == 1 + 14
    assert order(html(app)) == []


def test_what_will_enter_into_force_is_told_with_its_day(visit: Visit, register: Path, tmp_path: Path) -> None:
    clause = "{when: {consents: 1}, then: {days: 30}, later: {days: 0}, basis: quoted}"
    act = {"instrument": "soon", "state": "RU", "act": NOTIFICATION, "received_on": "2024-04-20", "source": "Note"}
    add(register, tmp_path / "more", [instrument("soon", entry_into_force=clause)], acts=[act])
    said = html(visit(as_of="2024-05-01"))
    assert "enters into force on 20 May 2024" in said.split("tt-soon")[1].split("</ul>")[0]
    assert "tt-soon" not in html(visit(as_of="2024-05-20"))


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_from_every_block_one_link_leads_to_the_form_the_report_and_the_what_if(visit: Visit, lang: str) -> None:
    said = html(visit(as_of="2022-12-05", lang=lang))
    for key in order(said):
        block = said.split(f'id="owed-{key}"')[1].split("</article>")[0]
        for page in (
            "record?instrument",
            "whatif?instrument",
            "report?report=outstanding-by-instrument&amp;instrument",
        ):
            assert f"{page}={key}&amp;" in block
    for page in ("inbox?", "matrix?", "report?report=outstanding-by-instrument&amp;"):
        assert f'href="{page}' in said


def test_home_is_made_of_few_elements_and_no_chart(visit: Visit) -> None:
    app = visit(as_of="2022-12-05")
    assert title(app) == "Outstanding ratifications"
    assert not app.dataframe
    assert not app.get("vega_lite_chart")
    assert len(app.main.get("html")) <= 3


def test_where_a_choice_leaves_nothing_the_way_to_everything_stands(visit: Visit) -> None:
    said = section(html(visit(as_of="2022-12-05", state="AM", stage="approved-at-home")), "outstanding")
    assert "Nothing is outstanding on 5 December 2022" in said
    assert '<a href="./?as_of=2022-12-05"' in said
    assert "Show everything" not in html(visit(as_of="1990-01-01"))
