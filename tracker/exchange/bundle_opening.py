"""The files of a bundle, from a folder or a zip of it: its texts, and its documents when they are asked for.

Only files that belong to a bundle are read, and nothing is unpacked to disk. Sizes are bounded: a zip says itself how
big its files are, and may lie. Documents are read one at a time: together they may be larger than the memory.
"""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath

from tracker.errors import UnreadableBundle
from tracker.exchange.bundle_files import DOCUMENTS, NAMES, digest_of
from tracker.register.documents import BytesOf
from tracker.register.media import LARGEST as LARGEST_DOCUMENT

LARGEST_FILE = 200_000_000  # bytes, unpacked
_MOST_MEMBERS = 10_000
_MOST_DOCUMENTS = 100_000
_HIGHEST_RATIO = 500  # of unpacked to packed: text reaches 20, a file made to exhaust the reader 1000
_SMALL = 10_000_000  # bytes that may be packed as tightly as they like


@dataclass(frozen=True, slots=True)
class Opened:
    """A bundle as long as it is open: the text of every known file by its name, and the bytes of each document.

    A document's bytes are cut off behind the largest that is kept. Where they cannot be read, UnreadableBundle is
    raised.
    """

    texts: dict[str, str]
    bytes_of: BytesOf


@contextmanager
def opened(path: Path) -> Iterator[Opened]:
    """The bundle in a folder or a zip.

    Raises UnreadableBundle for a path that is no bundle, and for a file that is no text.
    """
    if path.is_dir():
        found = {name: _from_folder(path / name) for name in sorted(NAMES) if (path / name).is_file()}
        yield Opened(_decoded_all(path, found), partial(_document_in_folder, path / DOCUMENTS, _documents(path)))
    elif path.is_file():
        with _told(path):
            archive = zipfile.ZipFile(path)
        with archive:
            with _told(path):
                members = _members(archive, path)
                found = {name: _unpacked(archive, member) for name, member in sorted(members.files.items())}
            yield Opened(_decoded_all(path, found), partial(_document_in_zip, path, archive, members.documents))
    else:
        raise UnreadableBundle("There is nothing at {path}.", path=path)


def _decoded_all(path: Path, found: dict[str, bytes]) -> dict[str, str]:
    if not found:
        raise UnreadableBundle(
            "{path} is no bundle: it holds none of the files {names}.", path=path, names=", ".join(sorted(NAMES))
        )
    return {name: _decoded(name, content) for name, content in found.items()}


def _from_folder(file: Path) -> bytes:
    try:
        size = file.stat().st_size
        if size > LARGEST_FILE:
            raise _too_large(file.name)
        return file.read_bytes()
    except OSError as error:
        raise UnreadableBundle("{file} cannot be read ({why}).", file=file, why=error.strerror) from None


def _documents(path: Path) -> dict[str, str]:
    """The names of the files of documents in a folder, by their digests."""
    try:
        names = sorted(file.name for file in (path / DOCUMENTS).iterdir()) if (path / DOCUMENTS).is_dir() else []
    except OSError as error:
        raise UnreadableBundle("{file} cannot be read ({why}).", file=path / DOCUMENTS, why=error.strerror) from None
    return {digest: name for name in names if (digest := digest_of(name))}


def _document_in_folder(folder: Path, names: dict[str, str], digest: str) -> bytes | None:
    file = folder / names.get(digest, "")
    if not file.is_file():
        return None
    try:
        with file.open("rb") as content:
            return content.read(LARGEST_DOCUMENT + 1)
    except OSError as error:
        raise UnreadableBundle("{file} cannot be read ({why}).", file=file, why=error.strerror) from None


def _document_in_zip(
    path: Path, archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo], digest: str
) -> bytes | None:
    if digest not in members:
        return None
    with _told(path), archive.open(members[digest]) as file:
        return file.read(LARGEST_DOCUMENT + 1)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Whatever is wrong with a zip, as UnreadableBundle."""
    try:
        yield
    except OSError as error:
        raise UnreadableBundle("{file} cannot be read ({why}).", file=path, why=error.strerror or error) from None
    # A zip made to harm raises whatever the code it reaches raises; a locked one RuntimeError.
    except (zipfile.BadZipFile, zipfile.LargeZipFile, RuntimeError, ValueError, EOFError, zlib.error) as error:
        raise UnreadableBundle(
            "{file} is neither a folder nor a zip that can be read ({why}).", file=path, why=str(error)[:200]
        ) from None


@dataclass(frozen=True, slots=True)
class _Members:
    """The files of a bundle in a zip: the known ones by their names, those of documents by their digests."""

    files: dict[str, zipfile.ZipInfo] = field(default_factory=dict)
    documents: dict[str, zipfile.ZipInfo] = field(default_factory=dict)


def _members(archive: zipfile.ZipFile, path: Path) -> _Members:
    """The bundle's files: at the top of the zip, else in its one folder that has any."""
    folders: dict[str, _Members] = {}
    others = 0
    infos = archive.infolist()
    for info in infos:
        place = PurePosixPath(info.filename)
        digest = digest_of(place.name) if place.parent.name == DOCUMENTS else ""
        others += not digest
        folder = place.parent.parent if digest else place.parent
        if (not digest and place.name not in NAMES) or info.is_dir() or not _may_hold(folder):
            continue
        mine = folders.setdefault(str(folder), _Members())
        among, name = (mine.documents, digest) if digest else (mine.files, place.name)
        if name in among:
            raise UnreadableBundle("{file} holds {name} twice.", file=path, name=info.filename)
        among[name] = info
    if others > _MOST_MEMBERS or len(infos) > _MOST_DOCUMENTS:
        raise UnreadableBundle("{file} holds {count} files: that is no bundle.", file=path, count=len(infos))
    folders = {name: members for name, members in folders.items() if members.files}
    if "." in folders or not folders:
        return folders.get(".", _Members())
    if len(folders) > 1:
        raise UnreadableBundle(
            "{file} holds more than one bundle ({names}): import them one by one.",
            file=path,
            names=", ".join(sorted(folders)),
        )
    (only,) = folders.values()
    return only


def _may_hold(folder: PurePosixPath) -> bool:
    """True for the top of a zip and for a folder there."""
    return len(folder.parts) <= 1 and folder.parts[:1] not in (("/",), ("..",))


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    if member.file_size > LARGEST_FILE:
        raise _too_large(member.filename)
    if member.file_size > _SMALL and member.file_size > _HIGHEST_RATIO * max(member.compress_size, 1):
        raise UnreadableBundle(
            "{file} is packed more than {most} times smaller than it is, as no text is and as a zip made to do harm "
            "is. Import the folder itself, unpacked.",
            file=member.filename,
            most=_HIGHEST_RATIO,
        )
    with archive.open(member) as file:
        content = file.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise _too_large(member.filename)
    return content


def _too_large(name: str) -> UnreadableBundle:
    return UnreadableBundle(
        "{file} is too large: a file of a bundle has at most {most} MB.", file=name, most=LARGEST_FILE // 1_000_000
    )


def _decoded(name: str, content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableBundle(
            "{file}, line {line}: this is no UTF-8. Save the file as UTF-8 text.", file=name, line=line
        ) from None
    if "\0" in text:
        raise UnreadableBundle("{file} is no text: it holds bytes that no text has.", file=name)
    return text
