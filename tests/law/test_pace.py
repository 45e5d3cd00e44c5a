"""The usual pace of a state, with the number of cases behind it, and what comes next."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.law.building import SIX, act, day, dossier, member, members, procedure, ratified, signed, step
from tracker.law.dates import UNDATED, Period, exactly
from tracker.law.pace import (
    FEWEST_CASES,
    MOST_DOUBT,
    Case,
    Mark,
    Milestone,
    Outlook,
    Pace,
    Verdict,
    Way,
    next_milestone,
    outlook_of,
    pace,
    passages,
    way,
)
from tracker.law.vocabulary import Stage, Step

SUBMITTED, LOWER, UPPER, LAW = (
    Step.SUBMITTED_TO_PARLIAMENT,
    Step.ADOPTED_LOWER,
    Step.ADOPTED_UPPER,
    Step.LAW_SIGNED,
)
TWO_CHAMBERS = procedure("RU", "submitted-to-parliament adopted-lower adopted-upper law-signed", "law-signed")
LATE = day("2030-01-01")


def test_a_way_has_the_first_time_each_milestone_was_reached() -> None:
    steps = [
        step("RU", "adopted-lower", "2022-04-05"),
        step("RU", "adopted-lower", "2022-06-05"),
        step("RU", "submitted-to-parliament", "2022-03-03"),
        step("RU", "law-signed", "2022-04-16"),
        step("KZ", "law-signed", "2023-09-26"),
    ]
    acts = [*signed("RU", on="2021-09-16"), *ratified(RU="2022-05-20")]
    found = way(dossier(acts, steps=steps, procedures=[TWO_CHAMBERS]), "RU")
    assert found.instrument == "agreement"
    assert found.marks == {
        Mark.BEGINNING: exactly(day("2021-09-16")),
        SUBMITTED: exactly(day("2022-03-03")),
        LOWER: exactly(day("2022-04-05")),
        LAW: exactly(day("2022-04-16")),
        Mark.APPROVED: exactly(day("2022-04-16")),
        Mark.CONSENT: exactly(day("2022-05-20")),
    }


def test_a_milestone_is_reached_by_the_last_day_it_may_be_of_and_on_none_where_nobody_knows_it() -> None:
    steps = [
        step("RU", "submitted-to-parliament", "2022-03"),
        step("RU", "adopted-lower"),
    ]
    found = way(dossier(steps=steps), "RU")
    assert found.reached_by(day("2022-03-30")) == set()
    assert found.reached_by(day("2022-03-31")) == {SUBMITTED}
    assert found.reached_by(LATE) == {SUBMITTED}


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("adopted-lower", {"planned": True}),
        ("adopted-lower", {"outcome": "remark"}),
        ("adopted-lower", {"outcome": "rejected"}),
        ("authorised-to-sign", {}),
        ("other", {}),
    ],
)
def test_what_did_not_lead_on_is_no_milestone(kind: str, more: dict[str, object]) -> None:
    found = way(dossier(steps=[step("RU", kind, "2022-04-05", **more)]), "RU")
    assert set(found.marks) == {Mark.BEGINNING}


def test_an_undated_step_is_a_milestone_without_a_day() -> None:
    found = way(dossier(steps=[step("RU", "law-signed")], procedures=[TWO_CHAMBERS]), "RU")
    assert found.marks[LAW] == UNDATED
    assert Mark.APPROVED not in found.marks


@pytest.mark.parametrize(
    ("acts", "concerns", "memberships", "expected"),
    [
        (signed("RU", on="2021-10-01"), "members", members(*SIX), "2021-10-01"),
        ([*signed("RU", on="2021-11-01"), *signed("RU", on="2021-10-01")], "any", (), "2021-10-01"),
        ([], "members", members(*SIX), "2021-09-16"),
        ([], "members@adoption", members(*SIX), "2021-09-16"),
        ([], "members", [member("RU", "2022-01-01")], None),
        ([], "any", members(*SIX), None),
        ([act("RU", "signature", "2021-10-01", expected=True)], "any", (), None),
    ],
)
def test_a_way_begins_with_the_signature_else_with_the_adoption_by_members(
    acts, concerns, memberships, expected
) -> None:
    found = way(dossier(acts, concerns=concerns, memberships=memberships), "RU").marks[Mark.BEGINNING]
    assert found == (exactly(day(expected)) if expected else UNDATED)


def test_an_adoption_whose_day_is_not_known_begins_nothing() -> None:
    found = way(dossier(concerns="members", memberships=members(*SIX), adopted=None), "RU")
    assert found.marks[Mark.BEGINNING] == UNDATED


@pytest.mark.parametrize(
    ("kind", "more"), [("succession", {}), ("definitive-signature", {}), ("ratification", {"expected": True}),
                       ("ratification", {"territory": "Part"})]
)  # fmt: skip
def test_what_is_no_end_of_a_procedure_is_no_consent_to_measure(kind: str, more: dict[str, object]) -> None:
    found = way(dossier([act("RU", kind, "2022-01-01", **more)]), "RU")
    assert Mark.CONSENT not in found.marks


def ways(*pairs: tuple[Period, Period]) -> list[Way]:
    return [Way(str(number), {LOWER: one, UPPER: two}) for number, (one, two) in enumerate(pairs)]


MARCH = Period(day("2022-03-01"), day("2022-03-31"))


@pytest.mark.parametrize(
    ("lower", "upper", "case"),
    [
        (exactly(day("2022-04-05")), exactly(day("2022-04-13")), Case("0", 8, True)),
        (exactly(day("2022-04-05")), exactly(day("2022-04-05")), Case("0", 0, True)),
        (MARCH, exactly(day("2022-04-13")), Case("0", 13, False)),  # by its last possible day
        (MARCH, exactly(day("2022-03-13")), Case("0", 0, False)),  # on one of the days until then
        (MARCH, exactly(day("2022-02-13")), None),  # in another order
        (exactly(day("2022-02-13")), Period(day("2022-03-01"), day("2022-04-01")), Case("0", 47, False)),
        (exactly(day("2022-02-13")), Period(day("2022-03-01"), day("2022-04-02")), None),  # a day too vague
        (exactly(day("2022-02-13")), Period(None, day("2022-04-02")), None),
        (exactly(day("2022-02-13")), Period(day("2022-04-02"), None), None),
        (Period(None, day("2022-02-13")), exactly(day("2022-04-02")), None),
        (Period(day("2022-02-13"), None), exactly(day("2022-04-02")), None),
    ],
)
def test_a_case_is_measured_by_the_last_possible_days_where_the_doubt_is_no_more_than_a_month(
    lower: Period, upper: Period, case: Case | None
) -> None:
    found = pace(ways((lower, upper)), LOWER, UPPER, LATE)
    assert found.cases == ((case,) if case else ())
    assert found.unmeasured == (0 if case else 1)


def test_the_usual_pace_is_the_median_with_all_cases_behind_it() -> None:
    start = day("2020-01-01")
    found = pace(
        ways(*((exactly(start), exactly(start + timedelta(days))) for days in (40, 10, 21, 400))), LOWER, UPPER, LATE
    )
    assert [case.days for case in found.cases] == [10, 21, 40, 400]
    assert found.usual == 30
    assert not found.approximate


def test_who_did_not_reach_both_or_only_later_is_no_case() -> None:
    one = Way("one", {LOWER: exactly(day("2022-04-05"))})
    two = Way("two", {LOWER: exactly(day("2022-04-05")), UPPER: exactly(day("2022-04-13"))})
    three = Way("three", {UPPER: exactly(day("2022-04-13"))})
    assert pace([one, two, three], LOWER, UPPER, day("2022-04-12")) == Pace(LOWER, UPPER)
    assert len(pace([one, two, three], LOWER, UPPER, day("2022-04-13")).cases) == 1


def test_without_a_case_nothing_is_usual() -> None:
    assert Pace(LOWER, UPPER).usual is None
    assert not Pace(LOWER, UPPER).approximate


DAYS = st.dates(date(2000, 1, 1), date(2020, 1, 1))
PERIODS = st.tuples(DAYS, st.integers(0, 40)).map(lambda one: Period(one[0], one[0] + timedelta(one[1])))


@given(st.lists(st.tuples(PERIODS, PERIODS), max_size=8), DAYS)
def test_every_pair_is_a_case_or_unmeasured_or_still_ahead_and_the_median_lies_among_the_cases(pairs, by: date) -> None:
    found = pace(ways(*pairs), LOWER, UPPER, by)
    ahead = sum(upper.last > by for _, upper in pairs)
    assert len(found.cases) + found.unmeasured + ahead == len(pairs)
    assert [case.days for case in found.cases] == sorted(case.days for case in found.cases)
    assert all(case.days >= 0 for case in found.cases)
    if found.usual is not None:
        assert found.cases[0].days <= found.usual <= found.cases[-1].days
    assert found.approximate == (not all(case.exact for case in found.cases))


@given(DAYS, st.integers(0, MOST_DOUBT))
def test_a_vaguer_day_never_lengthens_a_case_beyond_its_doubt(start: date, doubt: int) -> None:
    exact = pace(ways((exactly(start), exactly(start + timedelta(100)))), LOWER, UPPER, LATE)
    vague = Period(start + timedelta(100 - doubt), start + timedelta(100))
    assert pace(ways((exactly(start), vague)), LOWER, UPPER, LATE).usual == exact.usual


def of_days(*days: int) -> Pace:
    return Pace(LOWER, UPPER, tuple(Case(str(n), d, True) for n, d in enumerate(sorted(days))))


@pytest.mark.parametrize(
    ("days", "elapsed", "verdict", "remaining"),
    [
        ((), 5, Verdict.TOO_FEW_CASES, None),
        ((10, 20), 5, Verdict.TOO_FEW_CASES, None),
        ((10, 20, 40), 5, Verdict.WITHIN, 15),
        ((10, 20, 40), 20, Verdict.WITHIN, 0),
        ((10, 20, 40), 21, Verdict.BEYOND_USUAL, None),
        ((10, 20, 40), 40, Verdict.BEYOND_USUAL, None),
        ((10, 20, 40), 41, Verdict.BEYOND_ALL, None),
    ],
)
def test_what_remains_is_told_only_where_enough_cases_do(days, elapsed: int, verdict: Verdict, remaining) -> None:
    found = Outlook(of_days(*days), elapsed)
    assert found.verdict is verdict
    assert found.remaining == remaining
    assert (len(days) < FEWEST_CASES) == (verdict is Verdict.TOO_FEW_CASES)


@pytest.mark.parametrize(
    ("stage", "last_step", "start", "end"),
    [
        (Stage.UNDER_WAY, "adopted-lower", LOWER, Mark.APPROVED),
        (Stage.APPROVED_AT_HOME, "law-signed", Mark.APPROVED, Mark.CONSENT),
        (Stage.NONE_KNOWN, None, Mark.BEGINNING, Mark.CONSENT),
        (Stage.UNDER_WAY, None, Mark.BEGINNING, Mark.CONSENT),
    ],
)
def test_the_outlook_begins_where_a_state_stands(stage, last_step, start: Milestone, end: Milestone) -> None:
    gone = Way("gone", {start: exactly(day("2020-01-01")), end: exactly(day("2020-02-01"))})
    found = outlook_of([gone], stage, last_step, day("2022-01-01"), day("2022-01-11"))
    assert (found.pace.start, found.pace.end, found.pace.usual, found.elapsed) == (start, end, 31, 10)


def test_the_passages_of_a_state_begin_with_its_present_procedure() -> None:
    before = procedure("KZ", "submitted-to-parliament adopted-lower adopted-upper law-signed", "law-signed",
                       end="2026-07-01")  # fmt: skip
    after = procedure("KZ", "submitted-to-parliament adopted-unicameral law-signed", "law-signed", start="2026-07-01")
    own = procedure("KZ", "approved-by-edict", "approved-by-edict", instrument="cst")
    found = passages([before, after, own], day("2026-11-24"))
    begins: list[tuple[Milestone, Milestone]] = [
        (Mark.BEGINNING, SUBMITTED),
        (SUBMITTED, Step.ADOPTED_UNICAMERAL),
        (Step.ADOPTED_UNICAMERAL, LAW),
        (SUBMITTED, LOWER),
    ]
    assert found[:4] == begins
    assert found[-3:] == [
        (Mark.BEGINNING, Mark.APPROVED),
        (Mark.APPROVED, Mark.CONSENT),
        (Mark.BEGINNING, Mark.CONSENT),
    ]
    assert len(found) == len(set(found)) == 9
    assert len(passages([], day("2026-11-24"))) == 3


NOTHING_NEEDED = procedure("RU", "", "", stage=Stage.NOT_REQUIRED)
ONE_CHAMBER = procedure("RU", "submitted-to-parliament adopted-unicameral law-signed", "law-signed")


@pytest.mark.parametrize(
    ("of", "done", "expected"),
    [
        (TWO_CHAMBERS, (), SUBMITTED),
        (TWO_CHAMBERS, (SUBMITTED,), LOWER),
        (TWO_CHAMBERS, (Step.COMMITTEE,), LOWER),
        (TWO_CHAMBERS, (LOWER,), UPPER),
        (TWO_CHAMBERS, (SUBMITTED, UPPER), LAW),
        (TWO_CHAMBERS, (LOWER, Step.COMMITTEE), UPPER),
        (TWO_CHAMBERS, (Step.GOVERNMENT_APPROVAL,), SUBMITTED),
        (TWO_CHAMBERS, (LAW, Mark.APPROVED), Mark.CONSENT),
        (procedure("TJ", "adopted-lower", ""), (LOWER,), None),
        (None, (LOWER,), None),
        (None, (Mark.APPROVED,), Mark.CONSENT),
        (NOTHING_NEEDED, (), Mark.CONSENT),
    ],
)
def test_the_next_step_is_the_procedures_own(of, done, expected: Milestone | None) -> None:
    last = next((step for step in reversed(done) if isinstance(step, Step)), None)
    assert next_milestone(of, of, done, last) == expected
    assert next_milestone(of, None, done, last) == expected


@pytest.mark.parametrize(
    ("done", "expected"),
    [((SUBMITTED,), Step.ADOPTED_UNICAMERAL), ((SUBMITTED, LOWER), None), ((SUBMITTED, LOWER, UPPER), LAW)],
)
def test_a_procedure_that_changed_on_the_way_is_followed_where_the_present_one_goes_on(done, expected) -> None:
    assert next_milestone(ONE_CHAMBER, TWO_CHAMBERS, done, done[-1]) == expected
