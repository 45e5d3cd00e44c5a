"""What a clause says and would do, beside the fields in which it is written: drawn anew with each change."""

from dashboard.components.register_list import basis_badge
from dashboard.components.stacked import figure, stacked
from dashboard.data.trying import Compared, Tried
from dashboard.markup import Html, joined, tag
from dashboard.moment import Moment
from tracker.law.vocabulary import Basis
from tracker.locale.dates import long_date, short_date


def panel(found: Tried, moment: Moment) -> Html:
    """The clause in words, the test against what is on record, and what it would change."""
    return tag("section", _words(found, moment), _test(found, moment), _effect(found, moment), class_="tt-trial")


def _words(found: Tried, moment: Moment) -> Html:
    t = moment.t
    assumed = None
    if found.basis == Basis.ASSUMED:
        assumed = tag(
            "p", t("This rule is assumed, not known: every answer that rests on it says so."), class_="tt-near"
        )
    beside = [tag("p", said) for said in (found.duration, found.exit) if said]
    return joined(
        [
            tag("h3", t("In words"), " ", basis_badge(found.basis, moment)),
            tag("div", tag("p", found.words), *beside, class_="tt-quote"),
            assumed,
        ]
    )


def _test(found: Tried, moment: Moment) -> Html | None:
    t = moment.t
    if not found.readable:
        return None
    general, *own = found.dates
    acts = t.n("{n} consent is on record.", "{n} consents are on record.", n=found.consents)
    parts = [tag("h3", t("Tested against the acts on record")), tag("p", acts), tag("p", *_general(general, moment))]
    if found.partial:
        told = t("The register holds only some states' acts of this instrument: the test may lack the others.")
        parts.append(tag("p", told, class_="tt-small tt-mute"))
    parts += [tag("p", sentence) for sentence in found.missing]
    if own:
        parts.append(_states(own, moment))
    return joined(parts)


def _general(one: Compared, moment: Moment) -> list[Html | str]:
    t, lang = moment.t, moment.lang
    if one.computed_on is None:
        said = t("By this clause it would not have entered into force.")
    else:
        said = t("By this clause it would have entered into force on {day}.", day=long_date(one.computed_on, lang))
    if one.announced_on is None:
        return [said, " ", t("No official date is on record.")]
    official = t("Officially: {day}.", day=long_date(one.announced_on, lang))
    return [said, " ", official, " ", _verdict(one, moment)]


def _verdict(one: Compared, moment: Moment) -> Html:
    t = moment.t
    if one.announced_on is None:
        return tag("span", "–", class_="tt-mute")
    if one.agrees:
        return tag("span", t("✓ agrees"), class_="tt-badge tt-good")
    word = t("? cannot be compared") if one.agrees is None else t("≠ differs")
    return tag("span", word, class_=f"tt-badge {'tt-near' if one.agrees is None else 'tt-bad'}")


def _states(own: list[Compared], moment: Moment) -> Html:
    t, lang = moment.t, moment.lang
    heads = (t("State"), t("By this clause"), t("Officially"), t("Verdict"))
    rows = (
        [
            one.name,
            figure(short_date(one.computed_on, lang) if one.computed_on else "–"),
            figure(short_date(one.announced_on, lang) if one.announced_on else "–"),
            _verdict(one, moment),
        ]
        for one in own
    )
    return stacked(t("For each state: the day by this clause, and the official one"), heads, rows)


def _effect(found: Tried, moment: Moment) -> Html:
    heading = tag("h3", moment.t("What saving would change"))
    return joined([heading, tag("ul", *(tag("li", said) for said in found.effect), class_="tt-list tt-effect")])
