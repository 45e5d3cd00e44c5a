"""Papers and their scans: the bytes once, named by their digest, and a fact of the ledger that says what they are."""

import hashlib
from pathlib import PurePath
from typing import Any

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from tracker.errors import Invalid, NotFound
from tracker.register.ledger import TABLES, Author, Change, write
from tracker.register.tables import Blob

_BLOBS: Table = Blob.__table__  # type: ignore[attr-defined]
LARGEST = 20 * 1024 * 1024
MEDIA = {
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
}


def keep(session: Session, name: str, content: bytes, author: Author) -> str:
    """Keep a document and return its digest; one that is kept already stays as it is.

    Raises Invalid for an empty file, one that is too large, and one of a kind that nobody could read in years to come.
    """
    media = MEDIA.get(PurePath(name).suffix.lower())
    if media is None:
        raise Invalid("“{name}” is not of a kind that is kept. Attach one of: {kinds}.", name=name, kinds=[*MEDIA])
    if not content:
        raise Invalid("“{name}” is empty.", name=name)
    if len(content) > LARGEST:
        raise Invalid("“{name}” is too large: at most {most} MB are kept.", name=name, most=LARGEST // 1024**2)
    digest, table = hashlib.sha256(content).hexdigest(), TABLES["document"]
    if session.execute(select(_BLOBS.c.digest).where(_BLOBS.c.digest == digest)).first() is None:
        session.execute(insert(_BLOBS), {"digest": digest, "content": content})
    if session.execute(select(table.c.id).where(table.c.id == digest)).first() is None:
        row = {"id": digest, "name": PurePath(name).name, "media": media, "size": len(content)}
        stamp = {"recorded_at": author.at, "recorded_by": author.name}
        write(session, [Change("document", digest, row | stamp)], author)
    return digest


def content(session: Session, digest: str) -> tuple[Any, bytes]:
    """The row of a document and its bytes; raises NotFound."""
    table = TABLES["document"]
    row = session.execute(select(table).where(table.c.id == digest)).first()
    found = session.execute(select(_BLOBS.c.content).where(_BLOBS.c.digest == digest)).scalar()
    if row is None or found is None:
        raise NotFound("The register keeps no document “{id}”. Attach it again.", id=digest)
    return row, bytes(found)
