"""The values of a fact: what each column may hold, as words to choose from, and how it is shown."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from dashboard.data import editing, register
from dashboard.markup import Html, source_links
from dashboard.moment import Moment
from tracker.law.drafts import StanceWord
from tracker.law.vocabulary import (
    KINDS_WITHOUT_RATIFICATION,
    Confidence,
    Coverage,
    InstrumentKind,
    MembershipStatus,
    Relation,
    Says,
    Stage,
    Step,
)
from tracker.locale.dates import partial_date
from tracker.locale.names import name

DAYS = frozenset(
    {"on", "not_before", "not_after", "announced_on", "up_to", "start", "until", "adopted_on", "ended_on", "due_on",
     "fulfilled_on", "exists_from", "exists_to", "asked_on", "answered_on", "promised_for"}
)  # fmt: skip
LONG = frozenset({"note", "note.en", "note.ru", "asked", "answer", "sources"})
TITLES = frozenset({"title_en", "title_ru"})  # of one line each, but of a long one
LISTS = frozenset({"steps", "completed_by", "concerns.states", *(f"relation.{word}" for word in Relation)})
_WORDS: dict[str, type[StrEnum]] = {
    "kind": InstrumentKind,
    "coverage": Coverage,
    "status": MembershipStatus,
    "says": Says,
    "confidence": Confidence,
    "stance": StanceWord,
}
_SOURCES = frozenset({"source", "sources"})


def options(field: str, table: str, moment: Moment) -> Mapping[str, str] | None:
    """What a field chooses from, by what is kept; None for one that holds any text."""
    if field in _WORDS:
        chosen = {word.value: name(word, moment.lang) for word in _WORDS[field]}
        if field == "kind" and table == "undertakings":
            return {word: said for word, said in chosen.items() if word in KINDS_WITHOUT_RATIFICATION}
        return chosen
    if field in ("steps", "completed_by"):
        return _steps(field, moment)
    if field == "concerns":
        words = ("any", "signatories", "members", "members@adoption", "list")
        return {word: name(word, moment.lang) for word in words}
    if field in ("state", "concerns.states"):
        return register.states(moment)
    if field == "organisation":
        return register.organisations(moment)
    if field == "instrument" and table == "stances":
        return drafts(moment)
    if field == "instrument" or field.startswith("relation."):
        return register.titles(moment)
    if field == "package":
        return packages(moment)
    return contacts(moment) if field == "contact" else None


def _steps(field: str, moment: Moment) -> Mapping[str, str]:
    words: list[StrEnum] = [*Step, *([Stage.NOT_REQUIRED] if field == "completed_by" else [])]
    return {word.value: name(word, moment.lang) for word in words}


@register.kept
def drafts(moment: Moment) -> dict[str, str]:
    """The short titles of all drafts, by key."""
    titles = register.titles(moment)
    return {key: titles[key] for key, row in editing.rows(moment, "instrument") if row["stage"] == "draft"}


@register.kept
def packages(moment: Moment) -> dict[str, str]:
    """The titles of all packages, by key."""
    return {key: titled(row, "title", moment) for key, row in editing.rows(moment, "package")}


@register.kept
def contacts(moment: Moment) -> dict[str, str]:
    """The names of all contacts, by their ids, after that of their state."""
    states = register.states(moment)
    return {
        key: f"{states.get(row['state'], row['state'])}: {row['name']}" for key, row in editing.rows(moment, "contact")
    }


def titled(row: Mapping[str, Any], stem: str, moment: Moment) -> str:
    """A name or a title in the visitor's language, else in the other."""
    own, other = ("ru", "en") if moment.lang == "ru" else ("en", "ru")
    return str(row[f"{stem}_{own}"] or row[f"{stem}_{other}"] or row.get("key") or row.get("code") or "")


def shown(field: str, value: Any, table: str, moment: Moment) -> Html | str:
    """A value as people read it; empty for none."""
    if value in (None, "", [], {}, False):
        return ""
    if field in DAYS:
        return partial_date(str(value), moment.lang)
    if field in _SOURCES:
        return source_links(" ; ".join(value) if isinstance(value, list) else str(value).replace("\n", " ; "))
    # a draft that was adopted is chosen no more, and is told by its title still
    chosen = register.titles(moment) if field == "instrument" else options(field, table, moment) or {}
    if isinstance(value, list | tuple):
        return ", ".join(chosen.get(str(one), str(one)) for one in value)
    if field in ("steps", "completed_by"):
        return ", ".join(chosen.get(word, word) for word in str(value).split())
    return chosen.get(str(value), str(value))
