"""Any page that holds a text: blogs, serials, journals, forums."""

from __future__ import annotations

import pytest

from ebookpack.core.node_text import block_text
from tests.readers.html.pages import (
    PROSE,
    TOLD,
    book_of,
    contents,
    fields,
    left_out,
    outline,
    page,
    read,
)

FIRST, SECOND, THIRD, FOURTH = PROSE
LINES = "<br><br>".join(PROSE)
"""A story in a box without paragraphs, as old sites and forums have it."""

BLOG = page(
    f"""
    <a class="skip-link screen-reader-text" href="#content">Skip to content</a>
    <header id="masthead" class="site-header"><p class="site-title"><a>Salt Stories</a></p>
      <nav><ul><li><a>Home</a></li></ul></nav></header>
    <main id="main"><article class="post"><header class="entry-header">
      <h1 class="entry-title">The Ferry Dog</h1>
      <span class="byline">by <a class="url fn n">Maud Tarn</a></span></header>
      <div class="entry-content">{TOLD}
        <div class="sharedaddy"><h3>Share this:</h3><ul><li><a>Tweet</a></li></ul></div></div>
      </article>
      <div id="comments"><h2>2 thoughts</h2>
        <ol><li><p>{SECOND} I read this twice.</p></li></ol></div>
    </main>
    <aside id="secondary"><h2>Recent Posts</h2></aside>
    <footer class="site-footer">Proudly powered</footer>
    """,
    head="<title>The Ferry Dog &#8211; Salt Stories</title>"
    '<meta property="og:title" content="The Ferry Dog">'
    '<meta property="og:site_name" content="Salt Stories">'
    '<meta property="article:published_time" content="2019-03-02T10:00:00+00:00">',
)


def test_of_a_blog_the_post_is_read_and_the_site_left_out() -> None:
    document = read(BLOG)

    assert [line for line in outline(document) if not line.startswith("#")] == list(PROSE)
    for furniture in ("Skip to content", "Share this", "I read this twice", "Recent Posts"):
        assert furniture in left_out(document)


def test_a_post_says_its_title_author_and_day() -> None:
    book = book_of(BLOG)

    assert book.metadata.title == "The Ferry Dog"
    assert book.metadata.byline == "Maud Tarn"
    assert book.metadata.date == "2019-03-02"
    assert contents(book) == ["chapter:  | The ferry left at"]


def test_what_is_declared_for_machines_names_the_author() -> None:
    head = """<title>The Ferry Dog</title><script type="application/ld+json">
    {"@graph": [{"@type": "Article", "author": {"@type": "Person", "name": "Maud Tarn"},
      "datePublished": "2019-03-02"}]}</script>
    <script type="application/ld+json">{"broken": </script>"""
    document = read(page(f"<article><h1>The Ferry Dog</h1>{TOLD}</article>", head))

    assert fields(document, "author") == ["Maud Tarn"]
    assert fields(document, "date") == ["2019-03-02"]


def test_the_line_of_author_and_minutes_is_left_out() -> None:
    line = "<div><a rel='author'>Maud Tarn</a><span>7 min read</span><span>Mar 3</span></div>"
    document = read(page(f"<article><h1>The Ferry Dog</h1>{line}{TOLD}</article>"))

    assert outline(document) == ["# The Ferry Dog", *PROSE]
    assert "7 min read" in left_out(document)


def test_links_and_counters_below_a_story_are_left_out() -> None:
    foot = '<hr><center><a href="i.html">Back to my stories</a><br>You are visitor no 7</center>'
    document = read(page(f"<h1>The Ferry Dog</h1>{TOLD}{foot}"))

    assert outline(document) == ["# The Ferry Dog", *PROSE]
    assert "visitor no 7" in left_out(document)


# ---------------------------------------------------------------------------------- serials


@pytest.mark.parametrize(
    ("title", "chapter", "site"),
    [
        ("Sunday - The Ferry Dog | Royal Road", "Sunday", "Royal Road"),
        ("The Ferry Dog - Sunday - Royal Road", "Sunday", "Royal Road"),
        ("Sunday - The Ferry Dog | Royal Road", "Sunday", ""),
    ],
)
def test_a_page_of_a_serial_names_story_and_chapter(title: str, chapter: str, site: str) -> None:
    head = f"<title>{title}</title>"
    head += f'<meta property="og:site_name" content="{site}">' if site else ""
    body = f"""
    <h1>{chapter}</h1><h3>by <a href="/profile/1">tidewriter</a></h3>
    <div class="chapter-inner chapter-content">{TOLD}</div>
    """
    book = book_of(page(body, head))

    assert book.metadata.title == "The Ferry Dog"
    assert book.metadata.byline == "tidewriter"
    assert contents(book) == ["chapter: Sunday | The ferry left at"]


def test_boxes_of_the_authors_notes_stand_with_the_chapter() -> None:
    body = f"""
    <h1>Chapter 3</h1>
    <div class="portlet-body author-note"><p>Thanks for reading so far, everyone!</p></div>
    <div class="chapter-content">{TOLD}</div>
    <div class="portlet-body author-note"><p>Let me know what you think.</p></div>
    """
    assert outline(read(page(body))) == [
        "# Chapter 3",
        "## Notes",
        "Thanks for reading so far, everyone!",
        *PROSE,
        "## End Notes",
        "Let me know what you think.",
    ]


def test_paragraphs_in_preformatted_text_are_paragraphs() -> None:
    assert outline(read(page(f'<div class="panel-reading"><pre>{TOLD}</pre></div>'))) == list(PROSE)


# ----------------------------------------------------------------------- journals and forums


def test_an_entry_with_header_lines_is_called_by_them() -> None:
    body = f"""
    <div id="header"><a>Find more</a> <a>Login</a></div>
    <table><tr><td><p><b>tidewriter</b> wrote,<br>2006-03-02</p>
    <div class="entry-text"><b>Title:</b> The Ferry Dog<br><b>Author:</b> tidewriter<br>
    <b>Rating:</b> PG<br><b>Summary:</b> A dog takes the ferry.<br><br>{LINES}</div>
    </td></tr></table>
    """
    book = book_of(page(body, "<title>tidewriter: Fic: The Ferry Dog (PG)</title>"))

    assert book.metadata.title == "The Ferry Dog"
    assert book.metadata.byline == "tidewriter"
    assert contents(book)[-1] == "chapter:  | The ferry left at"


def test_of_a_thread_the_story_is_read_and_its_poster_is_the_author() -> None:
    body = f"""
    <div class="p-breadcrumbs"><a>Home</a></div><h1>The Ferry Dog</h1>
    <article class="message" data-author="tidewriter"><h4>tidewriter</h4><h5>Member</h5>
      <div class="bbWrapper">{LINES}</div><footer>Like Reply</footer></article>
    <article class="message" data-author="gull"><div class="bbWrapper">Nice.</div></article>
    """
    document = read(page(body, "<title>The Ferry Dog - Harbour Forums</title>"))

    assert outline(document) == ["# The Ferry Dog", *PROSE]
    assert fields(document, "author") == ["tidewriter"]
    assert "Nice." in left_out(document)


def test_a_page_that_is_laid_out_in_tables_is_read_as_text() -> None:
    body = f"<table><tr><td><a>Home</a></td><td>{TOLD}</td></tr></table>"
    assert outline(read(page(body))) == list(PROSE)


def test_a_page_without_a_site_is_read_whole() -> None:
    document = read(page(f"<h1>The Ferry Dog</h1><p>A winter tale</p>{TOLD}"))
    assert outline(document) == ["# The Ferry Dog", "A winter tale", *PROSE]
    assert document.left_out == ()


def test_wikisource_names_the_author_above_the_text_and_the_licence_below_it() -> None:
    body = f"""<h1 id="firstHeading">The Ferry Dog</h1>
    <div id="mw-content-text"><div class="mw-parser-output">
      <div class="ws-noexport noprint"><b>The Ferry Dog</b> (1893)
        by <a href="/wiki/Author:Maud_Tarn">Maud Tarn</a></div>
      <div class="prp-pages-output">{TOLD}</div>
      <div class="licenseContainer licenseBanner">This work is in the public domain.</div>
    </div></div>"""
    document = read(page(body, head="<title>The Ferry Dog - Wikisource</title>"))

    assert fields(document, "author") == ["Maud Tarn"]
    assert "public domain" in left_out(document)
    assert [line for line in outline(document) if not line.startswith("#")] == list(PROSE)


def test_the_title_of_an_entry_is_not_the_name_of_its_site() -> None:
    book = book_of(
        page(
            f"""<h1 class="title"><a href="/">Salt Stories</a></h1><div class="post">
            <h3 class="post-title entry-title">The Ferry Dog</h3>
            <div class="post-body">{TOLD}</div></div>""",
            head="<title>Salt Stories: The Ferry Dog</title>",
        )
    )

    assert book.metadata.title == "The Ferry Dog"


def test_a_page_of_its_own_has_a_subtitle_and_links_back_to_its_top() -> None:
    chapters = "".join(
        f'<h3>{number}. Ferry</h3>{TOLD}<p><a href="#top">Back to top</a></p>'
        for number in (1, 2, 3)
    )
    head = "<center><h1>The Ferry Dog</h1><h2>A Novella</h2><p>by <b>Maud Tarn</b></p></center>"
    book = book_of(page(f'<a name="top"></a>{head}<hr>{chapters}'))

    assert (book.metadata.subtitle, book.metadata.byline) == ("A Novella", "Maud Tarn")
    assert [section.label for section in book.body] == ["1", "2", "3"]
    assert not any("Back to top" in block_text(b) for s in book.body for b in s.blocks)


def test_buttons_below_a_letter_to_subscribers_are_left_out() -> None:
    told = f'{TOLD}<p class="button-wrapper"><a class="button" href="#">Leave a comment</a></p>'

    document = read(page(f'<article><div class="available-content">{told}</div></article>'))

    assert "Leave a comment" not in "".join(map(block_text, document.blocks))
    assert any("Leave a comment" in item.text for item in document.left_out)
