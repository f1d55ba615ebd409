"""The documents of a book: their order, what they are, what the book says of itself."""

from __future__ import annotations

import pytest

from ebookpack.core.book import Matter, SectionRole
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.errors import ManuscriptError
from ebookpack.core.nodes import Emphasis, Figure, Heading, Link, NoteRef, Paragraph, Text
from tests.readers.docx.build import PNG
from tests.readers.epub.build import CONTAINER, codes, epub, nav, ncx, page, read, texts, zipped

ONE = {"one.xhtml": page("<h1>One</h1><p>Tar.</p>")}


def error_of(data: bytes) -> str:
    with pytest.raises(ManuscriptError) as caught:
        read(data)
    return caught.value.diagnostics[0].code


def test_documents_come_in_the_order_of_the_spine() -> None:
    pages = {"b.xhtml": page("<p>Tar.</p>"), "a.xhtml": page("<p>Oil.</p>")}
    document = read(epub(pages))
    assert texts(document.blocks) == ["Tar.", "Oil."]
    assert [file.block for file in document.files] == [0, 1]


def test_what_a_document_says_it_is() -> None:
    document = read(
        epub(
            {
                "1.xhtml": page('<section epub:type="dedication"><p>For Ida.</p></section>'),
                "2.xhtml": page("<section role='doc-part'><h1>Summer</h1></section>"),
                "3.xhtml": page("<h1>One</h1><p>Tar.</p>", kind="bodymatter"),
                "4.xhtml": page("<h1>Thanks</h1><p>To Ida.</p>", kind="backmatter"),
            }
        )
    )
    assert [(f.role, f.part, f.matter) for f in document.files] == [
        (SectionRole.DEDICATION, False, None),
        (None, True, None),
        (None, False, Matter.BODY),
        (None, False, Matter.BACK),
    ]


def test_what_the_book_makes_anew_is_left_out_with_its_reason() -> None:
    landmarks = '<li><a epub:type="titlepage" href="t.xhtml">Title</a></li>'
    document = read(
        epub(
            {
                "cover.xhtml": page("<img src='c.png' alt='The Pier'/>"),
                "t.xhtml": page("<p>The Pier</p>"),
                "nav.xhtml": nav(("one.xhtml", "One"), landmarks=landmarks),
                **ONE,
            },
            navigation=nav(("one.xhtml", "One"), landmarks=landmarks),
        )
    )
    assert texts(document.blocks) == ["One", "Tar."]
    assert [o.what for o in document.left_out] == ["title page", "contents list"]


def test_the_guide_of_older_books_is_believed() -> None:
    guide = '<reference type="title-page" href="t.xhtml"/>'
    pages = {"t.xhtml": page("<p>The Pier</p>"), **ONE}
    assert texts(read(epub(pages, guide=guide)).blocks) == ["One", "Tar."]


def test_a_text_that_a_program_calls_the_contents_is_text() -> None:
    guide = '<reference type="toc" href="one.xhtml"/>'
    assert texts(read(epub(ONE, guide=guide)).blocks) == ["One", "Tar."]


def test_a_document_that_the_navigation_does_not_know_goes_on() -> None:
    pages = {**ONE, "cut.xhtml": page("<p>More tar.</p>"), "two.xhtml": page("<p>Oil.</p>")}
    entries = (("one.xhtml", "One"), ("two.xhtml", "Two"))
    for data in (epub(pages, navigation=nav(*entries)), epub(pages, ncx=ncx(*entries))):
        document = read(data)
        assert [(file.block, file.title) for file in document.files] == [(0, ""), (3, "Two")]


def test_paragraphs_that_the_navigation_names_are_headings() -> None:
    pages = {"one.xhtml": page("<p class='x'><b id='c1'>The Quay</b></p><p>Tar.</p>")}
    first, _ = read(epub(pages, ncx=ncx(("one.xhtml#c1", "The Quay")))).blocks
    assert isinstance(first, Heading)


def test_style_sheets_say_what_is_italic() -> None:
    link = '<link rel="stylesheet" href="css/a.css"/>'
    pages = {"one.xhtml": page("<p>A <span class='c3'>quay</span>.</p>", head=link)}
    data = epub(pages, files={"OPS/css/a.css": ".c3 { font-style: italic }"})
    (block,) = read(data).blocks
    assert isinstance(block, Paragraph)
    assert Emphasis(children=(Text(text="quay"),)) in block.children


def test_links_between_documents_lead_to_headings() -> None:
    pages = {**ONE, "two.xhtml": page("<p>See <a href='one.xhtml'>above</a>.</p>")}
    heading, _, block = read(epub(pages)).blocks
    assert isinstance(heading, Heading)
    assert isinstance(block, Paragraph)
    links = [child for child in block.children if isinstance(child, Link)]
    assert [link.href for link in links] == [f"#{heading.id}"]


NOTED = "<p>Tar<a epub:type='noteref' href='{}#n1' id='r1'>1</a>.</p>"
ASIDE = "<aside epub:type='footnote' id='n1'><p>Pitch.</p></aside>"
BACK = "<p id='n1'><a href='one.xhtml#r1'>1</a>. Pitch.</p>"


@pytest.mark.parametrize(
    "pages",
    [
        {"one.xhtml": page(NOTED.format("") + ASIDE)},
        {"one.xhtml": page(NOTED.format("notes.xhtml")), "notes.xhtml": page(ASIDE)},
        {
            "one.xhtml": page("<p>Tar<a href='n.xhtml#n1' id='r1'>1</a>.</p>"),
            "n.xhtml": page(f"<h1>Notes</h1>{BACK}"),
        },
    ],
)
def test_notes_are_set_where_they_are_called(pages: dict[str, str]) -> None:
    document = read(epub(pages))
    (block,) = document.blocks
    assert isinstance(block, Paragraph)
    assert [c.note for c in block.children if isinstance(c, NoteRef)] == [document.notes[0].id]
    assert texts(document.notes[0].blocks) == ["Pitch."]


def test_page_marks_of_a_printed_edition_are_left_out() -> None:
    mark = "<span epub:type='pagebreak' id='p7' title='7'>7</span>"
    document = read(epub({"one.xhtml": page(f"<p>Tar{mark} and oil.</p>")}))
    assert texts(document.blocks) == ["Tar and oil."]
    assert [o.what for o in document.left_out] == ["page numbers"]


def test_pictures_also_those_that_a_drawing_holds() -> None:
    wrapped = "<div><svg><image xlink:href='../images/q.png'/></svg></div>"
    pages = {"text/one.xhtml": page(f"<p>Tar.</p><p><img src='../images/q.png'/></p>{wrapped}")}
    document = read(epub(pages, files={"OPS/images/q.png": PNG}))
    assert [type(block) for block in document.blocks] == [Paragraph, Figure, Figure]
    assert [r.data for r in document.resources] == [PNG]


def test_a_picture_outside_of_the_book_is_none_of_it() -> None:
    diagnostics = Diagnostics()
    read(epub({"one.xhtml": page("<p>Tar.<img src='../../../etc/x.png'/></p>")}), diagnostics)
    assert codes(diagnostics) == ["R374"]


def test_metadata_of_both_editions() -> None:
    metadata = (
        '<dc:title id="t">The Pier</dc:title><meta refines="#t" property="title-type">main</meta>'
        '<dc:title id="s">A Tale</dc:title><meta refines="#s" property="title-type">subtitle</meta>'
        '<dc:creator id="a">Ida Holm</dc:creator><meta refines="#a" property="role">aut</meta>'
        '<dc:contributor opf:role="trl">Jan Vik</dc:contributor>'
        "<dc:creator opf:role='ill'>Per Lie</dc:creator><dc:language>nb</dc:language>"
        "<dc:description>&lt;p&gt;Tar &amp;amp; oil.&lt;/p&gt;</dc:description>"
        "<dc:subject>Sea</dc:subject><dc:date>2021-05-01T00:00:00Z</dc:date>"
        '<dc:identifier id="id">urn:isbn:9780000000000</dc:identifier>'
        '<meta property="belongs-to-collection" id="c">Piers</meta>'
        '<meta refines="#c" property="group-position">2</meta>'
    )
    assert [(f.name, f.value) for f in read(epub(ONE, metadata=metadata)).fields] == [
        ("title", "The Pier"),
        ("subtitle", "A Tale"),
        ("author", "Ida Holm"),
        ("translator", "Jan Vik"),
        ("illustrator", "Per Lie"),
        ("language", "nb"),
        ("description", "Tar & oil."),
        ("subject", "Sea"),
        ("date", "2021-05-01"),
        ("identifier", "urn:isbn:9780000000000"),
        ("series", "Piers"),
        ("series-number", "2"),
    ]


def test_a_series_as_calibre_writes_it() -> None:
    metadata = (
        '<meta name="calibre:series" content="Piers"/>'
        '<meta name="calibre:series_index" content="3.0"/>'
    )
    assert [(f.name, f.value) for f in read(epub(ONE, metadata=metadata)).fields] == [
        ("series", "Piers"),
        ("series-number", "3"),
    ]


def encryption(algorithm: str, name: str) -> dict[str, bytes | str]:
    return {
        "META-INF/encryption.xml": "<encryption><EncryptedData "
        f'xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="{algorithm}"/>'
        f'<CipherData><CipherReference URI="{name}"/></CipherData></EncryptedData></encryption>'
    }


def test_a_locked_book_is_refused_and_obfuscated_fonts_are_not() -> None:
    aes = "http://www.w3.org/2001/04/xmlenc#aes128-cbc"
    obfuscated = "http://www.idpf.org/2008/embedding"
    assert error_of(epub(ONE, files=encryption(aes, "OPS/one.xhtml"))) == "R371"
    data = epub(ONE, files=encryption(obfuscated, "OPS/a.otf"))
    assert texts(read(data).blocks) == ["One", "Tar."]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK no zip", "R303"),
        (zipped({"a.txt": "Tar."}), "R370"),
        (zipped({"META-INF/container.xml": CONTAINER, "OPS/book.opf": "<x"}), "R306"),
        (
            zipped(
                {
                    "META-INF/container.xml": CONTAINER,
                    "OPS/book.opf": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
                }
            ),
            "R307",
        ),
        (epub({"one.xhtml": page("<p> </p>")}), "R373"),
    ],
)
def test_what_is_no_book_is_refused(data: bytes, code: str) -> None:
    assert error_of(data) == code


def test_more_documents_than_any_book_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ebookpack.readers.epub.reader.MOST_DOCUMENTS", 1)
    assert error_of(epub({**ONE, "two.xhtml": page("<p>Oil.</p>")})) == "R372"


def test_a_document_that_is_missing_is_an_error() -> None:
    diagnostics = Diagnostics()
    data = epub(ONE).replace(b"OPS/one.xhtml", b"OPS/won.xhtml")
    with pytest.raises(ManuscriptError):
        read(data, diagnostics)
    assert codes(diagnostics) == ["R375"]
