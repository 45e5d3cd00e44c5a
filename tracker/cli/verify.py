"""`tracker verify`."""

from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from tracker.cli.arguments import Json, Lang, Language
from tracker.cli.output import print_json, tell
from tracker.register.database import connect, require_any_schema
from tracker.register.database import reading as session_of
from tracker.settings import settings

if TYPE_CHECKING:
    from tracker.register.verification import Verification


def verify(json: Json = False, lang: Lang = Language.EN) -> None:
    """Prove that nothing was altered behind the program's back; list what is odd in what was recorded."""
    from tracker.locale.wording import finding_in_words
    from tracker.register import reading, verification

    engine = connect(settings().database_url)
    require_any_schema(engine)
    with session_of(engine) as session:
        result = verification.verify(session)
        findings = [] if result.problems else reading.findings(session)
        names = {} if result.problems else reading.names(session, lang)
    problems = [asdict(problem) for problem in result.problems]
    told = [
        {
            "kind": f.kind,
            "instrument": f.instrument,
            "state": f.state or None,
            "day": f.day,
            "what": finding_in_words(f.kind, f.details, f.instrument, f.state, f.day, lang, names),
        }
        for f in findings
    ]
    if json:
        print_json({"ok": not problems, "checked": result.checked, "problems": problems, "findings": told})
    else:
        _print(result, [str(f["what"]) for f in told], lang)
    if problems:
        raise typer.Exit(1)


def _print(result: "Verification", findings: list[str], lang: str) -> None:
    for problem in result.problems:
        typer.echo(f"{problem.table} {problem.id}: {problem.what}", err=True)
    for finding in findings:
        typer.echo(finding)
    counts = {"rows": sum(result.checked.values()), "findings": len(findings), "problems": len(result.problems)}
    if result.problems:
        tell(lang, "{rows} rows checked. Problems: {problems}. The register is not what was recorded.", **counts)
    else:
        tell(lang, "{rows} rows checked. Nothing was altered. Findings: {findings}.", **counts)
