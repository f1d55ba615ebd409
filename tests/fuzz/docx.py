"""Word documents, damaged in their XML, in their zip, or in both."""

from __future__ import annotations

from functools import cache
from random import Random

from ebookpack.core.book import Manuscript
from tests.fuzz.mutations import damaged_parts, zip_parts, zipped
from tests.manuscripts import manuscript_of
from tests.readers.docx.build import (
    BOLD,
    EMPTY,
    HEADING_1,
    ITALIC,
    NORMAL,
    OOXML,
    PNG,
    STRICT,
    field,
    package,
    paragraph,
    picture,
    relationship,
    run,
    style,
)

_W = f"{{{OOXML}/wordprocessingml/2006/main}}"
_TAGS = tuple(
    _W + name
    for name in (
        "p r t tbl tr tc sdt sdtContent sdtPr ins del moveFrom moveTo hyperlink fldSimple fldChar"
        " instrText br sym drawing pict ruby rt rubyBase sectPr pPr rPr numPr framePr pBdr"
        " footnoteReference endnoteReference txbxContent altChunk subDoc smartTag customXml body"
        " style abstractNum num lvl footnote comment bookmarkStart gridSpan vMerge tab cr"
    ).split()
)
_VALUES = (
    *("begin", "separate", "end", "page", "column", "drop", "center", "both", "bullet", "none"),
    *("decimal", "upperRoman", "cardinalText", "ordinalText", "chicago", "%1.%2", "%9", "Normal"),
    *("berschrift1", "Title", "rel-image", "1", "2", "99999999999", "Symbol", "Wingdings", "F0FE"),
    *('TOC \\o "1-3"', 'HYPERLINK "http://example.org/" \\l "x"', "PAGE", "INDEX", "REF x \\h"),
    *("footnotes", "styles", "numbering", "officeDocument", "/word/document.xml", "nextColumn"),
)
_WORDS = (
    *(b"<w:p>", b"</w:p>", b"<w:r><w:t>", b"]]>", b"<![CDATA[", b"<!--", b"&#0;", b"&#xFFFF;"),
    *(b"<!DOCTYPE x [<!ENTITY e 'ee'>]>", b"&e;", b'<?xml version="1.0" encoding="utf-16"?>'),
    *(b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b'w:val="', STRICT.encode()),
)


def manuscript(chance: Random) -> Manuscript:
    """A damaged Word document."""
    data = chance.choice(sound_documents())
    for _ in range(chance.choice((1, 1, 1, 2))):
        data = damaged_parts(data, chance, "word/document.xml", _TAGS, _VALUES, _WORDS)
    return manuscript_of(data, "novel.docx")


@cache
def sound_documents() -> tuple[bytes, ...]:
    """Documents that hold everything that the reader knows."""
    return _novel(), _styled_by_hand(), _strict(_novel())


def _novel() -> bytes:
    text = "She rowed on until the lamp on the quay was no more than a spark behind her. "
    return package(
        paragraph("The Sea Room", style="Title"),
        paragraph("Mina Hale", style="Author"),
        paragraph(field('TOC \\o "1-3"', run("One\t1"))),
        paragraph('<w:bookmarkStart w:id="1" w:name="one"/>', run("One"), style="berschrift1"),
        _DROP_CAP + paragraph(text, run("slowly", ITALIC), run(" she said", BOLD)),
        paragraph(run("See "), field("REF _Ref1 \\h", run("below")), _CALL, _END_CALL),
        EMPTY,
        paragraph(text * 3, given='<w:spacing w:before="480"/>'),
        paragraph("* * *", given='<w:jc w:val="center"/>'),
        paragraph(given='<w:pBdr><w:bottom w:val="single"/></w:pBdr>'),
        paragraph(picture("rel-image", "A boat"), _TEXT_BOX, _RUBY, _SYMBOL, _EQUATION),
        _TABLE + _CONTROL + _CHANGES,
        paragraph(run("Two"), '<w:r><w:br w:type="page"/></w:r>', style="berschrift1"),
        *(paragraph(f"item {n}", given=_NUMBER.format(n % 3)) for n in range(6)),
        paragraph('<w:hyperlink w:anchor="one"><w:r><w:t>back</w:t></w:r></w:hyperlink>', text),
        "<w:sectPr/>",
        styles=_STYLES,
        numbering=_NUMBERING,
        footnotes=_note("footnote", "-1", 'w:type="separator"') + _note("footnote", "2"),
        endnotes=_note("endnote", "2"),
        comments=f'<w:comment w:id="0">{paragraph("Is this right?")}</w:comment>',
        core="<dc:title>The Sea Room</dc:title><dc:creator>Mina Hale</dc:creator>",
        references=(
            relationship("rel-image", "image", "media/a.png"),
            relationship("rel-web", "hyperlink", "http://example.org/", external=True),
        ),
        files={"word/media/a.png": PNG},
    )


def _styled_by_hand() -> bytes:
    text = "Nobody came that night, and nobody came in the morning either. "
    chapters = []
    for number in range(1, 5):
        page_break = "<w:pageBreakBefore/>" if number % 2 else ""
        given = f'{page_break}<w:jc w:val="center"/>'
        chapters += [
            paragraph(run(f"Chapter {number}", f'{BOLD}<w:sz w:val="36"/>'), given=given),
            *(paragraph(text * n, given='<w:ind w:firstLine="720"/>') for n in (2, 3, 4)),
            EMPTY * (number % 3),
            paragraph(run("Line one"), "<w:r><w:br/><w:t>line two</w:t></w:r>"),
        ]
    return package(*chapters, styles=_STYLES)


def _strict(data: bytes) -> bytes:
    """A document in the namespaces of the Strict class."""
    parts = zip_parts(data)
    for name in parts:
        if name.endswith((".xml", ".rels")):
            xml = parts[name].replace(f"{OOXML}/package".encode(), b"PACKAGE")
            for folder in ("wordprocessingml", "officeDocument", "drawingml"):
                xml = xml.replace(f"{OOXML}/{folder}/2006".encode(), f"{STRICT}/{folder}".encode())
            parts[name] = xml.replace(b"PACKAGE", f"{OOXML}/package".encode())
    return zipped(parts)


_STYLES = (
    NORMAL
    + HEADING_1
    + "".join(style(name) for name in ("Title", "Author", "TOC1"))
    + style("Emphasis", kind="character", run_look=ITALIC)
    + style("Verse", based_on="Normal", given='<w:ind w:left="720" w:hanging="360"/>')
)
_NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{kind}">'
    + "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
        f'<w:lvlText w:val="%{level + 1}."/></w:lvl>'
        for level in range(3)
    )
    + f'</w:abstractNum><w:num w:numId="{kind}"><w:abstractNumId w:val="{kind}"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num>'
    for kind, number_format in ((1, "decimal"), (2, "bullet"))
)
_NUMBER = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
_CALL = '<w:r><w:footnoteReference w:id="2"/></w:r>'
_END_CALL = '<w:r><w:endnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
_DROP_CAP = paragraph(run("S"), given='<w:framePr w:dropCap="drop"/>')
_TEXT_BOX = (
    "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp>"
    f"<wps:txbx><w:txbxContent>{paragraph('Inside of a box')}</w:txbxContent></wps:txbx></wps:wsp>"
    "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
    f"<v:textbox><w:txbxContent>{paragraph('Inside of a box')}</w:txbxContent></v:textbox>"
    "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
_RUBY = (
    f"<w:r><w:ruby><w:rt>{run('kyō')}</w:rt><w:rubyBase>{run('今日')}</w:rubyBase></w:ruby></w:r>"
)
_SYMBOL = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
_EQUATION = (
    "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num>"
    "<m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>"
)
_TABLE = (
    "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>"
    f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("Head")}</w:tc></w:tr>'
    f"<w:tr><w:tc>{paragraph('one')}</w:tc><w:tc>{paragraph('two')}"
    f"<w:tbl><w:tr><w:tc>{paragraph('inner')}</w:tc><w:tc>{EMPTY}</w:tc></w:tr></w:tbl>"
    "</w:tc></w:tr></w:tbl>"
)
_CONTROL = (
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    f"<w:sdtContent>{paragraph('Click here')}</w:sdtContent></w:sdt>"
)
_CHANGES = (
    f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:ins>{run('new')}</w:ins>"
    "<w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p>"
)


def _note(kind: str, ident: str, given: str = "") -> str:
    return f'<w:{kind} w:id="{ident}" {given}>{paragraph("What the note says.")}</w:{kind}>'
