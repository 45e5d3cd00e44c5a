"""The inbox, drawn once for each version of the register and each thing a visitor asks of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.components import due as drawing
from dashboard.components.calendar import grid
from dashboard.components.paging import page_of
from dashboard.components.stacked import figure, stacked
from dashboard.data import deadlines
from dashboard.data.deadlines import WEIGHTS, Due, Oddity, Sought
from dashboard.data.register import kept
from dashboard.markup import Html, tag
from dashboard.moment import Moment
from tracker.law.deadlines import DUE, DeadlineKind, Phase
from tracker.law.vocabulary import FindingKind
from tracker.locale.dates import days_in_words
from tracker.locale.names import name
from tracker.locale.wording.deadlines import deadline_kind
from tracker.register.deadlines import Patience

AT_ONCE = 50  # rows of a page


@dataclass(frozen=True)
class Agenda:
    """The deadlines and findings that the visitor wants to see."""

    of: dict[Phase, tuple[Due, ...]]
    odd: tuple[Oddity, ...]


@kept
def agenda(moment: Moment, wanted: Sought) -> Agenda:
    """What the visitor wants to see; of the deadlines that have passed, the latest first."""
    found = deadlines.sought(deadlines.deadlines(moment, wanted.quiet), wanted)
    found.sort(key=lambda one: one.since or one.day)
    of = {phase: tuple(one for one in found if one.phase is phase) for phase in Phase}
    of[Phase.PASSED] = of[Phase.PASSED][::-1]
    return Agenda(of, tuple(deadlines.odd(deadlines.findings(moment), wanted)))


@kept
def listed(moment: Moment, wanted: Sought, phase: Phase, heading: str, number: int) -> Html:
    """One page of the deadlines that lie so."""
    return drawing.deadlines(heading, page_of(agenda(moment, wanted).of[phase], number, AT_ONCE).items, moment)


@kept
def oddities(moment: Moment, wanted: Sought, number: int) -> Html:
    """One page of the findings."""
    return drawing.oddities(moment.t("Findings"), page_of(agenda(moment, wanted).odd, number, AT_ONCE).items, moment)


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
    found = deadlines.sought(deadlines.deadlines(moment, wanted.quiet), wanted)
    return grid(year, number, deadlines.of_the_calendar(found, year, number), moment)


@kept
def counts(moment: Moment, wanted: Sought) -> Html:
    """How many findings there are of each weight and kind, gravest first: an overview above the list."""
    t, lang = moment.t, moment.lang
    found = Counter((one.weight, one.kind) for one in agenda(moment, wanted).odd)
    heads = (t("How grave"), t("Kind of finding"), t("Number"))
    order = {weight.value: place for place, weight in enumerate(WEIGHTS)}
    rows = (
        [name(weight, lang), [drawing.finding_link(kind, weight, wanted, moment)], [figure(number)]]
        for (weight, kind), number in sorted(found.items(), key=lambda item: (order[item[0][0]], -item[1], item[0][1]))
    )
    return stacked(t("Findings by weight and kind"), heads, rows, named_by=1)


def choices(wanted: Sought) -> Mapping[str, str]:
    """What the visitor wants to see, as parameters of the address."""
    return {
        "instrument": wanted.instrument,
        "state": wanted.state,
        "kind": wanted.kind,
        "weight": wanted.weight,
        "quiet": str(wanted.quiet) if wanted.quiet != Sought.quiet else "",
    }


def kinds(lang: str) -> dict[str, str]:
    """The kinds of deadlines and of findings, by their words."""
    due = {kind.value: deadline_kind(kind, lang) for kind in DeadlineKind}
    return due | {kind.value: name(kind, lang) for kind in FindingKind}


def weights(lang: str) -> dict[str, str]:
    """How grave findings are, the gravest first."""
    return {weight.value: name(weight, lang) for weight in WEIGHTS}


def patience(lang: str) -> dict[str, str]:
    """Other numbers of days after which a procedure stands still."""
    return {str(days): days_in_words(days, lang) for days in (30, 90, 365, 730)}


def overdue_means(moment: Moment, wanted: Sought) -> str:
    """From when on waiting is called overdue."""
    lang = moment.lang
    return moment.t(
        "Besides what was due on a day: no step for more than {quiet}, or for longer than in any known case of the "
        "state; approved at home and nothing deposited for more than {approved}; no answer for more than {unanswered}.",
        quiet=days_in_words(wanted.quiet, lang),
        approved=days_in_words(Patience.approved, lang),
        unanswered=days_in_words(Patience.unanswered, lang),
    )
