"""What would follow from a supposition: every block in the frame of what is no fact, with the word."""

from collections.abc import Iterable

from dashboard.components.stacked import Cell, figure, stacked
from dashboard.components.words import instrument_state
from dashboard.data.supposed import Answer, Line, Subject
from dashboard.markup import Child, Html, joined, page_link, tag
from dashboard.moment import Moment
from dashboard.supposition import Supposition
from tracker.locale.dates import long_date, short_date

MOST_LINES = 24  # states in the table; of more, the rest are counted


def mark(moment: Moment) -> Html:
    """The word that stands on every block of the frame."""
    return tag("p", moment.t("Supposition, not fact"), class_="tt-supposed-mark")


def block(heading: str | None, *children: Child, moment: Moment, class_: str = "") -> Html:
    """A part of the answer, marked as what it is."""
    title = tag("h2", heading) if heading else None
    return tag("section", mark(moment), title, *children, class_=f"tt-supposed {class_}".strip())


def answer(found: Answer, subject: Subject, moment: Moment) -> Html:
    """The answer in a sentence, for whom, and what of it could not be supposed."""
    t = moment.t
    clause = tag("p", tag("strong", t("The clause assumed here")), ": ", found.clause) if found.clause else None
    return block(
        None,
        tag("p", found.headline, class_="tt-supposed-answer"),
        *(tag("p", sentence) for sentence in found.for_whom),
        clause,
        _told(t("Not supposed, since it could not be recorded either:"), found.refused, "tt-bad"),
        _told(t("Unusual; recording it would ask for a reason:"), found.unusual, "tt-near"),
        _told(t("These codes are no states:"), found.not_known, "tt-bad"),
        _as_it_is(subject, moment),
        moment=moment,
        class_="tt-supposed-first",
    )


def _told(label: str, sentences: Iterable[str], class_: str) -> Html | None:
    items = [tag("li", sentence) for sentence in sentences]
    return joined([tag("p", label, class_=class_), tag("ul", *items, class_="tt-list")]) if items else None


def _as_it_is(subject: Subject, moment: Moment) -> Html:
    """What is fact: the instrument as the register has it, with the way to its page."""
    t = moment.t
    on = t("in force on {day}", day=long_date(subject.on, moment.lang)) if subject.on else None
    parts = [
        t("On record:"),
        page_link(subject.title, moment.address("instrument", instrument=subject.key)),
        "–",
        instrument_state(subject.state, moment.lang) if subject.state else t("not adopted on this day"),
        tag("span", f"({on})") if on else None,
    ]
    return tag("p", joined([part for part in parts if part], " "), class_="tt-mute tt-small")


def under_each(found: Answer, asked: Supposition, moment: Moment) -> Html | None:
    """The answer under every clause that may be assumed, where none is known: each is a link that assumes it."""
    t = moment.t
    if not found.under_each:
        return None
    rows = (
        (
            page_link(one.words, asked.assuming(one.name).address(moment)),
            long_date(one.on, moment.lang) if one.on else t("not by these consents alone"),
        )
        for one in found.under_each
    )
    heads = (t("If this were the clause"), t("it would enter into force on"))
    return block(
        t("Under each clause that may be assumed"),
        tag("p", t("No source that gives the clause is known. None of these is more than an assumption.")),
        stacked(t("Entry into force under each clause that may be assumed"), heads, rows),
        moment=moment,
    )


def lines(found: Answer, moment: Moment) -> Html | None:
    """Every state that is supposed about or would stand elsewhere: as it is, and as it would be."""
    t = moment.t
    if not found.lines:
        return None
    heads = (
        t("State"),
        t("Supposed"),
        t("Now, on record"),
        t("It would be"),
        t("In force for it: now"),
        t("In force for it: then"),
    )
    rest = len(found.lines) - MOST_LINES
    more = tag("p", t.n("And {n} more state.", "And {n} more states.", n=rest), class_="tt-mute") if rest > 0 else None
    rows = (_line(one, moment) for one in found.lines[:MOST_LINES])
    return block(
        t("State by state"),
        stacked(t("State by state, before and after"), heads, rows, class_="tt-before-after"),
        more,
        moment=moment,
    )


def _line(one: Line, moment: Moment) -> tuple[Cell, ...]:
    lang = moment.lang
    act = [one.act, " ", tag("br"), tag("span", short_date(one.act_on, lang), class_="tt-num")] if one.act_on else ["–"]
    then = [part for sentence in one.then for part in (sentence, " ", tag("br"))][:-2] or [moment.t("as now")]
    entered = (figure(short_date(day, lang)) if day else "–" for day in (one.in_force_now, one.in_force_then))
    return one.name, act, one.now, then, *entered


def missing(found: Answer, asked: Supposition, offered: Iterable[str], moment: Moment) -> Html | None:
    """What would still be missing, and the smallest sets that would complete it: each is a link that ticks it too."""
    t, offered = moment.t, tuple(offered)
    if not found.lacking:
        return None
    parts: list[Child] = [tag("p", sentence) for sentence in found.lacking]
    if found.sets:
        day = long_date(asked.on, moment.lang)
        parts.append(tag("p", t("The smallest sets that would complete it; a link ticks them too, on {day}:", day=day)))
        parts.append(tag("ul", *(_set(one, asked, offered, moment) for one in found.sets), class_="tt-list"))
    day = long_date(found.day, moment.lang)
    heading = (
        t("What would still be missing on {day}", day=day) if found.lines else t("What is missing on {day}", day=day)
    )
    return block(heading, *parts, moment=moment)


def _set(states: tuple[tuple[str, str], ...], asked: Supposition, offered: tuple[str, ...], moment: Moment) -> Html:
    ticked = asked.ticking((*asked.states, *(code for code, _ in states)), offered)
    return tag("li", page_link(", ".join(label for _, label in states), ticked.address(moment)))


def chained(found: Answer, moment: Moment) -> Html | None:
    """Other instruments that would change with it."""
    if not found.chained:
        return None
    items = (
        tag("li", page_link(one.title, moment.address("instrument", instrument=one.key)), ": ", " ".join(one.told))
        for one in found.chained
    )
    heading = moment.t("Other instruments that would change with it")
    return block(heading, tag("ul", *items, class_="tt-list"), moment=moment)


def ways_on(subject: Subject, moment: Moment) -> Html:
    """Nothing can be saved here; where what really happened is recorded."""
    t = moment.t
    record = page_link(t("Record what really came in"), moment.address("record", instrument=subject.key))
    return tag(
        "p", t("Nothing on this page is saved; its address can be shared."), " ", record, class_="tt-mute tt-small"
    )
