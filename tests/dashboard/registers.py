"""Registers that tests make larger: bundles written and imported."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from tracker.exchange.bundle import import_bundle
from tracker.register.database import connect
from tracker.register.ledger import Author

CLERK = Author("clerk", datetime(2024, 5, 1, tzinfo=UTC))


def instrument(key: str, **more: str) -> str:
    """An agreement of 10 January 2024 as a bundle writes it; `more` in the notation of bundles."""
    given = {
        "title": f"{{en: {key.title()}, ru: Документ {key}}}",
        "kind": "agreement",
        "organisation": "csto",
        "adopted_on": "2024-01-10",
        "concerns": "members",
        "source": "Text",
    } | more
    return f"- key: {key}\n" + "".join(f"  {name}: {value}\n" for name, value in given.items())


def add(register: Path, folder: Path, instruments: Iterable[str], **tables: Iterable[Mapping[str, str]]) -> None:
    """Import a bundle of these instruments, and of rows of tables: `acts=[{...}]`."""
    folder.mkdir()
    (folder / "instruments.yaml").write_text("".join(instruments), "utf-8")
    for name, given in tables.items():
        rows = list(given)
        heads = list(dict.fromkeys(head for row in rows for head in row))
        lines = [",".join(heads), *(",".join(row.get(head, "") for head in heads) for row in rows)]
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", "utf-8")
    engine = connect(f"sqlite:///{register}")
    import_bundle(engine, folder, CLERK)
    engine.dispose()
