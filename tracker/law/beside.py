"""What clauses ask about beside consents: weights, other instruments, decisions of organs, acts of other kinds."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from math import lcm

from tracker.law.clauses import (
    Acts,
    After,
    By,
    Condition,
    Consents,
    Decision,
    InForce,
    Measure,
    PartyTo,
    Share,
    Top,
    Unless,
    Weight,
)
from tracker.law.conditions import Weights, denominator, leaves
from tracker.law.facts import Dossier, WeightValue
from tracker.law.relatives import Relatives
from tracker.law.timelines import Timeline
from tracker.law.vocabulary import Act


class BesideConsents:
    """The answers about one instrument; see `conditions.Beside`."""

    def __init__(self, dossier: Dossier, relatives: Relatives) -> None:
        self.dossier = dossier
        self.relatives = relatives
        self._acted: dict[tuple[frozenset[Act], str], Timeline] = {}
        self._members: dict[str, Timeline] = {}
        self._weights: dict[tuple[Measure, int], Weights] = {}
        self._days: dict[Measure, list[date]] = {}

    @property
    def adopted(self) -> date | None:
        """The day of the adoption, the last possible one."""
        return self.dossier.instrument.adopted.last

    def weights(self, measure: Measure, day: date) -> Weights:
        """The values of a measure: those of its reference, else the last ones that hold on the day."""
        epoch = bisect_right(self._days_of_values(measure), day)
        if (measure, epoch) not in self._weights:
            clause = self.dossier.instrument.clause
            left_out = clause.not_counted if clause else frozenset[str]()
            rows = [row for row in self.dossier.measures.get(measure.key, ()) if row.state not in left_out]
            self._weights[measure, epoch] = _in_units(_values(rows, measure, day))
        return self._weights[measure, epoch]

    def in_force(self, instrument: str, day: date) -> bool:
        """Whether another instrument had entered into force and not ended."""
        on, ended = self.relatives.in_force(instrument)
        return on is not None and on <= day and (ended is None or day < ended)

    def parties(self, instrument: str, day: date) -> frozenset[str]:
        """The parties to another instrument."""
        return self.relatives.parties(instrument).on(day)

    def members(self, organisation: str, day: date) -> frozenset[str]:
        """The members of an organisation."""
        return self._members_of(organisation).on(day)

    def decided(self, organ: str, day: date) -> bool:
        """Whether a decision of the organ is recorded."""
        return any(on <= day for on in self._decisions(organ))

    def acted(self, acts: frozenset[Act], regards: str, day: date) -> frozenset[str]:
        """The states for which one of these acts stood."""
        return self.timeline(acts, regards).on(day)

    def days(self, condition: Condition) -> set[date]:
        """The days on which the answers that a condition asks for may change."""
        found: set[date | None] = set()
        for leaf in leaves(condition):
            found.update(self._days_of(leaf))
        return {day for day in found if day is not None}

    def _days_of(self, leaf: Condition) -> Iterable[date | None]:
        match leaf:
            case Consents() | Share():
                return self._days_of_set(leaf)
            case Weight(measure=measure) | Top(measure=measure):
                return self._days_of_values(measure)
            case InForce(instrument=instrument):
                return self.relatives.in_force(instrument)
            case PartyTo(instruments=instruments):
                return [day for instrument in instruments for day in self.relatives.parties(instrument).days]
            case Decision(organ=organ):
                return self._decisions(organ)
            case Acts(act=act, regards=regards):
                return self.timeline(frozenset({act}), regards).days
            case Unless(acts=acts):
                return self.timeline(acts, "").days
            case After(moment=moment):
                return [moment.on(self.adopted)]
            case By(moment=moment):
                last = moment.on(self.adopted)
                return [last + timedelta(days=1)] if last else []
            case _:
                return ()

    def _days_of_set(self, counted: Consents | Share) -> list[date]:
        of = denominator(counted)
        days = self._days_of_values(counted.where.measure) if isinstance(counted, Consents) and counted.where else []
        if of is not None and of.who == "parties-of":
            return [*days, *self.relatives.parties(of.key).days]
        return [*days, *self._members_of(of.key).days] if of is not None and of.who == "members-of" else days

    def _days_of_values(self, measure: Measure) -> list[date]:
        """The days from which other values of a measure count, in their order."""
        if measure not in self._days:
            since = {row.since for row in self.dossier.measures.get(measure.key, ()) if row.since}
            if measure.reference == "previous-year":
                since = {date(day.year + years, 1, 1) for day in since for years in (1, 2)}
            self._days[measure] = sorted(since) if measure.reference in ("", "previous-year") else []
        return self._days[measure]

    def _decisions(self, organ: str) -> list[date]:
        acts = (act for act in self.dossier.acts if act.act is Act.ORGAN_DECISION and not act.expected)
        return [act.day for act in acts if act.day and act.state.casefold() == organ.casefold()]

    def _members_of(self, organisation: str) -> Timeline:
        if organisation not in self._members:
            self._members[organisation] = Timeline.of_members(self.dossier.memberships_of(organisation))
        return self._members[organisation]

    def timeline(self, acts: frozenset[Act], regards: str = "") -> Timeline:
        """The states for which one of these acts stood, on any day."""
        key = (acts, regards)
        if key not in self._acted:
            self._acted[key] = Timeline(_times(self.dossier, acts, regards))
        return self._acted[key]


def _values(rows: Iterable[WeightValue], measure: Measure, day: date) -> dict[str, Fraction]:
    if measure.reference == "previous-year":
        return {row.state: row.value for row in rows if row.since and row.since.year == day.year - 1}
    if measure.reference:
        return {row.state: row.value for row in rows if row.reference.startswith(measure.reference)}
    holding = (row for row in rows if row.since is None or row.since <= day)
    return {row.state: row.value for row in sorted(holding, key=lambda row: row.since or date.min)}


def _in_units(values: Mapping[str, Fraction]) -> Weights:
    """The same values in the largest parts of one of which all of them are multiples."""
    parts = lcm(*(value.denominator for value in values.values()))
    whole = {state: int(value * parts) for state, value in values.items()}
    return Weights(whole, parts, frozenset(whole), sum(whole.values()), max(whole.values(), default=0))


def _times(dossier: Dossier, acts: frozenset[Act], regards: str) -> Iterable[tuple[str, date, date | None]]:
    """From each such act on; an objection until it is withdrawn (VCLT 22(2))."""
    dated = [(act, day) for act in dossier.acts if not act.expected and (day := act.day) is not None]
    taken_back = [(act.state, day) for act, day in dated if act.act is Act.WITHDRAWAL_OF_OBJECTION]
    for act, day in dated:
        if act.act in acts and (not regards or act.regards == regards):
            ends = (on for state, on in taken_back if state == act.state and on >= day)
            yield act.state, day, min(ends, default=None)
