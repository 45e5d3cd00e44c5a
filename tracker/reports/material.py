"""What reports on outstanding ratifications are made from."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from tracker.law.assessment import Assessment, assess
from tracker.law.dates import Period, parse_partial
from tracker.register import reading
from tracker.register.dossiers import dossiers, rows_now
from tracker.register.earlier import rows_known
from tracker.register.undated import undated_among
from tracker.reports.days import day_of
from tracker.reports.evidence import Evidence
from tracker.reports.model import Value
from tracker.reports.names import Names, names_of
from tracker.reports.question import Question


@dataclass(frozen=True, slots=True)
class Material:
    """The answer to a question about what is outstanding, and what it can be explained from."""

    question: Question
    owed: tuple[reading.OwingLine, ...]
    unconfirmed: tuple[reading.OwingLine, ...]
    names: Names
    assessments: dict[str, Assessment]
    evidence: Evidence
    undated: dict[tuple[str, str, str], str]  # the steps whose day nobody knows, with the day they were not before

    def stage_since(self, line: reading.OwingLine) -> Value:
        """The day of the last step, or what is known of it; a step whose day nobody knows counts from its recording."""
        bound = self.undated.get((line.instrument, line.state, str(line.last_step or "")))
        if bound is None:
            return line.stage_since
        return day_of(Period(parse_partial(bound).first, None)) if bound else ""


def material(session: Session, question: Question) -> Material:
    """Everything that is outstanding and to be confirmed, of what was asked for."""
    answer = reading.outstanding(
        session,
        question.as_of,
        question.known_at,
        state=question.state,
        organisation=question.organisation,
    )
    owed, unconfirmed = _chosen(answer.outstanding, question), _chosen(answer.to_be_confirmed, question)
    keys = {line.instrument for line in (*owed, *unconfirmed)}
    rows = rows_known(session, question.known_at) if question.known_at else rows_now(session, keys)
    names = names_of(session, question, rows)
    assessments = {key: assess(dossier) for key, dossier in dossiers(rows, keys).items()}
    evidence, undated = Evidence(rows, question.as_of, names), undated_among(rows.of("step"))
    return Material(question, owed, unconfirmed, names, assessments, evidence, undated)


def _chosen(lines: tuple[reading.OwingLine, ...], question: Question) -> tuple[reading.OwingLine, ...]:
    return tuple(line for line in lines if question.instrument in (None, line.instrument))
