"""Where the register begins: a report on a day before it says that nothing was recorded, or had happened, by then."""

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tracker.law.dates import parse_partial
from tracker.locale.catalogue import translator
from tracker.locale.dates import long_date
from tracker.register import reading
from tracker.register.tables import Entry
from tracker.reports.model import Content, Line
from tracker.reports.question import Question, day_recorded

OUTSET = "outset"


def told_from(session: Session, question: Question, content: Content) -> Content:
    """The content; where it is about a day before the register begins, it says so among its lines."""
    said = _before_it(session, question)
    if not said:
        return content
    line = Line(OUTSET, translator(question.lang)("Beginning of the register"), said)
    return replace(content, lines=(*content.lines, line), empty=f"{said} {content.empty}")


def _before_it(session: Session, question: Question) -> str:
    """Why nothing can be told of a day; empty for a day on which something can be."""
    t, lang = translator(question.lang), question.lang
    first: datetime | None = session.execute(select(func.min(Entry.recorded_at))).scalar_one()
    if first is None:
        return t("Nothing is recorded in the register yet.")
    if question.known_at is not None and question.known_at < first:
        return t(
            "By {day} nothing had been recorded: the register begins on {first}. Ask as it is known on a later day.",
            day=long_date(question.known_on or day_recorded(question.known_at), lang),
            first=long_date(day_recorded(first), lang),
        )
    adopted = _first_adopted(session, question)
    if adopted is None or adopted <= question.as_of:
        return ""
    return t(
        "On {day} no instrument of the register had been adopted: the first was adopted on {first}. Ask for a later"
        " day.",
        day=long_date(question.as_of, lang),
        first=long_date(adopted, lang),
    )


def _first_adopted(session: Session, question: Question) -> date | None:
    """The first day on which an instrument may have been adopted; None where one has no known day, or none is there."""
    rows = reading.facts(session, "instrument", question.known_at)
    days = [parse_partial(row.adopted_on).first if row.adopted_on else None for row in rows if row.stage != "draft"]
    known = [day for day in days if day is not None]
    return min(known) if known and len(known) == len(days) else None
