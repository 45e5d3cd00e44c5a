"""Reports: what an official hands to a Council, for any day, in every format from one content.

A report is a module of this package named as the report is, with a function `build(session, question)` that gives its
`Content`; a format is a module `write_FORMAT` with a function `write(content)` that gives bytes. Both are imported
when they are asked for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from typing import Any

from sqlalchemy.orm import Session

from tracker.errors import Invalid, NotFound
from tracker.reports.model import Content
from tracker.reports.outset import told_from
from tracker.reports.question import Question, checked

TABLE_FORMATS = ("xlsx", "csv", "json")


@dataclass(frozen=True, slots=True)
class Report:
    """One report: its name, the formats it makes sense in, and whether it tells about a period."""

    name: str
    formats: tuple[str, ...]
    has_period: bool = False

    @property
    def build(self) -> Callable[[Session, Question], Content]:
        """The function that makes the report's content."""
        build: Callable[[Session, Question], Content] = _function(self.name.replace("-", "_"), "build")
        return build


REPORTS: dict[str, Report] = {
    report.name: report
    for report in (
        Report("outstanding-by-instrument", TABLE_FORMATS),
        Report("outstanding-by-state", TABLE_FORMATS),
        Report("changes", TABLE_FORMATS, has_period=True),
        Report("log", TABLE_FORMATS, has_period=True),
        Report("register", tuple(form for form in TABLE_FORMATS if form != "csv")),
        Report("deadlines", (*TABLE_FORMATS, "ics")),
    )
}
_OTHER_NAMES = {"outstanding": "outstanding-by-instrument"}


def report_list() -> list[dict[str, Any]]:
    """The reports and their formats."""
    return [{"name": report.name, "formats": list(report.formats)} for report in REPORTS.values()]


def formats_of(name: str) -> tuple[str, ...]:
    """The formats of a report; raises NotFound for a name that is none's."""
    return _report(name).formats


def has_period(name: str) -> bool:
    """True for a report about a period; raises NotFound for a name that is none's."""
    return _report(name).has_period


def content(
    session: Session,
    name: str,
    *,
    as_of: date,
    known_at: datetime | None = None,
    known_on: date | None = None,
    lang: str = "en",
    state: str | None = None,
    instrument: str | None = None,
    organisation: str | None = None,
    since: date | None = None,
    since_known_at: datetime | None = None,
    since_known_on: date | None = None,
    unofficial: bool = False,
) -> Content:
    """What a report says about a day: everything that its files hold.

    `known_at` is the instant of what the register knew (None: now) and `known_on` the day it stands for; `since`,
    `since_known_at` and `since_known_on` are the same for the beginning of a period. Raises NotFound for a report, an
    instrument, a state or an organisation nobody knows, and Invalid for any other word.
    """
    question = Question(
        as_of,
        known_at,
        known_on,
        lang,
        state,
        instrument,
        organisation,
        since,
        since_known_at,
        since_known_on,
        unofficial,
    )
    return answer(session, name, question)


def answer(session: Session, name: str, question: Question) -> Content:
    """What a report says to a question; raises what `content` does."""
    report, since = _report(name), question.since or question.since_known_on
    if since and not report.has_period:
        raise Invalid(
            "The report “{name}” tells about one day and has no period. Leave out its beginning, {since}.",
            name=report.name,
            since=since,
        )
    return told_from(session, question, report.build(session, checked(session, question)))


def render(
    session: Session,
    name: str,
    *,
    format: str,  # noqa: A002 - the word everybody uses for it
    **asked: Any,
) -> bytes:
    """A report as a file, asked for as by `content`; the same question on the same register gives the same bytes."""
    write = writer(name, format)
    return write(content(session, name, **asked))


def writer(name: str, form: str) -> Callable[[Content], bytes]:
    """What makes a file of a report's content; raises NotFound for a report, and Invalid for a format it has not."""
    report = _report(name)
    if form not in report.formats:
        raise Invalid(
            "The report “{name}” cannot be written as “{format}”. Its formats: {known}. Choose one of them.",
            name=report.name,
            format=form,
            known=", ".join(report.formats),
        )
    write: Callable[[Content], bytes] = _function(f"write_{form}", "write")
    return write


def _report(name: str) -> Report:
    report = REPORTS.get(_OTHER_NAMES.get(name, name))
    if report is None:
        raise NotFound("“{name}” is not a report. Known: {known}.", name=name, known=", ".join(REPORTS))
    return report


def _function(module: str, name: str) -> Any:
    return getattr(import_module(f"{__name__}.{module}"), name)
