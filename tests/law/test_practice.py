"""Real treaties with known answers: the clause, the act that mattered, and the date that was published.

Other states' deposits, where they do not matter, are on days made up for the test.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from tests.law.building import (
    act,
    announced,
    assessed,
    binds,
    day,
    member,
    members,
    notified,
    owing,
    position,
    ratified,
    signed,
    state_of,
    word,
)
from tracker.law.assessment import Assessment
from tracker.law.facts import ActFact
from tracker.law.findings import Kind, inspect
from tracker.law.vocabulary import Position

CODES = [a + b for a in "QRSTUVWXYZ" for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]


def deposits(number: int, last: str, then: str = "ratification") -> list[ActFact]:
    """So many deposits by states that do not matter, one a day, the last of them on the day given."""
    return [
        act(state, then, received=str(day(last) - timedelta(days=number - n)))
        for n, state in enumerate(CODES[:number], 1)
    ]


def agreement(acts: list[ActFact], clause: Mapping[str, Any], **more: Any) -> Assessment:
    return assessed(acts, {"basis": "quoted", **clause}, **({"adopted": "1900-01-01"} | more))


VECTORS: list[tuple[str, int, str, dict[str, Any], str]] = [
    ("Genocide Convention", 20, "1950-10-14", {"days": 90}, "1951-01-12"),
    ("Vienna Convention on the Law of Treaties", 35, "1979-12-28", {"days": 30}, "1980-01-27"),
    ("Convention on the Rights of Persons with Disabilities", 20, "2008-04-03", {"days": 30}, "2008-05-03"),
    ("Minamata Convention", 50, "2017-05-18", {"days": 90}, "2017-08-16"),
    ("Treaty on the Prohibition of Nuclear Weapons", 50, "2020-10-24", {"days": 90}, "2021-01-22"),
    ("Kyoto Protocol, its ninetieth day", 55, "2004-11-18", {"days": 90}, "2005-02-16"),
    ("Paris Agreement, its thirtieth day", 55, "2016-10-05", {"days": 30}, "2016-11-04"),
    ("High Seas Treaty", 60, "2025-09-19", {"days": 120}, "2026-01-17"),
    ("Covenant on Civil and Political Rights", 35, "1975-12-23", {"months": 3}, "1976-03-23"),
    ("Convention on the Law of the Sea", 60, "1993-11-16", {"months": 12}, "1994-11-16"),
    ("Maritime Labour Convention", 30, "2012-08-20", {"months": 12}, "2013-08-20"),
    ("Ballast Water Convention", 30, "2016-09-08", {"months": 12}, "2017-09-08"),
    ("Hong Kong Convention", 15, "2023-06-26", {"months": 24}, "2025-06-26"),
    ("Convention on the Reduction of Statelessness", 6, "1973-12-13", {"years": 2}, "1975-12-13"),
    ("Rome Statute", 60, "2002-04-11", {"days": 60, "then": "first-of-next-month"}, "2002-07-01"),
    ("Istanbul Convention, its delay", 10, "2014-04-22", {"months": 3, "then": "first-of-next-month"}, "2014-08-01"),
    ("Unified Patent Court, its delay", 13, "2023-02-17", {"months": 4, "from": "first-of-month"}, "2023-06-01"),
    ("Cluster Munitions Convention", 30, "2010-02-16", {"months": 6, "from": "first-of-month"}, "2010-08-01"),
    ("Pacific partnership, its sixty days", 6, "2018-10-31", {"days": 60}, "2018-12-30"),
    ("African free trade area: thirty full days", 22, "2019-04-29", {"days": 30, "clear": True}, "2019-05-30"),
]


@pytest.mark.parametrize(
    ("number", "met", "then", "entry"), [row[1:] for row in VECTORS], ids=[row[0] for row in VECTORS]
)
def test_the_published_date_follows_from_the_deposit_that_met_the_condition(
    number: int, met: str, then: dict[str, Any], entry: str
) -> None:
    found = agreement(
        deposits(number + 3, str(day(met) + timedelta(days=3))), {"when": {"consents": number}, "then": then}
    )
    assert (found.entry.met_on, found.entry.on) == (day(met), day(entry))


STATES: list[tuple[str, dict[str, Any], str, str]] = [
    ("Paris: Afghanistan", {"days": 30}, "2017-02-15", "2017-03-17"),
    ("Rome Statute: Malaysia, had it stayed", {"days": 60, "then": "first-of-next-month"}, "2019-03-04", "2019-06-01"),
    ("Hague 1980: Argentina", {"months": 3, "from": "first-of-month"}, "1991-03-19", "1991-06-01"),
    ("Hague 1980: Australia", {"months": 3, "from": "first-of-month"}, "1986-10-29", "1987-01-01"),
    ("Hague 1980: Denmark", {"months": 3, "from": "first-of-month"}, "1991-04-17", "1991-07-01"),
    ("Hague 1980: Bahamas", {"months": 3, "from": "first-of-month"}, "1993-10-01", "1994-01-01"),
    ("Pacific partnership: Peru", {"days": 60}, "2021-07-21", "2021-09-19"),
    ("Pacific partnership: Malaysia", {"days": 60}, "2022-09-30", "2022-11-29"),
]


@pytest.mark.parametrize(("later", "received", "bound"), [row[1:] for row in STATES], ids=[row[0] for row in STATES])
def test_a_later_state_is_bound_on_its_published_day(later: dict[str, Any], received: str, bound: str) -> None:
    acts = [*deposits(3, "1980-01-01"), act("AA", "ratification", received=received)]
    found = agreement(acts, {"when": {"consents": 3}, "then": later, "later": later})
    assert binds(found, "AA") == day(bound)


def test_paris_binds_algeria_by_its_own_delay_though_it_deposited_before_entry() -> None:
    acts = [*deposits(55, "2016-10-05"), act("DZ", "ratification", received="2016-10-20")]
    found = agreement(acts, {"when": {"consents": 55}, "then": {"days": 30}, "later": {"days": 30}})
    assert (found.entry.on, binds(found, "DZ")) == (day("2016-11-04"), day("2016-11-19"))


def test_p1_a_decision_binds_on_signature_and_later_signers_from_their_own() -> None:
    definitive = {"when": {"consents": "all", "of": "signatories"}, "later": {"days": 0}}
    acts = [act(state, "definitive-signature", "2004-09-15") for state in ("AM", "BY", "KZ")]
    found = agreement([*acts, act("UA", "definitive-signature", "2004-12-01")], definitive)
    assert found.entry.on == day("2004-09-15")
    assert binds(found, "UA") == day("2004-12-01")


def test_p3_a_definitive_signature_counts_like_a_ratification() -> None:
    acts = [act("NL", "definitive-signature", "2000-01-01"), *ratified(FR="2000-02-01")]
    assert agreement(acts, {"when": {"consents": 2}}).entry.on == day("2000-02-01")


@pytest.mark.parametrize("number", [3, 4, 5])
def test_p4_p5_p6_the_nth_notification_brings_into_force_on_its_receipt(number: int) -> None:
    received = {"AM": "2008-02-01", "BY": "2008-05-01", "KZ": "2008-07-01", "RU": "2009-01-01", "TJ": "2009-06-01"}
    clause = {"when": {"consents": number}, "counts": ["notification-of-completed-procedures"], "later": {"days": 0}}
    found = agreement(notified(**received), clause)
    on = sorted(received.values())[number - 1]
    assert found.entry.on == day(on)
    assert {str(binds(found, state)) for state in received} == {on, *sorted(received.values())[number:]}


def test_p7_one_laggard_among_the_signatories_blocks_everyone() -> None:
    clause = {"when": {"consents": "all", "of": "signatories"}}
    acts = [
        *signed("AM", "BY", "KZ", "RU", on="2014-10-10"),
        *notified(AM="2015-01-01", BY="2014-12-01", RU="2015-02-01"),
    ]
    waiting = agreement(acts, clause)
    assert waiting.entry.on is None
    assert {state: span.blocking for state, span in owing(waiting, "2015-03-01").items()} == {"KZ": True}
    assert agreement([*acts, *notified(KZ="2016-08-12")], clause).entry.on == day("2016-08-12")


def test_p8_named_states_and_provisional_application_from_signature() -> None:
    acts = [
        *signed("BY", "KZ", "RU", on="1995-01-20"),
        *(act(state, "provisional-application", "1995-01-20") for state in ("BY", "KZ", "RU")),
        *ratified(BY="1995-06-01", RU="1997-11-12", KG="1996-01-01"),
    ]
    clause = {"when": {"states": ["BY", "KZ", "RU"]}}
    pending = agreement(acts, clause)
    assert (pending.entry.on, word(pending, "KZ", "1996-01-01")) == (None, Position.APPLYING_PROVISIONALLY)
    assert position(pending, "BY", "1996-01-01").position is Position.CONSENTED
    assert position(pending, "BY", "1996-01-01").provisional
    done = agreement([*acts, *ratified(KZ="1997-12-03")], clause)
    assert done.entry.on == day("1997-12-03")
    assert not position(done, "BY", "1998-01-01").provisional


def test_p9_the_free_trade_area_of_2011_and_armenia_after_it() -> None:
    acts = notified(RU="2012-04-03", BY="2012-06-01", UA="2012-08-21", AM="2012-09-17")
    thirty = {"then": {"days": 30}, "later": {"days": 30}}
    found = agreement(acts, {"when": {"consents": 3}, **thirty}, adopted="2011-10-18")
    assert {state: str(binds(found, state)) for state in ("BY", "RU", "UA", "AM")} == {
        "BY": "2012-09-20",
        "RU": "2012-09-20",
        "UA": "2012-09-20",
        "AM": "2012-10-17",
    }
    assert str(state_of(found, "2012-09-19").state) == "scheduled"
    assert str(state_of(found, "2012-09-20").state) == "in-force"


def test_p12_where_ratification_counts_a_mere_notification_does_not() -> None:
    clause = {"when": {"consents": 3}, "counts": ["ratification"]}
    acts = [*ratified(RU="1992-10-01", BY="1992-11-01"), *notified(KZ="1992-11-15"), *ratified(UA="1992-12-19")]
    found = agreement(acts, clause)
    assert found.entry.on == day("1992-12-19")
    assert found.entry.not_counted == (("KZ.notification-of-completed-procedures.1992-11-15", "act-not-counted"),)
    assert binds(found, "KZ") == day("1992-12-19")


def test_p15_the_third_deposit_at_once_and_later_ones_on_their_thirtieth_day() -> None:
    acts = ratified(KZ="1993-12-01", RU="1993-12-20", BY="1994-01-14", UA="1994-02-01")
    found = agreement(acts, {"when": {"consents": 3}, "then": {"days": 0}, "later": {"days": 30}})
    assert (found.entry.on, binds(found, "UA")) == (day("1994-01-14"), day("1994-03-03"))


def test_p29_early_depositors_share_the_fixed_date_of_the_ozone_protocol() -> None:
    clause = {
        "when": {"consents": 11},
        "then": {"days": 90},
        "later": {"days": 90},
        "later_from": "entry-into-force",
        "fixed_date": "1989-01-01",
    }
    found = agreement([*deposits(11, "1988-12-16"), *ratified(AA="1988-12-30", AB="1989-01-01")], clause)
    assert (binds(found, CODES[0]), binds(found, "AA"), binds(found, "AB")) == (
        day("1989-01-01"),
        day("1989-01-01"),
        day("1989-04-01"),
    )
    late = agreement(deposits(11, "1989-01-02"), clause)
    assert late.entry.on == day("1989-04-02")


def test_p33_all_of_a_closed_list_must_consent() -> None:
    named = CODES[:44]
    clause = {"when": {"all": [{"consents": 44}, {"states": named}]}, "then": {"days": 180}}
    found = agreement([*deposits(43, "2000-01-01"), *ratified(AA="2000-01-02", AB="2000-01-03")], clause)
    assert found.entry.on is None
    assert agreement([*deposits(44, "2000-01-01")], clause).entry.on == day("2000-06-29")


CHEMICAL_WEAPONS = {
    "article": "Art XXI",
    "when": {"consents": 65},
    "then": {"days": 180},
    "not_before": "1995-01-13",
    "later": {"days": 30},
    "later_from": "entry-into-force",
}


def chemical_weapons(*more: ActFact, **facts: Any) -> Assessment:
    return agreement([*deposits(65, "1996-10-31"), *more], CHEMICAL_WEAPONS, adopted="1993-01-13", **facts)


@pytest.mark.parametrize(
    ("state", "received", "bound"),
    [
        ("BE", "1997-01-27", "1997-04-29"),
        ("BD", "1997-04-25", "1997-04-29"),
        ("BH", "1997-04-28", "1997-04-29"),
        ("CU", "1997-04-29", "1997-05-29"),  # on the day of entry into force: after it
    ],
)
def test_case_a_the_interval_and_midnight_of_the_chemical_weapons_convention(
    state: str, received: str, bound: str
) -> None:
    found = chemical_weapons(*ratified(**{state: received}))
    assert (found.entry.on, binds(found, state)) == (day("1997-04-29"), day(bound))


def test_case_a_a_date_printed_by_the_state_itself_is_kept_and_differs() -> None:
    found = chemical_weapons(*ratified(US="1997-04-25"), announcements=[announced("1997-05-25", "US", by="reported")])
    (finding,) = (finding for finding in inspect(found) if finding.state == "US")
    assert (finding.kind, finding.details) == (
        Kind.COMPUTED_AND_ANNOUNCED_DIFFER,
        {"computed": "1997-04-29", "announced": "1997-05-25"},
    )
    assert found.entry.computed_for(found.courses["US"].consents[0]) == day("1997-04-29")
    assert binds(found, "US") == day("1997-05-25")


def test_case_c_russia_and_the_energy_charter_treaty() -> None:
    acts = [
        *signed("RU", on="1994-12-17"),
        act("RU", "provisional-application", "1994-12-17"),
        act("RU", "end-of-provisional-application", received="2009-08-20", effective="2009-10-19"),
        act("RU", "refusal", received="2009-08-20", effective="2009-10-19"),
    ]
    found = assessed(acts, adopted="1994-12-17")
    assert word(found, "RU", "2009-10-18") is Position.APPLYING_PROVISIONALLY
    assert word(found, "RU", "2009-10-19") is Position.REFUSED
    assert owing(found, "2009-10-19") == {}


def rules_of_origin() -> Assessment:
    acts = [
        *signed("AM", "BY", "KZ", "RU", on="2013-11-20"),
        *(act(s, "provisional-application", "2013-11-20", effective="2014-01-19") for s in ("AM", "BY", "KZ", "RU")),
        *notified(BY="2014-03-01", KZ="2014-05-01", AM="2014-08-01", RU="2014-12-18"),
    ]
    thirty = {"then": {"days": 30}, "later": {"days": 30}}
    printed = [announced("2014-08-31", by="confirmed"), announced("2014-01-19", by="reported")]
    return agreement(acts, {"when": {"consents": 3}, **thirty}, adopted="2013-11-20", announcements=printed)


def test_case_e_provisional_application_before_and_beside_the_general_entry_into_force() -> None:
    found = rules_of_origin()
    assert found.entry.on == day("2014-08-31")
    assert word(found, "RU", "2014-01-18") is Position.SIGNED
    assert word(found, "RU", "2014-01-19") is Position.APPLYING_PROVISIONALLY
    assert word(found, "RU", "2014-10-01") is Position.APPLYING_PROVISIONALLY
    assert str(state_of(found, "2014-10-01").state) == "in-force"
    assert (word(found, "RU", "2014-12-18"), binds(found, "RU")) == (Position.CONSENTED_WAITING, day("2015-01-17"))
    assert position(found, "RU", "2014-12-18").provisional
    assert not position(found, "RU", "2015-01-17").provisional


def test_case_e_a_database_that_prints_the_beginning_of_provisional_application_is_told() -> None:
    assert [finding.kind for finding in inspect(rules_of_origin())] == [Kind.ANNOUNCEMENTS_DIFFER]


def test_a_consent_withdrawn_before_entry_is_not_counted_and_the_trigger_is_computed_anew() -> None:
    acts = [
        *deposits(12, "2018-04-01"),
        act("GB", "ratification", received="2018-04-26"),
        act("GB", "withdrawal-of-consent", received="2020-07-20"),
        act("DE", "ratification", received="2023-02-17"),
    ]
    clause = {"when": {"consents": 14}, "then": {"months": 4, "from": "first-of-month"}}
    assert agreement(acts, clause).entry.on is None
    assert agreement([*acts, *ratified(FR="2023-02-01")], clause).entry.on == date(2023, 6, 1)


def test_a_convention_whose_number_is_undercut_after_entry_stays_in_force() -> None:
    leaving = [act(state, "withdrawal", received="2000-01-01", effective="2001-01-01") for state in CODES[:5]]
    found = agreement([*deposits(16, "1999-01-01"), *leaving], {"when": {"consents": 16}})
    assert str(state_of(found, "2005-01-01").state) == "in-force"
    assert word(found, CODES[0], "2001-01-01") is Position.WITHDRAWN


def test_a_party_that_leaves_its_organisation_stays_a_party() -> None:
    moving = [*members("AM", "BY", start="1993-01-01"), member("GE", "1993-12-03", "2009-08-18")]
    acts = notified(AM="1994-01-01", BY="1994-02-01", GE="1995-01-01")
    found = agreement(acts, {"when": {"consents": 2}, "later": {"days": 0}}, concerns="members", memberships=moving)
    assert word(found, "GE", "2020-01-01") is Position.PARTY
