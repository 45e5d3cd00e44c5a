"""Papers and their scans, kept with the register: a fact for each, and its bytes once, named by their digest."""

from collections.abc import Callable, Collection
from hashlib import sha256
from typing import Any

from sqlalchemy import Table, insert, select, type_coerce
from sqlalchemy.orm import Session
from sqlalchemy.types import NullType

from tracker.errors import Invalid, NotFound, Refused
from tracker.register.foreign_rows import NotUnderstood
from tracker.register.ledger import TABLES, Author, Change, write
from tracker.register.media import media_of, plain_name, require_ending
from tracker.register.tables import Blob

BytesOf = Callable[[str], bytes | None]
_BLOBS: Table = Blob.__table__  # type: ignore[attr-defined]
_DOCUMENTS = TABLES["document"]
_NAMED_BY = ("act", "step")  # kinds of facts that may name a document


def keep(session: Session, name: str, content: bytes, author: Author) -> str:
    """Keep a paper, and return the digest by which acts and steps name it; the same bytes again change nothing.

    Has to run in a transaction of `database.writing`. Raises Invalid for what is empty, too large, or of a kind that is
    not kept.
    """
    name, digest = plain_name(name), sha256(content).hexdigest()
    media = media_of(name, content)
    if session.execute(select(_DOCUMENTS.c.id).where(_DOCUMENTS.c.id == digest)).first():
        return digest
    store(session, digest, content)
    row = {"id": digest, "name": name, "media": media, "size": len(content)}
    stamp = {"recorded_at": author.at, "recorded_by": author.name}
    write(session, [Change("document", digest, row | stamp)], author)
    return digest


def content(session: Session, digest: str) -> tuple[Any, bytes]:
    """A document's row and its bytes.

    Raises NotFound for one that the register does not have, Refused where its bytes are not those that were kept.
    """
    row = session.execute(select(_DOCUMENTS).where(_DOCUMENTS.c.id == digest)).first()
    if row is None:
        raise NotFound("There is no document “{id}”.", id=digest)
    found = bytes_kept(session, digest)
    if found is None or sha256(found).hexdigest() != digest:
        raise Refused(
            "The bytes of “{name}” are missing, or not those that were kept. Run `tracker verify`.", name=row.name
        )
    return row, found


def store(session: Session, digest: str, content: bytes) -> None:
    """Keep bytes, once."""
    if not has_bytes(session, digest):
        session.execute(insert(_BLOBS), [{"digest": digest, "content": content}])


def has_bytes(session: Session, digest: str) -> bool:
    """True where the bytes of a digest are kept."""
    return session.execute(select(_BLOBS.c.digest).where(_BLOBS.c.digest == digest)).first() is not None


def bytes_kept(session: Session, digest: str) -> bytes | None:
    """The bytes kept under a digest; None where there are none."""
    raw = select(type_coerce(_BLOBS.c.content, NullType())).where(_BLOBS.c.digest == digest)
    found: Any = session.execute(raw).scalar()
    # Whoever altered them may have left a text there.
    return found if found is None or isinstance(found, bytes) else str(found).encode()


def digests_kept(session: Session) -> list[str]:
    """The digests under which bytes are kept, in their order."""
    return list(session.execute(select(_BLOBS.c.digest).order_by(_BLOBS.c.digest)).scalars())


class Papers:
    """The bytes that come with somebody else's rows, taken over where they are what the rows say."""

    def __init__(self, session: Session, bytes_of: BytesOf) -> None:
        self.session, self.bytes_of = session, bytes_of

    def take(self, digest: str, name: str, known: dict[str, Any] | None) -> dict[str, Any]:
        """Keep a document's bytes, and return what they say of it: its name, kind and size.

        `known` is the document's row where the register has it. Raises NotUnderstood where the bytes are missing, have
        another digest, or are none that are kept.
        """
        try:
            name = plain_name(name)
            if known is not None and has_bytes(self.session, digest):
                require_ending(name, known["media"])
                return {"name": name, "media": known["media"], "size": known["size"]}
            found, media = self._checked(digest, name)
        except Invalid as problem:
            raise NotUnderstood(problem.template, **problem.values) from None
        store(self.session, digest, found)
        return {"name": name, "media": media, "size": len(found)}

    def _checked(self, digest: str, name: str) -> tuple[bytes, str]:
        found = self.bytes_of(digest)
        if found is None:
            raise NotUnderstood("The folder “documents” has no file of this document.")
        media = media_of(name, found)  # first, since what is too large was cut off
        if (computed := sha256(found).hexdigest()) != digest:
            raise NotUnderstood(
                "The file of this document holds something else: its digest is {found}.", found=computed
            )
        return found, media

    def take_restored(self) -> dict[str, str]:
        """Keep the bytes of the documents that a restored ledger tells of.

        Returns the names of those whose bytes are not what it says, by their digests.
        """
        lost = {}
        for row in list(self.session.execute(select(_DOCUMENTS).order_by(_DOCUMENTS.c.id)).mappings()):
            try:
                found: dict[str, Any] | None = self.take(row["id"], row["name"], None)
            except NotUnderstood:
                found = None
            if found != {column: row[column] for column in ("name", "media", "size")}:
                lost[row["id"]] = row["name"]
        return lost


def let_go(session: Session, digests: Collection[str], author: Author, reason: str) -> int:
    """Take documents out of the register, and out of the facts that name them; returns how many lines were written."""
    naming = [
        Change(kind, row["id"], dict(row) | {"document": None}, reason)
        for kind in _NAMED_BY
        for digest in digests
        for row in session.execute(select(TABLES[kind]).where(TABLES[kind].c.document == digest)).mappings()
    ]
    return write(session, [*naming, *(Change("document", digest, None, reason) for digest in digests)], author)


def nothing(_: str) -> bytes | None:
    """The bytes of documents where none come with the rows."""
    return None
