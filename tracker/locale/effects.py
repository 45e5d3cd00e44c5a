"""What an act or a step changes, in words: shown before it is saved, and after.

First what becomes of the instrument, then of the states that acted, then of the others; states of which the same is
said are named together.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from tracker.law.assessment import Assessment
from tracker.law.positions import PositionSpan
from tracker.law.stages import StageSpan
from tracker.law.vocabulary import Position, Stage
from tracker.law.what_if import Effect, PositionChange, StageChange
from tracker.locale.catalogue import translator
from tracker.locale.dates import long_date
from tracker.locale.names import name
from tracker.locale.states import states_listed
from tracker.locale.wording.counting import Names
from tracker.locale.wording.nth_consent import genus, nth_consent

Changes = Sequence[PositionChange] | Sequence[StageChange]


def effect_in_words(effect: Effect, lang: str, names: Names | None = None) -> list[str]:
    """The changes as sentences, the general date first; one sentence that says so where nothing changes.

    `names` are those of states by code, as in `tracker.locale.wording`.
    """
    t = translator(lang)
    numbered = nth_consent(effect.before, effect.after, lang) if effect.before and effect.after else ""
    if effect.nothing and not numbered:
        return [t("Nothing changes in law.")]
    acted = _acted(effect)
    return [
        *_instrument(effect, numbered, lang),
        *_told(effect.positions, _position, acted, lang, names),
        *_told(effect.stages, _stage, acted, lang, names),
    ]


def _instrument(effect: Effect, numbered: str, lang: str) -> list[str]:
    """What becomes of the instrument as a whole: by the consent that was added, or by anything else."""
    t, before, after = translator(lang), effect.entry_before, effect.entry_after
    if numbered or before == after:
        return [numbered] if numbered else []
    if after is None:
        return [t("The date of entry into force, {day}, falls away.", day=_day(before, lang))]
    if before is None:
        what = genus(effect.after, lang) if effect.after else t.c("genus", "Instrument")
        return [t("The {instrument} enters into force on {day}.", instrument=what, day=_day(after, lang))]
    return [
        t(
            "The date of entry into force moves from {before} to {after}.",
            before=_day(before, lang),
            after=_day(after, lang),
        )
    ]


def _day(day: date | None, lang: str) -> str:
    return long_date(day, lang) if day else "–"


def _acted(effect: Effect) -> frozenset[str]:
    """The states whose acts or steps are there only before, or only after."""
    facts = [_facts(assessment) for assessment in (effect.before, effect.after) if assessment is not None]
    return frozenset(state for _, state in facts[0] ^ facts[1]) if len(facts) > 1 else frozenset()


def _facts(assessment: Assessment) -> set[tuple[str, str]]:
    dossier = assessment.dossier
    return {(act.id, act.state) for act in dossier.acts} | {(step.id, step.state) for step in dossier.steps}


def _told(
    changes: Changes,
    said: Callable[[PositionChange | StageChange, str], tuple[str, str]],
    acted: frozenset[str],
    lang: str,
    names: Names | None,
) -> list[str]:
    """One sentence for all states that change alike: those that acted first, then the largest groups."""
    t = translator(lang)
    alike: dict[tuple[str, str], list[str]] = {}
    for state in dict.fromkeys(change.state for change in changes):
        for sentence in _of_one([change for change in changes if change.state == state], said, lang):
            alike.setdefault(sentence, []).append(state)
    order = sorted(alike, key=lambda sentence: (not acted.intersection(alike[sentence]), -len(alike[sentence])))
    return [
        t(
            "{states}: {changes} (until now: {before}).",
            states=states_listed(alike[changed, before], lang, names),
            changes=changed,
            before=before,
        )
        for changed, before in order
    ]


def _of_one(
    changes: Iterable[PositionChange | StageChange],
    said: Callable[[PositionChange | StageChange, str], tuple[str, str]],
    lang: str,
) -> list[tuple[str, str]]:
    """What changes for one state and what it was before; what follows without a gap on the same is told along."""
    t, end = translator(lang), None
    told: list[tuple[str, str]] = []
    for change in changes:
        before, after = said(change, lang)
        text = t("from {day} {after}", day=long_date(change.day, lang), after=after)
        if change.until is not None:
            until = long_date(change.until, lang)
            text = t("from {day} until {until} {after}", day=long_date(change.day, lang), until=until, after=after)
        if told and end == change.day and told[-1][1] == before:
            told[-1] = (f"{told[-1][0]}; {text}", before)
        else:
            told.append((text, before))
        end = change.until
    return told


def _position(change: PositionChange | StageChange, lang: str) -> tuple[str, str]:
    return _standing(change.before, change.day, lang), _standing(change.after, change.day, lang)


def _standing(span: PositionSpan | StageSpan | None, day: date, lang: str) -> str:
    """A position; from when the instrument is in force for the state, unless that is the day it is told of."""
    if not isinstance(span, PositionSpan):
        return name(Position.NO_ACT, lang)
    label = name(span.position, lang)
    if span.in_force_on is None or span.in_force_on == day:
        return label
    return translator(lang)(
        "{position}, in force for it on {day}", position=label, day=long_date(span.in_force_on, lang)
    )


def _stage(change: PositionChange | StageChange, lang: str) -> tuple[str, str]:
    t = translator(lang)
    return _reached(change.before, lang), t("at home: {stage}", stage=_reached(change.after, lang))


def _reached(span: PositionSpan | StageSpan | None, lang: str) -> str:
    if not isinstance(span, StageSpan):
        return name(Stage.NONE_KNOWN, lang)
    label = name(span.stage, lang)
    return f"{label} ({name(span.last_step, lang)})" if span.last_step else label
