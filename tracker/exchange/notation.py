"""YAML as a bundle uses it: only true and false are truth values, and dates stay as they are written.

Norway's `NO` and a treaty's `on` are words here, and 2019-02-31 is a text that is no date. What people do not write,
but could be sent to exhaust a program (references to references, very deep lists), is refused.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, NodeEvent

from tracker.errors import UnreadableBundle

_FASTEST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 40
_MOST_NODES = 5_000_000  # references counted as often as they are used
_MOST_REFERENCES = 1_000


class _Loader(_FASTEST):  # type: ignore[misc]
    """Reads texts, whole numbers, decimals, true, false and null; everything else is a text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own name and kind

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        """A mapping in which no key stands twice."""
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen and isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(None, None, f"“{key.value}” stands twice", key.start_mark)
            seen.add(str(key.value))
        return super().construct_mapping(node, deep)


def _means(tag: str, pattern: str, first: str) -> None:
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


_means("bool", r"(?:true|True|TRUE|false|False|FALSE)\Z", "tTfF")
_means("null", r"(?:~|null|Null|NULL|)\Z", "~nN\0")
_means("int", r"-?(?:0|[1-9][0-9]{0,17})\Z", "-0123456789")
_means("float", r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,18}\Z", "-0123456789")
_means("merge", r"<<\Z", "<")
_Loader.yaml_implicit_resolvers[""] = _Loader.yaml_implicit_resolvers.get("\0", [])


class _Dumper(yaml.SafeDumper):
    """Writes what `_Loader` reads, with dates unquoted and lists set in."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - see _Loader
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        """Set in the parts of a list too."""
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        """Write everything out."""
        return True


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    """A text; in quotes that keep it where YAML would take a letter for the end of a line."""
    style = '"' if _LINE_ENDS.search(value) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style)


_LINE_ENDS = re.compile("[\r\x85\u2028\u2029]")
_Dumper.add_representer(str, _text)


def read_list(text: str, name: str) -> Iterator[tuple[int, Any]]:
    """The parts of a list in a YAML file, each with the line it begins in.

    Raises UnreadableBundle, with the line, for what is no YAML, no list, or made to exhaust the reader.
    """
    try:
        _require_bounded(text, name)
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            if node is None:
                return
            if not isinstance(node, yaml.SequenceNode):
                raise UnreadableBundle("{file} is no list: every instrument begins with “- key:”.", file=name)
            for part in node.value:
                yield part.start_mark.line + 1, loader.construct_object(part, deep=True)
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise UnreadableBundle(
            "{file}, line {line}: this is no YAML ({why}).",
            file=name,
            line=mark.line + 1 if mark else 1,
            why=error.problem or error.context,
        ) from None
    except (yaml.YAMLError, ValueError, RecursionError, TypeError) as error:
        raise UnreadableBundle("{file} is no YAML ({why}).", file=name, why=str(error)[:200]) from None


def _require_bounded(text: str, name: str) -> None:
    """Raise UnreadableBundle for a document that is small to send and huge to read."""
    open_: list[tuple[str | None, int]] = [(None, 0)]  # collections: their anchor and how many parts they have
    sizes: dict[str, int] = {}
    references = 0
    for event in yaml.parse(text, Loader=_FASTEST):
        size = 1
        if isinstance(event, AliasEvent):
            references += 1
            if event.anchor not in sizes or references > _MOST_REFERENCES:
                raise _too_much(name, event)
            size = sizes[event.anchor]
        elif isinstance(event, CollectionStartEvent):
            open_.append((event.anchor, 1))
            if len(open_) > _DEEPEST:
                raise _too_much(name, event)
            continue
        elif isinstance(event, CollectionEndEvent):
            anchor, size = open_.pop()
            sizes |= {anchor: size} if anchor else {}
        elif isinstance(event, NodeEvent) and event.anchor:
            sizes[event.anchor] = 1
        anchor, parts = open_.pop()
        open_.append((anchor, parts + size))
        if parts + size > _MOST_NODES:
            raise _too_much(name, event)


def _too_much(name: str, event: Any) -> UnreadableBundle:
    return UnreadableBundle(
        "{file}, line {line}: too deep, or too many references to other parts. Write them out.",
        file=name,
        line=event.start_mark.line + 1,
    )


def write(value: Any) -> str:
    """A value as YAML, its keys in the order they have."""
    written: str = yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=False, width=110
    )
    return written
