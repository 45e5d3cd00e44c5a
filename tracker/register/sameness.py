"""When two rows tell the same fact, and by which id a fact is kept."""

from collections.abc import Container
from hashlib import sha256
from typing import Any

from tracker.register.cells import tidy
from tracker.register.sources import split

Row = dict[str, Any]

# A fact with another source is the same fact: the source is added.
ADDS_SOURCES = frozenset({"act", "step", "confirmation", "council_session", "stance"})


def fact_keys(kind: str, row: Row) -> list[tuple[Any, ...]]:
    """What two rows of a kind have in common, one of these at least, when they may tell the same fact."""
    if kind == "act":
        regards = (tidy(row["regards"]), tidy(row["territory"]), row["expected"])
        days = [day for day in (row["on"], row["received_on"]) if day] or [_bounds(row)]
        return [(row["instrument"], row["state"], row["act"], day, *regards) for day in dict.fromkeys(days)]
    if kind == "step":
        return [(row["instrument"], row["state"], row["step"], row["on"] or _bounds(row), row["planned"])]
    if kind == "announcement":
        return [(row["instrument"], row["state"], row["on"] or _bounds(row))]
    if kind == "confirmation":
        return [(row["instrument"], row["state"], row["up_to"], row["says"])]
    if kind == "membership":
        return [(row["organisation"], row["state"], row["start"])]
    if kind == "procedure":
        return [(row["state"], row["instrument"], row["start"])]
    if kind == "weight":
        return [(row["measure"], row["state"], tidy(row["reference"]))]
    return [tuple(tidy(row[column] or "") for column in _TOLD_BY[kind])]


# What tells a fact of the kinds around a ratification.
_TOLD_BY = {
    "document": ("id",),
    "council_session": ("organisation", "on"),
    "stance": ("instrument", "state", "on", "stance"),
    "contact": ("state", "name", "start"),
    "inquiry": ("state", "instrument", "asked_on"),
}


def _bounds(row: Row) -> tuple[str, str]:
    return row["not_before"], row["not_after"]


def same(kind: str, old: Row, new: Row) -> bool:
    """True when two rows that have a key in common tell one fact.

    An act is the same by the day on it; by its receipt only where one of the two does not tell that day.
    Every announcement of a date stands for itself, with its source, and every person confirms for themselves;
    what does not say who or where from may be any of them. So may a question put on a day, if it does not say what
    was asked.
    """
    if kind == "act":
        return not old["on"] or not new["on"] or bool(old["on"] == new["on"])
    if kind == "announcement":
        ours, theirs = split(tidy(old["source"])), split(tidy(new["source"]))
        return not ours or not theirs or not set(ours).isdisjoint(theirs)
    if kind == "confirmation":
        one, other = tidy(old["by"]), tidy(new["by"])
        return not one or not other or one == other
    if kind == "inquiry":
        one, other = tidy(old["asked"]), tidy(new["asked"])
        return not one or not other or one == other
    return True


def fresh_id(kind: str, row: Row, taken: Container[str]) -> str:
    """An id made of what the fact is, with a number behind it where another fact has it already."""
    wanted = "/".join(_parts(kind, row))
    if kind == "announcement" and wanted in taken and row["source"]:
        wanted += f"/{sha256(row['source'].encode()).hexdigest()[:8]}"
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}~{number}"
    return free


def _parts(kind: str, row: Row) -> list[str]:
    if kind in ("act", "step"):
        day = row["on"] or row.get("received_on") or row["not_after"] or row["not_before"] or "undated"
        return [row["instrument"], row["state"], row[kind], day, *([row["regards"]] if row.get("regards") else [])]
    if kind == "announcement":
        day = row["on"] or row["not_after"] or row["not_before"] or "undated"
        return [row["instrument"], row["state"] or "all", day]
    if kind == "confirmation":
        return [row["instrument"], row["state"] or "all", row["up_to"], row["says"]]
    if kind == "membership":
        return [row["organisation"], row["state"], row["start"]]
    if kind == "procedure":
        return [row["state"], row["instrument"] or "usual", row["start"] or "always"]
    if kind == "weight":
        return [row["measure"], row["state"], *([row["reference"]] if row["reference"] else [])]
    if kind == "council_session":
        return [row["organisation"], row["on"]]
    if kind == "stance":
        return [row["instrument"], row["state"], row["stance"], row["on"]]
    if kind == "contact":
        return [row["state"], " ".join(row["name"].split()), *([row["start"]] if row["start"] else [])]
    return [row["state"], row["instrument"] or "all", row["asked_on"]]
