"""Official dates of real treaties, computed from what their depositaries printed."""

from functools import cache
from itertools import pairwise

import pytest

from tests.law import corpus
from tracker.law.assessment import Assessment, assess
from tracker.law.entry_into_force import WhyNot
from tracker.law.facts import Dossier

pytestmark = pytest.mark.corpus

NOT_YET_COMPUTABLE = 0  # clauses of the corpus whose form cannot be computed yet: this number may only shrink


@cache
def dossiers() -> dict[str, Dossier]:
    return corpus.dossiers()


@cache
def assessments() -> dict[str, Assessment]:
    return {key: assess(dossier) for key, dossier in dossiers().items()}


@cache
def computable() -> list[corpus.Expected]:
    return [row for row in corpus.expected() if assessments()[row.instrument].entry.clause is not None]


def test_the_whole_corpus_is_read() -> None:
    assert len(dossiers()) == 354
    assert sum(len(dossier.acts) for dossier in dossiers().values()) == 35_711


def test_nearly_every_recorded_clause_can_be_computed() -> None:
    instruments = [dossier.instrument for dossier in dossiers().values()]
    unreadable = [one.key for one in instruments if one.clause_unusable == WhyNot.CLAUSE_NOT_UNDERSTOOD]
    assert len(unreadable) <= NOT_YET_COMPUTABLE
    assert sum(one.clause is not None for one in instruments) + len(unreadable) == 87
    assert len(corpus.expected()) == 493
    assert {row.instrument for row in corpus.expected()} <= {row.instrument for row in computable()} | set(unreadable)


def test_every_general_date_is_the_official_one() -> None:
    wrong = [
        (row.instrument, row.tier, str(row.in_force_on), str(assessments()[row.instrument].entry.on))
        for row in computable()
        if not row.state and assessments()[row.instrument].entry.on != row.in_force_on
    ]
    assert wrong == []


def test_every_state_is_bound_on_its_official_day() -> None:
    wrong = []
    for row in computable():
        if row.state:
            spans = assessments()[row.instrument].positions.get(row.state)
            found = spans[-1].in_force_on if spans else None
            if found != row.in_force_on:
                wrong.append((row.instrument, row.state, str(row.in_force_on), str(found)))
    assert wrong == []


def test_the_spans_of_the_whole_corpus_follow_one_another() -> None:
    for found in assessments().values():
        for spans in (found.instrument, *found.positions.values(), *found.stages.values()):
            assert all(one.until == two.start for one, two in pairwise(spans))
            assert spans[-1].until is None
