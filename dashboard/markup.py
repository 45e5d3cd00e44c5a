"""HTML that cannot be broken by what stands in it: every text is escaped unless it was built here."""

import re
from collections.abc import Iterable
from html import escape
from urllib.parse import urlsplit

Child = str | int | None


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


_MARKDOWN = re.compile(r"([\\`*_\[\]#|~$<>:])")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]]")
_VOID = frozenset({"br", "hr"})


def tag(name: str, *children: Child, **attributes: str | int | bool | None) -> Html:
    """An element. A name's trailing underscore falls away, others become hyphens: `class_`, `aria_label`."""
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    inner = joined(children)
    return Html(f"<{name}{written}>" if name in _VOID else f"<{name}{written}>{inner}</{name}>")


def joined(children: Iterable[Child], separator: str = "") -> Html:
    """The children one after another, what is not HTML escaped."""
    parts = (child if isinstance(child, Html) else escape(str(child)) for child in children if child is not None)
    return Html(escape(separator).join(parts))


def _attribute(key: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value), quote=True)}"'


def plain(text: str) -> str:
    """Text for places that read Markdown, which then finds none in it."""
    return _MARKDOWN.sub(r"\\\1", text).replace("\n", "\n\n")


def page_link(label: Child, address: str, **attributes: str | None) -> Html:
    """A link to another page of the dashboard, which opens without loading everything again."""
    return tag("a", label, href=address, class_=f"tt-link {attributes.pop('class_', None) or ''}".strip(), **attributes)


def source_links(sources: str) -> Html:
    """Sources, parted by " ; ": addresses of the web become links, everything else stays text."""
    parts = [part.strip() for part in sources.split(" ; ") if part.strip()]
    return joined([_source(part) for part in parts], " · ")


def _source(text: str) -> Html:
    host = web_host(text)
    if host is None:
        return tag("span", text)
    return tag("a", host, href=text, title=text, rel="noopener noreferrer", class_="tt-source")


def linked(sentence: str) -> Html:
    """A sentence in which web addresses are links."""
    parts: list[Child] = []
    end = 0
    for match in _ADDRESS.finditer(sentence):
        parts += [sentence[end : match.start()], _source(match.group())]
        end = match.end()
    return joined([*parts, sentence[end:]])


def web_host(text: str) -> str | None:
    """The host of a web address; None for what is no http or https address."""
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or " " in text.strip():
        return None
    return parts.hostname.removeprefix("www.")
