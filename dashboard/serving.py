"""Serve the dashboard: `python -m dashboard.serving`, which is what `tracker serve` starts.

Look and safe defaults are in `.streamlit/config.toml` beside the entry script; here are only the address, and what a
server process needs: memory that is not searched after every interaction, and a clean end.
"""

import argparse
import gc
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from types import FrameType

import streamlit as st

SCRIPT = Path(__file__).with_name("app.py")
HOST, PORT = "127.0.0.1", 8501
_TURN = 0.0005  # seconds that one page's computing may keep what is ready for a browser from being sent


@asynccontextmanager
async def started(_: st.App) -> AsyncIterator[None]:
    """Load what every page needs before the first visitor comes, and take it out of the collector's way.

    Python collects garbage now and then; with everything long-lived frozen, that costs little.
    """
    import dashboard.preload  # noqa: F401

    gc.collect()
    gc.freeze()
    sys.setswitchinterval(_TURN)
    yield


def serve(host: str = HOST, port: int = PORT) -> None:
    """Serve until a signal ends it."""
    signal.signal(signal.SIGTERM, _leave)
    options = {"server.address": host, "server.port": port, "browser.serverAddress": host}
    with suppress(KeyboardInterrupt):  # the server has shut down by then
        st.App(str(SCRIPT), lifespan=started).run(config=options)


def _leave(_number: int, _frame: FrameType | None) -> None:
    sys.exit(0)


def main() -> None:
    """The command line of this module."""
    parser = argparse.ArgumentParser(prog="dashboard.serving", description="Serve the dashboard.")
    parser.add_argument("--host", default=HOST)
    parser.add_argument("--port", type=int, default=PORT)
    given = parser.parse_args()
    serve(given.host, given.port)


if __name__ == "__main__":
    main()
