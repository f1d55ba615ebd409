"""EPUBs small enough to read, sound but for what a test changes in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from PIL import Image

PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:2f6c1d5e-8c54-5b0e-9a53-0d6f6e1f7a11</dc:identifier>
<dc:title>The Weir</dc:title>
<dc:language>en</dc:language>
<dc:creator id="who">Ada Quill</dc:creator>
<meta refines="#who" property="role" scheme="marc:relators">aut</meta>
<meta property="dcterms:modified">2026-11-24T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">Text in one reading order.</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>
<item id="two" href="two.xhtml" media-type="application/xhtml+xml"/>
<item id="css" href="book.css" media-type="text/css"/>
<item id="front" href="front.jpg" media-type="image/jpeg" properties="cover-image"/>
</manifest>
<spine><itemref idref="cover"/><itemref idref="one"/><itemref idref="two"/></spine>
</package>"""

NAV = """<nav epub:type="toc" id="toc"><h1>Contents</h1><ol>
<li><a href="one.xhtml">One</a></li><li><a href="two.xhtml">Two</a></li></ol></nav>"""


def document(body: str, attributes: str = 'lang="en"') -> str:
    """A content document."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f"{attributes}>\n<head><title>A</title></head>\n<body>\n{body}\n</body>\n</html>"
    )


def chapter(title: str, *paragraphs: str) -> str:
    """The document of a chapter."""
    told = "\n".join(f"<p>{text}</p>" for text in paragraphs)
    return document(
        f'<section epub:type="chapter" role="doc-chapter"><h1>{title}</h1>{told}</section>'
    )


def pixels(width: int, height: int, kind: str = "JPEG", mode: str = "RGB") -> bytes:
    """A picture of one colour."""
    file = io.BytesIO()
    Image.new(mode, (width, height)).save(file, kind)
    return file.getvalue()


def small_epub(
    files: Mapping[str, str | bytes | None] | None = None,
    *replaced: tuple[str, str],
) -> bytes:
    """An EPUB with a cover and two chapters.

    `files` stand beside its own or in their places, None takes one away; `replaced` are texts of
    the package document and what stands there instead.
    """
    package = PACKAGE
    for before, after in replaced:
        assert before in package
        package = package.replace(before, after)
    parts: dict[str, str | bytes | None] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": (
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">'
            '<rootfiles><rootfile full-path="EPUB/book.opf" '
            'media-type="application/oebps-package+xml"/></rootfiles></container>'
        ),
        "EPUB/book.opf": package,
        "EPUB/nav.xhtml": document(NAV),
        "EPUB/cover.xhtml": document(
            '<section epub:type="cover"><img src="front.jpg" alt="The Weir"/></section>'
        ),
        "EPUB/one.xhtml": chapter("One", "Nobody had opened the weir.", "It stood."),
        "EPUB/two.xhtml": chapter("Two", "Then the rain came."),
        "EPUB/book.css": "p { margin: 0; text-indent: 1em; }",
        "EPUB/front.jpg": pixels(1600, 2400),
    }
    parts |= files or {}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as container:
        for name, data in parts.items():
            if data is not None:
                container.writestr(name, data)
    return file.getvalue()
