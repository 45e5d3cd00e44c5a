"""What a depositary's chart has of each state: its signature, its consent, and whether it is a party.

"Is it a party?" has three answers. A register that holds only some states' acts cannot tell from their absence that a
state is none; nor can anybody while it is not known whether the instrument is in force.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.law.assessment import Assessment
from tracker.law.courses import Course
from tracker.law.dates import Period
from tracker.law.facts import ActFact
from tracker.law.positions import PositionSpan
from tracker.law.relatives import PARTIES
from tracker.law.vocabulary import CONSENTED_POSITIONS, Coverage, InstrumentState, Position
from tracker.law.what_if import span_on


class IsParty(StrEnum):
    """Whether a state is a party on a day."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not-known"


class Agreement(StrEnum):
    """How an announced date stands to the computed one."""

    AGREE = "agree"
    DIFFER = "differ"
    ANNOUNCED_ONLY = "announced-only"
    COMPUTED_ONLY = "computed-only"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Participation:
    """A state's line in the chart on a day."""

    signatory: bool
    signed_on: date | None  # by a signature that is no consent; definitive ones are consents
    signature: ActFact | None
    consented_on: date | None
    consent: ActFact | None  # without an id where a source confirms it and no act is recorded
    lost_on: date | None  # the consent no longer stands from this day
    is_party: IsParty


_NOT_YET = frozenset({InstrumentState.DRAFT, InstrumentState.PENDING, InstrumentState.SCHEDULED})
_NEVER = frozenset({Position.ENDED, Position.WITHDRAWN, Position.REFUSED, Position.NOT_ELIGIBLE})
_WAITS = frozenset({Position.CONSENTED_WAITING, Position.CONSENTED_SCHEDULED})


def participation(assessment: Assessment, state: str, day: date) -> Participation:
    """A state's line on a day: acts of later days are left out."""
    course = assessment.courses.get(state) or Course(state)
    given = [consent for consent in course.consents if consent.day <= day]
    last = given[-1] if given else None
    signed = course.signed_on is not None and course.signed_on <= day
    return Participation(
        course.signatory_on is not None and course.signatory_on <= day,
        course.signed_on if signed else None,
        course.signed if signed else None,
        last.day if last else None,
        last.act if last else None,
        last.lost if last and last.lost is not None and last.lost <= day else None,
        is_party(assessment, state, day),
    )


def is_party(assessment: Assessment, state: str, day: date) -> IsParty:
    """Whether a state is a party on a day, as far as the register can tell."""
    span = span_on(assessment.positions.get(state, []), day)
    if span is not None and span.position in PARTIES:
        return IsParty.YES
    if span is not None and span.position in _NEVER | _WAITS:
        return IsParty.NO
    if _known_not_in_force(assessment, day):
        return IsParty.NO
    return IsParty.NO if _no_consent_is_hidden(assessment, span) else IsParty.NOT_KNOWN


def _no_consent_is_hidden(assessment: Assessment, span: PositionSpan | None) -> bool:
    """True where all acts are on record and this state's consent is not among them; or where it is no concern of it."""
    instrument = assessment.dossier.instrument
    if span is None:
        open_to_others = instrument.concerns.who in ("any", "signatories")
        return instrument.coverage is Coverage.COMPLETE or not open_to_others
    return instrument.coverage is Coverage.COMPLETE and span.position not in CONSENTED_POSITIONS


def _known_not_in_force(assessment: Assessment, day: date) -> bool:
    """True on a day on which the instrument was certainly not in force.

    A source that once confirmed it as pending does not tell of later days, unless acts of all states are on record.
    """
    whole = next((span.state for span in reversed(assessment.instrument) if span.start <= day), None)
    if whole is None:
        return True
    if whole not in _NOT_YET:
        return False
    entry, dossier = assessment.entry, assessment.dossier
    if entry.announced is not None or whole is InstrumentState.DRAFT:
        return True
    if entry.situations is not None and (entry.sufficient or entry.situations.certainly_unmet_on(day)):
        return True
    said = dossier.said_pending_on(day)
    return said is not None and said.up_to >= day


def compared(computed: date | None, announced: Period | None) -> Agreement:
    """How an announced day, which may be known only roughly, stands to the computed one."""
    if announced is None:
        return Agreement.NEITHER if computed is None else Agreement.COMPUTED_ONLY
    if computed is None:
        return Agreement.ANNOUNCED_ONLY
    within = (announced.first or computed) <= computed <= (announced.last or computed)
    return Agreement.AGREE if within else Agreement.DIFFER
