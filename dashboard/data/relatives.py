"""The instruments that an instrument names, and those that name it."""

from dataclasses import dataclass

from dashboard.data.register import at_hand, session, short_title
from dashboard.moment import Moment
from tracker.register import reading
from tracker.register.kinship import lender, relations


@dataclass(frozen=True)
class Relative:
    """Another instrument, and how the two stand to each other."""

    relation: str  # a word of Relation, named from the later one; or `borrows`
    key: str
    title: str
    adopted_on: str
    state: str  # of the instrument as a whole, empty where the register does not have it or it is not adopted yet


@dataclass(frozen=True)
class Relatives:
    """The relatives of one instrument, in the order of their adoption."""

    named: tuple[Relative, ...]  # by it: what it amends, supplements, prolongs, …
    naming: tuple[Relative, ...]  # it: what amends, supplements, prolongs it, …


@at_hand
def relatives(moment: Moment, key: str) -> Relatives:
    """The relatives of an instrument; none for one that nobody knows."""
    links = _links(moment)
    return Relatives(
        tuple(_relative(moment, relation, other) for relation, one, other in links if one == key),
        tuple(_relative(moment, relation, one) for relation, one, other in links if other == key),
    )


@at_hand
def _links(moment: Moment) -> tuple[tuple[str, str, str], ...]:
    """Every link between two instruments: its word, the one that names, the one named; by adoption."""
    with session() as found:
        rows = reading.facts(found, "instrument", moment.known_at)
    links = []
    for row in sorted(rows, key=lambda row: (row.adopted_on, row.key)):
        links += [(str(relation), row.key, other) for relation, other in relations(row)]
        if (lent := lender(row)) is not None:
            links.append(("borrows", row.key, lent))
    return tuple(links)


@at_hand
def _lines(moment: Moment) -> dict[str, reading.InstrumentLine]:
    with session() as found:
        return {line.key: line for line in reading.instruments(found, moment.as_of, moment.known_at)}


def _relative(moment: Moment, relation: str, key: str) -> Relative:
    line = _lines(moment).get(key)
    if line is None:
        return Relative(relation, key, key, "", "")
    return Relative(relation, key, short_title(line, moment.lang), line.adopted_on, str(line.state or ""))
