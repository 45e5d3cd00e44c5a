"""The fields of a clause and its notation say the same, or the fields say nothing."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.law.notation import read_clause
from tracker.law.vocabulary import COUNTED_CONSENTS
from tracker.register.clause_forms import (
    ALL,
    CONDITIONS,
    MORE,
    NUMBER,
    OWN_DELAY,
    SAME_DELAY,
    SETS,
    SHARE,
    SILENT,
    STATES,
    TURNS,
    UNITS,
    UNSTATED,
    ClauseForm,
    DelayFields,
    from_notation,
    to_notation,
)

THIRTY = DelayFields(30)
STATE_LISTS = st.lists(st.sampled_from(["AM", "BY", "RU", "TJ"]), min_size=1, unique=True).map(tuple)
DELAYS = st.builds(DelayFields, st.integers(0, 90), st.sampled_from(UNITS), st.just(""))
FORMS = st.builds(
    ClauseForm,
    condition=st.sampled_from(CONDITIONS),
    number=st.integers(1, 200),
    share=st.sampled_from(["2/3", "1/2", "3/4"]),
    states=STATE_LISTS,
    of=st.sampled_from(SETS),
    of_states=STATE_LISTS,
    counted_at=st.sampled_from(["", "adoption"]),
    counts=st.lists(st.sampled_from(sorted(COUNTED_CONSENTS)), unique=True).map(lambda acts: tuple(map(str, acts))),
    then=DELAYS,
    later=st.sampled_from([UNSTATED, SAME_DELAY, OWN_DELAY]),
    later_delay=DELAYS,
    later_from=st.sampled_from(["trigger", "entry-into-force"]),
    not_before=st.sampled_from(["", "1976-03-23"]),
    basis=st.sampled_from(["quoted", "reported", "assumed"]),
    article=st.sampled_from(["", "Art 84"]),
)


@given(FORMS)
def test_every_form_is_a_clause_that_the_form_can_say(form: ClauseForm) -> None:
    notation = to_notation(form)
    clause = read_clause(notation)
    again = from_notation(notation)
    assert again is not None
    assert read_clause(to_notation(again)) == clause


@pytest.mark.parametrize(
    ("form", "notation"),
    [
        (ClauseForm(NUMBER, number=4), {"when": {"consents": 4}, "later": {"days": 0}}),
        (ClauseForm(ALL, of="members"), {"when": {"consents": "all", "of": "members"}, "later": {"days": 0}}),
        (ClauseForm(SHARE, then=THIRTY), {"when": {"share": "2/3"}, "then": {"days": 30}, "later": {"days": 30}}),
        (ClauseForm(MORE, share="1/3", later=UNSTATED), {"when": {"more_than": "1/3"}}),
        (ClauseForm(STATES, states=("RU", "US"), later=UNSTATED), {"when": {"states": ["RU", "US"]}}),
        (
            ClauseForm(NUMBER, number=6, of="list", of_states=("AM", "BY"), counted_at="adoption", later=UNSTATED),
            {"when": {"consents": 6, "of": ["AM", "BY"], "counted_at": "adoption"}},
        ),
        (
            ClauseForm(ALL, then=DelayFields(2, "months", "first-of-month"), later=OWN_DELAY, later_delay=THIRTY),
            {"when": {"consents": "all"}, "then": {"months": 2, "from": "first-of-month"}, "later": {"days": 30}},
        ),
        (
            ClauseForm(
                ALL, then=DelayFields(60, "days", TURNS[1]), later=UNSTATED, not_before=" 1976-03-23 "
            ),
            {
                "when": {"consents": "all"},
                "then": {"days": 60, "then": "first-of-next-month"},
                "not_before": "1976-03-23",
            },
        ),
        (ClauseForm(ALL, later_from="entry-into-force", later=UNSTATED, fixed_date="1989-01-01"),
         {"when": {"consents": "all"}, "later_from": "entry-into-force", "fixed_date": "1989-01-01"}),
    ],
)  # fmt: skip
def test_a_form_as_notation(form: ClauseForm, notation: dict[str, Any]) -> None:
    assert to_notation(form) == notation | {"basis": "assumed"}
    assert from_notation(to_notation(form)) is not None


def test_a_silent_text_has_no_rule() -> None:
    form = ClauseForm(SILENT, source="The text", article=" Art 9 ")
    assert to_notation(form) == {"basis": "silent", "article": "Art 9", "source": "The text"}
    assert from_notation(to_notation(form)) == replace(form, article="Art 9", basis="silent", later=UNSTATED)


@pytest.mark.parametrize(
    "notation",
    [
        {"when": {"any": [{"consents": 6}, {"share": "1/2"}]}},
        {"when": {"consents": 3, "of": {"members": "cis"}}},
        {"when": {"consents": 3}, "not_counted": ["EU"]},
        {"when": {"consents": 3}, "then": {"days": 30, "clear": True}},
        {"when": {"consents": 3}, "then": {"months": 1, "days": 3}},
        {"when": {"consents": 3}, "later": {"months": 1, "overflow": "next"}},
        {"when": {"weight": {"measure": "gdp", "at_least": 55}}},
        {"when": {"consents": 3, "of": "signatories", "counted_at": "1999-01-01"}},
        {"when": {"consent": 3}},
        {"when": "soon"},
        {"as": {"instrument": "other"}},
    ],
)
def test_what_the_fields_cannot_say_is_left_to_the_text(notation: dict[str, Any]) -> None:
    assert from_notation(notation) is None


def test_an_empty_notation_begins_an_empty_form() -> None:
    assert from_notation(None) == from_notation({}) == ClauseForm()
