"""Reports: what they say, to look at, and as files to hand on, one at a time or several in a pack."""

from dataclasses import dataclass
from datetime import date

from dashboard.data.register import at_hand, session
from dashboard.moment import Moment
from tracker import clock, reports
from tracker.reports.model import Content
from tracker.reports.pack import File, Wanted, file_of, wanted
from tracker.reports.pack import file_name as name_of_file
from tracker.reports.question import Question
from tracker.reports.titles import title

MEDIA = {
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "ics": "text/calendar",
    "json": "application/json",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
COMPARE_KNOWLEDGE = frozenset({"changes"})  # the reports that tell what the register has learned since a day


@dataclass(frozen=True)
class Asked:
    """A report as the visitor wants it; empty is everything."""

    name: str
    lang: str
    instrument: str = ""
    state: str = ""
    organisation: str = ""
    since: date | None = None  # of a report that has a period: its beginning
    since_known: date | None = None  # and the day of what was known at it
    unofficial: bool = False


def formats() -> dict[str, tuple[str, ...]]:
    """The formats of every report, by its name."""
    return {report["name"]: tuple(report["formats"]) for report in reports.report_list()}


def titles(moment: Moment) -> dict[str, str]:
    """The title of every report, by its name."""
    return {name: title(name, moment.lang) for name in formats()}


def has_period(name: str) -> bool:
    """True for a report about a period."""
    return reports.has_period(name)


def content(moment: Moment, asked: Asked) -> Content:
    """What a report says; raises TrackerError for what cannot be asked."""
    return _content(moment, asked.name, question(moment, asked))


@at_hand
def _content(moment: Moment, name: str, asked: Question) -> Content:  # noqa: ARG001 - a moment says how long it is kept
    with session() as found:
        return reports.answer(found, name, asked)


@at_hand
def file(moment: Moment, asked: Asked, form: str) -> bytes:
    """A report as a file."""
    return reports.writer(asked.name, form)(content(moment, asked))


def file_name(moment: Moment, asked: Asked, form: str) -> str:
    """What the file is called."""
    return name_of_file(asked.name, question(moment, asked), form)


def question(moment: Moment, asked: Asked) -> Question:
    """What a report is asked."""
    return Question(
        moment.as_of,
        moment.known_at,
        moment.known_on,
        asked.lang,
        asked.state or None,
        asked.instrument or None,
        asked.organisation or None,
        asked.since,
        clock.known_at(asked.since_known),
        asked.since_known,
        asked.unofficial,
    )


def in_pack(
    moment: Moment, asked: Asked, names: tuple[str, ...], forms: tuple[str, ...], langs: tuple[str, ...]
) -> list[Wanted]:
    """The files of a pack: these reports in these formats and languages, asked as the report on the page is."""
    return wanted(names, forms, question(moment, asked), langs)


def pack_file_name(one: Wanted) -> str:
    """What a file of a pack is called."""
    return name_of_file(one.name, one.question, one.format)


def made(moment: Moment, one: Wanted) -> File:
    """One file of a pack."""
    said = _content(moment, one.name, one.question)
    return file_of(said, reports.writer(one.name, one.format)(said), pack_file_name(one))
