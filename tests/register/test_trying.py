"""Another clause, tested against the acts and the official dates on record."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine

from tests.register.test_editing import add
from tests.register.test_recording import NOTIFICATION, record
from tracker.errors import NotFound
from tracker.register.database import reading as session_of
from tracker.register.trying import Compared, Trial, tried

TODAY = date(2024, 3, 15)
FOUR_IN_THIRTY = {"when": {"consents": 4}, "then": {"days": 7}, "later": {"days": 0}, "basis": "assumed"}


def try_out(engine: Engine, clause: object, **rules: object) -> Trial:
    with session_of(engine) as session:
        return tried(session, "unknown", {"entry_into_force": clause, **rules}, TODAY)


@pytest.fixture
def consented(register: Engine) -> Engine:
    for n, state in enumerate(("RU", "KZ", "BY", "TJ"), 1):
        record(register, replace(NOTIFICATION, instrument="unknown", state=state, on="", received_on=f"2024-03-0{n}"))
    return register


def test_the_date_by_the_rule_stands_beside_the_official_one(consented: Engine) -> None:
    add(consented, "announcement", {"instrument": "unknown", "on": "2024-03-11", "source": "Bulletin"})
    trial = try_out(consented, FOUR_IN_THIRTY)
    assert trial.dates[0] == Compared("", date(2024, 3, 11), date(2024, 3, 11), False)
    assert trial.dates[0].agrees is True
    assert [one.state for one in trial.dates[1:]] == ["BY", "KZ", "RU", "TJ"]
    other = try_out(consented, {"when": {"consents": 4}})
    assert other.dates[0] == Compared("", date(2024, 3, 4), date(2024, 3, 11), False)
    assert other.dates[0].agrees is False


def test_a_date_announced_for_a_state_is_compared_too(consented: Engine) -> None:
    add(consented, "announcement", {"instrument": "unknown", "state": "TJ", "on": "2024-03-20", "source": "Bulletin"})
    compared = {one.state: one for one in try_out(consented, FOUR_IN_THIRTY).dates}
    assert compared["TJ"].agrees is False
    assert compared["RU"].agrees is None


def test_what_would_change_in_law_is_told_and_nothing_is_written(consented: Engine) -> None:
    trial = try_out(consented, FOUR_IN_THIRTY)
    assert (trial.effect.entry_before, trial.effect.entry_after) == (None, date(2024, 3, 11))
    assert trial.consents == 4
    assert try_out(consented, None).effect.nothing


def test_what_is_missing_by_the_rule(register: Engine) -> None:
    trial = try_out(register, FOUR_IN_THIRTY)
    assert trial.missing is not None
    assert trial.missing.consents == 4
    assert trial.dates == (Compared("", None, None, False),)


def test_a_clause_that_cannot_be_read_says_why(register: Engine) -> None:
    trial = try_out(register, {"when": {"consent": 4}})
    assert trial.clause is None
    assert "when.consent" in trial.problem


def test_duration_and_withdrawal_are_tried_too(consented: Engine) -> None:
    trial = try_out(consented, FOUR_IN_THIRTY, lasts={"years": 5}, exit={"notice": {"months": 6}})
    assert trial.lasts is not None
    assert trial.exit is not None


def test_an_instrument_nobody_knows_is_not_found(register: Engine) -> None:
    with session_of(register) as session, pytest.raises(NotFound):
        tried(session, "none", {}, TODAY)
