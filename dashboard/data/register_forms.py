"""Between a fact's row and the fields of its form: lists as lists, several columns of one field apart."""

from collections.abc import Iterable, Mapping
from typing import Any

from tracker.law.vocabulary import Relation
from tracker.register.ledger import blank

_WORDS = frozenset({"steps", "completed_by"})  # kept as words with blanks between them


def values_of(fields: Iterable[str], row: Mapping[str, Any]) -> dict[str, Any]:
    """What the fields of a form hold for a row."""
    return {field: _value(field, row) for field in fields}


def _value(field: str, row: Mapping[str, Any]) -> Any:
    column, _, part = field.partition(".")
    value = row.get(column)
    if column == "concerns":
        listed = isinstance(value, list)
        return (value if listed else []) if part else "list" if listed else value or ""
    if column == "note" and part:
        return _note(value, part)
    if column == "relation":
        keys = (value or {}).get(part) or []
        return keys if isinstance(keys, list) else [keys]
    if column in _WORDS:
        return str(value or "").split()
    if column == "sources":
        return "\n".join(value or ())
    return ", ".join(value) if isinstance(value, list) else value or ""


def _note(value: Any, lang: str) -> str:
    if isinstance(value, Mapping):
        return str(value.get(lang) or "")
    return str(value or "") if lang == "en" else ""


def given_by(values: Mapping[str, Any], fixed: Mapping[str, Any]) -> dict[str, Any]:
    """What a form says, by the columns of the row; `fixed` is what its table says of every fact."""
    given: dict[str, Any] = dict(fixed)
    for field, value in values.items():
        column, _, part = field.partition(".")
        if column == "relation":
            given.setdefault("relation", {})
            if value:
                given["relation"][Relation(part)] = value if len(value) > 1 else value[0]
        elif column == "note" and part:
            given.setdefault("note", {})
            if value:
                given["note"][part] = value
        elif column == "concerns":
            given["concerns"] = (
                values.get("concerns.states") if values.get("concerns") == "list" else values["concerns"]
            )
        elif column == "sources":
            given["sources"] = [line.strip() for line in str(value).splitlines() if line.strip()]
        else:
            given[column] = " ".join(value) if column in _WORDS else value
    return given


def one_for_each(given: Mapping[str, Any], field: str) -> list[dict[str, Any]]:
    """The facts that one form adds: one for each value of the field, or one without any."""
    several = given.get(field)
    if not isinstance(several, list):
        return [dict(given)]
    return [{**given, field: one} for one in several or [""]]


def of_kind(kind: str, fields: Iterable[str]) -> dict[str, Any]:
    """What an empty form begins with: the defaults of the kind."""
    return values_of(fields, blank(kind))
