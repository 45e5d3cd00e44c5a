"""The chronological log: what is dated in a period, in the order of days, and apart from it what is expected."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.register.conftest import CLERK, change, instrument
from tests.register.test_differences import act, record
from tests.reports.conftest import THE_ADDRESS
from tracker import reports
from tracker.errors import Invalid
from tracker.register.database import reading as session_of
from tracker.register.ledger import Author, Change
from tracker.reports.model import Content

OCTOBER = date(2023, 10, 1)
LATER = Author("another", datetime(2024, 6, 1, 12, tzinfo=UTC))
KEYS = ("on", "received", "instrument", "state", "what", "text", "confidence", "notes")


def log(session: Session, **asked: Any) -> Content:
    return reports.content(session, "log", **({"as_of": OCTOBER, "since": THE_ADDRESS} | asked))


def of(engine: Engine, **asked: Any) -> Content:
    with session_of(engine) as session:
        return log(session, **asked)


def rows(content: Content, key: str = "happened") -> list[dict[str, Any]]:
    (group,) = (group for group in content.groups if group.key == key)
    return [dict(zip(KEYS, row, strict=True)) for row in group.rows]


def printed(content: Content, key: str = "happened") -> list[dict[str, Any]]:
    (group,) = (group for group in content.groups if group.key == key)
    return [{c.key: c.printed(v) for c, v in zip(group.columns, row, strict=True)} for row in group.rows]


def step(key: str, on: str = "", **values: Any) -> Change:
    given = {"id": key, "instrument": "four", "state": "KZ", "step": "adopted-lower", "on": on, "source": "a note"}
    return change("step", key, **(given | {"recorded_at": CLERK.at, "recorded_by": "clerk"} | values))


def test_it_lists_acts_steps_sessions_and_confirmations_in_the_order_of_days(session: Session) -> None:
    found = rows(log(session, since=date(2022, 6, 1)))
    assert {row["what"] for row in found} == {"adoption", "council_session", "confirmation", "stance", "step", "other"}
    days = [row["on"] for row in found if isinstance(row["on"], date)]
    assert days == sorted(days)
    (signed,) = [r for r in found if r["instrument"] == "peace-prot-2021" and "Law signed" in r["text"]]
    assert (signed["on"], signed["text"]) == (date(2023, 9, 26), "Law signed on 26 September 2023 (Law No. 28-VIII)")
    assert all(row["notes"] for row in found)


def test_both_days_of_the_period_belong_to_it(small: Engine) -> None:
    record(small, [act("AM", "2022-12-05"), act("BY", "2023-10-01"), act("KZ", "2022-12-04"), act("RU", "2023-10-02")])
    assert [row["state"] for row in rows(of(small))] == ["AM", "BY"]


def test_a_day_that_is_not_known_is_said_as_far_as_it_is(small: Engine) -> None:
    record(small, [step("month", "2023-01"), step("bound", not_after="2023-02-17")])
    found = of(small)
    assert [row["on"] for row in rows(found)] == ["2023-01", "../2023-02-17"]
    assert [row["on"] for row in printed(found)] == ["January 2023", "not later than 17 Feb 2023"]
    assert [row["on"] for row in printed(of(small, lang="ru"))] == [
        "январь 2023 года",
        "не позднее 17.02.2023",
    ]


def test_an_act_stands_at_its_receipt_or_says_that_none_is_recorded(small: Engine) -> None:
    record(small, [act("AM", "2023-05-05", on="2023-05-01"), act("BY", "", on="2023-06-01")])
    assert [(row["on"], row["received"]) for row in rows(of(small))] == [
        (date(2023, 5, 5), date(2023, 5, 5)),
        (date(2023, 6, 1), "not-recorded"),
    ]


def test_an_entry_into_force_is_told_once_with_what_announced_it(small: Engine) -> None:
    announced = {"id": "a", "instrument": "unknown", "state": None, "on": "2023-03-01", "source": "a gazette"}
    record(small, [act(state, f"2023-0{n}-01") for n, state in enumerate(("AM", "BY", "KZ", "RU"), 1)])
    record(small, [change("announcement", "a", **announced)])
    told = {(r["on"], r["instrument"]): r["text"] for r in rows(of(small)) if r["what"] == "entry"}
    assert told == {
        (date(2023, 3, 1), "unknown"): "Entry into force of the instrument, as announced",
        (date(2023, 4, 1), "four"): "Entry into force of the instrument, as computed from what is on record",
    }
    assert not [r for r in rows(of(small)) if r["what"] == "announcement"]


def test_a_state_that_consents_later_has_its_own_entry_into_force(small: Engine) -> None:
    record(small, [act(state, f"2023-0{n}-01") for n, state in enumerate(("AM", "BY", "KZ", "RU", "KG"), 1)])
    own = [(r["on"], r["state"]) for r in rows(of(small)) if r["what"] == "entry"]
    assert own == [(date(2023, 4, 1), ""), (date(2023, 5, 1), "KG")]


def test_what_is_expected_planned_or_promised_stands_apart(small: Engine) -> None:
    record(
        small,
        [
            act("AM", "2024-12-01", expected=True),
            step("planned", "2023-01-01", planned=True),
            change("inquiry", "i", id="i", state="KZ", instrument="four", asked_on="2023-01-01", promised="by summer",
                   promised_for="2024-06", source="a note"),
            change("council_session", "s", id="s", organisation="org", on="2040-11-23", name_en="Session"),
            change("council_session", "h", id="h", organisation="org", on="2023-11-23", name_en="Held by now"),
            instrument("draft", stage="draft", adopted_on="", due_on="2024-05-01"),
        ],
    )  # fmt: skip
    found = of(small)
    assert rows(found) == []
    assert [(row["what"], row["state"]) for row in rows(found, "expected")] == [
        ("step", "KZ"),
        ("due", ""),
        ("due", "KZ"),
        ("act", "AM"),
        ("council_session", ""),
    ], "a session that has been held by now was not expected then"
    assert found.headline == "0 events; 5 expected"


def test_without_a_beginning_it_begins_with_the_last_session(small: Engine) -> None:
    record(small, [change("council_session", "s", id="s", organisation="org", on="2023-06-01", name_en="Session")])
    found = of(small, since=None)
    assert found.selection["from"] == "2023-06-01"
    assert [row["what"] for row in rows(found)] == ["council_session"]


def test_what_was_recorded_later_was_not_known(small: Engine) -> None:
    record(small, [act("AM", "2023-01-01")])
    record(small, [act("BY", "2023-02-01")], LATER)
    then = of(small, known_at=datetime(2024, 5, 1, tzinfo=UTC), known_on=date(2024, 4, 30))
    assert [row["state"] for row in rows(then)] == ["AM"]
    assert [row["state"] for row in rows(of(small))] == ["AM", "BY"]


@pytest.mark.parametrize(
    ("asked", "instruments"),
    [
        ({"instrument": "juris-2021"}, {"juris-2021"}),
        ({"state": "KZ"}, {"peace-prot-2021", "juris-2021", "logmed-2021", "charter-prot4-2022"}),
        ({"organisation": "csto"}, {"peace-prot-2021", "juris-2021", "logmed-2021", "charter-prot4-2022", ""}),
    ],
)
def test_instruments_states_and_organisations_are_chosen(
    session: Session, asked: dict[str, str], instruments: set[str]
) -> None:
    content = log(session, **asked)
    found = {row["instrument"] for group in content.groups for row in rows(content, group.key)}
    assert found <= instruments
    assert found


def test_nothing_is_told_as_nothing(session: Session) -> None:
    content = log(session, since=date(2022, 12, 6), as_of=date(2022, 12, 7), state="TJ")
    assert content.is_empty
    assert b"nothing dated in this period is on record" in reports.render(
        session, "log", since=date(2022, 12, 6), as_of=date(2022, 12, 7), state="TJ", format="csv"
    )


def test_a_period_that_ends_before_it_begins_is_refused(session: Session) -> None:
    with pytest.raises(Invalid, match="has to lie before its end"):
        log(session, since=date(2023, 10, 2))


@pytest.mark.parametrize(("lang", "kind"), [("en", "other event"), ("ru", "иное событие")])
def test_an_event_that_is_no_step_is_told_and_counted_apart(small: Engine, lang: str, kind: str) -> None:
    record(small, [step("own", "2023-02-01"), step("said", "2023-03-01", step="other", note="Did not sign.")])
    found = of(small, lang=lang)
    assert [(row["what"], row["state"]) for row in rows(found)] == [("step", "KZ"), ("other", "KZ")]
    assert rows(found)[1]["text"].endswith(": Did not sign.")
    assert rows(found)[1]["notes"]
    assert [row["what"] for row in printed(found)][1] == kind
    assert {count.key: count.number for count in found.counts} == {"happened": 2, "step": 1, "other": 1, "expected": 0}


@pytest.mark.parametrize(("lang", "opposes"), [("en", "Opposes it"), ("ru", "Возражает")])
def test_what_a_state_said_of_a_draft_is_an_event_with_its_source(session: Session, lang: str, opposes: str) -> None:
    content = log(session, since=date(2022, 11, 1), lang=lang)
    said = [row for row in rows(content) if row["what"] == "stance"]
    assert {(row["state"], row["on"]) for row in said} == {("AM", date(2022, 11, 23))}
    for row in said:
        assert row["text"].startswith(opposes)
        assert row["notes"]
