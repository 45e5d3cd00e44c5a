"""Bringing somebody else's rows into the register: all that can be read, and findings about the rest.

Nothing a file says makes an import fail but one thing: a fact about an instrument that exists nowhere.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, func, select
from sqlmodel import Session

from tracker.law.clauses import ClauseError, read_clause
from tracker.law.dates import LATEST, period_of
from tracker.law.vocabulary import CONFIDENCE_ORDER, Confidence
from tracker.register.cells import COLUMNS, DESCRIBED, NEEDED, text
from tracker.register.foreign_rows import ROW_LEFT_OUT, VALUE_LEFT_OUT, Given, NotUnderstood, ReadingFinding
from tracker.register.known import Known, Row, Rows
from tracker.register.ledger import TABLES, Author, Change, blank, primary_key, write
from tracker.register.projection import project
from tracker.register.restoring import restore
from tracker.register.sameness import ADDS_SOURCES, fact_key, fresh_id, same
from tracker.register.sources import is_official, join, split
from tracker.register.spans import Finding
from tracker.register.states import new_state_row
from tracker.register.tables import Head

__all__ = ["Given", "ImportOutcome", "ReadingFinding", "bring_in"]

# What only an export of a register says of an act, and only an empty register takes over.
_HISTORY = ("supersedes", "void_reason", "recorded_at", "recorded_by")
_HEAD: Table = Head.__table__  # type: ignore[attr-defined]
_FINDINGS: Table = Finding.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What an import did: facts by kind, lines of the ledger, and what was odd about reading."""

    counts: dict[str, dict[str, int]]  # kind: added, changed, unchanged, left_out
    findings: tuple[ReadingFinding, ...]
    written: int
    law_findings: int  # about the instruments that were touched, after the import


def bring_in(session: Session, rows: Rows, author: Author, history: Sequence[Given] = ()) -> ImportOutcome:
    """Write what the rows say that the register does not, and bring the spans up to it.

    `rows` are by kind of fact; `history` are lines of another register's ledger, which only an empty register takes
    over. Has to run in a transaction of `database.writing`. Raises UnreadableBundle for a fact about an instrument
    that exists nowhere, and for a history that is none.
    """
    empty = session.execute(select(_HEAD.c.entries)).scalar_one() == 0
    restored = restore(session, history) if empty else 0
    known = Known(session, rows)
    if history and not empty:
        known.at(history[0])
        known.remark("Earlier versions are kept only in an empty register.", ROW_LEFT_OUT)
    left_out = {kind: _Kind(known, kind, author, empty).take(rows.get(kind, ())) for kind in TABLES}
    changes = _changes(known)
    written = restored + write(session, changes, author)
    return ImportOutcome(
        _counts(known, left_out, empty), tuple(known.findings), written, _project(session, known, changes, empty)
    )


class _Kind:
    """The rows of one kind on their way into the register."""

    def __init__(self, known: Known, kind: str, author: Author, empty: bool) -> None:
        self.known, self.kind, self.author, self.empty = known, kind, author, empty
        self.alike: dict[tuple[Any, ...], list[str]] = defaultdict(list)
        self.named: set[str] = set()  # ids that the file gives
        self.superseded: set[str] = set()  # acts in whose place the file puts another
        self.taken: set[str] = set()  # ids the file has given already

    def take(self, given: Sequence[Given]) -> int:
        """Read all rows; returns how many were left out."""
        if not given:
            return 0
        if self.kind not in DESCRIBED:
            self._index(given)
        left_out = 0
        for row in given:
            self.known.at(row)
            try:
                values = self._read(row)
                self._described(values) if self.kind in DESCRIBED else self._fact(row, values)
            except NotUnderstood as problem:
                self.known.leave_out(problem, problem.values.get("column", ""))
                left_out += 1
        return left_out + (_settle(self.known) if self.kind == "act" and self.empty else 0)

    def _index(self, given: Sequence[Given]) -> None:
        """What the register has, by what makes two rows the same fact; what stands before what does not."""
        rows = self.known.before[self.kind]
        superseded = {row["supersedes"] for row in rows.values()} if self.kind == "act" else set()
        for key in sorted(rows, key=lambda key: (key in superseded, key)):
            if not rows[key].get("void_reason"):
                self.alike[fact_key(self.kind, rows[key])].append(key)
        self.named = {text(row.values["id"]) for row in given if isinstance(row.values.get("id"), str)}
        self.superseded = {str(row.values["supersedes"]) for row in given if row.values.get("supersedes")}

    def _read(self, given: Given) -> Row:
        """What the row says, as the register keeps it; raises NotUnderstood where it cannot be kept."""
        readers, needed, values = COLUMNS[self.kind], NEEDED[self.kind], {}
        for column, value in given.values.items():
            if column not in readers:
                self.known.remark("This column is not known.", VALUE_LEFT_OUT, column)
                continue
            if value is None and column in ("entry_into_force", "recorded_at"):
                continue  # a bundle that knows no clause says nothing about it
            try:
                values[column] = self._default(column) if value is None else readers[column](value, self.known)
            except NotUnderstood as problem:
                if self.kind not in DESCRIBED or column in needed:
                    raise NotUnderstood(problem.template, **problem.values | {"column": column}) from None
                self.known.remark(problem.template, VALUE_LEFT_OUT, column, **problem.values)
        for column in needed:
            if not values.get(column):
                raise NotUnderstood("This is missing, and without it the row says nothing.", column=column)
        return values

    def _default(self, column: str) -> Any:
        if column in NEEDED[self.kind]:
            raise NotUnderstood("This cannot be cleared.")
        return blank(self.kind)[column]

    def _described(self, values: Row) -> None:
        """An organisation, a state or an instrument: known by its key."""
        known, pk = self.known, primary_key(self.kind)
        if self.kind == "state":
            values["code"] = known.code(values["code"]) or values["code"]
        key = values[pk]
        old = known.row(self.kind, key)
        if old is None:
            old = new_state_row(key) if self.kind == "state" else blank(self.kind)
        row = _merged(old, values)
        if self.kind == "instrument":
            row = self._readable_instrument(row)
            known.instruments.add(key)
        known.after[self.kind][key] = row
        if self.kind == "state":
            known.name_state(row)

    def _readable_instrument(self, row: Row) -> Row:
        if row["entry_into_force"] and not _computable(row["entry_into_force"]):
            self.known.remark("Nothing can be computed with this clause.", VALUE_LEFT_OUT, "entry_into_force")
            return row | {"entry_into_force": None}
        return row

    def _fact(self, given: Given, values: Row) -> None:
        """Anything else: the same fact as one there is, or a new one."""
        if values.get("instrument"):
            self.known.require_instrument(values["instrument"])
        said = {column: values.pop(column) for column in _HISTORY if column in values}
        probe = blank(self.kind) | values
        old = self._same(probe, said)
        if old is None:
            row = self._new(probe, given, said)
            key = str(row.get("id") or fresh_id(self.kind, row, self._ids()))
        else:
            row, key = _merged(old, values), old["id"]
            _add_source(self.kind, row, old, values, given)
        row["id"] = key
        _require_a_day(row)
        self.known.after[self.kind][key] = row
        self.taken.add(key)
        if key not in self.alike[fact_key(self.kind, row)]:
            self.alike[fact_key(self.kind, row)].append(key)

    def _same(self, row: Row, said: Row) -> Row | None:
        """The fact that the row tells, if it is there already."""
        id_, known, kind = row.get("id"), self.known, self.kind
        if id_ and (old := known.row(kind, id_)) is not None:
            if id_ in self.taken and fact_key(kind, row) != fact_key(kind, old):
                raise NotUnderstood("Another row before this one has the id “{id}” too.", id=id_)
            return old
        if said.get("supersedes") or said.get("void_reason"):
            return None  # not the fact itself, but a later word about it
        for key in self.alike[fact_key(kind, row)]:
            others = id_ and (key in self.named or key in self.taken)  # that one is told by another row of the file
            old = known.row(kind, key)
            if old is not None and not others and same(kind, old, row):
                return old
        return None

    def _new(self, row: Row, given: Given, said: Row) -> Row:
        """The row of a fact that the register does not have."""
        if "confidence" in row and not given.values.get("confidence"):
            row["confidence"] = str(Confidence.CONFIRMED if is_official(row["source"]) else Confidence.REPORTED)
        if self.kind == "act" and not self.empty:
            if said.get("void_reason"):
                raise NotUnderstood("Only an empty register takes over what another register took back.")
            if row.get("id") in self.superseded:
                raise NotUnderstood("Only an empty register takes over what another register corrected.")
            said = {}
        if self.kind in ("act", "step"):
            row |= {"recorded_at": self.author.at, "recorded_by": self.author.name}
        return row | {column: value or row.get(column) for column, value in said.items()}

    def _ids(self) -> "_Ids":
        return _Ids(self.known, self.kind, self.named)


@dataclass(frozen=True, slots=True)
class _Ids:
    """All ids that a new fact must not have."""

    known: Known
    kind: str
    named: set[str]

    def __contains__(self, key: object) -> bool:
        return key in self.named or self.known.row(self.kind, str(key)) is not None


def _merged(old: Row, values: Row) -> Row:
    """The old row with what is said otherwise now; a text that differs only around it is the same."""
    return old | {
        column: value
        for column, value in values.items()
        if old.get(column) != value and not (isinstance(old.get(column), str) and text(old[column]) == value)
    }


def _add_source(kind: str, row: Row, old: Row, values: Row, given: Given) -> None:
    """Keep the sources the fact had beside the new one; the better of two confidences is that of the fact."""
    if kind not in ADDS_SOURCES or given.values.get("source", "") is None:
        return
    new = set(split(values.get("source", ""))) - set(split(old["source"]))
    row["source"] = join(old["source"], values.get("source", "")) if new else old["source"]
    if "confidence" in row and new:
        its_own = Confidence.CONFIRMED if is_official(values["source"]) else Confidence.REPORTED
        said = values["confidence"] if given.values.get("confidence") else its_own
        row["confidence"] = str(min((old["confidence"], said), key=CONFIDENCE_ORDER.index))


def _require_a_day(row: Row) -> None:
    """Raise NotUnderstood where the dates of a row leave no day between them."""
    if row.get("not_before") or row.get("not_after"):
        try:
            period_of(row["on"], row["not_before"], row["not_after"])
        except ValueError as problem:
            raise NotUnderstood("The dates exclude each other: {reason}.", reason=problem) from None


def _computable(notation: Mapping[str, Any]) -> bool:
    """False for a clause that would break the arithmetic; one merely not understood is kept, with a finding."""
    try:
        clause = read_clause(notation)
        for delay in (clause.then, clause.later):
            delay.after(LATEST)
    except ClauseError:
        return True
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return False
    return True


def _settle(known: Known) -> int:
    """Put acts behind those they supersede; what supersedes nothing there is stands alone, or is left out."""
    acts, settled, left_out = known.after["act"], {}, 0
    waiting, done = dict(acts), set(known.before["act"]) - acts.keys()
    superseded = {row["supersedes"] for key, row in known.before["act"].items() if key not in acts}
    while waiting:
        ready = [key for key, row in waiting.items() if not row["supersedes"] or row["supersedes"] in done]
        for key in ready or list(waiting):
            row = waiting.pop(key)
            target = row["supersedes"]
            if target and (target not in done or target in superseded):
                known.remark("The act “{id}” takes the place of “{other}”, which cannot be.", id=key, other=target)
                if row["void_reason"]:
                    left_out += 1
                    continue
                row = row | {"supersedes": None}
            superseded.add(row["supersedes"])
            settled[key] = row
            done.add(key)
    known.after["act"] = settled
    return left_out


def _changes(known: Known) -> list[Change]:
    return [
        Change(kind, key, row)
        for kind in TABLES
        for key, row in known.after[kind].items()
        if known.before[kind].get(key) != row
    ]


def _counts(known: Known, left_out: Mapping[str, int], empty: bool) -> dict[str, dict[str, int]]:
    """What happened to the facts of each kind. Of an empty register, all that is there now was added."""
    counts: dict[str, dict[str, int]] = {}
    for kind in TABLES:
        found: Counter[str] = Counter(added=0, changed=0, unchanged=0, left_out=left_out[kind])
        for key, row in known.after[kind].items():
            old = known.before[kind].get(key)
            found["added" if empty or old is None else "unchanged" if old == row else "changed"] += 1
        if any(found.values()):
            counts[kind] = dict(found)
    return counts


def _project(session: Session, known: Known, changes: Iterable[Change], empty: bool) -> int:
    """Bring the spans up to the changes; returns how many findings there are about the instruments touched."""
    touched = _touched(known, changes)
    if empty or touched is None or 2 * len(touched) > len(known.instruments):
        touched = None
    if touched is None or touched:
        project(session, touched)
    query = select(func.count()).select_from(_FINDINGS)
    if touched is not None:
        query = query.where(_FINDINGS.c.instrument.in_(sorted(touched)))
    findings: int = session.execute(query).scalar_one()
    return findings


def _touched(known: Known, changes: Iterable[Change]) -> set[str] | None:
    """The instruments whose spans may change; None for all, where something beside them changed."""
    touched: set[str] = set()
    for change in changes:
        old, new = known.before[change.kind].get(change.key), change.row or {}
        if change.kind in ("membership", "procedure", "weight") or (change.kind == "state" and old):
            return None
        column = "key" if change.kind == "instrument" else "instrument"
        touched |= {row[column] for row in (old, new) if row and row.get(column)}
    return touched
