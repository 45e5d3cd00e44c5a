"""Entry-into-force clauses as data: the notation of the bundle read into a tree of conditions.

`read_clause` is the only way in. A notation it cannot read is refused with the key and what to write instead, so
that a rule is never half understood. New conditions are added here (a dataclass and a line in `_LEAVES`) and in
`conditions` (what it takes to hold).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tracker.law.dates import SAME_DAY, Delay, parse_partial
from tracker.law.vocabulary import CONSENTS, COUNTED_CONSENTS, Act, Basis


class ClauseError(ValueError):
    """A clause is written in a way that cannot be read. The message names the key and what to write."""


@dataclass(frozen=True, slots=True)
class Denominator:
    """The set of states a number is counted in, and when it is taken.

    `who` is `signatories`, `members`, `list`, or `concerned` (those whom the instrument concerns).
    """

    who: str
    states: frozenset[str] = frozenset()
    counted_at: str | date = "each-deposit"  # or "adoption", or a day


@dataclass(frozen=True, slots=True)
class Consents:
    """At least `number` consents, or those of all in the denominator where `number` is None.

    Without a denominator a number counts the consent of any state, and "all" means all whom the instrument concerns.
    """

    number: int | None
    of: Denominator | None = None


@dataclass(frozen=True, slots=True)
class NamedStates:
    """The consent of each of these states."""

    states: frozenset[str]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one of these conditions."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of these conditions."""

    parts: tuple["Condition", ...]


Condition = Consents | NamedStates | AllOf | AnyOf


@dataclass(frozen=True, slots=True)
class Clause:
    """The rule by which an instrument enters into force, generally and for states consenting afterwards."""

    when: Condition
    then: Delay = SAME_DAY
    later: Delay = SAME_DAY
    later_stated: bool = True  # False: not told by the source, read as `then`
    later_from: str = "trigger"  # or "entry-into-force": where "afterwards" begins
    counts: frozenset[Act] = COUNTED_CONSENTS
    not_counted: frozenset[str] = frozenset()
    not_before: date | None = None
    fixed_date: date | None = None
    basis: Basis = Basis.REPORTED
    article: str = ""
    summary: str = ""
    quote: str = ""
    borrowed_from: str = ""  # the instrument whose clause this is, where it is borrowed


# VCLT 24(2): failing any provision, as soon as consent has been established for all the negotiating states;
# 24(3): for a later state on the date of its own consent.
SILENT = Clause(when=Consents(None), basis=Basis.SILENT, article="VCLT 24(2)")

_TEXTS = ("article", "summary", "quote")
_KNOWN = {
    *_TEXTS, "basis", "counts", "not_counted", "when", "then", "later", "later_from", "not_before", "fixed_date",
    "as", "applies_from", "source",
}  # fmt: skip
_MOST = {"days": 36_525, "months": 1_200, "years": 100}  # no longer delay is known, and days have an end
_DEEPEST = 10


def borrowed(notation: Mapping[str, Any] | None) -> tuple[str, str] | None:
    """The instrument and article whose clause is borrowed by `as`; None where the clause is the instrument's own."""
    source = _mapping(notation or {}).get("as")
    if source is None:
        return None
    if not isinstance(source, Mapping) or not source.get("instrument"):
        raise ClauseError("as: write as: {instrument: KEY, article: Art 14}")
    if notation and notation.get("when"):
        raise ClauseError("as: a clause is borrowed or has a condition (when), not both")
    return str(source["instrument"]), str(source.get("article") or "")


def read_clause(notation: Mapping[str, Any]) -> Clause:
    """The clause a notation (design of the bundle, key `entry_into_force`) stands for.

    Raises ClauseError, naming the key, for anything that cannot be read or computed.
    """
    unknown = sorted(str(key) for key in _mapping(notation) if key not in _KNOWN)
    if unknown:
        raise ClauseError(f"{unknown[0]}: this key of a clause is not known")
    basis = _basis(notation.get("basis"))
    article, summary, quote = (str(notation.get(key) or "") for key in _TEXTS)
    if basis is Basis.SILENT:
        if notation.get("when"):
            raise ClauseError("when: a text that is silent (basis: silent) has no condition")
        return replace(SILENT, article=article or SILENT.article, summary=summary, quote=quote)
    if not notation.get("when"):
        raise ClauseError("when: the condition is missing (write when: {consents: 4})")
    _day(notation.get("applies_from"), "applies_from")
    then = _delay("then", notation.get("then"))
    later_stated = notation.get("later") is not None
    return Clause(
        when=_condition(notation["when"], "when"),
        then=then,
        later=_delay("later", notation["later"]) if later_stated else then,
        later_stated=later_stated,
        later_from=_one_of(notation, "later_from", ("trigger", "entry-into-force")),
        counts=_acts(notation.get("counts")),
        not_counted=_states(notation.get("not_counted") or [], "not_counted"),
        not_before=_day(notation.get("not_before"), "not_before"),
        fixed_date=_day(notation.get("fixed_date"), "fixed_date"),
        basis=basis,
        article=article,
        summary=summary,
        quote=quote,
    )


def _mapping(notation: Any) -> Mapping[Any, Any]:
    if not isinstance(notation, Mapping):
        raise ClauseError("entry_into_force: write the clause as keys and values, such as when: {consents: 4}")
    return notation


def _condition(raw: Any, where: str) -> Condition:
    if not isinstance(raw, Mapping):
        raise ClauseError(f"{where}: write one condition, such as {{consents: 4}}")
    if where.count("[") > _DEEPEST:
        raise ClauseError(f"{where}: conditions stand in one another too deeply")
    beside = {key: raw[key] for key in ("of", "counted_at") if key in raw}
    kinds = [key for key in raw if key not in beside]
    if len(kinds) != 1:
        raise ClauseError(f"{where}: exactly one condition is expected, found {', '.join(map(str, kinds)) or 'none'}")
    (kind,) = kinds
    if kind not in _LEAVES:
        raise ClauseError(f"{where}.{kind}: this condition cannot be computed (known: {', '.join(_LEAVES)})")
    if beside and kind != "consents":
        raise ClauseError(f"{where}.{next(iter(beside))}: stands only beside consents")
    return _LEAVES[kind](raw[kind], beside, f"{where}.{kind}")


def _consents(value: Any, beside: Mapping[str, Any], where: str) -> Condition:
    if value != "all" and (isinstance(value, bool) or not isinstance(value, int) or value < 1):
        raise ClauseError(f"{where}: write a number from 1, or all")
    if value != "all" and "counted_at" in beside and "of" not in beside:
        raise ClauseError(f"{where}.counted_at: stands only beside of (who is in the set), or all")
    return Consents(None if value == "all" else value, _denominator(beside, where) if beside else None)


def _named(value: Any, _: Mapping[str, Any], where: str) -> Condition:
    return NamedStates(_some_states(value, where))


def _combined(of: Callable[[tuple[Condition, ...]], Condition]) -> Callable[[Any, Mapping[str, Any], str], Condition]:
    def read(value: Any, _: Mapping[str, Any], where: str) -> Condition:
        if not isinstance(value, list) or not value:
            raise ClauseError(f"{where}: write a list of conditions")
        return of(tuple(_condition(part, f"{where}[{n}]") for n, part in enumerate(value, 1)))

    return read


_LEAVES: dict[str, Callable[[Any, Mapping[str, Any], str], Condition]] = {
    "consents": _consents,
    "states": _named,
    "all": _combined(AllOf),
    "any": _combined(AnyOf),
}


def _denominator(beside: Mapping[str, Any], where: str) -> Denominator:
    of = beside.get("of")
    counted_at = beside.get("counted_at") or "each-deposit"
    if counted_at not in ("each-deposit", "adoption"):
        counted_at = _full_day(counted_at, f"{where}.counted_at")
    if isinstance(of, list):
        return Denominator("list", _some_states(of, f"{where}.of"), counted_at)
    if of in (None, "signatories", "members"):
        return Denominator(of or "concerned", frozenset(), counted_at)
    raise ClauseError(f"{where}.of: write signatories, members or a list of states")


def _delay(key: str, raw: Any) -> Delay:
    if raw is None:
        return SAME_DAY
    if not isinstance(raw, Mapping) or not raw:
        raise ClauseError(f"{key}: write a delay, such as {{days: 30}}")
    if unknown := sorted(str(word) for word in raw if word not in {*_MOST, "clear", "then", "from"}):
        raise ClauseError(f"{key}.{unknown[0]}: not a delay (write days, months, years)")
    days, months, years = (_number(f"{key}.{unit}", raw.get(unit, 0), most) for unit, most in _MOST.items())
    if not isinstance(raw.get("clear", False), bool):
        raise ClauseError(f"{key}.clear: write true or false")
    if raw.get("then") not in (None, "first-of-next-month"):
        raise ClauseError(f"{key}.then: write first-of-next-month")
    if raw.get("from") not in (None, "first-of-month"):
        raise ClauseError(f"{key}.from: write first-of-month")
    if raw.get("from") and not months + years:
        raise ClauseError(f"{key}.from: stands only beside months or years")
    return Delay(
        months=months + 12 * years,
        days=days,
        clear=raw.get("clear", False),
        from_month_start=raw.get("from") is not None,
        first_of_next_month=raw.get("then") is not None,
    )


def _number(where: str, value: Any, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        raise ClauseError(f"{where}: write a whole number from 0 to {most}")
    return value


def _acts(raw: Any) -> frozenset[Act]:
    if raw is None:
        return COUNTED_CONSENTS
    if not isinstance(raw, list) or not raw:
        raise ClauseError("counts: write a list of acts, such as [ratification, acceptance]")
    for word in map(str, raw):
        if word not in CONSENTS:
            raise ClauseError(f"counts: {word} is not an act of consent (known: {', '.join(sorted(CONSENTS))})")
    return frozenset(Act(word) for word in raw)


def _states(raw: Any, where: str) -> frozenset[str]:
    if not isinstance(raw, list) or not all(isinstance(code, str) for code in raw):
        raise ClauseError(f"{where}: write a list of state codes (quote 'NO')")
    return frozenset(raw)


def _some_states(raw: Any, where: str) -> frozenset[str]:
    if not (states := _states(raw, where)):
        raise ClauseError(f"{where}: name at least one state")
    return states


def _day(raw: Any, where: str) -> date | None:
    return None if raw is None else _full_day(raw, where)


def _full_day(raw: Any, where: str) -> date:
    try:
        period = parse_partial(str(raw))
    except ValueError as error:
        raise ClauseError(f"{where}: {error}") from None
    if period.first is None or not period.exact:
        raise ClauseError(f"{where}: write a full date, such as 1976-03-23")
    return period.first


def _basis(raw: Any) -> Basis:
    try:
        return Basis(raw or Basis.REPORTED)
    except ValueError:
        raise ClauseError(f"basis: write one of {', '.join(Basis)}") from None


def _one_of(notation: Mapping[str, Any], key: str, words: tuple[str, ...]) -> str:
    value = notation.get(key) or words[0]
    if value not in words:
        raise ClauseError(f"{key}: write one of {', '.join(words)}")
    return str(value)
