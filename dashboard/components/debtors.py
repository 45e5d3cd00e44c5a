"""What each state owes: one row for a state, with what waits longest."""

from collections import Counter
from collections.abc import Iterable, Mapping

from dashboard.components.stacked import Cell, stacked
from dashboard.components.words import UNKNOWN, stage_look, worded
from dashboard.data.owing import Debtor, Owing
from dashboard.markup import Html, joined, page_link, tag
from dashboard.moment import Moment
from tracker.locale.dates import duration, long_date
from tracker.locale.names import name
from tracker.register.reading import OwingLine

_NAMED = 6  # of more instruments than this, the longest waiting are named and the others counted
_NEAREST_FIRST = ("approved-at-home", "under-way", "none-known", UNKNOWN, "not-required")


def debtors(found: Iterable[Debtor], titles: Mapping[str, str], moment: Moment) -> Html:
    """The table of the states."""
    t = moment.t
    heads = (t("State"), t("Owes"), t("Waiting since"), t("Stage at home"), t("Instruments"))
    rows = (_row(one, titles, moment) for one in found)
    return stacked(t("What each state owes"), heads, rows, class_="tt-debtors")


def _row(one: Debtor, titles: Mapping[str, str], moment: Moment) -> tuple[Cell, ...]:
    t, lang = moment.t, moment.lang
    beside = t.n("and {n} to be confirmed", "and {n} to be confirmed", n=one.unconfirmed) if one.unconfirmed else None
    return (
        page_link(one.name, moment.address("state", state=one.state)),
        (tag("strong", len(one.owing)), tag("div", beside, class_="tt-mute tt-small") if beside else None),
        (
            tag("span", long_date(one.since, lang), class_="tt-num"),
            tag("div", duration(one.since, moment.as_of, lang), class_="tt-mute tt-small"),
        ),
        by_stage(one.owing, moment),
        _instruments(one, titles, moment),
    )


def by_stage(owing: Iterable[OwingLine], moment: Moment) -> Html:
    """How many stand at which stage, the nearest to consent first; what nobody heard of is counted apart."""
    counted = Counter(_stage(one) for one in owing)
    return tag(
        "ul",
        *(tag("li", stage_of(stage, moment, counted[stage])) for stage in _NEAREST_FIRST if counted[stage]),
        class_="tt-stages",
    )


def stage_of(stage: str, moment: Moment, n: int) -> Html:
    """A stage in its look, with how many stand at it."""
    unheard = stage == UNKNOWN
    colour, symbol = stage_look("none-known", UNKNOWN) if unheard else stage_look(stage, "reported")
    return worded(colour, symbol, f"{moment.t('nothing heard') if unheard else name(stage, moment.lang)}: {n}")


def grouped_by_stage(owing: Iterable[Owing]) -> list[tuple[str, list[Owing]]]:
    """The states at each stage, the nearest to consent first."""
    found: dict[str, list[Owing]] = {}
    for one in owing:
        found.setdefault(_stage(one), []).append(one)
    return [(stage, found[stage]) for stage in _NEAREST_FIRST if stage in found]


def _stage(one: Owing | OwingLine) -> str:
    return UNKNOWN if one.stage == "none-known" and one.confidence == UNKNOWN else one.stage


def _instruments(one: Debtor, titles: Mapping[str, str], moment: Moment) -> Html:
    t = moment.t
    rest = len(one.owing) - _NAMED
    named = one.owing[:_NAMED] if rest > 1 else one.owing
    links = [
        page_link(titles[owed.instrument], moment.address("instrument", instrument=owed.instrument, state=owed.state))
        for owed in named
    ]
    if rest > 1:
        more = t.n("and {n} more", "and {n} more", n=rest)
        links.append(page_link(more, moment.address("state", state=one.state)))
    return joined(links, " · ")
