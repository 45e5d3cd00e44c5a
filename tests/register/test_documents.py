"""Papers are kept once under the digest of their bytes; what is not kept is refused in words."""

import io
import zipfile
from hashlib import sha256

import pytest
from sqlalchemy import Engine

from tests.register.conftest import CLERK
from tracker.errors import Invalid, NotFound, Refused
from tracker.register import documents, reading
from tracker.register.database import reading as session_of
from tracker.register.database import writing
from tracker.register.media import ENDINGS, LARGEST, media_of, plain_name
from tracker.register.tables import Blob
from tracker.register.verification import verify

PDF = b"%PDF-1.7\n1 0 obj\n"


def packed(*members: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


DOCX = packed(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<document/>"))
ODT = packed(("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<document/>"))


def test_a_paper_is_kept_once_with_its_name_and_kind(register: Engine) -> None:
    with writing(register) as session:
        digest = documents.keep(session, "C:\\scans\\Note verbale 7.pdf", PDF, CLERK)
        before = reading.version(session)
        assert documents.keep(session, "again.pdf", PDF, CLERK) == digest
        assert reading.version(session) == before
    assert digest == sha256(PDF).hexdigest()
    with session_of(register) as session:
        row, content = documents.content(session, digest)
        assert (row.name, row.media, row.size, row.recorded_by) == (
            "Note verbale 7.pdf",
            "application/pdf",
            len(PDF),
            "clerk",
        )
        assert content == PDF
        assert verify(session).problems == []


def test_a_refused_paper_leaves_nothing_behind(register: Engine) -> None:
    with writing(register) as session, pytest.raises(Invalid, match="is empty"):
        documents.keep(session, "note.pdf", b"", CLERK)
    with session_of(register) as session:
        assert documents.digests_kept(session) == []
        assert reading.facts(session, "document") == []


def test_a_document_that_is_not_there_is_not_found(register: Engine) -> None:
    with session_of(register) as session, pytest.raises(NotFound, match="There is no document"):
        documents.content(session, "0" * 64)


def test_bytes_that_were_altered_or_lost_are_not_handed_out(register: Engine) -> None:
    with writing(register) as session:
        digest = documents.keep(session, "note.pdf", PDF, CLERK)
    blob = Blob.__table__  # type: ignore[attr-defined]
    for statement in (blob.update().values(content=b"%PDF-other"), blob.delete()):
        with writing(register) as session:
            session.execute(statement)
        with session_of(register) as session, pytest.raises(Refused, match="tracker verify"):
            documents.content(session, digest)


@pytest.mark.parametrize(
    ("name", "content", "media"),
    [
        ("a.pdf", PDF, "application/pdf"),
        ("a.PNG", b"\x89PNG\r\n\x1a\n\0", "image/png"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("a.jpeg", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("a.tif", b"II*\0\x08", "image/tiff"),
        ("a.tiff", b"MM\0*\0", "image/tiff"),
        ("a.docx", DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("a.odt", ODT, "application/vnd.oasis.opendocument.text"),
        ("нота.txt", "Вербальная нота".encode(), "text/plain"),
        ("нота.txt", "Вербальная нота".encode("cp1251"), "text/plain"),
        ("a.eml", b"From: mfa@example.org\r\n\r\nDear Sir", "message/rfc822"),
    ],
)
def test_a_kind_is_told_by_the_bytes(name: str, content: bytes, media: str) -> None:
    assert media_of(name, content) == media


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.html", b"<html><script>", "of a kind that is not kept"),
        ("a.svg", b"<svg/>", "of a kind that is not kept"),
        ("a.exe", b"MZ\x90\0", "of a kind that is not kept"),
        ("a.xlsx", packed(("[Content_Types].xml", b""), ("xl/workbook.xml", b"")), "of a kind that is not kept"),
        ("a.docx", packed(("[Content_Types].xml", b""), ("xl/workbook.xml", b"")), "of a kind that is not kept"),
        (
            "a.docx",
            packed(("[Content_Types].xml", b""), ("word/document.xml", b""), ("word/vbaProject.bin", b"")),
            "of a kind that is not kept",
        ),
        ("a.docx", b"PK\x03\x04broken", "of a kind that is not kept"),
        ("a.odt", packed(("mimetype", b"application/vnd.oasis.opendocument.text")), "of a kind that is not kept"),
        ("a.txt", b"text\0", "of a kind that is not kept"),
        ("a.eml", b"no head", "of a kind that is not kept"),
        ("a", PDF, "of a kind that is not kept"),
        ("a.png", PDF, "does not hold what its name says: by its bytes it is application/pdf"),
        ("a.txt", PDF, "does not hold what its name says"),
        ("a.pdf", b"", "is empty"),
        ("a.pdf", PDF + b"x" * LARGEST, "too large: a document has at most 20 MB"),
    ],
)
def test_what_is_not_kept_is_refused(name: str, content: bytes, why: str) -> None:
    with pytest.raises(Invalid, match=why):
        media_of(name, content)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/note.pdf", "note.pdf"),
        ("C:\\x\\note.pdf", "note.pdf"),
        ("no\nte\u202e.pdf", "no te .pdf"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_a_name_is_kept_without_folders_and_what_cannot_be_seen(given: str, kept: str) -> None:
    assert plain_name(given) == kept


@pytest.mark.parametrize("name", ["", "a/", "\0\n"])
def test_a_paper_has_a_name(name: str) -> None:
    with pytest.raises(Invalid, match="no name"):
        plain_name(name)


def test_no_kind_that_is_kept_is_one_that_a_browser_runs() -> None:
    assert not any("html" in media or "xml;" in media or "svg" in media or "script" in media for media in ENDINGS)
