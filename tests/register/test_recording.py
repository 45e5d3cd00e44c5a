"""What a person may record, what is refused, and that a refusal changes nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, func, select

from tests.register.conftest import CLERK, instrument
from tracker.errors import Invalid, NeedsReason, NotFound, Refused, Stale
from tracker.law.findings import Kind
from tracker.register import reading, recording
from tracker.register.database import reading as session_of
from tracker.register.database import writing
from tracker.register.fields import Field
from tracker.register.forms import GIVEN_ACT, GIVEN_STEP, GivenAct, GivenStep
from tracker.register.happenings import happenings
from tracker.register.ledger import TABLES, Author, entries, write
from tracker.register.of_state import dossiers_of_state
from tracker.register.projection import TABLES as SPANS
from tracker.register.verification import verify

TODAY = date(2024, 3, 15)
NOTIFICATION = GivenAct(
    "four",
    "TJ",
    "notification-of-completed-procedures",
    on="2024-03-01",
    received_on="2024-03-14",
    source="Note verbale No. 17",
)
SIGNATURE = GivenAct("four", "TJ", "signature", on="2021-09-16", source="Minutes of the meeting")
LAW = GivenStep("four", "TJ", "law-signed", on="2024-02-01", source="Law No. 5")


def snapshot(engine: Engine) -> dict[str, list[Any]]:
    with session_of(engine) as session:
        every = {
            name: sorted(map(str, session.execute(select(table)).all())) for name, table in (TABLES | SPANS).items()
        }
        every["entry"] = [line.digest for line in entries(session)]
        return every


def record(engine: Engine, given: GivenAct, reason: str = "", today: date = TODAY) -> recording.Recorded:
    with writing(engine) as session:
        return recording.record_act(session, given, CLERK, today, reason)


def record_step(engine: Engine, given: GivenStep, today: date = TODAY) -> recording.Recorded:
    with writing(engine) as session:
        return recording.record_step(session, given, CLERK, today)


def position(engine: Engine, key: str, state: str, on: date = TODAY) -> str:
    with session_of(engine) as session:
        return next(p.position for p in reading.status(session, key, on).positions if p.state == state)


def test_a_recorded_act_changes_the_position_from_its_receipt_on(register: Engine) -> None:
    record(register, SIGNATURE)
    done = record(register, NOTIFICATION)
    assert done.changed
    assert position(register, "four", "TJ", date(2024, 3, 13)) == "signed"
    assert position(register, "four", "TJ", date(2024, 3, 14)) == "consented"


def test_a_recorded_step_changes_the_stage_and_not_the_position(register: Engine) -> None:
    record(register, SIGNATURE)
    record_step(register, LAW)
    with session_of(register) as session:
        line = next(p for p in reading.status(session, "four", TODAY).positions if p.state == "TJ")
    assert (line.position, line.stage, line.last_step) == ("signed", "under-way", "law-signed")


def test_the_fourth_consent_brings_the_instrument_into_force_for_the_four(register: Engine) -> None:
    for n, state in enumerate(("RU", "KZ", "BY"), 1):
        record(register, replace(NOTIFICATION, state=state, on="", received_on=f"2024-03-0{n}"))
    with session_of(register) as session:
        before = reading.status(session, "four", TODAY)
    assert before.missing is not None
    assert (before.missing.consents, before.missing.any_of) == (1, ("AM", "KG", "TJ"))
    assert before.missing.states == ()
    record(register, NOTIFICATION)
    with session_of(register) as session:
        after = reading.status(session, "four", TODAY)
    assert after.on == date(2024, 3, 14)
    assert {p.state: p.in_force_on for p in after.positions if p.position == "party"} == dict.fromkeys(
        ("BY", "KZ", "RU", "TJ"), date(2024, 3, 14)
    )


def test_with_a_clause_of_all_members_every_missing_state_is_blocking(register: Engine) -> None:
    for state in ("RU", "KZ", "BY", "KG"):
        record(register, replace(NOTIFICATION, instrument="all", state=state))
    with session_of(register) as session:
        found = reading.status(session, "all", TODAY)
        owed = reading.outstanding(session, TODAY)
    assert found.missing is not None
    assert found.missing.states == ("AM", "TJ")
    assert {line.state: line.blocking for line in owed.outstanding if line.instrument == "all"} == {
        "AM": True,
        "TJ": True,
    }


def test_the_same_submission_twice_changes_nothing_the_second_time(register: Engine) -> None:
    first = record(register, NOTIFICATION)
    before = snapshot(register)
    second = record(register, NOTIFICATION)
    assert (second.id, second.changed) == (first.id, False)
    assert snapshot(register) == before


def test_the_same_act_with_another_source_adds_the_source(register: Engine) -> None:
    first = record(register, NOTIFICATION)
    second = record(register, replace(NOTIFICATION, source="https://example.org/news"))
    with session_of(register) as session:
        fact = reading.fact(session, "act", first.id)
    assert second.changed
    assert fact is not None
    assert fact[0].source == "Note verbale No. 17 ; https://example.org/news"


def test_the_same_act_with_another_reference_is_refused_as_a_correction_in_disguise(register: Engine) -> None:
    record(register, replace(NOTIFICATION, reference="17"))
    with pytest.raises(Refused, match="recorded already"):
        record(register, replace(NOTIFICATION, reference="18"))


def test_the_same_step_twice_changes_nothing_the_second_time(register: Engine) -> None:
    record_step(register, LAW)
    before = snapshot(register)
    assert not record_step(register, LAW).changed
    assert snapshot(register) == before


REFUSED: list[tuple[str, GivenAct, Kind | type[Exception]]] = [
    ("before adoption", replace(NOTIFICATION, on="", received_on="2021-09-15"), Kind.ACT_BEFORE_ADOPTION),
    ("future, not expected", replace(NOTIFICATION, received_on="2024-03-16"), Kind.FUTURE_NOT_EXPECTED),
    ("expected, but past", replace(NOTIFICATION, expected=True), Kind.EXPECTED_BUT_PAST),
    ("received before dated", replace(NOTIFICATION, on="2024-03-15"), Kind.RECEIVED_BEFORE_DATED),
    ("not entitled", replace(NOTIFICATION, state="US"), Kind.NOT_ENTITLED),
    ("withdrawal without consent", replace(NOTIFICATION, act="withdrawal"), Kind.END_WITHOUT_CONSENT),
    ("no signatory", replace(NOTIFICATION, instrument="signatories"), Kind.CONSENT_WITHOUT_SIGNATURE),
    ("31 February", replace(NOTIFICATION, received_on="2024-02-31"), Invalid),
    ("no date at all", replace(NOTIFICATION, on="", received_on=""), Invalid),
    ("bounds that exclude each other", replace(NOTIFICATION, not_after="2020"), Invalid),
    ("unknown act", replace(NOTIFICATION, act="ratified"), Invalid),
    ("no source", replace(NOTIFICATION, source=" "), Invalid),
    ("an empty form", GivenAct("", "", ""), Invalid),
    ("unknown state", replace(NOTIFICATION, state="Atlantis"), NotFound),
    ("unknown instrument", replace(NOTIFICATION, instrument="fourth"), NotFound),
    ("unknown confidence", replace(NOTIFICATION, confidence="certain"), Invalid),
]


@pytest.mark.parametrize(("given", "why"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_cannot_be_is_refused_and_changes_nothing(
    sqlite_register: Engine, given: GivenAct, why: Kind | type[Exception]
) -> None:
    before = snapshot(sqlite_register)
    with pytest.raises(Refused) as refusal:
        record(sqlite_register, given)
    if isinstance(why, Kind):
        assert why in [finding.kind for finding in refusal.value.findings]
    else:
        assert isinstance(refusal.value, why)
    assert snapshot(sqlite_register) == before


def test_consent_before_signature_is_refused_where_only_signatories_may(sqlite_register: Engine) -> None:
    record(sqlite_register, replace(SIGNATURE, instrument="signatories", on="2022-01-01"))
    before = snapshot(sqlite_register)
    with pytest.raises(Refused) as refusal:
        record(sqlite_register, replace(NOTIFICATION, instrument="signatories", on="", received_on="2021-12-31"))
    assert [finding.kind for finding in refusal.value.findings] == [Kind.CONSENT_BEFORE_SIGNATURE]
    assert snapshot(sqlite_register) == before


def test_a_second_signature_with_the_same_depositary_is_refused(sqlite_register: Engine) -> None:
    record(sqlite_register, SIGNATURE)
    before = snapshot(sqlite_register)
    with pytest.raises(Refused) as refusal:
        record(sqlite_register, replace(SIGNATURE, on="2021-10-01"))
    assert [finding.kind for finding in refusal.value.findings] == [Kind.SECOND_SIGNATURE]
    assert snapshot(sqlite_register) == before


def test_what_is_unusual_wants_a_reason_and_keeps_it(sqlite_register: Engine) -> None:
    record(sqlite_register, NOTIFICATION)
    again = replace(NOTIFICATION, act="ratification")
    before = snapshot(sqlite_register)
    with pytest.raises(NeedsReason) as refusal:
        record(sqlite_register, again)
    assert [finding.kind for finding in refusal.value.findings] == [Kind.SECOND_CONSENT]
    assert snapshot(sqlite_register) == before
    done = record(sqlite_register, again, reason="the state asked for both to be kept")
    with session_of(sqlite_register) as session:
        versions = reading.history(session, "four")
    assert next(v.reason for v in versions if v.key == done.id) == "the state asked for both to be kept"


def test_a_step_in_the_future_is_refused_unless_planned_and_a_planned_one_never_counts(
    sqlite_register: Engine,
) -> None:
    ahead = replace(LAW, on="2024-06-01")
    with pytest.raises(Refused):
        record_step(sqlite_register, ahead)
    record_step(sqlite_register, replace(ahead, planned=True))
    with session_of(sqlite_register) as session:
        line = next(p for p in reading.status(session, "four", date(2025, 1, 1)).positions if p.state == "TJ")
    assert line.stage == "none-known"


def test_an_expected_act_is_kept_and_never_counts(sqlite_register: Engine) -> None:
    record(sqlite_register, replace(NOTIFICATION, on="", received_on="2024-06-01", expected=True))
    assert position(sqlite_register, "four", "TJ", date(2025, 1, 1)) == "no-act"


def later(minutes: int) -> Author:
    return Author("second clerk", CLERK.at + timedelta(minutes=minutes))


def test_an_act_its_correction_and_its_voiding_stay_in_the_history_with_who_and_when(
    register: Engine,
) -> None:
    first = record(register, NOTIFICATION)
    with writing(register) as session:
        corrected = recording.correct_act(
            session, first.id, replace(NOTIFICATION, received_on="2024-03-13"), later(1), TODAY, "misread"
        )
    assert position(register, "four", "TJ", date(2024, 3, 13)) == "consented"
    with writing(register) as session:
        recording.void_act(session, corrected.id, "sent to another depositary", later(2))
    assert position(register, "four", "TJ") == "no-act"
    with session_of(register) as session:
        versions = [v for v in reading.history(session, "four") if v.kind == "act"]
    assert [(v.by, v.reason) for v in versions] == [
        ("second clerk", "sent to another depositary"),
        ("second clerk", "misread"),
        ("clerk", ""),
    ]
    assert [v.at for v in versions] == [later(2).at, later(1).at, CLERK.at]


def test_a_stale_correction_is_told_what_changed_meanwhile(register: Engine) -> None:
    first = record(register, NOTIFICATION)
    with writing(register) as session:
        recording.correct_act(session, first.id, replace(NOTIFICATION, received_on="2024-03-13"), later(1), TODAY)
    before = snapshot(register)
    with writing(register) as session, pytest.raises(Stale, match="second clerk") as told:
        recording.correct_act(session, first.id, replace(NOTIFICATION, received_on="2024-03-12"), later(2), TODAY)
    assert told.value.changes == ((Field.RECEIVED_ON, "2024-03-14", "2024-03-13"),)
    with writing(register) as session, pytest.raises(Stale):
        recording.void_act(session, first.id, "wrong", later(3))
    assert snapshot(register) == before


def test_an_edit_of_a_version_that_is_not_the_last_is_stale(register: Engine) -> None:
    first = record(register, NOTIFICATION)
    with session_of(register) as session:
        fact = reading.fact(session, "act", first.id)
    assert fact is not None
    record(register, replace(NOTIFICATION, source="https://example.org/news"))
    with writing(register) as session, pytest.raises(Stale, match="clerk"):
        recording.correct_act(session, first.id, NOTIFICATION, later(1), TODAY, seen=fact[1])


def test_a_correction_that_says_the_same_changes_nothing(register: Engine) -> None:
    first = record(register, NOTIFICATION)
    before = snapshot(register)
    with writing(register) as session:
        assert not recording.correct_act(session, first.id, NOTIFICATION, later(1), TODAY).changed
    assert snapshot(register) == before


def test_a_correction_may_say_that_an_act_and_a_step_were_about_another_instrument(register: Engine) -> None:
    act, step = record(register, NOTIFICATION), record_step(register, LAW)
    before = position(register, "all", "TJ")
    with writing(register) as session:
        recording.correct_act(session, act.id, replace(NOTIFICATION, instrument="all"), later(1), TODAY)
        recording.correct_step(session, step.id, replace(LAW, instrument="all"), later(1), TODAY)
    assert (position(register, "four", "TJ"), position(register, "all", "TJ")) == (before, "consented")
    with session_of(register) as session:
        assert verify(session).problems == []
        assert reading.status(session, "four", TODAY).acts == ()
        told = [
            happenings(session, TODAY, known, instruments={"four"}, kinds=("act",)) for known in (None, later(2).at)
        ]
        assert told == [[], []]


def test_an_act_corrected_to_another_state_is_no_longer_one_of_the_first(register: Engine) -> None:
    first = record(register, NOTIFICATION)
    with writing(register) as session:
        recording.correct_act(session, first.id, replace(NOTIFICATION, state="KG"), later(1), TODAY)
    with session_of(register) as session:
        for known_at in (None, later(1).at):
            assert dossiers_of_state(session, "TJ", known_at)["four"].acts == ()
    again = record(register, NOTIFICATION)
    assert again.changed
    assert again.id != first.id
    assert position(register, "four", "TJ") == position(register, "four", "KG") == "consented"


def test_taking_back_wants_a_reason(register: Engine) -> None:
    first = record(register, NOTIFICATION)
    step = record_step(register, LAW)
    for take_back, key in ((recording.void_act, first.id), (recording.void_step, step.id)):
        with writing(register) as session, pytest.raises(Invalid):
            take_back(session, key, "  ", later(1))


def test_a_step_can_be_corrected_and_taken_back_and_its_versions_stay(register: Engine) -> None:
    step = record_step(register, LAW)
    with writing(register) as session:
        recording.correct_step(session, step.id, replace(LAW, on="2024-02-02"), later(1), TODAY, "misprint")
    with writing(register) as session:
        recording.void_step(session, step.id, "another protocol", later(2))
    with session_of(register) as session:
        versions = [v for v in reading.history(session, "four") if v.kind == "step"]
        assert verify(session).problems == []
    assert [(v.row or {}).get("on") for v in versions] == [None, "2024-02-02", "2024-02-01"]
    with writing(register) as session, pytest.raises(NotFound):
        recording.void_step(session, step.id, "again", later(3))


def test_the_register_answers_as_it_knew_on_an_earlier_day(register: Engine) -> None:
    record(register, SIGNATURE)
    late = Author("clerk", datetime(2024, 4, 1, tzinfo=UTC))
    with writing(register) as session:
        recording.record_act(session, NOTIFICATION, late, TODAY)
    with session_of(register) as session:
        then = reading.status(session, "four", TODAY, CLERK.at)
        now = reading.status(session, "four", TODAY)
        owed_then = reading.outstanding(session, TODAY, CLERK.at)
        owed_now = reading.outstanding(session, TODAY)
    assert next(p.position for p in then.positions if p.state == "TJ") == "signed"
    assert next(p.position for p in now.positions if p.state == "TJ") == "consented"
    assert len(owed_then.outstanding) == len(owed_now.outstanding) + 1


def test_a_killed_transaction_leaves_nothing(register: Engine) -> None:
    before = snapshot(register)

    def interrupted(fail: Callable[[], None]) -> None:
        with writing(register) as session:
            recording.record_act(session, NOTIFICATION, CLERK, TODAY)
            fail()

    def fail() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted(fail)
    assert snapshot(register) == before


def test_a_state_unknown_to_the_register_but_to_the_world_is_added_with_its_act(
    sqlite_register: Engine,
) -> None:
    with writing(sqlite_register) as session:
        write(session, [instrument("open", concerns="any")], CLERK)
    record(sqlite_register, replace(NOTIFICATION, instrument="open", state="Norway", act="accession"))
    with session_of(sqlite_register) as session:
        assert session.execute(select(func.count()).where(TABLES["state"].c.code == "NO")).scalar() == 1


@pytest.mark.parametrize(
    ("source", "reference", "confidence"),
    [
        ("a rumour in a newspaper", "", "reported"),
        ("Note verbale", "", "reported"),
        ("Note verbale", "No. 17 of 1 March 2024", "confirmed"),
        ("https://www.mfa.tj/en/main/view/147", "", "reported"),
        ("https://mfa.gov.tj/147", "", "confirmed"),
        ("https://news.example/5", "No. 17", "reported"),
        ("https://news.example/5 ; Note verbale", "No. 17", "confirmed"),
    ],
)
def test_an_entry_is_confirmed_by_an_official_site_or_a_numbered_document(
    sqlite_register: Engine, source: str, reference: str, confidence: str
) -> None:
    done = record(sqlite_register, replace(NOTIFICATION, source=source, reference=reference))
    with session_of(sqlite_register) as session:
        fact = reading.fact(session, "act", done.id)
    assert fact is not None
    assert fact[0].confidence == confidence


def test_the_clerk_may_say_how_sure_an_entry_is(sqlite_register: Engine) -> None:
    done = record(sqlite_register, replace(NOTIFICATION, source="Seen by me", confidence="confirmed"))
    with session_of(sqlite_register) as session:
        fact = reading.fact(session, "act", done.id)
    assert fact is not None
    assert fact[0].confidence == "confirmed"


def test_every_field_of_an_entry_can_be_named_in_a_message() -> None:
    assert {*GIVEN_ACT, *GIVEN_STEP} <= set(Field)
