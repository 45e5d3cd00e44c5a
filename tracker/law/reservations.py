"""Reservations, the objections to them, and the twelve months in which states may object: VCLT 19-23.

An objection says in `regards` whose reservation it is about (the state's code comes first). None of this moves a
position: a reservation is an attribute of a consent, which counts as any other.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from tracker.law.checks import Finding
from tracker.law.courses import Course
from tracker.law.dates import Delay
from tracker.law.facts import ActFact, Dossier
from tracker.law.vocabulary import Act
from tracker.law.vocabulary import FindingKind as Kind
from tracker.law.vocabulary import FindingWeight as Weight

WINDOW = Delay(months=12)  # VCLT 20(5)


@dataclass(slots=True)
class Reservation:
    """A reservation, from the day the depositary received it until it is withdrawn, and who objects to it."""

    act: ActFact
    made_on: date
    withdrawn_on: date | None = None
    objections: list[tuple[ActFact, date]] = field(default_factory=list)

    def open_until(self, own_consent: date | None) -> date:
        """The last day on which a state may object: twelve months on, or its own later consent (VCLT 20(5))."""
        last = WINDOW.after(self.made_on)
        return last if own_consent is None else max(last, own_consent)

    def accepted_by(self, state: str, own_consent: date | None, day: date) -> bool:
        """True once a state can no longer object and has not."""
        objected = any(act.state == state for act, _ in self.objections)
        return not objected and day > self.open_until(own_consent)


def reservations(dossier: Dossier) -> list[Reservation]:
    """All reservations with their objections, in the order of their days."""
    dated = [(act, day) for act in dossier.acts if not act.expected and (day := act.day) is not None]
    dated.sort(key=lambda one: (one[1], one[0].id))
    found = [Reservation(act, day) for act, day in dated if act.act is Act.RESERVATION]
    for act, day in dated:
        for reservation in found:
            if act.act is Act.OBJECTION and _about(act, reservation) and day >= reservation.made_on:
                reservation.objections.append((act, day))
            elif act.act is Act.WITHDRAWAL_OF_OBJECTION and _about(act, reservation):
                reservation.objections = [(a, on) for a, on in reservation.objections if a.state != act.state]
            elif act.act is Act.WITHDRAWAL_OF_RESERVATION and _withdraws(act, reservation, day):
                reservation.withdrawn_on = day
    return found


def _about(act: ActFact, reservation: Reservation) -> bool:
    return act.regards.split(maxsplit=1)[:1] == [reservation.act.state]


def _withdraws(act: ActFact, reservation: Reservation, day: date) -> bool:
    own = act.state == reservation.act.state and act.regards in ("", reservation.act.regards)
    return own and reservation.withdrawn_on is None and day >= reservation.made_on


def reservation_findings(dossier: Dossier, courses: dict[str, Course]) -> Iterator[Finding]:
    """Reservations that came too late or were never confirmed; objections that came too late or concern nothing."""
    found = reservations(dossier)
    key = dossier.instrument.key
    for reservation in found:
        state, made = reservation.act.state, reservation.made_on
        consent = next((c for c in (courses.get(state) or Course(state)).consents), None)
        if consent is not None and made > consent.day and not _renews_an_earlier_one(reservation, found):
            details = {"consented": str(consent.day), "until": str(WINDOW.after(made))}
            yield Finding(Kind.LATE_RESERVATION, Weight.NOTE, key, state, made, details)
        if consent is not None and made < consent.day and not confirmed(reservation, found, consent.day):
            details = {"made": str(made), "consented": str(consent.day)}
            yield Finding(Kind.RESERVATION_NOT_CONFIRMED, Weight.NOTE, key, state, consent.day, details)
        yield from _late_objections(reservation, courses, key)
    for act in objections_to_nothing(dossier, found):
        yield Finding(Kind.OBJECTION_WITHOUT_RESERVATION, Weight.NOTE, key, act.state, act.day, {"to": act.regards})


def objections_to_nothing(dossier: Dossier, found: Iterable[Reservation]) -> list[ActFact]:
    """The objections that concern none of the reservations found."""
    objections = (act for act in dossier.acts if act.act is Act.OBJECTION and not act.expected)
    made = list(found)
    return [act for act in objections if not any(_about(act, one) for one in made)]


def _late_objections(reservation: Reservation, courses: dict[str, Course], key: str) -> Iterator[Finding]:
    for act, day in reservation.objections:
        own = next((c.day for c in (courses.get(act.state) or Course(act.state)).consents), None)
        until = reservation.open_until(own)
        if day > until:
            details = {"to": reservation.act.state, "until": str(until)}
            yield Finding(Kind.LATE_OBJECTION, Weight.NOTE, key, act.state, day, details)


def confirmed(reservation: Reservation, every: list[Reservation], consented: date) -> bool:
    """Made again when consenting, or withdrawn before: one made on signature has to be confirmed (VCLT 23(2))."""
    again = any(other.act.state == reservation.act.state and other.made_on >= consented for other in every)
    return again or (reservation.withdrawn_on is not None and reservation.withdrawn_on <= consented)


def _renews_an_earlier_one(reservation: Reservation, every: list[Reservation]) -> bool:
    return any(
        other.act.state == reservation.act.state
        and other.made_on < reservation.made_on
        and other.act.regards == reservation.act.regards
        for other in every
    )
