"""Then and now as a report: the difference between two days, and between two states of knowledge."""

import csv
import io
import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.register.conftest import change, instrument
from tests.register.test_differences import act, record
from tests.reports.conftest import CLERK, THE_ADDRESS
from tracker import reports
from tracker.errors import Invalid
from tracker.register.database import reading as session_of
from tracker.register.ledger import Author
from tracker.reports.model import Content, Group

OCTOBER = date(2023, 10, 1)
LATER = Author("another", datetime(2024, 6, 1, 12, tzinfo=UTC))
BETWEEN = {"since_known_on": date(2024, 5, 1), "since_known_at": datetime(2024, 5, 1, tzinfo=UTC)}
KEYS = ("on", "instrument", "state", "what", "text", "notes")


def changes(session: Session, **asked: Any) -> Content:
    return reports.content(session, "changes", **({"as_of": OCTOBER, "since": THE_ADDRESS} | asked))


def of(engine: Engine, **asked: Any) -> Content:
    with session_of(engine) as session:
        return changes(session, **asked)


def group(content: Content, key: str) -> Group:
    return next(one for one in content.groups if one.key == key)


def rows(content: Content, key: str) -> list[dict[str, Any]]:
    return [dict(zip(KEYS, row, strict=True)) for row in group(content, key).rows]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Stage at home: no step known → approved at home."),
        ("ru", "Стадия внутри государства: сведений о процедурах нет → одобрено внутри государства."),
    ],
)
def test_from_the_address_to_october_2023_kazakhstan_approved_the_protocol(
    session: Session, lang: str, said: str
) -> None:
    content = changes(session, lang=lang)
    (kazakhstan,) = [row for row in rows(content, "different") if row["instrument"] == "peace-prot-2021"]
    assert (kazakhstan["state"], kazakhstan["on"], kazakhstan["what"]) == ("KZ", date(2023, 9, 26), "stage")
    assert kazakhstan["text"] == said
    (note,) = [note for note in content.notes if note.number in kazakhstan["notes"]]
    assert note.sources
    assert note.instrument == "peace-prot-2021"


def test_what_happened_in_between_is_listed_with_its_sources(session: Session) -> None:
    content = changes(session)
    happened = rows(content, "happened")
    assert {THE_ADDRESS < row["on"] <= OCTOBER for row in happened if isinstance(row["on"], date)} == {True}
    assert {row["on"] for row in happened if isinstance(row["on"], str)} >= {"2023-01"}, "what is known of a day"
    (signed,) = [r for r in happened if r["instrument"] == "peace-prot-2021" and "law signed" in r["text"]]
    assert signed["text"] == "Kazakhstan: law signed on 26 September 2023 (Law No. 28-VIII)"
    assert {bool(row["notes"]) for row in happened} == {True}


def test_an_adoption_is_told_with_its_day(session: Session) -> None:
    content = reports.content(session, "changes", as_of=date(2023, 12, 1), since=THE_ADDRESS)
    told = [row["text"] for row in rows(content, "happened") if row["what"] == "adoption"]
    assert told == ["The instrument, adopted on 23 November 2023"]


def test_notes_are_numbered_as_a_reader_meets_them(session: Session) -> None:
    content = changes(session)
    met = [number for one in content.groups for row in one.rows for number in row[-1]]
    first_met = list(dict.fromkeys(met))
    assert first_met == list(range(1, len(content.notes) + 1))


def test_every_row_stands_under_its_instrument_in_the_order_of_days(session: Session) -> None:
    for one in changes(session, since=date(2018, 1, 1)).groups:
        for section in one.sections:
            assert {row[1] for row in section.rows} == {section.key}
            days = [row[0] for row in section.rows if isinstance(row[0], date)]
            assert days == sorted(days)


def test_without_a_beginning_and_without_sessions_the_period_is_a_year(small: Engine) -> None:
    assert of(small, since=None).selection["from"] == "2022-10-01"


def test_without_a_beginning_the_period_begins_with_the_last_session_of_the_council(small: Engine) -> None:
    sessions = [
        change("council_session", on, id=on, organisation="org", on=on)
        for on in ("2022-11-23", "2023-06-01", "2023-11-23", "2023")
    ]
    record(small, sessions)
    assert of(small, since=None).selection["from"] == "2023-06-01"
    assert of(small, since=None, as_of=date(2023, 6, 1)).selection["from"] == "2022-11-23"


def test_a_consent_is_told_with_what_follows_from_it(small: Engine) -> None:
    record(small, [act(state, f"2023-0{n}-01") for n, state in enumerate(("AM", "BY", "KZ", "RU"), 1)])
    told = [(row["state"], row["text"]) for row in rows(of(small), "different")]
    assert ("", "State of the instrument: pending → in force.") in told
    assert ("", "Date of entry into force: none known → 1 April 2023.") in told
    assert ("AM", "Position: no act on record → party; in force for this state: 1 April 2023.") in told
    assert ("AM", "Consent is no longer outstanding.") in told


def test_the_register_has_learned_an_act(small: Engine) -> None:
    record(small, [act("AM", "2023-01-01")], LATER)
    content = of(small, since=None, **BETWEEN)
    assert [one.key for one in content.groups] == ["different", "learned"], "one day: nothing can happen in between"
    (row,) = rows(content, "learned")
    assert (row["on"], row["instrument"], row["state"], row["what"]) == (date(2024, 6, 1), "four", "AM", "act")
    assert row["text"] == "recorded: State AM: ratification on 1 January 2023"
    assert ("AM", "position") in {(r["state"], r["what"]) for r in rows(content, "different")}


def test_the_register_has_learned_of_corrections_removals_and_other_facts(small: Engine) -> None:
    record(small, [act("AM", "2023-01-01"), act("BY", "2023-01-01"), instrument("gone")], CLERK)
    member = {"id": "org/UZ", "organisation": "org", "state": "UZ", "start": "2023-01-01"}
    record(
        small,
        [
            act("AM", "2023-02-01", id="better", supersedes="four/AM/ratification"),
            act("BY", "2023-01-01", id="void", supersedes="four/BY/ratification", void_reason="a slip"),
            change("membership", "org/UZ", **member, source="a decision"),
            change("membership", "org/US", **(member | {"id": "org/US", "state": "US"})),
            instrument("gone", title_en="Another title"),
        ],
        LATER,
    )
    found = {
        (row["what"], row["state"], row["instrument"]): row for row in rows(of(small, since=None, **BETWEEN), "learned")
    }
    texts = {place: row["text"] for place, row in found.items()}
    assert texts["act", "AM", "four"] == "corrected: State AM: ratification on 1 February 2023"
    assert texts["act", "BY", "four"] == "taken back: State BY: ratification on 1 January 2023 (a slip)"
    assert texts["membership", "UZ", ""] == "recorded: State UZ: member, The Organisation, since 1 January 2023"
    assert texts["instrument", "", "gone"].startswith("changed: The instrument, adopted on 16 September 2021")
    assert found["membership", "UZ", ""]["notes"]
    assert not found["membership", "US", ""]["notes"]


@pytest.mark.parametrize(
    ("asked", "places"),
    [
        ({"state": "KZ"}, {("peace-prot-2021", "KZ"), ("juris-2021", "KZ"), ("logmed-2021", "KZ")}),
        ({"instrument": "juris-2021"}, {("juris-2021", "KZ")}),
        ({"state": "RU", "organisation": "csto"}, {("logmed-2021", "RU"), ("charter-prot4-2022", "RU")}),
    ],
)
def test_states_instruments_and_organisations_are_chosen(
    session: Session, asked: dict[str, str], places: set[tuple[str, str]]
) -> None:
    content = changes(session, **asked)
    assert {(row["instrument"], row["state"]) for row in rows(content, "different")} == places
    assert {key for key, value in content.selection.items() if value} >= asked.keys()


def test_nothing_is_told_as_nothing(session: Session) -> None:
    content = changes(session, since=OCTOBER)
    assert content.is_empty
    assert b"nothing is different" in reports.render(session, "changes", as_of=OCTOBER, since=OCTOBER, format="csv")


@pytest.mark.parametrize(
    "asked",
    [
        {"since": date(2023, 10, 2)},
        {"known_on": date(2023, 1, 1), "known_at": datetime(2023, 1, 1, tzinfo=UTC)} | BETWEEN,
    ],
)
def test_a_period_that_ends_before_it_begins_is_refused(session: Session, asked: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        changes(session, **asked)


def test_json_and_csv_hold_codes_beside_words(session: Session) -> None:
    asked: dict[str, Any] = {"as_of": OCTOBER, "since": THE_ADDRESS}
    said = json.loads(reports.render(session, "changes", format="json", **asked))
    assert said["selection"]["from"] == "2022-12-05"
    table = list(
        csv.DictReader(io.StringIO(reports.render(session, "changes", format="csv", **asked).decode("utf-8-sig")))
    )
    assert len(table) == sum(count["number"] for count in said["counts"].values())
    assert {(row["Code of the state"], row["State"]) for row in table} >= {("KZ", "Kazakhstan"), ("", "as a whole")}
    assert all(row["Sources"] for row in table)


def test_what_nobody_knows_the_beginning_of_has_no_day(small: Engine) -> None:
    record(small, [instrument("undated", adopted_on="")], LATER)
    content = of(small, since=None, instrument="undated", **BETWEEN)
    (undated,) = [row for row in rows(content, "different") if row["what"] == "instrument"]
    assert undated["on"] is None


def test_a_new_instrument_and_what_is_owed_to_it_are_proved_by_its_adoption(session: Session) -> None:
    content = changes(session, as_of=date(2025, 1, 1))
    told = [row for row in rows(content, "different") if row["what"] in ("instrument", "owing")]
    said = {note.number: note.text for note in content.notes}
    assert {row["what"] for row in told} == {"instrument", "owing"}
    for row in told:
        assert said[row["notes"][0]].startswith("The instrument, adopted on"), row


def test_an_event_that_no_word_names_is_told_by_its_remark(session: Session) -> None:
    content = changes(session, as_of=date(2024, 12, 31), instrument="cst-1992", state="AM")
    told = [row["text"] for row in rows(content, "happened") if row["what"] == "other"]
    assert "Armenia: other event on 22 February 2024: Political statement; no treaty act was found." in " ".join(told)
