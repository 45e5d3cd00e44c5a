"""The form in which consent is to be expected: ratification, or notification of completed procedures (VCLT 11)."""

from collections import Counter
from collections.abc import Iterable

from tracker.law.clauses import Clause
from tracker.law.vocabulary import CONSENTS_AFTER_SIGNATURE, COUNTED_CONSENTS, Act

_NOTIFICATION = Act.NOTIFICATION_OF_COMPLETED_PROCEDURES
_DEPOSITS = (Act.RATIFICATION, Act.ACCEPTANCE, Act.APPROVAL)  # forms of one deposit; the first stands for them


def expected_form(clause: Clause | None, made: Iterable[Act]) -> Act | None:
    """The form of consent that signatories of an instrument give: that of most before, else the one its clause names.

    `made` is what states did so far. None where the clause is not known or leaves the choice, and nobody has consented.
    """
    counts = COUNTED_CONSENTS if clause is None else clause.counts
    before = Counter(act for act in made if act in counts & CONSENTS_AFTER_SIGNATURE)
    if before:
        return max(before, key=lambda act: (before[act], -list(Act).index(act)))
    if clause is None or counts == COUNTED_CONSENTS:
        return None
    deposits = [act for act in _DEPOSITS if act in counts]
    if _NOTIFICATION in counts:
        return None if deposits else _NOTIFICATION
    return deposits[0] if deposits else None
