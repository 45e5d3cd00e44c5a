"""When two rows tell the same fact, and by which id a fact is kept."""

from collections.abc import Container
from hashlib import sha256
from typing import Any

from tracker.register.cells import tidy
from tracker.register.sources import split

Row = dict[str, Any]

# A fact with another source is the same fact: the source is added.
ADDS_SOURCES = frozenset({"act", "step", "confirmation"})


def fact_key(kind: str, row: Row) -> tuple[Any, ...]:
    """What two rows of a kind have in common when they may tell the same fact."""
    if kind == "act":
        day = row["on"] or row["received_on"] or (row["not_before"], row["not_after"])
        regards = (tidy(row["regards"]), tidy(row["territory"]))
        return (row["instrument"], row["state"], row["act"], day, *regards, row["expected"])
    if kind == "step":
        day = row["on"] or (row["not_before"], row["not_after"])
        return row["instrument"], row["state"], row["step"], day, row["planned"]
    if kind == "announcement":
        return row["instrument"], row["state"], row["on"] or (row["not_before"], row["not_after"])
    if kind == "confirmation":
        return row["instrument"], row["state"], row["up_to"], row["says"]
    if kind == "membership":
        return row["organisation"], row["state"], row["start"]
    if kind == "procedure":
        return row["state"], row["instrument"], row["start"]
    return row["measure"], row["state"], tidy(row["reference"])


def same(kind: str, old: Row, new: Row) -> bool:
    """True when two rows with one fact key tell one fact.

    Every announcement of a date stands for itself, with its source, and every person confirms for themselves;
    what does not say who or where from may be any of them.
    """
    if kind == "announcement":
        ours, theirs = split(tidy(old["source"])), split(tidy(new["source"]))
        return not ours or not theirs or not set(ours).isdisjoint(theirs)
    if kind == "confirmation":
        one, other = tidy(old["by"]), tidy(new["by"])
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
    return [row["measure"], row["state"], *([row["reference"]] if row["reference"] else [])]
