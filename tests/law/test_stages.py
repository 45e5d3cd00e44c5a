"""How far each state's own procedure has come."""

from typing import Any

import pytest

from tests.law.building import act, assessed, day, procedure, signed, stage, step
from tracker.law.assessment import Assessment
from tracker.law.stages import completes
from tracker.law.vocabulary import Stage, Step

KZ_OLD = procedure(
    "KZ", "submitted-to-parliament adopted-lower adopted-upper law-signed", "law-signed", end="2026-07-01"
)
KZ_NEW = procedure("KZ", "submitted-to-parliament adopted-unicameral law-signed", "law-signed", start="2026-07-01")
BY = procedure("BY", "submitted-to-parliament adopted-lower adopted-upper law-signed", "law-signed")
BY_BY_EDICT = procedure("BY", "approved-by-edict", "approved-by-edict", instrument="agreement")
TJ = procedure("TJ", "adopted-lower", "")
ALL = [KZ_OLD, KZ_NEW, BY, TJ]


def staged(*steps: Any, procedures: Any = ALL, **more: Any) -> Assessment:
    return assessed(signed("KZ", "BY", "TJ", "RU"), steps=steps, procedures=procedures, **more)


def course(found: Assessment, state: str) -> list[tuple[str, str, str]]:
    return [(str(s.start), str(s.stage), str(s.last_step or "")) for s in found.stages[state]]


def test_a_bill_goes_its_way_until_the_step_that_completes_the_procedure() -> None:
    found = staged(
        step("KZ", "submitted-to-parliament", "2023-03-01"),
        step("KZ", "adopted-lower", "2023-05-31"),
        step("KZ", "adopted-upper", "2023-09-14"),
        step("KZ", "law-signed", "2023-09-26", confidence="confirmed"),
    )
    assert course(found, "KZ") == [
        ("2021-09-16", "none-known", ""),
        ("2023-03-01", "under-way", "submitted-to-parliament"),
        ("2023-05-31", "under-way", "adopted-lower"),
        ("2023-09-14", "under-way", "adopted-upper"),
        ("2023-09-26", "approved-at-home", "law-signed"),
    ]
    last = found.stages["KZ"][-1]
    assert (last.confidence, last.step, last.until, last.approximate) == (
        "confirmed",
        "KZ.law-signed.2023-09-26",
        None,
        False,
    )


def test_steps_never_create_or_end_consent() -> None:
    found = staged(step("KZ", "procedures-completed", "2023-09-26"))
    assert [span.position for span in found.positions["KZ"]] == ["signed"] * len(found.positions["KZ"])


def test_approval_at_home_stands() -> None:
    found = staged(step("KZ", "law-signed", "2023-09-26"), step("KZ", "other", "2024-01-01"))
    assert course(found, "KZ")[-1] == ("2023-09-26", "approved-at-home", "law-signed")


def test_a_step_is_judged_by_the_procedure_of_its_day() -> None:
    before = staged(step("KZ", "adopted-unicameral", "2026-06-30"), step("KZ", "law-in-force", "2026-06-30", key="z"))
    assert stage(before, "KZ", "2026-08-01").stage is Stage.UNDER_WAY
    after = staged(step("KZ", "law-signed", "2026-07-01"))
    assert stage(after, "KZ", "2026-08-01").stage is Stage.APPROVED_AT_HOME


def test_the_procedure_recorded_for_an_instrument_goes_before_the_usual_one() -> None:
    edict = step("BY", "approved-by-edict", "2022-04-28")
    assert stage(staged(edict), "BY", "2022-05-01").stage is Stage.UNDER_WAY
    own = staged(edict, procedures=[*ALL, BY_BY_EDICT])
    assert stage(own, "BY", "2022-05-01").stage is Stage.APPROVED_AT_HOME


def test_where_it_is_not_known_what_completes_the_procedure_only_its_completion_does() -> None:
    found = staged(step("TJ", "adopted-lower", "2022-05-11"), step("TJ", "procedures-completed", "2022-08-01"))
    assert [s for _, s, _ in course(found, "TJ")] == ["none-known", "under-way", "approved-at-home"]
    unknown = staged(step("RU", "law-signed", "2022-05-28"))
    assert stage(unknown, "RU", "2022-06-01").stage is Stage.UNDER_WAY


@pytest.mark.parametrize(
    ("kind", "steps", "ends", "done"),
    [
        ("law-signed", "adopted-lower law-signed", "law-signed", True),
        ("law-in-force", "adopted-lower law-signed law-in-force", "law-signed", True),
        ("law-in-force", "adopted-lower law-signed", "law-signed", False),
        ("adopted-lower", "adopted-lower law-signed", "law-signed", False),
        ("approved-by-edict", "approved-by-edict adopted-lower law-signed", "approved-by-edict law-signed", True),
        ("adopted-lower", "approved-by-edict adopted-lower law-signed", "approved-by-edict law-signed", False),
        ("law-in-force", "law-in-force", "law-signed", False),
        ("law-signed", "adopted-lower", "law-signed", True),
        ("procedures-completed", "adopted-lower", "", True),
    ],
)
def test_the_step_that_completes_or_any_after_it_completes(kind: str, steps: str, ends: str, done: bool) -> None:
    assert completes(Step(kind), procedure("BY", steps, ends)) is done


def test_an_undated_step_counts_from_its_bound_else_from_the_day_it_was_recorded() -> None:
    bounded = staged(step("KZ", "law-signed", not_after="2023-10-01"))
    assert (stage(bounded, "KZ", "2023-10-01").stage, stage(bounded, "KZ", "2023-09-30").stage) == (
        "approved-at-home",
        "none-known",
    )
    recorded = staged(step("KZ", "law-signed", recorded_on=day("2024-03-15")))
    assert course(recorded, "KZ")[-1][:2] == ("2024-03-15", "approved-at-home")
    assert recorded.stages["KZ"][-1].approximate
    assert course(staged(step("KZ", "law-signed")), "KZ") == [("2021-09-16", "none-known", "")]


def test_planned_steps_and_remarks_give_no_stage() -> None:
    found = staged(
        step("KZ", "law-signed", "2023-09-26", planned=True), step("KZ", "other", "2023-01-01", outcome="remark")
    )
    assert course(found, "KZ") == [("2021-09-16", "none-known", "")]


def test_what_was_rejected_completes_nothing() -> None:
    found = staged(step("KZ", "law-signed", "2023-09-26", outcome="rejected"))
    assert course(found, "KZ")[-1] == ("2023-09-26", "under-way", "law-signed")


@pytest.mark.parametrize("kind", ["proposal-to-sign", "authorised-to-sign"])
def test_steps_towards_signature_give_a_stage_only_while_the_instrument_is_a_draft(kind: str) -> None:
    towards = [step("KZ", kind, "2022-01-01")]
    drafted = assessed(draft=True, adopted=None, steps=towards)
    assert stage(drafted, "KZ", "2022-01-01").stage is Stage.UNDER_WAY
    assert stage(assessed(steps=towards), "KZ", "2022-01-01").stage is Stage.NONE_KNOWN
    already_signed = assessed(signed("KZ", on="2021-12-01"), draft=True, adopted=None, steps=towards)
    assert stage(already_signed, "KZ", "2022-01-01").stage is Stage.NONE_KNOWN
    expected = [act("KZ", "signature", "2022-06-01", expected=True)]
    assert stage(assessed(expected, draft=True, adopted=None, steps=towards), "KZ", "2022-01-01").stage == "under-way"


def test_steps_of_one_day_are_taken_in_the_order_of_a_procedure() -> None:
    same = [step("KZ", "adopted-upper", "2023-09-14", key="1"), step("KZ", "adopted-lower", "2023-09-14", key="2")]
    for order in (same, same[::-1]):
        assert course(staged(*order), "KZ")[-1] == ("2023-09-14", "under-way", "adopted-upper")


def test_steps_before_the_adoption_hold_from_the_adoption_on() -> None:
    found = staged(step("KZ", "government-approval", "2021-08-01"), step("KZ", "committee", "2021-07-01"))
    assert course(found, "KZ") == [("2021-09-16", "under-way", "government-approval")]


def test_where_nothing_has_to_be_done_at_home_the_stage_says_so() -> None:
    nothing = procedure("RU", "", "", stage=Stage.NOT_REQUIRED, start="2022-01-01", end="2023-01-01")
    found = staged(step("RU", "law-signed", "2022-05-28"), procedures=[nothing])
    assert course(found, "RU") == [
        ("2021-09-16", "none-known", ""),
        ("2022-01-01", "not-required", ""),
        ("2023-01-01", "under-way", "law-signed"),
    ]


@pytest.mark.parametrize("kind", ["decision", "statement", "commitment"])
def test_kinds_that_need_no_ratification_require_nothing_at_home(kind: str) -> None:
    found = staged(step("KZ", "law-signed", "2022-05-28"), kind=kind)
    assert stage(found, "RU", "2022-01-01").stage is Stage.NOT_REQUIRED
    assert stage(found, "KZ", "2022-05-28").stage is Stage.APPROVED_AT_HOME
