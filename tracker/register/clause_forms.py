"""The clause as a form with fields: what most clauses say, to notation and back.

A notation that says more than the fields can is edited as text: `from_notation` gives None for it, so that no form ever
drops a part of a rule.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tracker.law.clauses import ClauseError
from tracker.law.notation import read_clause
from tracker.law.vocabulary import Basis

ALL, NUMBER, SHARE, MORE, STATES, SILENT = "all", "number", "share", "more-than", "states", "silent"
CONDITIONS = (ALL, NUMBER, SHARE, MORE, STATES, SILENT)
SETS = ("", "members", "signatories", "list")
UNITS = ("days", "months", "years")
TURNS = ("", "first-of-next-month", "first-of-month")
_DAYS = ("not_before", "fixed_date", "applies_from")
UNSTATED, SAME_DELAY, OWN_DELAY = "unstated", "same", "own"


@dataclass(frozen=True, slots=True)
class DelayFields:
    """A delay: so many days, months or years, and where it is counted to or from."""

    amount: int = 0
    unit: str = "days"
    turn: str = ""


@dataclass(frozen=True, slots=True)
class ClauseForm:
    """What the fields of a clause hold."""

    condition: str = ALL
    number: int = 1
    share: str = "2/3"
    states: tuple[str, ...] = ()
    of: str = ""  # whose consents: any state's (all: those concerned), members, signatories, a list
    of_states: tuple[str, ...] = ()
    counted_at: str = ""  # each day anew, or at adoption
    counts: tuple[str, ...] = ()  # every act of consent, if empty
    then: DelayFields = DelayFields()
    later: str = SAME_DELAY
    later_delay: DelayFields = DelayFields()
    later_from: str = "trigger"
    not_before: str = ""
    fixed_date: str = ""
    applies_from: str = ""
    basis: str = "assumed"  # until somebody says how the rule is known
    article: str = ""
    summary: str = ""
    quote: str = ""
    source: str = ""


def to_notation(form: ClauseForm) -> dict[str, Any]:
    """The notation of a clause as the fields say it; what is wrong in it is told by whoever reads it."""
    texts = {"article": form.article, "summary": form.summary, "quote": form.quote, "source": form.source}
    notation: dict[str, Any] = {name: text.strip() for name, text in texts.items() if text.strip()}
    notation["basis"] = SILENT if form.condition == SILENT else str(form.basis)
    if form.condition == SILENT:
        return notation
    if form.counts:
        notation["counts"] = list(form.counts)
    notation["when"] = _condition(form)
    if form.then.amount or form.then.turn:
        notation["then"] = _delay(form.then)
    if form.later == SAME_DELAY:
        notation["later"] = _delay(form.then)
    elif form.later == OWN_DELAY:
        notation["later"] = _delay(form.later_delay)
    if form.later_from != "trigger":
        notation["later_from"] = form.later_from
    days = {name: getattr(form, name).strip() for name in _DAYS}
    return notation | {name: day for name, day in days.items() if day}


def _condition(form: ClauseForm) -> dict[str, Any]:
    conditions: dict[str, dict[str, Any]] = {
        ALL: {"consents": "all"},
        NUMBER: {"consents": form.number},
        SHARE: {"share": form.share.strip()},
        MORE: {"more_than": form.share.strip()},
        STATES: {"states": list(form.states)},
    }
    found = conditions[form.condition]
    if form.condition == STATES or not form.of:
        return found
    found["of"] = list(form.of_states) if form.of == "list" else form.of
    if form.counted_at:
        found["counted_at"] = form.counted_at
    return found


def _delay(fields: DelayFields) -> dict[str, Any]:
    found: dict[str, Any] = {fields.unit: fields.amount}
    if fields.turn == "first-of-next-month":
        found["then"] = fields.turn
    elif fields.turn:
        found["from"] = fields.turn
    return found


def from_notation(notation: Mapping[str, Any] | None) -> ClauseForm | None:
    """The fields that say the same as a notation; None where they cannot, and for a notation that cannot be read."""
    if not notation:
        return ClauseForm()
    try:
        meant = read_clause(notation)
        form = _fields(notation)
        same = form is not None and read_clause(to_notation(form)) == meant
    except (ClauseError, TypeError, ValueError):
        return None
    return form if same else None


_SAID = frozenset(
    {"article", "summary", "quote", "source", "basis", "counts", "when", "then", "later", "later_from", *_DAYS}
)  # fmt: skip


def _fields(notation: Mapping[str, Any]) -> ClauseForm | None:
    if not notation.keys() <= _SAID:
        return None
    condition = _condition_fields(notation)
    then = _delay_fields(notation.get("then"))
    later = _delay_fields(notation.get("later"))
    if condition is None or then is None or later is None:
        return None
    stated = notation.get("later") is not None
    kept: dict[str, Any] = {
        name: str(notation.get(name) or "") for name in ("article", "summary", "quote", "source", *_DAYS)
    }
    return ClauseForm(
        **condition,
        **kept,
        basis=str(notation.get("basis") or Basis.REPORTED),
        counts=tuple(notation.get("counts") or ()),
        then=then,
        later=UNSTATED if not stated else SAME_DELAY if later == then else OWN_DELAY,
        later_delay=later,
        later_from=str(notation.get("later_from") or "trigger"),
    )


def _condition_fields(notation: Mapping[str, Any]) -> dict[str, Any] | None:
    if notation.get("basis") == SILENT:
        return {"condition": SILENT}
    when = notation["when"]
    kinds = [name for name in when if name not in ("of", "counted_at")]
    if len(kinds) != 1 or kinds[0] not in ("consents", "share", "more_than", "states", "at_least"):
        return None
    (kind,), value = kinds, when[kinds[0]]
    of, counted_at = when.get("of") or "", when.get("counted_at") or ""
    if counted_at not in ("", "adoption") or not (isinstance(of, list) or of in SETS):
        return None
    beside: dict[str, Any] = {"counted_at": counted_at}
    beside |= {"of": "list", "of_states": tuple(of)} if isinstance(of, list) else {"of": of}
    if kind == "states":
        return {"condition": STATES, "states": tuple(value)}
    if kind in ("consents", "at_least"):
        return beside | ({"condition": ALL} if value == "all" else {"condition": NUMBER, "number": value})
    return beside | {"condition": SHARE if kind == "share" else MORE, "share": str(value)}


def _delay_fields(raw: Mapping[str, Any] | None) -> DelayFields | None:
    if raw is None:
        return DelayFields()
    units = [unit for unit in UNITS if unit in raw]
    if len(units) != 1 or not raw.keys() <= {*UNITS, "then", "from"}:
        return None
    return DelayFields(int(raw[units[0]]), units[0], str(raw.get("then") or raw.get("from") or ""))
