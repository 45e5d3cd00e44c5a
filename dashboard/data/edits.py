"""Everything that was ever written about an instrument."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dashboard.data.register import at_hand, called, session, states
from dashboard.moment import Moment
from tracker.locale.field_values import value_in_words
from tracker.register import reading


@dataclass(frozen=True)
class Edit:
    """One line of the ledger as a person reads it."""

    number: int
    at: datetime
    by: str
    reason: str
    kind: str
    key: str
    word: str  # what act or step it is, or what was said; empty for other facts
    state: str
    what: str  # recorded, corrected, changed, voided, removed
    changes: tuple[tuple[str, str, str], ...]  # field, before, after


# What a first version is told by, and one that is taken back.
_TELLING = ("on", "received_on", "not_before", "not_after", "up_to", "adopted_on", "outcome", "source")
_TOLD_BY = ("act", "step", "says", "stance")
_SILENT = frozenset({"id", "recorded_at", "recorded_by", "supersedes", "instrument"})


@at_hand
def history(moment: Moment, key: str) -> tuple[Edit, ...]:
    """Everything that was ever written about an instrument, the latest first; up to the day of knowledge."""
    with session() as found:
        versions = reading.history(found, key)
        papers = {row.id: row.name for row in reading.facts(found, "document")}
        others = {row.id: row.name for row in reading.facts(found, "contact")}
        packages = {row.key: _title(row, moment) for row in reading.facts(found, "package")}
    named = _Named(moment.lang, {**called(moment), **papers, **others, **packages}, states(moment))
    known = [v for v in versions if moment.known_at is None or v.at <= moment.known_at]
    return tuple(_edit(version, named) for version in known)


@dataclass(frozen=True)
class _Named:
    """What things are called, in a language."""

    lang: str
    titles: dict[str, str]
    states: dict[str, str]

    def said(self, field: str, value: Any) -> str:
        """A value in words; empty for none."""
        if value in (None, False, "", [], {}):
            return ""
        return value_in_words(field, value, self.lang, self.titles, self.states)


def _title(row: Any, moment: Moment) -> str:
    own, other = (row.title_ru, row.title_en) if moment.lang == "ru" else (row.title_en, row.title_ru)
    return str(own or other or row.key)


def _edit(version: reading.Version, named: _Named) -> Edit:
    row, before = version.row, version.before
    content = row or before or {}
    state = str(content.get("state") or "")
    return Edit(
        version.number,
        version.at,
        version.by,
        version.reason,
        version.kind,
        version.key,
        next((named.said(word, content[word]) for word in _TOLD_BY if content.get(word)), ""),
        named.states.get(state, state),
        _what(row, before),
        _changes(row, before, named),
    )


def _what(row: dict[str, Any] | None, before: dict[str, Any] | None) -> str:
    if row is None:
        return "removed"
    if row.get("void_reason"):
        return "voided"
    if row.get("supersedes"):
        return "corrected"
    return "changed" if before else "recorded"


def _changes(
    row: dict[str, Any] | None, before: dict[str, Any] | None, named: _Named
) -> tuple[tuple[str, str, str], ...]:
    if row is None or row.get("void_reason"):
        return _told({}, row or before or {}, _TELLING, named)
    return _told(row, before or {}, tuple(row) if before else _TELLING, named)


def _told(
    row: dict[str, Any], old: dict[str, Any], shown: tuple[str, ...], named: _Named
) -> tuple[tuple[str, str, str], ...]:
    pairs = [
        (field, named.said(field, old.get(field)), named.said(field, row.get(field)))
        for field in shown
        if field not in _SILENT
    ]
    return tuple(pair for pair in pairs if pair[1] != pair[2])
