"""The page: paper, margins, what stands at the head and at the foot of each."""

import re
from dataclasses import dataclass

from tracker.locale.catalogue import translator
from tracker.reports.model import Content
from tracker.reports.printed import SHORT_FINGERPRINT
from tracker.reports.word.package import NAMESPACES
from tracker.reports.word.text import field, plain, run

_PAPER = {"A4": (11906, 16838), "A3": (16838, 23811)}  # twentieths of a point
_BINDING, _EDGE, _TOP, _HEADER = 1134, 851, 1134, 567


@dataclass(frozen=True, slots=True)
class Page:
    """Paper as it lies, in twentieths of a point."""

    width: int
    height: int
    landscape: bool

    @property
    def line(self) -> int:
        """How long a line is."""
        return self.width - _BINDING - _EDGE

    @property
    def column(self) -> int:
        """How high the text is at most."""
        return self.height - 2 * _TOP

    def section(self, references: str) -> str:
        """What ends a document: its page."""
        orientation = ' w:orient="landscape"' * self.landscape
        return (
            f'<w:sectPr>{references}<w:pgSz w:w="{self.width}" w:h="{self.height}"{orientation}/>'
            f'<w:pgMar w:top="{_TOP}" w:right="{_EDGE}" w:bottom="{_TOP}" w:left="{_BINDING}"'
            f' w:header="{_HEADER}" w:footer="{_HEADER}" w:gutter="0"/></w:sectPr>'
        )


def page_of(content: Content) -> Page:
    """The page a report is printed on."""
    short, long = _PAPER[content.paper]
    return Page(long, short, True) if content.landscape else Page(short, long, False)


def header(content: Content) -> str | None:
    """That it is a working document, where it is one."""
    if not content.unofficial:
        return None
    return f"<w:hdr {NAMESPACES}>{plain(translator(content.lang)('unofficial working document'), 'Header')}</w:hdr>"


def footer(content: Content) -> str:
    """The title; the page and all pages; and the short fingerprint."""
    t = translator(content.lang)
    title = f"{content.title} · {t('unofficial working document')}" if content.unofficial else content.title
    mark = f"{t('Fingerprint')}: {content.fingerprint[:SHORT_FINGERPRINT]}"
    fields = {"#page": field("PAGE"), "#pages": field("NUMPAGES")}
    words = re.split("(#pages?)", t("Page {page} of {pages}", page="#page", pages="#pages"))
    page = "".join(fields.get(word) or run(word) for word in words if word)
    second = f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{run(mark)}<w:r><w:tab/></w:r>{page}</w:p>'
    return f"<w:ftr {NAMESPACES}>{plain(title, 'Footer')}{second}</w:ftr>"
