"""The file: a zip of parts, and of what leads from one to another. The same parts give the same bytes."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

from tracker.files import member
from tracker.reports.word.text import attribute

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_PARTS = {
    "document": "document.main",
    **{part: part for part in ("styles", "numbering", "settings", "header", "footer")},
}


class Package:
    """The parts of one document."""

    def __init__(self) -> None:
        self._parts: dict[str, str | bytes] = {}
        self._relationships: list[str] = []
        self._addresses: dict[str, str] = {}

    def part(self, name: str, xml: str) -> str:
        """Add a part beside the text, such as its styles; gives what the text refers to it by."""
        self._parts[f"word/{name}.xml"] = _HEAD + xml
        return self._relationship(name, f"{name}.xml")

    def picture(self, name: str, picture: bytes) -> str:
        """Add a picture."""
        self._parts[f"word/media/{name}"] = picture
        return self._relationship("image", f"media/{name}")

    def address(self, address: str) -> str:
        """Add an address that texts lead to."""
        if address not in self._addresses:
            self._addresses[address] = self._relationship("hyperlink", attribute(address), ' TargetMode="External"')
        return self._addresses[address]

    def file(self, document: str, properties: str) -> bytes:
        """The file, once everything is in it."""
        parts = {
            "[Content_Types].xml": _types([*self._parts]),
            "_rels/.rels": _relationships(
                f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
                f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties"'
                ' Target="docProps/core.xml"/>'
            ),
            "docProps/core.xml": _HEAD + properties,
            "word/document.xml": _HEAD + document,
            "word/_rels/document.xml.rels": _relationships("".join(self._relationships)),
            **self._parts,
        }
        file = BytesIO()
        with ZipFile(file, "w") as zipped:
            for name, part in parts.items():
                zipped.writestr(member(name), part)
        return file.getvalue()

    def _relationship(self, kind: str, target: str, mode: str = "") -> str:
        name = f"rId{len(self._relationships) + 1}"
        self._relationships.append(f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"{mode}/>')
        return name


def properties(title: str, subject: str, lang: str, fingerprint: str, day: date) -> str:
    """What the file says of itself."""
    moment = f"{day.isoformat()}T00:00:00Z"
    said = {"dc:title": title, "dc:subject": subject, "dc:language": lang, "dc:identifier": fingerprint}
    texts = "".join(f"<{name}>{attribute(text)}</{name}>" for name, text in said.items())
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{texts}'
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified></cp:coreProperties>'
    )


def _relationships(relationships: str) -> str:
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{relationships}</Relationships>'


def _types(names: list[str]) -> str:
    known = {f"word/{part}.xml": f"{_WORD}.{kind}+xml" for part, kind in _PARTS.items()}
    parts = {name: kind for name, kind in known.items() if name in names or name == "word/document.xml"}
    endings = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "png": "image/png",
        "svg": "image/svg+xml",
    }
    defaults = "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in endings.items())
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name, kind in {**parts, "docProps/core.xml": _CORE}.items()
    )
    return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{defaults}{overrides}</Types>'
