"""The notation of clauses: what can be read, and how everything else is refused."""

from datetime import date, datetime
from fractions import Fraction
from typing import Any

import pytest

from tests.law.building import FOUR, day
from tracker.law.clauses import (
    CONCERNED,
    SILENT,
    After,
    AllOf,
    AnyOf,
    Attribute,
    By,
    Clause,
    ClauseError,
    Consents,
    Denominator,
    Measure,
    Moment,
    NamedStates,
    Share,
    Unless,
    Weight,
)
from tracker.law.dates import SAME_DAY, Delay
from tracker.law.notation import borrowed, read_clause, read_duration, read_exit
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
        ({"share": "majority"}, Share(Fraction(1, 2), CONCERNED, more=True)),
        ({"more_than": "1/3", "of": "members"}, Share(Fraction(1, 3), Denominator("members"), more=True)),
        ({"weight": {"measure": "gt", "at_least": 40.5}}, Weight(Measure("gt"), amount=Fraction(81, 2))),
        (
            {"weight": {"measure": "gt", "share_of_total": "2/5", "reference": 1986}},
            Weight(Measure("gt", "1986"), share_of_total=Fraction(2, 5)),
        ),
        (
            {"at_least": 4, "where": {"measure": "gt", "at_least": 2}},
            Consents(4, None, Attribute(Measure("gt"), Fraction(2))),
        ),
        ({"consents": 8, "of": {"members": "coe"}}, Consents(8, Denominator("members-of", key="coe"))),
        ({"by": {"months": 15}}, By(Moment(after_adoption=Delay(months=15)))),
        ({"after": "2003-10-01"}, After(Moment(day=day("2003-10-01")))),
        (
            {"unless": {"share": "1/3"}},
            Unless(Share(Fraction(1, 3)), frozenset({Act.OBJECTION_TO_AMENDMENT})),
        ),
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
        ({"months": 3, "overflow": "next"}, Delay(months=3, overflow_to_next=True)),
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
    (
        {"when": {"tonnage": "2/3"}},
        "when.tonnage: this condition cannot be computed (known: consents",
    ),
    ({"when": {"states": ["RU"], "of": "members"}}, "when.of: does not stand beside states"),
    ({"when": {"states": ["RU"], "counted_at": "adoption"}}, "when.counted_at: does not stand beside states"),
    ({"when": {"consents": 0}}, "when.consents: write a number from 1, or all"),
    ({"when": {"consents": True}}, "when.consents: write a number from 1, or all"),
    ({"when": {"consents": "four"}}, "when.consents: write a number from 1, or all"),
    ({"when": {"consents": 2.5}}, "when.consents: write a number from 1, or all"),
    ({"when": {"consents": 3, "counted_at": "adoption"}}, "when.consents.counted_at: stands only beside of"),
    (
        {"when": {"consents": 3, "of": "parties"}},
        "when.consents.of: write signatories, members, {members:",
    ),
    ({"when": {"consents": 3, "of": {"members": ""}}}, "when.consents.of: write the key of an organisation"),
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
    ({"then": {"weeks": 2}}, "then.weeks: this key is not known (known: days, months, years, clear"),
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
    ({"counts": [["ratification"]]}, "counts: ['ratification'] is not an act of consent"),
    ({"not_counted": "EU"}, "not_counted: write a list of state codes"),
    ({"not_before": "1976"}, "not_before: write a full date, such as 1976-03-23"),
    ({"not_before": "1976-02-30"}, "not_before: '1976-02-30' is not a day of the calendar"),
    ({"not_before": datetime(1976, 3, 23)}, "not_before: '1976-03-23 00:00:00' is not a date"),  # noqa: DTZ001
    ({"fixed_date": 1989}, "fixed_date: write a full date"),
    ({"applies_from": "whenever"}, "applies_from: 'whenever' is not a date"),
    ({"when": {"at_least": 3}}, "when.at_least: write beside it of whom"),
    ({"when": {"at_least": 3, "where": {"measure": "gt"}}}, "when.at_least.where.at_least: write a number above 0"),
    ({"when": {"share": 2}}, "when.share: a share is not above 1 (write 2/3)"),
    ({"when": {"share": "half"}}, "when.share: write a number above 0, such as 55 or 2/3"),
    ({"when": {"share": "1/0"}}, "when.share: write a number above 0"),
    ({"when": {"weight": {"measure": "gt"}}}, "when.weight: write either at_least (an amount) or share_of_total"),
    ({"when": {"weight": {"measure": "gt", "at_least": True}}}, "when.weight.at_least: write a number above 0"),
    ({"when": {"weight": {"at_least": 40}}}, "when.weight.measure: write the key of a measure in weights.csv"),
    ({"when": {"weight": 40}}, "when.weight: write {measure: KEY, at_least: 55}"),
    ({"when": {"top": {"measure": "patents", "n": 0}}}, "when.top.n: write a whole number from 1"),
    ({"when": {"in_force": ""}}, "when.in_force: write the key of an instrument"),
    ({"when": {"party_to": "cis-1993"}}, "when.party_to: stands only in also of an exception (except)"),
    ({"when": {"decision": 7}}, "when.decision: write the key of the organ"),
    ({"when": {"acts": {"act": "applause", "at_least": 2}}}, "when.acts.act: applause is not an act (known"),
    ({"when": {"after": {"months": 3, "from": "signature"}}}, "when.after.from: write adoption"),
    ({"when": {"by": "soon"}}, "when.by: 'soon' is not a date"),
    ({"when": {"unless": {"share": "1/3", "acts": ["signature"]}}}, "when.unless.acts: signature is not an objection"),
    ({"when": {"consents": 3, "of": {"members": "coe", "parties_of": "x"}}}, "when.consents.of: write signatories"),
    ({"when": {"consents": 3, "of": {"friends": "coe"}}}, "when.consents.of: write signatories"),
    ({"then": {"days": 3, "overflow": "next"}}, "then.overflow: stands only beside months or years"),
    ({"counts_as": {"EU": 0}}, "counts_as.EU: write a whole number from 1"),
    ({"except": {"states": ["TJ"]}}, "except: write a list, such as"),
    ({"except": [{"states": ["TJ"]}]}, "except[1]: say what is different for these states"),
    ({"except": [{"states": [], "then": {"days": 1}}]}, "except[1].states: name at least one state"),
    ({"binds": "everybody"}, "binds: write one of acceptors, all, silent"),
    ({"provisional": {"from": "whenever"}}, "provisional.from: 'whenever' is not a date"),
    ({"provisional": {"from": "signature", "states": "most"}}, "provisional.states: write signatories, opt-in or"),
    ({"provisional": {"from": "notification", "states": ["BY"]}}, "provisional.states: whoever notifies takes part"),
    ({"when": {"weight": {"measure": "gt", "at_least": "1e99999999"}}}, "when.weight.at_least: write a number above 0"),
    ({"renews": "yes"}, "renews: write true, or the further term, such as {years: 5}"),
    ({"ends_below": 0}, "ends_below: write a whole number from 1"),
]


@pytest.mark.parametrize(
    ("lasts", "message"),
    [
        ("for ever", "lasts: write {years: 5}"),
        ({"decades": 1}, "lasts.decades: this key is not known"),
        ({"until": "2005"}, "lasts.until: write a full date"),
        ({"with": 3}, "lasts.with: write the key of an instrument"),
        ({"years": 5, "until": "2022-06-30"}, "lasts: a term and until say different things; write one of them"),
        ({"years": 5, "anniversary": "maybe"}, "lasts.anniversary: write one of included, excluded"),
    ],
)
def test_a_duration_that_cannot_be_read_is_refused(lasts: Any, message: str) -> None:
    with pytest.raises(ClauseError) as refusal:
        read_duration(lasts)
    assert str(refusal.value).startswith(message)


@pytest.mark.parametrize(
    ("leaving", "message"),
    [
        ("six months", "exit: write {notice: {months: 6}}"),
        (
            {"basis": "silent", "notice": {"months": 6}},
            "exit.notice: a text that is silent (basis: silent) has no notice",
        ),
        ({"not_before": "2005"}, "exit.not_before: write a full date"),
        ({"basis": "slient"}, "exit.basis: write one of quoted, silent"),
    ],
)
def test_an_exit_that_cannot_be_read_is_refused(leaving: Any, message: str) -> None:
    with pytest.raises(ClauseError) as refusal:
        read_exit(leaving)
    assert str(refusal.value).startswith(message)


def test_what_is_not_said_of_duration_and_exit_is_none() -> None:
    assert (read_duration(None, FOUR), read_exit(None)) == (None, None)


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


def test_objections_that_stand_in_one_another_without_end_are_refused() -> None:
    nested: dict[str, Any] = {"consents": 4}
    for _ in range(500):
        nested = {"unless": nested}
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
