"""Pages of Project Gutenberg, of its first years and of today."""

from __future__ import annotations

from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import Figure, Heading, Paragraph, Verse
from tests.readers.html.pages import PROSE, TOLD, book_of, contents, fields, left_out, outline, page
from tests.readers.html.pages import read as read_page

START = "*** START OF THIS PROJECT GUTENBERG EBOOK THE TIN SHORE ***"
END = "*** END OF THIS PROJECT GUTENBERG EBOOK THE TIN SHORE ***"
HEADER = f"""<pre>
The Project Gutenberg EBook of The Tin Shore, by Agnes Pell

Title: The Tin Shore

Author: Agnes Pell

Illustrator: W. Gull

Language: English

{START}

Produced by Someone and the Proofreading Team
</pre>"""
LICENCE = f"<pre>\nEnd of the Project Gutenberg EBook\n\n{END}\n\nUpdated editions\n</pre>"
NEW_HEADER = f"""
<section class="pg-boilerplate pgheader" id="pg-header" lang="en"><h2 id="pg-header-heading">The
Project Gutenberg eBook of The Tin Shore</h2><div>This ebook is for the use of anyone.</div>
<p><strong>Title</strong>: The Tin Shore</p><p><strong>Author</strong>: Agnes Pell</p>
<p><strong>Language</strong>: English</p>
<div id="pg-start-separator"><span>{START}</span></div></section>"""
NEW_LICENCE = f"""
<section class="pg-boilerplate pgfooter" id="pg-footer"><div id="pg-end-separator"><span>{END}
</span></div><div>Updated editions will replace the previous one.</div></section>"""


def old(body: str, style: str = "") -> str:
    return page(f"{HEADER}<h1>THE TIN SHORE</h1>{body}{LICENCE}", style, lang="")


def chapters(*titles: str) -> str:
    return "".join(f"<h2>{title}</h2>{TOLD}" for title in titles)


def test_header_and_licence_of_both_layouts_are_left_out() -> None:
    text = f"<h1>THE TIN SHORE</h1>{chapters('CHAPTER I', 'CHAPTER II')}"
    for source in (f"{HEADER}{text}{LICENCE}", f"{NEW_HEADER}{text}{NEW_LICENCE}"):
        book = book_of(page(source, lang=""))

        assert book.metadata.title == "The Tin Shore"
        assert book.metadata.byline == "Agnes Pell"
        assert book.metadata.language == "en"
        assert [line.partition(" |")[0] for line in contents(book)] == [
            "chapter: CHAPTER I",
            "chapter: CHAPTER II",
        ]
        assert {"Project Gutenberg header", "Project Gutenberg licence"} <= {
            item.what for item in book.left_out
        }


def test_the_illustrator_is_named() -> None:
    document = read_page(old(chapters("CHAPTER I", "CHAPTER II")))
    assert fields(document, "illustrator") == ["W. Gull"]


def test_a_title_below_the_chapters_number_is_the_chapters() -> None:
    headed = "".join(
        f"<h2>CHAPTER {n}</h2><h3>THE {w}</h3>{TOLD}" for n, w in (("I", "SEA"), ("II", "TIN"))
    )
    centred = headed.replace("<h3>", '<p class="center">').replace("</h3>", "</p>")

    for source in (headed, centred):
        assert contents(book_of(old(source))) == [
            "chapter: CHAPTER I: THE SEA | The ferry left at",
            "chapter: CHAPTER II: THE TIN | The ferry left at",
        ]


def test_contents_in_tables_and_lists_are_left_out() -> None:
    rows = '<tr><td>I.</td><td><a href="#c1">The Sea</a></td><td>1</td></tr>' * 3
    items = '<li><a href="#c1">The Sea</a></li>' * 3
    text = '<h2 id="c1">CHAPTER I</h2>' + TOLD + chapters("CHAPTER II")

    for contents_list in (f"<table>{rows}</table>", f"<ul>{items}</ul>"):
        document = read_page(old(f"<h2>CONTENTS</h2>{contents_list}{text}"))
        assert outline(document)[1] == "# CHAPTER I".replace("#", "##")
        assert "CONTENTS" in left_out(document)


def test_page_numbers_in_the_text_are_left_out() -> None:
    number = '<span class="pagenum"><a id="Page_2">[Pg 2]</a></span>'
    text = f"<p>It was {number}the bucket. {PROSE[0]}</p>"
    document = read_page(old(chapters("CHAPTER I") + text))

    assert outline(document)[-1] == f"It was the bucket. {PROSE[0]}"
    assert "[Pg 2]" in left_out(document)


def test_the_transcribers_notes_are_not_the_authors() -> None:
    box = '<div class="transnote"><p>Transcriber’s Note: Obvious errors were mended.</p></div>'
    section = "<h2>Transcriber’s Notes</h2><p>Page 9: shoar changed to shore.</p>"
    document = read_page(old(f"{box}{chapters('CHAPTER I', 'CHAPTER II')}{section}"))

    assert "Obvious errors" in left_out(document)
    assert "shoar" in left_out(document)
    assert outline(document)[-1] == PROSE[-1]


def test_poems_keep_their_lines_and_stanzas() -> None:
    poem = """<div class="poem"><div class="stanza"><span class="i0">The tin, the tin,<br></span>
    <span class="i2">upon the shore,<br></span></div><div class="stanza">
    <span class="i0">It shines.<br></span></div></div>"""
    verse = read_page(old(f"<h2>CHAPTER I</h2>{poem}{TOLD}")).blocks[2]

    assert isinstance(verse, Verse)
    assert [[line.indent for line in stanza] for stanza in verse.stanzas] == [[0, 1], [0]]


def test_a_picture_of_an_initial_is_the_letter() -> None:
    text = '<p><img src="images/t.jpg" alt="T">HE shore lay bare.</p>'
    assert outline(read_page(old(f"<h2>CHAPTER I</h2>{text}{TOLD}")))[2] == "THE shore lay bare."


def test_a_picture_that_was_not_saved_leaves_its_caption_alone() -> None:
    picture = """<div class="figcenter"><img src="images/shore.jpg" alt="He stood there"><br>
    <span class="caption">He stood there</span></div>"""
    document = read_page(old(f"<h2>CHAPTER I</h2>{picture}{TOLD}"))

    assert outline(document)[2:] == ["He stood there", *PROSE]
    assert not any(isinstance(block, Figure) for block in document.blocks)


def test_linked_footnotes_are_notes() -> None:
    text = f"""<h2>CHAPTER I</h2><p>{PROSE[0]}<a id="FNanchor_1"></a><a href="#Footnote_1"
    class="fnanchor">[1]</a></p>{TOLD}<div class="footnotes"><h3>FOOTNOTES:</h3>
    <div class="footnote"><p><a id="Footnote_1"></a><a href="#FNanchor_1"><span
    class="label">[1]</span></a> Until 1874.</p></div></div>"""
    document = read_page(old(text))

    (note,) = document.notes
    (block,) = note.blocks
    assert isinstance(block, Paragraph)
    assert "FOOTNOTES" in left_out(document)
    assert not any(isinstance(b, Heading) and b.level == 3 for b in document.blocks)


def test_a_byline_below_the_books_by_the_same_author_repeats_the_title_page() -> None:
    titled = f"<p>BY THE SAME AUTHOR<br>A Wet Year</p>{{}}{chapters('CHAPTER I', 'CHAPTER II')}"
    for byline in ("<p>BY<br><big>AGNES PELL</big></p>", "<p>BY</p><p>AGNES PELL</p>"):
        book = book_of(old(titled.format(byline)))

        assert not [s for s in book.front if "AGNES" in block_text(s.blocks[0])]


def test_the_story_that_gave_its_name_to_a_collection_is_one_of_its_chapters() -> None:
    stories = chapters("THE TIN SHORE", "A WET YEAR", "THE LODGER")
    header = HEADER.replace("Title: The Tin Shore", "Title: The Tin Shore, and Other Stories")
    source = f"{header}<h1>THE TIN SHORE<br>AND OTHER STORIES</h1>{stories}{LICENCE}"
    book = book_of(page(source, lang=""))

    assert [section.title for section in book.body] == ["THE TIN SHORE", "A WET YEAR", "THE LODGER"]


def test_a_chapter_may_be_called_as_its_book_is() -> None:
    titled = "".join(
        f"<h2>CHAPTER {number}</h2><h3>{title}</h3>{TOLD}"
        for number, title in (("I", "THE TIN SHORE"), ("II", "A WET YEAR"))
    )

    assert [section.title for section in book_of(old(titled)).body] == [
        "THE TIN SHORE",
        "A WET YEAR",
    ]
