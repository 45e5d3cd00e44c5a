"""Sessions, drafts with what states said of them, packages, and what is only to be carried out."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine

from tests.register.conftest import CLERK, STATES, change, instrument
from tracker.register import preparing, reading
from tracker.register.database import reading as session_of
from tracker.register.database import writing
from tracker.register.ledger import Author, Change, write
from tracker.register.projection import project

DAY = date(2022, 12, 5)
LATER = Author("clerk", datetime(2024, 6, 1, 9, tzinfo=UTC))


def stance(key: str, state: str, on: str, said: str) -> Change:
    key_ = f"{key}/{state}/{on}"
    return change("stance", key_, id=key_, instrument=key, state=state, on=on, stance=said, source="Letter")


FACTS = [
    change("package", "reform", key="reform", organisation="org", title_en="Reform", source="Minutes"),
    instrument("draft", adopted_on="", stage="draft", due_on="2022-12", package="reform"),
    instrument("draft-of-two", adopted_on="", stage="draft", concerns=["AM", "US"], organisation=None),
    instrument("adopted", adopted_on="2023-05-01", package="reform"),
    instrument("decided", kind="decision", adopted_on="2022-01-01", due_on="2022-11-30", package="reform"),
    instrument("done", kind="commitment", adopted_on="2022-01-01", due_on="2022-12-31", fulfilled_on="2022-12-05"),
    instrument("said", kind="statement", adopted_on=""),
    instrument("not-yet", kind="statement", adopted_on="2022-12-06"),
    instrument("to-be-decided", kind="decision", adopted_on="", stage="draft"),
    stance("draft", "AM", "2022-01", "under-study"),
    stance("draft", "AM", "2022-03-01", "supports"),
    stance("draft", "KZ", "2023-01-01", "opposes"),
    stance("draft", "UZ", "2022-02-01", "supports-with-remarks"),
    stance("adopted", "RU", "2022-02-01", "supports"),
    change("council_session", "s2", id="s2", organisation="org", on="2022-11-23", name_en="Council", place="Yerevan"),
    change("council_session", "s1", id="s1", organisation="org", on="2021-09", name_en="Council"),
]


@pytest.fixture
def preparing_register(register: Engine) -> Engine:
    """The register with drafts, undertakings, a package and sessions, and one stance recorded later."""
    with writing(register) as session:
        write(session, FACTS, CLERK)
        write(session, [stance("draft-of-two", "US", "2022-10-01", "opposes")], LATER)
        project(session)
    return register


def test_sessions_come_in_the_order_of_their_days(preparing_register: Engine) -> None:
    with session_of(preparing_register) as session:
        assert [(line.on, line.place) for line in reading.sessions(session)] == [
            ("2021-09", ""),
            ("2022-11-23", "Yerevan"),
        ]
        assert reading.sessions(session, "another") == []
        assert reading.sessions(session, known_at=datetime(2024, 1, 1, tzinfo=UTC)) == []


def test_a_draft_shows_the_last_word_of_every_state_it_concerns(preparing_register: Engine) -> None:
    with session_of(preparing_register) as session:
        lines = {line.key: line for line in preparing.drafts(session, DAY)}
    draft = lines["draft"]
    assert {line.state: line.stance for line in draft.stances} == {
        **dict.fromkeys(STATES, ""),  # of Kazakhstan's word of 2023 nobody knew then
        "AM": "supports",
        "UZ": "supports-with-remarks",
    }
    assert (draft.due_on, draft.days, draft.package) == ("2022-12", 26, "reform")
    assert {line.state: line.stance for line in lines["draft-of-two"].stances} == {"AM": "", "US": "opposes"}
    assert lines["draft-of-two"].days is None


def test_what_was_adopted_later_was_a_draft_before_if_states_spoke_of_it(preparing_register: Engine) -> None:
    with session_of(preparing_register) as session:
        assert [line.key for line in preparing.drafts(session, DAY)] == [
            "draft",
            "adopted",
            "draft-of-two",
            "to-be-decided",
        ]
        assert "adopted" not in {line.key for line in preparing.drafts(session, date(2023, 5, 1))}
        assert "adopted" not in {line.key for line in preparing.drafts(session, date(2022, 1, 31))}


def test_what_was_known_of_a_draft_is_told_as_it_was_known(preparing_register: Engine) -> None:
    with session_of(preparing_register) as session:
        known = {line.key: line for line in preparing.drafts(session, DAY, datetime(2024, 5, 1, tzinfo=UTC))}
    assert {line.state: line.stance for line in known["draft-of-two"].stances} == {"AM": "", "US": ""}


def test_a_package_lists_its_instruments_as_they_stand(preparing_register: Engine) -> None:
    with session_of(preparing_register) as session:
        (package,) = preparing.packages(session, DAY)
        assert (package.title_en, package.source) == ("Reform", "Minutes")
        assert [(line.key, line.state) for line in package.instruments] == [
            ("draft", "draft"),
            ("decided", "in-force"),
            ("adopted", None),
        ]
        assert preparing.packages(session, DAY, datetime(2024, 1, 1, tzinfo=UTC)) == []


def test_undertakings_are_carried_out_due_or_overdue(preparing_register: Engine) -> None:
    with session_of(preparing_register) as session:
        lines = preparing.undertakings(session, DAY)
        assert [(line.key, line.state, line.days) for line in lines] == [
            ("decided", "overdue", -5),
            ("done", "carried-out", 26),
            ("said", "without-deadline", None),
        ]
        before = {line.key: line.state for line in preparing.undertakings(session, date(2022, 12, 4))}
        assert before["done"] == "due"


def test_undertakings_and_drafts_are_never_outstanding(preparing_register: Engine) -> None:
    with session_of(preparing_register) as session:
        found = reading.outstanding(session, date(2026, 1, 1))
        owed = {line.instrument for line in (*found.outstanding, *found.to_be_confirmed)}
        assert owed & {"draft", "draft-of-two", "decided", "done", "said", "not-yet", "to-be-decided"} == set()
        states = {line.key: line.state for line in reading.instruments(session, date(2026, 1, 1))}
    assert (states["decided"], states["done"], states["not-yet"]) == ("in-force", "in-force", "in-force")
    assert (states["to-be-decided"], states["draft"]) == ("draft", "draft")
