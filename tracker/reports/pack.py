"""A report pack: the files of several reports in one zip, under an index that proves each of them.

The same reports asked for on the same register give the same bytes: files are dated with the day of the register's
record, and stand in the order in which they were asked for.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from itertools import groupby
from typing import Any, NamedTuple
from zipfile import ZipFile

from sqlalchemy.orm import Session

from tracker.errors import Invalid
from tracker.files import member
from tracker.locale.catalogue import Translator, translator
from tracker.reports import REPORTS, answer, formats_of, has_period, writer
from tracker.reports.head import LANGUAGE_NAMES
from tracker.reports.model import Column, Content, Group, Meaning, Row, Section
from tracker.reports.question import Question
from tracker.reports.write_csv import write as write_csv

INDEX = "index.csv"
# What a Council is usually handed, as far as there is such a report and such a format of it.
SESSION_SET = (
    *("summary", "matrix", "outstanding-by-instrument", "outstanding-by-state"),
    *("log", "reservations", "deadlines"),
)
SESSION_FORMATS = ("pdf", "docx", "xlsx")
_NO_PERIOD: dict[str, Any] = {"since": None, "since_known_at": None, "since_known_on": None}
_NOT_IN_A_NAME = re.compile(r"[^\w.-]+")


class Wanted(NamedTuple):
    """One file of a pack: a report, its format, and what it is asked."""

    name: str
    format: str
    question: Question


@dataclass(frozen=True, slots=True)
class File:
    """One file that was made, and what the index says of it."""

    name: str
    data: bytes
    title: str
    lang: str
    as_of: date
    record_date: date | None
    headline: str
    fingerprint: str

    @property
    def digest(self) -> str:
        """The SHA-256 of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


def pack(
    session: Session, asked: Iterable[Wanted], lang: str = "en", told: Callable[[int, str], None] | None = None
) -> bytes:
    """A zip of reports with an index in a language; `told` hears the number and the name of each file when it is made.

    Raises Invalid where nothing is asked for, and what the reports and their formats raise.
    """
    made = []
    for number, file in enumerate(files(session, asked), 1):
        made.append(file)
        if told is not None:
            told(number, file.name)
    return zipped(made, lang)


def files(session: Session, asked: Iterable[Wanted]) -> Iterator[File]:
    """The files one after another, as they are made; what is wanted twice is made once.

    Formats of one report that are wanted one after another are written from one content.
    """
    for (name, question), same in groupby(dict.fromkeys(asked), key=lambda one: (one.name, one.question)):
        content = answer(session, name, question)
        for one in same:
            data = writer(name, one.format)(content)
            yield file_of(content, data, file_name(content.name, question, one.format))


def file_of(content: Content, data: bytes, name: str) -> File:
    """A file with what the index says of it."""
    return File(
        name,
        data,
        content.title,
        content.lang,
        content.as_of,
        content.record_date,
        content.empty if content.is_empty else content.headline,
        content.fingerprint,
    )


def zipped(made: Sequence[File], lang: str) -> bytes:
    """The zip of files that were made, the index first."""
    if not made:
        raise Invalid("Nothing was chosen for the report pack. Name at least one report and a format that it has.")
    stored = BytesIO()
    with ZipFile(stored, "w") as archive:
        for name, data in ((INDEX, write_csv(index(made, lang))), *((file.name, file.data) for file in made)):
            archive.writestr(member(name, made[0].record_date), data, compresslevel=6)
    return stored.getvalue()


def wanted(names: Iterable[str], formats: Iterable[str], question: Question, langs: Iterable[str]) -> list[Wanted]:
    """These reports in those of the formats that each has, in languages; by default what a Council is handed.

    All are asked the same question, without its period where a report has none. Raises NotFound for a name that is no
    report's, and Invalid where a report has none of the formats named.
    """
    named, given, spoken = tuple(names) or session_set(), tuple(formats), tuple(langs)
    return [
        Wanted(name, form, replace(of_it, lang=lang))
        for name in named
        for of_it in (question if has_period(name) else replace(question, **_NO_PERIOD),)
        for lang in spoken
        for form in _formats(name, given)
    ]


def session_set() -> tuple[str, ...]:
    """The reports that a Council is usually handed, as far as there are such."""
    return tuple(name for name in SESSION_SET if name in REPORTS)


def _formats(name: str, given: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the formats that a report has; of the usual ones, else its first, where none are named."""
    has = formats_of(name)
    found = tuple(form for form in given or SESSION_FORMATS if form in has)
    if given and not found:
        writer(name, given[0])  # which refuses it
    return found or has[:1]


def file_name(name: str, question: Question, form: str) -> str:
    """What the file of a report is called: what it was asked, and nothing that a file system takes amiss."""
    days = (question.since, question.since_known_on, question.as_of, question.known_on)
    since, since_known, as_of, known = (day.isoformat() if day else "" for day in days)
    parts = (
        *(name, question.organisation, question.instrument, question.state),
        *(since, since_known and f"known-{since_known}", as_of, known and f"known-{known}"),
        *("unofficial" if question.unofficial else "", question.lang),
    )
    return f"{'-'.join(_NOT_IN_A_NAME.sub('_', part) for part in parts if part)}.{form}"


def index(made: Sequence[File], lang: str) -> Content:
    """The index of files as a report of its own."""
    t = translator(lang)
    first = made[0]
    rows: tuple[Row, ...] = tuple(
        (file.name, file.title, file.lang, file.headline, len(file.data), file.fingerprint, file.digest)
        for file in made
    )
    title = t("Report pack")
    told = t.n("{n} file", "{n} files", len(made))
    group = Group("files", title, "", _columns(t), (Section("files", title, (), (), rows),))
    legend = tuple(_legend(group.columns, t))
    return Content("pack", title, lang, first.as_of, first.record_date, {}, (), told, (), (group,), "", legend, ())


def _columns(t: Translator) -> tuple[Column, ...]:
    return (
        Column("file", t("File")),
        Column("title", t("Title")),
        Column("language", t("Language"), words=LANGUAGE_NAMES),
        Column("headline", t("What it says")),
        Column("size", t("Bytes"), "number"),
        Column("fingerprint", t("Fingerprint")),
        Column("sha256", "SHA-256"),
    )


def _legend(columns: Iterable[Column], t: Translator) -> Iterator[Meaning]:
    means = {
        "fingerprint": t("SHA-256 over everything the report says: the same in each of its formats."),
        "sha256": t("SHA-256 over the bytes of the file."),
    }
    for column in columns:
        if column.key in means:
            yield Meaning(column.key, t("Column"), None, column.heading, means[column.key])
