"""A depositary's chart of one instrument on a day: where every state stands, and how many have done what."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from tracker.law.outstanding import OwingSpan
from tracker.law.participation import Agreement, IsParty, Participation, compared, participation
from tracker.law.vocabulary import CONSENTED_POSITIONS, Act, Position
from tracker.register.reading import PositionLine, Status

# What a chart notes beside a state's consent.
NOTED = (Act.RESERVATION, Act.DECLARATION, Act.OBJECTION, Act.TERRITORIAL_EXTENSION, Act.PROVISIONAL_APPLICATION)
GROUPS = ("open", "given", "over")
_OVER = frozenset({Position.WITHDRAWN, Position.ENDED, Position.REFUSED})


@dataclass(frozen=True, slots=True)
class ChartLine:
    """One state: its position, its signature and consent, what it owes, and what else it has declared."""

    where: PositionLine
    took: Participation
    debt: OwingSpan | None
    made: tuple[Act, ...]

    @property
    def state(self) -> str:
        """The state's code."""
        return self.where.state

    @property
    def group(self) -> str:
        """Where a chart lists it: a word of `GROUPS`."""
        return group_of(self.where.position)


@dataclass(frozen=True, slots=True)
class Chart:
    """The lines of all states, by the order of their codes."""

    lines: tuple[ChartLine, ...]

    @property
    def concerned(self) -> tuple[ChartLine, ...]:
        """The states that the instrument concerns on the day."""
        return tuple(line for line in self.lines if line.where.position != Position.NOT_ELIGIBLE)

    @property
    def signatories(self) -> int:
        """How many states have signed."""
        return sum(line.took.signatory for line in self.lines)

    @property
    def parties(self) -> int:
        """How many states are known to be parties."""
        return sum(line.took.is_party == IsParty.YES for line in self.lines)

    @property
    def not_known(self) -> int:
        """Of how many states it is not known whether they are parties."""
        return sum(line.took.is_party == IsParty.NOT_KNOWN for line in self.concerned)

    @property
    def consents(self) -> int:
        """How many states have consented and not left."""
        return sum(line.where.position in CONSENTED_POSITIONS for line in self.lines)


def group_of(position: str) -> str:
    """Where a chart lists a state: its consent is open, given, or over."""
    if position in CONSENTED_POSITIONS or position == Position.BOUND_THROUGH_PARENT:
        return "given"
    return "over" if position in _OVER else "open"


def chart(status: Status) -> Chart:
    """The chart of the instrument on the day asked about."""
    day, assessment = status.as_of, status.assessment
    owed = {one.state: one for one in assessment.owing if one.start <= day and (one.until is None or day < one.until)}
    made = _made(status, day)
    return Chart(
        tuple(
            ChartLine(
                where,
                participation(assessment, where.state, day),
                owed.get(where.state),
                tuple(act for act in NOTED if act in made[where.state]),
            )
            for where in sorted(status.positions, key=lambda one: one.state)
        )
    )


def agreement(status: Status) -> Agreement:
    """How the date that was announced stands to the one that the clause gives."""
    announced = status.assessment.entry.announced
    return compared(status.computed_on, announced.on if announced and status.announced_on else None)


def _made(status: Status, day: date) -> dict[str, set[Act]]:
    made: dict[str, set[Act]] = defaultdict(set)
    for act in status.assessment.dossier.acts:
        if act.act in NOTED and not act.expected and act.day is not None and act.day <= day:
            made[act.state].add(act.act)
    return made
