"""Why a state stands where it stands on a day: the act that puts it there, and what follows from it."""

from datetime import date

from tracker.law.assessment import Assessment
from tracker.law.courses import Course
from tracker.law.facts import ActFact, StepFact
from tracker.law.positions import PositionSpan
from tracker.law.vocabulary import CONSENTED_POSITIONS, Act, Confidence, Position, Relation, Stage
from tracker.law.what_if import span_on
from tracker.locale.catalogue import Translator, translator
from tracker.locale.dates import long_date, period_in_words
from tracker.locale.states import named
from tracker.locale.wording.acts import act_in_words, step_in_words, with_own_effect
from tracker.locale.wording.counting import Names
from tracker.locale.wording.leaving import with_effect
from tracker.locale.wording.own_dates import in_force_for_it
from tracker.locale.wording.reservations import reserved
from tracker.locale.wording.without_consent import applying_provisionally, bound_through_parent, not_eligible, objected


def explain_position(assessment: Assessment, state: str, day: date, lang: str, names: Names | None = None) -> str:
    """Which act puts a state into its position on a day, and what follows; why something is unknown, where it is.

    `names` may also have the titles of instruments by their keys.
    """
    t = translator(lang)
    span = span_on(assessment.positions.get(state, []), day)
    if span is None:
        return t("{state}: nothing is on record by this day.", state=named(state, lang, names))
    said = [_proof(assessment, span, day, lang, names), _so_far_at_home(assessment, span, day, lang)]
    said += [_blocking(assessment, state, day, t), *reserved(assessment, state, day, lang, names), *_doubts(span, lang)]
    return f"{named(state, lang, names)}: {' '.join(sentence for sentence in said if sentence)}"


def _proof(assessment: Assessment, span: PositionSpan, day: date, lang: str, names: Names | None) -> str:
    if span.position in CONSENTED_POSITIONS:
        return _consented(assessment, span, day, lang)
    t, act = translator(lang), _act(assessment, span)
    match span.position:
        case Position.ENDED:
            return _ended(assessment, span, lang)
        case Position.WITHDRAWN:
            if act is None and assessment.dossier.instrument.related(Relation.AMENDS):
                return _left_with_the_parent(span, lang)
            return t("{act}. It is no longer a party.", act=with_effect(assessment, span, act, day, lang))
        case Position.BOUND_THROUGH_PARENT:
            return bound_through_parent(assessment, span, day, lang, names)
        case Position.APPLYING_PROVISIONALLY:
            return applying_provisionally(assessment, span, act, day, lang)
        case Position.NOT_ELIGIBLE:
            return not_eligible(assessment, span, day, lang)
        case Position.NO_ACT:
            return _no_act(assessment, span, day, lang)
        case Position.SIGNED:
            if lost := _lost(assessment, span, day, lang):
                return t("{act}; {lost}", act=_told(act, lang), lost=lost)
            return t("{act}. No consent to be bound is on record.", act=_told(act, lang))
        case Position.REFUSED:
            return t("{act}. It will not become a party unless it consents later (VCLT 18(a)).", act=_told(act, lang))
    return t(
        "{act}. The depositary is examining the instrument (VCLT 77(1)(d)); until it is accepted, no consent is"
        " established.",
        act=_told(act, lang),
    )


def _left_with_the_parent(span: PositionSpan, lang: str) -> str:
    t = translator(lang)
    said = t(
        "it has left the treaty that the instrument amends, and with it the amendment, which binds only parties to that"
        " treaty (VCLT 39, 40)."
    )
    if span.in_force_on is None:
        return said
    return f"{said} {t('It was in force for it from {day}.', day=long_date(span.in_force_on, lang))}"


def _no_act(assessment: Assessment, span: PositionSpan, day: date, lang: str) -> str:
    t, signed = translator(lang), _course(assessment, span).ad_referendum
    if signed is not None and signed.day is not None and signed.day <= day:
        return t("{act}. Until it is confirmed it makes no signatory (VCLT 12(2)(b)).", act=act_in_words(signed, lang))
    if found := objected(assessment, span.state, day, lang):
        return found
    return _lost(assessment, span, day, lang) or t("neither a signature nor a consent is on record.")


def _lost(assessment: Assessment, span: PositionSpan, day: date, lang: str) -> str:
    """The consent that a state gave and withdrew before the instrument entered into force; empty where it gave none."""
    t, given = translator(lang), _course(assessment, span).consents
    lost = [consent for consent in given if consent.day <= day and consent.lost is not None and consent.lost <= day]
    if not lost:
        return ""
    act, by, until = lost[-1].act, lost[-1].lost_by, lost[-1].lost
    assert until is not None, "it is lost"
    told = act_in_words(act, lang) if act.id else t("a consent that a source confirms")
    if by is None:
        return t("{act}. This consent no longer stands, from {day} on.", act=told, day=long_date(until, lang))
    return t("{act}. The consent was withdrawn: {by}.", act=told, by=with_own_effect(by, lang))


def _consented(assessment: Assessment, span: PositionSpan, day: date, lang: str) -> str:
    t, act = translator(lang), _act(assessment, span)
    consent = _consent(assessment, span, day, lang)
    match span.position:
        case Position.SUSPENDED:
            return t("{act}. Its participation is suspended.", act=with_effect(assessment, span, act, day, lang))
        case Position.LEAVING:
            effect = with_effect(assessment, span, act, day, lang)
            return t("{act}. Until its withdrawal takes effect it is a party.", act=effect)
        case Position.CONSENTED:
            return f"{consent}. {_not_in_force(assessment, act, t)}"
    on = long_date(span.in_force_on, lang) if span.in_force_on else ""
    if span.position is Position.PARTY:
        party, back = _party(assessment, span, consent, day, lang), _notice_taken_back(assessment, span, day, lang)
        return f"{party} {back}" if back else party
    if not consent:
        return t("announced to be in force for it from {day}. The act by which it consented is not recorded.", day=on)
    if not on:
        return t("{consent}. The instrument is in force; no rule tells from when for this state.", consent=consent)
    when = _from_when(assessment, span, day, lang)
    if span.position is Position.CONSENTED_WAITING:
        return t("{consent}. The instrument is in force generally, for this state {when}.", consent=consent, when=when)
    undone = assessment.entry.undone_on(day)
    said = t("{consent}. The date is set: in force for it {when}.", consent=consent, when=when)
    if undone is None:
        return said
    return f"{said} {t('That did not last: a consent was withdrawn on {day}.', day=long_date(undone.until, lang))}"


def _party(assessment: Assessment, span: PositionSpan, consent: str, day: date, lang: str) -> str:
    t, own = translator(lang), assessment.entry.announced_for.get(span.state)
    on = long_date(span.in_force_on, lang) if span.in_force_on else ""
    if not consent:
        return t(
            "in force for it from {day}, as a source states. The act by which it consented is not recorded.", day=on
        )
    if own is not None and own.day == span.in_force_on:
        return t("{consent}. In force for it from {day}, as announced for this state.", consent=consent, day=on)
    if span.approximate:
        return t("{consent}. In force for it not later than {day}.", consent=consent, day=on)
    when = _from_when(assessment, span, day, lang)
    return t("{consent}. In force for it {when}.", consent=consent, when=when)


def _from_when(assessment: Assessment, span: PositionSpan, day: date, lang: str) -> str:
    """From when it is in force for the state, with the arithmetic; where announced for it, just that day."""
    assert span.in_force_on is not None, "a date is set"
    own, undone = assessment.entry.announced_for.get(span.state), assessment.entry.undone_on(day)
    if own is not None and own.day == span.in_force_on:
        return translator(lang)("from {day}, as announced for it", day=long_date(span.in_force_on, lang))
    if undone is not None and assessment.entry.on != span.in_force_on:
        return translator(lang)("from {day}", day=long_date(span.in_force_on, lang))
    consent = _course(assessment, span).consent_on(day)
    return in_force_for_it(assessment.entry, consent, span.in_force_on, lang)


def _notice_taken_back(assessment: Assessment, span: PositionSpan, day: date, lang: str) -> str:
    """That a party had notified its withdrawal and took the notice back."""
    leavings = _course(assessment, span).leavings
    back = [one for one in leavings if one.revoked is not None and one.revoked <= day and one.act.act is Act.WITHDRAWAL]
    if not back or (span.in_force_on is not None and back[-1].notified < span.in_force_on):
        return ""
    notified, revoked = back[-1].notified, back[-1].revoked
    assert revoked is not None, "it was taken back"
    return translator(lang)(
        "A notice of withdrawal of {notified} was taken back on {revoked}.",
        notified=long_date(notified, lang),
        revoked=long_date(revoked, lang),
    )


def _not_in_force(assessment: Assessment, act: ActFact | None, t: Translator) -> str:
    if assessment.entry.clause is None:
        return t("Whether the instrument is in force cannot be computed: its clause is not known.")
    why = dict(assessment.entry.not_counted).get(act.id) if act is not None else None
    unmet = t("The conditions for entry into force are not met.")
    if why == "more-is-asked":
        return f"{unmet} {t('Its consent does not count yet, since the clause asks more of this state.')}"
    if why is not None:
        return f"{unmet} {t('Its consent does not count towards them.')}"
    return unmet


def _consent(assessment: Assessment, span: PositionSpan, day: date, lang: str) -> str:
    """The consent that stands on a day; empty where none is recorded."""
    standing = _course(assessment, span).consent_on(day)
    if standing is None:
        return ""
    if standing.act.id:
        return act_in_words(standing.act, lang)
    when = period_in_words(standing.act.on, lang)
    return translator(lang)("a source confirms its consent, given {when}; the act itself is not recorded", when=when)


def _course(assessment: Assessment, span: PositionSpan) -> Course:
    return assessment.courses.get(span.state) or Course(span.state)


def _act(assessment: Assessment, span: PositionSpan) -> ActFact | None:
    """The recorded act a position rests on."""
    return next((act for act in assessment.dossier.acts if act.id and act.id == span.act), None)


def _told(act: ActFact | None, lang: str) -> str:
    return act_in_words(act, lang) if act else translator(lang)("the act is not recorded")


def _ended(assessment: Assessment, span: PositionSpan, lang: str) -> str:
    t = translator(lang)
    when = period_in_words(assessment.dossier.instrument.ends, lang)
    if span.in_force_on is None:
        return t("the instrument has ended ({when}); that this state was a party is not on record.", when=when)
    was = long_date(span.in_force_on, lang)
    return t("the instrument has ended ({when}); it was in force for this state from {day}.", when=when, day=was)


def _so_far_at_home(assessment: Assessment, span: PositionSpan, day: date, lang: str) -> str:
    """What has happened inside a state that has not consented."""
    if span.position in CONSENTED_POSITIONS or span.position in _PAST:
        return ""
    t, stage = translator(lang), span_on(assessment.stages.get(span.state, []), day)
    if stage is None or stage.stage is Stage.NONE_KNOWN:
        return ""
    if stage.stage is Stage.NOT_REQUIRED:
        return t("It needs no procedure at home.")
    step: StepFact | None = next((s for s in assessment.dossier.steps if s.id == stage.step), None)
    told = step_in_words(step, lang) if step else ""
    if stage.stage is Stage.APPROVED_AT_HOME:
        return t("Approved at home ({step}); no notification or deposit is on record.", step=told)
    return t("Under way at home: {step}.", step=told)


def _blocking(assessment: Assessment, state: str, day: date, t: Translator) -> str:
    """That the instrument waits for this state, where the condition cannot be met without it."""
    owing = (one for one in assessment.owing if one.state == state and not one.to_be_confirmed)
    running = (one for one in owing if one.start <= day and (one.until is None or day < one.until))
    if any(one.blocking for one in running):
        return t("Without its consent the instrument cannot enter into force.")
    return ""


_PAST = (Position.ENDED, Position.WITHDRAWN)


def _doubts(span: PositionSpan, lang: str) -> list[str]:
    t, said = translator(lang), []
    if span.provisional and span.position in CONSENTED_POSITIONS:
        said.append(t("Meanwhile it applies the instrument provisionally."))
    if span.approximate:
        said.append(t("A day this rests on is known only roughly."))
    if span.confidence is Confidence.UNKNOWN:
        said.append(_unknown(span, t))
    return said


def _unknown(span: PositionSpan, t: Translator) -> str:
    if span.position is Position.SIGNED:
        return t("Nothing has been heard since, and nobody has confirmed it: more may have happened.")
    if span.position is Position.NO_ACT:
        return t("Nothing has been heard, and nobody has confirmed it: more may have happened.")
    return t("The rule this rests on is an assumption.")
