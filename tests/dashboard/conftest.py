"""The real entry script under Streamlit's own test runner, on a register of the test's own with the sample."""

import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tracker.exchange.bundle import import_bundle
from tracker.register.database import connect, upgrade
from tracker.register.ledger import Author

APP = Path(__file__).parents[2] / "dashboard" / "app.py"


@pytest.fixture(scope="session")
def sample_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with the sample, made once; tests take copies."""
    path = tmp_path_factory.mktemp("register") / "tracker.db"
    upgrade(f"sqlite:///{path}")
    engine = connect(f"sqlite:///{path}")
    import_bundle(
        engine, Path(str(files("tracker.samples") / "csto")), Author("sample", datetime(2026, 1, 1, tzinfo=UTC))
    )
    engine.dispose()
    return path


@pytest.fixture(autouse=True)
def no_memory(clean_environment: None) -> Iterator[None]:
    """Cached answers are the process's; a test must not see those of another."""

    def forget() -> None:
        ours = [module for name, module in sys.modules.items() if name.startswith("dashboard.")]
        for answer in (answer for module in ours for answer in vars(module).values()):
            if hasattr(answer, "cache_clear"):
                answer.cache_clear()

    forget()
    yield
    forget()


@pytest.fixture
def register(sample_register: Path, tmp_path: Path) -> Path:
    """The register that the settings of this test point to."""
    path = tmp_path / "tracker.db"
    shutil.copy(sample_register, path)
    return path


@pytest.fixture
def visit(register: Path) -> Callable[..., AppTest]:
    """Open a page of the dashboard: `visit("record", lang="ru", instrument="peace-prot-2021")`."""

    def open_page(view: str = "home", **address: str) -> AppTest:
        app = AppTest.from_file(str(APP), default_timeout=30)
        for name, value in address.items():
            app.query_params[name] = value
        app.run()
        if view != "home":
            app.switch_page(f"views/{view}.py").run()
        assert not app.exception, app.exception
        return app

    return open_page
