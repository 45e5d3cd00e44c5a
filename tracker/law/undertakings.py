"""What needs no ratification but is to be carried out: decisions, statements and commitments with a deadline."""

from datetime import date
from enum import StrEnum

from tracker.law.dates import Period


class UndertakingState(StrEnum):
    """How far an undertaking is on a day."""

    CARRIED_OUT = "carried-out"
    OVERDUE = "overdue"
    DUE = "due"  # its deadline lies ahead, or is that day
    WITHOUT_DEADLINE = "without-deadline"


def undertaking_state(due: Period, carried_out: Period, day: date) -> UndertakingState:
    """The state of an undertaking on a day.

    Of a partial date the last day is taken: nothing is called late, or carried out, before it must have been.
    """
    if carried_out.last is not None and carried_out.last <= day:
        return UndertakingState.CARRIED_OUT
    if due.last is None:
        return UndertakingState.WITHOUT_DEADLINE
    return UndertakingState.OVERDUE if due.last < day else UndertakingState.DUE
