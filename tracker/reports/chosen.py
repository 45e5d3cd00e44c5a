"""What a selection chooses among facts about instruments and states."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from tracker.register import reading
from tracker.reports.question import Question


def chooser(session: Session, question: Question) -> Callable[[str, str], bool]:
    """Whether an instrument and a state are asked about; what concerns all states is, whichever state is chosen."""
    rows = reading.facts(session, "instrument", question.known_at)
    of_it = {row.key for row in rows if question.organisation in (None, row.organisation)}
    every = question.organisation is None and question.instrument is None

    def chosen(instrument: str, state: str) -> bool:
        within = every or instrument in of_it
        named = question.instrument in (None, instrument)
        return within and named and (question.state is None or state in ("", question.state))

    return chosen
