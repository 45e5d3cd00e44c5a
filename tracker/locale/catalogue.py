"""The catalogues: an English text, said in the reader's language.

English texts are the source and are said as they stand, so English costs nothing to start. The Russian ones are kept
in `ru.po` beside this file and read when the first of them is asked for. A text without a translation is said in
English.
"""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gettext import GNUTranslations

LANGUAGES = ("en", "ru")
CATALOGUE = Path(__file__).with_name("ru.po")


class Translator:
    """Says English texts in one language. Values fill a text's {places} after it was translated."""

    def __init__(self, lang: str, translations: "GNUTranslations | None" = None) -> None:
        self.lang = lang
        self._translations = translations

    def __call__(self, text: str, /, **values: Any) -> str:
        """The text in this language."""
        said = self._translations.gettext(text) if self._translations else text
        return said.format(**values) if values else said

    def n(self, one: str, many: str, /, n: int, **values: Any) -> str:
        """The text that fits a number: `one` and `many` are its English forms; {n} is filled too."""
        english = one if n == 1 else many
        said = self._translations.ngettext(one, many, n) if self._translations else english
        return said.format(n=n, **values)

    def c(self, context: str, text: str, /, **values: Any) -> str:
        """The text in this language, where its English means different things in different contexts."""
        said = self._translations.pgettext(context, text) if self._translations else text
        return said.format(**values) if values else said


@lru_cache
def translator(lang: str) -> Translator:
    """The translator into a language of `LANGUAGES`."""
    if lang not in LANGUAGES:
        raise ValueError(f"{lang!r} is not a language of the catalogues ({', '.join(LANGUAGES)})")
    return Translator(lang) if lang == LANGUAGES[0] else Translator(lang, _read(CATALOGUE))


def marked(text: str, context: str = "") -> str:  # noqa: ARG001 - `collect` reads the context from the source
    """The text itself: marks one that stands in a table and is translated where it is used."""
    return text


def _read(path: Path) -> "GNUTranslations":
    """The translations of a .po file. Everything slow to import is imported here, for those who read Russian."""
    from gettext import GNUTranslations
    from io import BytesIO

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale="ru"))
    compiled.seek(0)
    return GNUTranslations(compiled)
