"""What the stances of states say of a draft: whether all are ready to adopt it."""

from collections.abc import Iterable, Mapping

from tracker.law.drafts import StanceWord


def ready(asked: Iterable[str], held: Mapping[str, str]) -> bool | None:
    """True when every state asked supports a draft as it stands; None where nobody is asked."""
    states = list(asked)
    return all(held.get(state) == StanceWord.SUPPORTS for state in states) if states else None
