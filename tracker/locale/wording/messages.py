"""Errors, and what is odd in a file, in words: an English template and its values, said in the reader's language."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Protocol

from tracker.errors import Refused, TrackerError
from tracker.locale.catalogue import translator
from tracker.locale.dates import long_date
from tracker.locale.names import name
from tracker.locale.states import named
from tracker.locale.wording.counting import Names
from tracker.locale.wording.findings import finding_in_words


class FindingInFile(Protocol):
    """Something odd in a file that was read: what, in which column, and what became of it."""

    @property
    def template(self) -> str: ...
    @property
    def values(self) -> Mapping[str, Any]: ...
    @property
    def consequence(self) -> str: ...
    @property
    def column(self) -> str: ...


def error_in_words(
    error: TrackerError, lang: str, titles: Mapping[str, str] | None = None, names: Names | None = None
) -> str:
    """An error as people read it, the findings that a refusal rests on each on a line of its own.

    `titles` are those of instruments by key; an instrument that is not among them is called by its key.
    """
    values = dict(error.values)
    if "instrument" in values:
        values["instrument"] = (titles or {}).get(str(values["instrument"]), values["instrument"])
    if "state" in values:
        values["state"] = named(str(values["state"]), lang, names)
    lines = [message_in_words(error.template, values, lang)]
    for found in error.findings if isinstance(error, Refused) else ():
        title = (titles or {}).get(found.instrument, found.instrument)
        lines.append(finding_in_words(found.kind, found.details, title, found.state, found.day, lang, names))
    return "\n".join(lines)


def reading_finding_in_words(finding: FindingInFile, lang: str) -> str:
    """What is odd in a file: the column, what it is, and what became of it."""
    said = message_in_words(finding.template, finding.values, lang)
    said = f"{finding.column}: {said}" if finding.column else said
    return f"{said} {translator(lang)(finding.consequence)}" if finding.consequence else said


def message_in_words(template: str, values: Mapping[str, Any], lang: str) -> str:
    """A template of the catalogue, filled with values as people say them."""
    return translator(lang)(template, **{place: _value(value, lang) for place, value in values.items()})


def _value(value: Any, lang: str) -> Any:
    if isinstance(value, TrackerError):
        return error_in_words(value, lang)
    if isinstance(value, StrEnum):
        return name(value, lang)
    if isinstance(value, date):
        return long_date(value, lang)
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(str(_value(part, lang)) for part in value)
    return value
