"""Clauses that one may assume where none is known, and the act by which a state would consent: for what-if alone.

The list is closed: the clauses that organisations of the region really write. Whatever is assumed is marked so by its
basis, so that every sentence about it says that it is an assumption.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from tracker.law.clauses import Clause, ClauseError
from tracker.law.facts import Dossier
from tracker.law.notation import borrowed, read_clause
from tracker.law.vocabulary import CONSENTS, COUNTED_CONSENTS, FULL_SIGNATURES, Act, Basis

Notation = Mapping[str, Any]


def _assumed(consents: int | str, days: int = 0) -> Notation:
    delay = {"days": days}
    return {"when": {"consents": consents}, "then": delay, "later": delay, "basis": Basis.ASSUMED.value}


ASSUMABLE: Mapping[str, Notation] = {
    "all": _assumed("all"),
    "all-30-days": _assumed("all", 30),
    "third": _assumed(3),
    "third-30-days": _assumed(3, 30),
    "fourth": _assumed(4),
    "fourth-30-days": _assumed(4, 30),
    "fourth-60-days": _assumed(4, 60),
    "fifth": _assumed(5),
}

_OF_ITS_TEXT = ("article", "summary", "quote", "source")


def lent(notation: Notation | None) -> Notation | None:
    """The clause of another instrument, as it may be assumed for one that depends on it.

    None where that one has no clause of its own that can be read, or its text is silent.
    """
    if not notation:
        return None
    try:
        if borrowed(notation) is not None or read_clause(notation).basis is Basis.SILENT:
            return None
    except ClauseError:
        return None
    return {key: value for key, value in notation.items() if key not in _OF_ITS_TEXT} | {"basis": Basis.ASSUMED.value}


# In the order in which one is taken where nothing tells which.
_FORMS = (
    Act.NOTIFICATION_OF_COMPLETED_PROCEDURES,
    Act.RATIFICATION,
    Act.ACCEPTANCE,
    Act.APPROVAL,
    Act.FORMAL_CONFIRMATION,
    Act.ACCESSION,
    Act.EXCHANGE,
    Act.DEFINITIVE_SIGNATURE,
)


def usual_consent(dossier: Dossier, clause: Clause | None, state: str) -> Act:
    """The act by which a state would consent: one that the clause counts.

    To an open instrument, whoever has not signed accedes (VCLT 15). Otherwise it is what others have done, else the
    notification of completed procedures that organisations ask for, else ratification.
    """
    apart = clause.apart_for(state) if clause else None
    counted = (apart.counts if apart else None) or (clause.counts if clause else COUNTED_CONSENTS)
    forms = [form for form in _FORMS if form in counted] or list(_FORMS)
    signed = any(act.state == state and act.act in FULL_SIGNATURES for act in dossier.acts)
    if dossier.instrument.concerns.who == "any" and not signed:
        return Act.ACCESSION if Act.ACCESSION in forms else forms[0]
    forms = [form for form in forms if form is not Act.ACCESSION] or forms
    done = Counter(act.act for act in dossier.acts if act.act in CONSENTS and act.act in forms)
    if done:
        return max(forms, key=lambda form: done[form])
    usual = Act.NOTIFICATION_OF_COMPLETED_PROCEDURES if dossier.instrument.organisation else Act.RATIFICATION
    return usual if usual in forms else forms[0]
