"""When what ends a participation takes effect: VCLT 54, 56."""

from datetime import date
from typing import NamedTuple

from tracker.law.clauses import Exit
from tracker.law.dates import UNDATED
from tracker.law.facts import ActFact
from tracker.law.vocabulary import Act


def until(act: ActFact, day: date) -> date:
    """The day from which an end has effect: its own terms, taken at their first day, else the day of the act."""
    return act.effective.first or act.effective.last or day


class Rule(NamedTuple):
    """When withdrawals take effect, for an instrument that is in force from some day on."""

    leaving: Exit
    in_force_on: date | None

    def effective(self, act: ActFact, day: date) -> date:
        """The day from which an end has effect: as it says itself, else a withdrawal after its notice (VCLT 54, 56)."""
        if act.act is not Act.WITHDRAWAL or act.effective != UNDATED:
            return until(act, day)
        earliest = [self.leaving.notice.after(day) if self.leaving.notice else day]
        if self.leaving.not_before is not None:
            earliest.append(self.leaving.not_before)
        if self.leaving.not_before_entry_and is not None and self.in_force_on is not None and self.in_force_on <= day:
            earliest.append(self.leaving.not_before_entry_and.after(self.in_force_on))
        return max(earliest)
