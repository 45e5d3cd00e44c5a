"""The form of consent that is to be expected from a signatory."""

from typing import Any

import pytest

from tracker.law.clauses import Clause
from tracker.law.forms import expected_form
from tracker.law.notation import read_clause
from tracker.law.vocabulary import Act

NOTIFICATION, RATIFICATION, ACCEPTANCE = (
    Act.NOTIFICATION_OF_COMPLETED_PROCEDURES,
    Act.RATIFICATION,
    Act.ACCEPTANCE,
)


def clause(**more: Any) -> Clause:
    return read_clause({"when": {"consents": 4}, "basis": "quoted", **more})


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([NOTIFICATION], NOTIFICATION),
        ([NOTIFICATION, Act.ACCESSION], NOTIFICATION),
        ([RATIFICATION, ACCEPTANCE, Act.APPROVAL, Act.ACCESSION], RATIFICATION),
        ([ACCEPTANCE, Act.ACCESSION], ACCEPTANCE),
        ([RATIFICATION, NOTIFICATION], None),
        ([Act.ACCESSION], None),
        (None, None),
    ],
)
def test_where_nobody_consented_the_clause_tells(counts: list[Act] | None, expected: Act | None) -> None:
    named = {"counts": [str(act) for act in counts]} if counts else {}
    assert expected_form(clause(**named), []) is expected


def test_without_a_clause_nothing_is_supposed() -> None:
    assert expected_form(None, []) is None
    assert expected_form(None, [Act.SIGNATURE, Act.ACCESSION]) is None


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ([RATIFICATION], RATIFICATION),
        ([NOTIFICATION, RATIFICATION, NOTIFICATION], NOTIFICATION),
        ([NOTIFICATION, RATIFICATION], RATIFICATION),
        ([Act.ACCESSION, Act.ACCESSION, ACCEPTANCE], ACCEPTANCE),
    ],
)
def test_what_most_did_before_is_expected_of_the_others(made: list[Act], expected: Act) -> None:
    assert expected_form(clause(), made) is expected
    assert expected_form(None, made) is expected


def test_what_the_clause_does_not_count_is_no_precedent() -> None:
    assert expected_form(clause(counts=[str(RATIFICATION)]), [NOTIFICATION]) is RATIFICATION
