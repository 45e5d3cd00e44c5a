"""Conditions as they are written down: `consents: 4`, `share: 2/3`, `all: [...]` and so on, one reader for each.

A new condition is a dataclass in `clauses`, a reader and a line in `_READERS` here, and its cases in `conditions`.
"""

from collections.abc import Callable, Mapping
from typing import Any

from tracker.law import reading
from tracker.law.clauses import (
    CONCERNED,
    Acts,
    After,
    AllOf,
    AnyOf,
    Attribute,
    By,
    ClauseError,
    Condition,
    Consents,
    Decision,
    Denominator,
    InForce,
    Measure,
    Moment,
    NamedStates,
    PartyTo,
    Share,
    Top,
    Unless,
    Weight,
)
from tracker.law.vocabulary import Act

Beside = Mapping[str, Any]
_BESIDE = ("of", "counted_at", "where")  # keys that stand beside a condition and belong to it
_SETS = ("signatories", "members")
_SETS_OF = {"members": ("members-of", "an organisation"), "parties_of": ("parties-of", "an instrument")}
_DEEPEST = 10
_OBJECTIONS = frozenset({Act.OBJECTION_TO_AMENDMENT, Act.OBJECTION, Act.REFUSAL})


def read_condition(raw: Any, where: str) -> Condition:
    """The condition that a notation stands for; `where` is the path of keys that leads to it."""
    if not isinstance(raw, Mapping):
        raise ClauseError(f"{where}: write one condition, such as {{consents: 4}}")
    if where.count("[") + where.count(".unless") > _DEEPEST:
        raise ClauseError(f"{where}: conditions stand in one another too deeply")
    beside = {name: raw[name] for name in _BESIDE if name in raw}
    kinds = [name for name in raw if name not in beside]
    if len(kinds) != 1:
        raise ClauseError(f"{where}: exactly one condition is expected, found {', '.join(map(str, kinds)) or 'none'}")
    (kind,) = kinds
    if kind not in _READERS:
        raise ClauseError(f"{where}.{kind}: this condition cannot be computed (known: {', '.join(_READERS)})")
    allowed, read = _READERS[kind]
    if misplaced := [name for name in beside if name not in allowed]:
        raise ClauseError(f"{where}.{misplaced[0]}: does not stand beside {kind}")
    return read(raw[kind], beside, f"{where}.{kind}")


def _consents(raw: Any, beside: Beside, where: str) -> Condition:
    if raw != "all":
        raw = _number(raw, where)
        if "counted_at" in beside and "of" not in beside:
            raise ClauseError(f"{where}.counted_at: stands only beside of (who is in the set), or all")
    attribute = _attribute(beside["where"], f"{where}.where") if "where" in beside else None
    of = _denominator(beside, where) if beside.keys() - {"where"} else None
    return Consents(None if raw == "all" else raw, of, attribute)


def _number(raw: Any, where: str) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int) or raw < 1:
        raise ClauseError(f"{where}: write a number from 1, or all")
    return raw


def _at_least(raw: Any, beside: Beside, where: str) -> Condition:
    if not beside.keys() & {"where", "of"}:
        raise ClauseError(f"{where}: write beside it of whom: where: {{measure: KEY, at_least: 1}}, or of: [...]")
    return _consents(_number(raw, where), beside, where)


def _attribute(raw: Any, where: str) -> Attribute:
    found = reading.mapping(raw, where, "{measure: KEY, at_least: 1}", ("measure", "at_least", "reference"))
    return Attribute(_measure(found, where), reading.amount(found.get("at_least"), f"{where}.at_least"))


def _share(more: bool) -> Callable[[Any, Beside, str], Condition]:
    def read(raw: Any, beside: Beside, where: str) -> Condition:
        return Share(reading.share(raw, where), _denominator(beside, where) if beside else CONCERNED, more)

    return read


def _majority(raw: Any, beside: Beside, where: str) -> Condition:
    return _share(more=raw == "majority")("1/2" if raw == "majority" else raw, beside, where)


def _weight(raw: Any, _: Beside, where: str) -> Condition:
    keys = ("measure", "at_least", "share_of_total", "reference")
    found = reading.mapping(raw, where, "{measure: KEY, at_least: 55}", keys)
    if ("at_least" in found) == ("share_of_total" in found):
        raise ClauseError(f"{where}: write either at_least (an amount) or share_of_total (such as 2/5)")
    measure = _measure(found, where)
    if "at_least" in found:
        return Weight(measure, amount=reading.amount(found["at_least"], f"{where}.at_least"))
    return Weight(measure, share_of_total=reading.share(found["share_of_total"], f"{where}.share_of_total"))


def _measure(found: Mapping[str, Any], where: str) -> Measure:
    name = reading.key(found.get("measure"), f"{where}.measure", "a measure in weights.csv")
    return Measure(name, str(found.get("reference") or ""))


def _top(raw: Any, _: Beside, where: str) -> Condition:
    found = reading.mapping(raw, where, "{measure: KEY, n: 3}", ("measure", "n", "reference"))
    return Top(_measure(found, where), reading.whole(found.get("n"), f"{where}.n", least=1))


def _named(raw: Any, _: Beside, where: str) -> Condition:
    return NamedStates(reading.states(raw, where))


def _in_force(raw: Any, _: Beside, where: str) -> Condition:
    return InForce(reading.key(raw, where, "an instrument"))


def _party_to(raw: Any, _: Beside, where: str) -> Condition:
    if not where.startswith("except"):
        raise ClauseError(f"{where}: stands only in also of an exception (except), for the states named there")
    keys = raw if isinstance(raw, list) and raw else [raw]
    return PartyTo(tuple(reading.key(one, where, "an instrument, or a list of keys") for one in keys))


def _decision(raw: Any, _: Beside, where: str) -> Condition:
    return Decision(reading.key(raw, where, "the organ or organisation that decides"))


def _acts(raw: Any, _: Beside, where: str) -> Condition:
    found = reading.mapping(raw, where, "{act: declaration, at_least: 80}", ("act", "at_least", "regards"))
    (act,) = reading.acts([found.get("act")], f"{where}.act", frozenset(Act), "an act")
    number = reading.whole(found.get("at_least"), f"{where}.at_least", least=1)
    return Acts(act, number, str(found.get("regards") or ""))


def _moment(kind: type[After] | type[By]) -> Callable[[Any, Beside, str], Condition]:
    def read(raw: Any, _: Beside, where: str) -> Condition:
        if not isinstance(raw, Mapping):
            return kind(Moment(day=reading.day(raw, where)))
        rest = {name: value for name, value in raw.items() if name != "from"}
        if raw.get("from") not in (None, "adoption"):
            raise ClauseError(f"{where}.from: write adoption")
        return kind(Moment(after_adoption=reading.delay(rest, where)))

    return read


def _unless(raw: Any, _: Beside, where: str) -> Condition:
    found = reading.mapping(raw, where, "{share: 1/3, acts: [objection-to-amendment]}")
    rest = {name: value for name, value in found.items() if name != "acts"}
    given = found.get("acts") or [str(Act.OBJECTION_TO_AMENDMENT)]
    return Unless(read_condition(rest, where), reading.acts(given, f"{where}.acts", _OBJECTIONS, "an objection"))


def _combined(of: Callable[[tuple[Condition, ...]], Condition]) -> Callable[[Any, Beside, str], Condition]:
    def read(raw: Any, _: Beside, where: str) -> Condition:
        if not isinstance(raw, list) or not raw:
            raise ClauseError(f"{where}: write a list of conditions")
        return of(tuple(read_condition(part, f"{where}[{n}]") for n, part in enumerate(raw, 1)))

    return read


# Each condition, with the keys that may stand beside it.
_READERS: dict[str, tuple[tuple[str, ...], Callable[[Any, Beside, str], Condition]]] = {
    "consents": (_BESIDE, _consents),
    "at_least": (_BESIDE, _at_least),
    "share": (("of", "counted_at"), _majority),
    "more_than": (("of", "counted_at"), _share(more=True)),
    "weight": ((), _weight),
    "top": ((), _top),
    "states": ((), _named),
    "in_force": ((), _in_force),
    "party_to": ((), _party_to),
    "decision": ((), _decision),
    "acts": ((), _acts),
    "after": ((), _moment(After)),
    "by": ((), _moment(By)),
    "unless": ((), _unless),
    "all": ((), _combined(AllOf)),
    "any": ((), _combined(AnyOf)),
}


def _denominator(beside: Beside, where: str) -> Denominator:
    of = beside.get("of")
    counted_at = beside.get("counted_at") or "each-deposit"
    if counted_at not in ("each-deposit", "adoption"):
        counted_at = reading.day(counted_at, f"{where}.counted_at")
    if isinstance(of, list):
        return Denominator("list", reading.states(of, f"{where}.of"), counted_at)
    if of is None or of in _SETS:
        return Denominator(of or "concerned", frozenset(), counted_at)
    if isinstance(of, Mapping) and len(of) == 1:
        ((kind, name),) = of.items()
        if kind in _SETS_OF:
            who, what = _SETS_OF[kind]
            return Denominator(who, frozenset(), counted_at, reading.key(name, f"{where}.of", what))
    raise ClauseError(
        f"{where}.of: write signatories, members, {{members: ORGANISATION}}, {{parties_of: INSTRUMENT}} or a list of"
        " states"
    )
