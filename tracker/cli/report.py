"""`tracker report`."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.arguments import AsOf, Json, KnownOn, Lang, Language, full_date, register
from tracker.cli.files import require_place, write_whole
from tracker.cli.output import print_json, print_table, tell
from tracker.clock import known_at, today
from tracker.errors import Invalid
from tracker.register.database import reading as session_of

if TYPE_CHECKING:
    from tracker.reports.question import Question


def report(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME…", help="The name of a report, as --list prints it; of several for a .zip."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="The file to write; a .zip holds a pack of reports, those for a session."),
    ] = None,
    format: Annotated[  # noqa: A002
        str, typer.Option(help="The format; the file's ending, if left out. Of a pack: several, parted by commas.")
    ] = "",
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
    both: Annotated[bool, typer.Option("--both-languages", help="Of a pack: every report in both languages.")] = False,
    list_: Annotated[bool, typer.Option("--list", help="List the reports and their formats.")] = False,
    json: Json = False,
) -> None:
    """Write a report to a file, or several to a zip."""
    from tracker import reports
    from tracker.reports.question import Question

    if list_:
        listed = reports.report_list()
        if json:
            print_json(listed)
        else:
            print_table("Reports", ("name", "formats"), [(r["name"], ", ".join(r["formats"])) for r in listed])
        return
    if output is None or not (names or _is_pack(output)):
        raise typer.BadParameter("name a report and the file to write: tracker report NAME -o FILE (see --list)")
    if (len(names or ()) > 1 or both) and not _is_pack(output):
        raise typer.BadParameter("several reports, or both languages, go into a zip: tracker report NAME … -o FILE.zip")
    question = Question(
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
    if names and not _is_pack(output):
        _write(output, names[0], format, question)
    else:
        _write_pack(output, names or (), format, question, both)
    tell(lang, "Written: {path}", path=output)


def _is_pack(output: Path) -> bool:
    return output.suffix.lower() == ".zip"


def _write(output: Path, name: str, form: str, question: "Question") -> None:
    """Write one report; a day before the register begins is told."""
    from tracker import reports
    from tracker.reports.outset import OUTSET

    write = reports.writer(name, _format(form, output, name))
    require_place(output, f"{name}{output.suffix}")
    with session_of(register()) as session:
        content = reports.answer(session, name, question)
    write_whole(output, write(content))
    for line in content.lines:
        if line.key == OUTSET:
            typer.echo(line.text, err=True)


def _write_pack(output: Path, names: Iterable[str], formats: str, question: "Question", both: bool) -> None:
    """Write a zip of reports; each file is told when it is made."""
    from tracker.reports.pack import pack, wanted

    langs = Language if both else (question.lang,)
    asked = wanted(names, formats.replace(",", " ").split(), question, map(str, langs))

    def told(number: int, name: str) -> None:
        tell(question.lang, "{n} of {total}: {name}", n=number, total=len(asked), name=name)

    require_place(output, output.name)
    with session_of(register()) as session:
        data = pack(session, asked, question.lang, told)
    write_whole(output, data)


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
