"""The page of an instrument, drawn once for each version of the register and each thing a visitor asks of it."""

from dataclasses import dataclass

from dashboard.components import history as histories
from dashboard.components import participation as charts
from dashboard.components.entry_into_force import entry_into_force
from dashboard.components.findings import findings
from dashboard.components.happenings import AT_ONCE, happenings
from dashboard.components.paging import page_of
from dashboard.components.proof import panel
from dashboard.components.relatives import family
from dashboard.components.reservations import statements
from dashboard.components.sources import sources
from dashboard.components.status_page import head
from dashboard.data import dossier, edits, proof, register, relatives, reservations
from dashboard.markup import Html
from dashboard.moment import Moment


@dataclass(frozen=True)
class Drawn:
    """The parts of the page that no list's page number changes."""

    head: Html
    entry: Html
    family: Html
    statements: Html
    findings: Html
    sources: Html


@register.kept
def drawn(moment: Moment, key: str) -> Drawn:
    """The page of an instrument; raises NotFound for one that nobody knows."""
    found = dossier.dossier(moment, key)
    return Drawn(
        head(found, moment),
        entry_into_force(found, moment),
        family(found, relatives.relatives(moment, key), moment),
        statements(reservations.statements(moment, key), moment),
        findings(found.findings, key, moment),
        sources(found, moment),
    )


@register.kept
def state_panel(moment: Moment, key: str, state: str) -> Html:
    """Everything about one state towards the instrument."""
    return panel(proof.proof(moment, key, state), key, moment)


@register.kept
def chart(moment: Moment, key: str, number: int) -> Html:
    """One page of the participation table."""
    found = dossier.dossier(moment, key)
    return charts.participation(found, page_of(charts.in_order(found), number, charts.AT_ONCE), moment)


@register.kept
def events(moment: Moment, key: str, number: int) -> Html:
    """One page of what happened."""
    found = dossier.dossier(moment, key)
    return happenings(page_of(found.events, number, AT_ONCE), key, moment)


@register.kept
def history(moment: Moment, key: str, number: int) -> Html:
    """One page of the edits of the record."""
    made = edits.history(moment, key)
    return histories.history(page_of(made, number, histories.AT_ONCE), key, moment)
