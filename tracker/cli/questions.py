"""`tracker instruments`, `tracker status` and `tracker outstanding`."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracker.cli.arguments import AsOf, Json, KnownOn, Lang, Language, register
from tracker.cli.output import print_json, print_table
from tracker.clock import known_at, today
from tracker.register.database import reading as session_of
from tracker.register.owing import Outstanding, OwingLine, outstanding_now, titles

# What a question does not need is not imported for it: `outstanding` is asked by programs that wait.
if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.law.lacking import Missing
    from tracker.register.reading import InstrumentLine, Status


def instruments(json: Json = False, lang: Lang = Language.EN) -> None:
    """List the instruments as they stand today."""
    from tracker.register import reading

    with session_of(register()) as session:
        lines = reading.instruments(session, today())
    if json:
        print_json([_instrument(line) for line in lines])
        return
    from tracker.locale.catalogue import translator
    from tracker.locale.names import name

    t = translator(lang)
    print_table(
        t("Instruments"),
        (t("Key"), t("Title"), t("Adopted"), t.c("of an instrument", "State"), t("In force since")),
        [
            (
                line.key,
                _title(line, lang),
                line.adopted_on or "–",
                name(line.state, lang) if line.state else "–",
                line.in_force_on or "–",
            )
            for line in lines
        ],
    )


def _title(line: "InstrumentLine", lang: str) -> str:
    own, other = (line.short_ru, line.title_ru) if lang == "ru" else (line.short_en, line.title_en)
    return own or other or line.title_en or line.title_ru or line.key


def _instrument(line: "InstrumentLine") -> dict[str, Any]:
    return {
        "key": line.key,
        "title": {"en": line.title_en, "ru": line.title_ru},
        "kind": line.kind,
        "organisation": line.organisation or None,
        "adopted_on": line.adopted_on or None,
        "state": line.state,
        "in_force_on": line.in_force_on,
    }


def status(
    instrument: Annotated[str, typer.Argument(help="The key of an instrument.")],
    as_of: AsOf = None,
    known_on: KnownOn = None,
    lang: Lang = Language.EN,
    json: Json = False,
) -> None:
    """Tell where an instrument and every state towards it stand on a day, and why."""
    from tracker.register import reading

    day = as_of or today()
    with session_of(register()) as session:
        found = reading.status(session, instrument, day, known_at(known_on))
        names = reading.names(session, lang)
    document = _status(found, known_on, lang, names)
    if json:
        print_json(document)
        return
    _print_status(found, document, lang)


def _status(found: "Status", known_on: date | None, lang: str, names: dict[str, str]) -> dict[str, Any]:
    from tracker.locale.wording import explain_entry, explain_position

    entry = found.line
    return {
        "instrument": entry.key,
        "as_of": found.as_of,
        "known_on": known_on,
        "entry_into_force": {
            "on": found.on,
            "computed_on": found.computed_on,
            "announced_on": found.announced_on,
            "state": entry.state,
            "approximate": entry.approximate,
            "explanation": " ".join(explain_entry(found.assessment, found.as_of, lang, names)),
            "missing": _missing(found.missing),
        },
        "positions": [
            {
                "state": line.state,
                "position": line.position,
                "since": line.since,
                "in_force_on": line.in_force_on,
                "provisional": line.provisional,
                "stage": line.stage,
                "stage_since": line.stage_since,
                "last_step": line.last_step,
                "confidence": line.confidence,
                "approximate": line.approximate,
                "explanation": explain_position(found.assessment, line.state, found.as_of, lang, names),
            }
            for line in found.positions
        ],
    }


def _missing(missing: "Missing | None") -> dict[str, Any] | None:
    if missing is None:
        return None
    return {
        "consents": missing.consents,
        "any_of": list(missing.any_of),
        "states": list(missing.states),
        "weights": [
            {"measure": one.measure, "given": float(one.given), "needed": float(one.needed)} for one in missing.weights
        ],
        "other": [{"kind": event.kind, "what": event.what} for event in missing.other],
        "smallest_sets": [list(states) for states in missing.smallest_sets],
    }


def _print_status(found: "Status", document: dict[str, Any], lang: str) -> None:
    from tracker.locale.catalogue import translator
    from tracker.locale.names import name
    from tracker.locale.states import state_name

    t = translator(lang)
    typer.echo(f"{_title(found.line, lang)} ({found.line.key})")
    typer.echo(document["entry_into_force"]["explanation"])
    print_table(
        t("Positions on {day}", day=found.as_of),
        (t("State"), t("Position"), t("Since"), t("In force"), t("Stage"), t("Confidence")),
        [
            (
                state_name(line.state, lang),
                name(line.position, lang),
                line.since,
                line.in_force_on or "–",
                name(line.stage, lang),
                name(line.confidence, lang),
            )
            for line in found.positions
        ],
    )


def outstanding(
    as_of: AsOf = None,
    known_on: KnownOn = None,
    state: Annotated[str, typer.Option(help="Only what this state owes: a code or a name.")] = "",
    organisation: Annotated[str, typer.Option(help="Only instruments of this organisation.")] = "",
    lang: Lang = Language.EN,
    json: Json = False,
) -> None:
    """Tell which consents are outstanding on a day, the oldest first, and what is to be confirmed."""
    day = as_of or today()
    with session_of(register()) as session:
        if state or organisation or known_on:
            found = _narrowed(session, day, known_on, state, organisation)
        else:
            found = outstanding_now(session, day)
        names = {} if json else titles(session, lang)
    if json:
        groups = {"outstanding": found.outstanding, "to_be_confirmed": found.to_be_confirmed}
        print_json({key: [_owing(line) for line in lines] for key, lines in groups.items()})
        return
    _print_outstanding(found, names, lang)


def _narrowed(session: "Session", day: date, known_on: date | None, state: str, organisation: str) -> Outstanding:
    from tracker.register import reading

    return reading.outstanding(
        session,
        day,
        known_at(known_on),
        state=reading.known_state(session, state) if state else None,
        organisation=reading.known_organisation(session, organisation) if organisation else None,
    )


def _owing(line: OwingLine) -> dict[str, Any]:
    return {
        "instrument": line.instrument,
        "state": line.state,
        "position": line.position,
        "since": line.since,
        "days": line.days,
        "stage": line.stage,
        "stage_since": line.stage_since,
        "last_step": line.last_step,
        "blocking": line.blocking,
        "confidence": line.confidence,
    }


def _print_outstanding(found: Outstanding, names: dict[str, str], lang: str) -> None:
    """The consents owed one by one; what is to be confirmed by instrument, since nothing is known of it."""
    from tracker.locale.catalogue import translator
    from tracker.locale.names import name
    from tracker.locale.states import state_name

    t = translator(lang)
    blocking = {True: t("yes"), False: t("no"), None: t("not computable")}
    print_table(
        t("Outstanding on {day}: {n}", day=found.as_of, n=len(found.outstanding)),
        (t("Instrument"), t("State"), t("Stage"), t("Since"), t("Days"), t("Blocking"), t("Confidence")),
        [
            (
                names.get(line.instrument, line.instrument),
                state_name(line.state, lang),
                name(line.stage, lang),
                line.since,
                line.days,
                blocking[line.blocking],
                name(line.confidence, lang),
            )
            for line in found.outstanding
        ],
    )
    states: dict[str, list[str]] = {}
    for line in found.to_be_confirmed:
        states.setdefault(names.get(line.instrument, line.instrument), []).append(line.state)
    if states:
        title = t("To be confirmed: {n}", n=len(found.to_be_confirmed))
        print_table(title, (t("Instrument"), t("States")), [(key, ", ".join(of)) for key, of in states.items()])
