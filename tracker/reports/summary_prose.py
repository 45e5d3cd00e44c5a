"""The sentences of the summary note: figures, the instruments that await consent, each state's part, what is unknown.

A Russian sentence names states and titles behind a colon or a full stop, so that no name has to be inflected.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from fractions import Fraction

from tracker.law.assessment import Assessment
from tracker.law.entry_into_force import missing_on
from tracker.law.vocabulary import InstrumentState, Position, WhyNot
from tracker.locale.catalogue import Translator, translator
from tracker.locale.dates import days_in_words, long_date
from tracker.locale.names import name
from tracker.locale.numbers import amount_in_words
from tracker.locale.wording import act_in_words, clause_in_words
from tracker.locale.wording.lacking import lacking
from tracker.register.reading import OwingLine
from tracker.reports.model import Paragraph
from tracker.reports.names import adopted
from tracker.reports.reached import Reached, divided, label, step_reached
from tracker.reports.summary_figures import Figures


def general(figures: Figures) -> Iterator[Paragraph]:
    """How many instruments there are and how they stand; how much is outstanding, and how far states have come."""
    t = translator(figures.lang)
    yield Paragraph(" ".join(_instruments(figures, t)))
    yield Paragraph(" ".join(_outstanding(figures, t)))
    if figures.found.unconfirmed:
        yield Paragraph(_to_be_confirmed(figures, t))
    if apart := list(_apart(figures, t)):
        yield Paragraph(" ".join(apart))


def _instruments(figures: Figures, t: Translator) -> Iterator[str]:
    n, counts, day = len(figures.adopted), figures.by_state, long_date(figures.as_of, figures.lang)
    if not n:
        yield t("By {day}, no instrument that needs the consent of states had been adopted.", day=day)
        return
    yield t.n(
        "By {day}, {n} instrument that needs the consent of states had been adopted.",
        "By {day}, {n} instruments that need the consent of states had been adopted.",
        n=n,
        day=day,
    )
    told = [in_force(counts[InstrumentState.IN_FORCE], n, figures.lang)]
    told += [say(counts[state], t) for state, say in _STANDING.items() if counts[state]]
    yield t("Of these, {parts}.", parts="; ".join([*told, ended(counts[InstrumentState.ENDED], figures.lang)]))


def in_force(n: int, total: int, lang: str) -> str:
    """How many instruments are in force, with their share."""
    t = translator(lang)
    if not n:
        return t("none is in force")
    share = amount_in_words(Fraction(round(Fraction(1000 * n, total)), 10), lang)
    return t.n("{n} is in force ({share}\u00a0%)", "{n} are in force ({share}\u00a0%)", n=n, share=share)


def ended(n: int, lang: str) -> str:
    """How many instruments have ended."""
    t = translator(lang)
    return t.n("{n} has ended", "{n} have ended", n=n) if n else t("none has ended")


def _pending(n: int, t: Translator) -> str:
    return t.n(
        "{n} has not entered into force, so far as is on record",
        "{n} have not entered into force, so far as is on record",
        n=n,
    )


def _scheduled(n: int, t: Translator) -> str:
    return t.n(
        "for {n} the day of entry into force is set and lies ahead",
        "for {n} the day of entry into force is set and lies ahead",
        n=n,
    )


def _not_computable(n: int, t: Translator) -> str:
    return t.n(
        "of {n} the register does not know whether it is in force",
        "of {n} the register does not know whether they are in force",
        n=n,
    )


_STANDING: dict[InstrumentState, Callable[[int, Translator], str]] = {
    InstrumentState.SCHEDULED: _scheduled,
    InstrumentState.PENDING: _pending,
    InstrumentState.NOT_COMPUTABLE: _not_computable,
}


def _outstanding(figures: Figures, t: Translator) -> Iterator[str]:
    owed = figures.found.owed
    if not owed:
        yield t("No ratification is outstanding.")
        return
    yield how_much(len(owed), len(figures.owed), len({line.state for line in owed}), figures.lang)
    parts = "; ".join(in_cases(part, len(lines), figures.lang) for part, lines in divided(owed).items())
    yield t("Of these, {parts}.", parts=parts)


def how_much(n: int, instruments: int, states: int, lang: str) -> str:
    """How many ratifications are outstanding, to how many instruments, and from how many states."""
    t = translator(lang)
    return t.n(
        "{n} ratification {instruments} is outstanding; consent is awaited {states}.",
        "{n} ratifications {instruments} are outstanding; consent is awaited {states}.",
        n=n,
        instruments=t.n("of {n} instrument", "of {n} instruments", n=instruments),
        states=t.n("from {n} state", "from {n} states", n=states),
    )


def in_cases(part: Reached, n: int, lang: str) -> str:
    """In how many cases states have come so far."""
    return _IN_CASES[part](n, translator(lang))


_IN_CASES: dict[Reached, Callable[[int, Translator], str]] = {
    Reached.APPROVED: lambda n, t: t.n(
        "in {n} case the procedure at home is complete, but no deposit or notification is on record",
        "in {n} cases the procedure at home is complete, but no deposit or notification is on record",
        n=n,
    ),
    Reached.UNDER_WAY: lambda n, t: t.n(
        "in {n} case the procedure at home is under way", "in {n} cases the procedure at home is under way", n=n
    ),
    Reached.NOT_REQUIRED: lambda n, t: t.n(
        "in {n} case no procedure at home is required, but no deposit or notification is on record",
        "in {n} cases no procedure at home is required, but no deposit or notification is on record",
        n=n,
    ),
    Reached.NO_STEP: lambda n, t: t.n(
        "in {n} case no step of the procedure at home is known, though other information is on record",
        "in {n} cases no step of the procedure at home is known, though other information is on record",
        n=n,
    ),
    Reached.UNKNOWN: lambda n, t: t.n(
        "in {n} case nothing is known since the signature or the adoption",
        "in {n} cases nothing is known since the signature or the adoption",
        n=n,
    ),
}


def _to_be_confirmed(figures: Figures, t: Translator) -> str:
    lines = figures.found.unconfirmed
    return to_be_confirmed(len(lines), len({line.state for line in lines}), len(figures.unconfirmed), t.lang)


def to_be_confirmed(n: int, states: int, instruments: int, lang: str) -> str:
    """In how many cases nobody can say whether consent was given, and that they are not counted."""
    t = translator(lang)
    return t.n(
        "Besides, in {n} case it is to be confirmed whether the state has consented ({states}, {instruments}): the"
        " register holds only some states' acts, and a consent may have been given that is not recorded. This case is"
        " not counted as outstanding.",
        "Besides, in {n} cases it is to be confirmed whether the state has consented ({states}, {instruments}): the"
        " register holds only some states' acts, and a consent may have been given that is not recorded. These cases"
        " are not counted as outstanding.",
        n=n,
        states=t.n("{n} state", "{n} states", n=states),
        instruments=t.n("{n} instrument", "{n} instruments", n=instruments),
    )


def _apart(figures: Figures, t: Translator) -> Iterator[str]:
    """What stands in the register and is not counted, since it awaits no consent."""
    if figures.without_ratification:
        yield t.n(
            "Not counted: {n} instrument that needs no ratification (a decision, a statement or a commitment).",
            "Not counted: {n} instruments that need no ratification (decisions, statements and commitments).",
            n=figures.without_ratification,
        )
    if figures.drafts:
        yield t.n(
            "Not counted: {n} draft that is not adopted.",
            "Not counted: {n} drafts that are not adopted.",
            figures.drafts,
        )


def awaiting(figures: Figures) -> Iterator[Paragraph]:
    """The instruments in full with the states whose consent is awaited; then each with its states by their stages."""
    t, names = translator(figures.lang), figures.found.names
    if not figures.owed:
        return
    states = figures.in_order({line.state for line in figures.found.owed})
    lead = t.n(
        "On {day}, {n} instrument awaits the consent of states: {titles}.",
        "On {day}, {n} instruments await the consent of states: {titles}.",
        n=len(figures.owed),
        day=long_date(figures.as_of, figures.lang),
        titles=titles_listed([names.full_title(key) for key in figures.owed], figures.lang),
    )
    whom = t("Consent is awaited from: {states}.", states=", ".join(map(names.state, states)))
    yield Paragraph(f"{lead} {whom}")
    for number, (key, lines) in enumerate(figures.owed.items(), 1):
        yield from _instrument(figures, number, key, lines)


def titles_listed(titles: list[str], lang: str) -> str:
    """Titles as a list that a sentence ends with."""
    if len(titles) == 1:
        return titles[0]
    return translator(lang)("{first}; and {last}", first="; ".join(titles[:-1]), last=titles[-1])


def _instrument(figures: Figures, number: int, key: str, lines: list[OwingLine]) -> Iterator[Paragraph]:
    found, t = figures.found, translator(figures.lang)
    title = found.names.full_title(key)
    yield Paragraph(
        t("{number}. {title} ({adopted}).", number=number, title=title, adopted=adopted(found.names, key)),
        found.evidence.of_instrument(key),
    )
    yield Paragraph(f"{_capital(since(lines, figures.lang))}.", style="item")
    yield _consented(figures, key, t)
    for part, of in divided(lines).items():
        told = [_with_step(figures, part, line) for line in of]
        yield _listed(figures, label(part, figures.lang, of), told, key, [line.state for line in of])
    for position in (Position.REFUSED, Position.WITHDRAWN):
        if states := figures.standing(key, position):
            names = [found.names.state(state) for state in states]
            yield _listed(figures, _capital(name(position, figures.lang)), names, key, states)
    yield Paragraph(" ".join(entry(figures, key)), style="item")


def since(lines: list[OwingLine], lang: str) -> str:
    """How many ratifications are outstanding and since when, to begin or to go on with."""
    t, oldest = translator(lang), min(lines, key=lambda line: line.since)
    owed = t.n("{n} ratification is outstanding", "{n} ratifications are outstanding", n=len(lines))
    values = {"owed": owed, "day": long_date(oldest.since, lang), "days": days_in_words(oldest.days, lang)}
    if len(lines) == 1:
        return t("{owed}, since {day} ({days})", **values)
    if all(line.since == oldest.since for line in lines):
        return t("{owed}, each since {day} ({days})", **values)
    return t("{owed}, the longest since {day} ({days})", **values)


def _consented(figures: Figures, key: str, t: Translator) -> Paragraph:
    states = figures.consented(key)
    if not states:
        return Paragraph(t("Ratified or otherwise consented: no state on record."), style="item")
    told = [_with_act(figures, key, state, t) for state in states]
    return _listed(figures, t("Ratified or otherwise consented"), told, key, states)


def _with_act(figures: Figures, key: str, state: str, t: Translator) -> str:
    course = figures.found.assessments[key].courses.get(state)
    consent = course.consent_on(figures.as_of) if course else None
    named = figures.found.names.state(state)
    if consent is None or not consent.act.id:
        return t("{state} (confirmed by a source, the act itself is not recorded)", state=named)
    return f"{named} ({act_in_words(consent.act, figures.lang)})"


def _with_step(figures: Figures, part: Reached, line: OwingLine) -> str:
    named, assessment = figures.found.names.state(line.state), figures.found.assessments[line.instrument]
    known = part in (Reached.APPROVED, Reached.UNDER_WAY)
    step = step_reached(assessment, line.state, figures.as_of, figures.lang) if known else ""
    return f"{named} ({step})" if step else named


def _listed(figures: Figures, heading: str, told: list[str], key: str, states: Iterable[str]) -> Paragraph:
    """A part by its name and number, the states in it, and the notes on them."""
    evidence = figures.found.evidence
    notes = {number for state in states for number in evidence.of_state(key, state)} - {*evidence.of_instrument(key)}
    return Paragraph(parted(heading, told, figures.lang), tuple(sorted(notes)), "item")


def parted(heading: str, told: list[str], lang: str) -> str:
    """The name of a part, how many are in it, and which."""
    mark = "; " if any("," in one or "(" in one for one in told) else ", "
    return translator(lang)("{part} ({n}): {listed}.", part=heading, n=len(told), listed=mark.join(told))


def entry(figures: Figures, key: str) -> Iterator[str]:
    """What is missing for the entry into force of an instrument, or why that cannot be said."""
    t, assessment, day = translator(figures.lang), figures.found.assessments[key], figures.as_of
    yield from _as_it_stands(figures, key, assessment, t)
    clause, why, instrument = assessment.entry.clause, assessment.entry.why_not, assessment.dossier.instrument
    if clause is None and not instrument.clause_problem and why in ("", WhyNot.NO_CLAUSE):
        yield t(
            "The register does not know its rule on entry into force, so it cannot be said how many consents it still"
            " lacks, nor whose."
        )
        return
    names = figures.found.names.called()
    yield clause_in_words(clause, figures.lang, why, names, instrument.clause_problem, instrument)
    missing = missing_on(assessment.entry, assessment.dossier, day)
    yield from lacking(missing, assessment, day, figures.lang, names)


def _as_it_stands(figures: Figures, key: str, assessment: Assessment, t: Translator) -> Iterator[str]:
    """That it is in force, will be, or was not when a source last spoke of it."""
    line = figures.lines[key]
    on = long_date(line.in_force_on, figures.lang) if line.in_force_on else ""
    if line.state == InstrumentState.IN_FORCE and on:
        text = t("It is in force from {day} at the latest.", day=on)
        yield text if line.approximate else t("It is in force from {day}.", day=on)
    elif line.state == InstrumentState.SCHEDULED and on:
        yield t("It enters into force on {day}.", day=on)
    elif said := assessment.dossier.said_pending_on(figures.as_of):
        yield t("By what is on record, it was not in force on {day}.", day=long_date(said.up_to, figures.lang))


def parts_of_states(figures: Figures) -> Iterator[Paragraph]:
    """What each state owes, since when, and how far it has come with what."""
    t, names = translator(figures.lang), figures.found.names
    for state in figures.states:
        lines = figures.of_state(state)
        if not lines:
            continue
        said = [t("{state}: {owed}.", state=names.official(state), owed=since(lines, figures.lang))]
        for part, of in divided(lines).items():
            said.append(parted(label(part, figures.lang), [names.title(line.instrument) for line in of], figures.lang))
        yield Paragraph(" ".join(said))


def unknown(figures: Figures) -> Iterator[Paragraph]:
    """What the register does not know, as plainly as what it does."""
    for told in (_without_a_rule, _without_signatures, _unheard, _perhaps_in_force):
        if said := told(figures, translator(figures.lang)):
            yield Paragraph(said, style="item")


def _without_a_rule(figures: Figures, t: Translator) -> str:
    of = [key for key in figures.owed if figures.found.assessments[key].entry.clause is None]
    if not of:
        return ""
    return t.n(
        "Of {n} instrument that awaits consent ({titles}) the register does not know the rule on entry into force; how"
        " many consents it lacks, and whether any state's is indispensable, cannot be said.",
        "Of {n} instruments that await consent ({titles}) the register does not know the rule on entry into force; how"
        " many consents they lack, and whether any state's is indispensable, cannot be said.",
        n=len(of),
        titles="; ".join(map(figures.found.names.title, of)),
    )


def _without_signatures(figures: Figures, t: Translator) -> str:
    of = [key for key in figures.owed if not _signatories(figures.found.assessments[key], figures.as_of)]
    if not of:
        return ""
    return t.n(
        "Of {n} instrument that awaits consent ({titles}) the register does not know which states have signed it.",
        "Of {n} instruments that await consent ({titles}) the register does not know which states have signed them.",
        n=len(of),
        titles="; ".join(map(figures.found.names.title, of)),
    )


def _signatories(assessment: Assessment, day: date) -> bool:
    courses = assessment.courses.values()
    return any(course.signatory_on is not None and course.signatory_on <= day for course in courses)


def _unheard(figures: Figures, t: Translator) -> str:
    n = len(divided(figures.found.owed).get(Reached.UNKNOWN, ()))
    if not n:
        return ""
    return t.n(
        "In {n} case out of {total} the register does not know what the state has done since it signed or the"
        " instrument was adopted; more may have happened.",
        "In {n} cases out of {total} the register does not know what the states have done since they signed or the"
        " instruments were adopted; more may have happened.",
        n=n,
        total=len(figures.found.owed),
    )


def _perhaps_in_force(figures: Figures, t: Translator) -> str:
    n = figures.by_state[InstrumentState.NOT_COMPUTABLE]
    if not n:
        return ""
    return t.n(
        "Of {n} instrument the register knows neither a rule nor a date of entry into force, nor a source stating that"
        " it was pending on {day}.",
        "Of {n} instruments the register knows neither a rule nor a date of entry into force, nor a source stating that"
        " they were pending on {day}.",
        n=n,
        day=long_date(figures.as_of, figures.lang),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
