"""Reservations with the objections to them, and declarations, of one instrument."""

from dataclasses import dataclass
from datetime import date

from dashboard.data.dossier import Event, dossier
from dashboard.data.register import at_hand, session
from dashboard.moment import Moment
from tracker.law.reservations import Reservation, objections_to_nothing, reservations
from tracker.law.statements import DECLARATIONS, made_by
from tracker.register import reading


@dataclass(frozen=True)
class Objection:
    """An objection that stands, made by the day asked about."""

    event: Event
    on: date


@dataclass(frozen=True)
class Reserved:
    """A reservation, and what has become of it by the day asked about."""

    event: Event
    made_on: date
    withdrawn_on: date | None
    may_object_until: date  # of a state that had consented by then: VCLT 20(5)
    may_still_object: bool
    objections: tuple[Objection, ...]


@dataclass(frozen=True)
class Statements:
    """What states said when they signed or consented, beside consenting."""

    reservations: tuple[Reserved, ...]
    declarations: tuple[Event, ...]
    unlinked: tuple[Event, ...]  # objections to no reservation that is on record

    def __bool__(self) -> bool:
        return bool(self.reservations or self.declarations or self.unlinked)


@at_hand
def statements(moment: Moment, key: str) -> Statements:
    """The reservations, objections and declarations made by the day; raises NotFound for an unknown instrument."""
    day, events = moment.as_of, {one.id: one for one in dossier(moment, key).events}
    with session() as found:
        by_then = made_by(reading.status(found, key, day, moment.known_at).assessment.dossier, day)
    made = reservations(by_then)
    return Statements(
        tuple(_reserved(one, events, day) for one in made),
        tuple(events[act.id] for act in by_then.acts if act.act in DECLARATIONS),
        tuple(events[act.id] for act in objections_to_nothing(by_then, made)),
    )


def _reserved(one: Reservation, events: dict[str, Event], day: date) -> Reserved:
    last = one.open_until(None)
    objections = tuple(Objection(events[act.id], on) for act, on in one.objections)
    return Reserved(events[one.act.id], one.made_on, one.withdrawn_on, last, day <= last, objections)
