"""The styles of a document: whoever edits it changes a style once, and the lists and settings that belong to them."""

from dataclasses import dataclass

from tracker.reports.word.package import NAMESPACES
from tracker.reports.word.text import attribute

LANGUAGES = {"en": "en-GB", "ru": "ru-RU"}
NOTES, ITEMS = 1, 2  # the lists; further numbers are lists of notes that begin later
_FONT = "Times New Roman"
_INK, _GREY, _LINE, _SHADE = "1F3A5F", "595959", "8C9BAE", "E7ECF2"


@dataclass(frozen=True, slots=True)
class Style:
    """One style of paragraphs; sizes in half points, space and indents in twentieths of a point."""

    key: str
    name: str
    size: int = 0  # as the style it is based on
    looks: str = ""  # of its letters
    before: int = 0
    after: int = 0
    place: str = ""  # alignment, indents, tabs
    keeps: str = ""  # what it stays together with
    level: int | None = None  # of a heading
    based_on: str = "Normal"

    @property
    def xml(self) -> str:
        """The style as the file has it."""
        outline = "" if self.level is None else f'<w:outlineLvl w:val="{self.level}"/>'
        size = f'<w:sz w:val="{self.size}"/><w:szCs w:val="{self.size}"/>' * bool(self.size)
        return (
            f'<w:style w:type="paragraph" w:styleId="{self.key}"{_own(self.name)}><w:name w:val="{self.name}"/>'
            f'<w:basedOn w:val="{self.based_on}"/><w:qFormat/><w:pPr>{self.keeps}'
            f'{_tabs(self.place)}<w:spacing w:before="{self.before}" w:after="{self.after}"/>'
            f"{_indents(self.place)}{outline}</w:pPr><w:rPr>{self.looks}{size}</w:rPr></w:style>"
        )


_BOLD, _ITALIC = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"
_WITH_NEXT, _TOGETHER = "<w:keepNext/><w:keepLines/>", "<w:keepLines/>"
_CLOSE = "<w:contextualSpacing/>"  # to a neighbour of the same style
_CENTRE, _RIGHT = '<w:jc w:val="center"/>', '<w:jc w:val="right"/>'
_OF_WORD = {
    *("Title", "Subtitle", "heading 1", "heading 2", "caption", "header", "footer"),
    *("List Bullet", "Date", "Salutation", "Signature"),
}


def styles(lang: str, line: int, table_size: int) -> str:
    """All styles, for a language, the length of a line, and the size of letters in tables in half points."""
    own = "".join(style.xml for style in (*_of_text(lang), *_of_tables(table_size), *_of_edges(line)))
    return f"<w:styles {NAMESPACES}>{_defaults(LANGUAGES[lang])}{own}{_CHARACTERS}{_TABLES}</w:styles>"


def _of_text(lang: str) -> tuple[Style, ...]:
    greeting = _CENTRE if lang == "ru" else ""
    half = '<w:ind w:left="5103"/>'
    return (
        Style("Title", "Title", 32, _BOLD + _colour(_INK), 0, 120, "", _WITH_NEXT),
        Style("Heading1", "heading 1", 26, _BOLD + _colour(_INK), 280, 100, "", _WITH_NEXT, 0),
        Style("Heading2", "heading 2", 0, _BOLD, 60, 20, "", _WITH_NEXT, 1),
        Style("Subtitle", "Subtitle", 24, _BOLD, 160, 80, "", _TOGETHER),
        Style("Counts", "Counts", 20, _colour(_GREY), 0, 120),
        Style("BodyText", "Body Text", 24, "", 0, 120, '<w:jc w:val="both"/>'),
        Style("ListBullet", "List Bullet", 24, "", 0, 80),
        Style("Addressee", "Addressee", 24, "", 0, 240, half + _CLOSE, _WITH_NEXT),
        Style("Date", "Date", 24, "", 240, 240),
        Style("Salutation", "Salutation", 24, "", 240, 160, greeting, _WITH_NEXT),
        Style("Signature", "Signature", 24, "", 360, 240, "", _TOGETHER),
        Style("Caption", "caption", 20, _ITALIC, 120, 60, "", _WITH_NEXT),
        Style("Picture", "Picture", 0, "", 60, 60, _CENTRE, _TOGETHER),
        Style("Notes", "Notes", 20, "", 0, 60, "", _TOGETHER),
        Style("Fingerprint", "Fingerprint", 16, _colour(_GREY), 240, 0),
    )


def _of_tables(size: int) -> tuple[Style, ...]:
    return (
        Style("TableText", "Table Text", size, "", 20, 20),
        Style("TableHeading", "Table Heading", 0, _BOLD, 40, 40, "", "<w:keepNext/>", based_on="TableText"),
        Style("TableMark", "Table Mark", 0, "", 20, 20, _CENTRE, based_on="TableText"),
        Style("TableNumber", "Table Number", 0, "", 20, 20, _RIGHT, based_on="TableText"),
        Style("TableSection", "Table Section", 0, "", 0, 20, "", _WITH_NEXT, based_on="TableText"),
        Style("LineLabel", "Line Label", 20, _colour(_GREY), 10, 10),
        Style("LineText", "Line Text", 20, "", 10, 10),
        Style("AfterTable", "After Table", 8, "", 0, 0),
    )


def _of_edges(line: int) -> tuple[Style, ...]:
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{line}"/></w:tabs>'
    return (
        Style("Header", "header", 18, "<w:caps/>" + _colour(_GREY), 0, 0, _RIGHT),
        Style("Footer", "footer", 16, _colour(_GREY), 0, 0, tab),
    )


def _colour(colour: str) -> str:
    return f'<w:color w:val="{colour}"/>'


def _own(name: str) -> str:
    return "" if name in _OF_WORD else ' w:customStyle="1"'


def _tabs(place: str) -> str:
    return place if place.startswith("<w:tabs>") else ""


def _indents(place: str) -> str:
    return "" if place.startswith("<w:tabs>") else place


def _defaults(lang: str) -> str:
    fonts = " ".join(f'w:{kind}="{_FONT}"' for kind in ("ascii", "hAnsi", "eastAsia", "cs"))
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/>"
        f'<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="{lang}" w:eastAsia="{lang}" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )


_CHARACTERS = (
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
    '<w:rPr><w:color w:val="0B5394"/><w:u w:val="single"/></w:rPr></w:style>'
    '<w:style w:type="character" w:customStyle="1" w:styleId="NoteNumber"><w:name w:val="Note Number"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)


def _borders(*sides: str) -> str:
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_LINE}"/>' for side in sides)
    return f"<w:tblBorders>{lines}</w:tblBorders>"


def _margins(side: int) -> str:
    return f'<w:tblCellMar><w:left w:w="{side}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar>'


CELL_MARGIN = 60
_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    f'<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_margins(108)}</w:tblPr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="Report"><w:name w:val="Report Table"/>'
    '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
    f"<w:tblPr>{_borders('top', 'left', 'bottom', 'right', 'insideH', 'insideV')}{_margins(CELL_MARGIN)}</w:tblPr>"
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr>'
    f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{_SHADE}"/></w:tcPr></w:tblStylePr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="Lines"><w:name w:val="Report Lines"/>'
    f'<w:basedOn w:val="TableNormal"/><w:tblPr>{_margins(0)}</w:tblPr></w:style>'
)


def numbering(first_notes: list[int]) -> str:
    """The lists: notes, whose numbers begin with the first of these and again with each further one; and items."""
    notes = (
        '<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl></w:abstractNum>'
    )
    items = (
        '<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="567" w:hanging="283"/></w:pPr></w:lvl></w:abstractNum>'
    )
    lists = f'<w:num w:numId="{ITEMS}"><w:abstractNumId w:val="2"/></w:num>'
    for place, first in enumerate(first_notes):
        lists += (
            f'<w:num w:numId="{list_of_notes(place)}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
            f'<w:startOverride w:val="{first}"/></w:lvlOverride></w:num>'
        )
    return f"<w:numbering {NAMESPACES}>{notes}{items}{lists}</w:numbering>"


def list_of_notes(place: int) -> int:
    """The number of the first, second … list of notes."""
    return NOTES if place == 0 else ITEMS + place


def settings(lang: str) -> str:
    """What the document asks of Word."""
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:doNotExpandShiftReturn/>'
        '<w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{attribute(LANGUAGES[lang])}"/></w:settings>'
    )
