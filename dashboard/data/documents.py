"""The papers that entries rest on: what they are called, and their bytes when somebody asks for them."""

from dataclasses import dataclass

from dashboard.data.register import kept, session
from dashboard.moment import Moment
from tracker.register import documents, reading


@dataclass(frozen=True)
class Paper:
    """A document that the register keeps."""

    digest: str
    name: str
    media: str
    size: int  # bytes


@kept
def paper(digest: str, moment: Moment) -> Paper | None:  # noqa: ARG001 - the answer holds for the moment's version
    """What is kept under a digest; None where nothing is."""
    with session() as found:
        entry = reading.fact(found, "document", digest) if digest else None
    return None if entry is None else Paper(digest, entry[0].name, entry[0].media, entry[0].size)


def content(digest: str) -> bytes:
    """The bytes of a document; raises NotFound."""
    with session() as found:
        return documents.content(found, digest)[1]
