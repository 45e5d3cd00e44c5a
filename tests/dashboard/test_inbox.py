"""The inbox: what is due, what is odd, and the calendar, each with the way to where it is mended."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.components.calendar import grid
from dashboard.components.inbox import AT_ONCE
from dashboard.data.deadlines import Due
from dashboard.moment import Moment
from tests.dashboard.pages import html, title
from tests.dashboard.test_state import WHEN, change, keep, row, table
from tracker.law.deadlines import DeadlineKind, Phase
from tracker.register.database import connect
from tracker.register.database import reading as reading_session
from tracker.register.findings import findings
from tracker.register.reading import FindingLine

__all__ = ["keep"]  # a fixture
Visit = Callable[..., AppTest]
ABOUT = {"instrument": "status-prot-2024", "recorded_at": WHEN, "recorded_by": "clerk"}


@pytest.fixture
def filled(keep: Callable[..., None]) -> None:
    """Something due of most kinds."""
    keep(
        change("step", "s", state="TJ", step="adopted-upper", on="2026-12-10", planned=True, source="Agenda", **ABOUT),
        change("act", "a", state="RU", act="ratification", on="2026-11-10", expected=True, source="Letter", **ABOUT),
        change("act", "r", state="BY", act="reservation", received_on="2026-02-10", source="Note", **ABOUT),
        change("inquiry", "q", state="TJ", asked_on="2026-09-01", answered_on="2026-09-20", promised="A vote",
               promised_for="2026-11-01"),
        change("council_session", "k", organisation="csto", on="2026-11-27", name_en="Session of the Council"),
    )  # fmt: skip


@pytest.mark.usefixtures("filled")
def test_overdue_within_a_month_and_later(visit: Visit) -> None:
    app = visit("inbox", as_of="2026-11-24")
    assert title(app) == "Inbox"
    overdue, soon, later = (table(app, caption) for caption in ("Overdue", "Within a month", "Later"))
    assert "2026-11-10 overdue: 14 days" in row(overdue, "expected act")
    assert "Promised: A vote" in row(overdue, ">promise<")
    assert "Session of the Council" in row(soon, ">session<")
    assert "2026-12-10 in 16 days" in row(soon, "planned step")
    assert "2027-02-10" in row(later, "end of the time for objections")


@pytest.mark.usefixtures("filled")
def test_each_has_its_way_to_where_it_is_mended(visit: Visit) -> None:
    said = html(visit("inbox", as_of="2026-11-24"))
    for address in (
        "record?instrument=status-prot-2024&amp;state=RU&amp;act=ratification",
        "record?entry=a",
        "record?instrument=status-prot-2024&amp;state=TJ&amp;step=adopted-upper",
        "record?instrument=status-prot-2024&amp;act=objection",
        "register?table=inquiries&amp;key=q&amp;state=TJ",
        "register?table=sessions&amp;key=k",
        "register?table=inquiries&amp;state=RU&amp;instrument=peace-prot-2021",
        "register?table=clause&amp;key=legal-status-prot2-2018",
    ):
        assert address in said, address


def test_what_was_approved_and_not_deposited_is_overdue_with_the_days_it_has_waited(visit: Visit) -> None:
    said = table(visit("inbox", as_of="2026-11-24"), "Overdue")
    (russia,) = [one for one in said.split("<tr") if "Peacekeeping Protocol 2021" in one and ">Russia<" in one]
    assert "since 2022-04-16" in russia
    assert "for 4 years 7 months" in russia
    assert "Collective Security Treaty 1992" not in said  # to be confirmed, and so not known to be owed


def test_how_long_people_wait_is_chosen_in_the_address(visit: Visit) -> None:
    app = visit("inbox", as_of="2026-11-24", kind="stands-still")
    assert table(app, "Overdue").count("<tr") > 1 + 3
    app = visit("inbox", as_of="2026-11-24", kind="stands-still", quiet="730")
    said = table(app, "Overdue")
    assert said.count("<tr") == 1 + 1
    assert "Logistics and Medical Support 2021" in said
    assert "more than 730 days" in " ".join(one.value for one in app.caption)


@pytest.fixture
def odd(register: Path) -> list[FindingLine]:
    """Everything odd about the sample."""
    engine = connect(f"sqlite:///{register}")
    with reading_session(engine) as session:
        found = findings(session)
    engine.dispose()
    assert len(found) > 40
    return found


@pytest.mark.parametrize(
    "address",
    [
        {},
        {"kind": "consent-not-recorded"},
        {"weight": "unusual"},
        {"state": "UZ"},
        {"instrument": "legal-status-prot2-2018", "kind": "clause-not-usable"},
    ],
)
def test_findings_are_chosen_in_the_address(visit: Visit, odd: list[FindingLine], address: dict[str, str]) -> None:
    counted = sum(all(str(getattr(one, name)) == value for name, value in address.items()) for one in odd)
    app = visit("inbox", as_of="2026-11-24", **address)
    tiles = html(app).split('class="tt-tiles"')[1].split("</dl>")[0]
    assert int(re.findall(r"findings</dt><dd>(\d+)<", tiles)[0]) == counted > 0
    assert table(app, "Findings").count("<tr") == 1 + min(counted, AT_ONCE)
    assert sum(map(int, re.findall(r"tt-num\">(\d+)<", table(app, "Findings by weight and kind")))) == counted


def test_a_kind_of_deadline_is_no_kind_of_finding(visit: Visit) -> None:
    assert "Findings</caption>" not in html(visit("inbox", as_of="2026-11-24", kind="promise"))


def test_the_gravest_findings_come_first(visit: Visit) -> None:
    said = table(visit("inbox"), "Findings")
    weights = re.findall(r"tt-badge [a-z-]+\">(\w+)<", said)
    assert weights == sorted(weights, key=["impossible", "unusual", "note"].index)


def test_a_long_list_is_parted(visit: Visit, odd: list[FindingLine], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.components.inbox.AT_ONCE", 10)
    n, parts = len(odd), -(-len(odd) // 10)
    ends = f"{10 * parts - 9}–{n} of {n}"
    first, last = visit("inbox", as_of="2026-11-24"), visit("inbox", as_of="2026-11-24", part=str(parts))
    assert table(first, "Findings").count("<tr") == 1 + 10
    assert f"1–10 of {n}" in html(first)
    assert "inbox?part=2" in html(first)
    assert table(last, "Findings").count("<tr") == 1 + n - 10 * (parts - 1)
    assert ends in html(last)
    assert ends in html(visit("inbox", as_of="2026-11-24", part="99"))
    assert f"1–10 of {n}" in html(visit("inbox", as_of="2026-11-24", part="no number"))


def month(app: AppTest, name: str) -> str:
    return table(app, f"Deadlines of {name}")


@pytest.mark.usefixtures("filled")
def test_the_calendar_has_a_month_and_ways_to_those_beside_it(visit: Visit) -> None:
    app = visit("inbox", as_of="2026-11-24")
    november = month(app, "November 2026")
    (day,) = [cell for cell in november.split("<td") if "Friday 27 November" in cell]
    assert "Session of the Council" in day
    assert "approved, no deposit on record" not in november  # it merely lasts
    assert "inbox?month=2026-10" in html(app)
    assert "inbox?month=2026-12" in html(app)
    app = visit("inbox", as_of="2026-11-24", month="2026-12", state="TJ")
    (day,) = [cell for cell in month(app, "December 2026").split("<td") if "Thursday 10 December" in cell]
    assert "planned step: Status of Formations Protocol 2024, Tajikistan" in day
    assert "inbox?state=TJ&amp;month=2027-01" in html(app)
    assert "inbox?state=TJ&amp;month=2026-11" in html(app)
    assert "inbox?month=2026-11" in html(visit("inbox", as_of="2026-11-24", month="2020-01"))


@pytest.mark.parametrize("asked", ["2026-13", "nonsense", "99999-01", "2026", "٢٠٢٦-x"])
def test_a_month_that_is_none_shows_that_of_the_day(visit: Visit, asked: str) -> None:
    assert month(visit("inbox", as_of="2026-02-24", month=asked), "February 2026")


@pytest.mark.parametrize(("first", "last"), [((1600, 1), (2199, 12))])
def test_the_calendar_ends_where_the_days_end(visit: Visit, first: Any, last: Any) -> None:
    for year, number in (first, last):
        app = visit("inbox", as_of="2026-11-24", month=f"{year}-{number:02}")
        assert f"{year}" in html(app)
        assert not app.error


def test_a_month_has_every_day_once_under_its_day_of_the_week() -> None:
    moment = Moment(date(2026, 11, 24), None, date(2026, 11, 24), "ru", 1)
    due = Due(DeadlineKind.PROMISE, "обещание", date(2026, 11, 3), None, Phase.OVERDUE, "", "", "TJ", "Таджикистан",
              "Обещано: A", False, "", "q", "", "")  # fmt: skip
    drawn = grid(2026, 11, {date(2026, 11, 3): [due] * 6}, moment)
    weeks = [re.findall(r"tt-no\" aria-hidden=\"true\">(\d+)<", week) for week in drawn.split("<tr")[2:]]
    assert [len(week) for week in weeks] == [1, 7, 7, 7, 7, 1]
    assert [int(day) for week in weeks for day in week] == list(range(1, 31))
    assert drawn.count("обещание: Таджикистан") == 4
    assert "ещё 2" in drawn
    assert "3 ноября, вторник" in drawn
    assert drawn.count("tt-here") == 1


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("day", ["1990-01-01", "2009-06-14", "2022-12-05"])
def test_the_inbox_on_any_day_in_both_languages(visit: Visit, day: str, lang: str) -> None:
    app = visit("inbox", as_of=day, lang=lang)
    assert title(app)
    assert not app.error


def test_the_inbox_as_the_register_knew_it(visit: Visit, odd: list[FindingLine]) -> None:
    app = visit("inbox", as_of="2026-11-24", known_on="2025-12-31")
    assert "Nothing is odd" in " ".join(one.value for one in app.caption)
    assert "Overdue</caption>" not in html(app)
    app = visit("inbox", as_of="2026-11-24", known_on="2026-01-02")
    assert table(app, "Findings").count("<tr") == 1 + min(len(odd), AT_ONCE)
