"""What a clause on entry into force says, as data: a tree of conditions, the delays after it, and its exceptions.

`notation` reads it from the form in which it is written down. What a condition takes to hold is in `conditions`, when
it was met in `triggers`, what follows for each state in `entry_into_force`.
"""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from tracker.law.dates import SAME_DAY, Delay
from tracker.law.vocabulary import COUNTED_CONSENTS, Act, Basis


class ClauseError(ValueError):
    """A clause is written in a way that cannot be read. The message names the key and what to write."""


@dataclass(frozen=True, slots=True)
class Denominator:
    """The set of states a number is counted in, and when it is taken.

    `who` is `signatories`, `members` (of the instrument's organisation), `members-of` and `parties-of` (with the `key`
    of an organisation or an instrument), `list`, or `concerned` (those whom the instrument concerns).
    """

    who: str
    states: frozenset[str] = frozenset()
    counted_at: str | date = "each-deposit"  # or "adoption", or a day
    key: str = ""


CONCERNED = Denominator("concerned")


@dataclass(frozen=True, slots=True)
class Measure:
    """A table of weights, and which of its values count.

    `reference` is the reference date or year of the values, `previous-year`, or empty for those in force on the day.
    """

    key: str
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Attribute:
    """What only some states have: at least so much of a measure."""

    measure: Measure
    at_least: Fraction


@dataclass(frozen=True, slots=True)
class Consents:
    """At least `number` consents, or those of all in the denominator where `number` is None.

    Without a denominator a number counts the consent of any state, and "all" means all whom the instrument concerns.
    With `where`, only states with that attribute count.
    """

    number: int | None
    of: Denominator | None = None
    where: Attribute | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """The consents of at least this share of the denominator, or of more than it."""

    share: Fraction
    of: Denominator = CONCERNED
    more: bool = False


@dataclass(frozen=True, slots=True)
class Weight:
    """Consents that together weigh at least so much: an amount, or a share of the total of all values."""

    measure: Measure
    amount: Fraction | None = None
    share_of_total: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Top:
    """The consents of the `number` states that have most of a measure."""

    measure: Measure
    number: int


@dataclass(frozen=True, slots=True)
class NamedStates:
    """The consent of each of these states."""

    states: frozenset[str]


@dataclass(frozen=True, slots=True)
class InForce:
    """Another instrument is in force."""

    instrument: str


@dataclass(frozen=True, slots=True)
class PartyTo:
    """The state itself is a party to each of these instruments: a condition that only exceptions have."""

    instruments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """An organ has decided it."""

    organ: str


@dataclass(frozen=True, slots=True)
class Acts:
    """At least `number` states that have consented have also made an act of another kind."""

    act: Act
    number: int
    regards: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day: fixed, or so long after the adoption."""

    day: date | None = None
    after_adoption: Delay = SAME_DAY

    def on(self, adopted: date | None) -> date | None:
        """The day meant; None where it depends on an adoption whose day is not known."""
        if self.day is not None:
            return self.day
        return None if adopted is None else self.after_adoption.after(adopted)


@dataclass(frozen=True, slots=True)
class After:
    """The day has come."""

    moment: Moment


@dataclass(frozen=True, slots=True)
class By:
    """The day has not passed."""

    moment: Moment


@dataclass(frozen=True, slots=True)
class Unless:
    """Not so many have objected: the condition `objected`, read of those who made one of these acts, does not hold."""

    objected: "Condition"
    acts: frozenset[Act]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one of these conditions."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of these conditions."""

    parts: tuple["Condition", ...]


Condition = (
    Consents | Share | Weight | Top | NamedStates | InForce | PartyTo | Decision | Acts | After | By | Unless
    | AllOf | AnyOf
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Apart:
    """What a clause lays down for some states apart from the others."""

    states: frozenset[str]
    counts: frozenset[Act] | None = None  # the acts that count of them
    then: Delay | None = None  # their delay, where they are among those who brought it into force
    later: Delay | None = None  # their delay, where they consent later
    also: Condition | None = None  # their consent counts only once this holds too


@dataclass(frozen=True, slots=True)
class ProvisionalRule:
    """Provisional application laid down by a clause: VCLT 25(1)(a)."""

    start: str | date = "signature"  # of each state; or "adoption", "notification" (an act of its own), or a day
    after: Delay = SAME_DAY
    states: str | frozenset[str] = "signatories"  # or "opt-in" (by an act of its own), or a list
    excepted: frozenset[str] = frozenset()
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """The rule by which an instrument enters into force, generally and for states consenting afterwards."""

    when: Condition
    then: Delay = SAME_DAY
    later: Delay = SAME_DAY
    later_stated: bool = True  # False: not told by the source, read as `then`
    later_from: str = "trigger"  # or "entry-into-force": where "afterwards" begins
    counts: frozenset[Act] = COUNTED_CONSENTS
    not_counted: frozenset[str] = frozenset()
    counts_as: tuple[tuple[str, int], ...] = ()  # consents that count as several: a regional organisation's
    apart: tuple[Apart, ...] = ()
    not_before: date | None = None
    fixed_date: date | None = None
    binds: str = "acceptors"  # or "all", or "silent": all of those who have not objected
    provisional: ProvisionalRule | None = None
    applies_from: date | None = None  # applies to what happened from this day on: VCLT 28
    basis: Basis = Basis.REPORTED
    article: str = ""
    summary: str = ""
    quote: str = ""
    borrowed_from: str = field(default="", kw_only=True)  # the instrument whose clause this is, where it is borrowed

    def apart_for(self, state: str) -> Apart | None:
        """What the clause lays down for this state apart from the others."""
        return next((apart for apart in self.apart if state in apart.states), None) if self.apart else None


# VCLT 24(2): failing any provision, as soon as consent has been established for all the negotiating states;
# 24(3): for a later state on the date of its own consent.
SILENT = Clause(when=Consents(None), basis=Basis.SILENT, article="VCLT 24(2)")


@dataclass(frozen=True, slots=True)
class Duration:
    """How long an instrument lasts: VCLT 54, 55, 59."""

    term: Delay | None = None  # so long from its entry into force
    anniversary_included: bool = True  # whether the day of the same number is the last one, or the one before it
    last_day: date | None = None
    with_instrument: str = ""  # as long as that one is in force
    renewed: bool = False  # the term is prolonged by itself, so that it does not end
    fewest_parties: int | None = None  # ends once there are fewer


@dataclass(frozen=True, slots=True)
class Exit:
    """When a notice of withdrawal takes effect: VCLT 54, 56."""

    notice: Delay | None = None  # so long after its receipt
    not_before: date | None = None
    not_before_entry_and: Delay | None = None  # not before so long after the general entry into force
    silent: bool = False  # the text has no rule: twelve months, VCLT 56(2)
