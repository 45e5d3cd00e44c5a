"""What the register holds about one state: whom to ask there on a day."""

from datetime import date
from types import SimpleNamespace

import pytest

from tracker.register.of_state import may_be_asked

DAY = date(2024, 6, 15)


@pytest.mark.parametrize(
    ("start", "until", "asked"),
    [
        ("", "", True),
        ("2024-06-15", "", True),
        ("2024-06-16", "", False),
        ("", "2024-06-15", True),  # the last day is one of them
        ("", "2024-06-14", False),
        ("2024-06", "2024-06", True),  # perhaps
        ("2024-07", "", False),
        ("", "2024-05", False),
        ("some time ago", "2024-05", True),
    ],
)
def test_a_contact_is_to_be_asked_on_every_day_on_which_it_may_hold(start: str, until: str, asked: bool) -> None:
    assert may_be_asked(SimpleNamespace(start=start, until=until), DAY) is asked
