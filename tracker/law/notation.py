"""Clauses, durations and exits as they are written down (`entry_into_force`, `lasts` and `exit` of an instrument).

`read_clause`, `read_duration` and `read_exit` are the only ways in. What they cannot read is refused with the key and
what to write instead, so that a rule is never half understood.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tracker.law import reading
from tracker.law.clauses import SILENT, Apart, Clause, ClauseError, Duration, Exit, ProvisionalRule
from tracker.law.condition_notation import read_condition
from tracker.law.dates import Delay
from tracker.law.vocabulary import CONSENTS, COUNTED_CONSENTS, Act, Basis

_TEXTS = ("article", "summary", "quote")
_OF_DURATION = ("expires", "renews", "ends_below")
_ANNIVERSARY = ("included", "excluded")
_KNOWN = (
    *_TEXTS, *_OF_DURATION, "basis", "counts", "not_counted", "counts_as", "when", "then", "later", "later_from",
    "except", "not_before", "fixed_date", "binds", "provisional", "as", "applies_from", "source",
)  # fmt: skip

# What may be counted towards a number: also provisional application, where the text says so (commodity agreements).
_COUNTABLE = CONSENTS | {Act.PROVISIONAL_APPLICATION}


def borrowed(notation: Mapping[str, Any] | None) -> tuple[str, str] | None:
    """The instrument and article whose clause is borrowed by `as`; None where the clause is the instrument's own."""
    source = _clause_keys(notation or {}).get("as")
    if source is None:
        return None
    if not isinstance(source, Mapping) or not source.get("instrument"):
        raise ClauseError("as: write as: {instrument: KEY, article: Art 14}")
    if notation and notation.get("when"):
        raise ClauseError("as: a clause is borrowed or has a condition (when), not both")
    return str(source["instrument"]), str(source.get("article") or "")


def _clause_keys(notation: Any) -> Mapping[str, Any]:
    if not isinstance(notation, Mapping):
        raise ClauseError("entry_into_force: write the clause as keys and values, such as when: {consents: 4}")
    return notation


def read_clause(notation: Mapping[str, Any]) -> Clause:
    """The clause a notation (design of the bundle, key `entry_into_force`) stands for.

    Raises ClauseError, naming the key, for anything that cannot be read or computed.
    """
    if unknown := sorted(str(name) for name in _clause_keys(notation) if name not in _KNOWN):
        raise ClauseError(f"{unknown[0]}: this key of a clause is not known")
    read_duration(None, notation)
    basis = _basis(notation.get("basis"))
    if basis is Basis.SILENT and notation.get("when"):
        raise ClauseError("when: a text that is silent (basis: silent) has no condition")
    if basis is not Basis.SILENT and not notation.get("when"):
        raise ClauseError("when: the condition is missing (write when: {consents: 4})")
    article, summary, quote = (str(notation.get(name) or "") for name in _TEXTS)
    binds = reading.word(notation.get("binds"), "binds", ("acceptors", "all", "silent"))
    beside = replace(
        SILENT,
        binds=binds,
        provisional=_provisional(notation.get("provisional")),
        applies_from=reading.perhaps_day(notation.get("applies_from"), "applies_from"),
        basis=basis,
        article=article,
        summary=summary,
        quote=quote,
    )
    if basis is Basis.SILENT:
        return replace(beside, article=article or SILENT.article)
    return _with_rule(beside, notation)


def _with_rule(beside: Clause, notation: Mapping[str, Any]) -> Clause:
    """The same clause with its condition, what is counted, and the delays."""
    then = reading.delay(notation.get("then"), "then")
    later_stated = notation.get("later") is not None
    return replace(
        beside,
        when=read_condition(notation["when"], "when"),
        then=then,
        later=reading.delay(notation["later"], "later") if later_stated else then,
        later_stated=later_stated,
        later_from=reading.word(notation.get("later_from"), "later_from", ("trigger", "entry-into-force")),
        counts=_counts(notation.get("counts"), "counts") or COUNTED_CONSENTS,
        not_counted=_perhaps_states(notation.get("not_counted"), "not_counted"),
        counts_as=_counts_as(notation.get("counts_as")),
        apart=_apart(notation.get("except")),
        not_before=reading.perhaps_day(notation.get("not_before"), "not_before"),
        fixed_date=reading.perhaps_day(notation.get("fixed_date"), "fixed_date"),
    )


def _counts(raw: Any, where: str) -> frozenset[Act] | None:
    return None if raw is None else reading.acts(raw, where, _COUNTABLE)


def _perhaps_states(raw: Any, where: str) -> frozenset[str]:
    return reading.states(raw, where) if raw else frozenset()


def _counts_as(raw: Any) -> tuple[tuple[str, int], ...]:
    if raw is None:
        return ()
    found = reading.mapping(raw, "counts_as", "{EU: 27}")
    return tuple(sorted((str(code), reading.whole(n, f"counts_as.{code}", least=1)) for code, n in found.items()))


def _apart(raw: Any) -> tuple[Apart, ...]:
    if raw is None:
        return ()
    if not isinstance(raw, list):
        raise ClauseError("except: write a list, such as [{states: [TJ], then: {days: 60}}]")
    return tuple(_one_apart(part, f"except[{n}]") for n, part in enumerate(raw, 1))


def _one_apart(raw: Any, where: str) -> Apart:
    keys = ("states", "counts", "then", "later", "also")
    found = reading.mapping(raw, where, "{states: [TJ], then: {days: 60}}", keys)
    if found.keys() <= {"states"}:
        raise ClauseError(f"{where}: say what is different for these states (counts, then, later or also)")
    return Apart(
        reading.states(found.get("states"), f"{where}.states"),
        counts=_counts(found.get("counts"), f"{where}.counts"),
        then=_perhaps_delay(found.get("then"), f"{where}.then"),
        later=_perhaps_delay(found.get("later"), f"{where}.later"),
        also=read_condition(found["also"], f"{where}.also") if found.get("also") else None,
    )


def _perhaps_delay(raw: Any, where: str) -> Delay | None:
    return None if raw is None else reading.delay(raw, where)


def _provisional(raw: Any) -> ProvisionalRule | None:
    if raw is None:
        return None
    keys = ("from", "after", "states", "except", "until")
    found = reading.mapping(raw, "provisional", "{from: signature, after: {days: 60}}", keys)
    start, states = found.get("from") or "signature", found.get("states") or "signatories"
    if start not in ("signature", "adoption", "notification"):
        start = reading.day(start, "provisional.from")
    if isinstance(states, list):
        states = reading.states(states, "provisional.states")
    elif states not in ("signatories", "opt-in"):
        raise ClauseError("provisional.states: write signatories, opt-in or a list of states")
    if start == "notification" and (isinstance(states, frozenset) or found.get("except")):
        raise ClauseError("provisional.states: whoever notifies takes part; write no states beside from: notification")
    return ProvisionalRule(
        start,
        reading.delay(found.get("after"), "provisional.after"),
        states,
        _perhaps_states(found.get("except"), "provisional.except"),
        reading.perhaps_day(found.get("until"), "provisional.until"),
    )


def _basis(raw: Any, where: str = "basis") -> Basis:
    try:
        return Basis(raw or Basis.REPORTED)
    except ValueError:
        raise ClauseError(f"{where}: write one of {', '.join(Basis)}") from None


def read_duration(lasts: Any, clause: Mapping[str, Any] | None = None) -> Duration | None:
    """How long an instrument lasts: from `lasts`, and `expires`, `renews` and `ends_below` of its clause.

    None where neither says anything. Raises ClauseError, naming the key, for what cannot be read.
    """
    inside = {name: clause[name] for name in _OF_DURATION if clause and clause.get(name) is not None}
    if lasts is None and not inside:
        return None
    keys = ("days", "months", "years", "anniversary", "until", "with", *_OF_DURATION)
    found = {**(reading.mapping(lasts, "lasts", "{years: 5}", keys) if lasts is not None else {}), **inside}
    term = {unit: found[unit] for unit in ("days", "months", "years") if unit in found}
    said = [
        name
        for name, given in (("a term", term), ("until", "until" in found), ("expires", "expires" in found))
        if given
    ]
    if len(said) > 1:
        raise ClauseError(f"lasts: {' and '.join(said)} say different things; write one of them")
    renews = found.get("renews", False)
    if not isinstance(renews, bool) and not isinstance(renews, Mapping):
        raise ClauseError("renews: write true, or the further term, such as {years: 5}")
    if isinstance(renews, Mapping):
        reading.delay(renews, "renews")
    fewest = found.get("ends_below")
    return Duration(
        term=reading.delay(term, "lasts") if term else None,
        anniversary_included=reading.word(found.get("anniversary"), "lasts.anniversary", _ANNIVERSARY) == "included",
        last_day=reading.perhaps_day(found.get("until", found.get("expires")), "lasts.until"),
        with_instrument=reading.key(found["with"], "lasts.with", "an instrument") if found.get("with") else "",
        renewed=bool(renews),
        fewest_parties=None if fewest is None else reading.whole(fewest, "ends_below", least=1),
    )


def read_exit(raw: Any) -> Exit | None:
    """When a notice of withdrawal takes effect (key `exit`); None where nothing is said.

    Raises ClauseError, naming the key, for what cannot be read.
    """
    if raw is None:
        return None
    keys = ("notice", "not_before", "basis", "article", "summary", "source")
    found = reading.mapping(raw, "exit", "{notice: {months: 6}}", keys)
    silent = _basis(found.get("basis"), "exit.basis") is Basis.SILENT
    if silent and found.get("notice"):
        raise ClauseError("exit.notice: a text that is silent (basis: silent) has no notice of its own")
    earliest = found.get("not_before")
    after_entry = isinstance(earliest, Mapping)
    return Exit(
        notice=_TWELVE_MONTHS if silent else _perhaps_delay(found.get("notice"), "exit.notice"),
        not_before=None if after_entry else reading.perhaps_day(earliest, "exit.not_before"),
        not_before_entry_and=reading.delay(earliest, "exit.not_before") if after_entry else None,
        silent=silent,
    )


_TWELVE_MONTHS = Delay(months=12)  # VCLT 56(2)
