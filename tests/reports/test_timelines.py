"""The timelines: what is dated of each instrument, in charts with their words, and in the table behind them."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.register.conftest import change
from tests.register.test_differences import record
from tests.reports.conftest import CLERK, THE_ADDRESS
from tests.reports.test_log import step
from tracker import reports
from tracker.errors import Invalid
from tracker.register.database import reading as session_of
from tracker.register.ledger import Author
from tracker.reports import timeline_chart, timelines
from tracker.reports.model import Chart, Content, Group

PROTOCOL = "peace-prot-2021"
LATER = Author("another", datetime(2024, 6, 1, 12, tzinfo=UTC))


def told(session: Session, **asked: Any) -> Content:
    return reports.content(session, "timelines", **({"as_of": THE_ADDRESS} | asked))


def charts(content: Content) -> list[Group]:
    return [group for group in content.groups if group.chart]


def only_chart(content: Content) -> Chart:
    (group,) = charts(content)
    assert group.chart is not None
    return group.chart


def rows(content: Content) -> list[dict[str, Any]]:
    keys = ("on", "instrument", "state", "what", "text", "notes")
    return [dict(zip(keys, row, strict=True)) for group in content.groups for row in group.rows]


@pytest.mark.parametrize(
    ("lang", "signature", "russia"), [("en", "signature", "Russia"), ("ru", "подписание", "Россия")]
)
def test_one_instrument_has_one_chart_whose_words_tell_what_it_shows(
    session: Session, lang: str, signature: str, russia: str
) -> None:
    content = told(session, instrument=PROTOCOL, lang=lang)
    (group,) = charts(content)
    assert group.chart is not None
    day = "2021-09-16" if lang == "en" else "16.09.2021"
    assert f"{russia}: {signature} {day}, " in group.chart.alternative
    assert f"{russia}</text>" in group.chart.svg
    assert ET.fromstring(group.chart.svg).tag.endswith("svg")


def test_the_table_behind_the_chart_holds_every_dated_fact_with_its_source(session: Session) -> None:
    content = told(session, instrument=PROTOCOL)
    found = rows(content)
    signed = [row for row in found if row["what"] == "signature"]
    assert {(row["state"], row["on"]) for row in signed} == {
        (state, date(2021, 9, 16)) for state in ("AM", "BY", "KZ", "KG", "RU", "TJ")
    }
    assert all(row["notes"] for row in found)
    assert {number for row in found for number in row["notes"]} <= {note.number for note in content.notes}


def test_a_day_known_roughly_is_said_in_words(session: Session) -> None:
    content = told(session, instrument=PROTOCOL)
    (signed,) = [row for row in rows(content) if row["what"] == "law-signed"]
    column = content.groups[-1].columns[0]
    assert column.printed(signed["on"]) == "2022-04-13 – 2022-04-16"


def test_of_one_state_there_is_a_lane_for_each_instrument(session: Session) -> None:
    content = told(session, state="KZ")
    lanes = [line for group in charts(content) for line in group.chart.alternative.split(". ")]  # type: ignore[union-attr]
    assert len(charts(content)) == 2
    assert any("Protocol" in line for line in lanes)
    assert {row["state"] for row in rows(content)} == {"", "KZ"}


def test_a_period_leaves_out_what_came_before_it(session: Session) -> None:
    content = told(session, instrument=PROTOCOL, since=date(2022, 1, 1))
    assert {row["what"] for row in rows(content)}.isdisjoint({"adoption", "signature"})
    assert content.lines[0].text == "1 January 2022"


def test_nothing_after_the_day_is_told(session: Session) -> None:
    found = rows(told(session))
    assert all(row["on"] <= THE_ADDRESS for row in found if isinstance(row["on"], date))


def test_too_many_charts_leave_the_table_alone_and_say_so(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timelines, "MOST_CHARTS", 1)
    content = told(session, organisation="csto")
    assert charts(content) == []
    assert "the table of dates stands alone" in content.groups[0].paragraphs[0].text
    assert rows(content)


def test_a_selection_without_facts_says_so(session: Session) -> None:
    content = told(session, state="US")
    assert content.is_empty
    assert content.empty == "For this selection, nothing dated is on record up to this day."
    assert reports.writer("timelines", "pdf")(content)


def test_a_period_that_ends_before_it_begins_is_refused(session: Session) -> None:
    with pytest.raises(Invalid, match="Its beginning has to lie before its end"):
        told(session, since=date(2023, 1, 1))


def test_what_was_learned_is_no_question_for_a_timeline(session: Session) -> None:
    with pytest.raises(Invalid, match="not what the register has learned since 2024-05-01"):
        told(session, since_known_on=date(2024, 5, 1))


def test_the_entry_into_force_is_told_as_computed_where_nobody_announced_it(small: Engine) -> None:
    ratified = {"instrument": "four", "act": "ratification", "received_on": "2022-03-01", "recorded_at": CLERK.at}
    four = ("AM", "BY", "KZ", "KG")
    record(small, [change("act", f"a{state}", id=f"a{state}", state=state, **ratified) for state in four])
    with session_of(small) as session:
        content = told(session, instrument="four")
    (entry,) = [row for row in rows(content) if row["what"] == "entry"]
    assert (entry["state"], entry["on"]) == ("", date(2022, 3, 1))
    assert entry["text"] == "Entry into force of the instrument, as computed"
    (group,) = charts(content)
    assert group.chart is not None
    assert "entry into force 2022-03-01" in group.chart.alternative


def test_what_was_known_earlier_is_told_as_it_was_known(small: Engine) -> None:
    signed = {"instrument": "four", "state": "AM", "act": "signature", "on": "2022-03-01", "recorded_at": CLERK.at}
    record(small, [change("act", "late", id="late", **signed)], LATER)
    with session_of(small) as session:
        now, then = (told(session, instrument="four", known_at=at) for at in (None, CLERK.at))
    assert [row["what"] for row in rows(now)] == ["adoption", "signature"]
    assert [row["what"] for row in rows(then)] == ["adoption"]


def test_the_same_question_gives_the_same_pictures(session: Session) -> None:
    once, again = (told(session, instrument=PROTOCOL) for _ in range(2))
    assert [g.chart for g in charts(once)] == [g.chart for g in charts(again)]
    assert once.fingerprint == again.fingerprint


@pytest.mark.parametrize(
    ("lang", "said", "day"), [("en", "other event", "2022-03-01"), ("ru", "иное событие", "01.03.2022")]
)
def test_an_event_that_is_no_step_has_a_sign_and_a_count_of_its_own(
    small: Engine, lang: str, said: str, day: str
) -> None:
    record(small, [step("own", "2022-02-01"), step("said", "2022-03-01", step="other", outcome="remark")])
    with session_of(small) as session:
        content = told(session, instrument="four", lang=lang)
    assert {count.key: count.number for count in content.counts if count.key in ("step", "other")} == {
        "step": 1,
        "other": 1,
    }
    assert f"{said} {day}" in only_chart(content).alternative
    assert f">{said}</text>" in only_chart(content).svg
    assert [row["what"] for row in rows(content)] == ["adoption", "adopted-lower", "other"]
    assert all(row["notes"] for row in rows(content))


@pytest.mark.parametrize(("lang", "words"), [("en", "no consent on record"), ("ru", "согласие не зафиксировано")])
def test_a_thin_bar_says_what_the_record_lacks(session: Session, lang: str, words: str) -> None:
    assert f">{words}</text>" in only_chart(told(session, instrument=PROTOCOL, lang=lang)).svg


@pytest.mark.parametrize(
    ("lang", "entry", "day", "of_the_state"),
    [
        ("en", "entry into force", "about 2021-01-21", "in force for the state about 2021-01-21"),
        ("ru", "вступление в силу", "около 21.01.2021", "вступление в силу для государства около 21.01.2021"),
    ],
)
def test_a_chart_says_about_of_a_day_known_as_not_later_than(
    session: Session, lang: str, entry: str, day: str, of_the_state: str
) -> None:
    drawn = only_chart(told(session, instrument="cst-prot2-2018", lang=lang))
    assert f">{entry}: {day}</text>" in drawn.svg
    assert f"{entry} {day}; " in drawn.alternative
    assert of_the_state in drawn.alternative


def test_a_chart_says_about_of_a_day_computed_roughly(session: Session) -> None:
    drawn = only_chart(told(session, instrument="charter-prot1-2010"))
    assert ">entry into force: about 2012-12-19</text>" in drawn.svg
    assert "day asked about 2022-12-05." in drawn.alternative


def test_a_day_that_is_known_is_not_called_about(session: Session) -> None:
    drawn = only_chart(told(session, instrument="charter-prot2-2018"))
    assert ">entry into force: 2021-01-19</text>" in drawn.svg


def ticks(days: int, lang: str = "en") -> list[str]:
    """What stands at the ticks of an axis of so many days."""
    first, last = date(2022, 8, 1), date(2022, 8, 1) + timedelta(days=days)
    bars = pd.DataFrame([{"lane": "Russia", "start": f"{first}", "until": f"{last}", "look": timeline_chart.PARTY}])
    drawn = timeline_chart.Drawing(bars, bars[:0], (), ("Russia",), first, last, lang)
    return re.findall(r">([\d.-]+)</text>", timeline_chart.svg(drawn))


@pytest.mark.parametrize(
    ("days", "form"),
    [
        *((days, r"\d{4}-\d\d-\d\d") for days in (40, 60, 75, 90, 110, 130, 146, 160)),
        *((days, r"\d\d\.\d{4}") for days in (161, 200, 300, 500, 1000, 2190)),
        *((days, r"\d{4}") for days in (2191, 4000, 12000)),
    ],
)
def test_no_two_ticks_of_an_axis_are_called_alike(days: int, form: str) -> None:
    labels = ticks(days)
    assert all(re.fullmatch(form, label) for label in labels)
    assert len(labels) == len(set(labels)) >= 4


def test_a_short_axis_writes_days_as_the_language_does() -> None:
    assert ticks(60, "ru") == [f"{day[8:]}.{day[5:7]}.{day[:4]}" for day in ticks(60)]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "The register names no state that it concerns, so there is nothing to draw."),
        ("ru", "Государства, которых он касается, в реестре не названы, поэтому изображать нечего."),
    ],
)
def test_an_instrument_that_concerns_no_state_by_name_says_why_it_has_no_chart(
    session: Session, lang: str, said: str
) -> None:
    of_a_decision, of_a_treaty = (told(session, instrument=key, lang=lang) for key in ("decision-2019", PROTOCOL))
    assert charts(of_a_decision) == []
    assert [one.text for one in of_a_decision.groups[0].paragraphs][1:] == [said]
    assert said not in [one.text for group in of_a_treaty.groups for one in group.paragraphs]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            "Bars follow from the law and may stand for states of which no act is in the table, for example where a"
            " source says that all have consented.",
        ),
        (
            "ru",
            "Полосы следуют из права и могут стоять у государств, актов которых в таблице нет, например если источник"
            " сообщает, что согласие выразили все.",
        ),
    ],
)
def test_the_legend_says_that_bars_may_stand_without_an_act(session: Session, lang: str, said: str) -> None:
    content = told(session, instrument="cst-prot2-2018", lang=lang)
    (bars,) = [entry for entry in content.legend if entry.column == "chart"]
    assert bars.meaning.endswith(said)
    assert {row["what"] for row in rows(content)}.isdisjoint({"ratification", "participation"})
