"""How a page looks: by day and by night, on a telephone, and on paper."""

from tracker.locale.catalogue import translator
from tracker.reports.model import Content, Group
from tracker.reports.printed import SHORT_FINGERPRINT

_LOOKS = """\
:root{color-scheme:light dark;--paper:#fff;--ink:#1b1f24;--soft:#57606a;--line:#c3cad3;--shade:#eef1f5;--part:#f6f8fa;
--accent:#1f3a5f;--link:#0b5394}
@media (prefers-color-scheme:dark){:root{--paper:#14181d;--ink:#e6e9ed;--soft:#a3adb8;--line:#3d4650;--shade:#232a32;
--part:#1b2128;--accent:#a9c7ec;--link:#8ab8f0}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem clamp(1rem,3vw,3rem);max-width:100rem;background:var(--paper);color:var(--ink);
font:1rem/1.5 "Times New Roman",Tinos,"Liberation Serif",serif;overflow-wrap:break-word}
a{color:var(--link)}
h1,h2{color:var(--accent);line-height:1.25;margin:1.6em 0 .5em}
h1{margin-top:0;font-size:1.75rem}
h2{font-size:1.3rem}
.standing{margin:0 0 1rem;text-align:right;color:var(--soft);font-variant:small-caps}
.lines{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:0 0 1rem}
.lines dt,.counts,footer{color:var(--soft)}
.lines dd{margin:0}
.headline{font-weight:bold;font-size:1.1rem;margin:.5rem 0}
.prose{max-width:45rem}
p.prose,.prose li{white-space:pre-line}
.addressee{margin:0 0 0 min(23rem,45%);max-width:22rem}
.dated,.greeting{margin:1.2em 0}
.signature{margin-top:2em}
:lang(ru) .greeting{text-align:center}
.table{overflow-x:auto;margin:.5rem 0 1.5rem}
table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.35}
caption{text-align:left;font-weight:bold;padding:.3rem 0}
.unseen{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden;white-space:nowrap}
th,td{border:1px solid var(--line);padding:.3rem .45rem;text-align:left;vertical-align:top}
thead th{background:var(--shade)}
tbody th{font-weight:normal}
.section>th{background:var(--part);font-weight:bold}
.section p{margin:.15rem 0;font-weight:normal}
.number{text-align:right}
.mark{text-align:center}
.date,.mark,.number{white-space:nowrap}
thead .mark{white-space:normal}
.marks tbody tr:not(.section)>th{position:sticky;left:0;background:var(--paper)}
sup{line-height:0}
figure{margin:1rem 0;padding:.75rem;background:#fff;color:#1b1f24;border:1px solid var(--line);overflow-x:auto}
figure svg{max-width:100%;height:auto;display:block;margin:auto}
ol.notes{padding-left:2.6em}
.notes li{margin:.35rem 0}
.notes li:target{background:var(--shade)}
footer{margin-top:2rem;border-top:1px solid var(--line);padding-top:.5rem;font-size:.85rem;overflow-wrap:anywhere}
"""

# On a narrow screen each row of a table of words is a card; a table of marks is moved sideways.
_NARROW = """\
@media screen and (max-width:48rem){
.lines{grid-template-columns:1fr}.lines dd{margin-bottom:.4rem}.addressee{margin-left:0}
.marks tbody tr:not(.section)>th{max-width:9rem;white-space:normal}
.words,.words tbody,.words tr,.words th,.words td{display:block}
figure svg{max-width:none}
.words thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
.words tbody tr{border:1px solid var(--line);margin:0 0 .6rem;padding:.3rem .5rem}
.words tbody tr>*{border:0;padding:.1rem 0;text-align:left;white-space:normal}
.words tbody .section{background:var(--part)}
.words tbody tr:not(.section)>*::before{color:var(--soft);margin-right:.4em}
"""

_PRINT = """\
@media print{:root{--paper:#fff;--ink:#000;--soft:#444;--line:#8c9bae;--shade:#e7ecf2;--part:#f5f7fa;--accent:#1f3a5f;
--link:#0b5394}
body{padding:0;max-width:none;font-size:11pt}
.table{overflow:visible}
table{font-size:9pt}
thead{display:table-header-group}
a[href^="#"]{color:inherit;text-decoration:none}
.notes a[href^="#"]{display:none}
.letter,.letter+section,.annexed{break-before:page}
tr,figure,.notes li{break-inside:avoid}
.section,h2,caption,p:has(+figure){break-after:avoid}
.marks th{position:static!important}}
"""


def style(content: Content) -> str:
    """The style sheet of a page; nothing in it can end the element it stands in."""
    cards = "".join(
        f".words.{table_class(number)} tbody tr:not(.section)>:nth-child({place})::before"
        f'{{content:"{in_a_string(column.heading)}:"}}'
        for number, group in enumerate(content.groups)
        if is_of_words(group)
        for place, column in enumerate(group.columns, 1)
    )
    return f"{_LOOKS}{_NARROW}{cards}}}\n{_PRINT}{_page(content)}"


def table_class(number: int) -> str:
    """The class of the table of a group."""
    return f"table{number}"


def is_of_words(group: Group) -> bool:
    """Whether a row can be read as a card: a matrix cannot."""
    return not any(column.kind == "mark" for column in group.columns)


def in_a_string(text: str) -> str:
    """A text as it stands between the quotes of a style sheet."""
    return "".join(sign if sign.isalnum() or sign == " " else f"\\{ord(sign):x} " for sign in text)


def _page(content: Content) -> str:
    """Paper, and what stands at the foot of each page where a browser prints that."""
    lie = "landscape" if content.landscape else "portrait"
    mark = content.fingerprint[:SHORT_FINGERPRINT]
    standing = f" · {translator(content.lang)('unofficial working document')}" if content.unofficial else ""
    foot = in_a_string(f"{content.title}{standing} · {mark}")
    return (
        f"@page{{size:{content.paper} {lie};margin:20mm 15mm;"
        f'@bottom-left{{content:"{foot}";font-size:8pt}}'
        '@bottom-right{content:counter(page) " / " counter(pages);font-size:8pt}}'
    )
