"""Small Word documents, made of strings of XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from ebookpack.core.book import Document
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import Block, Paragraph
from ebookpack.readers.docx.reader import read_docx
from tests.manuscripts import manuscript_of

OOXML = "http://schemas.openxmlformats.org"
STRICT = "http://purl.oclc.org/ooxml"
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
    b"\x1f\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99="
    b"\x1d\x00\x00\x00\x00IEND\xaeB`\x82"
)
NAMESPACES = (
    f'xmlns:w="{OOXML}/wordprocessingml/2006/main" '
    f'xmlns:r="{OOXML}/officeDocument/2006/relationships" '
    f'xmlns:wp="{OOXML}/drawingml/2006/wordprocessingDrawing" '
    f'xmlns:a="{OOXML}/drawingml/2006/main" '
    f'xmlns:pic="{OOXML}/drawingml/2006/picture" '
    f'xmlns:m="{OOXML}/officeDocument/2006/math" '
    f'xmlns:mc="{OOXML}/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)


# -------------------------------------------------------------------------------------- text


def run(text: str, look: str = "") -> str:
    """A run; `look` is what its `w:rPr` holds."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*content: str, style: str = "", given: str = "") -> str:
    """A paragraph of runs, or of plain text; `given` is what its `w:pPr` holds besides a style."""
    inner = "".join(c if c.startswith("<") else run(c) for c in content if c)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{given}</w:pPr>{inner}</w:p>"


def style(
    ident: str,
    name: str = "",
    *,
    kind: str = "paragraph",
    based_on: str = "",
    run_look: str = "",
    given: str = "",
    default: bool = False,
) -> str:
    """A style."""
    return (
        f'<w:style w:type="{kind}" w:styleId="{ident}" w:default="{int(default)}">'
        f'<w:name w:val="{name or ident}"/>'
        + (f'<w:basedOn w:val="{based_on}"/>' if based_on else "")
        + f"<w:pPr>{given}</w:pPr><w:rPr>{run_look}</w:rPr></w:style>"
    )


NORMAL = style("Normal", default=True)
HEADING_1 = style("berschrift1", "heading 1", given='<w:outlineLvl w:val="0"/>')
EMPTY = paragraph()
BOLD, ITALIC = "<w:b/>", "<w:i/>"


def field_mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field_code(code: str) -> str:
    return f"<w:r><w:instrText>{escape(code)}</w:instrText></w:r>"


def field(code: str, *result: str) -> str:
    """A field of three marks."""
    marks = (field_mark("begin"), field_code(code), field_mark("separate"))
    return "".join((*marks, *result, field_mark("end")))


def picture(ident: str, alt: str = "") -> str:
    """A run with a picture."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="{escape(alt)}"/>'
        f'<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="{ident}"/>'
        "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


# ----------------------------------------------------------------------------------- package


def package(
    *body: str,
    styles: str = NORMAL,
    defaults: str = "",
    numbering: str = "",
    footnotes: str = "",
    endnotes: str = "",
    comments: str = "",
    core: str = "",
    references: Iterable[str] = (),
    files: Mapping[str, bytes] | None = None,
    main: str = "word/document.xml",
) -> bytes:
    """Bytes of a document; the parts that are given are referred to as Word does it."""
    parts = {
        "styles": f"<w:docDefaults>{defaults}</w:docDefaults>{styles}",
        "numbering": numbering,
        "footnotes": footnotes,
        "endnotes": endnotes,
        "comments": comments,
    }
    given = {name: xml for name, xml in parts.items() if xml}
    folder = main.rpartition("/")[0]
    base = f"{folder}/" if folder else ""
    links = [relationship(f"rel-{name}", name, f"{name}.xml") for name in given]
    package_links = relationship("main", "officeDocument", main)
    contents: dict[str, bytes | str] = {
        main: f"<w:document {NAMESPACES}><w:body>{''.join(body)}</w:body></w:document>",
        f"{base}_rels/{main.rpartition('/')[2]}.rels": relationships(*links, *references),
        **{f"{base}{name}.xml": f"<w:x {NAMESPACES}>{xml}</w:x>" for name, xml in given.items()},
        **(files or {}),
    }
    if core:
        package_links += relationship("core", "core-properties", "docProps/core.xml")
        contents["docProps/core.xml"] = (
            f'<cp:coreProperties xmlns:cp="{OOXML}/package/2006/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/">{core}</cp:coreProperties>'
        )
    return zipped({"_rels/.rels": relationships(package_links), **contents})


def relationship(ident: str, kind: str, target: str, *, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    address = f"{OOXML}/officeDocument/2006/relationships/{kind}"
    return f'<Relationship Id="{ident}" Type="{address}" Target="{escape(target)}"{mode}/>'


def relationships(*links: str) -> str:
    return (
        f'<Relationships xmlns="{OOXML}/package/2006/relationships">{"".join(links)}'
        "</Relationships>"
    )


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


# ----------------------------------------------------------------------------------- reading


def read(data: bytes, diagnostics: Diagnostics | None = None) -> Document:
    """The document that the reader makes of bytes."""
    return read_docx(manuscript_of(data, "novel.docx"), diagnostics or Diagnostics())


def paragraphs(data: bytes) -> tuple[Paragraph, ...]:
    """The blocks of a document that is nothing but paragraphs."""
    blocks = read(data).blocks
    assert all(isinstance(block, Paragraph) for block in blocks)
    return tuple(block for block in blocks if isinstance(block, Paragraph))


def texts(blocks: Iterable[Block]) -> list[str]:
    return [block_text(block) for block in blocks]


def codes(diagnostics: Diagnostics) -> list[str]:
    return [finding.code for finding in diagnostics]
