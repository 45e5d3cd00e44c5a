"""The notation of clauses: what can be read, and how everything else is refused."""

from datetime import date, datetime
from typing import Any

import pytest

from tests.law.building import FOUR, day
from tracker.law.clauses import (
    SILENT,
    AllOf,
    AnyOf,
    Clause,
    ClauseError,
    Consents,
    Denominator,
    NamedStates,
    borrowed,
    read_clause,
)
from tracker.law.dates import SAME_DAY, Delay
from tracker.law.vocabulary import COUNTED_CONSENTS, Act, Basis


def clause(**changes: Any) -> Clause:
    """The clause of four notifications with some keys changed."""
    return read_clause(FOUR | changes)


def test_a_number_of_consents_is_read_with_its_delay() -> None:
    read = read_clause(
        {
            "article": "Art 84",
            "summary": "thirtieth day after the thirty-fifth instrument",
            "quote": "…",
            "basis": "quoted",
            "counts": ["ratification", "accession"],
            "not_counted": ["EU"],
            "when": {"consents": 35},
            "then": {"days": 30},
            "later": {"days": 30},
            "later_from": "entry-into-force",
            "not_before": "1976-03-23",
            "fixed_date": date(1989, 1, 1),
            "source": "https://example.org",
        }
    )
    assert read == Clause(
        Consents(35),
        Delay(days=30),
        Delay(days=30),
        later_from="entry-into-force",
        counts=frozenset({Act.RATIFICATION, Act.ACCESSION}),
        not_counted=frozenset({"EU"}),
        not_before=day("1976-03-23"),
        fixed_date=day("1989-01-01"),
        basis=Basis.QUOTED,
        article="Art 84",
        summary="thirtieth day after the thirty-fifth instrument",
        quote="…",
    )


def test_what_a_clause_leaves_out_has_its_usual_meaning() -> None:
    read = read_clause({"when": {"consents": 4}})
    assert (read.then, read.counts, read.later_from, read.basis) == (
        SAME_DAY,
        COUNTED_CONSENTS,
        "trigger",
        Basis.REPORTED,
    )
    assert Act.SUCCESSION not in read.counts


def test_an_omitted_rule_for_later_consents_is_read_as_then_and_said_not_to_be_stated() -> None:
    read = read_clause({"when": {"consents": 4}, "then": {"days": 30}})
    assert (read.later, read.later_stated) == (Delay(days=30), False)
    assert clause(later={"days": 0}).later_stated


@pytest.mark.parametrize(
    ("notation", "condition"),
    [
        ({"consents": "all"}, Consents(None)),
        ({"consents": "all", "of": "members"}, Consents(None, Denominator("members"))),
        (
            {"consents": "all", "of": "signatories", "counted_at": "adoption"},
            Consents(None, Denominator("signatories", counted_at="adoption")),
        ),
        (
            {"consents": "all", "counted_at": "adoption"},
            Consents(None, Denominator("concerned", counted_at="adoption")),
        ),
        (
            {"consents": 3, "of": ["BY", "KZ", "RU", "TJ"]},
            Consents(3, Denominator("list", frozenset(["BY", "KZ", "RU", "TJ"]))),
        ),
        (
            {"consents": 3, "of": "members", "counted_at": "1995-09-22"},
            Consents(3, Denominator("members", counted_at=day("1995-09-22"))),
        ),
        (
            {"consents": 3, "of": "members", "counted_at": date(1995, 9, 22)},
            Consents(3, Denominator("members", counted_at=day("1995-09-22"))),
        ),
        ({"states": ["BY", "RU"]}, NamedStates(frozenset({"BY", "RU"}))),
        (
            {"all": [{"consents": 22}, {"states": ["US", "GB", "RU"]}]},
            AllOf((Consents(22), NamedStates(frozenset({"US", "GB", "RU"})))),
        ),
        (
            {"any": [{"consents": "all"}, {"all": [{"consents": 6}, {"states": ["GB"]}]}]},
            AnyOf((Consents(None), AllOf((Consents(6), NamedStates(frozenset({"GB"})))))),
        ),
    ],
)
def test_conditions_are_read_as_a_tree(notation: dict[str, Any], condition: object) -> None:
    assert clause(when=notation).when == condition


@pytest.mark.parametrize(
    ("notation", "delay"),
    [
        ({"days": 0}, SAME_DAY),
        ({"months": 3}, Delay(months=3)),
        ({"years": 2}, Delay(months=24)),
        ({"years": 1, "months": 6, "days": 1}, Delay(months=18, days=1)),
        ({"days": 60, "then": "first-of-next-month"}, Delay(days=60, first_of_next_month=True)),
        ({"months": 6, "from": "first-of-month"}, Delay(months=6, from_month_start=True)),
        ({"days": 30, "clear": True}, Delay(days=30, clear=True)),
        ({"days": 30, "clear": False}, Delay(days=30)),
    ],
)
def test_delays_are_read(notation: dict[str, Any], delay: Delay) -> None:
    assert clause(then=notation).then == delay


def test_a_silent_text_waits_for_all_and_binds_later_ones_from_their_own_consent() -> None:
    read = read_clause({"basis": "silent", "summary": "the text was read and has no rule"})
    assert (read.when, read.then, read.later, read.later_stated) == (Consents(None), SAME_DAY, SAME_DAY, True)
    assert (read.article, read.summary) == (SILENT.article, "the text was read and has no rule")


REFUSED: list[tuple[dict[Any, Any], str]] = [
    ({"weighting": 3}, "weighting: this key of a clause is not known"),
    ({True: "on"}, "True: this key of a clause is not known"),
    ({"basis": "guessed"}, "basis: write one of quoted, silent"),
    ({"basis": ["quoted"]}, "basis: write one of"),
    ({"basis": "silent"}, "when: a text that is silent (basis: silent) has no condition"),
    ({"when": None}, "when: the condition is missing (write when: {consents: 4})"),
    ({"when": {}}, "when: the condition is missing"),
    ({"when": 4}, "when: write one condition, such as {consents: 4}"),
    ({"when": {"consents": 4, "states": ["RU"]}}, "when: exactly one condition is expected, found consents, states"),
    ({"when": {"of": "members"}}, "when: exactly one condition is expected, found none"),
    ({"when": {True: 4, "consents": 4}}, "when: exactly one condition is expected, found True, consents"),
    ({"when": {"share": "2/3"}}, "when.share: this condition cannot be computed (known: consents, states, all, any)"),
    ({"when": {"states": ["RU"], "of": "members"}}, "when.of: stands only beside consents"),
    ({"when": {"states": ["RU"], "counted_at": "adoption"}}, "when.counted_at: stands only beside consents"),
    ({"when": {"consents": 0}}, "when.consents: write a number from 1, or all"),
    ({"when": {"consents": True}}, "when.consents: write a number from 1, or all"),
    ({"when": {"consents": "four"}}, "when.consents: write a number from 1, or all"),
    ({"when": {"consents": 2.5}}, "when.consents: write a number from 1, or all"),
    ({"when": {"consents": 3, "counted_at": "adoption"}}, "when.consents.counted_at: stands only beside of"),
    ({"when": {"consents": 3, "of": "parties"}}, "when.consents.of: write signatories, members or a list of states"),
    ({"when": {"consents": 3, "of": {"members": "csto"}}}, "when.consents.of: write signatories, members or a list"),
    ({"when": {"consents": 3, "of": []}}, "when.consents.of: name at least one state"),
    ({"when": {"consents": 3, "of": [False]}}, "when.consents.of: write a list of state codes (quote 'NO')"),
    (
        {"when": {"consents": 3, "of": "members", "counted_at": "entry"}},
        "when.consents.counted_at: 'entry' is not a date",
    ),
    ({"when": {"consents": 3, "of": "members", "counted_at": "1995"}}, "when.consents.counted_at: write a full date"),
    ({"when": {"states": []}}, "when.states: name at least one state"),
    ({"when": {"states": "RU"}}, "when.states: write a list of state codes"),
    ({"when": {"states": ["SE", False]}}, "when.states: write a list of state codes (quote 'NO')"),
    ({"when": {"all": []}}, "when.all: write a list of conditions"),
    ({"when": {"any": {"consents": 4}}}, "when.any: write a list of conditions"),
    ({"when": {"all": [{"consents": 4}, {"states": []}]}}, "when.all[2].states: name at least one state"),
    ({"when": {"any": [{"all": [{"consents": 0}]}]}}, "when.any[1].all[1].consents: write a number from 1"),
    ({"then": 30}, "then: write a delay, such as {days: 30}"),
    ({"then": {}}, "then: write a delay, such as {days: 30}"),
    ({"then": {"weeks": 2}}, "then.weeks: not a delay (write days, months, years)"),
    ({"then": {"days": -1}}, "then.days: write a whole number from 0 to 36525"),
    ({"then": {"days": True}}, "then.days: write a whole number"),
    ({"then": {"months": 1.5}}, "then.months: write a whole number from 0 to 1200"),
    ({"then": {"years": "2"}}, "then.years: write a whole number from 0 to 100"),
    ({"then": {"days": 10**9}}, "then.days: write a whole number"),
    ({"then": {"days": 30, "clear": "no"}}, "then.clear: write true or false"),
    ({"then": {"days": 30, "then": "first"}}, "then.then: write first-of-next-month"),
    ({"then": {"months": 3, "from": "first"}}, "then.from: write first-of-month"),
    ({"then": {"days": 30, "from": "first-of-month"}}, "then.from: stands only beside months or years"),
    ({"later": {"days": "30"}}, "later.days: write a whole number"),
    ({"later": 30}, "later: write a delay"),
    ({"later_from": "signature"}, "later_from: write one of trigger, entry-into-force"),
    ({"counts": []}, "counts: write a list of acts"),
    ({"counts": "ratification"}, "counts: write a list of acts"),
    ({"counts": ["ratified"]}, "counts: ratified is not an act of consent (known: acceptance, accession"),
    ({"counts": ["signature"]}, "counts: signature is not an act of consent"),
    ({"counts": ["provisional-application"]}, "counts: provisional-application is not an act of consent"),
    ({"counts": [["ratification"]]}, "counts: ['ratification'] is not an act of consent"),
    ({"not_counted": "EU"}, "not_counted: write a list of state codes"),
    ({"not_before": "1976"}, "not_before: write a full date, such as 1976-03-23"),
    ({"not_before": "1976-02-30"}, "not_before: '1976-02-30' is not a day of the calendar"),
    ({"not_before": datetime(1976, 3, 23)}, "not_before: '1976-03-23 00:00:00' is not a date"),  # noqa: DTZ001
    ({"fixed_date": 1989}, "fixed_date: write a full date"),
    ({"applies_from": "whenever"}, "applies_from: 'whenever' is not a date"),
]


@pytest.mark.parametrize(("changes", "message"), REFUSED, ids=[message for _, message in REFUSED])
def test_what_cannot_be_read_is_refused_with_its_key(changes: dict[Any, Any], message: str) -> None:
    with pytest.raises(ClauseError) as refusal:
        read_clause(FOUR | changes)
    assert str(refusal.value).startswith(message)


@pytest.mark.parametrize("notation", [[], "four", 4, None])
def test_a_clause_is_keys_and_values(notation: Any) -> None:
    with pytest.raises(ClauseError, match="entry_into_force: write the clause as keys and values"):
        read_clause(notation)


def test_conditions_that_stand_in_one_another_without_end_are_refused() -> None:
    nested: dict[str, Any] = {"consents": 4}
    for _ in range(5_000):
        nested = {"all": [nested]}
    with pytest.raises(ClauseError, match="too deeply"):
        clause(when=nested)


def test_a_clause_borrowed_from_another_instrument_names_it() -> None:
    assert borrowed({"as": {"instrument": "mtc-2000", "article": "Art 14"}}) == ("mtc-2000", "Art 14")
    assert borrowed({"as": {"instrument": "mtc-2000"}}) == ("mtc-2000", "")
    assert borrowed(FOUR) is None
    assert borrowed(None) is None


@pytest.mark.parametrize(
    ("notation", "message"),
    [
        ({"as": "mtc-2000"}, "as: write as: {instrument: KEY, article: Art 14}"),
        ({"as": {"article": "Art 14"}}, "as: write as"),
        ({"as": {"instrument": "mtc-2000"}, "when": {"consents": 4}}, "as: a clause is borrowed or has a condition"),
        (["as"], "entry_into_force: write the clause as keys and values"),
    ],
)
def test_a_borrowing_that_cannot_be_read_is_refused(notation: Any, message: str) -> None:
    with pytest.raises(ClauseError) as refusal:
        borrowed(notation)
    assert str(refusal.value).startswith(message)
