"""What an instrument is, and when it enters into force."""

from dashboard.components.owing import lacking_in_words
from dashboard.components.words import instrument_state
from dashboard.data.dossier import Clause, Dossier
from dashboard.data.owing import Nearness
from dashboard.markup import Html, joined, linked, page_link, source_links, tag
from dashboard.moment import Moment
from tracker.locale.dates import long_date, partial_date
from tracker.locale.names import meaning, name

MOST_SLOTS = 24  # more than this is told as a number only


def summary(found: Dossier, moment: Moment) -> Html:
    """The facts under the title."""
    t, lang = moment.t, moment.lang
    facts: list[tuple[str, Html | str]] = [
        (t("State of the instrument"), instrument_state(found.state, lang)),
        (t("Kind"), name(found.kind, lang)),
        (t("Adopted"), ", ".join(part for part in (partial_date(found.adopted_on, lang), found.adopted_at) if part)),
        (t("Organisation"), found.organisation),
        (t("Depositary"), found.depositary),
        (t("Languages"), ", ".join(found.languages)),
        (t("Ended"), partial_date(found.ended_on, lang)),
        (t("Acts on record"), _coverage(found, moment)),
        *((name(kind, lang), _instrument_link(key, title, moment)) for kind, key, title in found.relations),
        (t("Key"), found.key),
        (t("Sources"), source_links(" ; ".join(found.sources))),
    ]
    title = tag("p", found.full_title, class_="tt-lead") if found.full_title != found.title else None
    listed = tag("dl", *(_fact(label, value) for label, value in facts if value), class_="tt-facts")
    note = tag("p", found.note, class_="tt-small tt-mute") if found.note else None
    return joined([title, listed, note])


def _fact(label: str, value: Html | str) -> Html:
    return tag("div", tag("dt", label), tag("dd", value))


def _coverage(found: Dossier, moment: Moment) -> str:
    t = moment.t
    return t("of all states") if found.coverage == "complete" else t("of some states only")


def _instrument_link(key: str, title: str, moment: Moment) -> Html:
    return page_link(title, moment.address("instrument", instrument=key))


def entry_into_force(found: Dossier, moment: Moment) -> Html:
    """When the instrument enters into force, why, what is missing, and the clause."""
    explained = [tag("p", linked(sentence)) for sentence in found.explanation]
    return joined([_dates(found, moment), *explained, countdown(found.nearness, moment), clause(found.clause, moment)])


def _dates(found: Dossier, moment: Moment) -> Html | None:
    t = moment.t
    days = ((t("Official date"), found.announced_on), (t("Computed date"), found.computed_on))
    facts = [_fact(label, long_date(day, moment.lang)) for label, day in days if day is not None]
    if found.on is not None and found.announced_on is None and found.computed_on is None:
        facts.append(_fact(t("In force on"), long_date(found.on, moment.lang)))
    if found.approximate:
        facts.append(_fact(t("Note"), t("A day it rests on is known only roughly.")))
    return tag("dl", *facts, class_="tt-facts") if facts else None


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


def clause(found: Clause | None, moment: Moment) -> Html | None:
    """The clause in words, with its article and how it is known."""
    t = moment.t
    if found is None:
        return None  # the explanation says so
    article = f"{found.article}: " if found.article else ""
    basis = f"{name(found.basis, moment.lang)} – {meaning(found.basis, moment.lang)}"
    quote = tag("p", tag("em", found.quote or found.summary)) if found.quote or found.summary else None
    return joined(
        [
            tag("p", tag("strong", t("The clause")), " ", tag("span", basis, class_="tt-mute tt-small")),
            tag("div", tag("p", article, found.words), quote, class_="tt-quote"),
        ]
    )


def findings(found: Dossier, moment: Moment) -> Html:
    """What is odd about the instrument."""
    t = moment.t
    if not found.findings:
        return tag("p", t("Nothing is odd about what is on record."), class_="tt-mute")
    items = (
        tag("li", tag("span", name(one.weight, moment.lang), class_="tt-badge tt-mute"), " ", one.words)
        for one in found.findings
    )
    return tag("ul", *items, class_="tt-list")
