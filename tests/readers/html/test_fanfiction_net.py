"""Chapters of FanFiction.net, as desktops, telephones and the years before show them."""

from __future__ import annotations

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

DETAILS = (
    "Rated: <a href='/ratings'>Fiction K+</a> - English - Adventure/Hurt/Comfort - Jo P. - "
    "Chapters: 2 - Words: 204 - Updated: <span data-xutime='1275350400'>6/1/2010</span> - "
    "Published: <span data-xutime='1269820800'>3/29/2010</span> - id: 5850000"
)
DESKTOP = f"""
<div id=top><a href=/login.php>Login</a> | <a href=/signup.php>Sign Up</a></div>
<div id=content_wrapper_inner>
<div id=pre_story_links><a href='/book/'>Books</a> <a href='/book/Ferries/'>Ferries</a></div>
<div id=profile_top><button class=btn>Follow/Fav</button><b class='xcontrast_txt'>The Ferry Dog</b>
<span class='xcontrast_txt'><div style='height:5px'></div>By:</span>
<a class='xcontrast_txt' href='/u/952/tidewriter'>tidewriter</a>
<div style='margin-top:2px' class='xcontrast_txt'>A dog takes the ferry.</div>
<span class='xgray xcontrast_txt'>{DETAILS}</span></div>
<span style='float:right'><SELECT id=chap_select><option value=1>1. Sunday
<option value=2 selected>2. Monday</select></span>
<div role='main'><div class='storytext xcontrast_txt nocopy' id='storytext'>{TOLD}
<hr size=1 noshade><p>It never paid.</p></div></div>
<form><textarea>Your review</textarea></form></div>
<div id=p_footer>Terms of Service</div>
"""
HEAD = "<title>The Ferry Dog Chapter 2: Monday, a ferries fanfic | FanFiction</title>"


def test_the_head_of_the_story_is_metadata_and_summary() -> None:
    book = book_of(page(DESKTOP, HEAD, lang=""))

    assert book.metadata.title == "The Ferry Dog"
    assert book.metadata.byline == "tidewriter"
    assert book.metadata.language == "en"
    assert book.metadata.date == "2010-03-29"
    assert dict(book.metadata.details) == {
        "Rating": "K+",
        "Genre": "Adventure/Hurt/Comfort",
        "Characters": "Jo P.",
        "Fandom": "Ferries",
    }
    assert contents(book) == [
        "synopsis: Summary | A dog takes the",
        "chapter: Chapter 2: Monday | The ferry left at",
    ]


def test_the_menu_of_chapters_names_the_chapter_that_is_shown() -> None:
    document = read(page(DESKTOP, HEAD))
    assert outline(document)[2:] == ["# Chapter 2: Monday", *PROSE, "----", "It never paid."]


def test_what_stands_around_the_story_is_left_out() -> None:
    document = read(page(DESKTOP, HEAD))
    for furniture in ("Sign Up", "Terms of Service"):
        assert furniture in left_out(document)
    assert "Your review" not in "\n".join(outline(document))


def test_the_page_for_telephones_has_it_all_in_lines() -> None:
    mobile = f"""
    <div id=content><div align=center><b>The Ferry Dog</b> by
    <a href='/u/952/tidewriter'>tidewriter</a></div>
    Books &#187; <a href='/book/Ferries/'>Ferries</a>
    Rated: T, English, Adventure &amp; Drama, Jo P., Words: 2k+, Favs: 12,
    Published: <span data-xutime='1269820800'>Mar 29, 2010</span>
    <span>Ch 2 of <a href='/s/1/2/'>2</a></span>
    <div align=center>Chapter 2: Monday<br></div>
    <div role='main' aria-label='story content'>
    <div style='padding:5px' class='storycontent nocopy' id='storycontent'>{TOLD}</div></div></div>
    <div id=d_menu><a>Next</a></div>
    """
    document = read(page(mobile, HEAD, lang=""))

    assert outline(document) == ["# Chapter 2: Monday", *PROSE]
    assert fields(document, "title") == ["The Ferry Dog"]
    assert fields(document, "author") == ["tidewriter"]
    assert fields(document, "rating") == ["T"]
    assert fields(document, "genre") == ["Adventure & Drama"]
    assert fields(document, "characters") == ["Jo P."]
    assert fields(document, "language") == ["en"]
    assert fields(document, "fandom") == ["Ferries"]


def test_pages_of_the_first_years_have_other_titles_and_menus() -> None:
    old = f"""
    <table><tr><td><b>The Ferry Dog</b> by <a href="/u/952/">tidewriter</a></td>
    <td>Fiction Rated: K - English - Adventure - Reviews: 3 - Published: 04-02-05 - id:23</td></tr>
    </table>
    <SELECT Name=chapter><option value=1 selected>1. Sunday<option value=2>2. Monday</select>
    <div id=storytext class=storytext>{TOLD}</div>
    """
    head = "<title>The Ferry Dog Chapter 1: Sunday, a ferries fanfic - FanFiction.Net</title>"
    document = read(page(old, head, lang=""))

    assert outline(document) == ["# Chapter 1: Sunday", *PROSE]
    assert fields(document, "title") == ["The Ferry Dog"]
    assert fields(document, "author") == ["tidewriter"]
    assert fields(document, "rating") == ["K"]


def test_a_story_of_one_chapter_has_no_heading_of_its_own() -> None:
    head = "<title>The Ferry Dog, a ferries fanfic | FanFiction</title>"
    bare = f"""<div id=profile_top><b>The Ferry Dog</b> <a href='/u/952/t'>tidewriter</a></div>
    <div class='storytext' id='storytext'>{TOLD}</div>"""
    document = read(page(bare, head))

    assert outline(document) == list(PROSE)
    assert fields(document, "title") == ["The Ferry Dog"]


def test_the_title_again_and_a_disclaimer_above_a_rule_are_no_text() -> None:
    typed = "<p><b>The Ferry Dog</b></p><p>Disclaimer: Ferries is not mine.</p><hr size=1 noshade>"
    book = book_of(
        page(DESKTOP.replace("id='storytext'>", f"id='storytext'>{typed}"), HEAD, lang="")
    )

    assert contents(book) == [
        "synopsis: Summary | A dog takes the",
        "disclaimer: Disclaimer | Ferries is not mine.",
        "chapter: Chapter 2: Monday | The ferry left at",
    ]


def test_a_chapter_may_say_its_number_again_below_a_note() -> None:
    typed = (
        "<p><b>Author's Note:</b> Thank you for all the lovely reviews!</p>"
        "<p><b>tidefan:</b> Yes, more of the dog is coming.</p><hr><p><b>Chapter Two</b></p>"
    )

    book = book_of(page(DESKTOP.replace("id='storytext'>", f"id='storytext'>{typed}"), HEAD))

    assert contents(book)[1:] == [
        "note: Author's Note | Thank you for all",
        "chapter: Chapter 2: Monday | The ferry left at",
    ]
