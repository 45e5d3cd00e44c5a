"""The wheel holds everything that the checkout has: an installed program does the same in any folder."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

HOUSE = Path(__file__).parents[2]
BUILD = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-cache-dir"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([*BUILD, "--wheel-dir", folder, HOUSE], check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def in_checkout(*folders: str) -> set[str]:
    return {
        path.relative_to(HOUSE).as_posix()
        for folder in folders
        for path in (HOUSE / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_the_packages_and_the_migrations(wheel: Path) -> None:
    held = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    migrations = {f"tracker/_{name}" for name in in_checkout("migrations")}
    assert held == in_checkout("tracker", "dashboard") | migrations


def test_the_installed_program_makes_a_register_anywhere(wheel: Path, tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    ZipFile(wheel).extractall(installed)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    # First on the path, before the checkout that this environment was made from.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TRACKER_")}
    environment["PYTHONPATH"] = str(installed)

    def python(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=elsewhere,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    where = python("-c", "from tracker.register.database import migrations_dir as d; print(d())").strip()
    assert Path(where) == installed / "tracker" / "_migrations"
    main = "from tracker.cli import main; main()"
    python("-c", main, "init", "--sample", "csto")
    assert (elsewhere / "tracker.db").exists()
    assert '"outstanding"' in python("-c", main, "outstanding", "--as-of", "2022-12-05", "--json")
