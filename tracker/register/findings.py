"""What is odd everywhere, as it is known now or was known at an instant."""

from datetime import datetime

from sqlalchemy.orm import Session

from tracker.law.assessment import assess
from tracker.law.findings import inspect
from tracker.register import reading
from tracker.register.dossiers import dossiers, rows_known
from tracker.register.reading import FindingLine


def findings(session: Session, known_at: datetime | None = None) -> list[FindingLine]:
    """Everything odd about all instruments; computed anew from what was known at an instant, where one is given."""
    if known_at is None:
        return reading.findings(session)
    return [
        FindingLine(one.instrument, one.kind, one.weight, one.state, one.day, one.details)
        for dossier in dossiers(rows_known(session, known_at)).values()
        for one in inspect(assess(dossier))
    ]
