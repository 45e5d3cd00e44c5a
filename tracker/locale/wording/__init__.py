"""What the law computes, as plain and careful sentences in English and Russian.

A sentence says no more than its facts: what rests on an assumption, a report or a gap in the record says so. Russian
sentences name a state before a colon or in a list, so that no name has to be inflected that might not be known in
its cases.

Functions that name states take `names`, the names a register has for them by code; what is not among them has its
customary name. The names of instruments and organisations may be among them too, by their keys, and those of measures
by `measure:` and their keys; one that is not is called by its key.
"""

from tracker.locale.wording.acts import act_in_words, step_in_words
from tracker.locale.wording.clauses import clause_in_words, clause_with_its_place
from tracker.locale.wording.differences import difference_in_words
from tracker.locale.wording.durations import duration_in_words, exit_in_words
from tracker.locale.wording.entry import course_of_entry, explain_entry
from tracker.locale.wording.findings import finding_in_words
from tracker.locale.wording.messages import error_in_words, message_in_words, reading_finding_in_words
from tracker.locale.wording.positions import explain_position

__all__ = [
    "act_in_words",
    "clause_in_words",
    "clause_with_its_place",
    "course_of_entry",
    "difference_in_words",
    "duration_in_words",
    "error_in_words",
    "exit_in_words",
    "explain_entry",
    "explain_position",
    "finding_in_words",
    "message_in_words",
    "reading_finding_in_words",
    "step_in_words",
]
