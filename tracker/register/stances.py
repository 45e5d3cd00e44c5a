"""What the stances of states say of a draft, and of a package: who is heard, and whether all are ready."""

from collections.abc import Iterable
from typing import Any

from tracker.law.drafts import StanceWord


def latest(stances: Iterable[Any], as_of: str) -> dict[tuple[str, str], Any]:
    """The last stance on a day of every state towards every draft, by draft and state."""
    held = sorted((row for row in stances if row.on <= as_of), key=lambda row: (row.on, row.id))
    return {(row.instrument, row.state): row for row in held}


def ready(asked: Iterable[str], held: dict[str, str]) -> bool | None:
    """True when every state asked supports a draft as it stands; None where nobody is asked."""
    states = list(asked)
    return all(held.get(state) == StanceWord.SUPPORTS for state in states) if states else None
