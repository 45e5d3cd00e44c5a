"""What clauses ask about beside consents: weights, other instruments, decisions, acts of other kinds."""

from fractions import Fraction
from typing import Any

import pytest

from tests.law.building import (
    act,
    assessed,
    binds,
    day,
    dossier,
    entered,
    instrument,
    member,
    members,
    notified,
    ratified,
    signed,
)
from tracker.law.assessment import Assessment, relatives_of
from tracker.law.beside import BesideConsents
from tracker.law.clauses import Measure, PartyTo
from tracker.law.conditions import Situation
from tracker.law.dates import parse_partial
from tracker.law.entry_into_force import missing_on
from tracker.law.facts import Dossier, WeightValue
from tracker.law.findings import Kind, inspect
from tracker.law.lacking import missing

LATER = {"later": {"days": 0}}


def values(*rows: tuple[str, str, str]) -> dict[str, tuple[WeightValue, ...]]:
    """A measure `tonnage` of states, values and references."""
    return {
        "tonnage": tuple(
            WeightValue(state, Fraction(value), reference, parse_partial(reference).first if reference else None)
            for state, value, reference in rows
        )
    }


def weights(given: Dossier, on: str, reference: str = "") -> dict[str, float]:
    found = BesideConsents(given, relatives_of(given)).weights(Measure("tonnage", reference), day(on))
    return {state: value / found.parts for state, value in found.by_state.items()}


MOVING = values(("PA", "20", "2000"), ("PA", "21.5", "2002"), ("LR", "10", ""), ("MT", "7", "2003-07-01"))


@pytest.mark.parametrize(
    ("on", "reference", "expected"),
    [
        ("2001-12-31", "", {"PA": 20, "LR": 10}),
        ("2002-01-01", "", {"PA": 21.5, "LR": 10}),
        ("2003-07-01", "", {"PA": 21.5, "LR": 10, "MT": 7}),
        ("2003-07-01", "2000", {"PA": 20}),
        ("2003-06-30", "previous-year", {"PA": 21.5}),
        ("2004-01-01", "previous-year", {"MT": 7}),
        ("2005-01-01", "previous-year", {}),
    ],
)
def test_the_values_that_count_are_those_of_the_reference(on: str, reference: str, expected: dict[str, float]) -> None:
    assert weights(dossier(measures=MOVING), on, reference) == expected


def test_values_of_the_previous_year_may_meet_a_condition_when_the_year_changes() -> None:
    clause = {"when": {"weight": {"measure": "tonnage", "at_least": 21, "reference": "previous-year"}}, **LATER}
    found = assessed(ratified(PA="2002-05-01"), clause, measures=MOVING, adopted="2000-01-01")
    assert found.entry.on == day("2003-01-01")


def test_a_new_value_may_meet_a_condition_though_nobody_consents() -> None:
    clause = {"when": {"weight": {"measure": "tonnage", "at_least": 21}}, **LATER}
    found = assessed(ratified(PA="2001-05-01"), clause, measures=MOVING, adopted="2000-01-01")
    assert found.entry.on == day("2002-01-01")


def lacks(found: Assessment, on: str) -> Any:
    missing = missing_on(found.entry, found.dossier, day(on))
    assert missing is not None
    return missing


def test_what_is_missing_of_a_weight_is_told_exactly_with_the_fewest_states() -> None:
    shares = values(("CN", "20.09", ""), ("US", "17.89", ""), ("IN", "4.1", ""), ("RU", "7.53", ""), ("AM", "0.02", ""))
    clause = {"when": {"weight": {"measure": "tonnage", "at_least": 45}}, **LATER}
    missing = lacks(assessed(ratified(CN="2016-01-01"), clause, measures=shares, adopted="2015-12-12"), "2016-02-01")
    (weight,) = missing.weights
    assert (weight.measure, weight.given, weight.needed) == ("tonnage", Fraction("20.09"), 45)
    assert (missing.consents, missing.states) == (2, ("RU", "US"))
    assert missing.smallest_sets == (("RU", "US"),)


def test_a_share_of_the_total_names_those_without_whom_it_cannot_be_reached() -> None:
    shares = values(("CN", "50", ""), ("US", "30", ""), ("IN", "20", ""))
    clause = {"when": {"weight": {"measure": "tonnage", "share_of_total": "3/4"}}, **LATER}
    missing = lacks(assessed(clause=clause, measures=shares), "2022-01-01")
    assert (missing.consents, missing.states, missing.smallest_sets) == (2, ("CN", "US"), (("CN", "US"),))


@pytest.mark.parametrize(
    "when", [{"weight": {"measure": "tonnage", "at_least": 1}}, {"top": {"measure": "tonnage", "n": 1}}]
)
def test_without_values_a_weight_is_never_reached_and_that_is_what_is_missing(when: dict[str, Any]) -> None:
    found = assessed(ratified(AM="2022-01-01"), {"when": when, **LATER})
    assert found.entry.on is None
    assert [(event.kind, event.what) for event in lacks(found, "2022-02-01").other] == [("measure", "tonnage")]
    (finding,) = inspect(found)
    assert (finding.kind, finding.details) == (Kind.REFERS_TO_UNKNOWN, {"what": "measure", "key": "tonnage"})


def test_the_first_of_a_measure_include_those_that_have_as_much_as_the_last() -> None:
    patents = values(("DE", "9", ""), ("FR", "5", ""), ("GB", "5", ""), ("IT", "1", ""))
    found = assessed(
        ratified(DE="2022-01-01"), {"when": {"top": {"measure": "tonnage", "n": 2}}, **LATER}, measures=patents
    )
    assert lacks(found, "2022-02-01").states == ("FR", "GB")
    clause = {"when": {"top": {"measure": "tonnage", "n": 9}}, **LATER}
    assert lacks(assessed(clause=clause, measures=patents), "2022-01-01").states == ("DE", "FR", "GB", "IT")


def parent(*acts: Any, **more: Any) -> Dossier:
    return Dossier(instrument({"when": {"consents": 2}, **LATER}, key="parent", **more), tuple(acts))


PARENT = parent(*ratified(FR="2021-10-01", DE="2021-11-01", IT="2022-06-01"))


def test_another_instrument_must_be_in_force_and_not_have_ended() -> None:
    clause = {"when": {"all": [{"consents": 1}, {"in_force": "parent"}]}, **LATER}
    assert assessed(ratified(FR="2021-09-20"), clause, beside=[PARENT]).entry.on == day("2021-11-01")
    over = parent(*ratified(FR="2021-10-01", DE="2021-11-01"), ended="2021-12-01")
    waiting = assessed(ratified(FR="2022-01-01"), clause, beside=[over])
    assert waiting.entry.on is None
    assert [(event.kind, event.what) for event in lacks(waiting, "2022-02-01").other] == [("in-force", "parent")]


def test_the_parties_to_another_instrument_are_those_it_binds_on_the_day() -> None:
    clause = {"when": {"consents": "all", "of": {"parties_of": "parent"}}, **LATER}
    acts = ratified(FR="2021-12-01", DE="2022-07-01", IT="2022-08-01")
    assert assessed(acts, clause, beside=[PARENT]).entry.on == day("2022-08-01")
    fixed = {"when": clause["when"] | {"counted_at": "2022-01-01"}, **LATER}
    assert assessed(acts, fixed, beside=[PARENT]).entry.on == day("2022-07-01")


def test_instruments_that_depend_on_each_other_do_not_know_each_other() -> None:
    clause = {"when": {"all": [{"consents": 1}, {"in_force": "parent"}]}, **LATER}
    circle = Dossier(instrument({"when": {"in_force": "agreement"}, **LATER}, key="parent"))
    assert assessed(ratified(FR="2021-12-01"), clause, beside=[circle]).entry.on is None


def test_what_is_not_in_the_register_is_told() -> None:
    clause = {
        "when": {
            "any": [
                {"in_force": "nowhere"},
                {"consents": "all", "of": {"parties_of": "lost"}},
                {"share": "1/2", "of": {"members": "unheard"}},
                {"at_least": 2, "where": {"measure": "unmeasured", "at_least": 1}},
            ]
        },
        "except": [{"states": ["TJ"], "also": {"party_to": "missing"}}],
        **LATER,
    }
    odd = inspect(assessed(clause=clause, lasts={"with": "vanished"}))
    found = [(finding.details["what"], finding.details["key"]) for finding in odd if "key" in finding.details]
    assert found == [
        ("instrument", "lost"),
        ("instrument", "missing"),
        ("instrument", "nowhere"),
        ("instrument", "vanished"),
        ("measure", "unmeasured"),
        ("organisation", "unheard"),
    ]


def test_members_of_another_organisation_are_counted_as_they_are_on_the_day() -> None:
    clause = {"when": {"consents": 2, "of": {"members": "coe"}}, **LATER}
    given = {"coe": (*members("FR", "DE", start="1950-01-01"), member("RU", "1996-02-28", "2022-03-16"))}
    acts = ratified(FR="2021-10-01", RU="2022-04-01", US="2021-10-02")
    assert assessed(acts, clause, organisations=given).entry.on is None
    assert assessed([*acts, *ratified(DE="2022-05-01")], clause, organisations=given).entry.on == day("2022-05-01")
    joining = {"coe": (*members("FR", start="1950-01-01"), member("US", "2022-09-01"))}
    assert assessed(acts, clause, organisations=joining).entry.on == day("2022-09-01")


def test_an_organ_s_decision_is_asked_for_by_its_code() -> None:
    clause = {"when": {"decision": "csto"}, "then": {"days": 10}, **LATER}
    decided = act("CSTO", "organ-decision", "2022-11-23")
    assert assessed([decided], clause).entry.on == day("2022-12-03")
    assert assessed([act("CIS", "organ-decision", "2022-11-23")], clause).entry.on is None
    (event,) = lacks(assessed(clause=clause), "2022-11-22").other
    assert (event.kind, event.what) == ("decision", "csto")


def test_acts_of_another_kind_count_only_of_states_that_have_consented() -> None:
    agreed = {"act": "declaration", "regards": "entry into force", "at_least": 2}
    clause = {"when": {"all": [{"consents": 2}, {"acts": agreed}]}, **LATER}
    said = [act(state, "declaration", "2022-03-01", regards="entry into force") for state in ("FR", "US")]
    found = assessed([*ratified(FR="2022-01-01", DE="2022-02-01"), *said], clause)
    assert found.entry.on is None
    assert [event.what for event in lacks(found, "2022-04-01").other] == ["2 × declaration (entry into force)"]
    late = act("DE", "declaration", "2022-04-01", regards="entry into force")
    assert assessed([*found.dossier.acts, late], clause).entry.on == day("2022-04-01")
    (event,) = lacks(assessed(clause={"when": {"acts": {"act": "declaration", "at_least": 1}}}), "2022-04-01").other
    assert event.what == "1 × declaration"


TACIT = {
    "when": {"all": [{"after": "2022-07-01"}, {"unless": {"share": "1/3", "of": {"parties_of": "parent"}}}]},
    "then": {"months": 6},
    "binds": "silent",
    **LATER,
}


def objected(state: str, on: str, kind: str = "objection-to-amendment") -> Any:
    return act(state, kind, on)


def test_silence_lets_an_amendment_enter_into_force_unless_enough_object() -> None:
    amends = {"relations": [("amends", "parent")], "beside": [PARENT]}
    assert assessed(clause=TACIT, **amends).entry.on == day("2023-01-01")
    assert assessed([objected("FR", "2022-03-01")], TACIT, **amends).entry.on is None
    taken_back = [objected("FR", "2022-03-01"), objected("FR", "2022-06-01", "withdrawal-of-objection")]
    assert assessed(taken_back, TACIT, **amends).entry.on == day("2023-01-01")
    too_late = assessed([objected("FR", "2022-08-01"), objected("DE", "2022-09-01")], TACIT, **amends)
    assert too_late.entry.on == day("2023-01-01")
    waiting = assessed([objected("FR", "2022-03-01")], TACIT, **amends)
    assert [(e.kind, e.what) for e in lacks(waiting, "2022-05-01").other] == [
        ("after", "2022-07-01"),
        ("no-objection", ""),
    ]


def test_after_and_by_count_from_the_adoption_and_are_unknown_with_it() -> None:
    first = {"all": [{"by": {"months": 15}}, {"consents": 3}]}
    then = {"all": [{"after": {"months": 15, "from": "adoption"}}, {"consents": 2}]}
    clause = {"when": {"any": [first, then]}, **LATER}
    acts = ratified(FR="2022-01-01", DE="2022-02-01")
    assert assessed(acts, clause, adopted="2021-09-16").entry.on == day("2022-12-16")
    assert assessed([*acts, *ratified(IT="2022-12-16")], clause, adopted="2021-09-16").entry.on == day("2022-12-16")
    assert assessed([*acts, *ratified(IT="2022-03-01")], clause, adopted="2021-09-16").entry.on == day("2022-03-01")
    unknown = assessed([*acts, *ratified(IT="2022-03-01")], clause, adopted=None)
    assert unknown.entry.on is None
    assert [event.what for event in lacks(unknown, "2022-04-01").other] == ["adoption"]
    late = assessed(acts[:1], {"when": {"all": [{"by": "2022-01-31"}, {"consents": 2}]}}, adopted="2021-09-16")
    assert [(e.kind, e.what) for e in lacks(late, "2022-03-01").other] == [("by", "2022-01-31")]


def test_once_a_time_limit_has_passed_only_what_still_can_be_met_is_missing() -> None:
    clause = {"when": {"any": [{"all": [{"by": "2022-01-31"}, {"states": ["FR"]}]}, {"consents": 3}]}, **LATER}
    found = assessed(ratified(DE="2022-01-01"), clause)
    assert lacks(found, "2022-01-15").consents == 1
    assert (lacks(found, "2022-03-01").consents, lacks(found, "2022-03-01").states) == (2, ())


def test_what_is_asked_of_one_state_more_holds_its_consent_back_alone() -> None:
    clause = {
        "when": {"consents": 3},
        "then": {"days": 0},
        "later": {"days": 0},
        "except": [{"states": ["IT"], "also": {"party_to": ["parent"]}}],
    }
    acts = ratified(FR="2022-01-01", IT="2022-02-01", DE="2022-03-01")
    found = assessed(acts, clause, beside=[PARENT])
    assert (found.entry.on, binds(found, "IT")) == (day("2022-06-01"), day("2022-06-01"))
    assert found.entry.held_back == {"IT.ratification.2022-02-01": day("2022-06-01")}
    at_once = assessed([*acts[:1], *ratified(IT="2022-07-01", DE="2022-08-01")], clause, beside=[PARENT])
    assert (at_once.entry.held_back, at_once.entry.on) == ({}, day("2022-08-01"))
    never = assessed([*acts, *ratified(US="2022-04-01")], clause, beside=[parent()])
    assert (never.entry.on, binds(never, "IT")) == (day("2022-04-01"), None)
    assert never.entry.not_counted == (("IT.ratification.2022-02-01", "more-is-asked"),)
    lost = act("IT", "withdrawal-of-consent", "2022-05-01")
    gone = assessed([*acts, lost], clause, beside=[PARENT])
    assert gone.entry.not_counted == (("IT.ratification.2022-02-01", "more-is-asked"),)


def test_what_is_asked_of_one_state_can_be_told_as_missing() -> None:
    given = dossier(beside=[PARENT])
    situation = Situation(day("2022-01-01"), frozenset(), BesideConsents(given, relatives_of(given)), state="US")
    lacking = missing(PartyTo(("parent", "other")), situation)
    assert lacking is not None
    assert [(event.kind, event.what) for event in lacking.other] == [("party-to", "parent, other")]


def test_exceptions_have_acts_and_delays_of_their_own() -> None:
    clause = {
        "when": {"consents": 2},
        "then": {"days": 30},
        "later": {"days": 30},
        "counts": ["definitive-signature"],
        "except": [
            {"states": ["RU"], "counts": ["notification-of-completed-procedures"]},
            {"states": ["AM"], "then": {"days": 60}},
            {"states": ["TJ"], "later": {"days": 90}},
        ],
    }
    acts = [
        *(act(state, "definitive-signature", "2022-01-01") for state in ("AM", "BY")),
        *notified(RU="2022-05-01"),
        act("TJ", "definitive-signature", "2022-05-01"),
    ]
    found = assessed(acts, clause)
    assert {state: str(binds(found, state)) for state in ("BY", "AM", "RU", "TJ")} == {
        "BY": "2022-01-31",
        "AM": "2022-03-02",
        "RU": "2022-05-31",
        "TJ": "2022-07-30",
    }


def test_provisional_application_may_count_where_the_clause_says_so() -> None:
    clause = {"when": {"consents": 2}, "counts": ["ratification", "provisional-application"], **LATER}
    acts = [*ratified(FR="2022-01-01"), act("DE", "provisional-application", "2022-02-01")]
    found = assessed(acts, clause)
    assert (found.entry.on, binds(found, "DE")) == (day("2022-02-01"), None)


def test_a_consent_may_count_as_several() -> None:
    clause = {"when": {"consents": 28}, "counts_as": {"EU": 27}, **LATER}
    missing = lacks(assessed(ratified(EU="2022-01-01"), clause), "2022-02-01")
    assert missing.consents == 1
    assert assessed(ratified(EU="2022-01-01", US="2022-02-01"), clause).entry.on == day("2022-02-01")
    closed = assessed(
        signed("EU", "US", "CH"), {"when": {"share": "9/10", "of": "signatories"}, "counts_as": {"EU": 27}}
    )
    assert lacks(closed, "2022-01-01").states == ("EU",)


def test_of_members_all_a_state_that_ceased_to_exist_counts_no_more() -> None:
    acts = ratified(CS="1990-01-01", FR="1991-01-01", DE="1993-06-01")
    gone = {"CS": day("1993-01-01")}
    clause = {"when": {"consents": 2}, **LATER}
    assert assessed(acts, clause, ceased=gone, adopted="1989-01-01").entry.on == day("1991-01-01")
    three = assessed(acts, clause | {"when": {"consents": 3}}, ceased=gone, adopted="1989-01-01")
    assert three.entry.on is None
    assert entered(three.dossier).courses["CS"].consents[0].lost == day("1993-01-01")
