"""The register as plain files that a lawyer can read: import and export format, and the sample's format."""

from dataclasses import replace
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DataError, IntegrityError

from tracker.errors import UnreadableBundle
from tracker.exchange.bundle_opening import opened
from tracker.exchange.bundle_reading import read_bundle
from tracker.exchange.bundle_writing import write_bundle
from tracker.register.database import reading, writing
from tracker.register.importing import ImportOutcome, bring_in
from tracker.register.ledger import Author


def import_bundle(engine: Engine, path: Path, author: Author, *, dry_run: bool = False) -> ImportOutcome:
    """Bring the bundle in a folder or a zip into the register: all that can be read, or nothing.

    With `dry_run` nothing is changed, and the outcome tells what would be. Raises UnreadableBundle, naming the file
    and the row, for what cannot be read and for a fact about an instrument that exists nowhere.
    """
    try:
        with opened(Path(path)) as files:
            bundle = read_bundle(files.texts)
            with writing(engine) as session:
                outcome = bring_in(session, bundle.rows, author, bundle.history, files.bytes_of)
                if dry_run:
                    session.rollback()
    except (IntegrityError, DataError) as error:
        raise UnreadableBundle("The rows of {path} contradict each other ({why}).", path=path, why=error.orig) from None
    return replace(outcome, findings=(*bundle.findings, *outcome.findings))


def export_bundle(engine: Engine, path: Path) -> None:
    """Write the whole register, its history included, as a bundle: a folder, or a zip if the path ends in .zip.

    Other files in the folder are left alone. Raises Refused where nothing can be written there.
    """
    with reading(engine) as session:
        write_bundle(session, Path(path))
