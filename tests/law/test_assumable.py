"""Clauses that may be assumed, and the act by which a state would consent."""

import pytest

from tests.law.building import SIX, day, members, notified, of_members, ratified, signed
from tests.law.building import dossier as dossier_of
from tracker.law.assumable import ASSUMABLE, lent, usual_consent
from tracker.law.notation import read_clause
from tracker.law.vocabulary import Act, Basis

FOUR = {"when": {"consents": 4}, "then": {"days": 0}, "later": {"days": 0}, "basis": "quoted", "article": "Art 9"}
NOTIFIED, RATIFIED = Act.NOTIFICATION_OF_COMPLETED_PROCEDURES, Act.RATIFICATION


@pytest.mark.parametrize("name", ASSUMABLE)
def test_every_clause_that_may_be_assumed_says_that_it_is(name: str) -> None:
    clause = read_clause(ASSUMABLE[name])
    assert clause.basis is Basis.ASSUMED
    assert clause.later_stated
    assert not clause.article


@pytest.mark.parametrize(
    ("name", "on"),
    [
        ("all", "2026-12-06"),
        ("all-30-days", "2027-01-05"),
        ("third", "2026-12-03"),
        ("third-30-days", "2027-01-02"),
        ("fourth", "2026-12-04"),
        ("fourth-30-days", "2027-01-03"),
        ("fourth-60-days", "2027-02-02"),
        ("fifth", "2026-12-05"),
    ],
)
def test_each_gives_its_own_day(name: str, on: str) -> None:
    days = {state: f"2026-12-0{number}" for number, state in enumerate(SIX, 1)}
    assert of_members(notified(**days), ASSUMABLE[name]).entry.on == day(on)


def test_a_lent_clause_keeps_its_rule_and_loses_its_text() -> None:
    found = lent(FOUR)
    assert found is not None
    clause = read_clause(found)
    assert (clause.when, clause.basis, clause.article) == (read_clause(FOUR).when, Basis.ASSUMED, "")


@pytest.mark.parametrize(
    "notation",
    [None, {}, {"basis": "silent"}, {"as": {"instrument": "other"}}, {"when": {"nonsense": 1}}, {"as": "other"}],
)
def test_what_is_no_rule_of_its_own_is_not_lent(notation: dict[str, object] | None) -> None:
    assert lent(notation) is None


@pytest.mark.parametrize(
    ("acts", "clause", "state", "act"),
    [
        ([], None, "AM", NOTIFIED),
        (ratified(BY="2022-01-01"), None, "AM", RATIFIED),
        (ratified(BY="2022-01-01"), FOUR | {"counts": ["notification-of-completed-procedures"]}, "AM", NOTIFIED),
        ([], FOUR | {"counts": ["acceptance", "approval"]}, "AM", Act.ACCEPTANCE),
        ([], FOUR | {"counts": ["accession"]}, "AM", Act.ACCESSION),
        ([], FOUR | {"counts": ["provisional-application"]}, "AM", NOTIFIED),
        ([], FOUR | {"except": [{"states": ["TJ"], "counts": ["approval"]}]}, "TJ", Act.APPROVAL),
        ([], FOUR | {"except": [{"states": ["TJ"], "then": {"days": 9}}]}, "TJ", NOTIFIED),
    ],
)
def test_members_consent_as_the_clause_and_the_others_do(acts, clause, state, act) -> None:  # type: ignore[no-untyped-def]
    read = read_clause(clause) if clause else None
    found = dossier_of(acts, read, concerns="members", memberships=members(*SIX))
    assert usual_consent(found, read, state) is act


def test_to_an_open_instrument_whoever_has_signed_ratifies_and_others_accede() -> None:
    found = dossier_of([*signed("AM"), *ratified(BY="2022-01-01")], read_clause(FOUR))
    assert usual_consent(found, found.instrument.clause, "AM") is RATIFIED
    assert usual_consent(found, found.instrument.clause, "FR") is Act.ACCESSION
    closed = read_clause(FOUR | {"counts": ["ratification"]})
    assert usual_consent(found, closed, "FR") is RATIFIED
