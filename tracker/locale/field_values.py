"""What stands in a field of an entry, as people read it."""

from collections.abc import Mapping

from tracker.locale.catalogue import translator
from tracker.locale.names import name
from tracker.locale.states import named


def value_in_words(
    field: str,
    value: object,
    lang: str,
    titles: Mapping[str, str] | None = None,
    states: Mapping[str, str] | None = None,
) -> str:
    """A value in words: a dash for none; `titles` are those of instruments by key, `states` names by code."""
    if value is True:
        return translator(lang)("yes")
    text = "" if value in (None, False) else str(value)
    if field in ("act", "step", "confidence", "stance"):
        text = name(text, lang)
    elif field == "instrument":
        text = (titles or {}).get(text, text)
    elif field == "state" and text:
        text = named(text, lang, states)
    return text or "–"
