"""Pictures: the chart itself, and beside it one of dots for programs that draw no vectors."""

import re

import vl_convert

from tracker.reports.model import Chart
from tracker.reports.word.package import Package
from tracker.reports.word.page import Page
from tracker.reports.word.text import attribute, paragraph

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_VECTORS = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_DOTS = 3  # for each of a screen
_HEADINGS, _LEAST = 1700, 0.77  # twentieths of a point above and below a chart; how much smaller one is made
_PIXEL, _POINT_20TH = 9525, 635  # in the units of drawings


def picture(chart: Chart, number: int, package: Package, page: Page) -> str:
    """A paragraph with a chart, as large as the page allows, and its words for those who do not see it."""
    dots = package.picture(f"chart{number}.png", vl_convert.svg_to_png(chart.svg, scale=_DOTS))
    vectors = package.picture(f"chart{number}.svg", chart.svg.encode())
    width, height = _within(page, *size(chart.svg))
    extent, name = f'cx="{width}" cy="{height}"', f"Chart {number}"
    blip = (
        f'<a:blip r:embed="{dots}"><a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
        f'<asvg:svgBlip xmlns:asvg="{_VECTORS}" r:embed="{vectors}"/></a:ext></a:extLst></a:blip>'
    )
    graphic = (
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/>'
        f"</pic:nvPicPr><pic:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic>"
    )
    inline = (
        f'<wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {extent}/><wp:docPr id="{number}" name="{name}" descr="{attribute(chart.alternative)}"/>'
        f"{graphic}</wp:inline>"
    )
    return paragraph(f"<w:r><w:drawing>{inline}</w:drawing></w:r>", "Picture")


def size(svg: str) -> tuple[float, float]:
    """The width and height of a picture in pixels, by what it says of itself."""
    found = re.search(r"<svg\b[^>]*>", svg)
    said = dict(re.findall(r'\b(width|height|viewBox)="([^"]+)"', found[0] if found else ""))
    box = said.get("viewBox", "0 0 800 400").replace(",", " ").split()
    return _pixels(said.get("width"), box[2]), _pixels(said.get("height"), box[3])


def _pixels(said: str | None, otherwise: str) -> float:
    found = re.fullmatch(r"([\d.]+)(?:px)?", said or "")
    return float(found[1] if found else otherwise)


def _within(page: Page, width: float, height: float) -> tuple[int, int]:
    """The size in the units of drawings, made smaller where it is larger than the text of a page.

    One a little higher than half a page is made a little smaller, so that two stand on a page.
    """
    most = page.line * _POINT_20TH, page.column * _POINT_20TH * 9 // 10
    share = min(1.0, most[0] / (width * _PIXEL), most[1] / (height * _PIXEL))
    half = (page.column // 2 - _HEADINGS) * _POINT_20TH / (height * _PIXEL)
    share = half if _LEAST * share < half < share else share
    return round(width * _PIXEL * share), round(height * _PIXEL * share)
