"""What the register knew at an instant: computed from the ledger once, and kept for the next question about it.

It is kept by the digest of the ledger's last line, which stands for everything in it: no other register, and no later
state of this one, can be answered with it.
"""

from collections import OrderedDict, defaultdict
from datetime import datetime
from functools import cached_property
from threading import Lock
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from tracker.law.assessment import Assessment, assess
from tracker.law.facts import Dossier
from tracker.register import projection
from tracker.register.dossiers import Rows, dossiers
from tracker.register.ledger import facts_at
from tracker.register.tables import Head

_HEAD: Table = Head.__table__  # type: ignore[attr-defined]
_MOST_KEPT = 4
_kept: OrderedDict[tuple[str, datetime], "Earlier"] = OrderedDict()
_one_at_a_time = Lock()


class Earlier:
    """The register at an instant: its rows, and what treaty law makes of them. Nobody changes it."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    @cached_property
    def dossiers(self) -> dict[str, Dossier]:
        """The dossiers of all instruments, by key."""
        return dossiers(self.rows)

    @cached_property
    def assessments(self) -> dict[str, Assessment]:
        """The answers about all instruments, by key."""
        return {key: assess(dossier) for key, dossier in self.dossiers.items()}

    @cached_property
    def spans(self) -> dict[str, list[dict[str, Any]]]:
        """The spans of all instruments, by the tables that hold them now."""
        found: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for assessment in self.assessments.values():
            for name, spans in projection.spans_of(assessment).items():
                found[name] += spans
        return found


def earlier(session: Session, until: datetime) -> Earlier:
    """The register as it was at an instant."""
    key = (session.execute(select(_HEAD.c.digest)).scalar_one(), until)
    with _one_at_a_time:
        if key not in _kept:
            rows = {kind: list(found.values()) for kind, found in facts_at(session, until).items()}
            _kept[key] = Earlier(Rows(defaultdict(list, rows)))
        _kept.move_to_end(key)
        while len(_kept) > _MOST_KEPT:
            _kept.popitem(last=False)
        return _kept[key]


def rows_known(session: Session, until: datetime) -> Rows:
    """The rows as the register had them at an instant."""
    return earlier(session, until).rows
