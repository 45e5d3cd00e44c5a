"""Which kinds of papers the register keeps, and how they are told by their bytes rather than by their names.

Only kinds that a browser shows or saves without running anything in them: no pages, no scripts, no spreadsheets.
"""

import re
import zipfile
from io import BytesIO
from pathlib import PurePosixPath

from tracker.errors import Invalid

LARGEST = 20_000_000  # bytes
_LONGEST_NAME = 200
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ODT = "application/vnd.oasis.opendocument.text"
ENDINGS: dict[str, tuple[str, ...]] = {
    "application/pdf": (".pdf",),
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/tiff": (".tif", ".tiff"),
    _DOCX: (".docx",),
    _ODT: (".odt",),
    "text/plain": (".txt",),
    "message/rfc822": (".eml",),
}
_BEGINNINGS = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\0": "image/tiff",
    b"MM\0*": "image/tiff",
    b"II+\0": "image/tiff",
    b"MM\0+": "image/tiff",
}
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LETTER_HEAD = re.compile(rb"(\xef\xbb\xbf)?(From [^\r\n]*\r?\n)?[A-Za-z][A-Za-z0-9-]*:[ \t]")
_UNPRINTABLE = re.compile(r"[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def media_of(name: str, content: bytes) -> str:
    """The kind of a paper, by its bytes.

    Raises Invalid, saying what is kept, for an empty or too large one, for another kind, and where the ending of its
    name says otherwise.
    """
    if not content:
        raise Invalid("“{name}” is empty.", name=name)
    if len(content) > LARGEST:
        raise Invalid("“{name}” is too large: a document has at most {most} MB.", name=name, most=LARGEST // 1_000_000)
    ending = ending_of(name)
    found = _by_bytes(content) or _text(content, ending)
    if not found or not ending:
        raise Invalid("“{name}” is of a kind that is not kept. Known: {known}.", name=name, known=_known())
    require_ending(name, found)
    return found


def require_ending(name: str, media: str) -> None:
    """Raise Invalid where the ending of a name is not one of a kind."""
    if ending_of(name) not in ENDINGS.get(media, ()):
        raise Invalid(
            "“{name}” does not hold what its name says: by its bytes it is {media}, whose names end in {endings}.",
            name=name,
            media=media,
            endings=", ".join(ENDINGS.get(media, ())),
        )


def ending_of(name: str) -> str:
    """The ending of a name, if it is one of a kind that is kept; else empty."""
    ending = PurePosixPath(name).suffix.lower()
    return ending if any(ending in endings for endings in ENDINGS.values()) else ""


def plain_name(name: str) -> str:
    """The name of a file without its folders and without what cannot be seen; raises Invalid where nothing is left."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    found = " ".join(_UNPRINTABLE.sub(" ", last).split())
    if len(found) > _LONGEST_NAME:
        ending = ending_of(found)
        found = found[: _LONGEST_NAME - len(ending)].rstrip() + ending
    if not found:
        raise Invalid("The document has no name.")
    return found


def _by_bytes(content: bytes) -> str:
    found = next((media for beginning, media in _BEGINNINGS.items() if content.startswith(beginning)), "")
    return found or (_packed(content) if content.startswith(b"PK\x03\x04") else "")


def _packed(content: bytes) -> str:
    """A text of an office program, which is a zip; empty for another zip, and for one whose list cannot be read."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, EOFError, OSError, NotImplementedError):
        return ""
    if {"[Content_Types].xml", "word/document.xml"} <= names and "word/vbaProject.bin" not in names:
        return _DOCX
    return _ODT if content[30:].startswith(b"mimetype" + _ODT.encode()) and "content.xml" in names else ""


def _text(content: bytes, ending: str) -> str:
    """A text in any writing that extends ASCII: which of the two kinds, its name says and a letter's head proves."""
    if ending not in (".txt", ".eml") or _NO_TEXT.search(content):
        return ""
    if ending == ".eml":
        return "message/rfc822" if _LETTER_HEAD.match(content) else ""
    return "text/plain"


def _known() -> str:
    return ", ".join(ending for endings in ENDINGS.values() for ending in endings)
