"""Which consents were counted towards an entry into force, which not and why, and what they amount to."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from tracker.law.assessment import Assessment
from tracker.law.clauses import Acts, AllOf, AnyOf, Condition, Consents, NamedStates, Share, Top, Unless, Weight
from tracker.law.conditions import Situation, Weights, among, leaves, required
from tracker.law.courses import Consent
from tracker.law.situations import Situations
from tracker.locale.catalogue import translator
from tracker.locale.dates import long_date
from tracker.locale.names import name
from tracker.locale.numbers import amount_in_words
from tracker.locale.states import named, states_listed
from tracker.locale.wording.clauses import counting_of
from tracker.locale.wording.conditions import stated
from tracker.locale.wording.counting import Names
from tracker.locale.wording.whom import measured, set_of

MOST_COUNTED = 12  # of more consents than this, the last are named and the others counted


def counted(assessment: Assessment, day: date, lang: str, names: Names | None) -> list[str]:
    """The consents that count on a day, those that do not and why, and what they amount to by share and weight."""
    situations = assessment.entry.situations
    assert situations is not None, "a clause is computed from situations"
    on_the_day, clause = situations.on(day), situations.clause
    outside = _outside(clause.when, on_the_day)
    standing = [c for c in situations.consents if c.day <= day and (c.lost is None or day < c.lost)]
    said = [_objections(leaf, on_the_day, lang, names) for leaf in leaves(clause.when) if isinstance(leaf, Unless)]
    if any(isinstance(leaf, ON_CONSENTS) for leaf in simple(clause.when)):
        said.append(_counted([c for c in standing if c.act.state not in outside], assessment, lang, names))
    if outside:
        leaf = clause.when
        assert isinstance(leaf, Consents | Share), "only those have a set"
        whose = set_of(leaf, counting_of(clause), lang, names)
        states = states_listed(outside, lang, names)
        said.append(
            translator(lang).n(
                "Not counted, not among the {set}: {states}.",
                "Not counted, not among the {set}: {states}.",
                n=len(outside),
                set=whose,
                states=states,
            )
        )
    said += _not_counted(assessment, situations, day, lang, names)
    return said + [amount for leaf in simple(clause.when) for amount in _amounts(leaf, on_the_day, lang, names)]


ON_CONSENTS = (Consents, Share, Weight, Top, NamedStates, Acts)


def _objections(unless: Unless, situation: Situation, lang: str, names: Names | None) -> str:
    t, states = translator(lang), situation.beside.acted(unless.acts, "", situation.day)
    if not states:
        return t("No objection is on record.")
    return t("Objections on record: {states}.", states=states_listed(states, lang, names))


def simple(condition: Condition) -> Iterator[Condition]:
    """The simple conditions on consents and events that a condition is made of, without those on objections."""
    if isinstance(condition, AllOf | AnyOf):
        for part in condition.parts:
            yield from simple(part)
    else:
        yield condition


def _outside(condition: Condition, situation: Situation) -> frozenset[str]:
    """Those who have consented, but are not in the set in which the only number of a clause is counted."""
    group = among(condition, situation) if isinstance(condition, Consents | Share) else None
    return frozenset() if group is None else situation.consented - group


def _counted(consents: list[Consent], assessment: Assessment, lang: str, names: Names | None) -> str:
    t = translator(lang)
    if not consents:
        return t("No consent that counts is on record.")
    if len(consents) <= MOST_COUNTED:
        listed = "; ".join(_consent(consent, assessment, lang, names) for consent in consents)
        return t("Counted: {consents}.", consents=listed)
    last = [consent for consent in consents if consent.day == consents[-1].day]
    if len(last) > 1 and all(consent.act.id and consent.act.counts_on.exact for consent in last):
        states = states_listed((consent.act.state for consent in last), lang, names)
        return t.n(
            "Counted: {n} consent, the last of them on {day}: {states}.",
            "Counted: {n} consents, the last of them on {day}: {states}.",
            n=len(consents),
            day=long_date(last[0].day, lang),
            states=states,
        )
    return t.n(
        "Counted: {n} consent, the last of them {last}.",
        "Counted: {n} consents, the last of them {last}.",
        n=len(consents),
        last=_consent(consents[-1], assessment, lang, names),
    )


def _consent(consent: Consent, assessment: Assessment, lang: str, names: Names | None) -> str:
    """One consent with its day: the last possible one, where the day is not known exactly."""
    t, state = translator(lang), named(consent.act.state, lang, names)
    if not consent.act.id:
        return t("{state} (confirmed by a source, the act itself is not recorded)", state=state)
    if consent.act.id in assessment.entry.held_back:
        given = long_date(consent.act.day or consent.day, lang)
        return t(
            "{state}, {day} (given on {given}; what else is asked of this state is fulfilled from then)",
            state=state,
            day=long_date(consent.day, lang),
            given=given,
        )
    if consent.act.counts_on.exact:
        return t("{state}, {day}", state=state, day=long_date(consent.day, lang))
    return t("{state}, not later than {day}", state=state, day=long_date(consent.day, lang))


def _not_counted(
    assessment: Assessment, situations: Situations, day: date, lang: str, names: Names | None
) -> list[str]:
    """The consents given by the day that the clause does not count, and why; those of one reason together."""
    t, clause = translator(lang), situations.clause
    left_out: list[str] = []
    by_act: dict[str, list[str]] = defaultdict(list)
    more: list[str] = []
    for state, course in assessment.courses.items():
        consent = course.consent_on(day)
        if consent is None:
            continue
        apart = clause.apart_for(state)
        if state in clause.not_counted:
            left_out.append(state)
        elif consent.counting((apart.counts if apart else None) or clause.counts) is None:
            by_act[name(consent.act.act, lang)].append(state)
        elif _more_is_asked(assessment, consent, day):
            more.append(state)
    said = []
    if left_out:
        states = states_listed(left_out, lang, names)
        said.append(t("Not counted, as the clause says: {states}.", states=states))
    for act, states_of in sorted(by_act.items()):
        states = states_listed(states_of, lang, names)
        said.append(
            t("Not counted, since the clause does not count this act ({act}): {states}.", act=act, states=states)
        )
    return said + [_more(situations, state, lang, names) for state in more]


def _more_is_asked(assessment: Assessment, consent: Consent, day: date) -> bool:
    """Whether something else than the consent of a state is lacking on a day."""
    entry, act = assessment.entry, consent.act.id
    return act in entry.void or entry.held_back.get(act, day) > day


def _more(situations: Situations, state: str, lang: str, names: Names | None) -> str:
    apart = situations.clause.apart_for(state)
    assert apart is not None, "more is asked of it"
    assert apart.also is not None, "more is asked of it"
    condition = stated(apart.also, counting_of(situations.clause), lang, names)
    return translator(lang)(
        "Not counted yet: {state}; of this state the clause asks besides that {condition}.",
        state=named(state, lang, names),
        condition=condition,
    )


def _amounts(leaf: Condition, situation: Situation, lang: str, names: Names | None) -> list[str]:
    """What the consents amount to, where a share of some states or a weight is asked for."""
    t = translator(lang)
    if isinstance(leaf, Share):
        group = among(leaf, situation) or frozenset()
        return [
            t(
                "States in the set: {total}; needed: {number}; consents on record: {given}.",
                total=len(group),  # a consent may count as several; who is in the set is in it once
                number=required(leaf, situation),
                given=situation.number(situation.consented & group),
            )
        ]
    if not isinstance(leaf, Weight):
        return []
    values, measure = situation.beside.weights(leaf.measure, situation.day), measured(leaf.measure, lang, names)
    if not values.by_state:
        return [t("No values of the measure {measure} are on record.", measure=measure)]
    return [
        t(
            "By the measure {measure}, the consents amount to {given}; needed: {needed}.",
            measure=measure,
            given=amount_in_words(Fraction(values.of(situation.consented), values.parts), lang),
            needed=amount_in_words(_needed(leaf, values), lang),
        )
    ]


def _needed(leaf: Weight, values: Weights) -> Fraction:
    """How much of a measure is asked for."""
    return leaf.amount if leaf.amount is not None else (leaf.share_of_total or 1) * Fraction(values.total, values.parts)
