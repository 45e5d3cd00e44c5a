"""The typesetter, in a process of its own: it keeps everything it ever set in memory, which ends with the process.

Nothing of the machine is used: the fonts are those that come with the typesetter.
"""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

_STANDARD: Literal["ua-1"] = "ua-1"  # PDF/UA-1: tagged, titled, with its language and an alternative for every picture
_NO_GLYPH = "could not be displayed"
_UNPRINTABLE = "�"


def typeset(template: Path, data: str) -> bytes:
    """The PDF that a template makes of its data, set by another process."""
    program = [sys.executable, "-P", __file__, str(template)]
    done = subprocess.run(program, input=data.encode(), capture_output=True, check=False)  # noqa: S603 - our own
    if done.returncode:
        raise RuntimeError(f"the typesetter failed: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def pdf(template: Path | bytes, data: str) -> bytes:
    """The PDF, set here; characters that no font has are printed as “�”, for the standard lets none be missing."""
    try:
        return _compiled(template, data)
    except typst.TypstError as error:
        if _NO_GLYPH not in str(error):
            raise
    return _compiled(template, json.dumps(_printable(json.loads(data)), ensure_ascii=False))


def _compiled(template: Path | bytes, data: str) -> bytes:
    set_: bytes = typst.compile(
        str(template) if isinstance(template, Path) else template,
        sys_inputs={"report": data},
        ignore_system_fonts=True,
        pdf_standards=_STANDARD,
        format="pdf",
    )
    return set_


def _printable(value: Any) -> Any:
    """The same value, its texts without characters that no font has."""
    if isinstance(value, str):
        return "".join(char if _has_glyph(char) else _UNPRINTABLE for char in value)
    if isinstance(value, list):
        return [_printable(one) for one in value]
    return {key: _printable(one) for key, one in value.items()} if isinstance(value, dict) else value


@cache
def _has_glyph(char: str) -> bool:
    if (char.isascii() and char.isprintable()) or char == "\n":
        return True
    try:
        _compiled(b'#set document(title: "x", date: none)\n#sys.inputs.report', char)
    except typst.TypstError:
        return False
    return True


if __name__ == "__main__":
    sys.stdout.buffer.write(pdf(Path(sys.argv[1]), sys.stdin.buffer.read().decode()))
