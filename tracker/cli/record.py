"""`tracker record`: the same functions that the dashboard calls."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from tracker.cli.arguments import Json, Lang, Language, author, partial_date, register
from tracker.cli.output import print_json, tell
from tracker.clock import today
from tracker.errors import NotFound
from tracker.law.vocabulary import Act, Confidence, Step
from tracker.register.database import writing

if TYPE_CHECKING:
    from tracker.register.ledger import Author
    from tracker.register.recording import GivenAct, GivenStep, Recorded

Given = TypeVar("Given", "GivenAct", "GivenStep")

app = typer.Typer(help="Record an act or a step; correct or void one.", no_args_is_help=True)

Instrument = Annotated[str, typer.Argument(help="The key of the instrument.")]
State = Annotated[str, typer.Argument(help="The state: its code (AM) or its name.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="The number of the entry, as `record` printed it.")]


def _day(*names: str, help: str) -> Any:  # noqa: A002 - typer's own word
    return typer.Option(*names, parser=partial_date, metavar="DATE", help=help)


_ON = _day("--on", help="The day on the document; may be partial (2009-10).")
_RECEIVED = _day("--received", "--received-on", help="The day the depositary received it.")
_EFFECTIVE = _day("--effective", "--effective-on", help="The day it takes effect by its own terms.")
_NOT_BEFORE = _day("--not-before", help="Not before this day.")
_NOT_AFTER = _day("--not-after", help="Not after this day.")
_SOURCE = typer.Option("--source", help="Where this is known from: a document or an address.")
_REFERENCE = typer.Option("--reference", help="The number on the document, by which it can be asked for.")
_INCOMING = typer.Option("--incoming", help="The number under which the paper came in.")
_SCAN = typer.Option(
    "--scan", exists=True, dir_okay=False, help="A scan of the paper, to be kept with the register (at most 20 MB)."
)
_NOTE = typer.Option("--note", help="A remark.")

On = Annotated[str, _ON]
Received = Annotated[str, _RECEIVED]
Effective = Annotated[str, _EFFECTIVE]
NotBefore = Annotated[str, _NOT_BEFORE]
NotAfter = Annotated[str, _NOT_AFTER]
Source = Annotated[str, _SOURCE]
Reference = Annotated[str, _REFERENCE]
Incoming = Annotated[str, _INCOMING]
Scan = Annotated[Path | None, _SCAN]
Note = Annotated[str, _NOTE]
Sure = Annotated[
    Confidence | None,
    typer.Option("--confidence", help="How sure it is; if left out, by the site or the number of its source."),
]
Reason = Annotated[str, typer.Option(help="Why, where an entry is unusual or changes another.")]
By = Annotated[str, typer.Option(help="Who records it; the deployment's user, if left out.")]


@app.command("act")
def act(
    instrument: Instrument,
    state: State,
    act: Annotated[Act, typer.Argument(help="What the state did.")],
    on: On = "",
    received: Received = "",
    effective: Effective = "",
    not_before: NotBefore = "",
    not_after: NotAfter = "",
    expected: Annotated[
        bool, typer.Option("--expected", help="It has not happened: it is expected, and never counts.")
    ] = False,
    regards: Annotated[str, typer.Option(help="What an objection or a withdrawal regards.")] = "",
    territory: Annotated[str, typer.Option(help="The territory it is for.")] = "",
    depositary: Annotated[str, typer.Option(help="The depositary, where there are several.")] = "",
    source: Source = "",
    reference: Reference = "",
    incoming: Incoming = "",
    scan: Scan = None,
    note: Note = "",
    confidence: Sure = None,
    reason: Reason = "",
    by: By = "",
    json: Json = False,
    lang: Lang = Language.EN,
) -> None:
    """Record what a state did: a signature, a ratification, a notification of completed procedures."""
    from tracker.register import recording

    given = recording.GivenAct(
        instrument, state, act, on, received, effective, not_before, not_after, expected, regards, territory,
        depositary, reference, incoming, "", note, confidence or "", source,
    )  # fmt: skip
    who = author(by)
    with writing(register()) as session:
        done = recording.record_act(session, _with_scan(session, given, scan, who), who, today(), reason)
    _told(done, json, lang)


@app.command("step")
def step(
    instrument: Instrument,
    state: State,
    step: Annotated[Step, typer.Argument(help="What happened inside the state.")],
    on: On = "",
    not_before: NotBefore = "",
    not_after: NotAfter = "",
    planned: Annotated[
        bool, typer.Option("--planned", help="It has not happened: it is planned, and never counts.")
    ] = False,
    outcome: Annotated[str, typer.Option(help="How it ended: rejected; remark for what moves nothing.")] = "",
    source: Source = "",
    reference: Reference = "",
    incoming: Incoming = "",
    scan: Scan = None,
    note: Note = "",
    confidence: Sure = None,
    reason: Reason = "",
    by: By = "",
    json: Json = False,
    lang: Lang = Language.EN,
) -> None:
    """Record what happened inside a state: a bill, a vote, a law."""
    from tracker.register import recording

    given = recording.GivenStep(
        instrument, state, step, on, not_before, not_after, planned, outcome,
        reference, incoming, "", note, confidence or "", source,
    )  # fmt: skip
    who = author(by)
    with writing(register()) as session:
        done = recording.record_step(session, _with_scan(session, given, scan, who), who, today(), reason)
    _told(done, json, lang)


@app.command("correct")
def correct(
    id: Id,  # noqa: A002 - the word of the table
    on: Annotated[str | None, _ON] = None,
    received: Annotated[str | None, _RECEIVED] = None,
    effective: Annotated[str | None, _EFFECTIVE] = None,
    not_before: Annotated[str | None, _NOT_BEFORE] = None,
    not_after: Annotated[str | None, _NOT_AFTER] = None,
    source: Annotated[str | None, _SOURCE] = None,
    reference: Annotated[str | None, _REFERENCE] = None,
    incoming: Annotated[str | None, _INCOMING] = None,
    scan: Scan = None,
    note: Annotated[str | None, _NOTE] = None,
    confidence: Sure = None,
    reason: Reason = "",
    by: By = "",
    json: Json = False,
    lang: Lang = Language.EN,
) -> None:
    """Correct an act or a step: what is given replaces what was recorded; the earlier entry stays in its history.

    An option given empty (--received "") clears what was recorded.
    """
    from tracker.register import recording

    options = {
        "on": on, "received_on": received, "effective_on": effective, "not_before": not_before,
        "not_after": not_after, "source": source, "reference": reference, "incoming": incoming, "note": note,
        "confidence": confidence,
    }  # fmt: skip
    given: dict[str, Any] = {name: value for name, value in options.items() if value is not None}
    who = author(by)
    with writing(register()) as session:
        kind, row = _entry(session, id)
        if kind == "act":
            act = _with_scan(session, replace(recording.given_act(row), **given), scan, who)
            done = recording.correct_act(session, id, act, who, today(), reason)
        else:
            step = replace(recording.given_step(row), **{k: v for k, v in given.items() if k in recording.GIVEN_STEP})
            step = _with_scan(session, step, scan, who)
            done = recording.correct_step(session, id, step, who, today(), reason)
    _told(done, json, lang)


@app.command("void")
def void(id: Id, reason: Reason = "", by: By = "", json: Json = False, lang: Lang = Language.EN) -> None:  # noqa: A002
    """Take an act or a step back, with the reason; it stays in its history."""
    from tracker.register import recording

    with writing(register()) as session:
        kind, _ = _entry(session, id)
        take_back = recording.void_act if kind == "act" else recording.void_step
        done = take_back(session, id, reason, author(by))
    _told(done, json, lang)


def _with_scan(session: Any, given: Given, scan: Path | None, who: "Author") -> Given:
    """The entry with its scan, which is kept in the same transaction."""
    from tracker.register import documents

    if scan is None:
        return given
    return replace(given, document=documents.keep(session, scan.name, scan.read_bytes(), who))


def _entry(session: Any, key: str) -> tuple[str, Any]:
    from tracker.register import reading

    for kind in ("act", "step"):
        if found := reading.fact(session, kind, key):
            return kind, found[0]
    raise NotFound("Nothing in the register has the number “{id}”.", id=key)


def _told(done: "Recorded", json: bool, lang: str) -> None:
    from tracker.locale.effects import effect_in_words
    from tracker.locale.wording import finding_in_words

    effect = effect_in_words(done.effect, lang)
    if json:
        findings = [str(f.kind) for f in done.findings]
        print_json({"id": done.id, "changed": done.changed, "effect": effect, "findings": findings})
        return
    for finding in done.findings:
        told = finding_in_words(finding.kind, finding.details, finding.instrument, finding.state, finding.day, lang)
        typer.echo(told, err=True)
    typer.echo(done.id)
    if not done.changed:
        tell(lang, "This was recorded already; nothing was changed.")
    for sentence in effect:
        typer.echo(f"  {sentence}")
