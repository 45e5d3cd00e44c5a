"""Steps whose day nobody knows: they count from the day they were recorded, which is not to be told as theirs."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from tracker.register import reading


def undated_steps(session: Session, known_at: datetime | None = None) -> dict[tuple[str, str, str], str]:
    """The steps of which no source tells a last possible day, by instrument, state and kind of step.

    Each with the day before which it was not, as its source gives it; empty where none is told. A kind of step that is
    on record with a day as well is not among them.
    """
    return undated_among(reading.facts(session, "step", known_at))


def undated_among(steps: Iterable[Any]) -> dict[tuple[str, str, str], str]:
    """Those of these rows of steps, told as `undated_steps` tells them."""
    vague: dict[tuple[str, str, str], str] = {}
    dated: set[tuple[str, str, str]] = set()
    for row in steps:
        key = row.instrument, row.state, row.step
        if row.on or row.not_after:
            dated.add(key)
        elif not row.planned:
            vague[key] = row.not_before
    return {key: bound for key, bound in vague.items() if key not in dated}
