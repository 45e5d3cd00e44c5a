"""What the words of the vocabularies mean, one sentence each: the legends of every screen and report."""

from tracker.law.statements import Fate
from tracker.law.vocabulary import Basis, Confidence, Coverage, InstrumentState, Position, Stage

MEANINGS: dict[str, dict[str, str]] = {
    "Position": {
        Position.ENDED: "The instrument has ended; it binds nobody any more.",
        Position.WITHDRAWN: "The state has left: its withdrawal, non-renewal or expulsion has taken effect.",
        Position.SUSPENDED: "The state's participation is suspended.",
        Position.LEAVING: "The state is a party; its withdrawal is notified and has not yet taken effect.",
        Position.PARTY: "The instrument is in force for the state (VCLT 2(1)(g)).",
        Position.CONSENTED_WAITING: (
            "The state has consented, and the instrument is in force, but not yet for this state (VCLT 24(3))."
        ),
        Position.CONSENTED_SCHEDULED: (
            "The state has consented; the conditions for entry into force are met, or its date is announced, and the"
            " day lies ahead."
        ),
        Position.CONSENTED: (
            "The state has consented to be bound; the instrument is not known to be in force (a contracting state,"
            " VCLT 2(1)(f))."
        ),
        Position.BOUND_THROUGH_PARENT: (
            "The state became a party to the amended instrument, and so has its amended text (VCLT 40(5))."
        ),
        Position.APPLYING_PROVISIONALLY: (
            "The state applies the instrument provisionally and has not consented to be bound (VCLT 25)."
        ),
        Position.REFUSED: "The state has declared that it will not become a party (VCLT 18(a)).",
        Position.UNDER_REVIEW: "The depositary has an instrument of the state and is examining it (VCLT 77(1)(d)).",
        Position.SIGNED: "The state has signed; no consent to be bound is on record.",
        Position.NOT_ELIGIBLE: "On this day the instrument is not open to the state, or does not concern it.",
        Position.NO_ACT: "Neither a signature nor a consent of the state is on record.",
    },
    "Stage": {
        Stage.NONE_KNOWN: "No step of the state's own procedure is known.",
        Stage.UNDER_WAY: "The state's own procedure has begun and is not known to be complete.",
        Stage.APPROVED_AT_HOME: "The state's own procedure is complete; what remains is the notification or deposit.",
        Stage.NOT_REQUIRED: "The state needs no procedure of its own for this instrument.",
    },
    "Confidence": {
        Confidence.CONFIRMED: "An official source says so, or a named person confirms it.",
        Confidence.REPORTED: "A secondary source, such as the press, says so, or no receipt is recorded.",
        Confidence.UNKNOWN: "Nothing has been heard, and nobody has confirmed it: more may have happened.",
    },
    "InstrumentState": {
        InstrumentState.DRAFT: "The instrument has not been adopted.",
        InstrumentState.PENDING: "The instrument is adopted and, by what is on record, not in force.",
        InstrumentState.SCHEDULED: "The conditions are met, or the date is announced; the day lies ahead.",
        InstrumentState.IN_FORCE: (
            "The instrument is in force for at least one state; one that needs no ratification has effect."
        ),
        InstrumentState.NOT_COMPUTABLE: (
            "No clause on entry into force is known, and no date is announced or confirmed: whether the instrument is"
            " in force cannot be said."
        ),
        InstrumentState.ENDED: "The instrument has ended.",
    },
    "Fate": {
        Fate.STANDS: "Made by the day asked about, and nothing on record ends it.",
        Fate.WITHDRAWN: "The state has taken it back.",
        Fate.AWAITS_CONSENT: "The state has not consented to be bound: a reservation has effect with its consent.",
        Fate.NOT_CONFIRMED: (
            "It was made before the state consented, and nothing on record confirms it on consenting (VCLT 23(2))."
        ),
        Fate.WITHOUT_OBJECT: "The reservation that is objected to was withdrawn, or is not on record.",
        Fate.LAPSED: "The instrument has ended, or the state is no longer a party to it.",
        Fate.CARRIED_OUT: "The act takes back an earlier one, whose line says so.",
    },
    "Basis": {
        Basis.QUOTED: "The text of the clause was read.",
        Basis.SILENT: "The text was read and says nothing about entry into force; VCLT 24(2) applies.",
        Basis.REPORTED: "A source reports the rule; the text of the clause was not read.",
        Basis.GENERAL_KNOWLEDGE: "The rule is generally known; it was not checked against the text.",
        Basis.ASSUMED: "The rule is an assumption, made so that something can be computed at all.",
    },
    "Coverage": {
        Coverage.COMPLETE: "The register holds the acts of all states towards the instrument.",
        Coverage.PARTIAL: "The register holds the acts of some states only; others may have acted.",
    },
}
