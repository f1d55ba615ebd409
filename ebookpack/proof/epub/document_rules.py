"""Content documents as assistive technology meets them (EPUB Accessibility 1.1, WCAG 2.2)."""

from __future__ import annotations

from collections.abc import Iterator

from ebookpack.core.diagnostics import Severity
from ebookpack.core.ebook_store import EbookStore
from ebookpack.core.semantics import PAIRED, role_of
from ebookpack.core.text_colours import colour_faults
from ebookpack.proof.epub.publication import Element, Publication, elements, types_of
from ebookpack.proof.epub.rules import Fault, Rule

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SAYS_NOTHING = frozenset(
    {"image", "picture", "photo", "photograph", "figure", "img", "illustration"}
)
_NO_PART = frozenset({"toc", "pagebreak", "index"})
"""Kinds that other rules look at, or that stand on a `nav`, which has a role of its own."""


def _alternatives(book: Publication, store: EbookStore) -> Iterator[Fault]:
    for name, root in book.texts():
        for picture in elements(root, "img", "area"):
            source = picture.get("src") or picture.get("href") or ""
            alt = picture.get("alt")
            if alt is None and picture.get("role") not in ("presentation", "none"):
                yield Fault.at(name, picture, f'image "{source}" has no text alternative')
            elif alt and _is_none(alt, source):
                yield Fault.at(
                    name, picture, f'the text of image "{source}", “{alt}”, says nothing'
                )


def _is_none(alt: str, source: str) -> bool:
    """Whether a text alternative names the file, or says that a picture is a picture."""
    words = alt.strip().casefold()
    return words in _SAYS_NOTHING or words == source.rpartition("/")[2].casefold()


def _undescribed(book: Publication, store: EbookStore) -> Iterator[Fault]:
    """Pictures that stand by themselves, with a text that says that they are decoration."""
    for name, root in book.texts():
        for figure in elements(root, "figure"):
            for picture in elements(figure, "img"):
                if picture.get("alt") == "" and not picture.get("role"):
                    source = picture.get("src") or ""
                    yield Fault.at(name, picture, f'image "{source}" says that it is decoration')


def _heading_levels(book: Publication, store: EbookStore) -> Iterator[Fault]:
    for name, root in book.texts():
        before = 0
        for heading in elements(root, *_HEADINGS):
            level = int(str(heading.tag)[-1])
            if before and level > before + 1:
                text = " ".join("".join(map(str, heading.itertext())).split())[:40]
                message = f"h{level} “{text}” follows on h{before}: a level is left out"
                yield Fault.at(name, heading, message)
            before = level


def _languages(book: Publication, store: EbookStore) -> Iterator[Fault]:
    if book.is_epub_3 and not (book.package.get(_XML_LANG) or "").strip():
        message = "the package does not say which language its titles are in (xml:lang)"
        yield Fault.at(book.package_name, book.package, message)
    for name, root in book.texts():
        if not (root.get("lang") or root.get(_XML_LANG)):
            yield Fault.at(name, root, "the document does not say its language")


def _roles(book: Publication, store: EbookStore) -> Iterator[Fault]:
    for name, root in book.texts():
        for element in root.iter("*"):
            for kind in types_of(element) & PAIRED - _NO_PART:
                if not element.get("role") and not _stands_for_page(element, kind):
                    message = f'epub:type "{kind}" without role="{role_of(kind)}"'
                    yield Fault.at(name, element, message)


def _stands_for_page(element: Element, kind: str) -> bool:
    """Whether a role would be wrong there: body has none; the epigraph is the quotation alone."""
    tag = str(element.tag).rpartition("}")[2]
    return tag == "body" or (kind == "epigraph" and tag == "section")


def _colours(book: Publication, store: EbookStore) -> Iterator[Fault]:
    for name, css in book.styles.items():
        for line, what in colour_faults(css):
            yield Fault(message=what, part=name, line=line)


RULES = (
    Rule(
        code="P520",
        check=_alternatives,
        severity=Severity.ERROR,
        hint='say what it shows; alt="" for decoration',
    ),
    Rule(
        code="P521",
        check=_undescribed,
        hint="say what it shows, below [pictures] in book.toml, unless it is decoration",
    ),
    Rule(code="P522", check=_heading_levels),
    Rule(code="P523", check=_languages),
    Rule(
        code="P524",
        check=_roles,
        hint="reading systems know epub:type, assistive technology knows role",
    ),
    Rule(
        code="P529",
        check=_colours,
        hint="leave the colours of text to its reader, or give it a ground of its own too",
    ),
)
