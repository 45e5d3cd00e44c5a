"""What if: acts that nobody has done, laid over the rows of the register in memory. Nothing here can write.

`ground` reads the rows that answers about an instrument rest on; after that the register is not asked again. `suppose`
lays acts, and where no clause is known an assumed one, over them, and answers with what would be different: for the
instrument itself and for all that depend on it. Every act supposed bears an id that no recorded one has.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from types import SimpleNamespace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.errors import Invalid
from tracker.law.assessment import Assessment, assess
from tracker.law.assumable import ASSUMABLE, Notation, lent, usual_consent
from tracker.law.checks import Finding, check_act
from tracker.law.entry_into_force import missing_on
from tracker.law.facts import Dossier
from tracker.law.lacking import Missing
from tracker.law.situations import Population
from tracker.law.vocabulary import (
    CONSENTED_POSITIONS,
    KINDS_WITHOUT_RATIFICATION,
    Act,
    Confidence,
    FindingWeight,
    Position,
    Relation,
)
from tracker.law.what_if import Effect, effect, span_on
from tracker.register.dossiers import Rows, act_fact, dossiers, rows_now, with_values
from tracker.register.earlier import rows_known
from tracker.register.kinship import dependents, dependents_among, kin, ties
from tracker.register.ledger import TABLES, blank
from tracker.register.reading import no_instrument

SUPPOSED = "supposed/"  # how the ids of acts begin that nobody has done
LENT = "as:"  # before the key of the instrument whose clause is assumed
_LENDING = (Relation.AMENDS, Relation.SUPPLEMENTS, Relation.PROLONGS, Relation.IMPLEMENTS)


@dataclass(frozen=True, slots=True)
class SupposedAct:
    """An act that a state might do: by its received day, and of the kind that the clause counts where none is said."""

    state: str
    on: date
    act: Act | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """The rows on which answers about one instrument, and those that depend on it, rest; and the answers as it is."""

    key: str
    rows: Rows
    keys: tuple[str, ...]  # the instrument first, then those that depend on it
    states: frozenset[str]  # that the register knows and that have not ceased to exist
    before: Mapping[str, Assessment]
    clauses: Mapping[str, Notation]  # that may be assumed, by name; none where the clause is known

    @property
    def assessment(self) -> Assessment:
        """The answer about the instrument itself, as it is."""
        return self.before[self.key]


@dataclass(frozen=True, slots=True)
class Consequence:
    """What would become of one instrument."""

    before: Assessment
    after: Assessment
    effect: Effect
    missing: Missing | None  # what it would still lack after the last day supposed


@dataclass(frozen=True, slots=True)
class Outcome:
    """What would follow, and what of it was not supposed because it cannot be."""

    acts: tuple[SupposedAct, ...]  # those supposed, in the order of their days, each of a kind
    refused: tuple[Finding, ...]  # what recording would refuse; it was left out
    unusual: tuple[Finding, ...]  # what recording would ask a reason for
    day: date  # the day asked about, or the last one supposed where that is later
    own: Consequence
    others: Mapping[str, Consequence]  # of instruments that depend on it and would change, by key


def ground(session: Session, key: str, known_at: datetime | None = None) -> Ground:
    """What answers about an instrument rest on; raises NotFound where the register has (or had) no such instrument."""
    rows = rows_known(session, known_at) if known_at else rows_now(session, {key, *dependents(session, [key])})
    instruments = {row.key: row for row in rows.of("instrument")}
    if key not in instruments:
        raise no_instrument(key, instruments)
    keys = (key, *sorted(dependents_among(instruments, [key])))
    tied = ties(instruments)
    rows = _about(rows, {other for one in keys for other in (one, *kin(tied, one))})
    named = _existing(session, rows, known_at)
    before = {one: assess(dossier) for one, dossier in dossiers(rows, keys).items()}
    return Ground(key, rows, keys, named, before, _assumable(instruments, before[key]))


_OF_INSTRUMENTS = {"instrument": "key"} | dict.fromkeys(("act", "step", "announcement", "confirmation"), "instrument")


def _about(rows: Rows, keys: set[str]) -> Rows:
    """The rows about these instruments, and those about none."""
    found = Rows()
    for kind, every in rows.by_kind.items():
        column = _OF_INSTRUMENTS.get(kind)
        found.by_kind[kind] = [row for row in every if column is None or getattr(row, column) in keys]
    return found


def _existing(session: Session, rows: Rows, known_at: datetime | None) -> frozenset[str]:
    """The states of the register that have not ceased to exist."""
    if known_at is not None:
        return frozenset(row.code for row in rows.of("state") if not row.exists_to)
    state = TABLES["state"]
    return frozenset(session.execute(select(state.c.code).where(state.c.exists_to == "")).scalars())


def _assumable(instruments: Mapping[str, Any], assessment: Assessment) -> dict[str, Notation]:
    """The clauses that may be assumed: those of its parents, then the usual ones; none where the clause is known."""
    instrument = assessment.dossier.instrument
    if assessment.entry.clause is not None or instrument.kind in KINDS_WITHOUT_RATIFICATION:
        return {}
    parents = [instruments[other] for other in instrument.related(*_LENDING) if other in instruments]
    borrowed = {f"{LENT}{row.key}": lent(row.entry_into_force) for row in parents}
    return {**{name: notation for name, notation in borrowed.items() if notation is not None}, **ASSUMABLE}


def may_consent(found: Ground, day: date) -> tuple[str, ...]:
    """The states of which an act can be supposed on a day: they may become a party, and no consent of theirs stands.

    None to a draft, to what needs no ratification, and to what has ended.
    """
    assessment, instrument = found.assessment, found.assessment.dossier.instrument
    if instrument.draft or instrument.kind in KINDS_WITHOUT_RATIFICATION:
        return ()
    day = max(day, instrument.adopted.last or day)
    if instrument.ends.first is not None and instrument.ends.first <= day:
        return ()
    population = Population(assessment.dossier, assessment.courses, assessment.relatives)
    entitled = population.may_consent_on(day)
    states = found.states | assessment.positions.keys() if entitled is None else entitled
    return tuple(sorted(state for state in states if not _consents(assessment, state, day)))


def _consents(assessment: Assessment, state: str, day: date) -> bool:
    """Whether a consent of the state stands on a day or is recorded for a later one, or it has ceased to exist."""
    span = span_on(assessment.positions.get(state, []), day)
    if span is not None and span.position in CONSENTED_POSITIONS | {Position.NOT_ELIGIBLE}:
        return True
    course, gone = assessment.courses.get(state), assessment.dossier.ceased.get(state)
    later = course is not None and any(consent.day > day and consent.lost is None for consent in course.consents)
    return later or (gone is not None and gone <= day)


def suppose(found: Ground, acts: Iterable[SupposedAct], as_of: date, clause: str = "") -> Outcome:
    """What would follow from these acts, and from a clause assumed where none is known (one of `Ground.clauses`).

    Raises Invalid for a clause that cannot be assumed here: one that is known is not replaced.
    """
    if clause and clause not in found.clauses:
        raise Invalid(
            "“{clause}” is no clause that can be assumed for “{instrument}”.", clause=clause, instrument=found.key
        )
    rows = _laid_over(found, clause, ())
    taken, refused, unusual = _checked(found, dossiers(rows, [found.key])[found.key], acts)
    after = dossiers(_laid_over(found, clause, taken), found.keys)
    day = max([as_of, *(act.on for act in taken)])
    would = {key: _consequence(found.before[key], dossier, day) for key, dossier in after.items()}
    own = would.pop(found.key)
    others = {key: one for key, one in would.items() if not one.effect.nothing or _ends(one.before) != _ends(one.after)}
    return Outcome(tuple(taken), tuple(refused), tuple(unusual), day, own, others)


def _ends(assessment: Assessment) -> object:
    return assessment.dossier.instrument.ends


def _consequence(before: Assessment, dossier: Dossier, day: date) -> Consequence:
    after = assess(dossier)
    return Consequence(before, after, effect(before, after), missing_on(after.entry, after.dossier, day))


def _checked(
    found: Ground, dossier: Dossier, acts: Iterable[SupposedAct]
) -> tuple[list[SupposedAct], list[Finding], list[Finding]]:
    """The acts that can be, and what is odd about them: as recording each on its own day would tell."""
    taken: list[SupposedAct] = []
    refused: list[Finding] = []
    unusual: list[Finding] = []
    for act in sorted(acts, key=lambda act: (act.on, act.state)):
        kind = act.act or usual_consent(dossier, dossier.instrument.clause, act.state)
        one = SupposedAct(act.state, act.on, kind)
        odd = check_act(act_fact(_row(found.key, one)), dossier, today=act.on)
        if impossible := [finding for finding in odd if finding.weight is FindingWeight.IMPOSSIBLE]:
            refused += impossible
            continue
        unusual += [finding for finding in odd if finding.weight is FindingWeight.UNUSUAL]
        taken.append(one)
    return taken, refused, unusual


def _laid_over(found: Ground, clause: str, acts: Iterable[SupposedAct]) -> Rows:
    """The rows with what is supposed among them; the rows themselves stay as they are."""
    rows = Rows()
    rows.by_kind.update(found.rows.by_kind)
    rows.by_kind["act"] = [*found.rows.of("act"), *(_row(found.key, act) for act in acts)]
    if clause:
        assumed = dict(found.clauses[clause])
        rows.by_kind["instrument"] = [
            with_values(row, entry_into_force=assumed) if row.key == found.key else row
            for row in found.rows.of("instrument")
        ]
    return rows


def _row(key: str, act: SupposedAct) -> Any:
    """The row the act would have, received and proved on its day."""
    row = blank("act") | {"instrument": key, "state": act.state, "act": str(act.act), "received_on": act.on.isoformat()}
    row |= {"id": f"{SUPPOSED}{key}/{act.state}/{act.act}/{act.on}", "confidence": Confidence.CONFIRMED.value}
    return SimpleNamespace(**row | {"recorded_at": datetime.combine(act.on, time.min, UTC)})
