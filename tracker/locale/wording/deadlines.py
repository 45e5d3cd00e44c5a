"""What a day is for, in words: in one for a calendar, in a sentence for a list."""

from datetime import date

from tracker.law.deadlines import Deadline, DeadlineKind
from tracker.law.vocabulary import Act, Step
from tracker.locale.catalogue import marked, translator
from tracker.locale.dates import days_in_words, duration, long_date
from tracker.locale.names import name
from tracker.locale.places import city
from tracker.locale.wording.counting import Names

_SHORT = {
    DeadlineKind.ENTRY_INTO_FORCE: marked("entry into force"),
    DeadlineKind.ENTRY_FOR_STATE: marked("entry into force for a state"),
    DeadlineKind.NOTICE_ENDS: marked("end of a notice period"),
    DeadlineKind.OBJECTIONS_END: marked("end of the time for objections"),
    DeadlineKind.TERM_ENDS: marked("end of the instrument"),
    DeadlineKind.CLAUSE_DAY: marked("day named by the clause"),
    DeadlineKind.EXPECTED_ACT: marked("expected act"),
    DeadlineKind.PLANNED_STEP: marked("planned step"),
    DeadlineKind.STANDS_STILL: marked("no movement at home"),
    DeadlineKind.NOT_DEPOSITED: marked("approved, no deposit on record"),
    DeadlineKind.PROMISE: marked("promise"),
    DeadlineKind.UNANSWERED: marked("question without an answer"),
    DeadlineKind.DRAFT_DUE: marked("draft to be adopted"),
    DeadlineKind.COMMITMENT_DUE: marked("commitment to be carried out"),
    DeadlineKind.COUNCIL_SESSION: marked("session"),
}
_SENTENCES = {
    DeadlineKind.ENTRY_INTO_FORCE: marked("Entry into force of the instrument."),
    DeadlineKind.ENTRY_FOR_STATE: marked("Entry into force for this state."),
    DeadlineKind.NOTICE_ENDS: marked("The withdrawal notified on {notified} takes effect (VCLT 54, 56)."),
    DeadlineKind.OBJECTIONS_END: marked(
        "Last day to object to the reservation of {made}: twelve months from its receipt by the depositary; for a state"
        " notified later, or consenting later, the time ends later (VCLT 20(5))."
    ),
    DeadlineKind.EXPECTED_ACT: marked("Expected: {act}."),
    DeadlineKind.PLANNED_STEP: marked("Planned: {step}."),
    DeadlineKind.STANDS_STILL: marked("{step}, {since}; no further step on record for {lasted}."),
    DeadlineKind.NOT_DEPOSITED: marked("Approved at home, {since}; no deposit or notification on record for {lasted}."),
    DeadlineKind.PROMISE: marked("Promised: {promised}"),
    DeadlineKind.UNANSWERED: marked("Asked on {since}, without an answer for {lasted}: {what}"),
    DeadlineKind.DRAFT_DUE: marked("The draft is to be adopted by this day."),
    DeadlineKind.COMMITMENT_DUE: marked("To be carried out by this day; nothing says that it was."),
}
_ENDS = {
    "recorded": marked("The instrument ends."),
    "term": marked("Its term runs out."),
    "prolonged": marked("Its prolonged term runs out (prolonged by: {by})."),
    "with-another": marked("It ends together with: {by}."),
    "too-few-parties": marked("It ends because too few parties are left (VCLT 55)."),
}
_CLAUSE_DAYS = {
    "fixed": marked("By its clause it enters into force on this day, if its conditions are met by then."),
    "not-before": marked("By its clause it enters into force no earlier than on this day."),
    "by": marked("Last day on which a condition of its clause can still be met."),
    "after": marked("The day on which a condition of its clause is met by itself."),
}


def deadline_kind(kind: DeadlineKind, lang: str) -> str:
    """What a day is for, in a word or two."""
    return translator(lang)(_SHORT[kind])


def deadline_in_words(deadline: Deadline, day: date, lang: str, names: Names) -> str:
    """What a day is for, seen from another day, in a sentence that names neither the instrument nor the state."""
    t, details = translator(lang), deadline.details
    if deadline.kind is DeadlineKind.TERM_ENDS:
        return t(_ENDS[details["why"]], by=names.get(details["by"], details["by"]))
    if deadline.kind is DeadlineKind.CLAUSE_DAY:
        return t(_CLAUSE_DAYS[details["what"]])
    if deadline.kind is DeadlineKind.COUNCIL_SESSION:
        other = "en" if lang == "ru" else "ru"
        organisation = names.get(details["organisation"], details["organisation"])
        said = (details[lang] or details[other], organisation, city(details["place"], lang))
        return ", ".join(part for part in said if part)
    text = t(_SENTENCES[deadline.kind], **_values(deadline, day, lang))
    return f"{text} {_usual(details, lang)}" if "usual" in details else text


def _values(deadline: Deadline, day: date, lang: str) -> dict[str, str]:
    said = {place: _value(place, value, lang) for place, value in deadline.details.items()}
    if deadline.kind is DeadlineKind.STANDS_STILL:
        said["step"] = said["step"][:1].upper() + said["step"][1:]
    if since := deadline.details.get("since"):
        said["lasted"] = duration(date.fromisoformat(since), day, lang)
    return said


def _value(place: str, value: str, lang: str) -> str:
    """A detail as people say it; what people wrote themselves stands as it is."""
    if place in ("since", "notified", "made"):
        return long_date(date.fromisoformat(value), lang)
    if place == "act":
        return name(Act(value), lang)
    if place == "step":
        return name(Step(value), lang) if value else ""
    return value or "–"


def _usual(details: dict[str, str], lang: str) -> str:
    """How long the state usually takes from there."""
    t = translator(lang)
    usual, cases = days_in_words(int(details["usual"]), lang), int(details["cases"])
    return t.n("It usually takes {usual} ({n} case).", "It usually takes {usual} ({n} cases).", n=cases, usual=usual)
