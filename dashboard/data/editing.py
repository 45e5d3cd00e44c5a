"""Everything but acts and steps: as it is recorded, what an edit would do, and the edit itself."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.orm import Session

from dashboard.data.drafts import forget_in
from dashboard.data.register import engine, kept, session, states
from dashboard.moment import Moment
from tracker.clock import today, user
from tracker.errors import NotFound
from tracker.locale.effects import effect_in_words
from tracker.locale.states import states_listed
from tracker.locale.wording import error_in_words
from tracker.register import database, editing, reading
from tracker.register.ledger import Author, primary_key

Values = Mapping[str, Any]
Done = editing.Edited
CLAUSE, ADOPTION = "clause", "adoption"  # ways to change an instrument, besides its own form


@dataclass(frozen=True)
class Present:
    """A fact as it is recorded now, and the version an edit starts from."""

    kind: str
    key: str
    version: int
    values: Values


@dataclass(frozen=True)
class Order:
    """What a person wants done: facts added, one changed, or one removed."""

    kind: str
    given: Sequence[Values] = ()
    key: str = ""  # of the fact that is changed; empty for new ones
    seen: int | None = None
    way: str = ""  # CLAUSE, ADOPTION, or the form of the fact itself
    remove: bool = False


@dataclass(frozen=True)
class Outcome:
    """What an edit does, in words."""

    keys: tuple[str, ...]
    changed: bool
    effects: tuple[tuple[str, tuple[str, ...]], ...]  # by instrument
    unusual: tuple[str, ...]  # each wants a reason


def present(kind: str, key: str) -> Present:
    """A fact as it is now; raises NotFound where there is none."""
    with session() as found:
        fact = reading.fact(found, kind, key)
    if fact is None:
        raise NotFound("Nothing in the register has the number “{id}”.", id=key)
    row, version = fact
    return Present(kind, key, version, dict(row._mapping))


@kept
def rows(moment: Moment, kind: str) -> tuple[tuple[str, Values], ...]:
    """The facts of a kind as known at the moment, with their keys."""
    with session() as found:
        facts = reading.facts(found, kind, moment.known_at)
    pk = primary_key(kind)
    return tuple((str(getattr(row, pk)), _values(row)) for row in facts)


def _values(row: Any) -> Values:
    return dict(row._mapping) if hasattr(row, "_mapping") else vars(row)


@kept
def members_of(moment: Moment, instrument: str) -> tuple[str, ...]:
    """The members, on the day, of the organisation to which an instrument belongs."""
    with session() as found:
        fact = reading.fact(found, "instrument", instrument)
        organisation = fact[0].organisation if fact else None
        return tuple(reading.members(found, organisation, moment.as_of, moment.known_at)) if organisation else ()


class _Undone(Exception):
    """Ends a trial: nothing of it is kept."""


def preview(order: Order, moment: Moment) -> Outcome:
    """What an edit would do, done and undone again; raises TrackerError for what cannot be."""
    done: list[Done] = []
    try:
        with database.writing(engine()) as writing:
            done.append(_carried_out(writing, order, "-"))
            raise _Undone
    except _Undone:
        return _in_words(done[0], moment)


def save(order: Order, reason: str, moment: Moment, draft: str = "") -> Outcome:
    """Carry an edit out and forget the draft of it, in one transaction; raises TrackerError."""
    with database.writing(engine()) as writing:
        done = _carried_out(writing, order, reason)
        forget_in(writing, draft)
    return _in_words(done, moment)


def _carried_out(writing: Session, order: Order, reason: str) -> Done:
    author = Author(user(), datetime.now(UTC))
    if order.remove:
        return editing.remove(writing, order.kind, order.key, reason, author, today(), order.seen)
    if not order.key:
        return editing.add(writing, order.kind, order.given, author, today(), reason)
    (values,) = order.given
    if order.way:
        change: Callable[..., Done] = editing.set_rules if order.way == CLAUSE else editing.adopt
        return change(writing, order.key, values, author, today(), reason, order.seen)
    return editing.edit(writing, order.kind, order.key, values, author, today(), reason, order.seen)


def _in_words(done: Done, moment: Moment) -> Outcome:
    effects = tuple((one.instrument, _told(one, moment)) for one in done.follows)
    return Outcome(done.keys, done.changed, effects, tuple(error_in_words(odd, moment.lang) for odd in done.unusual))


def _told(one: editing.Follows, moment: Moment) -> tuple[str, ...]:
    """What follows for an instrument, in sentences."""
    t, lang = moment.t, moment.lang
    said = [] if one.effect.nothing else effect_in_words(one.effect, lang)
    if one.owing_now:
        said.append(t("Outstanding from now on: {states}.", states=states_listed(one.owing_now, lang, states(moment))))
    if one.owing_no_more:
        listed = states_listed(one.owing_no_more, lang, states(moment))
        said.append(t("No longer outstanding: {states}.", states=listed))
    return tuple(said)
