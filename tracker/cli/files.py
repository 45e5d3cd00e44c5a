"""Files that a command writes: whole or not at all, and what is said where that cannot be."""

import errno
from pathlib import Path

from tracker.errors import Invalid
from tracker.files import beside


def require_place(path: Path, example: str) -> None:
    """Raise Invalid where no file can be written, before anything is computed; `example` is a name for one."""
    folder = path.parent
    if path.is_dir():
        raise Invalid("{path} is a folder. Name a file in it: {file}.", path=path, file=path / example)
    if not folder.exists():
        raise Invalid(
            "{path} cannot be written: there is no folder {folder}. Create it, or name a file in another folder.",
            path=path,
            folder=folder,
        )
    if not folder.is_dir():
        raise Invalid(
            "{path} cannot be written: {folder} is a file, not a folder. Name a file in a folder.",
            path=path,
            folder=folder,
        )


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and put it there when it is complete; raises Invalid where that cannot be done."""
    try:
        if path.exists() and not path.is_file():  # a pipe, or a device: nothing stands in its place
            path.write_bytes(content)
        else:
            with beside(path.resolve()) as part:
                part.write_bytes(content)
    except OSError as error:
        raise _refusal(path, error) from None


def _refusal(path: Path, error: OSError) -> Invalid:
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Invalid(
            "{path} cannot be written: you may not write to {folder}. Name a file in a folder of your own, or ask for"
            " the right to write there.",
            path=path,
            folder=path.parent,
        )
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Invalid("{path} cannot be written: there is no space left. Free some, or name another disk.", path=path)
    return Invalid(
        "{path} cannot be written: {why}. Name another file.", path=path, why=error.strerror or type(error).__name__
    )
