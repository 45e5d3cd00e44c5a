"""The texts of a bundle's files, from a folder or a zip of it.

Only files that belong to a bundle are read, and nothing is unpacked to disk. Sizes are bounded: a zip says itself how
big its files are, and may lie.
"""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from tracker.errors import UnreadableBundle
from tracker.exchange.bundle_files import NAMES

LARGEST_FILE = 200_000_000  # bytes, unpacked
_MOST_MEMBERS = 10_000
_HIGHEST_RATIO = 500  # of unpacked to packed: text reaches 20, a file made to exhaust the reader 1000
_SMALL = 10_000_000  # bytes that may be packed as tightly as they like


def texts(path: Path) -> dict[str, str]:
    """The text of every known file of the bundle, by its name.

    Raises UnreadableBundle for a path that is no bundle, and for a file that is no text.
    """
    if path.is_dir():
        found = {name: _from_folder(path / name) for name in sorted(NAMES) if (path / name).is_file()}
    elif path.is_file():
        found = _from_zip(path)
    else:
        raise UnreadableBundle("There is nothing at {path}.", path=path)
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


def _from_zip(path: Path) -> dict[str, bytes]:
    with _opened(path) as archive:
        members = _members(archive, path)
        return {name: _unpacked(archive, member) for name, member in sorted(members.items())}


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """The zip; whatever is wrong with it is told as UnreadableBundle."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except OSError as error:
        raise UnreadableBundle("{file} cannot be read ({why}).", file=path, why=error.strerror or error) from None
    # A zip made to harm raises whatever the code it reaches raises; a locked one RuntimeError.
    except (zipfile.BadZipFile, zipfile.LargeZipFile, RuntimeError, ValueError, EOFError, zlib.error) as error:
        raise UnreadableBundle(
            "{file} is neither a folder nor a zip that can be read ({why}).", file=path, why=str(error)[:200]
        ) from None


def _members(archive: zipfile.ZipFile, path: Path) -> dict[str, zipfile.ZipInfo]:
    """The bundle's files: at the top of the zip, else in its one folder that has any."""
    folders: dict[str, dict[str, zipfile.ZipInfo]] = {}
    infos = archive.infolist()
    if len(infos) > _MOST_MEMBERS:
        raise UnreadableBundle("{file} holds {count} files: that is no bundle.", file=path, count=len(infos))
    for info in infos:
        place = PurePosixPath(info.filename)
        if place.name not in NAMES or info.is_dir() or len(place.parts) > 2 or place.parts[0] in ("/", ".."):
            continue
        mine = folders.setdefault(str(place.parent), {})
        if place.name in mine:
            raise UnreadableBundle("{file} holds {name} twice.", file=path, name=info.filename)
        mine[place.name] = info
    if "." in folders or not folders:
        return folders.get(".", {})
    if len(folders) > 1:
        raise UnreadableBundle(
            "{file} holds more than one bundle ({names}): import them one by one.",
            file=path,
            names=", ".join(sorted(folders)),
        )
    (only,) = folders.values()
    return only


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
