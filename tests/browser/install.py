"""Bring a Chromium for the browser suite where there is none, and say what came of it.

Never fails: without a browser the suite is left out, and the end of the test run says so.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests import chromium

DEBIAN = [["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]]
ELSEWHERE = [[sys.executable, "-m", "playwright", "install", "chromium"]]


def main() -> None:
    if chromium.find():
        return
    as_root_on_debian = shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0
    print("Installing Chromium for the browser tests …", flush=True)
    for command in DEBIAN if as_root_on_debian else ELSEWHERE:
        done = subprocess.run(
            command,
            env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            print(f"No Chromium: `{' '.join(command)}` failed:\n{(done.stderr or done.stdout)[-1500:]}")
            return


if __name__ == "__main__":
    main()
