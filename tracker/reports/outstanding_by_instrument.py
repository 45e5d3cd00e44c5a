"""Outstanding ratifications by instrument: who is awaited, and what is missing for entry into force."""

from sqlalchemy.orm import Session

from tracker.locale.catalogue import translator
from tracker.locale.states import alphabetical
from tracker.locale.wording import explain_entry
from tracker.register.reading import OwingLine
from tracker.reports.material import Material
from tracker.reports.model import Content, Section
from tracker.reports.outstanding import by_key, how_many, outstanding_content, row_of
from tracker.reports.question import Question

_LEADING = ("instrument", "state")


def build(session: Session, question: Question) -> Content:
    """The report's content: instruments in the order of their adoption, states in the order of their names."""
    title = translator(question.lang)("Outstanding ratifications by instrument")
    return outstanding_content(session, question, "outstanding-by-instrument", title, _LEADING, _sections)


def _sections(found: Material, group: str, lines: tuple[OwingLine, ...]) -> tuple[Section, ...]:
    owing = by_key(lines, "instrument")
    order = sorted(owing, key=lambda key: (found.names.instruments[key].adopted_on, key))
    called = found.names.called()
    return tuple(_section(found, group, key, owing[key], called) for key in order)


def _section(found: Material, group: str, key: str, lines: list[OwingLine], called: dict[str, str]) -> Section:
    lines = sorted(lines, key=lambda line: (alphabetical(found.names.state(line.state)), line.state))
    day, lang = found.question.as_of, found.question.lang
    missing = explain_entry(found.assessments[key], day, lang, called)
    return Section(
        key,
        found.names.full_title(key),
        (found.names.adopted(key), how_many(group, lines, lang), *missing),
        found.evidence.of_instrument(key),
        tuple(row_of(found, line, _LEADING) for line in lines),
    )
