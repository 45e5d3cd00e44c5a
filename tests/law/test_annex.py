"""The marks of the annexes of the CIS: each position has the day of consent or one mark."""

import pytest

from tracker.law.annex import AnnexMark, annex_mark
from tracker.law.vocabulary import CONSENTED_POSITIONS, Position, Stage


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("position", Position)
def test_whoever_has_consented_and_not_left_has_a_day_and_anybody_else_a_mark(position: Position, stage: Stage) -> None:
    assert (annex_mark(position, stage) is None) == (position in CONSENTED_POSITIONS)
    assert (annex_mark(position, stage, unheard=True) is None) == (position in CONSENTED_POSITIONS)


def test_where_nothing_was_heard_the_mark_says_no_more() -> None:
    assert annex_mark("no-act", "none-known") == AnnexMark.NOT_SIGNED
    assert annex_mark("no-act", "none-known", unheard=True) == AnnexMark.UNKNOWN
    assert annex_mark("signed", "none-known", unheard=True) == AnnexMark.SIGNED_UNKNOWN
    assert annex_mark("withdrawn", "none-known", unheard=True) == AnnexMark.WITHDRAWN


def test_who_has_acted_at_home_has_not_done_nothing() -> None:
    assert annex_mark("no-act", "under-way") == AnnexMark.UNDER_WAY
    assert annex_mark("no-act", "approved-at-home") == AnnexMark.APPROVED_AT_HOME
    assert annex_mark("signed", "approved-at-home") == AnnexMark.APPROVED_AT_HOME
    assert annex_mark("signed", "under-way") == AnnexMark.NOT_COMPLETED
