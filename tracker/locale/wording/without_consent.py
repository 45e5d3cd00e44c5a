"""Positions of states that have not consented: bound through a parent, applying provisionally, not eligible."""

from datetime import date

from tracker.law.assessment import Assessment
from tracker.law.clauses import Unless
from tracker.law.conditions import leaves
from tracker.law.courses import Course
from tracker.law.facts import ActFact
from tracker.law.positions import PositionSpan
from tracker.law.vocabulary import Act, Relation
from tracker.locale.catalogue import translator
from tracker.locale.dates import long_date
from tracker.locale.wording.acts import act_in_words, with_own_effect
from tracker.locale.wording.counting import Names, called
from tracker.locale.wording.particulars import binds_members


def bound_through_parent(assessment: Assessment, span: PositionSpan, day: date, lang: str, names: Names | None) -> str:
    """Bound without a consent of its own: VCLT 40(5), or because the clause binds all, or all who do not object."""
    t, dossier, clause = translator(lang), assessment.dossier, assessment.entry.clause
    since, why = long_date(span.in_force_on or span.start, lang), clause.binds if clause else ""
    if why == "all" and binds_members(dossier.instrument):
        return t(
            "bound from {day} without a consent of its own: by the clause the instrument binds all members of the"
            " organisation once it is in force.",
            day=since,
        )
    if why == "all":
        return t(
            "bound from {day} without a consent of its own: by the clause the instrument binds all the parties once"
            " it is in force.",
            day=since,
        )
    if why == "silent":
        return _silent(assessment, span, day, since, lang)
    parents = ", ".join(called(key, lang, names) for key in dossier.instrument.related(Relation.AMENDS))
    return t(
        "became a party to {parents} on {day}, when this amendment was in force already. Failing a different"
        " intention on its part it is a party to the treaty as amended (VCLT 40(5)).",
        parents=parents,
        day=since,
    )


def _silent(assessment: Assessment, span: PositionSpan, day: date, since: str, lang: str) -> str:
    """Bound since it did not object in time, or took its objection back; what it did object is told."""
    t, made = translator(lang), _objections_of(assessment, span.state, day)
    rule = t(
        "bound from {day} without a consent of its own: by the clause the instrument binds all those that did not"
        " object in time",
        day=since,
    )
    if not made:
        return t("{rule}, and no objection of this state is on record.", rule=rule)
    told, back = act_in_words(made[-1], lang), _taken_back(assessment, span.state, made[-1], day)
    if back is not None:
        taken_back = act_in_words(back, lang)
        return t("{rule}. Its objection was withdrawn: {act}; {back}.", rule=rule, act=told, back=taken_back)
    return t("{rule}. Its objection came too late: {act}.", rule=rule, act=told)


def _taken_back(assessment: Assessment, state: str, made: ActFact, day: date) -> ActFact | None:
    """The act by which a state withdrew an objection, by a day."""
    acts = _acts_of(assessment, state, frozenset({Act.WITHDRAWAL_OF_OBJECTION}), day)
    later = [act for act in acts if (act.day or day) >= (made.day or day)]
    return later[-1] if later else None


def _objections_of(assessment: Assessment, state: str, day: date) -> list[ActFact]:
    """Its objections by a day, of the kinds that the clause names, in the order of their days."""
    clause, named = assessment.entry.clause, frozenset[Act]()
    if clause is not None and clause.binds == "silent":
        named = named.union(*(leaf.acts for leaf in leaves(clause.when) if isinstance(leaf, Unless)))
    return _acts_of(assessment, state, named or frozenset({Act.OBJECTION_TO_AMENDMENT, Act.OBJECTION}), day)


def _acts_of(assessment: Assessment, state: str, kinds: frozenset[Act], day: date) -> list[ActFact]:
    acts = [
        act
        for act in assessment.dossier.acts
        if act.state == state and act.act in kinds and not act.expected and act.day is not None and act.day <= day
    ]
    return sorted(acts, key=lambda act: (act.day or day, act.id))


def applying_provisionally(
    assessment: Assessment, span: PositionSpan, act: ActFact | None, day: date, lang: str
) -> str:
    """By an act of its own, or by the clause itself, on the ground of its signature."""
    t = translator(lang)
    if act is None:
        return t("{act}. It has not consented to be bound.", act=t("the act is not recorded"))
    said = with_own_effect(act, lang)
    course = assessment.courses.get(span.state) or Course(span.state)
    stretch = next((one for one in course.provisional if one.running(day)), None)
    start = long_date(stretch.start if stretch else span.start, lang)
    if act.act is not Act.PROVISIONAL_APPLICATION:
        return t(
            "{act}. By the clause it applies the instrument provisionally from {day} (VCLT 25(1)(a)): that follows"
            " from its signature, without an act of its own. It has not consented to be bound.",
            act=said,
            day=start,
        )
    if stretch is not None and act.day is not None and act.effective.last is None and stretch.start != act.day:
        return t(
            "{act}; by the clause provisional application begins on {day}. It has not consented to be bound.",
            act=said,
            day=start,
        )
    return t("{act}. It has not consented to be bound.", act=said)


def not_eligible(assessment: Assessment, span: PositionSpan, day: date, lang: str) -> str:
    """Not open to it; or the state exists no more, while what its consent brought about stays so."""
    t, ceased = translator(lang), assessment.dossier.ceased.get(span.state)
    if ceased is None or day < ceased:
        return t("on this day the instrument is not open to it, or does not concern it.")
    said = t("the state ceased to exist, from {day} on.", day=long_date(ceased, lang))
    course = assessment.courses.get(span.state)
    if course is None or not course.consents:
        return said
    counts = t(
        "The consent it had given, {act}, keeps counting towards what was reached by then; a successor's act counts on"
        " its own.",
        act=act_in_words(course.consents[-1].act, lang),
    )
    return f"{said} {counts}"


def objected(assessment: Assessment, state: str, day: date, lang: str) -> str:
    """Its objection, and what follows where the clause binds all who make none; empty where none stands."""
    t, clause, made = translator(lang), assessment.entry.clause, _objections_of(assessment, state, day)
    if not made:
        return ""
    told, back = act_in_words(made[-1], lang), _taken_back(assessment, state, made[-1], day)
    if back is not None:
        return t("{act}. The objection was withdrawn: {back}.", act=told, back=act_in_words(back, lang))
    if clause is not None and clause.binds == "silent":
        return t("{act}. By the clause it is not bound for that reason.", act=told)
    return t("{act}. No consent to be bound is on record.", act=told)
