"""A chart inside a page: a vector picture with its words, whose names meet no other chart's."""

import re
from xml.sax.saxutils import escape

from tracker.reports.model import Chart
from tracker.reports.printed import legible

_ROOT = re.compile(r"<svg\b([^>]*)>", re.DOTALL)
_SAID_ALREADY = re.compile(r"""\s(?:role|aria-[\w-]+|id)=(?:"[^"]*"|'[^']*')""")
_NAMED = re.compile(r"""(\bid=["']|url\(["']?#|href=["']#)""")


def figure(chart: Chart, number: int, title: str) -> str:
    """The chart as a figure: what it shows stands in it as words."""
    root = _ROOT.search(chart.svg)
    assert root is not None, "a chart is a picture of vectors"
    names = f"chart{number}-"
    drawn = _NAMED.sub(rf"\g<1>{names}", legible(chart.svg[root.end() :]))
    title_and_words = (
        f'<title id="title-{number}">{escape(title)}</title>'
        f'<desc id="words-{number}">{escape(legible(chart.alternative))}</desc>'
    )
    attributes = _SAID_ALREADY.sub("", root[1])
    return (
        f'<figure><svg{attributes} role="img" aria-labelledby="title-{number}" aria-describedby="words-{number}">'
        f"{title_and_words}{drawn}</figure>\n"
    )
