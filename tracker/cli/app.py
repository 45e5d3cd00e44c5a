"""The commands, gathered; and what happens when one of them cannot do what was asked."""

import sys

import typer

from tracker.cli import deployment, exchange, questions, record, report, verify
from tracker.errors import Stale, TrackerError

app = typer.Typer(
    name="tracker",
    help="The register of treaties: what each state has done, on any date, and what is still missing.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.command("init")(deployment.init)
app.command("serve")(deployment.serve)
app.command("import")(exchange.import_)
app.command("export")(exchange.export)
app.command("instruments")(questions.instruments)
app.command("status")(questions.status)
app.command("outstanding")(questions.outstanding)
app.add_typer(record.app, name="record")
app.command("report")(report.report)
app.command("verify")(verify.verify)


def run() -> None:
    """Run the command line. A refusal is told on stderr and exits with 1; bad usage exits with 2."""
    try:
        app()
    except TrackerError as error:
        _tell(error)
        sys.exit(1)
    except OSError as error:
        typer.echo(f"{error.strerror or error}: {error.filename}" if error.filename else str(error), err=True)
        sys.exit(1)


def _tell(error: TrackerError) -> None:
    from tracker.locale.field_values import value_in_words
    from tracker.locale.names import name
    from tracker.locale.wording import error_in_words

    lang = language()
    typer.echo(error_in_words(error, lang), err=True)
    for field, *values in error.changes if isinstance(error, Stale) else ():
        before, after = (value_in_words(field, value, lang) for value in values)
        typer.echo(f"  {name(field, lang)}: {before} → {after}", err=True)


def language() -> str:
    """The language asked for on the command line, as far as it can be seen there."""
    words = " ".join(sys.argv[1:]).replace("--lang=", "--lang ")
    return "ru" if "--lang ru" in words else "en"
