"""Depositary notifications, as drafts: who did what, when it was received, and what follows by the clause.

The acts of one kind that the depositary received towards one instrument on one day are told in one letter: they all
count from that day, whatever their order. What follows is told as it was on that day.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy.orm import Session

from tracker.law.assessment import Assessment, assess
from tracker.law.entry_into_force import missing_on
from tracker.law.facts import Dossier
from tracker.law.vocabulary import CONSENTS, Act, Position
from tracker.law.what_if import assume, effect
from tracker.locale.catalogue import Translator, translator
from tracker.locale.dates import long_date
from tracker.locale.effects import effect_in_words
from tracker.locale.states import alphabetical
from tracker.locale.wording import act_in_words, clause_in_words
from tracker.locale.wording.acts import with_own_effect
from tracker.locale.wording.lacking import lacking
from tracker.locale.wording.reservations import reserved
from tracker.register import reading
from tracker.register.dossiers import Rows, act_fact, dossiers, rows_now
from tracker.register.earlier import rows_known
from tracker.register.happenings import Happening, happenings
from tracker.reports.evidence import Evidence
from tracker.reports.head import put_together
from tracker.reports.letter import closing, compliments, detached, official, opening, sender
from tracker.reports.model import Content, Count, Group, Paragraph
from tracker.reports.names import Names, adopted, names_of
from tracker.reports.period import beginning, begun_on, both_days
from tracker.reports.question import Question, record_date

_DECLARED = frozenset({Act.DECLARATION, Act.TERRITORIAL_EXTENSION})
_ATTACHED = _DECLARED | {Act.RESERVATION}  # what a state may attach to its consent
_MOST_ADDRESSED = 20  # of more states than this, a circular does not name every one


@dataclass(frozen=True, slots=True)
class Told:
    """The acts that one letter tells of: of one kind, towards one instrument, counting from one day."""

    instrument: str
    act: Act
    day: date
    acts: tuple[Happening, ...]  # in the order of the names of the states


@dataclass(frozen=True, slots=True)
class Found:
    """The letters to be written, and what they are written from."""

    question: Question
    told: tuple[Told, ...]
    names: Names
    dossiers: dict[str, Dossier]
    evidence: Evidence
    recipients: dict[str, list[str]]  # the states that each instrument concerns, in the order of their names


def build(session: Session, question: Question) -> Content:
    """The report's content: the last act towards the instrument, or of the state, chosen; else all of a period."""
    question = _with_beginning(session, question)
    found, t = _found(session, question), translator(question.lang)
    recorded = record_date(session, question)
    letters = [_letter(found, told) for told in found.told]
    return put_together(
        question,
        recorded,
        found.names,
        "notification",
        t("Depositary notifications, drafts"),
        t.n("{n} draft of a notification", "{n} drafts of notifications", len(letters)),
        (
            Count("letters", len(letters), t("Drafts of letters")),
            Count("acts", sum(len(told.acts) for told in found.told), t("Acts notified")),
        ),
        tuple(detached(letters, t)),
        _empty(question, t),
        (),
        found.evidence.notes,
        days=both_days(question),
        landscape=False,
    )


def _empty(question: Question, t: Translator) -> str:
    if question.since is None:
        return t(
            "For this selection, no act of a state, such as a signature or a consent, is on record by this day: there"
            " is nothing to notify. Steps at home are not notified."
        )
    return t(
        "For this selection, no act of a state, such as a signature or a consent, is on record in this period: there is"
        " nothing to notify. Steps at home are not notified."
    )


def _with_beginning(session: Session, question: Question) -> Question:
    """With the beginning of the period, where nothing is chosen whose last act would be told."""
    if question.since is None and (question.instrument or question.state):
        return question
    return begun_on(question, beginning(session, question))


def _found(session: Session, question: Question) -> Found:
    acts = _acts(session, question)
    keys = {act.instrument for act in acts}
    rows = rows_known(session, question.known_at) if question.known_at else rows_now(session, keys)
    names = names_of(session, question, rows)
    return Found(
        question,
        tuple(_letters(acts, names)),
        names,
        dossiers(rows, keys),
        Evidence(rows, question.as_of, names),
        _recipients(session, question, rows, names, keys),
    )


def _acts(session: Session, question: Question) -> list[Happening]:
    """The acts to be told of, in the order of their days."""
    instruments = reading.instruments(session, question.as_of, question.known_at)
    wanted = {line.key for line in instruments if question.organisation in (None, line.organisation)}
    every = happenings(
        session,
        question.as_of,
        question.known_at,
        first=None if question.since is None else question.since + timedelta(days=1),
        last=question.as_of,
        instruments=None if question.instrument is None else [question.instrument],
        states=None if question.state is None else [question.state],
        kinds=("act",),
    )
    found = [one for one in every if not one.expected and one.instrument in wanted]
    return found if question.since is not None else _last(found)


def _last(acts: list[Happening]) -> list[Happening]:
    """Those of the last day."""
    return [one for one in acts if one.placed == acts[-1].placed]


def _letters(acts: list[Happening], names: Names) -> Iterator[Told]:
    """One letter for acts of one kind and day; what a state attached to its consent is told with the consent."""
    consents = {(one.placed, one.instrument, one.state) for one in acts if one.word in CONSENTS}
    of: dict[tuple[date, str, str], list[Happening]] = {}
    for one in acts:
        if one.word not in _ATTACHED or (one.placed, one.instrument, one.state) not in consents:
            of.setdefault((one.placed, one.instrument, one.word), []).append(one)
    for (day, instrument, word), those in of.items():
        those.sort(key=lambda one: (alphabetical(names.state(one.state)), one.id))
        yield Told(instrument, Act(word), day, tuple(those))


def _recipients(session: Session, question: Question, rows: Rows, names: Names, keys: set[str]) -> dict[str, list[str]]:
    """The members of the organisation of each instrument on the day; without one, the states it concerns."""
    found: dict[str, set[str]] = {}
    for row in (row for row in rows.of("instrument") if row.key in keys):
        if row.organisation:
            found[row.key] = set(reading.members(session, row.organisation, question.as_of, question.known_at))
        else:
            stands = reading.positions(session, question.as_of, question.known_at, instruments=[row.key])
            found[row.key] = {line.state for line in stands if line.position != Position.NOT_ELIGIBLE}
    return {key: sorted(of, key=lambda code: alphabetical(names.state(code))) for key, of in found.items()}


def _letter(found: Found, told: Told) -> Group:
    t, names, lang = translator(found.question.lang), found.names, found.question.lang
    writer = _sender(names, told.instrument)
    whom = t.c("to whom", "Ministries of Foreign Affairs")
    paragraphs = [
        *opening(names),
        Paragraph(_addressees(found, told.instrument, t), style="addressee"),
        compliments(whom, writer, lang),
        Paragraph(
            t(
                "The communication concerns this instrument: {title} ({adopted}).",
                title=names.full_title(told.instrument),
                adopted=adopted(names, told.instrument),
            ),
            found.evidence.of_instrument(told.instrument),
        ),
        Paragraph(t.n("The following act is communicated:", "The following acts are communicated:", len(told.acts))),
        *(_act(found, one) for one in told.acts),
        *_consequences(found, told),
        *closing(whom, writer, lang),
    ]
    heading = t("Letter: {subject}", subject=f"{names.title(told.instrument)}, {long_date(told.day, lang)}")
    return Group(f"{told.instrument}/{told.day}/{told.act}", heading, paragraphs=tuple(paragraphs))


def _addressees(found: Found, instrument: str, t: Translator) -> str:
    states = found.recipients[instrument]
    if len(states) > _MOST_ADDRESSED:
        return t.n(
            "Ministries of Foreign Affairs of the {n} state that the instrument concerns",
            "Ministries of Foreign Affairs of the {n} states that the instrument concerns",
            n=len(states),
        )
    named = ", ".join(official(found.names, code) for code in states) or t("[addressees]")
    return t("Ministries of Foreign Affairs of the following states: {states}", states=named)


def _sender(names: Names, instrument: str) -> str:
    """The depositary of the instrument, where it has one of its own; else its organisation."""
    row = names.instruments[instrument]
    return str(row.depositary or sender(names, [row.organisation or ""]))


def _act(found: Found, one: Happening) -> Paragraph:
    """Who did what, and when it was received."""
    fact, lang = act_fact(one.row), found.question.lang
    said = with_own_effect(fact, lang)
    named = f"{said} ({one.row.reference})" if one.row.reference else said
    about = f"{named}: {fact.regards}" if fact.regards else named
    text = translator(lang)("{state}: {act}.", state=official(found.names, one.state), act=about)
    return Paragraph(text, found.evidence.of_fact("act", one.row), "item")


def _consequences(found: Found, told: Told) -> Iterator[Paragraph]:
    """What is attached to the acts, what changed in law with them, and what it still takes."""
    before, after = _sides(found.dossiers[told.instrument], told)
    names, lang, t = found.names.called(), found.question.lang, translator(found.question.lang)
    changed = effect(before, after)
    for one in told.acts:
        for text in _attached(found, after, one, told):
            yield Paragraph(text)
    if not changed.nothing or told.act in CONSENTS:
        yield Paragraph(" ".join([t("Effect:"), *effect_in_words(changed, lang, names)]))
    if told.act not in CONSENTS:
        return
    entry, instrument = after.entry, after.dossier.instrument
    rule = clause_in_words(entry.clause, lang, entry.why_not, names, instrument.clause_problem, instrument)
    more = lacking(missing_on(entry, after.dossier, told.day), after, told.day, lang, names)
    yield Paragraph(" ".join([t("Rule on entry into force:"), rule, *more]))


def _sides(dossier: Dossier, told: Told) -> tuple[Assessment, Assessment]:
    """The instrument on the day of the acts without them and with them, nothing done later being known."""
    ids = {one.id for one in told.acts}
    by_then = tuple(act for act in dossier.acts if act.id in ids or act.day is None or act.day <= told.day)
    until = replace(dossier, acts=by_then)
    return assume(until, without=ids), assess(until)


def _attached(found: Found, after: Assessment, one: Happening, told: Told) -> Iterator[str]:
    """The reservations of the state that stand on the day, and what else it declared with its act."""
    names, lang = found.names.called(), found.question.lang
    state = official(found.names, one.state)
    if told.act in CONSENTS | {Act.RESERVATION}:
        for text in reserved(after, one.state, told.day, lang, names):
            yield translator(lang)("{state}. {text}", state=state, text=text)
    for act in after.dossier.acts:
        if told.act in CONSENTS and act.act in _DECLARED and act.state == one.state and act.day == told.day:
            about = f": {act.regards}" if act.regards else ""
            yield translator(lang)("{state}: {text}", state=state, text=f"{act_in_words(act, lang)}{about}.")
