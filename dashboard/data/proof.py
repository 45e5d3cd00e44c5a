"""Everything about one state towards one instrument: its position, what it rests on, and what else is known."""

from dataclasses import dataclass
from datetime import date

from dashboard.data.dossier import Event, Oddity, Span, Standing, dossier
from dashboard.data.register import at_hand, called, session, states
from dashboard.moment import Moment
from tracker.law.participation import is_party
from tracker.locale.wording import explain_position
from tracker.register import reading


@dataclass(frozen=True)
class Proof:
    """One state on the page of an instrument."""

    state: str
    name: str
    condition: str  # the state of the instrument as a whole
    is_party: str  # a word of IsParty
    standing: Standing | None  # None: nothing is on record by this day
    explanation: str
    rests_on: str  # the act its position rests on
    events: tuple[Event, ...]  # its own, in the order of their days
    general: tuple[Event, ...]  # announcements and confirmations about the instrument as a whole
    spans: tuple[Span, ...]
    findings: tuple[Oddity, ...]
    on: date  # the day asked about


@at_hand
def proof(moment: Moment, key: str, state: str) -> Proof:
    """What the register knows of a state towards an instrument; raises NotFound for an unknown instrument."""
    found = dossier(moment, key)
    with session() as open_session:
        status = reading.status(open_session, key, moment.as_of, moment.known_at)
    line = next((one for one in status.positions if one.state == state), None)
    return Proof(
        state,
        states(moment).get(state, state),
        found.state,
        str(is_party(status.assessment, state, moment.as_of)),
        next((one for one in found.standings if one.state == state), None),
        explain_position(status.assessment, state, moment.as_of, moment.lang, called(moment)),
        line.act if line else "",
        tuple(event for event in found.events if event.state == state),
        tuple(event for event in found.events if not event.state),
        tuple(span for span in found.spans if span.state == state),
        tuple(one for one in found.findings if one.state == state),
        moment.as_of,
    )
