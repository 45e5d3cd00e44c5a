"""The home page, drawn once for each version of the register and each thing a visitor asks of it."""

from dataclasses import dataclass

from dashboard.components.legend import legend
from dashboard.components.matrix import matrix, present
from dashboard.components.owing import blocks, unconfirmed
from dashboard.components.tiles import tiles
from dashboard.data import owing, register
from dashboard.markup import Html
from dashboard.moment import Moment


@dataclass(frozen=True)
class Drawn:
    """The parts of the home page; a part that has nothing to show is empty."""

    headline: Html
    outstanding: Html
    legend: Html
    matrix: Html
    unconfirmed: Html


@register.kept
def drawn(moment: Moment, wanted: owing.Wanted) -> Drawn:
    """The home page at a moment, with what the visitor wants to see."""
    found = owing.home(moment, wanted)
    lines, cells = owing.instruments(moment, wanted), owing.matrix(moment)
    states = present(lines, cells, register.states(moment))
    if wanted.state:
        states = {code: label for code, label in states.items() if code == wanted.state}
    return Drawn(
        tiles(found, moment),
        blocks(found.groups, moment),
        legend(moment),
        matrix(lines, cells, states, moment),
        unconfirmed(found.unconfirmed, moment) if found.unconfirmed else Html(""),
    )
