"""How the consents to an instrument have grown, and how many it takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.data.register import at_hand, session, short_title, states
from dashboard.data.timeline import Event
from dashboard.moment import Moment
from tracker.law.assessment import Assessment, assess
from tracker.law.curves import Curve, curve
from tracker.law.vocabulary import Coverage
from tracker.register import reading
from tracker.register.dossiers import dossiers, rows_now
from tracker.register.earlier import rows_known

MOST = 6  # curves on one page


@dataclass(frozen=True)
class Growth:
    """The curve of one instrument, with the names of the states in it."""

    key: str
    title: str
    curve: Curve
    in_force_on: date | None
    complete: bool  # the register holds the acts of all states
    names: dict[str, str]


def busiest(events: Sequence[Event]) -> tuple[str, ...]:
    """The instruments that have the latest consents among some events; where they are few, then the latest events."""
    latest = {one.instrument: (one.consents, one.day) for one in events if one.instrument}
    latest |= {one.instrument: (True, one.day) for one in events if one.consents}
    return tuple(sorted(latest, key=lambda key: (latest[key], key), reverse=True)[:MOST])


@at_hand
def growth(moment: Moment, keys: tuple[str, ...]) -> tuple[Growth, ...]:
    """The curves of these instruments up to the day, in the order of the keys; none for one that nobody knows."""
    with session() as found:
        lines = {line.key: line for line in reading.instruments(found, moment.as_of, moment.known_at)}
        rows = rows_known(found, moment.known_at) if moment.known_at else rows_now(found, keys)
    names, assessments = states(moment), {key: assess(one) for key, one in dossiers(rows, keys).items()}
    return tuple(_growth(lines[key], assessments[key], names, moment) for key in keys if key in assessments)


def _growth(line: reading.InstrumentLine, found: Assessment, names: dict[str, str], moment: Moment) -> Growth:
    return Growth(
        line.key,
        short_title(line, moment.lang),
        curve(found, moment.as_of),
        line.in_force_on,
        found.dossier.instrument.coverage is Coverage.COMPLETE,
        names,
    )
