"""What is odd everywhere, as it is known now or was known at an instant."""

from datetime import datetime

from sqlalchemy.orm import Session

from tracker.register import reading
from tracker.register.earlier import earlier
from tracker.register.reading import FindingLine


def findings(session: Session, known_at: datetime | None = None) -> list[FindingLine]:
    """Everything odd about all instruments; where an instant is given, about what was known at it."""
    if known_at is None:
        return reading.findings(session)
    found = earlier(session, known_at).spans["finding"]
    return [FindingLine(*(one[name] for name in FindingLine.__slots__)) for one in found]
