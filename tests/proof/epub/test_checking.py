"""Each rule, by a book that breaks it and nothing else."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

import pytest

from ebookpack.core.book import SectionRole
from ebookpack.core.diagnostics import Diagnostics, Severity
from ebookpack.core.errors import EbookpackError
from ebookpack.design.ebook_stores import ebook_store_names, load_ebook_store
from ebookpack.proof.epub.checking import MOST_OF_A_RULE, check_manuscript, check_rules
from ebookpack.proof.epub.reading import read_publication
from tests.manuscripts import book_of
from tests.proof.epub.small_epubs import NAV, PACKAGE, chapter, document, pixels, small_epub
from tests.writers.builders import book, edition, front, paragraph
from tests.writers.builders import chapter as section
from tests.writers.epub.opened import opened

SUMMARY = '<meta property="schema:accessibilitySummary">Text in one reading order.</meta>'
CLAIM = '<meta property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>'
BREAK = '<span epub:type="pagebreak" role="doc-pagebreak" id="p1" aria-label="1"></span>'
PAGES = '<nav epub:type="page-list"><ol><li><a href="one.xhtml#p1">{}</a></li>{}</ol></nav>'
SOURCE = '<meta property="pageBreakSource">urn:isbn:9780101010108</meta>'


def checked(data: bytes, store: str = "generic") -> Diagnostics:
    diagnostics = Diagnostics()
    publication = read_publication(data, "book.epub")
    check_rules(publication, load_ebook_store(store), diagnostics, "book.epub")
    return diagnostics


def codes(data: bytes, store: str = "generic") -> list[str]:
    return [found.code for found in checked(data, store)]


@pytest.mark.parametrize("store", [name for name in ebook_store_names() if name != "kdp"])
def test_a_sound_book_is_taken_everywhere(store: str) -> None:
    # 3.84 megapixels are too many for Ingram.
    front = {"EPUB/front.jpg": pixels(1600, 1900)}
    assert codes(small_epub(front if store == "ingram" else None), store) == []


def test_kindle_wants_no_page_for_the_cover() -> None:
    assert codes(small_epub(), "kdp") == ["P532"]
    without = small_epub({}, ('<itemref idref="cover"/>', ""))
    assert codes(without, "kdp") == []
    assert codes(without, "d2d") == ["P532"]


def test_a_cover_in_a_drawing_is_a_cover() -> None:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
        '<image xlink:href="front.jpg"/></svg>'
    )
    data = small_epub({"EPUB/cover.xhtml": document(drawing)})
    assert codes(data) == []
    assert codes(data, "kdp") == ["P532"]


def test_epub_2_says_in_its_own_way_what_it_holds() -> None:
    newer = r'<meta property="(schema:\w+)">([^<]*)</meta>'
    older = re.sub(newer, r'<meta name="\1" content="\2"/>', PACKAGE)
    older = older.replace('version="3.0"', 'version="2.0"').replace(' xml:lang="en"', "", 1)
    named = older.replace("</metadata>", '<meta name="cover" content="front"/></metadata>')
    data = small_epub({"EPUB/book.opf": named.replace(' properties="cover-image"', "")})
    assert codes(data) == []


@pytest.mark.parametrize(
    ("code", "package"),
    [
        ("P510", (SUMMARY, "")),
        ("P511", ('Hazard">none', 'Hazard">danger')),
        ("P511", ('Sufficient">textual', 'Sufficient">textual,smell')),
        ("P512", (SUMMARY, SUMMARY + CLAIM)),
        ("P512", (SUMMARY, SUMMARY + '<meta property="a11y:certifiedBy">Me</meta>')),
        ("P513", ("tableOfContents", "pageNavigation")),
        ("P513", ("tableOfContents", "pageBreakMarkers")),
        ("P514", (">aut<", ">author<")),
        ("P523", (' xml:lang="en"', "")),
        ("P530", (' properties="cover-image"', "")),
    ],
)
def test_a_package_document_at_fault(code: str, package: tuple[str, str]) -> None:
    assert codes(small_epub({}, package)) == [code]


@pytest.mark.parametrize(
    ("code", "body"),
    [
        ("P520", '<p><img src="front.jpg"/></p>'),
        ("P520", '<p><img src="front.jpg" alt="Front.jpg"/></p>'),
        ("P520", '<p><img src="front.jpg" alt="image"/></p>'),
        ("P521", '<figure><img src="front.jpg" alt=""/></figure>'),
        ("P522", "<h1>One</h1><h3>Deep</h3>"),
        ("P524", '<section epub:type="epilogue"><h1>End</h1></section>'),
        ("P525", f"<p>{BREAK}It stood.</p>"),
    ],
)
def test_a_document_at_fault(code: str, body: str) -> None:
    found = checked(small_epub({"EPUB/one.xhtml": document(body)}))
    assert [one.code for one in found] == [code]
    (fault,) = found
    assert fault.span is not None
    assert fault.span.part == ("EPUB/nav.xhtml" if code == "P525" else "EPUB/one.xhtml")


@pytest.mark.parametrize(
    "body",
    [
        '<p><img src="front.jpg" alt=""/> in the line</p>',
        '<p><img src="front.jpg" role="presentation"/></p>',
        "<h1>One</h1><h2>a</h2><h3>b</h3><h2>c</h2><h1>Two</h1>",
        '<section epub:type="epigraph"><blockquote role="doc-epigraph">x</blockquote></section>',
    ],
)
def test_a_document_that_is_right(body: str) -> None:
    assert codes(small_epub({"EPUB/one.xhtml": document(body)})) == []


def test_an_epigraph_of_ours_is_one_to_assistive_technology_too() -> None:
    said = front("epigraph", SectionRole.EPIGRAPH, paragraph("Time and tide."))
    made = opened(edition(book(section(), before=(said,))))
    found = made.query("text/epigraph.xhtml", "//*[@epub:type='epigraph']/@role")
    assert found == ["doc-epigraph"]


def test_a_document_says_its_language() -> None:
    assert codes(small_epub({"EPUB/one.xhtml": document("<p>A</p>", "")})) == ["P523"]
    said = document("<p>A</p>", 'xml:lang="de"')
    assert codes(small_epub({"EPUB/one.xhtml": said})) == []


@pytest.mark.parametrize(
    ("code", "label", "more", "source"),
    [
        ("", "1", "", SOURCE),
        ("P527", "1", "", ""),
        ("P526", "", "", SOURCE),
        ("P525", "1", '<li><a href="two.xhtml#p2">2</a></li>', SOURCE),
    ],
)
def test_pages_of_a_printed_edition(code: str, label: str, more: str, source: str) -> None:
    files = {
        "EPUB/one.xhtml": chapter("One", f"{BREAK}It stood."),
        "EPUB/nav.xhtml": document(NAV + PAGES.format(label, more)),
    }
    assert "".join(codes(small_epub(files, (SUMMARY, SUMMARY + source)))) == code


def test_kindle_knows_numbers_alone() -> None:
    files = {
        "EPUB/one.xhtml": chapter("One", f"{BREAK}It stood."),
        "EPUB/nav.xhtml": document(NAV + PAGES.format("Page 1", "")),
    }
    data = small_epub(files, (SUMMARY, SUMMARY + SOURCE), ('<itemref idref="cover"/>', ""))
    assert codes(data, "kdp") == ["P543"]
    assert codes(data, "apple") == ["P532"]


def test_contents_are_in_the_order_of_the_book() -> None:
    turned = (
        NAV.replace("one.xhtml", "x")
        .replace("two.xhtml", "one.xhtml")
        .replace('"x"', '"two.xhtml"')
    )
    assert codes(small_epub({"EPUB/nav.xhtml": document(turned)})) == ["P528"]


@pytest.mark.parametrize(
    ("code", "severity", "store", "front"),
    [
        ("P531", Severity.WARNING, "generic", pixels(800, 1200)),
        ("P531", Severity.ERROR, "apple", pixels(1200, 1800)),
        ("P531", Severity.WARNING, "kobo", pixels(1200, 1800)),
        ("P533", Severity.ERROR, "ingram", pixels(1600, 2400)),
        ("P536", Severity.WARNING, "generic", pixels(1600, 2400, mode="CMYK")),
    ],
)
def test_a_cover_at_fault(code: str, severity: Severity, store: str, front: bytes) -> None:
    (found,) = checked(small_epub({"EPUB/front.jpg": front}), store)
    assert (found.code, found.severity) == (code, severity)


def test_fonts_and_style_sheets() -> None:
    font = '<item id="f" href="f.woff2" media-type="font/woff2"/></manifest>'
    css = "body { font-size: 12px; color: #000 } @media x { p { color: red } } h1 { margin: -2em }"
    data = small_epub(
        {"EPUB/book.css": css, "EPUB/f.woff2": b"wOF2"},
        ("</manifest>", font),
        ('<itemref idref="cover"/>', ""),
    )
    assert codes(data, "kdp") == ["P529", "P529", "P539", "P540", "P540"]
    assert codes(data, "apple") == ["P529", "P529", "P532"]
    drop = small_epub(
        {"EPUB/book.css": ".cap { float: left; margin: -0.1em 0; color: inherit }"},
        ('<itemref idref="cover"/>', ""),
    )
    assert codes(drop, "kdp") == []


def test_many_places_of_one_fault_are_counted() -> None:
    many = document('<p><img src="front.jpg"/></p>\n' * 50)
    found = list(checked(small_epub({"EPUB/one.xhtml": many})))
    assert len(found) == MOST_OF_A_RULE + 1
    assert found[-1].message == f"{50 - MOST_OF_A_RULE} more of these"


# -------------------------------------------------------------------------------- what is no book


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 and then nothing",
        small_epub({"META-INF/container.xml": None}),
        small_epub({"EPUB/book.opf": "<package>"}),
        small_epub({"EPUB/book.opf": "<other/>"}),
    ],
)
def test_what_is_no_epub_is_one_error(data: bytes) -> None:
    with pytest.raises(EbookpackError):
        read_publication(data, "book.epub")


def test_parts_that_cannot_be_read_are_named_and_the_rest_is_checked() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><html/>'
    deep = document("<div>" * 150 + "</div>" * 150)
    data = small_epub(
        {"EPUB/one.xhtml": bomb, "EPUB/two.xhtml": deep, "EPUB/front.jpg": b"no picture"}
    )
    assert codes(data) == ["P501", "P501", "P501"]


def test_a_file_that_unpacks_to_more_than_it_may_is_not_unpacked() -> None:
    data = small_epub({"EPUB/one.xhtml": b" " * (40 << 20)})
    assert len(data) < 1 << 20
    assert codes(data) == ["P501"]


def test_a_style_sheet_nested_without_end() -> None:
    data = small_epub({"EPUB/book.css": "p { color: " + "(" * 200_000})
    assert len(codes(data, "kdp")) >= 1


def test_a_damaged_entry() -> None:
    data = bytearray(small_epub())
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as container:
        start = container.getinfo("EPUB/one.xhtml").header_offset
    data[start + 60 : start + 90] = b"\xff" * 30
    assert codes(bytes(data)) == ["P501"]


# ------------------------------------------------------------------------------------- its words


def compared(story: str, files: Mapping[str, str | bytes | None] | None = None) -> list[str]:
    diagnostics = Diagnostics()
    book = book_of(story, 'title = "The Weir"\nauthor = "Ada Quill"', name="story.md")
    check_manuscript(book, read_publication(small_epub(files), "b.epub"), diagnostics, "b.epub")
    return [str(found).splitlines()[0] for found in diagnostics]


STORY = "# One\n\nNobody had opened the weir.\n\nIt stood.\n\n# Two\n\nThen the rain came.\n"


def test_a_book_that_holds_the_manuscript() -> None:
    assert compared(STORY) == []


def test_a_passage_that_is_missing() -> None:
    story = STORY.replace("It stood.", "It stood for years.")
    assert compared(story) == ["story.md:5: error[P503]: missing in b.epub: “It stood for years.”"]


def test_a_passage_that_has_moved() -> None:
    moved = {"EPUB/one.xhtml": chapter("One", "It stood.", "Nobody had opened the weir.")}
    assert compared(STORY, moved) == [
        "story.md:5: warning[P503]: not in its place in b.epub: “It stood.”"
    ]


def test_marks_and_numbers_of_notes_make_no_difference() -> None:
    call = '<a epub:type="noteref" href="#n">1</a> the weir<span role="doc-pagebreak">7</span>!'
    one = chapter("One", f"Nobody had opened{call}", "It stood.")
    assert compared(STORY, {"EPUB/one.xhtml": one}) == []
