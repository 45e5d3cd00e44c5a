"""A real Chromium, and the dashboard served as a person would serve it.

`dashboard` is a server with a sample database of the test's own, to write into, stop and start again;
`reading_dashboard` is shared by the tests that only look. `page` is a browser's page, `new_page` opens
another person's. Every test fails when a page printed an error to the console.
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from tests import chromium

# Without them a Chromium looks for its maker's servers, which is slow where there is no way out.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# What an open page says while its server is stopped: no fault of the page.
AWAY = re.compile(r"ERR_CONNECTION_(REFUSED|RESET)|WebSocket|reaching server endpoint|server is not responding")
# Opened by its own address, a page asks first whether the server lives beneath it; Streamlit's own doing.
ASKS_FOR_ITS_SERVER = re.compile(r"404 .*/_stcore/(health|host-config)$")
SECONDS = 30  # a slow machine under load must not look like a broken program
TRACKER = Path(sys.executable).with_name("tracker")


class Dashboard:
    """A running `tracker serve`."""

    def __init__(self, database: Path) -> None:
        self.database = database
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = database.with_suffix(".log")
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        """For commands that are to work on the same database."""
        return os.environ | {"TRACKER_DATABASE_URL": f"sqlite:///{self.database}"}

    def tracker(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the program beside the running server."""
        return subprocess.run(
            [TRACKER, *arguments],
            env=self.environment,
            cwd=self.database.parent,
            capture_output=True,
            text=True,
            timeout=120,
        )

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [TRACKER, "serve", "--port", str(self.port)],
                env=self.environment,
                cwd=self.database.parent,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        end = time.monotonic() + 2 * SECONDS
        while time.monotonic() < end and self.process.poll() is None:
            try:
                with urlopen(f"{self.url}/_stcore/health", timeout=SECONDS):
                    return
            except (URLError, ConnectionError):
                time.sleep(0.05)
        raise RuntimeError(f"`tracker serve` did not start:\n{self.log.read_text()}")

    def stop(self) -> None:
        if self.process:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(timeout=SECONDS)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
            self.process = None

    def restart(self) -> None:
        self.stop()
        self.start()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def sample_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the sample, made once; tests take copies."""
    database = tmp_path_factory.mktemp("sample") / "tracker.db"
    done = Dashboard(database).tracker("init", "--sample", "csto")
    assert done.returncode == 0, done.stderr
    return database


def _serve(sample: Path, folder: Path) -> Iterator[Dashboard]:
    database = folder / "tracker.db"
    shutil.copy(sample, database)
    running = Dashboard(database)
    try:
        running.start()
        yield running
    finally:
        running.stop()


@pytest.fixture
def dashboard(sample_database: Path, tmp_path: Path) -> Iterator[Dashboard]:
    """A dashboard and a database of the test's own."""
    yield from _serve(sample_database, tmp_path)


@pytest.fixture(scope="session")
def reading_dashboard(sample_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """One dashboard for all tests that record nothing."""
    yield from _serve(sample_database, tmp_path_factory.mktemp("reading"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=SECONDS * 1000)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium.find(), args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def console_errors() -> Iterator[list[str]]:
    """What pages printed as errors; a test that provokes one clears the list."""
    errors: list[str] = []
    yield errors
    assert not errors, "the browser's console has errors:\n" + "\n".join(errors)


@pytest.fixture
def new_page(browser: Browser, console_errors: list[str]) -> Iterator[Callable[..., Page]]:
    """Open the page of a person who was not here before: own session, own liking (`color_scheme="dark"`)."""
    contexts = []

    def listen(message: ConsoleMessage) -> None:
        said = f"{message.text} {message.location.get('url', '')}".strip()
        if message.type == "error" and not AWAY.search(said) and not ASKS_FOR_ITS_SERVER.search(said):
            console_errors.append(said)

    def open_page(**liking: Any) -> Page:
        context = browser.new_context(**{"locale": "en-GB", "viewport": {"width": 1280, "height": 900}} | liking)
        contexts.append(context)
        context.set_default_timeout(SECONDS * 1000)
        page = context.new_page()
        page.on("console", listen)
        page.on("pageerror", lambda error: console_errors.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    return new_page()


@pytest.fixture
def settled() -> Callable[[Page], Page]:
    """Wait until a visited page has drawn everything: `settled(page)`.

    After a click the server may not have begun yet: there, `expect` what the click brings.
    """

    def wait(page: Page) -> Page:
        application = page.get_by_test_id("stApp")
        expect(application).to_have_attribute("data-test-connection-state", "CONNECTED")
        expect(application).to_have_attribute("data-test-script-state", "notRunning")
        expect(page.locator("[data-stale='true'], [data-testid='stSkeleton']")).to_have_count(0)
        return page

    return wait
