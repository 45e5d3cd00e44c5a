"""What the register knows, as plain immutable facts: the input of every computation in this package.

States are codes (ISO 3166-1 alpha-2, or a code of the register's own). A `Dossier` gathers all that can change an
answer about one instrument. What was corrected, voided or recorded after the day asked about is not in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from tracker.law.clauses import Clause, Duration, Exit
from tracker.law.dates import UNDATED, Period
from tracker.law.vocabulary import (
    COUNT_FROM_RECEIPT,
    ENDINGS,
    Act,
    Confidence,
    Coverage,
    InstrumentKind,
    MembershipStatus,
    Relation,
    Says,
    Stage,
    Step,
)


@dataclass(frozen=True, slots=True)
class ActFact:
    """An act of a state on the international plane."""

    id: str
    state: str
    act: Act
    on: Period = UNDATED  # the day on the document
    received: Period = UNDATED  # the day the depositary received it
    effective: Period = UNDATED  # the day it takes effect by its own terms
    recorded_on: date | None = None
    expected: bool = False
    regards: str = ""
    territory: str = ""
    depositary: str = ""
    confidence: Confidence = Confidence.REPORTED
    sourced: bool = True  # False: nothing tells how the register knows of it

    @property
    def counts_on(self) -> Period:
        """When the act was made in law: its receipt, else the day on it (VCLT 16, 78)."""
        received = self.received
        return self.on if received.first is None and received.last is None else received

    @property
    def first_day(self) -> date | None:
        """The day from which an end or an expiry counts: the first possible one."""
        period = self.counts_on
        return period.first or period.last or self.recorded_on

    @property
    def last_day(self) -> date | None:
        """The day from which any other act counts: the last possible one, else the day it was recorded."""
        return self.counts_on.last or self.recorded_on

    @property
    def day(self) -> date | None:
        """The day from which the act counts: ends from the first possible one, any other act from the last."""
        return self.first_day if self.act in ENDINGS else self.last_day

    @property
    def grade(self) -> Confidence:
        """How sure the act's day is: where receipt counts and none is recorded, the act is at most reported."""
        if self.confidence is Confidence.CONFIRMED and self.received == UNDATED and self.act in COUNT_FROM_RECEIPT:
            return Confidence.REPORTED
        return self.confidence


@dataclass(frozen=True, slots=True)
class StepFact:
    """Something that happened inside a state."""

    id: str
    state: str
    step: Step
    on: Period = UNDATED
    recorded_on: date | None = None
    planned: bool = False
    outcome: str = ""
    confidence: Confidence = Confidence.REPORTED

    @property
    def day(self) -> date | None:
        """The day from which the step counts: its last possible one, else the day it was recorded."""
        return self.on.last or self.recorded_on


@dataclass(frozen=True, slots=True)
class Announcement:
    """An officially announced, or printed, date of entry into force: general, or for one state."""

    state: str | None
    on: Period
    announced_on: date | None = None
    confidence: Confidence = Confidence.REPORTED
    source: str = ""

    @property
    def day(self) -> date | None:
        """The day used: entries use the last possible one."""
        return self.on.last


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What a source or a person confirmed up to a day, about one state or the instrument as a whole."""

    state: str | None
    up_to: date
    says: Says
    by: str = ""
    source: str = ""

    @property
    def grade(self) -> Confidence:
        """Confirmed where somebody answers for it by name, else reported."""
        return Confidence.CONFIRMED if self.by else Confidence.REPORTED


@dataclass(frozen=True, slots=True)
class Membership:
    """What a state is in an organisation from one day until another (half-open)."""

    state: str
    start: date
    end: date | None = None
    status: MembershipStatus = MembershipStatus.MEMBER


@dataclass(frozen=True, slots=True)
class Procedure:
    """The steps of a state's own procedure in a period, usual or for one instrument, and which of them complete it."""

    state: str
    steps: tuple[Step, ...]
    completed_by: frozenset[Step]
    instrument: str | None = None
    start: date | None = None
    end: date | None = None
    stage: Stage | None = None  # `not-required` where nothing has to be done at home

    def holds_on(self, day: date) -> bool:
        """True on the days for which this procedure is recorded."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class WeightValue:
    """What a state's consent weighs in a measure, with the reference of the value as printed and the day it is of."""

    state: str
    value: Fraction
    reference: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Concerns:
    """Whose consent an instrument waits for: `any`, `signatories`, `members`, `members@adoption`, or a list."""

    who: str = "any"
    states: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Instrument:
    """What an instrument is, so far as it matters in law."""

    key: str
    kind: InstrumentKind = InstrumentKind.TREATY
    organisation: str = ""
    adopted: Period = UNDATED
    draft: bool = False
    concerns: Concerns = field(default_factory=Concerns)
    coverage: Coverage = Coverage.COMPLETE
    ended: Period = UNDATED  # the recorded end
    clause: Clause | None = None
    clause_unusable: str = ""  # why there is none: a word of `entry_into_force.WhyNot`, empty where there is one
    relations: tuple[tuple[Relation, str], ...] = ()  # to other instruments, by their keys
    duration: Duration | None = None
    exit: Exit | None = None
    clause_problem: str = ""  # where a clause is on record and cannot be read: its key, and what to write instead
    ends: Period = UNDATED  # the end in effect, recorded or computed: filled in by the assessment

    def related(self, *relations: Relation) -> list[str]:
        """The keys of the instruments to which it has one of these relations."""
        return [key for relation, key in self.relations if relation in relations]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that can change an answer about one instrument."""

    instrument: Instrument
    acts: tuple[ActFact, ...] = ()
    steps: tuple[StepFact, ...] = ()
    announcements: tuple[Announcement, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()
    memberships: tuple[Membership, ...] = ()  # of the instrument's organisation
    procedures: tuple[Procedure, ...] = ()
    organisations: Mapping[str, tuple[Membership, ...]] = field(default_factory=dict)  # other ones, by key
    measures: Mapping[str, tuple[WeightValue, ...]] = field(default_factory=dict)
    ceased: Mapping[str, date] = field(default_factory=dict)  # states that exist no more, from which day on
    beside: tuple["Dossier", ...] = ()  # of the instruments that an answer about this one depends on

    def memberships_of(self, organisation: str) -> tuple[Membership, ...]:
        """The memberships of an organisation: the instrument's own, or another."""
        own = organisation == self.instrument.organisation
        return self.memberships if own else self.organisations.get(organisation, ())

    @property
    def said_pending(self) -> list[Confirmation]:
        """The confirmations that the instrument as a whole was not in force, in the order of their days."""
        said = (one for one in self.confirmations if one.state is None and one.says is Says.PENDING)
        return sorted(said, key=lambda one: one.up_to)

    def said_pending_on(self, day: date) -> Confirmation | None:
        """The one that speaks of a day: the first up to that day or a later one; else the last, which is earlier."""
        said = self.said_pending
        return next((one for one in said if one.up_to >= day), said[-1] if said else None)

    def members_on(self, day: date) -> frozenset[str]:
        """The members of the instrument's organisation on a day; suspended states and observers are not among them."""
        return frozenset(
            m.state
            for m in self.memberships
            if m.status is MembershipStatus.MEMBER and m.start <= day and (m.end is None or day < m.end)
        )

    def memberships_by_state(self) -> dict[str, list[Membership]]:
        """The times in which states were members, by state."""
        found: dict[str, list[Membership]] = {}
        for membership in self.memberships:
            if membership.status is MembershipStatus.MEMBER:
                found.setdefault(membership.state, []).append(membership)
        return found

    def members_since(self, day: date | None) -> frozenset[str]:
        """The states that were members at any time from a day on (at any time at all, if None)."""
        return frozenset(
            m.state
            for m in self.memberships
            if m.status is MembershipStatus.MEMBER and (day is None or m.end is None or day < m.end)
        )
