"""When an instrument enters into force: generally, and for each state.

The computed date comes from the clause and the acts; the announced one from an official source. Both are kept, the
announced one is official. Without a clause nothing is computed, but for a decision, a statement or a commitment, which
takes effect with its adoption where nothing else is said of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from tracker.law.clauses import Clause
from tracker.law.courses import Consent, Course
from tracker.law.facts import Announcement, Dossier
from tracker.law.lacking import Missing, missing
from tracker.law.relatives import Relatives
from tracker.law.situations import Situations
from tracker.law.triggers import Undone, entry_date, trigger
from tracker.law.vocabulary import (
    CONFIDENCE_ORDER,
    KINDS_WITHOUT_RATIFICATION,
    Act,
    Basis,
    Confidence,
    Coverage,
    WhyNot,
    weakest,
)

__all__ = ["EntryIntoForce", "WhyNot", "entry_into_force", "known_not_in_force", "missing_on"]


# Depositaries count days and months in ways that differ by so little; a date announced earlier than that tells that
# the condition was met earlier, by acts that are not on record.
_COUNTED_OTHERWISE = timedelta(days=3)
_GRADE_OF_BASIS = {
    Basis.QUOTED: Confidence.CONFIRMED,
    Basis.SILENT: Confidence.CONFIRMED,
    Basis.REPORTED: Confidence.REPORTED,
    Basis.GENERAL_KNOWLEDGE: Confidence.REPORTED,
    Basis.ASSUMED: Confidence.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class EntryIntoForce:
    """The entry into force of one instrument, with what it was computed from."""

    clause: Clause | None
    why_not: str  # a word of WhyNot, empty where there is a clause or none is needed
    met_on: date | None = None  # the day the condition was first met; none where consents lost before entry undid that
    computed_on: date | None = None
    announced: Announcement | None = None  # the best general announcement
    counted: tuple[str, ...] = ()  # acts that met the condition
    not_counted: tuple[tuple[str, str], ...] = ()  # act, and why it does not count
    announced_for: dict[str, Announcement] = field(default_factory=dict)  # the best one for each state
    in_force_for_a_state_on: date | None = None  # the earliest day announced for one state: general entry is not later
    undone: tuple[Undone, ...] = ()  # times in which the condition was met until consents were withdrawn
    held_back: dict[str, date] = field(default_factory=dict)  # acts that count only from a later day
    void: frozenset[str] = frozenset()  # acts that do not count yet, since more is asked of their states
    situations: Situations | None = field(default=None, compare=False)  # from which it was computed
    sufficient: bool = True  # False: acts may be missing from the register, so the condition may have been met earlier
    grade: Confidence = Confidence.CONFIRMED
    approximate: bool = False

    @property
    def official(self) -> date | None:
        """The general date that was announced, else the one computed."""
        return self.announced.day if self.announced else self.computed_on

    @property
    def on(self) -> date | None:
        """The general date; where none was announced, not later than the first day announced for one state.

        A register that holds all acts computes better than that.
        """
        if self.announced is not None or (self.sufficient and self.computed_on is not None):
            return self.official
        known = (self.computed_on, self.in_force_for_a_state_on)
        return min((day for day in known if day is not None), default=None)

    @property
    def grade_of_rule(self) -> Confidence:
        """How sure the rule for states that consent later is."""
        if self.clause is None:
            return Confidence.UNKNOWN
        stated = Confidence.CONFIRMED if self.clause.later_stated else Confidence.REPORTED
        return weakest(_GRADE_OF_BASIS[self.clause.basis], stated)

    def met_by(self, day: date) -> bool:
        """True when it was certain by a day that the instrument enters into force: computed, announced or done."""
        told = self.announced.announced_on if self.announced else None
        certain = any(since is not None and since <= day for since in (self.met_on, told, self.on))
        return certain or self.undone_on(day) is not None

    def undone_on(self, day: date) -> Undone | None:
        """The time, running on a day, in which the condition was met, although consents withdrawn later undid that."""
        return next((u for u in self.undone if u.met_on <= day < u.until), None) if self.undone else None

    @property
    def lost_while_waiting(self) -> tuple[str, ...]:
        """The states whose withdrawn consent undid a met condition."""
        return tuple(state for undone in self.undone for state in undone.states)

    def own_date(self, state: str) -> date | None:
        """From when it binds a state of which no consent is needed: the general date, or the state's own clock."""
        apart = self.clause.apart_for(state) if self.clause else None
        if self.on is None or apart is None or apart.then is None or self.met_on is None:
            return self.on
        return max(self.on, apart.then.after(self.met_on))

    def computed_for(self, consent: Consent) -> date | None:
        """The day the instrument binds a state by the rule, given its consent; None where no rule tells.

        A consent given by the day the condition was met (or before entry, where the clause counts from there) shares
        the general date; a later one has its own delay, and never binds before the general date (VCLT 24). Nor does
        one that takes effect on a later day of its own. A successor is bound from the succession on.
        """
        return self._computed_from(consent, consent.day)

    def _computed_from(self, consent: Consent, day: date) -> date | None:
        general, effective = self.official, consent.act.effective.last
        if general is None or consent.act.id in self.void:
            return None
        day = max(day, self.held_back.get(consent.act.id, day))
        if consent.act.act is Act.SUCCESSION:
            return max(general, effective or day)
        if self.clause is None:
            bound = self._without_rule(consent, day, general)
        else:
            bound = self._by_rule(self.clause, consent.act.state, day, general)
        return bound if bound is None or effective is None else max(bound, effective)

    def _by_rule(self, clause: Clause, state: str, day: date, general: date) -> date:
        apart = clause.apart_for(state)
        if self._took_part(day, general, clause):
            own = apart.then if apart else None
            return general if own is None else max(general, own.after(self.met_on or day))
        later = apart.later or apart.then if apart else None
        return max(general, (later or clause.later).after(day))

    def _took_part(self, day: date, general: date, clause: Clause) -> bool:
        """Whether a consent of a day belongs to those that brought the instrument into force."""
        if clause.later_from == "entry-into-force" and day < general:
            return True
        if self.met_on is not None and self.computed_on is not None:
            near = general - self.computed_on
            if near >= -_COUNTED_OTHERWISE and (self.sufficient or abs(near) <= _COUNTED_OTHERWISE):
                return day <= self.met_on
        return entry_date(clause, day) <= general  # only announced: by then the condition was met

    @staticmethod
    def _without_rule(consent: Consent, day: date, general: date) -> date | None:
        """Without a clause: the general date for whoever had consented by then, or may have (a bounded day)."""
        if day <= general:
            return general
        return day if (consent.act.counts_on.first or date.min) <= general else None

    def approximate_for(self, consent: Consent) -> bool:
        """True when the day computed for a state would be another had it consented on the first day it may have."""
        if consent.act.act is Act.SUCCESSION and not consent.act.effective.exact:
            return True
        exact = consent.act.counts_on.exact
        if exact and not self.approximate:
            return False
        bound = self.computed_for(consent)
        if exact or (self.approximate and bound == self.official):
            return bound == self.official
        return self._computed_from(consent, consent.act.counts_on.first or date.min) != bound

    def announced_consent(self, state: str, consents: Iterable[Consent]) -> Consent | None:
        """The consent to which a date announced for the state belongs: the first that still stood then."""
        own = self.announced_for.get(state)
        if own is None or own.day is None:
            return None
        return next((consent for consent in consents if consent.lost is None or own.day < consent.lost), None)

    def bindings(self, state: str, consents: Sequence[Consent]) -> list[date | None]:
        """The day the instrument binds a state by each of its consents: the one announced for it, or computed."""
        own = self.announced_for.get(state)
        if own is None:
            return [self.computed_for(consent) for consent in consents]
        announced = self.announced_consent(state, consents)
        return [own.day if consent is announced else self.computed_for(consent) for consent in consents]


def entry_into_force(dossier: Dossier, courses: dict[str, Course], relatives: Relatives) -> EntryIntoForce:
    """The entry into force of the dossier's instrument, from all its acts, whatever the day asked about."""
    general, own = _announcements(dossier.announcements)
    clause = dossier.instrument.clause
    if clause is not None:
        return _computed(Situations(clause, dossier, courses, relatives), dossier, general, own)
    adopted = dossier.instrument.adopted
    if general is None and adopted.last is not None and dossier.instrument.kind in KINDS_WITHOUT_RATIFICATION:
        return EntryIntoForce(
            None,
            "",
            met_on=adopted.last,
            computed_on=adopted.last,
            announced_for=own,
            approximate=not adopted.exact,
        )
    earliest = min((a.day for a in own.values() if a.day), default=None)
    return EntryIntoForce(
        None,
        dossier.instrument.clause_unusable or WhyNot.NO_CLAUSE,
        announced=general,
        announced_for=own,
        in_force_for_a_state_on=earliest,
        sufficient=False,
        grade=general.confidence if general else Confidence.UNKNOWN,
        approximate=not general.on.exact if general else earliest is not None,
    )


def _computed(
    situations: Situations, dossier: Dossier, general: Announcement | None, own: dict[str, Announcement]
) -> EntryIntoForce:
    clause = situations.clause
    found = trigger(situations, _too_late_from(dossier))
    counted = found.counted()
    computed = None if found.met_on is None else entry_date(clause, found.met_on)
    sufficient = dossier.instrument.coverage is Coverage.COMPLETE
    earliest = min((a.day for a in own.values() if a.day), default=None)
    earlier = earliest is not None and (computed is None or (not sufficient and earliest < computed))
    computed_grade = weakest(_GRADE_OF_BASIS[clause.basis], *(consent.act.grade for consent in counted))
    return EntryIntoForce(
        clause,
        "",
        met_on=found.met_on,
        computed_on=computed,
        announced=general,
        counted=tuple(consent.act.id for consent in counted),
        not_counted=tuple(found.not_counted),
        announced_for=own,
        in_force_for_a_state_on=earliest if earlier else None,
        undone=tuple(found.undone),
        held_back=situations.held_back,
        void=frozenset(act for act, why in found.not_counted if why == "more-is-asked"),
        situations=situations,
        sufficient=sufficient,
        grade=general.confidence if general else computed_grade,
        approximate=not general.on.exact if general else earlier or found.approximate(),
    )


def _too_late_from(dossier: Dossier) -> date | None:
    """From when the instrument can no longer enter into force: its recorded end, or the day after its last one."""
    ended, duration = dossier.instrument.ended.first, dossier.instrument.duration
    if ended is not None or duration is None or duration.last_day is None or duration.renewed:
        return ended
    return duration.last_day + timedelta(days=1)


def _announcements(all_: Iterable[Announcement]) -> tuple[Announcement | None, dict[str, Announcement]]:
    """The best announcement in general and for each state: the surest, then the exact, then the earliest one."""
    best: dict[str | None, Announcement] = {}
    for announcement in sorted(
        (a for a in all_ if a.day is not None),
        key=lambda a: (
            CONFIDENCE_ORDER.index(a.confidence),
            not a.on.exact,
            a.day or date.max,
            a.announced_on or date.max,
            a.source,
        ),
    ):
        best.setdefault(announcement.state, announcement)
    general = best.pop(None, None)
    return general, {state: a for state, a in best.items() if state is not None}


def missing_on(entry: EntryIntoForce, dossier: Dossier, day: date) -> Missing | None:
    """What the instrument still lacks on a day for its entry into force; None when nothing, or not computable."""
    ended = dossier.instrument.ends.first
    if entry.clause is None or entry.situations is None or entry.met_by(day) or (ended is not None and ended <= day):
        return None
    return missing(entry.clause.when, entry.situations.on(day))


def known_not_in_force(entry: EntryIntoForce, dossier: Dossier, day: date) -> bool:
    """True when the register knows that the instrument was not in force on a day.

    Because a date was announced that lies later; because a source confirmed it as pending on that day or later, or
    earlier and nothing else has been heard since; or because its clause computes so on sufficient facts: no act can
    be missing, or whatever may be missing would not suffice.
    """
    if entry.on is not None and entry.on <= day:
        return False
    if entry.announced is not None:
        return True
    if dossier.said_pending:
        return True
    if entry.situations is None or entry.sufficient:
        return entry.situations is not None
    return entry.situations.certainly_unmet_on(day)
