"""OpenDocument texts, zipped and flat, damaged in their XML, in their zip, or in both."""

from __future__ import annotations

import base64
from functools import cache
from random import Random

from ebookpack.core.book import Manuscript
from tests.fuzz.mutations import damaged_bytes, damaged_parts, damaged_xml
from tests.manuscripts import manuscript_of
from tests.readers.docx.build import PNG
from tests.readers.odt.build import (
    BOLD,
    ITALIC,
    ODF,
    content,
    frame,
    h,
    listed,
    note,
    numbered,
    odt,
    p,
    span,
    style,
)

_TAGS = tuple(
    f"{{{ODF}:{name}:1.0}}{local}"
    for name, locals_ in {
        "text": "p h span a s tab line-break note note-body list list-item list-header section"
        " change-start change-end change tracked-changes changed-region deletion ruby ruby-base"
        " ruby-text table-of-content index-body bookmark-start hidden-text placeholder"
        " soft-page-break outline-style outline-level-style list-style",
        "table": "table table-row table-cell covered-table-cell table-header-rows",
        "drawing": "frame image text-box object g line custom-shape",
        "office": "text body annotation automatic-styles styles binary-data meta",
        "style": "style text-properties paragraph-properties default-style",
    }.items()
    for local in locals_.split()
)
_VALUES = (
    *("Standard", "Heading_20_1", "Title", "P1", "T1", "N", "page", "none", "true", "center"),
    *("1", "0", "-1", "99999999999", "1e9cm", "50%", "super 58%", "paragraph", "text", "c1"),
    *("#One|outline", "https://quay.example/", "Pictures/quay.png", "../quay.png", "footnote"),
)
_WORDS = (
    *(b"<text:p>", b"</text:p>", b"]]>", b"<![CDATA[", b"<!--", b"&#0;", b"<office:binary-data>"),
    *(b"</office:binary-data>", b"#9", b"<!DOCTYPE x [<!ENTITY e 'ee'>]>", b"&e;", b"PK\x03\x04"),
)


def manuscript(chance: Random) -> Manuscript:
    """A damaged OpenDocument text."""
    name, data = chance.choice(sound_documents())
    for _ in range(chance.choice((1, 1, 1, 2))):
        if name == "novel.odt":
            data = damaged_parts(data, chance, "content.xml", _TAGS, _VALUES, _WORDS)
        else:
            data = _damaged_flat(data, chance)
    return manuscript_of(data, name)


def _damaged_flat(data: bytes, chance: Random) -> bytes:
    if chance.random() < 0.3:
        return damaged_bytes(data, chance, _WORDS)
    try:
        return damaged_xml(data, chance, _TAGS, _VALUES)
    except SyntaxError:
        return damaged_bytes(data, chance, _WORDS)


@cache
def sound_documents() -> tuple[tuple[str, bytes], ...]:
    """Documents that hold everything that the reader knows, with their names."""
    picture = '<draw:image xlink:href="Pictures/quay.png"/>'
    zipped = odt(*_text(picture), styles=_STYLES, automatic=_AUTOMATIC, meta=_META, files=_FILES)
    encoded = base64.b64encode(PNG).decode()
    inner = f"<draw:image><office:binary-data>{encoded}</office:binary-data></draw:image>"
    flat = content(*_text(inner), automatic=_AUTOMATIC).replace("document-content", "document")
    return ("novel.odt", zipped), ("novel.fodt", flat.encode())


def _text(picture: str) -> list[str]:
    text = "She rowed on until the lamp on the quay was no more than a spark behind her. "
    mark = "<text:bookmark-start text:name='One'/>"
    return [
        "<text:tracked-changes><text:changed-region text:id='c1'><text:deletion/>"
        "</text:changed-region></text:tracked-changes>",
        p("The Sea Room", style="Title"),
        f"<text:table-of-content><text:index-body>{p('One')}</text:index-body>"
        "</text:table-of-content>",
        h(f"{mark}One"),
        p(text, span("slowly", "T1"), note(p("A note.") + p("Its end.")), style="P1"),
        p(),
        p("* * *", style="Centred"),
        p(frame(picture, "Quay", "The quay"), _RUBY, "<text:s text:c='3'/><text:tab/>"),
        p(frame(f"<draw:text-box>{p('Inside of a box')}</draw:text-box>"), _COMMENT),
        p("The <", "<text:change-start text:change-id='c1'/>", "old "),
        p("iron ", "<text:change-end text:change-id='c1'/>", "pier."),
        listed(p("one") + p("more"), p("two") + listed(p("inner")), style="N"),
        h("Two", 2),
        "<table:table><table:table-header-rows><table:table-row>"
        f"<table:table-cell>{p('a')}</table:table-cell><table:table-cell>{p('b')}"
        "</table:table-cell></table:table-row></table:table-header-rows>"
        "<table:table-row table:number-rows-repeated='3'><table:table-cell "
        f"table:number-columns-repeated='2'>{p('c')}</table:table-cell></table:table-row>"
        "</table:table>",
        p("<text:a xlink:href='#One|outline'>back</text:a>", text * 3),
    ]


_FILES = {"Pictures/quay.png": PNG}
_META = "<dc:title>The Sea Room</dc:title><meta:initial-creator>Mina Hale</meta:initial-creator>"
_STYLES = (
    style("Standard")
    + style("Title")
    + style("Heading_20_1", BOLD, more='style:default-outline-level="1"')
    + style("Centred", given='fo:text-align="center" fo:border-bottom="1pt solid #000"')
    + '<text:outline-style><text:outline-level-style text:level="1" style:num-format="I"/>'
    "</text:outline-style>"
)
_AUTOMATIC = (
    style("P1", parent="Standard", given='fo:break-before="page" fo:text-indent="1cm"')
    + style("T1", ITALIC, family="text")
    + numbered("N")
)
_RUBY = (
    "<text:ruby><text:ruby-base>港</text:ruby-base>"
    "<text:ruby-text>みなと</text:ruby-text></text:ruby>"
)
_COMMENT = f"<office:annotation>{p('Is this right?')}</office:annotation>"
