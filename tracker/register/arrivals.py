"""Rows of one kind on their way into the register: what each says, and which fact it tells.

A row that cannot be kept becomes a finding. The same fact again changes nothing, or adds what it says more.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tracker.law.clauses import ClauseError
from tracker.law.dates import period_of
from tracker.law.notation import borrowed, read_clause, read_duration, read_exit
from tracker.law.vocabulary import CONFIDENCE_ORDER, Confidence
from tracker.register.cells import COLUMNS, DESCRIBED, NEEDED, tidy
from tracker.register.foreign_rows import VALUE_LEFT_OUT, Given, NotUnderstood
from tracker.register.known import Known, Row
from tracker.register.ledger import Author, blank, primary_key
from tracker.register.put_right import PutRight
from tracker.register.sameness import ADDS_SOURCES, fact_keys, fresh_id, same
from tracker.register.sources import is_official, join, split
from tracker.register.states import new_state_row

Fact = tuple[Any, ...]  # what rows that may tell one fact have in common
# A bundle may know no clause: that clears none. What a document is, its bytes say.
_NULL_SAYS_NOTHING = ("id", "entry_into_force", "recorded_at", "media", "size")
# What only an export of a register says of an act or a document, and only an empty register takes over.
_HISTORY = ("supersedes", "void_reason", "recorded_at", "recorded_by")


class Arrivals:
    """The rows of one kind on their way into the register."""

    def __init__(self, known: Known, kind: str, author: Author, empty: bool) -> None:
        self.known, self.kind, self.author, self.empty = known, kind, author, empty
        self.were: dict[Fact, dict[str, None]] = defaultdict(dict)  # ids of facts the register had
        self.are: dict[Fact, dict[str, None]] = defaultdict(dict)  # and of those it has now
        self.named: set[str] = set()  # ids that the file gives
        self.superseded: set[str] = set()  # acts in whose place the file puts another
        self.taken: set[str] = set()  # ids the file has given already
        self.put_right: dict[Any, list[PutRight]] = defaultdict(list)  # by id, and by what makes rows the same fact

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
                self.known.leave_out(problem)
                left_out += 1
        return left_out + (settle(self.known) if self.kind == "act" and self.empty else 0)

    def _index(self, given: Sequence[Given]) -> None:
        """What the register has, by what makes two rows the same fact; what stands before what does not."""
        rows = self.known.before[self.kind]
        superseded = {row["supersedes"] for row in rows.values()} if self.kind == "act" else set()
        for key in sorted(rows, key=lambda key: (key in superseded, key)):
            if not rows[key].get("void_reason"):
                self._remember(rows[key], key, self.were)
                self._remember(rows[key], key, self.are)
        for version in self.known.put_right[self.kind]:
            for found in (version.key, *fact_keys(self.kind, version.row)):
                self.put_right[found].append(version)
        self.named = {tidy(str(row.values["id"])) for row in given if row.values.get("id")}
        self.superseded = {tidy(str(row.values["supersedes"])) for row in given if row.values.get("supersedes")}

    def _read(self, given: Given) -> Row:
        """What the row says, as the register keeps it; raises NotUnderstood where it cannot be kept."""
        readers, needed, values = COLUMNS[self.kind], NEEDED[self.kind], {}
        for column, value in given.values.items():
            self.known.at(given, column)
            if column not in readers:
                self.known.remark("This column is not known.", VALUE_LEFT_OUT)
                continue
            if value is None and column in _NULL_SAYS_NOTHING:
                continue
            try:
                values[column] = self._default(column) if value is None else readers[column](value, self.known)
            except NotUnderstood as problem:
                if self.kind not in DESCRIBED or column in needed:
                    raise
                self.known.remark(problem.template, VALUE_LEFT_OUT, **problem.values)
        for column in needed:
            self.known.at(given, column)
            if not values.get(column):
                raise NotUnderstood("This is missing, and without it the row says nothing.")
        self.known.at(given)
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
            self._remark_what_is_not_computed(row)
            known.instruments.add(key)
        known.after[self.kind][key] = row
        if self.kind == "state":
            known.name_state(row)

    def _remark_what_is_not_computed(self, row: Row) -> None:
        """A clause, a term or an exit that cannot be read is kept, and nothing is computed from it."""
        for column, read in (("entry_into_force", _clause), ("lasts", read_duration), ("exit", read_exit)):
            try:
                read(row[column])
            except ClauseError as problem:
                self.known.remark("Nothing is computed from this in {key}: {why}.", key=row["key"], why=problem)

    def _fact(self, given: Given, values: Row) -> None:
        """Anything else: the same fact as one there is, or a new one."""
        if values.get("instrument"):
            self.known.require_instrument(values["instrument"])
        if self.kind == "document":
            self._by_its_bytes(given, values)
        said = {column: values.pop(column) for column in _HISTORY if column in values}
        probe = blank(self.kind) | values
        old = self._same(probe, values, said)
        if old is None:
            row = self._new(probe, given, said)
            key = str(row.get("id") or fresh_id(self.kind, row, self._ids()))
        else:
            row, key = _merged(old, values), old["id"]
            _add_source(self.kind, row, old, values, given)
        row["id"] = key
        if row != old:
            self._leave_put_right(probe, values, old)
        require_a_day(row)
        self.known.after[self.kind][key] = row
        self.taken.add(key)
        self._remember(row, key, self.are)

    def _by_its_bytes(self, given: Given, values: Row) -> None:
        """Say of a document what its bytes say; raises NotUnderstood where these are missing, or others."""
        found = self.known.papers.take(values["id"], values["name"], self.known.row("document", values["id"]))
        for column in ("media", "size"):
            if values.get(column, found[column]) != found[column]:
                self.known.at(given, column)
                self.known.remark("By the bytes of the document this is {found}.", VALUE_LEFT_OUT, found=found[column])
        self.known.at(given)
        values |= found

    def _leave_put_right(self, probe: Row, values: Row, present: Row | None) -> None:
        """Raise NotUnderstood where the row says no more than what a person has corrected or taken back since."""
        near = (probe.get("id"), *fact_keys(self.kind, probe)) if self.put_right else ()
        for version in (version for key in near for version in self.put_right.get(key, ())):
            if present is not None and present["id"] != version.key:
                continue
            if all(_said(column, version.row, value) for column, value in values.items()):
                template = (
                    "“{id}” was taken back by {who} on {when} ({why})."
                    if version.taken_back
                    else "“{id}” was corrected by {who} on {when}; this is what had been recorded before."
                )
                raise NotUnderstood(template, id=version.key, who=version.who, when=version.when, why=version.why)

    def _remember(self, row: Row, key: str, among: dict[Fact, dict[str, None]]) -> None:
        for fact in fact_keys(self.kind, row):
            among[fact].setdefault(key)

    def _same(self, row: Row, values: Row, said: Row) -> Row | None:
        """The fact that the row tells, if it is there already."""
        id_, known, kind = row.get("id"), self.known, self.kind
        if id_ and (old := known.row(kind, id_)) is not None:
            if id_ in self.taken and set(fact_keys(kind, row)).isdisjoint(fact_keys(kind, old)):
                raise NotUnderstood("Another row before this one has the id “{id}” too.", id=id_)
            return old
        if said.get("void_reason") and not self.empty:
            raise NotUnderstood("Only an empty register takes over what another register took back.")
        if (said.get("supersedes") or said.get("void_reason")) and self.empty:
            return None  # not the fact itself, but a later word about it
        among = self.were if id_ else self.are  # rows with ids of their own are different facts
        keys = dict.fromkeys(key for fact in fact_keys(kind, row) for key in among[fact])
        if id_:
            keys = {key: None for key in keys if key not in self.named and key not in self.taken}
        alike = [old for key in keys if (old := known.row(kind, key)) is not None and same(kind, old, row)]
        return min(alike, key=lambda old: self._rank(old, values), default=None)

    def _rank(self, old: Row, values: Row) -> tuple[bool, bool]:
        """How well a fact fits the row: best what says the same already, then what no other row has told."""
        differs = any(not _says(old[column], value) for column, value in values.items() if column != "id")
        return differs, old["id"] in self.taken

    def _new(self, row: Row, given: Given, said: Row) -> Row:
        """The row of a fact that the register does not have."""
        if "confidence" in row and not given.values.get("confidence"):
            row["confidence"] = str(Confidence.CONFIRMED if is_official(row["source"]) else Confidence.REPORTED)
        if self.kind in ("act", "document") and not self.empty:
            if row.get("id") in self.superseded:
                raise NotUnderstood("Only an empty register takes over what another register corrected.")
            said = {}
        if self.kind in ("act", "step", "document"):
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
    """The old row with what is said otherwise now."""
    return old | {column: value for column, value in values.items() if not _says(old.get(column), value)}


def _says(old: Any, value: Any) -> bool:
    """True where a value says what the old one does: the same, or the same tidied."""
    return bool(old == value) or _tidied(old) == value or (isinstance(old, str) and join(tidy(old)) == value)


def _said(column: str, row: Row, value: Any) -> bool:
    """True where a row said a value already; a source, also among others. By which id is no matter."""
    if column == "source":
        return set(split(value)) <= set(split(tidy(row["source"])))
    return column == "id" or _says(row.get(column), value)


def _tidied(value: Any) -> Any:
    if isinstance(value, dict):
        return {tidy(name): _tidied(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_tidied(part) for part in value]
    return tidy(value) if isinstance(value, str) else value


def _add_source(kind: str, row: Row, old: Row, values: Row, given: Given) -> None:
    """Keep the sources the fact had beside the new one; the better of two confidences is that of the fact."""
    if kind not in ADDS_SOURCES or given.values.get("source", "") is None:
        return
    new = set(split(values.get("source", ""))) - set(split(tidy(old["source"])))
    row["source"] = join(old["source"], values.get("source", "")) if new else old["source"]
    if "confidence" in row and new:
        its_own = Confidence.CONFIRMED if is_official(values["source"]) else Confidence.REPORTED
        said = values["confidence"] if given.values.get("confidence") else its_own
        row["confidence"] = str(min((old["confidence"], said), key=CONFIDENCE_ORDER.index))


def require_a_day(row: Row) -> None:
    """Raise NotUnderstood where the dates of a row leave no day between them."""
    if row.get("not_before") or row.get("not_after"):
        try:
            period_of(row["on"], row["not_before"], row["not_after"])
        except ValueError as problem:
            raise NotUnderstood("The dates exclude each other: {reason}.", reason=problem) from None


def _clause(notation: Any) -> None:
    """Raise ClauseError for a clause that is no borrowed one and cannot be read."""
    if notation and borrowed(notation) is None:
        read_clause(notation)


def settle(known: Known) -> int:
    """Put acts behind those they supersede; what supersedes nothing there is stands alone, or is left out."""
    acts, settled, left_out = known.after["act"], {}, 0
    waiting, done = dict(acts), set(known.before["act"]) - acts.keys()
    superseded = {row["supersedes"] for key, row in known.before["act"].items() if key not in acts}
    while waiting:
        ready = [key for key, row in waiting.items() if not row["supersedes"] or row["supersedes"] in done]
        lost = [key for key, row in waiting.items() if row["supersedes"] not in waiting]
        for key in ready or lost or list(waiting):
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
