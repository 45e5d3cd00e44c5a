"""How long `tracker outstanding` takes on the sample, beside a Python that only imports sqlmodel.

The two are run in turn, so that a busy moment of the machine meets both. To reach: at most 1.5 times.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 25
TRACKER = Path(sys.executable).with_name("tracker")
COMMANDS = {
    "import sqlmodel": [sys.executable, "-c", "import sqlmodel"],
    "tracker outstanding": [TRACKER, "outstanding", "--as-of", "2022-12-05"],
    "tracker outstanding --json": [TRACKER, "outstanding", "--as-of", "2022-12-05", "--json"],
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"TRACKER_DATABASE_URL": f"sqlite:///{folder}/tracker.db"}

        def seconds(command: list[str | Path]) -> float:
            begun = time.perf_counter()
            subprocess.run(command, env=environment, check=True, capture_output=True)
            return time.perf_counter() - begun

        seconds([TRACKER, "init", "--sample", "csto"])
        for command in COMMANDS.values():
            seconds(command)  # the first run of each warms the caches and is not counted
        rounds = [[seconds(command) for command in COMMANDS.values()] for _ in range(ROUNDS)]

    medians = [statistics.median(column) for column in zip(*rounds, strict=True)]
    print(f"start, median of {ROUNDS} rounds")
    for name, median in zip(COMMANDS, medians, strict=True):
        print(f"  {name:28} {median * 1000:6.0f} ms   {median / medians[0]:.2f}×")


if __name__ == "__main__":
    main()
