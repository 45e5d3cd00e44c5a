"""Drafts with the stances of states as a matrix, packages with their parts, and what is due without ratification."""

from collections.abc import Iterable, Sequence

from dashboard.components.register_values import packages as package_titles
from dashboard.components.stacked import Cell, figure, stacked
from dashboard.components.words import disc, worded
from dashboard.data import preparing, register
from dashboard.data.preparing import Draft, Held, Package, Undertaking
from dashboard.markup import Html, joined, page_link, source_links, tag
from dashboard.moment import Moment
from tracker.law.drafts import StanceWord
from tracker.law.undertakings import UndertakingState
from tracker.locale.dates import partial_date
from tracker.locale.names import name

_STANCES = {
    StanceWord.SUPPORTS: ("tt-good", 4),
    StanceWord.SUPPORTS_WITH_REMARKS: ("tt-near", 3),
    StanceWord.UNDER_STUDY: ("tt-way", 2),
}


def _stance(word: str, lang: str) -> Html:
    said = name(StanceWord(word), lang)
    if word == StanceWord.OPPOSES:
        return worded("tt-bad", tag("span", "×", class_="tt-glyph", aria_hidden="true"), said)
    colour, quarters = _STANCES[StanceWord(word)]
    return worded(colour, disc(quarters), said)


def _unheard(moment: Moment) -> Html:
    return worded("tt-unknown", tag("span", "?", class_="tt-glyph", aria_hidden="true"), moment.t("nothing heard"))


@register.kept
def drafts(moment: Moment) -> Html | None:
    """The drafts and what every state says of each: rows are drafts, columns are states."""
    t, found = moment.t, preparing.drafts(moment)
    if not found:
        return None
    names = register.states(moment)
    asked = sorted({state for draft in found for state in draft.asked}, key=lambda code: names.get(code, code))
    heads = [t("Draft"), t("Due on"), t("Ready"), *(names.get(code, code) for code in asked)]
    return stacked(t("Drafts and the stances of states"), heads, (_draft_row(d, asked, moment) for d in found))


def _draft_row(draft: Draft, asked: Sequence[str], moment: Moment) -> list[Cell]:
    t = moment.t
    link = page_link(draft.title, moment.address("register", table="drafts", key=draft.key))
    package = package_titles(moment).get(draft.package)
    beside = (
        tag("span", tag("br"), t("Package: {title}", title=package), class_="tt-small tt-mute") if package else None
    )
    stances = (_stance_cell(draft, state, moment) for state in asked)
    return [(link, beside), _due(draft, moment), ready(draft.ready, moment), *stances]


def _due(draft: Draft, moment: Moment) -> Html | str:
    said = partial_date(draft.due_on, moment.lang, short=True) if draft.due_on else "–"
    late = tag("span", moment.t("overdue"), class_="tt-badge tt-bad")
    return joined([said, " ", late]) if draft.overdue else said


def ready(whether: bool | None, moment: Moment) -> Html:
    """Whether all who are asked support a draft as it stands."""
    t = moment.t
    if whether is None:
        return tag("span", t("nobody is asked"), class_="tt-mute")
    if whether:
        return tag("span", t("✓ all support it"), class_="tt-badge tt-good")
    return tag("span", t("not yet"), class_="tt-badge tt-near")


def _stance_cell(draft: Draft, state: str, moment: Moment) -> Cell:
    if state not in draft.asked:
        return tag("span", moment.t("not asked"), class_="tt-mute")
    held = draft.now.get(state)
    record = _record(draft, state, moment)
    if held is None:
        return _unheard(moment), " ", tag("br"), record
    day = tag("span", partial_date(held.on, moment.lang, short=True), class_="tt-small tt-mute")
    return _stance(held.stance, moment.lang), " ", tag("br"), day, " ", record


@register.kept
def beside_consent(moment: Moment, key: str) -> Html | None:
    """Of a draft, what states say of it; of an undertaking, its deadline and how it stands; None of any other."""
    t, lang = moment.t, moment.lang
    draft = next((one for one in preparing.drafts(moment) if one.key == key), None)
    if draft is not None:
        by = _due(draft, moment) if draft.due_on else t("no deadline is on record")
        due = (t("To be adopted by"), by), (t("Ready"), ready(draft.ready, moment))
        asked = (_word_of(draft, state, moment) for state in draft.asked)
        heads = (t("State"), t("Stance"), t("On"), t("Remark"), t("Source"))
        said = stacked(t("What each state says of the draft now"), heads, asked) if draft.asked else None
        return joined([tag("h2", t("What states say of the draft"), id="stances"), _facts(due), said])
    one = next((one for one in preparing.undertakings(moment) if one.key == key), None)
    if one is None:
        return None
    facts = (
        (t("How it stands"), _standing(one.standing, moment)),
        (t("Due on"), partial_date(one.due_on, lang) if one.due_on else t("no deadline is on record")),
        (t("Carried out"), partial_date(one.fulfilled_on, lang) if one.fulfilled_on else t("not on record")),
    )
    return joined([tag("h2", t("How it is carried out"), id="carried-out"), _facts(facts)])


def _facts(facts: Iterable[tuple[str, Html | str]]) -> Html:
    rows = (tag("div", tag("dt", label), tag("dd", value)) for label, value in facts)
    return tag("dl", *rows, class_="tt-facts")


def _word_of(draft: Draft, state: str, moment: Moment) -> list[Cell]:
    """What one state says of a draft now, and the way to record it."""
    held = draft.now.get(state)
    named = register.states(moment).get(state, state)
    if held is None:
        return [named, (_unheard(moment), " ", _record(draft, state, moment)), "–", "–", "–"]
    return [
        named,
        (_stance(held.stance, moment.lang), " ", _record(draft, state, moment)),
        partial_date(held.on, moment.lang, short=True),
        held.note or "–",
        source_links(held.source) or "–",
    ]


def _record(draft: Draft, state: str, moment: Moment) -> Html:
    return page_link(
        moment.t.c("short", "record"),
        moment.address("register", table="stances", do="add", instrument=draft.key, state=state),
        class_="tt-small",
        aria_label=moment.t("Record the stance of {state}", state=register.states(moment).get(state, state)),
    )


def history(draft: Draft, moment: Moment) -> Html:
    """Everything states said of a draft, the last first."""
    t = moment.t
    if not draft.history:
        return tag("p", t("No stance is on record."), class_="tt-mute")
    heads = (t("On"), t("State"), t("Stance"), t("Remark"), t("Source"))
    return stacked(t("What states said of the draft"), heads, (_held_row(held, moment) for held in draft.history))


def _held_row(held: Held, moment: Moment) -> list[Cell]:
    day = partial_date(held.on, moment.lang)
    return [
        page_link(day, moment.address("register", table="stances", key=held.key)),
        held.name,
        _stance(held.stance, moment.lang),
        held.note or "–",
        source_links(held.source) or "–",
    ]


@register.kept
def packages(moment: Moment) -> Html | None:
    """The packages, each with its parts and whether they are ready."""
    t, found = moment.t, preparing.packages(moment)
    heads = (t("Package"), t("Parts"), t("As a whole"))
    return stacked(t("Packages and their parts"), heads, (_package_row(p, moment) for p in found)) if found else None


def _package_row(package: Package, moment: Moment) -> list[Cell]:
    t = moment.t
    link = page_link(package.title, moment.address("register", table="packages", key=package.key))
    parts = [
        tag(
            "li",
            page_link(
                part.title, moment.address("register", table="drafts" if part.draft else "instruments", key=part.key)
            ),
            " – ",
            ready(part.ready, moment)
            if part.draft
            else t("adopted {day}", day=partial_date(part.adopted_on, moment.lang)),
        )
        for part in package.parts
    ]
    listed = tag("ul", *parts, class_="tt-list") if parts else tag("span", t("no parts yet"), class_="tt-mute")
    return [link, listed, _whole(package, moment)]


def _whole(package: Package, moment: Moment) -> Html:
    t, total = moment.t, len(package.parts)
    if total and package.adopted == total:
        return tag("span", t("✓ adopted"), class_="tt-badge tt-good")
    if package.adopted:
        told = t("{n} of {total} adopted: the package is broken up", n=package.adopted, total=total)
        return tag("span", told, class_="tt-bad")
    return ready(package.ready, moment)


@register.kept
def undertakings(moment: Moment) -> Html | None:
    """What needs no ratification: overdue, due, without a deadline, done."""
    t, found = moment.t, preparing.undertakings(moment)
    heads = (t("Title"), t("Kind"), t("Adopted"), t("Due on"), t("Carried out"), t("How it stands"))
    rows = (_undertaking_row(one, moment) for one in found)
    return stacked(t("Decisions, statements and commitments"), heads, rows) if found else None


def _undertaking_row(one: Undertaking, moment: Moment) -> list[Cell]:
    lang = moment.lang
    link = page_link(one.title, moment.address("register", table="undertakings", key=one.key))
    days = (one.adopted_on, one.due_on, one.fulfilled_on)
    return [
        link,
        name(one.kind, lang),
        *(figure(partial_date(day, lang) if day else "–") for day in days),
        _standing(one.standing, moment),
    ]


def _standing(word: str, moment: Moment) -> Html:
    return tag("span", name(UndertakingState(word), moment.lang), class_=f"tt-badge {_UNDERTAKINGS[word]}")


_UNDERTAKINGS: dict[str, str] = {
    UndertakingState.OVERDUE: "tt-bad",
    UndertakingState.DUE: "tt-near",
    UndertakingState.CARRIED_OUT: "tt-good",
    UndertakingState.WITHOUT_DEADLINE: "tt-mute",
}
