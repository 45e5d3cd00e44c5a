"""Reservations, objections, and the twelve months for objecting."""

import pytest

from tests.law.building import act, assessed, day, dossier, ratified
from tracker.law.facts import ActFact
from tracker.law.findings import Kind, inspect
from tracker.law.reservations import objections_to_nothing, reservations

MADE = act("US", "reservation", received="2000-05-10", regards="Art 5")
RATIFIED = ratified(US="2000-05-10", FR="1999-01-01", DE="2001-09-01")


def objection(state: str, on: str, kind: str = "objection", to: str = "US Art 5") -> ActFact:
    return act(state, kind, received=on, regards=to)


def oddities(*acts: ActFact) -> list[tuple[Kind, str, dict[str, str]]]:
    found = inspect(assessed([*RATIFIED, *acts], adopted="1998-01-01"))
    return [(finding.kind, finding.state, finding.details) for finding in found]


def test_a_reservation_stands_from_its_receipt_until_it_is_withdrawn() -> None:
    withdrawn = act("US", "withdrawal-of-reservation", received="2005-01-01", regards="Art 5")
    other = act("US", "withdrawal-of-reservation", received="2004-01-01", regards="Art 9")
    (found,) = reservations(dossier([MADE, other, withdrawn]))
    assert (found.made_on, found.withdrawn_on) == (day("2000-05-10"), day("2005-01-01"))


def test_states_may_object_for_twelve_months_or_until_their_own_later_consent() -> None:
    (found,) = reservations(dossier([MADE]))
    assert found.open_until(None) == day("2001-05-10")
    assert found.open_until(day("1999-01-01")) == day("2001-05-10")
    assert found.open_until(day("2001-09-01")) == day("2001-09-01")


def test_who_has_not_objected_in_time_has_accepted() -> None:
    (found,) = reservations(dossier([MADE, objection("FR", "2001-05-10")]))
    assert not found.accepted_by("DE", None, day("2001-05-10"))
    assert found.accepted_by("DE", None, day("2001-05-11"))
    assert not found.accepted_by("FR", None, day("2010-01-01"))


def test_an_objection_is_about_the_state_it_names_and_may_be_withdrawn() -> None:
    taken_back = objection("FR", "2003-01-01", "withdrawal-of-objection")
    objecting = [objection("FR", "2001-01-01"), objection("DE", "2001-02-01"), objection("SE", "2001-03-01", to="CA")]
    (found,) = reservations(dossier([MADE, *objecting, taken_back]))
    assert [made.state for made, _ in found.objections] == ["DE"]


def test_an_objection_before_the_reservation_is_not_about_it() -> None:
    (found,) = reservations(dossier([MADE, objection("FR", "2000-05-09")]))
    assert found.objections == []


def test_reservations_move_no_position() -> None:
    found = assessed([*RATIFIED, MADE, objection("FR", "2001-01-01")], {"when": {"consents": 2}})
    assert found.entry.on == day("2000-05-10")


def test_what_was_done_in_time_is_not_odd() -> None:
    assert oddities(MADE, objection("FR", "2001-05-10"), objection("DE", "2001-09-01")) == []


def test_a_late_objection_is_told_with_the_day_until_which_it_could_be_made() -> None:
    details = {"to": "US", "until": "2001-05-10"}
    assert oddities(MADE, objection("FR", "2001-05-11")) == [(Kind.LATE_OBJECTION, "FR", details)]


def test_a_reservation_after_the_consent_is_late() -> None:
    late = act("FR", "reservation", received="2002-01-01")
    assert oddities(late) == [(Kind.LATE_RESERVATION, "FR", {"consented": "1999-01-01", "until": "2003-01-01"})]
    assert oddities(MADE, act("US", "reservation", received="2003-01-01", regards="Art 5")) == []  # a modification


def test_a_reservation_on_signature_has_to_be_confirmed() -> None:
    on_signing = act("DE", "reservation", on="1998-06-01")
    confirmed = act("DE", "reservation", received="2001-09-01")
    withdrawn = act("DE", "withdrawal-of-reservation", received="2000-01-01")
    details = {"made": "1998-06-01", "consented": "2001-09-01"}
    assert oddities(on_signing) == [(Kind.RESERVATION_NOT_CONFIRMED, "DE", details)]
    assert oddities(on_signing, confirmed) == []
    assert oddities(on_signing, withdrawn) == []


@pytest.mark.parametrize("to", ["CA", ""])
def test_an_objection_to_no_recorded_reservation_is_told(to: str) -> None:
    lost = objection("FR", "2001-01-01", to=to)
    assert oddities(MADE, lost) == [(Kind.OBJECTION_WITHOUT_RESERVATION, "FR", {"to": to})]
    assert oddities(objection("FR", "2001-01-01")) == [(Kind.OBJECTION_WITHOUT_RESERVATION, "FR", {"to": "US Art 5"})]


def test_objections_to_nothing_are_those_that_name_no_state_with_a_reservation() -> None:
    given = dossier([MADE, objection("FR", "2001-01-01"), objection("DE", "2001-01-01", to="CA")])
    assert [act.state for act in objections_to_nothing(given, reservations(given))] == ["DE"]
