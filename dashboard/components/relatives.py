"""An instrument among its relatives: what it amends or prolongs above it, what amends or prolongs it below."""

from collections.abc import Sequence

from dashboard.components.words import instrument_state
from dashboard.data.dossier import Dossier
from dashboard.data.relatives import Relative, Relatives
from dashboard.markup import Html, page_link, tag
from dashboard.moment import Moment
from tracker.law.vocabulary import Relation
from tracker.locale.dates import partial_date


def family(found: Dossier, relatives: Relatives, moment: Moment) -> Html:
    """The small graph, in which every line is also a list that can be heard; or that there are no relatives."""
    t = moment.t
    if not relatives.named and not relatives.naming:
        return tag("p", t("No relation to another instrument is on record."), class_="tt-mute")
    here = tag(
        "div",
        tag("strong", found.title),
        instrument_state(found.state, moment.lang),
        class_="tt-kin tt-kin-here",
        aria_current="true",
    )
    return tag(
        "div",
        _line(t("Named by it"), relatives.named, _of(moment), moment, "tt-above"),
        here,
        _line(t("Naming it"), relatives.naming, _by(moment), moment, "tt-below"),
        class_="tt-family",
    )


def _line(heard: str, line: Sequence[Relative], words: dict[str, str], moment: Moment, class_: str) -> Html | None:
    if not line:
        return None
    return tag("ul", *(_node(one, words, moment) for one in line), class_=class_, aria_label=heard)


def _node(one: Relative, words: dict[str, str], moment: Moment) -> Html:
    adopted = partial_date(one.adopted_on, moment.lang) if one.adopted_on else None
    state = instrument_state(one.state, moment.lang) if one.state else tag("span", moment.t("not adopted by this day"))
    return tag(
        "li",
        tag("span", words[one.relation], class_="tt-relation"),
        tag(
            "span",
            page_link(one.title, moment.address("instrument", instrument=one.key)),
            tag("span", adopted, class_="tt-small tt-mute") if adopted else None,
            state,
            class_="tt-kin",
        ),
    )


def _of(moment: Moment) -> dict[str, str]:
    """What this instrument does to those above it."""
    t = moment.t
    return {
        Relation.AMENDS: t("This instrument amends:"),
        Relation.SUPPLEMENTS: t("This instrument supplements:"),
        Relation.PROLONGS: t("This instrument prolongs:"),
        Relation.REPLACES: t("This instrument replaces:"),
        Relation.ENDS: t("This instrument ends:"),
        Relation.IMPLEMENTS: t("This instrument implements:"),
        "borrows": t("The clause is that of:"),
    }


def _by(moment: Moment) -> dict[str, str]:
    """What those below do to this instrument."""
    t = moment.t
    return {
        Relation.AMENDS: t("Amended by:"),
        Relation.SUPPLEMENTS: t("Supplemented by:"),
        Relation.PROLONGS: t("Prolonged by:"),
        Relation.REPLACES: t("Replaced by:"),
        Relation.ENDS: t("Ended by:"),
        Relation.IMPLEMENTS: t("Implemented by:"),
        "borrows": t("Its clause is used by:"),
    }
