"""A clause as it is being written: in words, and tested against the acts and official dates on record."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.data.register import called, kept, session
from dashboard.moment import Moment
from tracker.errors import UnreadableBundle
from tracker.exchange import notation
from tracker.law.vocabulary import Coverage
from tracker.locale.effects import effect_in_words
from tracker.locale.wording import clause_in_words, duration_in_words, exit_in_words
from tracker.locale.wording.lacking import lacking
from tracker.register import trying


@dataclass(frozen=True)
class Compared:
    """A day by the rule beside the official one; in general where no state is named."""

    state: str
    name: str
    computed_on: date | None
    announced_on: date | None
    agrees: bool | None
    approximate: bool


@dataclass(frozen=True)
class Tried:
    """What a clause says and would do."""

    words: str
    duration: str
    exit: str
    basis: str
    readable: bool
    dates: tuple[Compared, ...]
    missing: tuple[str, ...]
    consents: int
    partial: bool  # only some states' acts are on record
    effect: tuple[str, ...]
    changes: bool


@kept
def tried(moment: Moment, key: str, rules: str) -> Tried:
    """An instrument with these rules (as JSON); raises NotFound."""
    with session() as found:
        trial = trying.tried(found, key, json.loads(rules), moment.as_of)
    names = called(moment)
    lang, instrument = moment.lang, trial.assessment.dossier.instrument
    lacks = lacking(trial.missing, trial.by_rule, moment.as_of, lang, names) if trial.missing else ()
    return Tried(
        clause_in_words(trial.clause, lang, trial.why_not, names, trial.problem, instrument),
        duration_in_words(trial.lasts, lang, names) if trial.lasts else "",
        exit_in_words(trial.exit, lang) if trial.exit else "",
        str(trial.clause.basis) if trial.clause else "",
        trial.clause is not None,
        tuple(
            Compared(
                one.state,
                names.get(one.state, one.state),
                one.computed_on,
                one.announced_on,
                one.agrees,
                one.approximate,
            )
            for one in trial.dates
        ),
        tuple(lacks),
        trial.consents,
        instrument.coverage is Coverage.PARTIAL,
        tuple(effect_in_words(trial.effect, lang)),
        not trial.effect.nothing,
    )


def as_text(value: Any) -> str:
    """A notation as text; empty for none."""
    return notation.write(value) if value else ""


def read_text(text: str) -> Any:
    """The notation that a text holds, None for an empty one; raises UnreadableBundle, with the line, for no YAML."""
    if not text.strip():
        return None
    inset = "\n  ".join(text.splitlines())
    parts = [value for _, value in notation.read_list(f"- {inset}\n", "YAML")]
    return parts[0] if parts else None


def problem_of(text: str) -> UnreadableBundle | None:
    """What is wrong with a text that is to hold a notation; None where it can be read."""
    try:
        read_text(text)
    except UnreadableBundle as problem:
        return problem
    return None
