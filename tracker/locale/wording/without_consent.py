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
from tracker.locale.wording.acts import act_in_words, takes_effect
from tracker.locale.wording.counting import Names, called


def bound_through_parent(assessment: Assessment, span: PositionSpan, lang: str, names: Names | None) -> str:
    """Bound without a consent of its own: VCLT 40(5), or because the clause binds all, or all who do not object."""
    t, dossier, clause = translator(lang), assessment.dossier, assessment.entry.clause
    since, why = long_date(span.in_force_on or span.start, lang), clause.binds if clause else ""
    if why == "all":
        return t(
            "bound from {day} without a consent of its own: by the clause the instrument binds all the parties once"
            " it is in force.",
            day=since,
        )
    if why == "silent":
        return t(
            "bound from {day} without a consent of its own: by the clause the instrument binds all those that did"
            " not object in time, and no objection of this state is on record.",
            day=since,
        )
    parents = ", ".join(called(key, lang, names) for key in dossier.instrument.related(Relation.AMENDS))
    return t(
        "became a party to {parents} on {day}, when this amendment was in force already. Failing a different"
        " intention on its part it is a party to the treaty as amended (VCLT 40(5)).",
        parents=parents,
        day=since,
    )


def applying_provisionally(
    assessment: Assessment, span: PositionSpan, act: ActFact | None, day: date, lang: str
) -> str:
    """By an act of its own, or by the clause itself, on the ground of its signature."""
    t = translator(lang)
    if act is None:
        return t("{act}. It has not consented to be bound.", act=t("the act is not recorded"))
    said, effect = act_in_words(act, lang), takes_effect(act, lang)
    said = f"{said}, {effect}" if effect else said
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
    """Its objection, where the clause binds all who make none; empty where it made none."""
    clause = assessment.entry.clause
    if clause is None or clause.binds != "silent":
        return ""
    acts = frozenset[Act]().union(*(leaf.acts for leaf in leaves(clause.when) if isinstance(leaf, Unless)))
    made = [act for act in assessment.dossier.acts if act.state == state and act.act in acts and not act.expected]
    act = next((act for act in made if act.day is not None and act.day <= day), None)
    if act is None:
        return ""
    return translator(lang)("{act}. By the clause it is not bound for that reason.", act=act_in_words(act, lang))
