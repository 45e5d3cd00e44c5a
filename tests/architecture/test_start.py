"""A command starts fast: it imports nothing slow that it does not use."""

import subprocess
import sys

PROGRAM = """
import sys
from tracker.cli import main
try:
    main()
finally:
    slow = {"alembic", "altair", "babel", "openpyxl", "pandas", "pycountry", "streamlit", "xlsxwriter"}
    print(*sorted(slow & sys.modules.keys()), file=sys.stderr)
"""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", PROGRAM, *arguments], capture_output=True, text=True, timeout=120)


def test_the_outstanding_list_imports_nothing_slow() -> None:
    made = run("init", "--sample", "csto")
    assert made.returncode == 0, made.stderr
    listed = run("outstanding", "--json")
    assert listed.returncode == 0, listed.stderr
    assert listed.stderr.split() == []
