"""What people add, change and remove by hand, beside acts and steps: the columns, and how a value is read into its row.

The readers are those of `cells`; where an import would keep a finding, a person is told what to write instead.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.errors import Invalid
from tracker.law.clauses import ClauseError
from tracker.law.notation import borrowed, read_clause, read_duration, read_exit
from tracker.law.vocabulary import Confidence
from tracker.register import cells
from tracker.register.fields import Field
from tracker.register.foreign_rows import NotUnderstood
from tracker.register.ledger import TABLES, blank, primary_key
from tracker.register.sameness import fresh_id
from tracker.register.sources import is_proved
from tracker.register.states import StateNames, is_iso

Row = dict[str, Any]


def _instrument(value: Any, around: Any) -> str | None:
    """The key of an instrument that is on record, or of none; a file may name one that comes later."""
    word = cells.text(value)
    return around.known("instrument", word) if word else None


_REFERRING: dict[str, cells.Reader] = {"instrument": _instrument}
KINDS = (
    "organisation", "state", "membership", "package", "instrument", "announcement", "confirmation", "procedure",
    "weight", "council_session", "stance", "contact", "inquiry",
)  # fmt: skip
COLUMNS: dict[str, dict[str, cells.Reader]] = {
    kind: {
        **cells.COLUMNS[kind],
        **(_REFERRING if "instrument" in TABLES[kind].c else {}),
    }
    for kind in KINDS
}

NEEDED: dict[str, tuple[str, ...]] = {
    "organisation": ("key",),
    "state": ("code",),
    "membership": ("organisation", "state", "start", "status", "source"),
    "package": ("key", "source"),
    "instrument": ("key", "kind", "sources"),
    "announcement": ("instrument", "source"),
    "confirmation": ("instrument", "up_to", "says", "source"),
    "procedure": ("state", "completed_by"),
    "weight": ("measure", "state", "value", "source"),
    "council_session": ("organisation", "on", "source"),
    "stance": ("instrument", "state", "on", "stance", "source"),
    "contact": ("state", "name", "source"),
    "inquiry": ("state", "asked_on", "asked"),  # what the office itself asked needs no source
}
# One of these at least says what a thing is called, or when it is.
NEEDED_ONE: dict[str, tuple[str, ...]] = {
    "organisation": ("name_en", "name_ru"),
    "state": ("name_en", "name_ru"),
    "package": ("title_en", "title_ru"),
    "instrument": ("title_en", "title_ru"),
    "announcement": ("on", "not_before", "not_after"),
}


@dataclass
class Around:
    """What the register knows beside a row that a person fills in; what it does not know is refused."""

    session: Session
    new_states: list[str] = field(default_factory=list)  # known to ISO 3166-1, not yet described

    def __post_init__(self) -> None:
        self._states = StateNames(self.session.execute(select(TABLES["state"])))
        self._codes = set(self.session.execute(select(TABLES["state"].c.code)).scalars())

    def state(self, text: str) -> str:
        """The code of a state; raises NotUnderstood for what is none."""
        code = self._states.resolve(text)
        if code is None or (code not in self._codes and not is_iso(code)):
            raise NotUnderstood(
                "“{value}” is no state the register knows (write its code, AM, or its name).", value=text
            )
        if code not in self._codes:
            self.new_states.append(code)
        return code

    def organisation(self, key: str) -> str:
        """The key of an organisation that is on record."""
        return self.known("organisation", key)

    def package(self, key: str) -> str:
        """The key of a package that is on record."""
        return self.known("package", key)

    def document(self, digest: str) -> str:
        """The digest of a document that is on record."""
        return self.known("document", digest)

    def contact(self, key: str) -> str:
        """The id of a contact that is on record."""
        return self.known("contact", key)

    def known(self, kind: str, key: str) -> str:
        """The key of a fact that is on record; raises NotUnderstood for one that is not."""
        if row_of(self.session, kind, key) is None:
            raise NotUnderstood("“{value}” is not on record.", value=key)
        return key

    def remark(self, template: str, **values: Any) -> None:
        """Refuse what an import would only remark."""
        raise NotUnderstood(template, **values)


def row_of(session: Session, kind: str, key: str) -> Row | None:
    """The present row of a fact."""
    table = TABLES[kind]
    found = session.execute(select(table).where(table.c[primary_key(kind)] == key)).mappings().first()
    return dict(found) if found else None


def read(around: Around, kind: str, given: Mapping[str, Any], before: Row | None) -> Row:
    """The row that a person's values become, the others as they were before; raises Invalid, naming the field."""
    row = dict(before) if before else blank(kind)
    for column, value in given.items():
        empty = value in (None, "", [], {})
        if empty and column in blank(kind):
            row[column] = blank(kind)[column]
            continue
        try:
            row[column] = "" if empty else COLUMNS[kind][column](value, around)
        except NotUnderstood as problem:
            raise _invalid(column, Invalid(problem.template, **problem.values)) from None
    _require_filled(kind, row)
    if kind == "instrument":
        _require_readable(row)
    if "confidence" in row and not given.get("confidence"):
        row["confidence"] = str(Confidence.CONFIRMED if is_proved(row["source"], "") else Confidence.REPORTED)
    return row


def _invalid(column: str, why: Invalid) -> Invalid:
    return Invalid("{field}: {why}", field=Field(column), why=why)


def _require_filled(kind: str, row: Row) -> None:
    missing = [column for column in NEEDED[kind] if not row.get(column)]
    one_of = NEEDED_ONE.get(kind, ())
    if one_of and not any(row[column] for column in one_of):
        missing.append(one_of[0])
    if missing:
        raise Invalid("Nothing was recorded. Please fill in: {fields}.", fields=[Field(name) for name in missing])


def _require_readable(row: Row) -> None:
    """Raise Invalid for a rule from which nothing could be computed."""
    for column, reader in (("entry_into_force", _clause), ("lasts", read_duration), ("exit", read_exit)):
        try:
            reader(row[column])
        except ClauseError as problem:
            raise _invalid(column, Invalid("the notation cannot be read. {why}", why=str(problem))) from None


def _clause(notation: Any) -> None:
    if notation and borrowed(notation) is None:
        read_clause(notation)


def new_key(session: Session, kind: str, row: Row) -> str:
    """The key of a new fact: the one it was given, or one made of what it says."""
    pk = primary_key(kind)
    if pk != "id":
        return str(row[pk])
    taken = set(session.execute(select(TABLES[kind].c.id)).scalars())
    return fresh_id(kind, row, taken)
