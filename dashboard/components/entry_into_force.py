"""When an instrument enters into force, why, and what it still takes."""

from dashboard.components.owing import lacking_in_words
from dashboard.components.words import confidence_badge, worded
from dashboard.data.dossier import Dossier
from dashboard.data.owing import Nearness
from dashboard.markup import Html, joined, linked, page_link, source_links, tag
from dashboard.moment import Moment
from tracker.law.participation import Agreement
from tracker.locale.dates import long_date, partial_date
from tracker.locale.names import meaning, name

MOST_SLOTS = 24  # more than this is told as a number only


def _fact(label: str, value: Html | str) -> Html:
    return tag("div", tag("dt", label), tag("dd", value))


def entry_into_force(found: Dossier, moment: Moment) -> Html:
    """When the instrument enters into force, why, what is missing, and the clause."""
    rule = found.clause.words if found.clause else ""
    explained = [tag("p", linked(sentence)) for sentence in found.explanation if sentence != rule]
    return joined([beside(found, moment), clause(found, moment), *explained, countdown(found.nearness, moment)])


def beside(found: Dossier, moment: Moment) -> Html:
    """The announced date with its source beside the computed one, and how the two stand to each other."""
    t, lang = moment.t, moment.lang
    announced = long_date(found.announced_on, lang) if found.announced_on else t("none on record")
    computed = long_date(found.computed_on, lang) if found.computed_on else _not_computed(found, moment)
    facts = [
        _fact(t("Announced date"), joined([tag("strong", announced), *_announced_by(found, moment)])),
        _fact(t("Computed date"), joined([tag("strong", computed), _rests_on(found, moment)])),
        _fact(t("The two beside each other"), _agreement(found, moment)),
    ]
    if found.on is not None and found.announced_on is None and found.computed_on is None:
        facts.append(_fact(t("In force on"), long_date(found.on, lang)))
    if found.approximate:
        facts.append(_fact(t("Note"), t("A day it rests on is known only roughly.")))
    return tag("dl", *facts, class_="tt-facts tt-beside")


def _announced_by(found: Dossier, moment: Moment) -> list[Html]:
    """Every source that announces or reports a general date, with what it says."""
    said = []
    for event in found.announced if found.announced_on else ():
        day = partial_date(event.on, moment.lang, short=True) if event.on else event.bounds
        known = confidence_badge(event.confidence, moment.lang)
        parts = [known, f" {day}: ", source_links(event.source), f" {event.note}" if event.note else None]
        said.append(tag("div", *parts, class_="tt-small"))
    return said


def _not_computed(found: Dossier, moment: Moment) -> str:
    t = moment.t
    if found.clause is None:
        return t("cannot be computed: no clause is on record")
    return t("none: by the acts on record the condition is not met")


def _rests_on(found: Dossier, moment: Moment) -> Html | None:
    if found.clause is None:
        return None
    basis = name(found.clause.basis, moment.lang)
    return tag("div", f"{found.clause.article}; {basis}" if found.clause.article else basis, class_="tt-small tt-mute")


def _agreement(found: Dossier, moment: Moment) -> Html:
    t = moment.t
    look, sign, said = {
        Agreement.AGREE: ("tt-good", "=", t("they agree")),
        Agreement.DIFFER: ("tt-bad", "≠", t("they differ; the announced one is taken, both are kept")),
        Agreement.ANNOUNCED_ONLY: ("tt-near", "!", t("only the announced one is known: nothing checks it")),
        Agreement.COMPUTED_ONLY: ("tt-near", "!", t("only the computed one is known: nobody has announced it")),
        Agreement.NEITHER: ("tt-unknown", "?", t("neither is known")),
    }[Agreement(found.agreement)]
    return worded(look, tag("span", sign, class_="tt-glyph", aria_hidden="true"), said)


def countdown(near: Nearness, moment: Moment) -> Html | None:
    """What is missing, as slots and in words: "3 of 4, any of …"; who is blocking is named."""
    t = moment.t
    if not near.computable or near.met or near.on is not None:
        return None
    if near.told:
        return tag("p", near.told, class_="tt-count")
    total = near.given + near.needs
    told = t("{given} of {total}", given=near.given, total=total)
    slots = [tag("span", class_=f"tt-slot {'tt-full' if n < near.given else 'tt-open'}") for n in range(total)]
    drawn = joined(slots) if total <= MOST_SLOTS else None
    row = tag("div", drawn, tag("strong", told), tag("span", lacking_in_words(near, moment)), class_="tt-count")
    return joined([row, _blocking(near, moment)])


def _blocking(near: Nearness, moment: Moment) -> Html:
    t = moment.t
    if near.blocking:
        states = ", ".join(near.blocking)
        return tag("p", t("It cannot enter into force without: {states}.", states=states), class_="tt-bad")
    return tag("p", t("No single state is blocking: others can complete the number."), class_="tt-mute tt-small")


def clause(found: Dossier, moment: Moment) -> Html | None:
    """The clause in words, with its article and how it is known; that none is on record, where none is."""
    t, rule = moment.t, found.clause
    edit = page_link(t("edit the clause"), moment.address("register", table="clause", key=found.key), class_="tt-small")
    if rule is None:
        return tag("p", tag("strong", t("The clause")), ": ", t("not on record"), " · ", edit)
    article = f"{rule.article}: " if rule.article else ""
    basis = f"{name(rule.basis, moment.lang)} – {meaning(rule.basis, moment.lang)}"
    quote = tag("p", tag("em", rule.quote or rule.summary)) if rule.quote or rule.summary else None
    return joined(
        [
            tag("p", tag("strong", t("The clause")), " ", tag("span", basis, class_="tt-mute tt-small"), " · ", edit),
            tag("div", tag("p", article, rule.words), quote, class_="tt-quote"),
        ]
    )
