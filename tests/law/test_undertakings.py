"""Whether a decision, a statement or a commitment is carried out, due or overdue on a day."""

from datetime import date

import pytest

from tracker.law.dates import UNDATED, parse_partial
from tracker.law.undertakings import UndertakingState, undertaking_state


@pytest.mark.parametrize(
    ("due", "carried_out", "state"),
    [
        ("2022-12-06", "", UndertakingState.DUE),
        ("2022-12-05", "", UndertakingState.DUE),
        ("2022-12-04", "", UndertakingState.OVERDUE),
        ("2022-12", "", UndertakingState.DUE),
        ("2022", "", UndertakingState.DUE),
        ("2022-11", "", UndertakingState.OVERDUE),
        ("", "", UndertakingState.WITHOUT_DEADLINE),
        ("2022-11-01", "2022-12-05", UndertakingState.CARRIED_OUT),
        ("2022-11-01", "2022-12-06", UndertakingState.OVERDUE),
        ("2023", "2022-12", UndertakingState.DUE),
        ("", "2022-11", UndertakingState.CARRIED_OUT),
        ("", "2023", UndertakingState.WITHOUT_DEADLINE),
    ],
)
def test_the_state_of_an_undertaking(due: str, carried_out: str, state: UndertakingState) -> None:
    periods = [parse_partial(text) if text else UNDATED for text in (due, carried_out)]
    assert undertaking_state(*periods, date(2022, 12, 5)) is state
