"""Keep `ru.po` in step with the code: `python -m tracker.locale.collect`.

Texts are found in the source, without running it: what `t`, `t.n` and `t.c` are given, what `marked` marks, the
templates of errors and of findings in files, and the names of the vocabularies. Texts that are new are added without
a translation; texts that nothing says any more are kept at the end of the file, commented out, until `--tidy`.
"""

import ast
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from tracker import errors
from tracker.locale import names
from tracker.locale.catalogue import CATALOGUE

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

HOUSE = Path(__file__).parents[2]
FOLDERS = ("tracker", "dashboard")
NAMES_OF_WORDS = "tracker/locale/names.py"

HEADER = """\
# The Russian of Treaty Tracker. The English texts are found in the source by `python -m tracker.locale.collect`.
msgid ""
msgstr ""
"Language: ru\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
"n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"

"""

# Where a class that tells a person something takes its template: the position of the argument.
_TEMPLATES = {
    **{name: 0 for name, value in vars(errors).items() if isinstance(value, type)},
    "NotUnderstood": 0,
    "ReadingFinding": 2,
    "tell": 1,
}


@dataclass(slots=True)
class Text:
    """A text of the source: its English, with the context and the plural where it has them, and the files it is in."""

    context: str
    one: str
    many: str = ""
    files: set[str] = field(default_factory=set)


def texts(house: Path = HOUSE) -> dict[tuple[str, str], Text]:
    """Every text that people read, by context and English."""
    found: dict[tuple[str, str], Text] = {}
    for path in sorted(path for folder in FOLDERS for path in (house / folder).rglob("*.py")):
        file = path.relative_to(house).as_posix()
        for context, one, many in _in_module(ast.parse(path.read_text("utf-8"))):
            _keep(found, Text(context, one, many), file)
    for context, one in names.texts():
        _keep(found, Text(context, one), NAMES_OF_WORDS)
    return found


def _keep(found: dict[tuple[str, str], Text], text: Text, file: str) -> None:
    kept = found.setdefault((text.context, text.one), text)
    kept.many = kept.many or text.many
    kept.files.add(file)


_Found = tuple[str, str, str]  # context, text, plural


def _in_module(module: ast.Module) -> Iterator[_Found]:
    constants = dict(_constants(module))
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            yield from _in_call(node, constants)
    # A message kept under a capital name that ends in _LEFT_OUT is told beside a finding.
    yield from (("", text, "") for name, said in constants.items() if name.endswith("_LEFT_OUT") for text in said)


def _constants(module: ast.Module) -> Iterator[tuple[str, list[str]]]:
    """Every name of the module that is given texts, with all the texts that it is given anywhere."""
    given: dict[str, list[str]] = {}
    for node in ast.walk(module):
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            given.setdefault(node.targets[0].id, []).extend(_strings(node.value, {}))
    yield from given.items()


def _strings(node: ast.expr, constants: dict[str, list[str]]) -> list[str]:
    """The texts an expression may be: a literal, one of two, or a name given some."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    if isinstance(node, ast.IfExp):
        return _strings(node.body, constants) + _strings(node.orelse, constants)
    return constants.get(node.id, []) if isinstance(node, ast.Name) else []


def _in_call(call: ast.Call, constants: dict[str, list[str]]) -> Iterator[_Found]:
    given = [_strings(argument, {}) for argument in call.args]
    name = _name(call.func)
    if name in _TEMPLATES and len(given) > _TEMPLATES[name]:
        yield from (("", text, "") for text in _strings(call.args[_TEMPLATES[name]], constants) if text)
    elif name == "remark" and given:
        yield from (("", text, "") for text in given[0])
    elif name == "marked" and given:
        (context, *_) = given[1] if len(given) > 1 else [""]
        yield from ((context, text, "") for text in given[0])
    elif _translates(call.func) and given:
        yield from (("", text, "") for text in given[0])
    elif isinstance(call.func, ast.Attribute) and _translates(call.func.value) and len(given) > 1:
        if call.func.attr == "n" and given[0] and given[1]:
            yield "", given[0][0], given[1][0]
        elif call.func.attr == "c" and given[0]:
            yield from ((given[0][0], text, "") for text in given[1])


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _translates(node: ast.expr) -> bool:
    """True for what stands for a translator: t, self._t, moment.t, translator(lang)."""
    return _name(node) in ("t", "_t") or (isinstance(node, ast.Call) and _name(node.func) == "translator")


def collect(path: Path = CATALOGUE, house: Path = HOUSE, tidy: bool = False) -> list[Text]:
    """Bring the catalogue in step with the source; the texts that lack a translation, wholly or in one form."""
    found = texts(house)
    old = read(path)
    new = _in_step(found.values(), old, tidy)
    path.write_bytes(_written(new))
    return untranslated(found.values(), new)


def read(path: Path = CATALOGUE) -> "Catalog":
    """The catalogue as it is; an empty one where there is none."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po

    if not path.exists():
        return Catalog(locale="ru")
    with path.open("rb") as file:
        return read_po(file, locale="ru")


def untranslated(found: Iterable[Text], catalogue: "Catalog") -> list[Text]:
    """The texts that have no translation in the catalogue, or lack one of their plural forms."""
    return [text for text in found if not _complete(text, catalogue)]


def _complete(text: Text, catalogue: "Catalog") -> bool:
    message = catalogue.get(text.one, text.context or None)
    if message is None or message.fuzzy:
        return False
    said = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return len(said) == (catalogue.num_plurals if text.many else 1) and all(said)


def _in_step(found: Iterable[Text], old: "Catalog", tidy: bool) -> "Catalog":
    from babel.messages.catalog import Catalog

    new = Catalog(locale="ru")
    known = {(m.context or "", _english(m.id)): m for m in (*old.obsolete.values(), *old) if m.id}
    for text in found:
        before = known.pop((text.context, text.one), None)
        said = before.string if before is not None and isinstance(before.id, tuple) == bool(text.many) else None
        new.add(
            (text.one, text.many) if text.many else text.one,
            said or ("", "", "") if text.many else said or "",
            locations=[(file, 1) for file in sorted(text.files)],
            context=text.context or None,
            flags=("python-brace-format",) if "{" in text.one else (),
        )
    if not tidy:
        new.obsolete.update({key: m for key, m in known.items() if m.string and any(m.string)})
    return new


def _english(id_: str | tuple[str, ...] | list[str]) -> str:
    return id_ if isinstance(id_, str) else id_[0]


def _written(catalogue: "Catalog") -> bytes:
    from babel.messages.pofile import write_po

    text = BytesIO()
    write_po(text, catalogue, width=110, omit_header=True, sort_by_file=True, include_lineno=False)
    return HEADER.encode() + text.getvalue()


def main(arguments: Sequence[str], path: Path = CATALOGUE, house: Path = HOUSE) -> None:
    """Collect, and list on stdout what lacks a translation."""
    missing = collect(path, house, tidy="--tidy" in arguments)
    for text in sorted(missing, key=lambda text: (min(text.files), text.one)):
        context = f"[{text.context}] " if text.context else ""
        sys.stdout.write(f"{min(text.files)}: {context}{text.one}\n")
    sys.stdout.write(f"{len(missing)} texts lack a translation.\n")


if __name__ == "__main__":
    main(sys.argv[1:])
