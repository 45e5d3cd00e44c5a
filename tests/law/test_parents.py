"""Who is bound without a consent of its own, and provisional application that a clause lays down."""

from typing import Any

import pytest

from tests.law.building import act, announced, assessed, day, instrument, members, position, ratified, signed, word
from tracker.law.assessment import Assessment
from tracker.law.facts import Dossier
from tracker.law.findings import Kind, inspect
from tracker.law.vocabulary import Position

TWO = {"when": {"consents": 2}, "later": {"days": 0}}
PARENT = Dossier(
    instrument(TWO, key="parent", adopted="1990-01-01"),
    (
        *ratified(FR="1991-01-01", DE="1991-01-01", IT="1992-01-01", ES="2010-01-01", PT="2012-01-01"),
        act("ES", "withdrawal", "2015-01-01", effective="2016-01-01"),
    ),
)


def amendment(*acts: Any, binds: str = "acceptors", **more: Any) -> Assessment:
    clause = {"when": {"consents": 2}, "later": {"days": 0}, "binds": binds}
    given = {"relations": [("amends", "parent")], "beside": [PARENT], "adopted": "2000-01-01"} | more
    return assessed([*ratified(FR="2005-01-01", DE="2006-01-01"), *acts], clause, **given)


def spans(found: Assessment, state: str) -> list[tuple[str, str]]:
    """The positions of a state with their first days, however sure they are."""
    told: list[tuple[str, str]] = []
    for span in found.positions[state]:
        if not told or told[-1][0] != span.position:
            told.append((str(span.position), str(span.start)))
    return told


def test_a_party_that_does_not_accept_an_amendment_is_not_bound_by_it() -> None:
    assert "IT" not in amendment().positions


def test_who_joins_the_treaty_after_its_amendment_has_the_amended_text() -> None:
    found = amendment()
    assert spans(found, "ES") == [
        ("no-act", "2000-01-01"),
        ("bound-through-parent", "2010-01-01"),
        ("no-act", "2016-01-01"),
    ]
    assert position(found, "PT", "2012-01-01").in_force_on == day("2012-01-01")


def test_but_not_where_it_says_otherwise() -> None:
    assert word(amendment(act("PT", "refusal", "2012-01-01")), "PT", "2013-01-01") is Position.REFUSED


def test_an_own_consent_comes_before_being_bound_through_the_parent() -> None:
    assert word(amendment(*ratified(PT="2013-01-01")), "PT", "2014-01-01") is Position.PARTY


def test_some_amendments_bind_every_party_once_enough_accept() -> None:
    found = amendment(binds="all")
    assert spans(found, "IT") == [("no-act", "2000-01-01"), ("bound-through-parent", "2006-01-01")]
    assert not [span for span in found.owing if span.state == "IT" and span.until is None]


def test_without_a_parent_everybody_concerned_is_bound() -> None:
    clause = {"when": {"share": "2/3", "of": "members"}, "binds": "all", "later": {"days": 0}}
    acts = ratified(AM="2022-01-01", BY="2022-02-01")
    for concerns in ("members", "members@adoption", ("AM", "BY", "KG")):
        found = assessed(acts, clause, concerns=concerns, memberships=members("AM", "BY", "KG"))
        assert spans(found, "KG")[-1] == ("bound-through-parent", "2022-02-01")
    signatories = {"when": {"consents": 2}, "binds": "all", "later": {"days": 0}}
    found = assessed([*signed("AM", "BY", "KG"), *acts], signatories, concerns="signatories")
    assert spans(found, "KG")[-1] == ("bound-through-parent", "2022-02-01")


def test_nobody_is_bound_before_entry_into_force() -> None:
    found = assessed(ratified(FR="2005-01-01"), TWO, relations=[("amends", "parent")], beside=[PARENT])
    assert "PT" not in found.positions


SILENT = {
    "when": {"all": [{"after": "2012-07-01"}, {"unless": {"share": "1/2", "of": {"parties_of": "parent"}}}]},
    "then": {"months": 6},
    "later": {"days": 0},
    "binds": "silent",
    "except": [{"states": ["DE"], "then": {"months": 12}}],
}


def test_silence_binds_all_but_those_who_objected_each_on_its_own_clock() -> None:
    objections = [act("IT", "objection-to-amendment", "2012-05-01"), act("FR", "refusal", "2012-05-01")]
    found = assessed(objections, SILENT, relations=[("amends", "parent")], beside=[PARENT], adopted="2010-01-01")
    assert found.entry.on == day("2013-01-01")
    assert spans(found, "PT")[-1] == ("bound-through-parent", "2013-01-01")
    assert spans(found, "DE")[-1] == ("bound-through-parent", "2013-07-01")
    assert spans(found, "IT") == [("no-act", "2010-01-01")]
    assert spans(found, "FR")[-1] == ("refused", "2012-05-01")


def test_by_an_announced_date_those_who_had_objected_by_then_are_not_bound() -> None:
    objections = [act(state, "objection-to-amendment", "2012-05-01") for state in ("IT", "FR", "DE")]
    announcements = [announced("2013-03-01")]
    given = {"relations": [("amends", "parent")], "beside": [PARENT], "announcements": announcements}
    found = assessed(objections, SILENT, adopted="2010-01-01", **given)
    assert (found.entry.met_on, found.entry.on) == (None, day("2013-03-01"))
    assert spans(found, "PT")[-1] == ("bound-through-parent", "2013-03-01")
    assert spans(found, "IT") == [("no-act", "2010-01-01")]


def test_a_state_bound_by_a_protocol_and_not_by_its_parent_is_told() -> None:
    found = inspect(amendment(*ratified(US="2007-01-01")))
    assert [(f.kind, f.state, f.details) for f in found if f.kind is Kind.PARENT_NOT_IN_FORCE] == [
        (Kind.PARENT_NOT_IN_FORCE, "US", {"parent": "parent"})
    ]
    unknown = Dossier(instrument(TWO, key="parent", coverage="partial"))
    assert not [f for f in inspect(amendment(beside=[unknown])) if f.kind is Kind.PARENT_NOT_IN_FORCE]


def provisional(rule: dict[str, Any], *acts: Any, state: str = "RU") -> list[tuple[str, str]]:
    clause = {"when": {"consents": 9}, "later": {"days": 0}, "provisional": rule}
    return spans(assessed([*signed("RU", "BY"), *acts], clause, adopted="2021-09-16"), state)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({"from": "signature"}, [("applying-provisionally", "2021-09-16")]),
        ({"after": {"days": 60}}, [("signed", "2021-09-16"), ("applying-provisionally", "2021-11-15")]),
        ({"from": "2022-01-01"}, [("signed", "2021-09-16"), ("applying-provisionally", "2022-01-01")]),
        ({"from": "adoption", "states": ["RU"]}, [("applying-provisionally", "2021-09-16")]),
        ({"from": "adoption", "states": ["BY"]}, [("signed", "2021-09-16")]),
        ({"from": "signature", "except": ["RU"]}, [("signed", "2021-09-16")]),
        ({"from": "signature", "states": "opt-in"}, [("signed", "2021-09-16")]),
        (
            {"from": "signature", "until": "2021-12-31"},
            [("applying-provisionally", "2021-09-16"), ("signed", "2021-12-31")],
        ),
    ],
)
def test_a_clause_lays_down_provisional_application(rule: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert provisional(rule) == expected


def test_who_opts_in_applies_it_as_the_clause_says() -> None:
    opted = act("RU", "provisional-application", "2022-01-01")
    rule = {"from": "notification", "after": {"days": 30}, "until": "2022-06-01"}
    assert provisional(rule, opted) == [
        ("signed", "2021-09-16"),
        ("applying-provisionally", "2022-01-31"),
        ("signed", "2022-06-01"),
    ]


def test_a_state_that_ends_it_or_refuses_ends_it() -> None:
    ended = act("RU", "end-of-provisional-application", "2022-01-01", effective="2022-03-01")
    assert provisional({"from": "signature"}, ended)[-1] == ("signed", "2022-03-01")
    before = act("RU", "end-of-provisional-application", "2021-10-01")
    assert provisional({"after": {"days": 60}}, before)[-1] == ("signed", "2021-09-16")
    refused = act("RU", "refusal", "2022-01-01")
    assert provisional({"from": "signature"}, refused)[-1] == ("refused", "2022-01-01")


def test_who_declared_it_itself_applies_it_from_its_own_day() -> None:
    declared = act("RU", "provisional-application", "2021-12-01")
    assert provisional({"from": "signature"}, declared) == [
        ("signed", "2021-09-16"),
        ("applying-provisionally", "2021-12-01"),
    ]


def test_nobody_applies_it_before_having_signed_or_where_no_day_is_known() -> None:
    late = act("KG", "signature", "2022-05-01")
    assert provisional({"from": "adoption"}, late, state="KG")[-1] == ("applying-provisionally", "2022-05-01")
    acceding = act("KG", "accession", "2022-05-01")
    assert provisional({"from": "adoption"}, acceding, state="KG")[-1] == ("consented", "2022-05-01")
    clause = {"when": {"consents": 9}, "later": {"days": 0}, "provisional": {"from": "adoption"}}
    assert spans(assessed(signed("RU"), clause, adopted=None), "RU") == [("signed", "2021-09-16")]
