"""What holds whatever the facts are."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.generated import (
    CONSENTS,
    DAY,
    DOSSIERS,
    FIXED_SETS,
    STATES,
    STEPS,
    USUAL,
    acts,
    clauses,
    conditions,
)
from tracker.law.assessment import assess
from tracker.law.dates import UNDATED, exactly
from tracker.law.entry_into_force import missing_on
from tracker.law.facts import ActFact, Concerns, Dossier, Instrument, Membership, StepFact
from tracker.law.findings import inspect
from tracker.law.outstanding import OWING_POSITIONS, OwingSpan
from tracker.law.vocabulary import CONSENTED_POSITIONS, Coverage, Position, Says
from tracker.law.what_if import assume, effect, span_on

modestly = settings(max_examples=40, deadline=None)


@modestly
@given(DOSSIERS)
def test_spans_follow_one_another_without_overlap_or_gap(dossier: Dossier) -> None:
    found = assess(dossier)
    for spans in (found.instrument, *found.positions.values(), *found.stages.values()):
        assert spans[0].start == found.instrument[0].start
        assert all(one.until == two.start and one.start < two.start for one, two in pairwise(spans))
        assert spans[-1].until is None
        assert all(differ(one, two) for one, two in pairwise(spans))
    for spans in found.positions.values():
        assert all(span.since <= span.start for span in spans)


def differ(one: Any, two: Any) -> bool:
    return bool(replace(one, start=two.start, until=two.until) != two)


@modestly
@given(DOSSIERS, st.randoms(use_true_random=False))
def test_the_order_in_which_facts_were_entered_does_not_matter(dossier: Dossier, random: Any) -> None:
    def shuffled(facts: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(random.sample(facts, len(facts)))

    other = replace(
        dossier,
        acts=shuffled(dossier.acts),
        steps=shuffled(dossier.steps),
        announcements=shuffled(dossier.announcements),
        confirmations=shuffled(dossier.confirmations),
        memberships=shuffled(dossier.memberships),
    )
    one, two = assess(dossier), assess(other)
    assert (one.entry, one.instrument, one.positions, one.stages, one.owing) == (
        two.entry,
        two.instrument,
        two.positions,
        two.stages,
        two.owing,
    )


@modestly
@given(DOSSIERS, acts(expected=True), STEPS)
def test_expected_acts_and_planned_steps_change_nothing(dossier: Dossier, act: ActFact, step: StepFact) -> None:
    before = assess(dossier)
    after = assume(before.dossier, [act], [replace(step, planned=True)])
    assert (after.entry, after.instrument, after.owing) == (before.entry, before.instrument, before.owing)
    assert {state: spans for state, spans in after.positions.items() if state in before.positions} == before.positions
    assert {state: spans for state, spans in after.stages.items() if state in before.stages} == before.stages
    assert {spans[0].position for state, spans in after.positions.items() if state not in before.positions} <= {
        Position.NO_ACT,
        Position.NOT_ELIGIBLE,
        Position.ENDED,
    }


@modestly
@given(DOSSIERS)
def test_without_an_act_what_if_changes_nothing(dossier: Dossier) -> None:
    before = assess(dossier)
    assert effect(before, assume(before.dossier)).nothing
    assert effect(before, assume(dossier)).nothing


def in_force_of(clause: Any, given_acts: list[ActFact], members: frozenset[str]) -> date:
    memberships = tuple(Membership(state, date(2019, 1, 1)) for state in sorted(members))
    instrument = Instrument("agreement", concerns=Concerns("members"), adopted=exactly(date(2019, 6, 1)), clause=clause)
    return assess(Dossier(instrument, tuple(given_acts), memberships=memberships)).entry.on or date.max


@modestly
@given(
    clauses(conditions(FIXED_SETS, st.just({"consents": 2}))),
    st.lists(USUAL, max_size=8),
    CONSENTS,
    st.frozensets(st.sampled_from(STATES), min_size=2),
)
def test_a_consent_more_never_delays_entry_while_the_set_does_not_move(
    clause: Any, given_acts: list[ActFact], consent: ActFact, members: frozenset[str]
) -> None:
    assert in_force_of(clause, [*given_acts, consent], members) <= in_force_of(clause, given_acts, members)


@modestly
@given(DOSSIERS)
def test_nobody_owes_while_a_consent_stands_or_without_being_concerned(dossier: Dossier) -> None:
    found = assess(dossier)
    for span in found.owing:
        course = found.courses.get(span.state)
        assert course is None or course.consent_on(span.start) is None
        standing = span_on(found.positions[span.state], span.start)
        assert standing is not None
        assert standing.position is span.position
        assert span.position in OWING_POSITIONS
        assert span.position not in CONSENTED_POSITIONS
        assert span.since <= span.start
        assert dossier.instrument.coverage is Coverage.PARTIAL or not span.to_be_confirmed


@modestly
@given(DOSSIERS)
def test_no_state_is_outstanding_and_to_be_confirmed_on_the_same_day(dossier: Dossier) -> None:
    by_state: dict[str, list[OwingSpan]] = {}
    for span in assess(dossier).owing:
        by_state.setdefault(span.state, []).append(span)
    for spans in by_state.values():
        assert all(one.until is not None and one.until <= two.start for one, two in pairwise(spans))


@modestly
@given(DOSSIERS, DAY)
def test_what_is_missing_agrees_with_the_date_and_with_who_is_blocking(dossier: Dossier, day: date) -> None:
    found = assess(dossier)
    missing = missing_on(found.entry, found.dossier, day)
    if missing is None:
        return
    assert not found.entry.met_by(day)
    assert missing.consents >= len(missing.states)
    assert missing.consents or missing.other
    assert all(set(missing.states) <= set(one) for one in missing.smallest_sets)
    assert all(len(one) == missing.consents for one in missing.smallest_sets)
    owing = [s for s in found.owing if s.start <= day and (s.until is None or day < s.until)]
    assert {s.state for s in owing if s.blocking} <= set(missing.states)


@modestly
@given(DOSSIERS)
def test_no_state_is_bound_before_its_consent_or_the_general_date(dossier: Dossier) -> None:
    found = assess(dossier)
    general = found.entry.official
    for state, course in found.courses.items():
        for consent in course.consents:
            bound = found.entry.computed_for(consent)
            if bound is None or general is None:
                continue
            assert bound >= general
            if consent.act.effective == UNDATED and general == found.entry.computed_on:
                assert bound >= consent.day
        if state not in found.entry.announced_for:
            for span in found.positions[state]:
                computed = general is not None or found.entry.undone or span.position is Position.BOUND_THROUGH_PARENT
                assert span.in_force_on is None or computed


@modestly
@given(DOSSIERS)
def test_every_dossier_can_be_inspected(dossier: Dossier) -> None:
    found = inspect(assess(dossier))
    assert found == inspect(assess(dossier))
    assert all(finding.instrument == "agreement" for finding in found)


BOUNDARY = date(2022, 1, 1)


def by_then(act: ActFact) -> bool:
    """Whether everything an act says had happened by the boundary."""
    periods = [period for period in (act.on, act.received, act.effective) if period != UNDATED]
    return bool(periods) and all(period.last is not None and period.last <= BOUNDARY for period in periods)


AFTERWARDS = st.lists(
    st.builds(
        lambda act, day: replace(act, on=exactly(day), received=UNDATED, effective=UNDATED),
        acts(),
        DAY.filter(lambda day: day > BOUNDARY),
    ),
    max_size=5,
)


@modestly
@given(DOSSIERS, AFTERWARDS)
def test_what_is_done_later_changes_no_answer_about_an_earlier_day(dossier: Dossier, later: list[ActFact]) -> None:
    """But for a correction, a fact recorded late, a succession, and a retroactive rule, which are not among them.

    Nor is an act that takes the place of what a source had only confirmed, or announced for one state alone.
    """
    known_then = replace(
        dossier,
        instrument=replace(dossier.instrument, adopted=exactly(date(2020, 6, 15))),
        acts=tuple(act for act in dossier.acts if by_then(act)),
        confirmations=tuple(c for c in dossier.confirmations if c.says is not Says.COMPLETED),
        announcements=tuple(a for a in dossier.announcements if a.state is None),
    )
    before, after = assess(known_then), assess(replace(known_then, acts=(*known_then.acts, *later)))
    for state, spans in before.positions.items():
        assert as_told(spans) == as_told(after.positions[state])
    assert as_told(before.instrument) == as_told(after.instrument)


def as_told(spans: Any) -> list[tuple[Any, ...]]:
    """What spans say of the days up to the boundary."""
    told: list[tuple[Any, ...]] = []
    for span in spans:
        says = (getattr(span, "position", None) or span.state, span.in_force_on, getattr(span, "provisional", None))
        if span.start <= BOUNDARY and (not told or told[-1][1:] != says):
            told.append((span.start, *says))
    return told
