"""What was last heard of each state beside its signature and consent: other acts, steps at home, confirmations."""

from dataclasses import dataclass
from datetime import date, timedelta

from tracker.law.facts import Dossier
from tracker.law.vocabulary import CONFIDENCE_ORDER, CONSENTS, SIGNATURES, Confidence


@dataclass(frozen=True, slots=True)
class Heard:
    """The things heard of a state beside signature and consent: from a day on, or up to one, with their grade."""

    since: tuple[tuple[date, Confidence], ...] = ()
    up_to: tuple[tuple[date, Confidence], ...] = ()

    def days(self) -> set[date]:
        """The days from which an answer may be surer, or less sure."""
        return {day for day, _ in self.since} | {day + timedelta(days=1) for day, _ in self.up_to}

    def grade_on(self, day: date, signed_on: date | None, adopted: date | None) -> Confidence:
        """The grade of the last thing heard after signature, or since adoption; unknown where nothing was."""
        for up_to, grade in self.up_to:
            if day <= up_to:
                return grade
        last = [
            grade
            for since, grade in self.since
            if since <= day and (since > signed_on if signed_on else adopted is None or since >= adopted)
        ]
        return last[-1] if last else Confidence.UNKNOWN


NOTHING = Heard()
_TELL_THEIR_POSITION = SIGNATURES | CONSENTS  # what is heard after these, or instead of them, counts


def heard_of(dossier: Dossier) -> dict[str, Heard]:
    """What was heard of each state. Of things heard on one day, the surest counts."""
    since: dict[str, list[tuple[date, Confidence]]] = {}
    up_to: dict[str, list[tuple[date, Confidence]]] = {}
    for act in dossier.acts:
        if act.act not in _TELL_THEIR_POSITION and not act.expected and act.day is not None:
            since.setdefault(act.state, []).append((act.day, act.grade))
    for step in dossier.steps:
        if not step.planned and step.day is not None:
            since.setdefault(step.state, []).append((step.day, step.confidence))
    for confirmation in dossier.confirmations:
        if confirmation.state is not None:
            up_to.setdefault(confirmation.state, []).append((confirmation.up_to, confirmation.grade))
            since.setdefault(confirmation.state, []).append((confirmation.up_to, confirmation.grade))
    return {
        state: Heard(
            tuple(sorted(since[state], key=lambda heard: (heard[0], -CONFIDENCE_ORDER.index(heard[1])))),
            tuple(sorted(up_to.get(state, ()), key=lambda heard: (heard[0], CONFIDENCE_ORDER.index(heard[1])))),
        )
        for state in since
    }
