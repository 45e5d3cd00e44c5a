"""`tracker report`."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.arguments import AsOf, Json, KnownOn, Lang, Language, full_date, register
from tracker.cli.files import require_place, write_whole
from tracker.cli.output import print_json, print_table, tell
from tracker.clock import known_at, today
from tracker.errors import Invalid
from tracker.register.database import reading as session_of


def report(
    name: Annotated[str, typer.Argument(help="The name of a report, as --list prints it.")] = "",
    output: Annotated[Path | None, typer.Option("-o", "--output", help="The file to write.")] = None,
    format: Annotated[str, typer.Option(help="The format; the file's ending, if left out.")] = "",  # noqa: A002
    as_of: AsOf = None,
    since: Annotated[
        str,
        typer.Option("--from", metavar="DATE", help="The beginning of the period, where a report has one."),
    ] = "",
    known_on: KnownOn = None,
    since_known: Annotated[
        date | None,
        typer.Option(
            "--from-known",
            parser=full_date,
            metavar="DATE",
            help="What the register knew at the beginning of the period: what it has learned since.",
        ),
    ] = None,
    instrument: Annotated[str, typer.Option(help="Only this instrument.")] = "",
    state: Annotated[str, typer.Option(help="Only this state.")] = "",
    organisation: Annotated[str, typer.Option(help="Only this organisation.")] = "",
    unofficial: Annotated[
        bool, typer.Option("--unofficial", help="Say on every page that it is an unofficial working document.")
    ] = False,
    lang: Lang = Language.EN,
    list_: Annotated[bool, typer.Option("--list", help="List the reports and their formats.")] = False,
    json: Json = False,
) -> None:
    """Write a report to a file."""
    from tracker import reports
    from tracker.reports.outset import OUTSET

    if list_:
        listed = reports.report_list()
        if json:
            print_json(listed)
        else:
            print_table("Reports", ("name", "formats"), [(r["name"], ", ".join(r["formats"])) for r in listed])
        return
    if not name or output is None:
        raise typer.BadParameter("name a report and the file to write: tracker report NAME -o FILE (see --list)")
    write = reports.writer(name, _format(format, output, name))
    require_place(output, f"{name}{output.suffix}")
    with session_of(register()) as session:
        content = reports.content(
            session,
            name,
            as_of=as_of or today(),
            known_at=known_at(known_on),
            known_on=known_on,
            lang=str(lang),
            instrument=instrument or None,
            state=state or None,
            organisation=organisation or None,
            since=full_date(since) if since else None,
            since_known_at=known_at(since_known),
            since_known_on=since_known,
            unofficial=unofficial,
        )
    write_whole(output, write(content))
    for line in content.lines:
        if line.key == OUTSET:
            typer.echo(line.text, err=True)
    tell(lang, "Written: {path}", path=output)


def _format(asked: str, output: Path, name: str) -> str:
    """The format asked for, else the one that the file's ending names; raises Invalid where neither is given."""
    from tracker import reports

    found = (asked or output.suffix).lstrip(".").lower()
    if not found:
        raise Invalid(
            "The name of the file, {path}, does not say in which format to write. Give it an ending, such as"
            " {path}.{first}, or name the format with --format. Formats: {known}.",
            path=output,
            first=reports.formats_of(name)[0],
            known=", ".join(reports.formats_of(name)),
        )
    return found
