"""What people are typing: kept in the register's database beside the facts, and found again by its token."""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from dashboard.data.register import engine, session
from tracker.clock import now, user
from tracker.errors import NotFound
from tracker.register import database, documents, drafts
from tracker.register.drafts import Kept
from tracker.register.ledger import Author

RECORD, REGISTER, _SCAN = "record", "register", "scan"  # the pages on which people type, and what they attach
SCAN_KINDS = ("pdf", "png", "jpg", "jpeg", "tif", "tiff", "docx", "odt")
LARGEST_SCAN = 20  # megabytes

new_token = drafts.new_token


@dataclass(frozen=True)
class Scan:
    """A file that is attached to a draft; it becomes a document of the register when the draft is saved."""

    token: str
    name: str
    size: int  # bytes


def keep(token: str, content: dict[str, Any], page: str, base: dict[str, Any] | None) -> dict[str, Any] | None:
    """Keep a draft of this deployment's user with what another browser has typed into it since it was kept as `base`.

    Returns what is kept now; None, keeping nothing, where it was saved or thrown away meanwhile. Raises Busy or
    Unreachable.
    """
    with database.writing(engine()) as writing:
        theirs = drafts.find(writing, token)
        if base is not None and theirs is None:
            return None
        held = content if base is None or theirs is None else drafts.merged(base, content, theirs.content)
        drafts.keep(writing, token, page, user(), held, now())
    return held


def find(token: str, page: str) -> Kept | None:
    """The draft of a token; None where it was saved or thrown away, and for what is no draft of this page."""
    with session() as found:
        kept = drafts.find(found, token)
    return kept if kept is not None and kept.page == page else None


def mine(page: str) -> list[Kept]:
    """The drafts of this deployment's user, the latest first."""
    with session() as found:
        return drafts.of(found, user(), page)


def keep_scan(name: str, content: bytes) -> Scan:
    """Keep an attached file beside its draft."""
    token = drafts.new_token()
    held = {"name": name, "content": b64encode(content).decode()}
    with database.writing(engine()) as writing:
        drafts.keep(writing, token, _SCAN, user(), held, now())
    return Scan(token, name, len(content))


def forget_scan(token: str) -> None:
    """Throw an attached file away."""
    with database.writing(engine()) as writing:
        drafts.forget(writing, token)


def throw_away(token: str) -> None:
    """Throw a draft away, with the file that is attached to it."""
    with database.writing(engine()) as writing:
        kept = drafts.find(writing, token)
        scan = (kept.content.get("scan") or {}) if kept else {}
        forget_in(writing, token, scan.get("token", ""))


def forget_in(writing: Session, *tokens: str) -> None:
    """Forget drafts and attached files, in the transaction that saves what they held."""
    for token in filter(None, tokens):
        drafts.forget(writing, token)


def document_of(writing: Session, token: str, author: Author) -> str:
    """Make an attached file a document of the register; returns its digest. Raises NotFound, Invalid."""
    kept = drafts.find(writing, token)
    if kept is None:
        raise NotFound("The attached file is no longer there. Attach it again.")
    return documents.keep(writing, str(kept.content["name"]), b64decode(kept.content["content"]), author)
