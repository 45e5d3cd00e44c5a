"""What every report begins with, and is put together from: days, language, selection, and its standing."""

from collections.abc import Iterable, Iterator
from datetime import date

from tracker.locale.catalogue import Translator, translator
from tracker.locale.dates import long_date
from tracker.reports.model import Content, Count, Group, Line, Meaning, Note
from tracker.reports.names import Names
from tracker.reports.question import Question

LANGUAGE_NAMES = {"en": "English", "ru": "русский"}


def put_together(
    question: Question,
    recorded: date | None,
    names: Names,
    name: str,
    title: str,
    headline: str,
    counts: tuple[Count, ...],
    groups: tuple[Group, ...],
    empty: str,
    legend: tuple[Meaning, ...],
    notes: tuple[Note, ...],
    *,
    days: Iterable[Line] = (),
    landscape: bool = True,
    paper: str = "A4",
) -> Content:
    """A report with its head. `days` are lines that tell of a period in place of the one day asked about."""
    return Content(
        name,
        title,
        question.lang,
        question.as_of,
        recorded,
        _selection(question),
        tuple(_lines(question, names, recorded, tuple(days))),
        headline,
        counts,
        groups,
        empty,
        legend,
        notes,
        question.unofficial,
        landscape,
        paper,
    )


def _selection(question: Question) -> dict[str, str | None]:
    """What was asked for, as programs read it: keys, codes and ISO dates."""
    days = {"from": question.since, "from_known": question.since_known_on, "known_on": question.known_on}
    chosen = {"instrument": question.instrument, "state": question.state, "organisation": question.organisation}
    return chosen | {key: None if day is None else day.isoformat() for key, day in days.items()}


def _lines(question: Question, names: Names, recorded: date | None, days: tuple[Line, ...]) -> Iterator[Line]:
    t, lang = translator(question.lang), question.lang
    yield from days or (Line("as_of", t("As of"), long_date(question.as_of, lang)),)
    record = t("nothing is recorded yet") if recorded is None else long_date(recorded, lang)
    yield Line("record_date", t("Register as of"), record)
    yield Line("language", t("Language"), LANGUAGE_NAMES[lang])
    yield Line("selection", t("Selection"), _selected(question, names, t))
    if question.unofficial:
        yield Line("standing", t("Standing"), t("unofficial working document"))


def _selected(question: Question, names: Names, t: Translator) -> str:
    chosen = []
    if question.instrument is not None:
        chosen.append(t("instrument: {title}", title=names.full_title(question.instrument)))
    if question.organisation is not None:
        chosen.append(t("organisation: {name}", name=names.organisation(question.organisation)))
    if question.state is not None:
        chosen.append(t("state: {name}", name=names.official(question.state)))
    return "; ".join(chosen) or t("all instruments and all states")
