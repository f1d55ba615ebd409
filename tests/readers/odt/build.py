"""Small OpenDocument texts, made of strings of XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from ebookpack.core.book import Document
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import Block, Inlines, Paragraph
from ebookpack.readers.odt.reader import read_odt
from tests.manuscripts import manuscript_of

ODF = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = " ".join(
    [f'xmlns:{p}="{ODF}:{p}:1.0"' for p in ("office", "text", "style", "table", "meta", "manifest")]
    + [
        f'xmlns:draw="{ODF}:drawing:1.0"',
        f'xmlns:fo="{ODF}:xsl-fo-compatible:1.0"',
        f'xmlns:svg="{ODF}:svg-compatible:1.0"',
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
        'xmlns:math="http://www.w3.org/1998/Math/MathML"',
    ]
)
ITALIC = 'fo:font-style="italic"'
BOLD = 'fo:font-weight="bold"'


# -------------------------------------------------------------------------------------- text


def p(*content: str, style: str = "Standard") -> str:
    """A paragraph; what is no element is text."""
    inner = "".join(c if c.startswith("<") else escape(c) for c in content)
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def h(text: str, level: int = 1, style: str = "Heading_20_1") -> str:
    return (
        f'<text:h text:style-name="{style}" text:outline-level="{level}">'
        f"{text if text.startswith('<') else escape(text)}</text:h>"
    )


def span(text: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{escape(text)}</text:span>'


def style(
    name: str,
    look: str = "",
    *,
    family: str = "paragraph",
    parent: str = "",
    given: str = "",
    more: str = "",
) -> str:
    """A style: `look` are its text properties, `given` those of the paragraph."""
    derived = f'style:parent-style-name="{parent}"' if parent else ""
    return (
        f'<style:style style:name="{name}" style:family="{family}" {derived} {more}>'
        f"<style:paragraph-properties {given}/><style:text-properties {look}/></style:style>"
    )


def numbered(name: str, *, form: str = "1", prefix: str = "", suffix: str = ".") -> str:
    """A list style whose levels all count."""
    levels = "".join(
        f'<text:list-level-style-number text:level="{level}" style:num-format="{form}" '
        f'style:num-prefix="{prefix}" style:num-suffix="{suffix}"/>'
        for level in range(1, 4)
    )
    return f'<text:list-style style:name="{name}">{levels}</text:list-style>'


def listed(*items: str, style: str = "", more: str = "") -> str:
    """A list; each item is blocks."""
    named = f'text:style-name="{style}"' if style else ""
    inner = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f"<text:list {named} {more}>{inner}</text:list>"


def note(body: str, kind: str = "footnote") -> str:
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{body}</text:note-body></text:note>"
    )


def frame(content: str, title: str = "", description: str = "") -> str:
    return (
        f"<draw:frame>{content}<svg:title>{escape(title)}</svg:title>"
        f"<svg:desc>{escape(description)}</svg:desc></draw:frame>"
    )


# ----------------------------------------------------------------------------------- package


def content(*body: str, automatic: str = "") -> str:
    return (
        f"<office:document-content {NAMESPACES}>"
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{''.join(body)}</office:text></office:body>"
        "</office:document-content>"
    )


def odt(
    *body: str,
    styles: str = "",
    automatic: str = "",
    meta: str = "",
    files: Mapping[str, bytes | str] | None = None,
) -> bytes:
    """Bytes of a document."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content(*body, automatic=automatic),
            "styles.xml": f"<office:document-styles {NAMESPACES}><office:styles>{styles}"
            "</office:styles></office:document-styles>",
            "meta.xml": f"<office:document-meta {NAMESPACES}><office:meta>{meta}"
            "</office:meta></office:document-meta>",
            **(files or {}),
        }
    )


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


# ----------------------------------------------------------------------------------- reading


def read(data: bytes, diagnostics: Diagnostics | None = None, name: str = "novel.odt") -> Document:
    """The document that the reader makes of bytes."""
    return read_odt(manuscript_of(data, name), diagnostics or Diagnostics())


def inlines(*content: str, styles: str = "", automatic: str = "") -> Inlines:
    """The inlines of a paragraph that holds some content."""
    (block,) = read(odt(p(*content), styles=styles, automatic=automatic)).blocks
    assert isinstance(block, Paragraph)
    return block.children


def texts(blocks: Iterable[Block]) -> list[str]:
    return [block_text(block) for block in blocks]


def codes(diagnostics: Diagnostics) -> list[str]:
    return [finding.code for finding in diagnostics]
