"""What a report is asked for, checked against the register."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import Invalid, NotFound
from tracker.register import reading
from tracker.register.tables import Entry
from tracker.settings import settings

LANGUAGES = ("en", "ru")


@dataclass(frozen=True, slots=True)
class Question:
    """A day, what was known, a language and a selection (None: everything); and where a period begins.

    `since` and `since_known_at` are the day and the instant of what was known at its beginning.
    """

    as_of: date
    known_at: datetime | None = None
    known_on: date | None = None
    lang: str = "en"
    state: str | None = None
    instrument: str | None = None
    organisation: str | None = None
    since: date | None = None
    since_known_at: datetime | None = None
    since_known_on: date | None = None
    unofficial: bool = False  # say on every page that it is a working document


def checked(session: Session, question: Question) -> Question:
    """The question with codes and keys for what was asked by name; raises NotFound or Invalid for unknown words."""
    if question.lang not in LANGUAGES:
        raise Invalid(
            "“{lang}” is not a language of the reports. Known: {known}.",
            lang=question.lang,
            known=", ".join(LANGUAGES),
        )
    if question.instrument is not None:
        _require_instrument(session, question, question.instrument)
    return replace(
        question,
        state=None if question.state is None else reading.known_state(session, question.state),
        organisation=None
        if question.organisation is None
        else reading.known_organisation(session, question.organisation),
    )


def _require_instrument(session: Session, question: Question, key: str) -> None:
    keys = {row.key for row in reading.facts(session, "instrument", question.known_at)}
    if key in keys:
        return
    known_now = {row.key for row in reading.facts(session, "instrument")}
    if key in known_now:
        raise NotFound(
            "The register did not know the instrument “{key}” on {day}: it was recorded later. Ask for a later day, or"
            " leave it out.",
            key=key,
            day=question.known_on or (question.known_at and day_recorded(question.known_at)),
        )
    raise reading.no_instrument(key, keys)


def record_date(session: Session, question: Question) -> date | None:
    """The day the register's record was made: the one asked about, else that of its last change; None if empty."""
    if question.known_on is not None:
        return question.known_on
    query = select(func.max(Entry.recorded_at))
    if question.known_at is not None:
        query = query.where(col(Entry.recorded_at) <= question.known_at)
    last: datetime | None = session.execute(query).scalar_one()
    return None if last is None else day_recorded(last)


def day_recorded(at: datetime) -> date:
    """The day of an instant at the depositary."""
    return at.astimezone(ZoneInfo(settings().timezone)).date()
