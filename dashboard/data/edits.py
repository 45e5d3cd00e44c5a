"""Everything that was ever written about an instrument."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dashboard.data.register import kept, session, states
from dashboard.moment import Moment
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
    word: str
    state: str
    what: str  # recorded, corrected, changed, voided, removed
    changes: tuple[tuple[str, str, str], ...]  # field, before, after


# What a first version is told by, and one that is taken back.
_TELLING = ("on", "received_on", "not_before", "not_after", "up_to", "adopted_on", "outcome", "source")
_SILENT = frozenset({"id", "recorded_at", "recorded_by", "supersedes", "instrument"})


@kept
def history(moment: Moment, key: str) -> tuple[Edit, ...]:
    """Everything that was ever written about an instrument, the latest first; up to the day of knowledge."""
    with session() as found:
        versions = reading.history(found, key)
    names = states(moment)
    known = [v for v in versions if moment.known_at is None or v.at <= moment.known_at]
    return tuple(_edit(version, names) for version in known)


def _edit(version: reading.Version, names: dict[str, str]) -> Edit:
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
        str(content.get("act") or content.get("step") or content.get("says") or ""),
        names.get(state, state),
        _what(row, before),
        _changes(row, before),
    )


def _what(row: dict[str, Any] | None, before: dict[str, Any] | None) -> str:
    if row is None:
        return "removed"
    if row.get("void_reason"):
        return "voided"
    if row.get("supersedes"):
        return "corrected"
    return "changed" if before else "recorded"


def _changes(row: dict[str, Any] | None, before: dict[str, Any] | None) -> tuple[tuple[str, str, str], ...]:
    if row is None or row.get("void_reason"):
        return _told({}, row or before or {}, _TELLING)
    return _told(row, before or {}, tuple(row) if before else _TELLING)


def _told(row: dict[str, Any], old: dict[str, Any], shown: tuple[str, ...]) -> tuple[tuple[str, str, str], ...]:
    pairs = [(name, _text(old.get(name)), _text(row.get(name))) for name in shown if name not in _SILENT]
    return tuple(pair for pair in pairs if pair[1] != pair[2])


def _text(value: Any) -> str:
    if value is None or value is False or value == "" or value == [] or value == {}:
        return ""
    if value is True:
        return "✓"
    if isinstance(value, list):
        return " ; ".join(str(item) for item in value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {item}" for key, item in value.items())
    return str(value)
