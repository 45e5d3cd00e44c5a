"""What states said beside consenting (reservations, objections, declarations), and what has become of it by a day."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from tracker.law.assessment import Assessment
from tracker.law.courses import Consent, Course
from tracker.law.facts import ActFact, Dossier
from tracker.law.reservations import Reservation, confirmed, reservations
from tracker.law.vocabulary import Act, Position
from tracker.law.what_if import span_on

DECLARATIONS = (Act.DECLARATION, Act.TERRITORIAL_EXTENSION, Act.OBJECTION_TO_AMENDMENT)
WITHDRAWALS = (Act.WITHDRAWAL_OF_RESERVATION, Act.WITHDRAWAL_OF_OBJECTION)
STATEMENTS = (Act.RESERVATION, Act.OBJECTION, *DECLARATIONS, *WITHDRAWALS)


class Fate(StrEnum):
    """What has become of a statement by a day."""

    STANDS = "stands"
    WITHDRAWN = "statement-withdrawn"
    AWAITS_CONSENT = "awaits-consent"  # a reservation of a state that has not consented: VCLT 23(2)
    NOT_CONFIRMED = "not-confirmed"  # made on signature and not confirmed on consenting: VCLT 23(2)
    WITHOUT_OBJECT = "without-object"  # an objection to no reservation that is on record and stands
    LAPSED = "lapsed"  # with the state's participation, or with the instrument
    CARRIED_OUT = "withdrawal-made"  # an act that takes another one back


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement, and what has become of it."""

    act: ActFact
    on: date
    fate: Fate
    until: date | None = None  # the day from which it no longer stands, where that is known
    reservation: Reservation | None = None  # of a reservation: with the objections to it


def made_by(dossier: Dossier, day: date) -> Dossier:
    """The dossier with those recorded acts alone that were made by a day."""
    return replace(dossier, acts=tuple(act for act in dossier.acts if _made(act, day)))


def statements(assessment: Assessment, day: date) -> tuple[Statement, ...]:
    """All statements made by a day, in the order of their days."""
    dossier = made_by(assessment.dossier, day)
    reserved = {one.act.id: one for one in reservations(dossier)}
    found = []
    for act in dossier.acts:
        if act.act in STATEMENTS and act.day is not None:
            fate, until = _fate(act, act.day, dossier.acts, reserved, assessment, day)
            found.append(Statement(act, act.day, fate, until, reserved.get(act.id)))
    return tuple(sorted(found, key=lambda one: (one.on, one.act.id)))


def _made(act: ActFact, day: date) -> bool:
    return bool(act.id) and not act.expected and act.day is not None and act.day <= day


def _fate(
    act: ActFact,
    on: date,
    acts: Iterable[ActFact],
    reserved: dict[str, Reservation],
    assessment: Assessment,
    day: date,
) -> tuple[Fate, date | None]:
    if act.act in WITHDRAWALS:
        return Fate.CARRIED_OUT, None
    if act.act is Act.RESERVATION and (withdrawn := reserved[act.id].withdrawn_on) is not None:
        return Fate.WITHDRAWN, withdrawn
    if act.act is Act.OBJECTION and (withdrawn := _objection_withdrawn_on(act, on, acts)) is not None:
        return Fate.WITHDRAWN, withdrawn
    if (over := _over_since(assessment, act.state, day)) is not None:
        return Fate.LAPSED, over
    if act.act is Act.RESERVATION:
        return _of_reservation(reserved[act.id], list(reserved.values()), assessment, day), None
    if act.act is Act.OBJECTION:
        return _of_objection(act, reserved.values())
    return Fate.STANDS, None


def _of_reservation(one: Reservation, every: list[Reservation], assessment: Assessment, day: date) -> Fate:
    course = assessment.courses.get(one.act.state) or Course(one.act.state)
    consent = course.consent_on(day)
    if consent is None:
        return Fate.AWAITS_CONSENT
    before = _certainly_before(one.made_on, consent)
    return Fate.NOT_CONFIRMED if before and not confirmed(one, every, consent.day) else Fate.STANDS


def _certainly_before(made: date, consent: Consent) -> bool:
    """True where the consent was given later, on whichever of its possible days."""
    first = consent.act.counts_on.first
    return made < consent.day and first is not None and made < first


def _of_objection(act: ActFact, reserved: Iterable[Reservation]) -> tuple[Fate, date | None]:
    """An objection stands as long as a reservation that it is about does."""
    about = [one for one in reserved if any(objection is act for objection, _ in one.objections)]
    if any(one.withdrawn_on is None for one in about):
        return Fate.STANDS, None
    return Fate.WITHOUT_OBJECT, max((one.withdrawn_on for one in about if one.withdrawn_on), default=None)


def _objection_withdrawn_on(objection: ActFact, on: date, acts: Iterable[ActFact]) -> date | None:
    about = objection.regards.split(maxsplit=1)[:1]
    days = [
        act.day
        for act in acts
        if act.act is Act.WITHDRAWAL_OF_OBJECTION
        and act.state == objection.state
        and act.regards.split(maxsplit=1)[:1] == about
        and act.day is not None
        and act.day >= on
    ]
    return min(days, default=None)


def _over_since(assessment: Assessment, state: str, day: date) -> date | None:
    """Since when the instrument has ended, or the state is no longer a party; None where neither is so."""
    span = span_on(assessment.positions.get(state, []), day)
    over = span is not None and span.position in (Position.ENDED, Position.WITHDRAWN)
    return span.since if span is not None and over else None
