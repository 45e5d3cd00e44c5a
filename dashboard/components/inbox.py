"""The inbox, drawn once for each version of the register and each thing a visitor asks of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.components import due as drawing
from dashboard.components.calendar import grid
from dashboard.components.paging import part
from dashboard.components.table import table
from dashboard.data import deadlines
from dashboard.data.deadlines import WEIGHTS, Due, Oddity, Sought
from dashboard.data.register import kept
from dashboard.markup import Html, tag
from dashboard.moment import Moment
from tracker.law.deadlines import DUE, Phase
from tracker.locale.names import name


@dataclass(frozen=True)
class Agenda:
    """The deadlines and findings that the visitor wants to see."""

    of: dict[Phase, tuple[Due, ...]]
    odd: tuple[Oddity, ...]


@kept
def agenda(moment: Moment, wanted: Sought) -> Agenda:
    """What the visitor wants to see; of the deadlines that have passed, the latest first."""
    found = deadlines.sought(deadlines.deadlines(moment), wanted)
    of = {phase: tuple(one for one in found if one.phase is phase) for phase in Phase}
    of[Phase.PASSED] = of[Phase.PASSED][::-1]
    return Agenda(of, tuple(deadlines.odd(deadlines.findings(moment), wanted)))


@kept
def listed(moment: Moment, wanted: Sought, phase: Phase, heading: str, number: int) -> Html:
    """One page of the deadlines that lie so."""
    return drawing.deadlines(heading, part(agenda(moment, wanted).of[phase], number), moment)


@kept
def oddities(moment: Moment, wanted: Sought, number: int) -> Html:
    """One page of the findings."""
    return drawing.oddities(moment.t("Findings"), part(agenda(moment, wanted).odd, number), moment)


@kept
def figures(moment: Moment, wanted: Sought) -> Html:
    """The headline of the inbox."""
    t, found = moment.t, agenda(moment, wanted)
    soon = found.of[Phase.SOON]
    due = sum(one.kind in DUE for one in soon)
    told = (
        (t("overdue"), len(found.of[Phase.OVERDUE])),
        (t("due within a month"), due),
        (t("come by themselves within a month"), len(soon) - due),
        (t("later"), len(found.of[Phase.LATER])),
        (t("findings"), len(found.odd)),
    )
    tiles = (tag("div", tag("dt", label), tag("dd", figure), class_="tt-tile") for label, figure in told)
    return tag("dl", *tiles, class_="tt-tiles")


@kept
def month(moment: Moment, wanted: Sought, year: int, number: int) -> Html:
    """The calendar of a month."""
    found = deadlines.sought(deadlines.deadlines(moment), wanted)
    return grid(year, number, deadlines.of_the_calendar(found, year, number), moment)


@kept
def counts(moment: Moment, wanted: Sought) -> Html:
    """How many findings there are of each weight and kind, gravest first: an overview above the list."""
    t, lang = moment.t, moment.lang
    found = Counter((one.weight, one.kind) for one in agenda(moment, wanted).odd)
    heads = (t("How grave"), t("Kind of finding"), t("Number"))
    order = {weight.value: place for place, weight in enumerate(WEIGHTS)}
    rows = (
        tag(
            "tr",
            tag("td", name(weight, lang)),
            tag("th", drawing.finding_link(kind, weight, wanted, moment), scope="row"),
            tag("td", number, class_="tt-num"),
        )
        for (weight, kind), number in sorted(found.items(), key=lambda item: (order[item[0][0]], -item[1], item[0][1]))
    )
    return table(t("Findings by weight and kind"), heads, rows)


def choices(wanted: Sought) -> Mapping[str, str]:
    """What the visitor wants to see, as parameters of the address."""
    return {
        "instrument": wanted.instrument,
        "state": wanted.state,
        "kind": wanted.kind,
        "weight": wanted.weight,
    }
