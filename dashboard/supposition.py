"""What is supposed, as it stands in the address: so that it can be shared, and gone back to.

`instrument`, the assumed `clause`, the states that are ticked (`states=AM,BY`, or `all`), the day for all of them
(`on`) and the states that have a day of their own (`days=TJ:2026-12-04`). An address is all there is: nothing is saved.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from dashboard.moment import Moment, is_a_day

ALL = "all"
PARAMETERS = ("instrument", "clause", "states", "on", "days")


@dataclass(frozen=True)
class Supposition:
    """What is ticked, and for when."""

    instrument: str
    clause: str
    on: date
    states: tuple[str, ...]
    own_days: tuple[tuple[str, date], ...]
    every: bool = False  # all that are offered are ticked

    def day_of(self, state: str) -> date:
        """The day supposed of a state: its own, else that of all."""
        return dict(self.own_days).get(state, self.on)

    @property
    def days(self) -> tuple[tuple[str, date], ...]:
        """The day of every state that is ticked."""
        return tuple((state, self.day_of(state)) for state in self.states)

    def ticking(self, states: Iterable[str], offered: Iterable[str]) -> "Supposition":
        """The same with these states ticked and no others."""
        ticked, every = tuple(dict.fromkeys(states)), set(offered)
        return replace(self, states=ticked, every=bool(every) and set(ticked) == every)

    def dated(self, state: str, day: date) -> "Supposition":
        """The same with a day of its own for one state."""
        return replace(self, own_days=(*(own for own in self.own_days if own[0] != state), (state, day)))

    def assuming(self, clause: str) -> "Supposition":
        """The same with another clause assumed."""
        return replace(self, clause=clause)

    def parameters(self) -> dict[str, str]:
        """The parameters of the address; the day always is in it, so that a link keeps it."""
        own = ",".join(f"{state}:{day}" for state, day in self.own_days if state in self.states and day != self.on)
        return {
            "instrument": self.instrument,
            "clause": self.clause,
            "states": ALL if self.every else ",".join(self.states),
            "on": self.on.isoformat(),
            "days": own,
        }

    def address(self, moment: Moment, **more: str) -> str:
        """The address of the page that answers this."""
        return moment.address("whatif", **self.parameters(), **more)


def supposition(address: Mapping[str, str], key: str, offered: Iterable[str], default: date) -> Supposition:
    """What an address supposes about an instrument; a day that is none is `default`."""
    offered = tuple(offered)
    text = address.get("states", "")
    states = offered if text == ALL else tuple(dict.fromkeys(code for code in text.split(",") if code))
    on = address.get("on", "")
    own = dict(part.split(":", 1) for part in address.get("days", "").split(",") if ":" in part)
    return Supposition(
        key,
        address.get("clause", ""),
        date.fromisoformat(on) if is_a_day(on) else default,
        states,
        tuple((state, date.fromisoformat(day)) for state, day in own.items() if is_a_day(day)),
        text == ALL,
    )


def not_understood(address: Mapping[str, str]) -> list[str]:
    """The parts of an address that are no days, as they stand in it."""
    parts = [part.partition(":")[2] or part for part in address.get("days", "").split(",") if part]
    return [text[:40] for text in (address.get("on", ""), *parts) if text and not is_a_day(text)]
