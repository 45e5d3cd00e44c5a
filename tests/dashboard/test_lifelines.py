"""The lifelines without a browser: what is in the frames, and what the chart is told to draw."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from dashboard.charts import lifelines
from dashboard.components.participation import in_order
from dashboard.data.dossier import Dossier, dossier
from dashboard.data.register import version
from dashboard.moment import Moment

TODAY = date(2026, 11, 24)
Drawn = Callable[..., tuple[Dossier, Moment]]


@pytest.fixture
def found(register: Path) -> Drawn:
    """An instrument of the sample, and the moment it is looked at from."""

    def look(key: str, as_of: date = TODAY, lang: str = "en") -> tuple[Dossier, Moment]:
        moment = Moment(as_of, None, TODAY, lang, version())
        return dossier(moment, key), moment

    return look


def frames(of: Dossier, moment: Moment) -> tuple[pd.DataFrame, pd.DataFrame]:
    return lifelines.frames(of, in_order(of), moment)


def test_a_lane_goes_from_signature_through_the_steps_at_home(found: Drawn) -> None:
    of, moment = found("peace-prot-2021")
    spans, events = frames(of, moment)
    kazakhstan = spans[spans["state"] == "Kazakhstan"].sort_values("start")
    assert list(kazakhstan["look"]) == ["no consent on record", "under way at home", "approved at home"]
    assert list(kazakhstan["from"])[-1] == "2023-09-26"
    steps = events[(events["state"] == "Kazakhstan") & (events["kind"] == "step at home")]
    assert "law signed" in set(steps["what"])
    assert set(events[events["kind"] == "signature"]["state"]) >= {"Armenia", "Tajikistan"}


def test_an_event_that_is_no_step_is_none_on_a_lifeline(found: Drawn) -> None:
    of, moment = found("status-prot-2024")
    _, events = frames(of, moment)
    assert list(events[events["state"] == "Armenia"]["kind"]) == ["other event"]


def test_the_entry_into_force_for_each_state_is_a_point_of_its_own(found: Drawn) -> None:
    of, moment = found("cst-1992")
    _, events = frames(of, moment)
    entered = events[events["kind"] == "in force for the state"]
    assert set(entered["state"]) >= {"Azerbaijan", "Belarus", "Georgia"}
    assert set(entered["on"]) == {"1994-04-20"}


def test_only_the_states_asked_for_have_lanes(found: Drawn) -> None:
    of, moment = found("cst-1992")
    some = [one for one in in_order(of) if one.state in ("AM", "UZ")]
    spans, events = lifelines.frames(of, some, moment)
    assert set(spans["state"]) == {"Armenia", "Uzbekistan"}
    assert set(events["state"]) <= {"Armenia", "Uzbekistan"}


def test_a_change_of_confidence_alone_parts_no_bar(found: Drawn) -> None:
    of, moment = found("cst-1992")
    spans, _ = frames(of, moment)
    uzbekistan = spans[spans["state"] == "Uzbekistan"]
    assert list(uzbekistan["from"]) == ["1992-05-15", "1999-04-21"]


@pytest.mark.parametrize(
    ("lang", "labels"),
    [
        ("en", ["entry into force: 2000-03-22", "day asked about: 2026-11-24"]),
        ("ru", ["вступление в силу: 22.03.2000", "рассматриваемая дата: 24.11.2026"]),
    ],
)
def test_thresholds_are_named_with_their_days(found: Drawn, lang: str, labels: list[str]) -> None:
    of, moment = found("cst-prolong-1999", lang=lang)
    marks = lifelines.thresholds(of, moment)
    assert list(marks["label"]) == labels
    assert list(marks["law"]) == [True, False]
    assert list(marks["line"]) == [0, 1]


def test_what_happens_on_one_day_is_one_threshold(found: Drawn) -> None:
    of, moment = found("cst-prolong-1999", date(2000, 3, 22))
    assert list(lifelines.thresholds(of, moment)["label"]) == ["entry into force, day asked about: 2000-03-22"]


def test_labels_stand_on_lines_of_their_own(found: Drawn) -> None:
    of, moment = found("cst-prolong-1999")
    spans, events = frames(of, moment)
    lanes = [one.name for one in in_order(of)]
    drawn = json.loads(lifelines.chart(spans, events, of, lanes, moment).to_json())
    labelled = [layer["encoding"]["x"]["axis"] for layer in drawn["layer"] if layer["mark"]["type"] == "rule"]
    assert [json.loads(axis["labelExpr"]).split(":")[0] for axis in labelled] == ["entry into force", "day asked about"]
    assert len({axis["offset"] for axis in labelled}) == 2
    bars = drawn["layer"][0]
    assert bars["encoding"]["y"]["scale"]["domain"] == lanes
    assert drawn["height"] == lifelines.ROOMY * len(lanes)


def test_many_lanes_are_tight(found: Drawn) -> None:
    of, moment = found("cst-1992")
    spans, events = frames(of, moment)
    lanes = [f"State {n}" for n in range(lifelines.FEW + 1)]
    drawn = json.loads(lifelines.chart(spans, events, of, lanes, moment).to_json())
    assert drawn["height"] == lifelines.TIGHT * len(lanes)


def test_the_table_says_what_the_chart_shows(found: Drawn) -> None:
    of, moment = found("peace-prot-2021")
    spans, events = frames(of, moment)
    said = lifelines.as_table(spans, events, moment)
    assert said.count("<tr ") == len(spans) + len(events) + 2
    assert "2023-09-26" in said


def test_every_colour_group_has_a_thickness_and_a_name(found: Drawn) -> None:
    _, moment = found("cst-1992")
    assert set(lifelines.THICKNESS) == set(lifelines.LOOKS) == set(lifelines.looks_in_words(moment))
