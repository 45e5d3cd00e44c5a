"""Which instruments an answer about another depends on: parents, lenders of clauses, what conditions and terms name.

The links are in the instruments' own rows. They are few, so each is found by its text and then read.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Table, Text, cast, or_, select
from sqlalchemy.orm import Session

from tracker.law.clauses import ClauseError
from tracker.law.notation import borrowed
from tracker.law.vocabulary import Relation
from tracker.register.tables import Instrument

_TABLE: Table = Instrument.__table__  # type: ignore[attr-defined]
_LINKS = (_TABLE.c.relation, _TABLE.c.entry_into_force, _TABLE.c.lasts)
_KEYS_OF_INSTRUMENTS = ("in_force", "party_to", "parties_of", "with")


def relations(row: Any) -> list[tuple[Relation, str]]:
    """The relations an instrument's row names, with the keys of the others."""
    named = row.relation if isinstance(row.relation, Mapping) else {}
    pairs = ((word, keys if isinstance(keys, list) else [keys]) for word, keys in named.items())
    return [(Relation(word), str(key)) for word, keys in pairs for key in keys if key and word in set(Relation)]


# What makes an instrument one of another's family, a treaty with its protocols. One that replaces another begins anew.
_OF_THE_FAMILY = frozenset(
    {Relation.AMENDS, Relation.SUPPLEMENTS, Relation.PROLONGS, Relation.IMPLEMENTS, Relation.ENDS}
)


def families(rows: Iterable[Any]) -> dict[str, str]:
    """The head of the family of each instrument, by their keys: the treaty that it adds to, directly or by another.

    An instrument that adds to none, or only to what the register does not have, is the head of its own.
    """
    known = {row.key: row for row in rows}
    parents = {
        key: [other for relation, other in relations(row) if relation in _OF_THE_FAMILY and other in known]
        for key, row in known.items()
    }
    return {key: _head(key, parents) for key in known}


def _head(key: str, parents: Mapping[str, list[str]]) -> str:
    """Up the first parents; where they go round in a circle, its first key, so that all of it has one head."""
    path = [key]
    while parents[path[-1]]:
        above = parents[path[-1]][0]
        if above in path:
            return min(path[path.index(above) :])
        path.append(above)
    return path[-1]


def lender(row: Any) -> str | None:
    """The instrument whose clause this one borrows."""
    try:
        source = borrowed(row.entry_into_force)
    except ClauseError:
        return None
    return source[0] if source else None


def needs(row: Any) -> set[str]:
    """The instruments that a row names as its parents, or in its clause or its term."""
    found = {key for _, key in relations(row)} | set(_named(row.entry_into_force)) | set(_named(row.lasts))
    if (lent := lender(row)) is not None:
        found.add(lent)
    return found - {row.key}


def _named(notation: Any) -> Iterator[str]:
    if isinstance(notation, Mapping):
        for name, part in notation.items():
            if name in _KEYS_OF_INSTRUMENTS:
                yield from (key for key in (part if isinstance(part, list) else [part]) if isinstance(key, str))
            else:
                yield from _named(part)
    elif isinstance(notation, list):
        for part in notation:
            yield from _named(part)


def prolonged(row: Any) -> set[str]:
    """The instruments whose term an instrument prolongs: they depend on it, though they do not name it."""
    return {key for relation, key in relations(row) if relation is Relation.PROLONGS}


def ties(instruments: Mapping[str, Any]) -> dict[str, set[str]]:
    """Of each instrument among the rows, the others among them on which an answer about it depends directly.

    Every row is read once, for whoever then asks for the kin of many.
    """
    found = {key: needs(row) & instruments.keys() for key, row in instruments.items()}
    for key, row in instruments.items():
        for term in prolonged(row) & instruments.keys():
            found[term].add(key)
    return found


def kin(tied: Mapping[str, set[str]], key: str) -> list[str]:
    """The keys of all instruments that an answer about one depends on, directly or by another, in their order."""
    found, open_ = {key}, [key]
    while open_:
        fresh = tied[open_.pop()] - found
        found |= fresh
        open_ += fresh
    return sorted(found - {key})


def rows_with_kin(session: Session, keys: Iterable[str]) -> list[Any]:
    """The rows of instruments, and of all those that answers about them depend on."""
    rows: dict[str, Any] = {}
    wanted = set(keys)
    while wanted:
        found = list(session.execute(select(_TABLE).where(_TABLE.c.key.in_(sorted(wanted)))))
        rows |= {row.key: row for row in found}
        reverse = [row for row in _naming(session, wanted, (_TABLE.c.relation,)) if prolonged(row) & wanted]
        wanted = ({key for row in found for key in needs(row)} | {row.key for row in reverse}) - rows.keys() - wanted
    return list(rows.values())


def dependents(session: Session, keys: Iterable[str]) -> set[str]:
    """The instruments about which an answer may change with one of these, themselves left out."""
    changed, found = set(keys), set[str]()
    while changed:
        naming = {row.key for row in _naming(session, changed, _LINKS) if needs(row) & changed}
        rows = session.execute(select(_TABLE).where(_TABLE.c.key.in_(sorted(changed))))
        naming |= {key for row in rows for key in prolonged(row)}
        changed = naming - found - set(keys)
        found |= changed
    return found


def dependents_among(instruments: Mapping[str, Any], keys: Iterable[str]) -> set[str]:
    """The same among rows that are at hand: those of an earlier day."""
    naming: dict[str, set[str]] = {}
    for key, row in instruments.items():
        for other in needs(row):
            naming.setdefault(other, set()).add(key)
        naming.setdefault(key, set()).update(prolonged(row) & instruments.keys())
    found, open_ = set(keys), list(keys)
    while open_:
        fresh = naming.get(open_.pop(), set()) - found
        found |= fresh
        open_ += sorted(fresh)
    return found - set(keys)


def _naming(session: Session, keys: set[str], columns: tuple[Any, ...]) -> list[Any]:
    """The rows in which one of the keys stands, as a first choice made by the database."""
    if len(keys) > _MOST_AT_ONCE:
        return list(session.execute(select(_TABLE)))
    texts = [cast(column, Text) for column in columns]
    return list(session.execute(select(_TABLE).where(or_(*(text.contains(key) for text in texts for key in keys)))))


_MOST_AT_ONCE = 50
