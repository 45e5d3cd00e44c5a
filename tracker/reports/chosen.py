"""What a selection chooses among facts about instruments and states."""

from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from tracker.law.vocabulary import Position
from tracker.register import reading
from tracker.reports.question import Question


def chooser(session: Session, question: Question) -> Callable[[str, str], bool]:
    """Whether an instrument and a state are asked about.

    Where a state is chosen, what is about an instrument as a whole belongs to it if the instrument concerns the state.
    """
    rows = reading.facts(session, "instrument", question.known_at)
    of_it = {row.key for row in rows if question.organisation in (None, row.organisation)}
    every = question.organisation is None and question.instrument is None
    concern = None if question.state is None else _concerning(session, question, question.state, rows)

    def chosen(instrument: str, state: str) -> bool:
        within = every or instrument in of_it
        named = question.instrument in (None, instrument)
        concerned = concern is None or state == question.state or (not state and instrument in concern)
        return within and named and concerned

    return chosen


def _concerning(session: Session, question: Question, state: str, rows: list[Any]) -> set[str]:
    """The instruments to which a state may be or become a party on the day, and drafts of those it is a member of."""
    as_of, known_at = question.as_of, question.known_at
    positions = reading.positions(session, as_of, known_at, state=state)
    member_of = {row.organisation for row in reading.memberships(session, as_of, known_at, state=state)}
    drafts = {row.key for row in rows if row.stage == "draft" and row.organisation in member_of}
    return drafts | {one.instrument for one in positions if one.position != Position.NOT_ELIGIBLE}
