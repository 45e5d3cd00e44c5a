"""Sources as the register keeps them: several in one text, and whether one of them is official, or proves an entry."""

import re
from urllib.parse import urlsplit

SEPARATOR = " ; "
_OFFICIAL_LABELS = frozenset({"gov", "gouv", "gob", "gub", "govt", "government", "mil", "int"})
_OFFICIAL_HOST = re.compile(r"(.+\.)?un\.org")
_WEB_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)


def split(sources: str) -> list[str]:
    """The single sources of a text that holds one or several."""
    return [source for part in sources.split(SEPARATOR) if (source := part.strip())]


def join(*sources: str) -> str:
    """One text of all sources given, each once, in their order."""
    return SEPARATOR.join(dict.fromkeys(source for text in sources for source in split(text)))


def is_official(sources: str) -> bool:
    """True when a source is a document, or an address of a government or an intergovernmental body."""
    return any(_is_official(source) for source in split(sources))


def is_proved(sources: str, reference: str) -> bool:
    """True when an entry of a person rests on an official address, or on a document whose number is given.

    A text alone may be a rumour: only what can be asked for by its number is taken for a document.
    """
    return any(_is_official(s) if _WEB_ADDRESS.match(s) else bool(reference.strip()) for s in split(sources))


def _is_official(source: str) -> bool:
    if not _WEB_ADDRESS.match(source):
        return True
    labels = _host(source).split(".")
    # Only in its own place is a label the government's: gov.kz and mfa.gov.kz, not gov.example.com.
    domain = labels[-2:] if len(labels[-1]) == 2 else labels[-1:]
    return bool(_OFFICIAL_HOST.fullmatch(".".join(labels))) or not _OFFICIAL_LABELS.isdisjoint(domain)


def _host(source: str) -> str:
    try:
        return urlsplit(source if "://" in source else f"//{source}").hostname or ""
    except ValueError:  # brackets that hold no address
        return ""
