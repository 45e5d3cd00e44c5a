"""How quick the dashboard is in a real browser, beside a bare Streamlit page drawing the same elements from constants.

Both are opened and used in turn, in the same run and the same browser; medians are compared. Limits: a first load and
an interaction at most 1.2 times the bare page's, an interaction on the home page no slower than one on an empty page.
Measured with the sample and, where it is beside the checkout, with the corpus.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import Browser, Page, sync_playwright

from tests import chromium
from tests.conftest import CORPUS

HERE = Path(__file__).parent
BIN = Path(sys.executable).parent
QUIET = 500  # milliseconds without a change of the page: it stands
ROUNDS = int(os.environ.get("ROUNDS", "7"))  # at most 12
# No two rounds ask the same, so that nothing is answered from memory. Of the days counted from a register's first,
# pages are first loaded on those from 0 on, filters changed and instruments opened from ROUNDS on, and then:
MOVED, BESIDE_EMPTY = 31, 62  # the days from which the day is moved, within a month; and those of the empty page

# In the page: when something was begun, and when the page last changed.
WATCH = """
window.begun = 0; window.changed = performance.now();
new MutationObserver(() => { window.changed = performance.now(); })
  .observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
"""
DRAWN = "document.querySelector('[data-testid=stMain] h1, .stButton')"
IDLE = "document.querySelector('[data-test-script-state=notRunning]')"
CHARTS = (
    "[...document.querySelectorAll('[data-testid=stVegaLiteChart]')].every((one) => one.querySelector('svg, canvas'))"
)
WHOLE = "!document.querySelector('[data-testid=stSkeleton]')"  # no element waits for its script
STANDS = f"() => performance.now() - window.changed > {QUIET} && {DRAWN} && {IDLE} && {WHOLE} && {CHARTS}"


@dataclass(frozen=True)
class Register:
    """A register to look at, and where to go in it."""

    name: str
    fill: Sequence[str]  # arguments of `tracker`
    first: date  # early in its month
    states: Sequence[str]  # to choose, one after the other
    instrument: str

    def day(self, number: int = 0) -> str:
        """The first day, or one so many days later."""
        return (self.first + timedelta(days=number)).isoformat()

    def state(self, number: int) -> str:
        """The state chosen in a round."""
        return self.states[number % len(self.states)]

    def home(self, number: int) -> str:
        """The home page on a day."""
        return f"?as_of={self.day(number)}"

    def page(self, number: int) -> str:
        """The page of the instrument on a day."""
        return f"instrument?as_of={self.day(number)}&instrument={self.instrument}"

    @property
    def addresses(self) -> list[str]:
        """Every address at which the measured ways begin or end; parameters in the order of the alphabet."""
        return [
            "?",
            *(self.home(number) for number in (*range(2 * ROUNDS), *range(MOVED, MOVED + 2 * ROUNDS))),
            *(f"{self.home(ROUNDS + number)}&state={self.state(number)}" for number in range(ROUNDS)),
            *(self.page(number) for number in range(2 * ROUNDS)),
        ]


SIX = ("AM", "BY", "KZ", "KG", "RU", "TJ")
SAMPLE = Register("the sample", ("init", "--sample", "csto"), date(2022, 12, 5), SIX, "charter-prot4-2022")
LARGE = Register("the corpus", ("import", str(CORPUS)), date(2015, 6, 1), SIX, "untc-xxvi-4")


@contextmanager
def served(command: Sequence[str], environment: dict[str, str], port: int) -> Iterator[str]:
    """A running server; its address."""
    process = subprocess.Popen(
        command,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def _wait_for(url: str) -> None:
    end = time.monotonic() + 90
    while time.monotonic() < end:
        try:
            with urlopen(url, timeout=5):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError(f"nothing answers at {url}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def opened(browser: Browser, url: str) -> tuple[Page, float]:
    """A page in a browser that was never here, and how long its first load took, in milliseconds."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB").new_page()
    page.add_init_script(WATCH)
    page.goto(url, wait_until="commit")
    return page, _stood(page)


def _stood(page: Page) -> float:
    """When the page last changed, counted from what was begun, in milliseconds."""
    page.wait_for_function(STANDS, timeout=90_000)
    return float(page.evaluate("window.changed - window.begun"))


def done(page: Page, act: Callable[[Page], None]) -> float:
    """How long the page took to stand again after something was done to it, from the last press, in milliseconds."""
    act(page)
    return _stood(page)


def _press(page: Page, key: str) -> None:
    """Press a key on what has the focus, and begin to count."""
    _count_from(page, "keydown")
    page.keyboard.press(key)


def _count_from(page: Page, event: str) -> None:
    """Begin to count when something happens in the page."""
    begin = "() => { window.begun = window.changed = performance.now(); }"
    page.evaluate(f"document.addEventListener({event!r}, {begin}, true)")


def choose(label: str, value: str) -> Callable[[Page], None]:
    """Choose from one of the browser's own lists."""

    def act(page: Page) -> None:
        _count_from(page, "change")
        page.get_by_role("combobox", name=label).select_option(value)

    return act


def press(page: Page) -> None:
    """Press the only button."""
    button = page.get_by_role("button", name="Press")
    _count_from(page, "click")
    button.click()


def follow(address: str) -> Callable[[Page], None]:
    """Follow the first link to an address."""

    def act(page: Page) -> None:
        page.locator(f"a.tt-link[href*='{address}']").first.focus()
        before = page.locator("h1").inner_text()
        page.wait_for_timeout(300)
        _press(page, "Enter")
        page.wait_for_function("(before) => document.querySelector('h1')?.innerText !== before", arg=before)

    return act


def next_day(page: Page) -> None:
    """Move the day asked about by one."""
    page.get_by_test_id("stSidebar").get_by_role("spinbutton").nth(2).focus()
    page.keyboard.press("ArrowUp")
    page.wait_for_timeout(300)
    _press(page, "Escape")  # which leaves the field


class Seen(NamedTuple):
    """A page that stands: how long that took, in milliseconds, and what it says, however it breaks its lines."""

    took: float
    said: str


@dataclass(frozen=True)
class Way:
    """Something a person does, where it begins, and what is done; both by the number of the round."""

    name: str
    begins: Callable[[int], str]
    act: Callable[[int], Callable[[Page], None]]


def ways(register: Register) -> list[Way]:
    """What people do most."""

    def home(number: int) -> str:
        return f"/{register.home(ROUNDS + number)}"

    return [
        Way("change a filter", home, lambda number: choose("State", register.state(number))),
        Way("open an instrument", home, lambda _: follow(f"instrument={register.instrument}")),
        Way("move the day", lambda number: f"/{register.home(MOVED + 2 * number)}", lambda _: next_day),
    ]


def measure(browser: Browser, register: Register, ours: str, bare: str) -> None:
    """First loads and interactions of both, in turn."""
    sides = {"ours": ours, "bare": bare}
    for address, what in ((register.home, "home"), (register.page, "an instrument")):

        def load(url: str, number: int, address: Callable[[int], str] = address) -> Seen:
            return first_load(browser, f"{url}/{address(number)}")

        loads = in_turn(sides, load)
        tell_alike(f"{register.name}: first load of {what}", loads)
    for way in ways(register):

        def done_once(url: str, number: int, way: Way = way) -> Seen:
            return interaction(browser, url + way.begins(number), way.act(number))

        tell_alike(f"{register.name}: {way.name}", in_turn(sides, done_once))


def in_turn(sides: Mapping[str, str], once: Callable[[str, int], Seen]) -> dict[str, list[Seen]]:
    """What was seen of each side, one after the other in every round."""
    found: dict[str, list[Seen]] = {side: [] for side in sides}
    for number in range(ROUNDS):
        for side, url in sides.items():
            found[side].append(once(url, number))
    return found


def first_load(browser: Browser, url: str) -> Seen:
    """A page that was opened."""
    page, took = opened(browser, url)
    return _leave(page, took)


def interaction(browser: Browser, url: str, act: Callable[[Page], None]) -> Seen:
    """A page after something was done in it."""
    page, _ = opened(browser, url)
    return _leave(page, done(page, act))


def _leave(page: Page, took: float) -> Seen:
    said = " ".join(page.get_by_test_id("stMain").inner_text().split())
    page.context.close()
    return Seen(took, said)


def measure_empty(browser: Browser, register: Register, ours: str, empty: str) -> None:
    """An interaction on the home page beside one on an empty page."""

    def once(url: str, number: int) -> Seen:
        if url == empty:
            return interaction(browser, url, press)
        return interaction(
            browser, f"{url}/{register.home(BESIDE_EMPTY + number)}", choose("State", register.state(number))
        )

    found = in_turn({"home": ours, "empty": empty}, once)
    tell(f"{register.name}: an interaction on home, beside an empty page", found["home"], found["empty"], 1.0)


def tell_alike(what: str, found: Mapping[str, Sequence[Seen]]) -> None:
    """A line on ours beside the bare page, which must have drawn the same, word for word, in every round."""
    for mine, other in zip(found["ours"], found["bare"], strict=True):
        if mine.said != other.said:
            raise SystemExit(f"{what}: the bare page does not say the same:\n{mine.said}\n{other.said}")
    tell(what, found["ours"], found["bare"], 1.2)


def tell(what: str, ours: Sequence[Seen], bare: Sequence[Seen], limit: float) -> None:
    """A line with both medians and their ratio."""
    mine, other = median(one.took for one in ours), median(one.took for one in bare)
    print(f"{what}: {mine:.0f} ms beside {other:.0f} ms, {mine / other:.2f} times (limit {limit:g})", flush=True)


def main() -> None:
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        for register in (SAMPLE, LARGE):
            if register is LARGE and not CORPUS.is_dir():
                print(f"the corpus: left out, there is no folder {CORPUS}")
                continue
            _beside(browser, register, Path(folder))
        browser.close()


def _beside(browser: Browser, register: Register, folder: Path) -> None:
    stem = register.name.split()[-1]
    database = {"TRACKER_DATABASE_URL": f"sqlite:///{folder / stem}.db"}
    constants = {"BARE_CONSTANTS": str(folder / f"{stem}.json")}
    tracker = str(BIN / "tracker")
    for arguments in (("init",), register.fill):
        subprocess.run([tracker, *arguments], env=os.environ | database, check=True, capture_output=True)
    subprocess.run(
        [sys.executable, "-W", "ignore", str(HERE / "recorded.py"), constants["BARE_CONSTANTS"], *register.addresses],
        env=os.environ | database,
        check=True,
        capture_output=True,
    )
    bare = [sys.executable, "-m", "streamlit", "run", str(HERE / "bare.py"), "--server.headless=true"]
    with ExitStack() as servers:

        def start(command: list[str], option: str, environment: dict[str, str]) -> str:
            port = _free_port()
            return servers.enter_context(served([*command, f"{option}={port}"], environment, port))

        ours = start([tracker, "serve"], "--port", database)
        beside = start(bare, "--server.port", constants)
        empty = start(bare, "--server.port", {})
        measure(browser, register, ours, beside)
        measure_empty(browser, register, ours, empty)


if __name__ == "__main__":
    main()
