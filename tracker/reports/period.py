"""Where a period begins that nobody gave a beginning."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from tracker.law.dates import Delay
from tracker.register import reading
from tracker.reports.question import Question

_YEAR_BEFORE = Delay(months=-12)


def beginning(session: Session, question: Question) -> date:
    """The day asked for; else the last session of the council before the day of the report; else a year before it."""
    if question.since is not None:
        return question.since
    if question.since_known_on is not None:
        return question.as_of  # the question is what the register has learned, not what has happened
    held = [day for row in _sessions(session, question) if (day := date.fromisoformat(row.on)) < question.as_of]
    return max(held, default=_YEAR_BEFORE.after(question.as_of))


def _sessions(session: Session, question: Question) -> list[Any]:
    """The sessions whose day is known, of the organisation asked about or of all."""
    rows = reading.facts(session, "council_session", question.known_at)
    return [r for r in rows if question.organisation in (None, r.organisation) and len(r.on) == len("2022-11-23")]
