"""Reservations with the objections to them, and declarations, of one instrument."""

from dataclasses import dataclass, replace
from datetime import date

from dashboard.data.dossier import Event, dossier
from dashboard.data.register import at_hand, session
from dashboard.moment import Moment
from tracker.law.reservations import Reservation, objections_to_nothing, reservations
from tracker.law.vocabulary import Act
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


_DECLARATIONS = (Act.DECLARATION, Act.TERRITORIAL_EXTENSION, Act.OBJECTION_TO_AMENDMENT)


@at_hand
def statements(moment: Moment, key: str) -> Statements:
    """The reservations, objections and declarations made by the day; raises NotFound for an unknown instrument."""
    day, events = moment.as_of, {one.id: one for one in dossier(moment, key).events}
    with session() as found:
        whole = reading.status(found, key, day, moment.known_at).assessment.dossier
    by_then = replace(whole, acts=tuple(act for act in whole.acts if act.id and act.day is not None and act.day <= day))
    made = reservations(by_then)
    return Statements(
        tuple(_reserved(one, events, day) for one in made),
        tuple(events[act.id] for act in by_then.acts if act.act in _DECLARATIONS and not act.expected),
        tuple(events[act.id] for act in objections_to_nothing(by_then, made)),
    )


def _reserved(one: Reservation, events: dict[str, Event], day: date) -> Reserved:
    last = one.open_until(None)
    objections = tuple(Objection(events[act.id], on) for act, on in one.objections)
    return Reserved(events[one.act.id], one.made_on, one.withdrawn_on, last, day <= last, objections)
