"""The closed vocabularies of the register, with the meaning of every word.

Values are kebab-case: they are what is stored, exchanged and typed. Their names in English and Russian are in the
catalogues. "VCLT" is the Vienna Convention on the Law of Treaties (Vienna, 23 May 1969).
"""

from enum import StrEnum


class Act(StrEnum):
    """What a state, or an organisation, does on the international plane."""

    SIGNATURE = "signature"  # subject to ratification: VCLT 14, 18
    SIGNATURE_AD_REFERENDUM = "signature-ad-referendum"  # a signature once confirmed: VCLT 12(2)(b)
    DEFINITIVE_SIGNATURE = "definitive-signature"  # expresses consent by itself: VCLT 12
    RATIFICATION = "ratification"  # VCLT 14, 16
    ACCEPTANCE = "acceptance"  # VCLT 14(2)
    APPROVAL = "approval"  # VCLT 14(2)
    FORMAL_CONFIRMATION = "formal-confirmation"  # an organisation's ratification
    ACCESSION = "accession"  # VCLT 15
    NOTIFICATION_OF_COMPLETED_PROCEDURES = "notification-of-completed-procedures"  # VCLT 11, 16(c)
    RECEIVED_FOR_REVIEW = "received-for-review"  # an instrument that the depositary examines: VCLT 77(1)(d)
    EXCHANGE = "exchange"  # of instruments: VCLT 13, 16(a)
    PARTICIPATION = "participation"  # a source's word for consent whose form it does not tell
    SUCCESSION = "succession"
    SUCCESSION_TO_SIGNATURE = "succession-to-signature"
    PROVISIONAL_APPLICATION = "provisional-application"  # VCLT 25(1)
    END_OF_PROVISIONAL_APPLICATION = "end-of-provisional-application"  # VCLT 25(2)
    WITHDRAWAL_OF_CONSENT = "withdrawal-of-consent"  # before entry into force
    REFUSAL = "refusal"  # will not become a party: VCLT 18(a)
    WITHDRAWAL = "withdrawal"  # denunciation: VCLT 54, 56
    REVOCATION_OF_WITHDRAWAL = "revocation-of-withdrawal"  # before it takes effect: VCLT 68
    NON_RENEWAL = "non-renewal"  # stays out when a term is prolonged
    SUSPENSION = "suspension"  # VCLT 57-58
    RESUMPTION = "resumption"
    EXPULSION = "expulsion"
    RESERVATION = "reservation"  # VCLT 19
    DECLARATION = "declaration"
    OBJECTION = "objection"  # VCLT 20(4)(b)
    WITHDRAWAL_OF_RESERVATION = "withdrawal-of-reservation"  # VCLT 22(1)
    WITHDRAWAL_OF_OBJECTION = "withdrawal-of-objection"  # VCLT 22(2)
    OBJECTION_TO_AMENDMENT = "objection-to-amendment"
    TERRITORIAL_EXTENSION = "territorial-extension"  # VCLT 29
    ORGAN_DECISION = "organ-decision"  # by an organisation


SIGNATURES = frozenset({Act.SIGNATURE, Act.SIGNATURE_AD_REFERENDUM, Act.SUCCESSION_TO_SIGNATURE})

# Acts that make a signatory. A signature ad referendum does not until it is confirmed by a full one: VCLT 12(2)(b).
FULL_SIGNATURES = SIGNATURES - {Act.SIGNATURE_AD_REFERENDUM}

# Acts that establish consent to be bound (VCLT 11-16). A succession is one too, but counts towards entry into force
# only where the clause says so.
COUNTED_CONSENTS = frozenset(
    {
        Act.DEFINITIVE_SIGNATURE,
        Act.RATIFICATION,
        Act.ACCEPTANCE,
        Act.APPROVAL,
        Act.FORMAL_CONFIRMATION,
        Act.ACCESSION,
        Act.NOTIFICATION_OF_COMPLETED_PROCEDURES,
        Act.EXCHANGE,
        Act.PARTICIPATION,
    }
)
CONSENTS = COUNTED_CONSENTS | {Act.SUCCESSION}

# Consents that presuppose a signature; without one the act would be an accession (VCLT 14 beside 15).
CONSENTS_AFTER_SIGNATURE = frozenset(
    {Act.RATIFICATION, Act.ACCEPTANCE, Act.APPROVAL, Act.NOTIFICATION_OF_COMPLETED_PROCEDURES}
)

# Acts by which a state ceases to be a party.
ENDS = frozenset({Act.WITHDRAWAL, Act.NON_RENEWAL, Act.EXPULSION})

# Acts by which anything ends or stops: of a partial date they take the first day.
ENDINGS = ENDS | {Act.WITHDRAWAL_OF_CONSENT, Act.END_OF_PROVISIONAL_APPLICATION, Act.SUSPENSION}

# Acts that are made by telling the depositary, and count from receipt: VCLT 16, 78.
COUNT_FROM_RECEIPT = (CONSENTS - {Act.DEFINITIVE_SIGNATURE}) | {
    Act.WITHDRAWAL,
    Act.WITHDRAWAL_OF_CONSENT,
    Act.REVOCATION_OF_WITHDRAWAL,
    Act.REFUSAL,
    Act.END_OF_PROVISIONAL_APPLICATION,
}


class Position(StrEnum):
    """Where one state stands towards one instrument on a day; when several fit, the first in this order is it."""

    ENDED = "ended"  # the instrument has ended
    WITHDRAWN = "withdrawn"  # was a party or had consented, and has left
    SUSPENDED = "suspended"  # a party whose participation is suspended
    LEAVING = "leaving"  # a party whose notified withdrawal has not taken effect
    PARTY = "party"  # in force for the state: VCLT 2(1)(g)
    CONSENTED_WAITING = "consented-waiting"  # in force generally, not yet for this state
    CONSENTED_SCHEDULED = "consented-scheduled"  # the conditions are met, the day lies ahead
    CONSENTED = "consented"  # a contracting state: VCLT 2(1)(f)
    BOUND_THROUGH_PARENT = "bound-through-parent"  # VCLT 40(5)
    APPLYING_PROVISIONALLY = "applying-provisionally"  # VCLT 25
    REFUSED = "refused"  # has declared not to become a party
    UNDER_REVIEW = "under-review"  # an instrument was received and is being examined
    SIGNED = "signed"
    NOT_ELIGIBLE = "not-eligible"  # may not become a party on that day
    NO_ACT = "no-act"


# Positions of a state that has consented and not left.
CONSENTED_POSITIONS = frozenset(
    {
        Position.SUSPENDED,
        Position.LEAVING,
        Position.PARTY,
        Position.CONSENTED_WAITING,
        Position.CONSENTED_SCHEDULED,
        Position.CONSENTED,
    }
)


class Step(StrEnum):
    """What happens inside a state on the way to consent. A step never creates or ends consent."""

    PROPOSAL_TO_SIGN = "proposal-to-sign"
    AUTHORISED_TO_SIGN = "authorised-to-sign"
    GOVERNMENT_APPROVAL = "government-approval"
    APPROVED_BY_EDICT = "approved-by-edict"
    CONSTITUTIONAL_COURT = "constitutional-court"
    SUBMITTED_TO_PARLIAMENT = "submitted-to-parliament"
    COMMITTEE = "committee"
    ADOPTED_LOWER = "adopted-lower"
    ADOPTED_UPPER = "adopted-upper"
    ADOPTED_UNICAMERAL = "adopted-unicameral"
    LAW_SIGNED = "law-signed"
    LAW_IN_FORCE = "law-in-force"
    PROCEDURES_COMPLETED = "procedures-completed"
    OTHER = "other"


STEPS_BEFORE_SIGNATURE = frozenset({Step.PROPOSAL_TO_SIGN, Step.AUTHORISED_TO_SIGN})


class Stage(StrEnum):
    """How far a state's own procedure has come, shown beside the position."""

    NONE_KNOWN = "none-known"
    UNDER_WAY = "under-way"
    APPROVED_AT_HOME = "approved-at-home"
    NOT_REQUIRED = "not-required"


class InstrumentKind(StrEnum):
    """What an instrument is called, and with it whether it needs ratification at all."""

    TREATY = "treaty"
    CONVENTION = "convention"
    CHARTER = "charter"
    AGREEMENT = "agreement"
    PROTOCOL = "protocol"
    AMENDMENT = "amendment"
    STATUTE = "statute"
    EXCHANGE_OF_NOTES = "exchange-of-notes"
    DECISION = "decision"
    STATEMENT = "statement"
    COMMITMENT = "commitment"


KINDS_WITHOUT_RATIFICATION = frozenset({InstrumentKind.DECISION, InstrumentKind.STATEMENT, InstrumentKind.COMMITMENT})


class InstrumentState(StrEnum):
    """The state of an instrument as a whole on a day."""

    DRAFT = "draft"  # not adopted, and said so
    PENDING = "pending"  # adopted, and known not to be in force
    SCHEDULED = "scheduled"  # the conditions are met or a date is announced
    IN_FORCE = "in-force"
    NOT_COMPUTABLE = "not-computable"  # no clause is known and nothing was announced or confirmed
    ENDED = "ended"


class Relation(StrEnum):
    """How an instrument stands to another, named from the later one."""

    AMENDS = "amends"
    SUPPLEMENTS = "supplements"
    PROLONGS = "prolongs"
    REPLACES = "replaces"
    ENDS = "ends"
    IMPLEMENTS = "implements"


class Basis(StrEnum):
    """How the rule in a clause is known."""

    QUOTED = "quoted"  # the text was read
    SILENT = "silent"  # the text was read and has no rule: VCLT 24(2)
    REPORTED = "reported"  # somebody says so
    GENERAL_KNOWLEDGE = "general-knowledge"
    ASSUMED = "assumed"  # supposed, so that something can be computed at all


class Confidence(StrEnum):
    """How well an answer is founded: that of the weakest fact it relies on, from best to worst."""

    CONFIRMED = "confirmed"  # an official source, or a person confirmed it
    REPORTED = "reported"  # press or another secondary source
    UNKNOWN = "unknown"  # nothing was heard


CONFIDENCE_ORDER = tuple(Confidence)
_RANK = {grade: rank for rank, grade in enumerate(CONFIDENCE_ORDER)}


def weakest(*grades: Confidence) -> Confidence:
    """The lowest of the grades given; `confirmed` when none is."""
    worst = Confidence.CONFIRMED
    for grade in grades:
        if _RANK[grade] > _RANK[worst]:
            worst = grade
    return worst


class MembershipStatus(StrEnum):
    """What a state is in an organisation. Only members are concerned by what concerns members."""

    MEMBER = "member"
    OBSERVER = "observer"
    PARTNER = "partner"
    SUSPENDED = "suspended"


class Says(StrEnum):
    """What a source or a person confirmed about a state, or about an instrument as a whole, up to a day."""

    PENDING = "pending"  # not in force; for a state: not consented
    COMPLETED = "completed"  # the state, or every state concerned, has completed its procedures
    NO_CHANGE = "no-change"  # nothing has happened since the last entry


class Coverage(StrEnum):
    """Whether the register holds the acts of all states towards an instrument."""

    COMPLETE = "complete"
    PARTIAL = "partial"


class WhyNot(StrEnum):
    """Why no date can be computed."""

    NO_CLAUSE = "no-clause"
    BORROWED_CLAUSE_UNKNOWN = "borrowed-clause-unknown"
    CLAUSE_NOT_UNDERSTOOD = "clause-not-understood"


class FindingKind(StrEnum):
    """What is odd about a fact, or about facts beside each other."""

    ACT_BEFORE_ADOPTION = "act-before-adoption"
    CONSENT_BEFORE_SIGNATURE = "consent-before-signature"
    CONSENT_WITHOUT_SIGNATURE = "consent-without-signature"
    SECOND_SIGNATURE = "second-signature"
    SECOND_CONSENT = "second-consent"
    END_WITHOUT_CONSENT = "end-without-consent"
    NOT_ENTITLED = "not-entitled"
    FUTURE_NOT_EXPECTED = "future-not-expected"
    RECEIVED_BEFORE_DATED = "received-before-dated"
    AFTER_END_OF_INSTRUMENT = "after-end-of-instrument"
    EXPECTED_BUT_PAST = "expected-but-past"
    STEP_IN_FUTURE_NOT_PLANNED = "step-in-future-not-planned"
    STEP_BEFORE_ADOPTION = "step-before-adoption"
    STEP_OF_A_STATE_NOT_CONCERNED = "step-of-a-state-not-concerned"
    COMPUTED_AND_ANNOUNCED_DIFFER = "computed-and-announced-differ"
    ANNOUNCEMENTS_DIFFER = "announcements-differ"
    DISPUTED_ACT = "disputed-act"
    LATER_RULE_NOT_STATED = "later-rule-not-stated"
    CLAUSE_NOT_USABLE = "clause-not-usable"
    MEMBERS_CHANGED_WHILE_PENDING = "members-changed-while-pending"
    MEMBERS_ALONE_COUNTED = "members-alone-counted"
    CONSENT_LOST_WHILE_WAITING = "consent-lost-while-waiting"
    CONSENT_NOT_RECORDED = "consent-not-recorded"
    WITHOUT_SOURCE = "without-source"
    PARENT_NOT_IN_FORCE = "parent-not-in-force"
    NOTICE_TOO_SHORT = "notice-too-short"
    NOTICE_NOT_KNOWN = "notice-not-known"
    REFERS_TO_UNKNOWN = "refers-to-unknown"
    RESERVATION_NOT_CONFIRMED = "reservation-not-confirmed"
    LATE_RESERVATION = "late-reservation"
    LATE_OBJECTION = "late-objection"
    OBJECTION_WITHOUT_RESERVATION = "objection-without-reservation"


class FindingWeight(StrEnum):
    """How grave a finding is when a person records something."""

    IMPOSSIBLE = "impossible"  # refused
    UNUSUAL = "unusual"  # wants a reason
    NOTE = "note"  # worth knowing
