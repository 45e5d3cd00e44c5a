"""When states consented to instruments: the day of the act that their position rests on."""

from collections.abc import Collection, Iterator
from datetime import date, datetime

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from tracker.law.assessment import assess
from tracker.law.vocabulary import Position
from tracker.register import projection
from tracker.register.dossiers import dossiers
from tracker.register.earlier import rows_known
from tracker.register.tables import Act

_ACT: Table = Act.__table__  # type: ignore[attr-defined]

# Positions that rest on the act of consent itself. A suspension or a notice of withdrawal comes after one of these.
_RESTING = frozenset({Position.PARTY, Position.CONSENTED, Position.CONSENTED_WAITING, Position.CONSENTED_SCHEDULED})


def consented_on(
    session: Session, instruments: Collection[str], as_of: date, known_at: datetime | None = None
) -> dict[tuple[str, str], str]:
    """The day on which each state consented to these instruments, by instrument and state, as its source gives it.

    It is the day of receipt, else that on the document; left out where no act with a day is on record by `as_of`.
    """
    found: dict[tuple[str, str], str] = {}
    for instrument, state, day in _days(session, instruments, as_of, known_at):
        if day:
            found[instrument, state] = day
    return found


def _days(
    session: Session, instruments: Collection[str], as_of: date, known_at: datetime | None
) -> Iterator[tuple[str, str, str]]:
    """Instrument, state and day of every consent by a day, the latest last."""
    if known_at is not None:
        rows = rows_known(session, known_at)
        acts = {row.id: row for row in rows.of("act")}
        for dossier in dossiers(rows, instruments).values():
            for span in projection.spans_of(assess(dossier))["position_span"]:
                if span["start"] <= as_of and span["position"] in _RESTING and (act := acts.get(span["act"])):
                    yield span["instrument"], span["state"], act.received_on or act.on
        return
    spans = projection.TABLES["position_span"].c
    query = (
        select(spans.instrument, spans.state, _ACT.c.received_on, _ACT.c.on)
        .join(_ACT, spans.act == _ACT.c.id)
        .where(spans.instrument.in_(sorted(instruments)), spans.start <= as_of, spans.position.in_(sorted(_RESTING)))
        .order_by(spans.start)
    )
    for instrument, state, received_on, on in session.execute(query):
        yield instrument, state, received_on or on
