"""Outstanding ratifications by state: what each owes, since when, and how far its own procedure has come."""

from sqlalchemy.orm import Session

from tracker.locale.catalogue import translator
from tracker.locale.states import alphabetical
from tracker.register.reading import OwingLine
from tracker.reports.material import Material
from tracker.reports.model import Content, Section
from tracker.reports.outstanding import by_key, how_many, outstanding_content, row_of
from tracker.reports.question import Question

_LEADING = ("state", "instrument")


def build(session: Session, question: Question) -> Content:
    """The report's content: states in the order of their names, of each the longest outstanding first."""
    title = translator(question.lang)("Outstanding ratifications by state")
    return outstanding_content(session, question, "outstanding-by-state", title, _LEADING, _sections)


def _sections(found: Material, group: str, lines: tuple[OwingLine, ...]) -> tuple[Section, ...]:
    owing = by_key(lines, "state")
    order = sorted(owing, key=lambda code: (alphabetical(found.names.state(code)), code))
    return tuple(
        Section(
            code,
            found.names.official(code),
            (how_many(group, owing[code], found.question.lang),),
            (),
            tuple(row_of(found, line, _LEADING) for line in owing[code]),
        )
        for code in order
    )
