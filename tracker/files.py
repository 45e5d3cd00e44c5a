"""Files that are there whole or not at all, and zips whose bytes depend on nothing but what they hold."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipInfo

_YEARS = (1980, 2107)  # that a zip knows
_UNIX, _READABLE = 3, 0o644 << 16


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """A file beside a path to write to, which takes its place at the end; none is left where that fails."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def member(name: str, on: date | None = None) -> ZipInfo:
    """A member of a zip, dated the day given where a zip knows its year, else as early as it can be."""
    first, last = _YEARS
    day = on if on and first <= on.year <= last else date(first, 1, 1)
    made = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    made.compress_type, made.create_system, made.external_attr = ZIP_DEFLATED, _UNIX, _READABLE
    return made
