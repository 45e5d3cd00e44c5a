"""`tracker import` and `tracker export`."""

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.arguments import Json, Lang, Language, author, register
from tracker.cli.output import print_json, print_table, tell


def import_(
    path: Annotated[Path, typer.Argument(help="A bundle: a folder or a zip of it.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tell what would change, and change nothing.")] = False,
    json: Json = False,
    lang: Lang = Language.EN,
) -> None:
    """Bring a bundle into the register: all of it, or nothing."""
    from tracker.exchange.bundle import import_bundle
    from tracker.locale.catalogue import translator
    from tracker.locale.wording import reading_finding_in_words

    outcome = import_bundle(register(), path, author(), dry_run=dry_run)
    counts = {kind: dict(count) for kind, count in outcome.counts.items()}
    findings = [{"file": f.file, "row": f.row, "what": reading_finding_in_words(f, lang)} for f in outcome.findings]
    if json:
        print_json({"dry_run": dry_run, "written": outcome.written, "counts": counts, "findings": findings})
        return
    t = translator(lang)
    columns = {"added": t("added"), "changed": t("changed"), "unchanged": t("unchanged"), "left_out": t("left out")}
    rows = [(kind, *(count.get(name, 0) for name in columns)) for kind, count in counts.items()]
    print_table(t("Would be imported") if dry_run else t("Imported"), ("", *columns.values()), rows)
    for finding in findings:
        typer.echo(f"{finding['file']}:{finding['row']}: {finding['what']}", err=True)


def export(
    path: Annotated[Path, typer.Argument(help="A folder, or a file that ends in .zip.")], lang: Lang = Language.EN
) -> None:
    """Write the whole register as a bundle."""
    from tracker.exchange.bundle import export_bundle

    export_bundle(register(), path)
    tell(lang, "Written: {path}", path=path)
