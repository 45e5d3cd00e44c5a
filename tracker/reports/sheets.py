"""What the sheets of instruments are made from: one status for each instrument of the selection, in their order."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from tracker.law.instrument_states import is_for_consent
from tracker.law.statements import Statement, statements
from tracker.law.vocabulary import InstrumentState, Position
from tracker.locale.states import alphabetical
from tracker.register import reading
from tracker.register.chart import Chart, ChartLine, chart
from tracker.register.dossiers import rows_now
from tracker.register.earlier import rows_known
from tracker.reports.evidence import Evidence
from tracker.reports.names import Names, names_of
from tracker.reports.question import Question


@dataclass(frozen=True, slots=True)
class Sheet:
    """One instrument on the day: everything about it, its chart, and what states said beside consenting."""

    status: reading.Status
    chart: Chart
    said: tuple[Statement, ...]

    @property
    def key(self) -> str:
        """The instrument's key."""
        return self.status.line.key

    @property
    def for_consent(self) -> bool:
        """False for a draft, and for what needs no ratification."""
        return is_for_consent(self.status.line.kind, self.status.line.state)


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets asked for, and what they are told with."""

    question: Question
    sheets: tuple[Sheet, ...]
    names: Names
    called: dict[str, str]  # what sentences call states, instruments and organisations
    evidence: Evidence

    def in_order(self, lines: Iterable[ChartLine]) -> list[ChartLine]:
        """The lines by the names of their states, in the alphabet of the report's language."""
        return sorted(lines, key=lambda line: (alphabetical(self.names.state(line.state)), line.state))


def sheets(session: Session, question: Question) -> Sheets:
    """The sheets of the instruments asked for: of those adopted by the day, or of the one that is named."""
    keys = _keys(session, question)
    rows = rows_known(session, question.known_at) if question.known_at else rows_now(session, keys)
    found = reading.statuses(rows, keys, question.as_of)
    made = (_sheet(found[key]) for key in keys)
    names = names_of(session, question, rows)
    return Sheets(
        question,
        tuple(sheet for sheet in made if question.state is None or _is_about(sheet, question.state)),
        names,
        names.called(),
        Evidence(rows, question.as_of, names),
    )


def _sheet(status: reading.Status) -> Sheet:
    return Sheet(status, chart(status), statements(status.assessment, status.as_of))


def _keys(session: Session, question: Question) -> list[str]:
    """The instruments in the order of their adoption, those of which the day is not known last."""
    lines = reading.instruments(session, question.as_of, question.known_at)
    chosen = (line for line in lines if question.organisation in (None, line.organisation))
    if question.instrument is not None:
        return [line.key for line in chosen if line.key == question.instrument]
    adopted = [line for line in chosen if line.state not in (None, InstrumentState.DRAFT)]
    return [line.key for line in sorted(adopted, key=lambda line: (not line.adopted_on, line.adopted_on, line.key))]


def _is_about(sheet: Sheet, state: str) -> bool:
    """Whether the instrument concerns a state on the day, or the state has acted towards it."""
    line = next((line for line in sheet.chart.lines if line.state == state), None)
    if line is None:
        return any(one.act.state == state for one in sheet.said)
    return line.where.position != Position.NOT_ELIGIBLE or has_acted(line)


def has_acted(line: ChartLine) -> bool:
    """Whether a state has signed or consented."""
    return line.took.signatory or line.took.consent is not None
