"""The period a report tells about, and where it begins if nobody says so."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from tracker.errors import Invalid
from tracker.law.dates import Delay
from tracker.locale.catalogue import translator
from tracker.locale.dates import long_date
from tracker.register import reading
from tracker.reports.model import Line
from tracker.reports.question import Question

_YEAR_BEFORE = Delay(months=-12)


def with_beginning(session: Session, question: Question) -> Question:
    """The question with the beginning of its period; raises Invalid for a period that ends before it begins."""
    question = begun_on(question, beginning(session, question))
    earlier = question.since_known_on
    if earlier is not None and question.known_on is not None and earlier > question.known_on:
        raise Invalid(
            "What was known on {since} cannot be compared with what was known earlier, on {until}. Exchange the days.",
            since=earlier,
            until=question.known_on,
        )
    return question


def begun_on(question: Question, since: date) -> Question:
    """The question with a beginning of its period; raises Invalid for one that lies after its end."""
    if since > question.as_of:
        raise Invalid(
            "The period begins on {since} and ends on {until}. Its beginning has to lie before its end.",
            since=since,
            until=question.as_of,
        )
    return replace(question, since=since)


def beginning(session: Session, question: Question) -> date:
    """The day asked for; else the last session of the council before the day of the report; else a year before it."""
    if question.since is not None:
        return question.since
    if question.since_known_on is not None:
        return question.as_of  # the question is what the register has learned, not what has happened
    held = [day for row in _sessions(session, question) if (day := date.fromisoformat(row.on)) < question.as_of]
    return max(held, default=_YEAR_BEFORE.after(question.as_of))


def days(question: Question) -> Iterator[Line]:
    """The lines that tell the two days, and what was known at the first of them where that is asked about."""
    t, lang = translator(question.lang), question.lang
    yield from both_days(question)
    if question.since_known_on is not None:
        yield Line("from_known", t("Register before"), long_date(question.since_known_on, lang))


def both_days(question: Question) -> Iterator[Line]:
    """The lines that tell the two days; none where no period is asked about."""
    t, lang = translator(question.lang), question.lang
    if question.since is not None:
        yield Line("from", t("Beginning of the period"), long_date(question.since, lang))
        yield Line("as_of", t("End of the period"), long_date(question.as_of, lang))


def _sessions(session: Session, question: Question) -> list[Any]:
    """The sessions whose day is known, of the organisation asked about or of all."""
    rows = reading.facts(session, "council_session", question.known_at)
    return [r for r in rows if question.organisation in (None, r.organisation) and len(r.on) == len("2022-11-23")]
