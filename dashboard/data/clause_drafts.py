"""A clause on its way: what its fields, or its notation as text, say, as the rules of an instrument."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from dashboard.data.trying import as_text, read_text
from tracker.register.clause_forms import ClauseForm, DelayFields, from_notation, to_notation

FORM, TEXT, NONE = "form", "text", "none"
RULES = ("entry_into_force", "lasts", "exit")
_DELAYS = ("then", "later_delay")


def values_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """What the fields hold for an instrument's row. A clause that they cannot say is text."""
    notation = row["entry_into_force"]
    form = from_notation(notation)
    mode = NONE if not notation else TEXT if form is None else FORM
    return {
        "mode": mode,
        **_flat(form or ClauseForm()),
        "text": as_text(notation),
        "lasts": as_text(row["lasts"]),
        "exit": as_text(row["exit"]),
    }


def _flat(form: ClauseForm) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in asdict(form).items():
        if name in _DELAYS:
            found |= {f"{name}.{part}": one for part, one in value.items()}
        else:
            found[name] = list(value) if isinstance(value, tuple) else value
    return found


def form_of(values: Mapping[str, Any]) -> ClauseForm:
    """The form as its fields say it."""
    names = ClauseForm.__dataclass_fields__
    plain: dict[str, Any] = {
        name: tuple(v) if isinstance(v, list) else v for name, v in values.items() if name in names
    }
    delays = {name: DelayFields(*(values[f"{name}.{part}"] for part in ("amount", "unit", "turn"))) for name in _DELAYS}
    return ClauseForm(**plain | delays)


def clause_of(values: Mapping[str, Any]) -> Any:
    """The notation of the clause, None where there is none; raises UnreadableBundle for a text that is no YAML."""
    if values["mode"] == FORM:
        return to_notation(form_of(values))
    return read_text(values["text"]) if values["mode"] == TEXT else None


def rules_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """The clause, the duration and the rule on withdrawal; raises UnreadableBundle for a text that is no YAML."""
    return {
        "entry_into_force": clause_of(values),
        "lasts": read_text(values["lasts"]),
        "exit": read_text(values["exit"]),
    }


def as_form(values: Mapping[str, Any]) -> dict[str, Any] | None:
    """The values with the text's clause in the fields; None where the fields cannot say it."""
    form = from_notation(read_text(values["text"]))
    return None if form is None else {**values, **_flat(form), "mode": FORM}


def as_texts(values: Mapping[str, Any]) -> dict[str, Any]:
    """The rules as a person reads them in notation."""
    clause = as_text(to_notation(form_of(values))) if values["mode"] == FORM else values["text"]
    return {"entry_into_force": clause, "lasts": values["lasts"], "exit": values["exit"]}
