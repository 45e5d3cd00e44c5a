"""What is odd, in words: what happened, why it matters, and what to do."""

from collections.abc import Mapping
from datetime import date

from tracker.law.vocabulary import Act, MembershipStatus, Step, WhyNot
from tracker.law.vocabulary import FindingKind as Kind
from tracker.locale.catalogue import marked, translator
from tracker.locale.dates import long_date
from tracker.locale.names import name
from tracker.locale.states import named, states_listed
from tracker.locale.wording.counting import Names, called

_TEXTS: dict[str, str] = {
    Kind.ACT_BEFORE_ADOPTION: marked(
        "{act}, {day}, is earlier than the adoption of the instrument ({adopted}). A text can be signed or consented to"
        " only once it is adopted (VCLT 9, 11). Check both dates."
    ),
    Kind.CONSENT_BEFORE_SIGNATURE: marked(
        "{act}, {day}, is earlier than the signature ({signed}). Consent of this kind follows a signature (VCLT 14);"
        " without one it would be an accession (VCLT 15). Check the dates and the kind of act."
    ),
    Kind.CONSENT_WITHOUT_SIGNATURE: marked(
        "{act}, {day}, but no signature of the state is on record. Consent of this kind follows a signature (VCLT 14);"
        " a state that has not signed accedes (VCLT 15). Record the signature, or an accession."
    ),
    Kind.SECOND_SIGNATURE: marked(
        "a second signature, {day}; the state signed before ({signed}). A state signs once with each depositary."
        " Correct the earlier entry, or name the other depositary."
    ),
    Kind.SECOND_CONSENT: marked(
        "a second consent: {act}, {day}; the one of {consented} stands. A second consent changes nothing in law. Check"
        " whether one of the two should correct the other."
    ),
    Kind.END_WITHOUT_CONSENT: marked(
        "{act}, {day}, but no consent of the state stands on that day. Only a state that has consented can leave"
        " (VCLT 54, 56). Record its consent first, or check the date."
    ),
    Kind.NOT_ENTITLED: marked(
        "{act}, {day}: on that day the instrument is not open to this state (it is open to: {who}). An act of a state"
        " that is not entitled has no effect (VCLT 11, 15). Check whom the instrument concerns, and the membership."
    ),
    Kind.FUTURE_NOT_EXPECTED: marked(
        "{act}: its day, {on}, lies in the future (today is {today}). What has not happened does not count. Mark it as"
        " expected, or correct the date."
    ),
    Kind.RECEIVED_BEFORE_DATED: marked(
        "{act}: the depositary cannot have received on {received} what is dated {dated}. The day of receipt decides"
        " (VCLT 16, 78). Correct one of the two dates."
    ),
    Kind.AFTER_END_OF_INSTRUMENT: marked(
        "{act}, {day}, is later than the end of the instrument ({ended}). An instrument that has ended binds nobody any"
        " more (VCLT 70). Check both dates."
    ),
    Kind.EXPECTED_BUT_PAST: marked(
        "{act} is marked as expected, but its day, {on}, has passed (today is {today}). What is only expected never"
        " counts. Record what happened, or correct the date."
    ),
    Kind.STEP_IN_FUTURE_NOT_PLANNED: marked(
        "{step}: its day, {on}, lies in the future (today is {today}). What has not happened does not move the stage."
        " Mark it as planned, or correct the date."
    ),
    Kind.COMPUTED_AND_ANNOUNCED_DIFFER: marked(
        "the announced date of entry into force is {announced}, the computed one {computed}. The announced date is"
        " taken. An act may be missing, a day of receipt wrong, or the clause misread (VCLT 24): compare them with the"
        " source."
    ),
    Kind.ANNOUNCEMENTS_DIFFER: marked(
        "sources give different dates of entry into force: {one} and {other}. The better founded one is taken, both"
        " stay on record. Ask the depositary which is right."
    ),
    Kind.DISPUTED_ACT: marked(
        "{act}: sources give different days, {one} and {other}. From which of them the consent counts decides further"
        " dates (VCLT 16). Both stay on record; ask the depositary."
    ),
    Kind.LATER_RULE_NOT_STATED: marked(
        "the source of the clause does not tell when the instrument binds a state that consents after the condition is"
        " met; the same delay is used. Where the text is silent, it would be the day of the consent (VCLT 24(3))."
        " Look it up in the text."
    ),
    Kind.CLAUSE_NOT_USABLE: marked(
        "the clause on entry into force cannot be used ({why}), so nothing is computed from it (VCLT 24(1)). Correct"
        " its notation, or record the clause that it refers to."
    ),
    Kind.MEMBERS_CHANGED_WHILE_PENDING: marked(
        "the state's membership changed on {day}, before the instrument entered into force. That changes whose consent"
        " the instrument waits for, which its text may settle otherwise (VCLT 24(1), 40). Check whom the instrument"
        " concerns."
    ),
    Kind.MEMBERS_ALONE_COUNTED: marked(
        "the clause counts the members of the organisation; on {day} the state is not one of them ({status}). Entry"
        " into force does not wait for it, though the text may settle that otherwise (VCLT 24(1)). Check whom the"
        " clause means."
    ),
    Kind.CONSENT_LOST_WHILE_WAITING: marked(
        "the state's consent was withdrawn after the condition had been met and before entry into force; the condition"
        " was computed anew without it. Whether that undoes it is for the text to say (VCLT 24(1)). Ask the depositary."
    ),
    Kind.CONSENT_NOT_RECORDED: marked(
        "a source says that the instrument is in force for the state, but the act by which it consented (VCLT 11) is"
        " not on record. It is shown as a party. Look for the deposit or notification, and record it."
    ),
    Kind.STEP_BEFORE_ADOPTION: marked(
        "{step}, {day}, is earlier than the adoption of the instrument ({adopted}). What a state does at home about a"
        " text follows its adoption (VCLT 9); only proposals and powers to sign come before. Check both dates."
    ),
    Kind.STEP_OF_A_STATE_NOT_CONCERNED: marked(
        "{step}, {day}, but the instrument is not open to this state or does not concern it. A step establishes no"
        " consent (VCLT 11). Check the state, and whom the instrument concerns."
    ),
    Kind.WITHOUT_SOURCE: marked(
        "{act}, {day}, has no source on record. Consent is established by an instrument or a notification that can be"
        " shown (VCLT 16). Look for the depositary's notification, and add it."
    ),
    Kind.PARENT_NOT_IN_FORCE: marked(
        "bound from {day}, but on that day the instrument to which this one belongs ({parent}) was not in force for"
        " this state. An amendment, a supplement or a prolongation needs its parent (VCLT 40). Look for the consent to"
        " the parent, and record it."
    ),
    Kind.NOTICE_TOO_SHORT: marked(
        "withdrawal notified, {day}, and said to take effect on {effective}; by the notice the instrument asks for it"
        " cannot take effect before {earliest} (VCLT 54, 56). The day given is taken. Compare it with the notice."
    ),
    Kind.NOTICE_NOT_KNOWN: marked(
        "withdrawal notified, {day}; how long the notice runs is not on record. It is taken to have effect on"
        " {effective}, but may take effect later (VCLT 54, 56). Record the rule on withdrawal, or the day from which"
        " the withdrawal has effect."
    ),
    Kind.REFERS_TO_UNKNOWN: marked(
        "the instrument refers to something that is not in the register ({what}: {key}). What depends on it (VCLT 24,"
        " 30, 40) is not computed. Add it, or correct the key."
    ),
    Kind.RESERVATION_NOT_CONFIRMED: marked(
        "a reservation was made on {made}, before the consent of {consented}, and no confirmation of it is on record. A"
        " reservation made on signing must be confirmed when consenting (VCLT 23(2)). Look for the confirmation in the"
        " instrument of consent."
    ),
    Kind.LATE_RESERVATION: marked(
        "a reservation was made, {day}, after the consent of {consented}. A reservation is made when signing or"
        " consenting (VCLT 19); in United Nations practice a later one stands only if nobody objects within twelve"
        " months, here until {until}. Check both dates, and record objections."
    ),
    Kind.LATE_OBJECTION: marked(
        "an objection was made, {day}, to a reservation of another state ({to}); the time for it ended on {until}. By"
        " then the reservation counts as accepted (VCLT 20(5)). Check when the state was notified of the reservation."
    ),
    Kind.OBJECTION_WITHOUT_RESERVATION: marked(
        "an objection was made, {day}, but the reservation it is about ({to}) is not on record. An objection takes"
        " effect towards a reservation (VCLT 20(4)); where the treaty says so, it may also be directed against an"
        " accession. Record the reservation, or name its state in the objection."
    ),
}

_NOT_READ = marked(
    "the clause on entry into force cannot be read, so nothing is computed from it (VCLT 24(1)). {problem}. Correct its"
    " notation."
)
_NOT_COMPUTED = marked(
    "the announced date of entry into force is {announced}, but by the acts on record the condition of the clause is"
    " not met. The announced date is taken. An act may be missing, or the clause misread (VCLT 24): compare them with"
    " the source."
)


def finding_in_words(
    kind: str,
    details: Mapping[str, str],
    instrument_title: str,
    state: str,
    day: date | None,
    lang: str,
    names: Names | None = None,
) -> str:
    """A finding as a text: the instrument and the state, what is odd, why it matters and what to do."""
    t = translator(lang)
    subject = f"{instrument_title}, {named(state, lang, names)}" if state else instrument_title
    text = _TEXTS.get(kind)
    if kind == Kind.COMPUTED_AND_ANNOUNCED_DIFFER and "computed" not in details:
        text = _NOT_COMPUTED
    if kind == Kind.CLAUSE_NOT_USABLE and "problem" in details:
        text = _NOT_READ
    if text is None:
        return f"{subject}: {name(kind, lang)}."
    values = {place: _value(place, value, lang, names) for place, value in details.items() if value}
    said = _Values(values, day=_day(day, lang))
    return f"{subject}: {t(text).format_map(said)}"


class _Values(dict[str, str]):
    """The values of a text; a place for which a finding holds no detail is shown as a dash."""

    def __missing__(self, place: str) -> str:
        return "–"


def _value(place: str, value: str, lang: str, names: Names | None) -> str:
    """A detail as people say it: a day, a word of a vocabulary, or the states it lists."""
    if place == "act":
        return name(Act(value), lang)
    if place == "step":
        return name(Step(value), lang)
    if place == "status":
        return name(MembershipStatus(value), lang)
    if place == "why":
        return name(WhyNot(value), lang)
    if place == "what":
        return name(value, lang)
    if place == "parent":
        return _known(value, lang, names)
    if place in ("who", "to"):
        codes = value.split(", ")
        if value.isupper():
            return states_listed(codes, lang, names)
        return _known(value, lang, names) if place == "who" else (names or {}).get(value) or value
    try:
        return long_date(date.fromisoformat(value), lang)
    except ValueError:
        return value


def _known(key: str, lang: str, names: Names | None) -> str:
    """An instrument or an organisation: the name a caller has for it, as it is; else its key in quotation marks."""
    return (names or {}).get(key) or called(key, lang, names)


def _day(day: date | None, lang: str) -> str:
    return long_date(day, lang) if day else translator(lang)("on a day that is not known")
