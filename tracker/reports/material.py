"""What reports on outstanding ratifications are made from."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from tracker.law.assessment import Assessment, assess
from tracker.register import reading
from tracker.register.dossiers import dossiers, rows_now
from tracker.register.earlier import rows_known
from tracker.reports.evidence import Evidence
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
    return Material(question, owed, unconfirmed, names, assessments, Evidence(rows, question.as_of, names))


def _chosen(lines: tuple[reading.OwingLine, ...], question: Question) -> tuple[reading.OwingLine, ...]:
    return tuple(line for line in lines if question.instrument in (None, line.instrument))
