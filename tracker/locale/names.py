"""What the words of the vocabularies are called, and what they mean.

English names stand here; the Russian ones are in the catalogue, in the context of their vocabulary, because one
English word may be two in Russian ("pending" is said of an instrument and of a state).
"""

from collections.abc import Iterator
from enum import StrEnum

from tracker.law.drafts import StanceWord
from tracker.law.statements import Fate
from tracker.law.undertakings import UndertakingState
from tracker.law.vocabulary import (
    Act,
    Basis,
    Confidence,
    Coverage,
    FindingKind,
    FindingWeight,
    InstrumentKind,
    InstrumentState,
    MembershipStatus,
    Position,
    Relation,
    Says,
    Stage,
    Step,
    WhyNot,
)
from tracker.locale.catalogue import translator
from tracker.locale.meanings import MEANINGS

_NAMES: dict[str, dict[str, str]] = {
    "Position": {
        Position.ENDED: "instrument ended",
        Position.WITHDRAWN: "withdrawn",
        Position.SUSPENDED: "participation suspended",
        Position.LEAVING: "party, withdrawal notified",
        Position.PARTY: "party",
        Position.CONSENTED_WAITING: "consented, not yet in force for it",
        Position.CONSENTED_SCHEDULED: "consented, entry into force scheduled",
        Position.CONSENTED: "consented",
        Position.BOUND_THROUGH_PARENT: "bound through the parent instrument",
        Position.APPLYING_PROVISIONALLY: "applying provisionally",
        Position.REFUSED: "will not become a party",
        Position.UNDER_REVIEW: "instrument received, under examination",
        Position.SIGNED: "signed, no consent on record",
        Position.NOT_ELIGIBLE: "not concerned",
        Position.NO_ACT: "no act on record",
    },
    "Act": {
        Act.SIGNATURE: "signature",
        Act.SIGNATURE_AD_REFERENDUM: "signature ad referendum",
        Act.DEFINITIVE_SIGNATURE: "definitive signature",
        Act.RATIFICATION: "ratification",
        Act.ACCEPTANCE: "acceptance",
        Act.APPROVAL: "approval",
        Act.FORMAL_CONFIRMATION: "formal confirmation",
        Act.ACCESSION: "accession",
        Act.NOTIFICATION_OF_COMPLETED_PROCEDURES: "notification of completed internal procedures",
        Act.RECEIVED_FOR_REVIEW: "receipt of an instrument for examination",
        Act.EXCHANGE: "exchange of instruments",
        Act.PARTICIPATION: "consent (form not told)",
        Act.SUCCESSION: "succession",
        Act.SUCCESSION_TO_SIGNATURE: "succession to signature",
        Act.PROVISIONAL_APPLICATION: "provisional application",
        Act.END_OF_PROVISIONAL_APPLICATION: "end of provisional application",
        Act.WITHDRAWAL_OF_CONSENT: "withdrawal of consent before entry into force",
        Act.REFUSAL: "notice of not becoming a party",
        Act.WITHDRAWAL: "withdrawal",
        Act.REVOCATION_OF_WITHDRAWAL: "revocation of withdrawal",
        Act.NON_RENEWAL: "non-renewal",
        Act.SUSPENSION: "suspension of participation",
        Act.RESUMPTION: "resumption of participation",
        Act.EXPULSION: "expulsion",
        Act.RESERVATION: "reservation",
        Act.DECLARATION: "declaration",
        Act.OBJECTION: "objection",
        Act.WITHDRAWAL_OF_RESERVATION: "withdrawal of reservation",
        Act.WITHDRAWAL_OF_OBJECTION: "withdrawal of objection",
        Act.OBJECTION_TO_AMENDMENT: "objection to amendment",
        Act.TERRITORIAL_EXTENSION: "territorial extension",
        Act.ORGAN_DECISION: "decision of an organ",
    },
    "Step": {
        Step.PROPOSAL_TO_SIGN: "signature proposed",
        Step.AUTHORISED_TO_SIGN: "signature authorised",
        Step.GOVERNMENT_APPROVAL: "approved by the government",
        Step.APPROVED_BY_EDICT: "approved by edict of the head of state",
        Step.CONSTITUTIONAL_COURT: "ruled on by the constitutional court",
        Step.SUBMITTED_TO_PARLIAMENT: "submitted to parliament",
        Step.COMMITTEE: "considered in committee",
        Step.ADOPTED_LOWER: "adopted by the lower chamber",
        Step.ADOPTED_UPPER: "adopted by the upper chamber",
        Step.ADOPTED_UNICAMERAL: "adopted by parliament",
        Step.LAW_SIGNED: "law signed",
        Step.LAW_IN_FORCE: "law in force",
        Step.PROCEDURES_COMPLETED: "internal procedures completed",
        Step.OTHER: "other event",
    },
    "Stage": {
        Stage.NONE_KNOWN: "no step known",
        Stage.UNDER_WAY: "procedure under way",
        Stage.APPROVED_AT_HOME: "approved at home",
        Stage.NOT_REQUIRED: "no procedure required",
    },
    "InstrumentState": {
        InstrumentState.DRAFT: "draft",
        InstrumentState.PENDING: "pending",
        InstrumentState.SCHEDULED: "entry into force scheduled",
        InstrumentState.IN_FORCE: "in force",
        InstrumentState.NOT_COMPUTABLE: "not computable",
        InstrumentState.ENDED: "ended",
    },
    "InstrumentKind": {
        InstrumentKind.TREATY: "treaty",
        InstrumentKind.CONVENTION: "convention",
        InstrumentKind.CHARTER: "charter",
        InstrumentKind.AGREEMENT: "agreement",
        InstrumentKind.PROTOCOL: "protocol",
        InstrumentKind.AMENDMENT: "amendment",
        InstrumentKind.STATUTE: "statute",
        InstrumentKind.EXCHANGE_OF_NOTES: "exchange of notes",
        InstrumentKind.DECISION: "decision",
        InstrumentKind.STATEMENT: "statement",
        InstrumentKind.COMMITMENT: "commitment",
    },
    "Confidence": {
        Confidence.CONFIRMED: "confirmed",
        Confidence.REPORTED: "reported",
        Confidence.UNKNOWN: "unknown",
    },
    "Basis": {
        Basis.QUOTED: "text quoted",
        Basis.SILENT: "text is silent",
        Basis.REPORTED: "reported",
        Basis.GENERAL_KNOWLEDGE: "general knowledge",
        Basis.ASSUMED: "assumed",
    },
    "Relation": {
        Relation.AMENDS: "amends",
        Relation.SUPPLEMENTS: "supplements",
        Relation.PROLONGS: "prolongs",
        Relation.REPLACES: "replaces",
        Relation.ENDS: "ends",
        Relation.IMPLEMENTS: "implements",
    },
    "MembershipStatus": {
        MembershipStatus.MEMBER: "member",
        MembershipStatus.OBSERVER: "observer",
        MembershipStatus.PARTNER: "partner",
        MembershipStatus.SUSPENDED: "membership suspended",
    },
    "Says": {
        Says.PENDING: "pending",
        Says.COMPLETED: "procedures completed",
        Says.NO_CHANGE: "no change",
    },
    "Coverage": {Coverage.COMPLETE: "complete", Coverage.PARTIAL: "partial"},
    "FindingWeight": {
        FindingWeight.IMPOSSIBLE: "cannot be",
        FindingWeight.UNUSUAL: "unusual",
        FindingWeight.NOTE: "note",
    },
    "WhyNot": {
        WhyNot.NO_CLAUSE: "no clause known",
        WhyNot.BORROWED_CLAUSE_UNKNOWN: "borrowed clause not known",
        WhyNot.CLAUSE_NOT_UNDERSTOOD: "clause cannot be read",
    },
    "FindingKind": {
        FindingKind.ACT_BEFORE_ADOPTION: "act before adoption",
        FindingKind.CONSENT_BEFORE_SIGNATURE: "consent before signature",
        FindingKind.CONSENT_WITHOUT_SIGNATURE: "consent without signature",
        FindingKind.SECOND_SIGNATURE: "second signature",
        FindingKind.SECOND_CONSENT: "second consent",
        FindingKind.END_WITHOUT_CONSENT: "end without consent",
        FindingKind.NOT_ENTITLED: "state not entitled",
        FindingKind.FUTURE_NOT_EXPECTED: "future day, not marked expected",
        FindingKind.RECEIVED_BEFORE_DATED: "received before it was dated",
        FindingKind.AFTER_END_OF_INSTRUMENT: "act after the instrument ended",
        FindingKind.EXPECTED_BUT_PAST: "expected, but past",
        FindingKind.STEP_IN_FUTURE_NOT_PLANNED: "future step, not marked planned",
        FindingKind.STEP_BEFORE_ADOPTION: "step before adoption",
        FindingKind.STEP_OF_A_STATE_NOT_CONCERNED: "step of a state not concerned",
        FindingKind.COMPUTED_AND_ANNOUNCED_DIFFER: "computed and announced dates differ",
        FindingKind.ANNOUNCEMENTS_DIFFER: "announced dates differ",
        FindingKind.DISPUTED_ACT: "disputed day",
        FindingKind.LATER_RULE_NOT_STATED: "rule for later states not stated",
        FindingKind.CLAUSE_NOT_USABLE: "clause cannot be used",
        FindingKind.MEMBERS_CHANGED_WHILE_PENDING: "membership changed while pending",
        FindingKind.MEMBERS_ALONE_COUNTED: "only members counted",
        FindingKind.CONSENT_LOST_WHILE_WAITING: "consent lost while waiting",
        FindingKind.CONSENT_NOT_RECORDED: "consent not recorded",
        FindingKind.WITHOUT_SOURCE: "act without a source",
        FindingKind.PARENT_NOT_IN_FORCE: "parent not in force for the state",
        FindingKind.NOTICE_TOO_SHORT: "notice too short",
        FindingKind.NOTICE_NOT_KNOWN: "length of the notice not known",
        FindingKind.REFERS_TO_UNKNOWN: "refers to what is not known",
        FindingKind.RESERVATION_NOT_CONFIRMED: "reservation not confirmed",
        FindingKind.LATE_RESERVATION: "late reservation",
        FindingKind.LATE_OBJECTION: "late objection",
        FindingKind.OBJECTION_WITHOUT_RESERVATION: "objection without a reservation",
    },
    "StanceWord": {
        StanceWord.SUPPORTS: "supports it",
        StanceWord.SUPPORTS_WITH_REMARKS: "supports it with remarks",
        StanceWord.UNDER_STUDY: "studies it",
        StanceWord.OPPOSES: "opposes it",
    },
    "Fate": {
        Fate.STANDS: "stands",
        Fate.WITHDRAWN: "withdrawn",
        Fate.AWAITS_CONSENT: "awaits the consent",
        Fate.NOT_CONFIRMED: "no confirmation on record",
        Fate.WITHOUT_OBJECT: "without object",
        Fate.LAPSED: "lapsed",
        Fate.CARRIED_OUT: "takes an act back",
    },
    "UndertakingState": {
        UndertakingState.CARRIED_OUT: "carried out",
        UndertakingState.OVERDUE: "overdue",
        UndertakingState.DUE: "to be carried out",
        UndertakingState.WITHOUT_DEADLINE: "no deadline",
    },
    # Words that belong to no vocabulary of the law: whom an instrument concerns, what is kept on record, and the fields
    # of an entry.
    "Concerns": {
        "any": "any state",
        "signatories": "its signatories",
        "members": "the members of the organisation",
        "members@adoption": "those who were members at adoption",
        "list": "the states listed",
    },
    "Record": {
        "organisation": "organisation",
        "state": "state",
        "membership": "membership",
        "instrument": "instrument",
        "act": "act",
        "step": "step",
        "announcement": "announced date",
        "confirmation": "confirmation",
        "procedure": "procedure",
        "weight": "weight",
        "measure": "measure",
        "package": "package",
        "document": "document",
        "council_session": "session of the council",
        "stance": "stance on a draft",
        "contact": "contact",
        "inquiry": "inquiry",
    },
    "Field": {
        "instrument": "Instrument",
        "state": "State",
        "act": "Act",
        "step": "Step",
        "on": "Date on the document",
        "received_on": "Received by the depositary",
        "effective_on": "Takes effect on",
        "not_before": "Not before",
        "not_after": "Not after",
        "expected": "Expected",
        "planned": "Planned",
        "outcome": "Outcome",
        "regards": "Regards",
        "territory": "Territory",
        "depositary": "Depositary",
        "reference": "Number",
        "incoming": "Incoming number",
        "document": "Scan",
        "note": "Remark",
        "confidence": "How well known",
        "source": "Source",
        "as_printed": "As printed",
        "void_reason": "Taken back because",
        "up_to": "Up to",
        "says": "Status",
        "by": "Confirmed by",
        "announced_on": "Announced on",
        "key": "Key",
        "code": "Code",
        "kind": "Kind",
        "stage": "Draft",
        "organisation": "Organisation",
        "package": "Package",
        "relation": "Relation to other instruments",
        "title_en": "Title (English)",
        "title_ru": "Title (Russian)",
        "short_en": "Short title (English)",
        "short_ru": "Short title (Russian)",
        "name": "Name",
        "name_en": "Name (English)",
        "name_ru": "Name (Russian)",
        "official_en": "Official name (English)",
        "official_ru": "Official name (Russian)",
        "genitive_ru": "Genitive (Russian)",
        "dative_ru": "Dative (Russian)",
        "exists_from": "Exists from",
        "exists_to": "Existed until",
        "continues": "Continues",
        "succeeds": "Succeeds",
        "start": "From",
        "until": "Until (that day no more)",
        "status": "Membership",
        "adopted_on": "Adopted on",
        "adopted_at": "Adopted at",
        "languages": "Languages",
        "concerns": "Whom it concerns",
        "coverage": "Acts on record",
        "entry_into_force": "Clause on entry into force",
        "lasts": "Duration",
        "exit": "Rule on withdrawal",
        "ended_on": "Ended on",
        "due_on": "Due on",
        "fulfilled_on": "Carried out on",
        "sources": "Sources",
        "steps": "Steps in order",
        "completed_by": "Completed by",
        "measure": "Measure",
        "value": "Value",
        "place": "Place",
        "stance": "Stance",
        "contact": "Contact",
        "role": "Role",
        "address": "Address",
        "asked_on": "Asked on",
        "asked": "Question",
        "answered_on": "Answered on",
        "answer": "Answer",
        "promised": "What was promised",
        "promised_for": "Promised for",
        "media": "Kind of file",
        "size": "Size in bytes",
    },
    # In what two days differ; and what a timeline shows.
    "Matter": {
        "instrument": "new or gone",
        "instrument-state": "state of the instrument",
        "entry-into-force": "date of entry into force",
        "position": "position",
        "own-date": "date for the state",
        "provisional-application": "provisional application",
        "stage": "stage at home",
        "owing": "outstanding consent",
    },
    "HappeningKind": {
        "act": "act",
        "step": "step at home",
        "other": "other event",
        "announcement": "announced entry into force",
        "confirmation": "confirmed status",
        "adoption": "adoption",
        "end": "end of the instrument",
        "fulfilled": "carried out",
        "due": "due",
        "entry": "entry into force",
    },
}


def name(word: StrEnum | str, lang: str) -> str:
    """What a word of a vocabulary is called; the word itself if it is of none.

    A plain string is looked for in all vocabularies, in the order of this file: give the word of the vocabulary
    (`Says.PENDING`) where one string is in two.
    """
    vocabulary = type(word).__name__ if isinstance(word, StrEnum) else _vocabulary_of(word)
    said = _NAMES.get(vocabulary, {}).get(word)
    return str(word) if said is None else translator(lang).c(vocabulary, said)


def position_name(position: str, condition: str, lang: str) -> str:
    """What a position is called where the state of the instrument as a whole is known to the reader or not at all.

    Of a state that has consented, whether the instrument is in force is said only where that can be told.
    """
    if position != Position.CONSENTED:
        return name(Position(position), lang)
    t = translator(lang)
    if condition == InstrumentState.NOT_COMPUTABLE:
        return t("consented; whether the instrument is in force is not known")
    if condition in (InstrumentState.PENDING, InstrumentState.DRAFT):
        return t("consented, instrument not in force")
    return name(Position.CONSENTED, lang)


def meaning(word: StrEnum | str, lang: str) -> str:
    """What a word means, in one sentence for a legend; empty for a word whose name says it all."""
    vocabulary = type(word).__name__ if isinstance(word, StrEnum) else _vocabulary_of(word, MEANINGS)
    said = MEANINGS.get(vocabulary, {}).get(word)
    return "" if said is None else translator(lang)(said)


def texts() -> Iterator[tuple[str, str]]:
    """Every English text of this module and of the meanings, with its context, for the catalogue."""
    for vocabulary, words in _NAMES.items():
        yield from ((vocabulary, said) for said in words.values())
    for words in MEANINGS.values():
        yield from (("", said) for said in words.values())


def _vocabulary_of(word: str, among: dict[str, dict[str, str]] = _NAMES) -> str:
    return next((vocabulary for vocabulary, words in among.items() if word in words), "")
