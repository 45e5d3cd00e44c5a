"""What the register holds when an import begins, and what the import makes known on its way.

Rows are read from the database once: of facts about instruments only those about the instruments imported.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from tracker.errors import UnreadableBundle
from tracker.register.documents import Papers
from tracker.register.foreign_rows import ROW_LEFT_OUT, VALUE_LEFT_OUT, Given, NotUnderstood, ReadingFinding
from tracker.register.ledger import TABLES, blank, primary_key
from tracker.register.put_right import PutRight, put_right
from tracker.register.states import StateNames, is_iso, looks_like_a_code, new_state_row

Row = dict[str, Any]
Rows = Mapping[str, Sequence[Given]]
_CHANGED_IN_PLACE = ("step",)  # by people; an act keeps its row, and another takes its place
_REFERRED_TO = ("organisation", "state", "package")  # others refer to them by their keys
_FEW = ("membership", "procedure", "weight", "council_session", "inquiry")
_AT_ONCE = 500  # values in one statement


class Known:
    """The rows of the register (`before`), those the import writes (`after`), and the findings on the way.

    `put_right` holds the earlier versions of facts that people corrected or took back, `papers` the bytes that come
    with the rows.

    Answers what the readers of cells ask about: states, organisations, packages, documents and contacts.
    """

    def __init__(self, session: Session, given: Rows, papers: Papers) -> None:
        self.before: dict[str, dict[str, Row]] = {kind: {} for kind in TABLES}
        self.after: dict[str, dict[str, Row]] = {kind: {} for kind in TABLES}
        self.findings: list[ReadingFinding] = []
        self.instruments: set[str] = set(session.execute(select(TABLES["instrument"].c.key)).scalars())
        self.papers = papers
        self._given, self._column = Given("", 0, {}), ""
        for kind in TABLES:
            key = primary_key(kind)
            self.before[kind] = {row[key]: row for row in _present(session, kind, given)}
        self.put_right: dict[str, list[PutRight]] = {kind: [] for kind in TABLES}
        for kind in _CHANGED_IN_PLACE:
            self.put_right[kind] = put_right(session, kind, _texts(given.get(kind, ()), "instrument"))
        self._states = StateNames()
        for row in self.before["state"].values():
            self.name_state(row)

    def at(self, given: Given, column: str = "") -> None:
        """Say which row is being read, and which column of it: findings and refusals name them."""
        self._given, self._column = given, column

    def remark(self, template: str, consequence: str = "", **values: Any) -> None:
        """Keep a finding about the row being read."""
        where = self._given
        told = {name: str(value)[:200] for name, value in values.items()}
        self.findings.append(ReadingFinding(where.file, where.row, template, told, consequence, self._column))

    def leave_out(self, problem: NotUnderstood) -> None:
        """Keep the finding that the row being read was left out, and why."""
        self.remark(problem.template, ROW_LEFT_OUT, **problem.values)

    def row(self, kind: str, key: str) -> Row | None:
        """The row as it is now."""
        return self.after[kind].get(key) or self.before[kind].get(key)

    def name_state(self, row: Row) -> None:
        """Make a state known by its code and names."""
        names = (row[name] for name in ("name_en", "name_ru", "official_en", "official_ru"))
        self._states.add(row["code"], *names)

    def code(self, text: str) -> str | None:
        """The code of the state that a text means, whether or not the register has a row of it."""
        return self._states.resolve(text)

    def state(self, text: str) -> str:
        """The code of a state; one that has no row yet gets it. Raises NotUnderstood for what is no state."""
        code = self._states.resolve(text)
        if code is None and not looks_like_a_code(text):
            raise NotUnderstood(
                "“{value}” is no state the register knows (write its code, AM, or its name).", value=text
            )
        code = code or text
        if self.row("state", code) is None:
            row = self.after["state"][code] = new_state_row(code)
            self.name_state(row)
            if not is_iso(code):
                self.remark("“{code}” is a code that neither ISO 3166-1 nor states.csv knows.", code=code)
        return code

    def organisation(self, key: str) -> str:
        """The key of an organisation; one that has no row yet gets it, with a finding."""
        if self.row("organisation", key) is None:
            self.after["organisation"][key] = blank("organisation") | {"key": key, "name_en": key}
            self.remark("Nothing describes the organisation “{key}”; it is named by its key.", key=key)
        return key

    def package(self, key: str) -> str:
        """The key of a package; one that has no row yet gets it, with a finding."""
        if self.row("package", key) is None:
            self.after["package"][key] = blank("package") | {"key": key, "title_en": key}
            self.remark("Nothing describes the package “{key}”; it is named by its key.", key=key)
        return key

    def document(self, digest: str) -> str | None:
        """The digest of a document; None, with a finding, for one that the register does not have."""
        if self.row("document", digest) is None:
            self.remark("There is no document “{id}”.", VALUE_LEFT_OUT, id=digest)
            return None
        return digest

    def contact(self, key: str) -> str | None:
        """The id of a contact; None, with a finding, for one that the register does not have."""
        if self.row("contact", key) is None:
            self.remark("There is no contact “{id}”.", VALUE_LEFT_OUT, id=key)
            return None
        return key

    def require_instrument(self, key: str) -> None:
        """Raise UnreadableBundle, naming file and row, for a fact about an instrument that exists nowhere."""
        if key not in self.instruments:
            raise UnreadableBundle(
                "{file}, row {row}: the instrument “{instrument}” is neither in the register nor in this import. "
                "Nothing was imported. Add it to instruments.yaml, or correct its key.",
                file=self._given.file,
                row=self._given.row,
                instrument=key,
            )


def _present(session: Session, kind: str, given: Rows) -> Iterator[Row]:
    """The rows of a kind that the import may meet."""
    table, mine = TABLES[kind], given.get(kind, ())
    if kind in _REFERRED_TO or (mine and kind in _FEW) or (kind == "contact" and (mine or given.get("inquiry"))):
        yield from _select(session, table, None)
    elif kind == "document":
        named = _texts(mine, "id").union(*(_texts(given.get(of, ()), "document") for of in ("act", "step")))
        yield from _select(session, table, "id", {digest.lower() for digest in named})
    elif mine and kind == "instrument":
        yield from _select(session, table, "key", _texts(mine, "key"))
    elif mine:
        of_instruments = {row["id"]: row for row in _select(session, table, "instrument", _texts(mine, "instrument"))}
        yield from of_instruments.values()
        others = _texts(mine, "id") - of_instruments.keys()
        yield from _select(session, table, "id", others)


def _texts(given: Iterable[Given], column: str) -> set[str]:
    return {str(row.values[column]).strip() for row in given if row.values.get(column)}


def _select(session: Session, table: Table, column: str | None, wanted: Iterable[str] = ()) -> Iterator[Row]:
    if column is None:
        yield from (dict(row) for row in session.execute(select(table)).mappings())
        return
    values = sorted(wanted)
    for start in range(0, len(values), _AT_ONCE):
        query = select(table).where(table.c[column].in_(values[start : start + _AT_ONCE]))
        yield from (dict(row) for row in session.execute(query).mappings())
