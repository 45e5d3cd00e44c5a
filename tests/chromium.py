"""Where a Chromium is that starts."""

import functools
import shutil
import subprocess

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
ON_A_MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


@functools.cache
def find() -> str | None:
    """The system's Chromium, else the one that playwright keeps for itself, else none."""
    system = next((found for found in map(shutil.which, (*NAMES, ON_A_MAC)) if found and _starts(found)), None)
    return system or _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import Error, sync_playwright

    try:
        with sync_playwright() as playwright:
            path = playwright.chromium.executable_path
    except Error:
        return None
    return path if _starts(path) else None


def _starts(path: str) -> bool:
    """False too where it lacks a library of the system."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False
