"""The marks of the annexes of the CIS: each position has the day of consent or one mark."""

import pytest

from tracker.law.annex import AnnexMark, annex_mark
from tracker.law.vocabulary import CONSENTED_POSITIONS, Position


@pytest.mark.parametrize("position", Position)
def test_whoever_has_consented_and_not_left_has_a_day_and_anybody_else_a_mark(position: Position) -> None:
    assert (annex_mark(position) is None) == (position in CONSENTED_POSITIONS)
    assert (annex_mark(position, unheard=True) is None) == (position in CONSENTED_POSITIONS)


def test_where_nothing_was_heard_the_mark_says_no_more() -> None:
    assert annex_mark("no-act") == AnnexMark.NOT_SIGNED
    assert annex_mark("no-act", unheard=True) == AnnexMark.UNKNOWN
    assert annex_mark("signed", unheard=True) == AnnexMark.SIGNED_UNKNOWN
    assert annex_mark("withdrawn", unheard=True) == AnnexMark.WITHDRAWN
