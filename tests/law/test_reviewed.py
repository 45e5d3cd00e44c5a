"""Answers that a treaty lawyer once had to correct."""

from datetime import date
from itertools import combinations
from typing import Any

import pytest

from tests.law.building import (
    act,
    announced,
    assessed,
    binds,
    day,
    dossier,
    instrument,
    members,
    notified,
    position,
    ratified,
    signed,
    state_of,
    word,
)
from tracker.law.checks import check_act
from tracker.law.durations import End
from tracker.law.entry_into_force import missing_on
from tracker.law.facts import Dossier
from tracker.law.findings import Kind, inspect
from tracker.law.vocabulary import Confidence, InstrumentState, Position

TWO: dict[str, Any] = {"when": {"consents": 2}, "then": {"days": 0}, "later": {"days": 0}}
ALL_PARTIES = {"when": {"consents": "all", "of": {"parties_of": "parent"}}, "later": {"days": 0}}


def parent(*acts: Any, **more: Any) -> Dossier:
    return Dossier(instrument(TWO, key="parent", adopted="1990-01-01", **more), tuple(acts))


def test_whoever_becomes_a_party_on_the_very_day_is_not_waited_for() -> None:
    treaty = parent(*ratified(TR="1992-01-01", DE="1992-01-01"), act("FI", "accession", received="2023-04-04"))
    acts = ratified(DE="2022-07-01", TR="2023-04-04")
    assert assessed(acts, ALL_PARTIES, beside=[treaty]).entry.on == day("2023-04-04")
    a_day_later = ratified(DE="2022-07-01", TR="2023-04-05")
    assert assessed(a_day_later, ALL_PARTIES, beside=[treaty]).entry.on is None


def test_a_protocol_may_count_the_parties_of_the_treaty_that_it_prolongs() -> None:
    treaty = ratified(AM="1994-04-20", BY="1994-04-20", KZ="1994-04-20")
    clause = {"when": {"consents": "all", "of": {"parties_of": "agreement"}}, "later": {"days": 0}}
    prolonging = Dossier(
        instrument(clause, key="protocol", adopted="1998-01-01", relations=[("prolongs", "agreement")]),
        tuple(notified(AM="1999-01-01", BY="1999-02-01", KZ="1999-03-01")),
    )
    found = assessed(treaty, TWO, lasts={"years": 5}, adopted="1992-05-15", beside=[prolonging])
    assert found.end == End(None, "prolonged", "protocol", day("1999-04-21"), day("1999-03-01"))


@pytest.mark.parametrize(("anniversary", "last_day"), [("included", "2026-02-05"), ("excluded", "2026-02-04")])
def test_a_prolongation_in_time_runs_from_the_end_of_the_term(anniversary: str, last_day: str) -> None:
    lasts = {"years": 10, "anniversary": anniversary}
    extension = Dossier(
        instrument(TWO, key="extension", relations=[("prolongs", "agreement")], lasts={"years": 5}),
        tuple(notified(RU="2021-02-03", US="2021-02-03")),
    )
    found = assessed(
        ratified(RU="2011-02-05", US="2011-02-05"), TWO, lasts=lasts, adopted="2010-04-08", beside=[extension]
    )
    assert state_of(found, last_day).state is InstrumentState.IN_FORCE
    assert state_of(found, str(date.fromordinal(day(last_day).toordinal() + 1))).state is InstrumentState.ENDED


def test_of_a_term_the_anniversary_may_be_left_out() -> None:
    lasts = {"years": 15, "anniversary": "excluded"}
    found = assessed(ratified(RU="1994-12-05", US="1994-12-05"), TWO, lasts=lasts, adopted="1991-07-31")
    assert found.end == End(day("2009-12-05"), "term")


def test_provisional_application_by_an_act_ends_with_the_day_that_the_clause_sets() -> None:
    clause = TWO | {"provisional": {"from": "1994-11-16", "until": "1996-07-28"}}
    found = assessed([act("RU", "provisional-application", "1995-01-11")], clause, adopted="1994-07-28")
    assert word(found, "RU", "1996-07-27") is Position.APPLYING_PROVISIONALLY
    assert word(found, "RU", "1996-07-28") is Position.NO_ACT


def test_each_of_several_depositaries_receives_a_consent_of_its_own() -> None:
    china = [
        act("CN", "accession", received=on, depositary=city)
        for on, city in (("1992-03-09", "London"), ("1992-03-12", "Moscow"))
    ]
    assert inspect(assessed(china, TWO, adopted="1968-07-01")) == []


def test_a_notice_that_was_taken_back_in_time_does_not_end_the_consent_for_a_second_one() -> None:
    acts = [
        act("KP", "accession", received="1985-12-12"),
        act("KP", "withdrawal", received="1993-03-12"),
        act("KP", "revocation-of-withdrawal", received="1993-06-11"),
    ]
    again = act("KP", "withdrawal", received="2003-01-10")
    given = dossier([*acts, again], TWO, leaving={"notice": {"months": 3}}, adopted="1968-07-01")
    assert check_act(again, given, day("2026-01-01")) == []


def test_a_succession_looks_back_to_its_day_but_counts_from_its_receipt() -> None:
    succession = act("ME", "succession", received="2006-10-23", effective="2006-06-03")
    found = assessed([*ratified(FR="1993-01-01", DE="1993-01-01"), succession], TWO, adopted="1990-01-01")
    assert [word(found, "ME", on) for on in ("2006-06-02", "2006-06-03")] == [Position.NO_ACT, Position.PARTY]
    counting = TWO | {"counts": ["ratification", "succession"]}
    assert assessed([*ratified(FR="1993-01-01"), succession], counting, adopted="1990-01-01").entry.on == day(
        "2006-10-23"
    )


def test_what_is_asked_of_some_states_besides_may_be_a_number_of_them() -> None:
    quota = {"states": ["FR", "DE", "IT"], "also": {"consents": 2, "of": ["FR", "DE", "IT"]}}
    clause = TWO | {"when": {"consents": 3}, "except": [quota]}
    found = assessed(ratified(US="1998-01-01", FR="1998-02-01", DE="1998-05-01"), clause, adopted="1990-01-01")
    assert found.entry.held_back == {"FR.ratification.1998-02-01": day("1998-05-01")}
    assert found.entry.on == day("1998-05-01")


@pytest.mark.parametrize("told", ["2022-02-03", "2022-02-05"])
def test_a_date_counted_a_little_otherwise_does_not_make_a_late_comer_of_who_met_the_condition(told: str) -> None:
    clause = {"when": {"consents": 2}, "then": {"days": 30}, "later": {"days": 90}}
    acts = ratified(AM="2022-01-01", BY="2022-01-05", KZ="2022-01-06")
    found = assessed(acts, clause, announcements=[announced(told)])
    assert (binds(found, "BY"), binds(found, "KZ")) == (day(told), day("2022-04-06"))


def test_no_share_lets_one_state_alone_bring_a_treaty_into_force() -> None:
    clause = {"when": {"share": "1/2", "of": "signatories"}, "later": {"days": 0}}
    acts = [*signed("AM", on="2021-09-16"), *ratified(AM="2021-10-01"), *signed("BY", on="2021-12-01")]
    assert assessed(acts, clause).entry.on is None
    assert assessed([*acts, *ratified(BY="2022-01-01")], clause).entry.on == day("2022-01-01")


def test_who_is_suspended_had_come_back_though_that_is_not_recorded() -> None:
    acts = [
        *ratified(UZ="1993-01-01", AM="1993-01-01"),
        act("UZ", "non-renewal", "1999-04-20", effective="1999-04-21"),
        act("UZ", "suspension", "2012-12-19"),
    ]
    found = assessed(acts, TWO, adopted="1992-05-15")
    assert word(found, "UZ", "2012-12-18") is Position.WITHDRAWN
    suspended = position(found, "UZ", "2012-12-19")
    assert (suspended.position, suspended.approximate) == (Position.SUSPENDED, True)


def test_of_a_withdrawal_whose_notice_is_not_known_the_day_is_only_roughly_known() -> None:
    gone = act("BY", "withdrawal", received="2004-03-10")
    found = assessed([*ratified(AM="2000-01-01", BY="2000-01-01"), gone], TWO, adopted="1999-01-01")
    left = position(found, "BY", "2004-03-10")
    assert (left.position, left.approximate, left.confidence) == (Position.WITHDRAWN, True, Confidence.REPORTED)
    assert [(f.kind, f.state, f.details) for f in inspect(found)] == [
        (Kind.NOTICE_NOT_KNOWN, "BY", {"effective": "2004-03-10"})
    ]


def test_who_leaves_a_treaty_leaves_its_amendments() -> None:
    gone = act("RU", "withdrawal", "2022-03-15", effective="2022-09-16")
    treaty = parent(*ratified(RU="1998-05-05", FR="1974-05-03"), gone)
    found = assessed(
        ratified(RU="2010-02-18", FR="2006-06-07"),
        TWO,
        adopted="2004-05-13",
        beside=[treaty],
        relations=[("amends", "parent")],
    )
    assert [word(found, "RU", on) for on in ("2022-09-15", "2022-09-16")] == [Position.PARTY, Position.WITHDRAWN]
    assert word(found, "FR", "2023-01-01") is Position.PARTY


def test_who_left_a_treaty_before_its_amendment_entered_into_force_was_never_bound_by_it() -> None:
    gone = act("RU", "withdrawal", "2004-03-15", effective="2005-01-01")
    treaty = parent(*ratified(RU="1998-05-05", FR="1974-05-03"), gone)
    acts = ratified(RU="2001-03-01", FR="2007-03-01")
    given = {"adopted": "2000-05-13", "beside": [treaty], "relations": [("amends", "parent")]}
    left = position(assessed(acts, TWO, **given), "RU", "2008-01-01")
    assert (left.position, left.since, left.in_force_on) == (Position.WITHDRAWN, day("2005-01-01"), None)


def test_a_signatory_that_ceased_to_exist_is_not_waited_for() -> None:
    clause = {"when": {"consents": "all", "of": "signatories"}, "later": {"days": 0}}
    acts = [*signed("DD", "FR", "DE", on="1989-01-01"), *ratified(FR="1990-01-01", DE="1991-01-01")]
    gone = {"DD": day("1990-10-03")}
    assert assessed(acts, clause, ceased=gone, adopted="1989-01-01").entry.on == day("1991-01-01")
    listed = clause | {"when": {"states": ["DE"]}}
    assert assessed(acts, listed, ceased=gone, adopted="1989-01-01", concerns=["DD", "DE"]).entry.on == day(
        "1991-01-01"
    )
    every = clause | {"when": {"consents": "all", "of": ["DD", "FR", "DE"]}}
    assert assessed(acts, every, ceased=gone, adopted="1989-01-01").entry.on == day("1991-01-01")


def test_many_alternatives_are_looked_through_one_by_one() -> None:
    states = [f"S{n:03}" for n in range(100)]
    quotas = [{"consents": 5, "of": states[n : n + 40]} for n in range(0, 60, 5)]
    pairs = [{"all": list(pair)} for pair in combinations(quotas, 2)]
    found = assessed(clause={"when": {"any": pairs}, "later": {"days": 0}})
    missing = missing_on(found.entry, found.dossier, day("2022-01-01"))
    assert missing is not None
    assert (missing.consents, len(missing.smallest_sets)) == (5, 20)


def test_the_members_of_an_organisation_are_counted_once_whoever_speaks_for_how_many() -> None:
    clause = {"when": {"share": "2/3", "of": "members"}, "counts_as": {"EU": 3}, "later": {"days": 0}}
    found = assessed(
        ratified(EU="2022-01-01"), clause, concerns="members", memberships=members("EU", "AM", "BY", "KZ", "US", "CA")
    )
    missing = missing_on(found.entry, found.dossier, day("2022-02-01"))
    assert missing is not None
    assert missing.consents == 1
