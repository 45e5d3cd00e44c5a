"""A set of states that changes from day to day."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from tracker.law.facts import Membership
from tracker.law.vocabulary import MembershipStatus


class Timeline:
    """Who is in a set on any day, from the times each state is in it: half-open; those of one state may overlap."""

    def __init__(self, times: Iterable[tuple[str, date, date | None]]) -> None:
        changes: dict[date, list[tuple[str, int]]] = defaultdict(list)
        for state, start, end in times:
            if end is None or start < end:
                changes[start].append((state, 1))
            if end is not None and start < end:
                changes[end].append((state, -1))
        self.days = sorted(changes)
        self.states = frozenset(state for of_day in changes.values() for state, _ in of_day)
        self._sets: list[frozenset[str]] = []
        present: dict[str, int] = defaultdict(int)
        for day in self.days:
            for state, change in changes[day]:
                present[state] += change
            for state in {state for state, _ in changes[day] if not present[state]}:
                del present[state]
            self._sets.append(frozenset(present))

    @classmethod
    def of_members(cls, memberships: Iterable[Membership]) -> "Timeline":
        """Who was a member; suspended states, observers and partners are none."""
        return cls((m.state, m.start, m.end) for m in memberships if m.status is MembershipStatus.MEMBER)

    def on(self, day: date) -> frozenset[str]:
        """The states that are in the set on a day."""
        found = bisect_right(self.days, day)
        return self._sets[found - 1] if found else frozenset()

    def times(self, state: str) -> list[tuple[date, date | None]]:
        """The times a state is in the set, those that follow one another or overlap taken as one."""
        found: list[tuple[date, date | None]] = []
        for day, present in zip(self.days, self._sets, strict=True):
            running = bool(found) and found[-1][1] is None
            if state in present and not running:
                found.append((day, None))
            elif state not in present and running:
                found[-1] = (found[-1][0], day)
        return found
