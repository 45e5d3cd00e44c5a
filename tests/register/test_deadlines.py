"""What is due in the whole register: what the law says, and what people have set themselves."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine

from tests.register.conftest import CLERK, change, instrument
from tracker.law.deadlines import Deadline, DeadlineKind
from tracker.law.pace import Mark, pace, way
from tracker.register import reading
from tracker.register.database import reading as reading_session
from tracker.register.database import writing
from tracker.register.deadlines import Patience, deadlines
from tracker.register.findings import findings
from tracker.register.ledger import Author, Change, write
from tracker.register.of_state import dossiers_of_state
from tracker.register.projection import project

DAY = date(2026, 11, 24)
Kind = DeadlineKind
WHEN = datetime(2024, 3, 15, 9, tzinfo=UTC)


def keep(register: Engine, *changes: Change, author: Author = CLERK) -> None:
    with writing(register) as session:
        write(session, changes, author)
        project(session)


def due(register: Engine, day: date = DAY, known_at: datetime | None = None, **patience: int) -> list[Deadline]:
    with reading_session(register) as session:
        return deadlines(session, day, known_at, Patience(**patience))


def step(state: str, word: str, on: str, of: str = "four", **more: Any) -> Change:
    key = f"{of}/{state}/{word}/{on}"
    given = {"instrument": of, "state": state, "step": word, "on": on, "recorded_at": WHEN, "recorded_by": "clerk"}
    return change("step", key, id=key, **given, **more)


def act(state: str, word: str, on: str, of: str = "four", **more: Any) -> Change:
    key = f"{of}/{state}/{word}/{on}"
    given = {"instrument": of, "state": state, "act": word, "received_on": on, "recorded_at": WHEN}
    return change("act", key, id=key, recorded_by="clerk", **given, **more)


def told(found: list[Deadline]) -> list[tuple[str, str, str, str]]:
    return [(one.kind.value, str(one.day), one.instrument, one.state) for one in found]


def test_a_register_in_which_nothing_is_due(register: Engine) -> None:
    assert due(register) == []


def test_the_days_of_the_law_are_found_among_all_instruments(register: Engine) -> None:
    keep(
        register,
        act("RU", "ratification", "2027-02-01", expected=True),
        step("KZ", "adopted-lower", "2026-12-01", planned=True),
        act("US", "signature", "2026-11-01", of="signatories"),
        act("US", "ratification", "2026-11-02", of="signatories"),
        act("RU", "signature", "2026-11-01", of="signatories"),
        act("RU", "ratification", "2026-11-10", of="signatories"),
        act("RU", "reservation", "2026-06-10", of="all", regards="Art 5"),
        instrument("clause", entry_into_force={"when": {"consents": 4}, "not_before": "2027-01-01"}),
    )
    assert told(due(register)) == [
        ("entry-into-force", "2026-11-10", "signatories", ""),
        ("planned-step", "2026-12-01", "four", "KZ"),
        ("clause-day", "2027-01-01", "clause", ""),
        ("expected-act", "2027-02-01", "four", "RU"),
        ("objections-end", "2027-06-10", "all", "RU"),
    ]


def test_a_notice_that_runs_and_a_term_that_ends(register: Engine) -> None:
    keep(
        register,
        instrument("left", concerns="any", exit={"notice": {"months": 12}}, entry_into_force={"when": {"consents": 1}}),
        act("RU", "ratification", "2022-01-01", of="left"),
        act("RU", "withdrawal", "2026-03-01", of="left"),
        instrument("short", concerns="any", entry_into_force={"when": {"consents": 1}}, lasts={"until": "2027-05-31"}),
        act("RU", "ratification", "2022-01-01", of="short"),
    )
    assert told(due(register)) == [
        ("notice-ends", "2027-03-01", "left", "RU"),
        ("term-ends", "2027-06-01", "short", ""),
    ]


USUAL = {"steps": "submitted-to-parliament adopted-lower law-signed", "completed_by": "law-signed"}
OF_RU = change("procedure", "RU", id="RU", state="RU", **USUAL)


def test_a_procedure_stands_still_after_so_many_days_without_a_step(register: Engine) -> None:
    keep(register, OF_RU, step("RU", "submitted-to-parliament", "2026-05-01"))
    (one,) = due(register)
    assert told([one]) == [("stands-still", "2026-10-28", "four", "RU")]
    assert one.details == {"since": "2026-05-01", "step": "submitted-to-parliament"}
    assert due(register, under_way=207) == []
    assert due(register, date(2026, 10, 28)) == []
    assert len(due(register, date(2026, 10, 29))) == 1
    keep(register, step("RU", "adopted-lower", "2026-11-01"))
    assert due(register) == []


def test_a_procedure_that_takes_longer_than_in_any_known_case_stands_still_before_patience_ends(
    register: Engine,
) -> None:
    others = [instrument(f"past-{n}", concerns="any") for n in range(3)]
    steps = [
        done
        for n in range(3)
        for done in (
            step("RU", "submitted-to-parliament", "2022-01-01", of=f"past-{n}"),
            step("RU", "law-signed", f"2022-01-{11 + n}", of=f"past-{n}"),
            act("RU", "ratification", "2022-02-01", of=f"past-{n}"),
        )
    ]
    keep(register, OF_RU, *others, *steps, step("RU", "submitted-to-parliament", "2026-11-11"))
    (one,) = due(register, date(2026, 11, 24))
    assert told([one]) == [("stands-still", "2026-11-23", "four", "RU")]
    assert (one.details["usual"], one.details["cases"]) == ("11", "3")
    assert due(register, date(2026, 11, 23)) == []


def test_what_was_approved_at_home_waits_for_its_deposit(register: Engine) -> None:
    keep(register, OF_RU, step("RU", "law-signed", "2026-09-01"))
    assert told(due(register)) == [("not-deposited", "2026-10-31", "four", "RU")]
    assert due(register, approved=84) == []
    keep(register, act("RU", "ratification", "2026-10-01"))
    assert due(register) == []


def inquiry(key: str, asked_on: str, **more: Any) -> Change:
    return change("inquiry", key, id=key, state="TJ", asked_on=asked_on, **{"asked": "When?", **more})


def test_the_last_promise_about_an_instrument_counts_until_nothing_is_owed(register: Engine) -> None:
    answered = {"answered_on": "2026-02-01", "promised": "a deposit"}
    keep(
        register,
        inquiry("first", "2026-01-01", instrument="four", promised_for="2026-03-01", **answered),
        inquiry("second", "2026-01-10", instrument="four", promised_for="2026-12", **answered),
        inquiry("third", "2026-01-20", instrument="four", answered_on="2026-02-01"),
        inquiry("ahead", "2027-01-01", instrument="all", promised_for="2027-02-01"),
    )
    (one,) = due(register)
    assert told([one]) == [("promise", "2026-12-31", "four", "TJ")]
    assert (one.entry, one.approximate, one.details["promised"]) == ("second", True, "a deposit")
    keep(register, act("TJ", "ratification", "2026-10-01"))
    assert due(register) == []


def test_a_question_without_an_answer(register: Engine) -> None:
    keep(register, inquiry("general", "2026-10-01"))
    (one,) = due(register)
    assert told([one]) == [("unanswered", "2026-10-31", "", "TJ")]
    assert due(register, date(2026, 10, 31)) == []
    keep(register, inquiry("general", "2026-10-01", answered_on="2026-11-20"))
    assert due(register) == []


def test_what_an_organisation_has_set_itself(register: Engine) -> None:
    keep(
        register,
        instrument("draft", stage="draft", adopted_on="", due_on="2026-12"),
        instrument("late", kind="commitment", due_on="2026-10-01"),
        instrument("done", kind="commitment", due_on="2026-10-01", fulfilled_on="2026-09-01"),
        instrument("undated", kind="decision"),
        instrument("ratified", due_on="2026-10-01"),
        change("council_session", "ahead", id="ahead", organisation="org", on="2026-11-27", name_en="Session"),
        change("council_session", "past", id="past", organisation="org", on="2026-11-23", name_en="Session"),
        change("council_session", "some", id="some", organisation="org", on="next year", name_en="Session"),
    )
    assert told(due(register)) == [
        ("commitment-due", "2026-10-01", "late", ""),
        ("council-session", "2026-11-27", "", ""),
        ("draft-due", "2026-12-31", "draft", ""),
    ]
    assert ("commitment-due", "2026-10-01", "done", "") in told(due(register, date(2026, 8, 1)))


@pytest.mark.parametrize("day", [date(2024, 6, 1), DAY])
def test_what_was_due_as_the_register_knew_it(register: Engine, day: date) -> None:
    keep(register, step("KZ", "adopted-lower", "2025-12-01", planned=True))
    before = datetime(2024, 3, 15, 10, tzinfo=UTC)
    later = Author("clerk", datetime(2024, 3, 15, 11, tzinfo=UTC))
    keep(register, act("RU", "ratification", "2027-02-01", expected=True), inquiry("q", "2024-04-01"), author=later)
    assert told(due(register, day, before)) == [("planned-step", "2025-12-01", "four", "KZ")]
    assert told(due(register, day, later.at)) == told(due(register, day))


def test_the_law_looks_at_no_instrument_in_vain_and_at_none_too_few(register: Engine) -> None:
    """What is found by the queries is what would be found by looking at every instrument."""
    keep(
        register,
        act("RU", "reservation", "2025-12-10", of="all", regards="Art 5"),
        act("US", "ratification", "2026-11-02", of="signatories"),
        act("RU", "ratification", "2026-11-10", of="signatories"),
        act("BY", "ratification", "2026-12-10", of="unknown", expected=True),
    )
    now = datetime(2030, 1, 1, tzinfo=UTC)
    for day in (date(2026, 11, 1), DAY, date(2026, 12, 9), date(2026, 12, 31)):
        assert told(due(register, day)) == told(due(register, day, now))


def test_the_dossiers_of_a_state_hold_what_it_did_and_what_it_continues(register: Engine) -> None:
    keep(
        register,
        change("state", "SU", code="SU", name_en="Union"),
        change("state", "RU", code="RU", name_en="State RU", continues="SU"),
        act("SU", "signature", "2021-10-01", of="signatories"),
        act("RU", "ratification", "2021-12-01", of="signatories"),
        act("US", "ratification", "2021-11-01", of="signatories"),
        instrument("listed", organisation=None, concerns=["RU", "US"]),
        instrument("elsewhere", organisation=None, concerns=["US"]),
    )
    for known_at in (None, datetime(2030, 1, 1, tzinfo=UTC)):
        with reading_session(register) as session:
            found = dossiers_of_state(session, "RU", known_at)
        assert set(found) == {"four", "all", "unknown", "signatories", "listed"}
        assert {one.state for one in found["signatories"].acts} == {"RU"}
        measured = pace([way(found["signatories"], "RU")], Mark.BEGINNING, Mark.CONSENT, DAY)
        assert [case.days for case in measured.cases] == [61]


def test_findings_as_the_register_knew_them(register: Engine) -> None:
    later = Author("clerk", datetime(2024, 4, 1, tzinfo=UTC))
    keep(register, act("RU", "ratification", "2020-01-01", source="Note"), author=later)
    with reading_session(register) as session:
        now = findings(session)
        assert now == reading.findings(session)
        assert "act-before-adoption" in [str(one.kind) for one in now]
        assert sorted((str(f.kind), f.instrument, f.state) for f in findings(session, later.at)) == sorted(
            (str(f.kind), f.instrument, f.state) for f in now
        )
        before = findings(session, datetime(2024, 3, 20, tzinfo=UTC))
    assert "act-before-adoption" not in [str(one.kind) for one in before]
