"""The deadlines as a report, and as a calendar that is read back by a reader of its own."""

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.register.conftest import CLERK, change, instrument
from tests.register.test_differences import act, record
from tests.reports.conftest import THE_ADDRESS
from tracker import reports
from tracker.register import deadlines as register_deadlines
from tracker.register.database import reading as session_of
from tracker.reports.model import Content

DAY = date(2024, 4, 1)
KEYS = ("on", "instrument", "state", "what", "text", "phase", "confidence", "notes")
Event = dict[str, str]


@pytest.fixture
def due(small: Engine) -> Engine:
    """A register in which a consent is expected, one is overdue, a draft is due, and a session is ahead."""
    record(
        small,
        [
            act("AM", "2024-04-20", expected=True),
            act("BY", "2024-03-01", expected=True),
            instrument("draft", stage="draft", adopted_on="", due_on="2024-12", short_en="Draft, so called; \\ one"),
            change(
                "council_session", "s", id="s", organisation="org", on="2024-11-23", name_en="Summit", place="Minsk"
            ),
        ],
    )
    return small


def of(engine: Engine, **asked: Any) -> Content:
    with session_of(engine) as session:
        return reports.content(session, "deadlines", **({"as_of": DAY} | asked))


def ics(engine: Engine, **asked: Any) -> bytes:
    with session_of(engine) as session:
        return reports.render(session, "deadlines", **({"as_of": DAY, "format": "ics"} | asked))


def rows(content: Content, group: int = 0) -> list[dict[str, Any]]:
    return [dict(zip(KEYS, row, strict=True)) for row in content.groups[group].rows]


def components(data: bytes, kind: str = "VEVENT") -> list[Event]:
    """The components of a kind as RFC 5545 has them read: lines joined, texts without their escapes."""
    lines = re.sub(r"\r\n[ \t]", "", data.decode("utf-8")).split("\r\n")
    found: list[Event] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == f"BEGIN:{kind}" or line == f"END:{kind}":
            found.append({})
        elif found and name not in ("BEGIN", "END"):
            found[-1][name] = re.sub(r"\\([\\;,nN])", lambda m: "\n" if m[1] in "nN" else m[1], value)
    return [one for one in found if "UID" in one]


def test_it_lists_what_the_register_has_due_in_the_order_of_days(due: Engine) -> None:
    assert [(r["on"], r["what"], r["instrument"], r["state"], r["phase"]) for r in rows(of(due))] == [
        (date(2024, 3, 1), "expected-act", "four", "BY", "overdue"),
        (date(2024, 4, 20), "expected-act", "four", "AM", "soon"),
        (date(2024, 11, 23), "council-session", "", "", "later"),
        (date(2024, 12, 31), "draft-due", "draft", "", "later"),
    ]
    assert of(due).headline == "1 overdue; 1 within a month; 2 later"


def test_it_holds_every_deadline_of_the_register(session: Session) -> None:
    content = reports.content(session, "deadlines", as_of=THE_ADDRESS)
    found = [(r["on"], r["what"], r["instrument"], r["state"]) for n in (0, 1) for r in rows(content, n)]
    known = register_deadlines.deadlines(session, THE_ADDRESS)
    assert sorted(found) == sorted((one.day, one.kind.value, one.instrument, one.state) for one in known)
    assert {row["what"] for row in rows(content, 1)} == {"not-deposited", "stands-still"}
    assert all(row["notes"] for n in (0, 1) for row in rows(content, n))


def test_what_stands_still_is_counted_among_what_is_overdue(session: Session) -> None:
    content = reports.content(session, "deadlines", as_of=date(2026, 11, 30))
    rows_of_both = [row for n in (0, 1) for row in rows(content, n)]
    overdue, lasting = sum(row["phase"] == "overdue" for row in rows_of_both), len(rows(content, 1))
    assert 0 < lasting <= overdue
    assert content.headline.startswith(f"{overdue} overdue, of these {lasting} without movement or answer; ")
    assert {count.key: count.number for count in content.counts}.items() >= {("overdue", overdue), ("lasting", lasting)}


def test_a_session_is_of_no_single_instrument(due: Engine) -> None:
    columns = {column.key: column for column in of(due).groups[0].columns}
    assert columns["instrument"].printed("") == "no single instrument"


def test_a_day_that_is_not_exact_says_so(due: Engine) -> None:
    (draft,) = [row for row in rows(of(due)) if row["instrument"] == "draft"]
    assert draft["text"].endswith("(The day is approximate.)")


@pytest.mark.parametrize(
    ("asked", "whats"),
    [
        ({"instrument": "four"}, ["expected-act", "expected-act"]),
        ({"state": "AM"}, ["expected-act", "draft-due"]),
        ({"organisation": "org"}, ["expected-act", "expected-act", "council-session", "draft-due"]),
    ],
)
def test_instruments_states_and_organisations_are_chosen(due: Engine, asked: dict[str, str], whats: list[str]) -> None:
    assert [row["what"] for row in rows(of(due, **asked))] == whats


def test_nothing_is_told_as_nothing(small: Engine) -> None:
    assert of(small, instrument="all").is_empty
    (entry,) = components(ics(small, instrument="all"), "VJOURNAL")
    assert entry["SUMMARY"] == "For this selection, nothing is due and no day is ahead."
    assert components(ics(small, instrument="all")) == []


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "No day is ahead in the calendar."), ("ru", "В календаре предстоящих сроков нет.")]
)
def test_an_empty_calendar_speaks_of_itself_alone(session: Session, lang: str, said: str) -> None:
    content = reports.content(session, "deadlines", as_of=date(2026, 11, 30), lang=lang)
    calendar, lasting = content.groups
    assert (calendar.size, calendar.empty) == (0, said)
    assert lasting.size > 0


def test_a_calendar_has_an_event_of_one_whole_day_for_each_row(due: Engine) -> None:
    found = components(ics(due))
    days = [(one["DTSTART;VALUE=DATE"], one["DTEND;VALUE=DATE"]) for one in found]
    assert days == [
        ("20240301", "20240302"),
        ("20240420", "20240421"),
        ("20241123", "20241124"),
        ("20241231", "20250101"),
    ]
    assert [one["SUMMARY"] for one in found] == [
        "expected act: four, State BY",
        "expected act: four, State AM",
        "session: Summit, The Organisation, Minsk",
        "draft to be adopted: Draft, so called; \\ one",
    ]
    assert found[0]["CATEGORIES"] == "expected act"
    assert "Sources: a note" in found[0]["DESCRIPTION"]
    assert {one["DTSTAMP"] for one in found} == {"20240315T000000Z"}, "the day of the register's last change"


def test_a_calendar_speaks_russian_and_is_folded_within_letters(due: Engine) -> None:
    data = ics(due, lang="ru")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert data.endswith(b"END:VCALENDAR\r\n")
    for line in data.split(b"\r\n"):
        line.decode("utf-8")
    assert components(data)[0]["SUMMARY"].startswith("ожидаемый акт: four")


def test_an_event_is_known_again_in_another_language_and_on_another_day(due: Engine) -> None:
    uids = [one["UID"] for one in components(ics(due))]
    assert len(set(uids)) == 4
    assert [one["UID"] for one in components(ics(due, lang="ru"))] == uids
    assert [one["UID"] for one in components(ics(due, as_of=date(2024, 4, 2)))] == uids
    record(due, [change("council_session", "s", id="s", organisation="org", on="2024-11-27", name_en="Summit")])
    assert {one["UID"] for one in components(ics(due))} == set(uids), "it moves to its new day"


def test_the_same_question_gives_the_same_calendar(due: Engine) -> None:
    assert ics(due) == ics(due)


def test_what_merely_lasts_is_no_event(session: Session) -> None:
    found = components(reports.render(session, "deadlines", as_of=THE_ADDRESS, format="ics"))
    assert {one["CATEGORIES"] for one in found} == {"session"}


def test_what_was_recorded_later_was_not_known(due: Engine) -> None:
    asked = {"known_at": datetime(2024, 3, 14, tzinfo=UTC), "known_on": date(2024, 3, 13)}
    content = of(due, **asked)
    assert content.is_empty
    assert content.empty.startswith("By 13 March 2024 nothing had been recorded: the register begins on 15 March 2024.")
    assert CLERK.at.date() == date(2024, 3, 15)
