"""What a person enters, read into the row it would become.

Nothing is written here. What is no date, no word of the vocabulary, no state or instrument of the register, and what is
left empty, is refused with what to write instead.
"""

from dataclasses import asdict, dataclass, fields
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.errors import Invalid, NotFound
from tracker.law.dates import parse_partial, period_of
from tracker.law.facts import Dossier
from tracker.law.vocabulary import Act, Confidence, Step
from tracker.register import reading
from tracker.register.dossiers import dossiers, rows_now
from tracker.register.fields import Field
from tracker.register.ledger import TABLES, blank
from tracker.register.sources import is_proved
from tracker.register.states import resolve_state

Words = TypeVar("Words", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class GivenAct:
    """An act as a person enters it; days are ISO dates, possibly partial."""

    instrument: str
    state: str
    act: str
    on: str = ""
    received_on: str = ""
    effective_on: str = ""
    not_before: str = ""
    not_after: str = ""
    expected: bool = False
    regards: str = ""
    territory: str = ""
    depositary: str = ""
    reference: str = ""
    incoming: str = ""
    document: str = ""  # the digest of a document that the register keeps
    note: str = ""
    confidence: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class GivenStep:
    """A domestic step as a person enters it; days are ISO dates, possibly partial."""

    instrument: str
    state: str
    step: str
    on: str = ""
    not_before: str = ""
    not_after: str = ""
    planned: bool = False
    outcome: str = ""
    reference: str = ""
    incoming: str = ""
    document: str = ""  # the digest of a document that the register keeps
    note: str = ""
    confidence: str = ""
    source: str = ""


def act_row(session: Session, given: GivenAct, dossier: Dossier | None = None) -> tuple[dict[str, Any], Dossier]:
    """The row an act would become, without its id, and the dossier it belongs to; raises Invalid or NotFound.

    Whoever has the dossier of its instrument already gives it.
    """
    _require(given, "act", given.on or given.received_on or given.not_after)
    word = _word(Act, given.act)
    for name in ("on", "received_on", "effective_on", "not_before", "not_after"):
        _day(getattr(given, name))
    _bounds(given)
    return _row(session, "act", given, {"act": word}, dossier)


def step_row(session: Session, given: GivenStep, dossier: Dossier | None = None) -> tuple[dict[str, Any], Dossier]:
    """The row a step would become, without its id, and the dossier it belongs to; like `act_row`."""
    _require(given, "step", given.on or given.not_after or given.not_before)
    word = _word(Step, given.step)
    for name in ("on", "not_before", "not_after"):
        _day(getattr(given, name))
    _bounds(given)
    return _row(session, "step", given, {"step": word}, dossier)


def _row(
    session: Session, kind: str, given: GivenAct | GivenStep, words: dict[str, str], dossier: Dossier | None
) -> tuple[dict[str, Any], Dossier]:
    dossier = dossier or dossier_of(session, given.instrument)
    values = {name: v.strip() if isinstance(v, str) else v for name, v in asdict(given).items()}
    default = Confidence.CONFIRMED if is_proved(given.source, given.reference) else Confidence.REPORTED
    confidence = _word(Confidence, given.confidence or default)
    state = _state(session, given.state)
    document = _document(session, given.document.strip())
    words |= {"state": state, "confidence": confidence}
    return blank(kind) | values | words | {"document": document}, dossier


def _require(given: GivenAct | GivenStep, what: str, day: str) -> None:
    """Refuse an entry that leaves out what every fact has: whose, what, when, and how we know."""
    filled = {"instrument": given.instrument, "state": given.state, what: getattr(given, what), "on": day}
    filled["source"] = given.source
    missing = [Field(name) for name, value in filled.items() if not value.strip()]
    if missing:
        raise Invalid("Nothing was recorded. Please fill in: {fields}.", fields=missing)


def _day(text: str) -> None:
    if text:
        try:
            parse_partial(text)
        except ValueError:
            raise Invalid(
                "{text} is not a date of the calendar. Write 2009-10-29, 2009-10 or 2009.", text=text
            ) from None


def _bounds(given: GivenAct | GivenStep) -> None:
    try:
        period_of(given.on, given.not_before, given.not_after)
    except ValueError:
        raise Invalid(
            "The dates exclude each other: on {on}, not before {first}, not after {last}.",
            on=given.on or "–",
            first=given.not_before or "–",
            last=given.not_after or "–",
        ) from None


def _word(words: type[Words], text: str) -> Words:
    try:
        return words(text.strip())
    except ValueError:
        near = get_close_matches(text, every := [str(word) for word in words], 3, 0.4) or every
        raise Invalid(
            "“{word}” is not a word of the register. Write {words}.", word=text, words=", ".join(near)
        ) from None


def _state(session: Session, text: str) -> str:
    known = list(session.execute(select(TABLES["state"])))
    code = resolve_state(text, known)
    if code is None:
        raise NotFound("“{text}” is not a state the register knows. Write its code (AM) or its name.", text=text)
    return code


def _document(session: Session, digest: str) -> str | None:
    if not digest:
        return None
    table = TABLES["document"]
    if session.execute(select(table.c.id).where(table.c.id == digest)).first() is None:
        raise NotFound("The register keeps no document “{id}”. Attach it again.", id=digest)
    return digest


def dossier_of(session: Session, key: str) -> Dossier:
    """The dossier of an instrument; raises NotFound, with keys that look alike."""
    key = key.strip()
    found = dossiers(rows_now(session, [key]), [key]).get(key)
    if found is None:
        every = session.execute(select(TABLES["instrument"].c.key)).scalars().all()
        raise reading.no_instrument(key, every)
    return found


def act_day(row: dict[str, Any]) -> str:
    """The day that, with instrument, state and act, says which act a row is."""
    return row["received_on"] or row["on"] or row["not_after"] or row["not_before"] or ""


def step_day(row: dict[str, Any]) -> str:
    """The day that, with instrument, state and step, says which step a row is."""
    return row["on"] or row["not_after"] or row["not_before"] or ""


def act_id(row: dict[str, Any]) -> str:
    """The id an act gets where no other has it: instrument/state/act/day, and what it regards."""
    parts = [row["instrument"], row["state"], row["act"], act_day(row) or "undated", row["regards"]]
    return "/".join(part for part in parts if part)


def step_id(row: dict[str, Any]) -> str:
    """The id a step gets where no other has it: instrument/state/step/day."""
    return "/".join((row["instrument"], row["state"], row["step"], step_day(row) or "undated"))


GIVEN_ACT = tuple(field.name for field in fields(GivenAct))
GIVEN_STEP = tuple(field.name for field in fields(GivenStep))


def given_act(row: Any) -> GivenAct:
    """A recorded act as a person would enter it: the start of a correction."""
    return GivenAct(**{name: _entered(row, name) for name in GIVEN_ACT})


def given_step(row: Any) -> GivenStep:
    """A recorded step as a person would enter it: the start of a correction."""
    return GivenStep(**{name: _entered(row, name) for name in GIVEN_STEP})


def _entered(row: Any, name: str) -> Any:
    value = getattr(row, name)
    return "" if value is None else value
