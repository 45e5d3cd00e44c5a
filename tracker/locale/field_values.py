"""What stands in a field of an entry, as people read it."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from tracker.law.clauses import ClauseError
from tracker.law.drafts import StanceWord
from tracker.law.notation import borrowed, read_clause, read_duration, read_exit
from tracker.law.vocabulary import (
    Act,
    Confidence,
    Coverage,
    InstrumentKind,
    MembershipStatus,
    Relation,
    Says,
    Step,
)
from tracker.locale.catalogue import marked, translator
from tracker.locale.names import name
from tracker.locale.states import named, states_listed
from tracker.locale.wording import clause_in_words, duration_in_words, exit_in_words

_WORDS: dict[str, type[StrEnum]] = {
    "act": Act,
    "step": Step,
    "confidence": Confidence,
    "stance": StanceWord,
    "says": Says,
    "kind": InstrumentKind,
    "coverage": Coverage,
    "status": MembershipStatus,
}
_OUTCOMES = {  # customary words for how a step ended; what is recorded in other words is told as it is
    "adopted": marked("adopted"),
    "adopted by parliament": marked("adopted by parliament"),
    "approved": marked("approved"),
    "authorised": marked("authorised"),
    "decided": marked("decided"),
    "endorsed": marked("endorsed"),
    "opinion given": marked("opinion given"),
    "proposed": marked("proposed"),
    "ratified": marked("ratified"),
    "rejected": marked("rejected"),
    "remark": marked("remark"),
    "signed": marked("signed"),
    "submitted": marked("submitted"),
}
_NAMED = frozenset({"instrument", "organisation", "package", "contact", "document"})  # by what the caller calls them


def value_in_words(
    field: str,
    value: object,
    lang: str,
    titles: Mapping[str, str] | None = None,
    states: Mapping[str, str] | None = None,
) -> str:
    """A value in words: a dash for none.

    `titles` are what the caller calls instruments, organisations, packages, contacts and documents, by their keys;
    `states` names by code.
    """
    if value is True or (field == "stage" and value == "draft"):
        return translator(lang)("yes")
    if value in (None, False, "", [], {}):
        return "–"
    called = titles or {}
    if field in _RULES and isinstance(value, Mapping):
        return _rule(field, value, lang, {**called, **(states or {})})
    if field == "relation" and isinstance(value, Mapping):
        return _relations(value, lang, called)
    if field == "concerns":
        return states_listed(value, lang, states) if isinstance(value, list) else name(str(value), lang)
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {part}" for key, part in value.items())
    if isinstance(value, list | tuple):
        return " ; ".join(str(part) for part in value)
    return _text(field, str(value), lang, called, states)


def _text(field: str, text: str, lang: str, called: Mapping[str, str], states: Mapping[str, str] | None) -> str:
    if field in _WORDS and text in set(_WORDS[field]):
        return name(_WORDS[field](text), lang)
    if field == "outcome" and text in _OUTCOMES:
        return translator(lang)(_OUTCOMES[text])
    if field in ("steps", "completed_by"):
        return ", ".join(name(word, lang) for word in text.split())
    if field == "state":
        return named(text, lang, states)
    return called.get(text, text) if field in _NAMED else text


def _relations(value: Mapping[Any, Any], lang: str, called: Mapping[str, str]) -> str:
    told = []
    for word, keys in value.items():
        others = ", ".join(called.get(key, key) for key in (keys if isinstance(keys, list) else [keys]))
        told.append(f"{name(Relation(word), lang) if word in set(Relation) else word}: {others}")
    return "; ".join(told)


def _clause(notation: Any, lang: str, called: Mapping[str, str]) -> str:
    if lent := borrowed(notation):
        return translator(lang)("as in {instrument}", instrument=called.get(lent[0], lent[0]))
    return clause_in_words(read_clause(notation), lang, names=called)


def _duration(notation: Any, lang: str, called: Mapping[str, str]) -> str:
    found = read_duration(notation)
    return duration_in_words(found, lang, called) if found else "–"


def _exit(notation: Any, lang: str, _: Mapping[str, str]) -> str:
    found = read_exit(notation)
    return exit_in_words(found, lang) if found else "–"


_RULES: dict[str, Callable[[Any, str, Mapping[str, str]], str]] = {
    "entry_into_force": _clause,
    "lasts": _duration,
    "exit": _exit,
}


def _rule(field: str, notation: Mapping[Any, Any], lang: str, called: Mapping[str, str]) -> str:
    """A rule in words; as it is written where it cannot be read."""
    try:
        return _RULES[field](notation, lang, called)
    except ClauseError:
        return "; ".join(f"{key}: {part}" for key, part in notation.items())
