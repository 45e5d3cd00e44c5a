"""The timeline: its events, its chart without a browser, the curves, the table, and the file."""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from dashboard.charts import curves, happenings
from dashboard.charts.axes import in_two_lines
from dashboard.components.growth import heading
from dashboard.components.timeline_table import ROWS, timeline_table
from dashboard.data import curves as growths
from dashboard.data import timeline
from dashboard.data.timeline import Event, Wanted
from dashboard.moment import Moment
from tests.dashboard.pages import html, title
from tests.register.conftest import change
from tests.register.test_differences import record
from tracker.law.curves import Curve, CurvePoint
from tracker.register.database import connect
from tracker.register.happenings import HappeningKind
from tracker.register.ledger import Change

Visit = Callable[..., AppTest]
HERE = Moment(date(2023, 10, 1), None, date(2026, 11, 24), "en", 1)
PROTOCOL = "peace-prot-2021"


@pytest.fixture
def engine(register: Path) -> Iterator[Engine]:
    found = connect(f"sqlite:///{register}")
    yield found
    found.dispose()


def act(**values: Any) -> Change:
    given = {"instrument": PROTOCOL, "state": "TJ", "act": "ratification", "confidence": "reported"}
    recorded = {"recorded_at": datetime(2026, 1, 1, tzinfo=UTC), "recorded_by": "clerk"}
    return change("act", values["id"], **(given | recorded | values))


def event(day: date, **values: Any) -> Event:
    given: dict[str, Any] = {
        "kind": HappeningKind.ACT,
        "instrument": "treaty",
        "title": "The Treaty",
        "state": "KZ",
        "name": "Kazakhstan",
        "what": "ratification",
        "on": day.isoformat(),
        "expected": False,
        "late": False,
        "confidence": "confirmed",
        "reference": "",
        "note": "",
        "source": "a note",
        "consents": True,
    }
    return Event(day=day, **(given | values))


def growth(points: tuple[CurvePoint, ...], **values: Any) -> growths.Growth:
    told: dict[str, Any] = {
        "threshold": 4,
        "alone": True,
        "has_clause": True,
        "provisional": (),
        "unrecorded": (),
    }
    names = {"AM": "Armenia", "BY": "Belarus"}
    complete, on = values.pop("complete", True), values.pop("in_force_on", None)
    return growths.Growth("treaty", "The Treaty", Curve(points, **(told | values)), on, complete, names)


TWO = (
    CurvePoint(date(2022, 1, 1), 1, ("AM",), (), False),
    CurvePoint(date(2022, 6, 30), 2, ("BY",), (), True),
)


@pytest.mark.parametrize(("lang", "said"), [("en", "Timeline"), ("ru", "Хронология")])
def test_the_page_in_both_languages(visit: Visit, lang: str, said: str) -> None:
    app = visit("timeline", lang=lang)
    assert title(app) == said
    assert not app.error
    assert len(app.header) == 2
    assert app.get("vega_lite_chart")
    assert html(app).count("<caption") >= 2


def rows_of(said: str) -> list[str]:
    """The rows of the table of events, without that of its headings."""
    return said.split('class="tt-table tt-stacked"')[1].split("</table>", maxsplit=1)[0].split("<tr")[2:]


def test_the_table_has_what_happened_by_the_day_the_latest_first(visit: Visit) -> None:
    said = html(visit("timeline", as_of="2023-10-01", instrument=PROTOCOL))
    rows = rows_of(said)
    assert "law signed" in rows[0]
    assert "2023-09-26" in rows[0]
    assert "adoption" in rows[-1]
    assert "2023-11-22" not in "".join(rows), "adopted in Kyrgyzstan after the day"


@pytest.mark.parametrize(("lang", "day"), [("en", "day asked about: 2023-10-01"),
                                           ("ru", "рассматриваемая дата: 01.10.2023")])  # fmt: skip
def test_the_legend_names_the_signs_that_occur_and_the_line(visit: Visit, lang: str, day: str) -> None:
    said = html(visit("timeline", as_of="2023-10-01", instrument=PROTOCOL, kind="step", lang=lang))
    legend = said.split('class="tt-legend"')[1].split("</ul>")[0]
    assert legend.count("<li>") == 2
    assert "▲" in legend
    assert day in legend


def test_filters_live_in_the_address(visit: Visit) -> None:
    address = {"state": "KZ", "kind": "step", "from": "2023-01-01", "to": "2023-12-31", "instrument": PROTOCOL}
    app = visit("timeline", as_of="2026-01-01", **address)
    rows = rows_of(html(app))
    assert len(rows) == 3
    assert all("Kazakhstan" in row and "step at home" in row and "2023" in row for row in rows)
    app.multiselect(key="choice.state").set_value(["KZ", "RU"]).run()
    assert app.query_params["state"] == "KZ,RU" or app.query_params["state"] == ["KZ,RU"]


def test_nothing_is_told_as_nothing(visit: Visit) -> None:
    app = visit("timeline", **{"from": "1700-01-01", "to": "1700-12-31"})
    assert "Nothing dated is on record" in app.info[0].value
    assert not app.get("vega_lite_chart")


def test_a_long_table_is_paged(visit: Visit) -> None:
    app = visit("timeline")
    first = html(app)
    assert len(rows_of(first)) == ROWS
    assert "part=2" in first
    app.query_params["part"] = "2"
    app.run()
    second = html(app)
    assert ">previous</a>" in second
    assert rows_of(second) != rows_of(first)
    app.query_params["part"] = "9999"
    app.run()
    assert ">next</a>" not in html(app)


def test_an_expected_act_is_marked_and_never_counted(visit: Visit, engine: Engine) -> None:
    record(engine, [act(id="e", on="2027-03", expected=True), act(id="l", on="2023-03-01", state="KG", expected=True)])
    said = html(visit("timeline", instrument=PROTOCOL))
    assert "in March 2027" in said
    assert ">expected<" in said
    assert "expected, the day has passed" in said
    assert "0 consents" in said


def test_the_page_answers_as_the_register_knew_it(visit: Visit) -> None:
    app = visit("timeline", known_on="2025-12-31")
    assert title(app) == "Timeline"
    assert "Nothing dated is on record" in app.info[0].value


def test_the_entry_into_force_is_among_the_events(visit: Visit) -> None:
    said = html(visit("timeline", instrument="cst-1992", kind="entry"))
    (row,) = rows_of(said)
    assert "1994-04-20" in row


def test_the_file_holds_every_event_and_no_formula(visit: Visit, engine: Engine) -> None:
    record(engine, [act(id="f", on="2023-03-01", note="=1+1", source="@home")])
    visit("timeline")
    here = Moment(date(2026, 11, 24), None, date(2026, 11, 24), "en", 99)
    wanted = Wanted(instruments=(PROTOCOL,))
    rows = list(csv.DictReader(io.StringIO(timeline.csv(here, wanted).decode("utf-8-sig"))))
    assert len(rows) == len(timeline.events(here, wanted))
    (row,) = [row for row in rows if row["Code of the state"] == "TJ" and row["Day"] == "2023-03-01"]
    assert (row["Remark"], row["Sources"], row["What"]) == ("'=1+1", "'@home", "ratification")


def test_lanes_are_instruments_or_states() -> None:
    events = [
        event(date(2022, 1, 1), state="", name="", kind=HappeningKind.ADOPTION),
        event(date(2022, 2, 1)),
        event(date(2022, 3, 1), title="Another", name="Armenia"),
    ]
    assert happenings.points(events, HERE).lanes == ("The Treaty", "Another")
    by_state = happenings.points(events, HERE, by_state=True)
    assert by_state.lanes == ("Armenia", "instruments as a whole", "Kazakhstan")
    assert list(by_state.frame["lane"]) == ["instruments as a whole", "Kazakhstan", "Armenia"]


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("Treaty 1992", ["Treaty 1992"]),
        ("Antidisestablishmentarianism", ["Antidisestablishmentarianism"]),
        ("Second Legal Status Protocol 2018", ["Second Legal Status", "Protocol 2018"]),
    ],
)
def test_a_long_label_breaks_near_its_middle(label: str, lines: list[str]) -> None:
    assert in_two_lines(label).split("\n") == lines


def test_what_is_expected_has_a_sign_of_its_own() -> None:
    shown = happenings.points([event(date(2022, 1, 1)), event(date(2024, 1, 1), expected=True)], HERE)
    assert list(shown.frame["kind"]) == ["act", "expected or due"]
    assert len(set(happenings.SHAPES.values())) == len(happenings.SHAPES)
    assert set(HappeningKind) - set(happenings.SHAPES) == {HappeningKind.DUE}, "what is due is always expected"


def test_a_chart_of_many_shows_the_latest_and_says_what_it_leaves_out() -> None:
    lanes = happenings.MOST_LANES
    many = [event(date(2000 + number, 1, 1), title=f"Treaty {number}") for number in range(lanes + 3)]
    shown = happenings.points(many, HERE)
    assert (len(shown.lanes), shown.left_out_lanes, shown.lanes[-1]) == (lanes, 3, f"Treaty {lanes + 2}")
    assert "3 instruments are left out." in happenings.left_out(shown, HERE)
    assert "3 states are left out." in happenings.left_out(shown, HERE, by_state=True)
    crowded = happenings.points([event(date(2020, 1, 1))] * (happenings.MOST_POINTS + 1), HERE)
    assert (len(crowded.frame), crowded.left_out_points) == (happenings.MOST_POINTS, 1)
    assert "1 earlier event is left out." in happenings.left_out(crowded, HERE)
    assert happenings.left_out(happenings.points(many[:2], HERE), HERE) == ""


def test_the_chart_zooms_along_time_and_marks_the_day_asked_about() -> None:
    shown = happenings.points([event(date(2022, 1, 1))], HERE)
    drawn = happenings.chart(shown, HERE).to_dict()
    (drag,) = [one for one in drawn["params"] if one.get("bind") == "scales"]
    assert drag["select"]["encodings"] == ["x"]
    first, last = happenings.horizon(shown.frame, HERE)
    assert first < date(2022, 1, 1) < HERE.as_of < last
    assert drawn["layer"][0]["mark"]["type"] == "rule"
    assert {layer["encoding"]["x"]["scale"]["domain"][0] for layer in drawn["layer"]} == {first.isoformat()}


def test_a_curve_is_steps_from_nothing_to_the_day_asked_about() -> None:
    steps = curves.frame(growth(TWO), HERE)
    assert list(steps["number"]) == [0, 1, 2, 2]
    assert [day.date() for day in steps["day"]] == [
        date(2021, 12, 31),
        date(2022, 1, 1),
        date(2022, 6, 30),
        HERE.as_of,
    ]
    assert list(steps["who"])[1:3] == ["Armenia", "Belarus"]
    assert list(steps["on"])[2] == "about 2022-06-30"
    assert len(curves.frame(growth(()), HERE)) == 0


def test_a_curve_has_its_threshold_and_its_entry_into_force_as_lines() -> None:
    found = growth(TWO, in_force_on=date(2023, 1, 1))
    drawn = curves.chart(found, curves.frame(found, HERE), HERE).to_dict()
    assert [layer["mark"]["type"] for layer in drawn["layer"]] == ["line", "point", "rule", "rule"]
    assert drawn["layer"][0]["mark"]["interpolate"] == "step-after"
    assert drawn["layer"][0]["encoding"]["y"]["scale"]["domain"] == [0, 5]
    bare = growth(TWO, threshold=None)
    assert len(curves.chart(bare, curves.frame(bare, HERE), HERE).to_dict()["layer"]) == 2


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "2 of 4 consents that the clause counts."),
        ({"alone": False}, "The clause asks for more than this number."),
        ({"threshold": None}, "2 consents; the clause gives no number."),
        (
            {"threshold": None, "has_clause": False},
            "no clause that can be computed is on record, so it is not known how many it takes.",
        ),
        ({"provisional": ("AM",)}, "Applied provisionally, not counted: Armenia."),
        ({"unrecorded": ("BY",)}, "Consent confirmed by a source, its act not on record: Belarus."),
        ({"complete": False}, "there may be more consents."),
        ({"in_force_on": date(2023, 1, 1)}, "Entry into force: 2023-01-01."),
    ],
)
def test_a_curve_says_what_it_is_and_what_it_does_not_know(values: dict[str, Any], said: str) -> None:
    assert said in heading(growth(TWO, **values), HERE)


def test_curves_are_of_the_instruments_with_the_latest_consents() -> None:
    events = [
        event(date(2020, 1, 1), instrument="a"),
        event(date(2022, 1, 1), instrument="b"),
        event(date(2023, 1, 1), instrument="c", consents=False),
        event(date(2023, 1, 1), instrument="", consents=False),
    ]
    assert growths.busiest(events) == ("b", "a", "c")
    assert len(growths.busiest([event(date(2020, 1, 1), instrument=str(n)) for n in range(9)])) == growths.MOST


def test_a_promise_about_no_instrument_in_particular_is_told_as_such() -> None:
    said = timeline_table([event(date(2024, 1, 1), instrument="", title="", kind=HappeningKind.DUE)], HERE)
    assert "none in particular" in said
