"""`tracker init` and `tracker serve`."""

import os
import socket
import subprocess
import sys
from importlib.resources import as_file, files
from typing import Annotated

import typer
from sqlalchemy import Engine

from tracker.cli.arguments import Lang, Language, author, register
from tracker.cli.output import tell
from tracker.errors import NotFound, Unreachable
from tracker.register.database import connect, revision_of, shown, upgrade
from tracker.register.database import reading as session_of
from tracker.settings import settings

Sample = Annotated[str, typer.Option("--sample", help="Fill an empty register with this sample (csto).")]


def init(sample: Sample = "", lang: Lang = Language.EN) -> None:
    """Create the database, or upgrade it; a register that holds anything is left as it is."""
    url = settings().database_url
    upgrade(url)
    engine = connect(url)
    try:
        if sample:
            _fill(engine, sample, lang)
    finally:
        engine.dispose()
    tell(lang, "The register is ready: {url}", url=shown(engine.url))


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8501,
    sample: Sample = "",
) -> None:
    """Serve the dashboard; with --sample, create and fill the register first where there is none."""
    if sample and revision_of(connect(settings().database_url)) is None:
        init(sample)
    register().dispose()
    _require_free(host, port)
    program = [sys.executable, "-m", "dashboard.serving", "--host", host, "--port", str(port)]
    if os.name == "posix":
        os.execv(program[0], program)  # noqa: S606 - in its place, so that signals reach the dashboard itself
    raise typer.Exit(subprocess.run(program, check=False).returncode)  # noqa: S603 - of our own words only


def _require_free(host: str, port: int) -> None:
    """Raise Unreachable unless the dashboard can listen there: what the server itself says of it is no sentence."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        raise Unreachable(
            "The dashboard cannot listen on {host}, port {port} ({why}). Choose another address with --host, or "
            "another port with --port.",
            host=host,
            port=port,
            why=error.strerror or error,
        ) from None


def _fill(engine: Engine, sample: str, lang: str) -> None:
    from tracker.exchange.bundle import import_bundle
    from tracker.register import reading

    folder = files("tracker.samples") / sample
    if not sample.isidentifier() or not folder.is_dir():
        known = ", ".join(
            sorted(f.name for f in files("tracker.samples").iterdir() if f.is_dir() and "_" not in f.name)
        )
        raise NotFound("There is no sample “{name}”. Known: {known}.", name=sample, known=known)
    with session_of(engine) as session:
        if reading.version(session):
            tell(lang, "The register holds something already; the sample was left out.")
            return
    with as_file(folder) as path:
        import_bundle(engine, path, author())
