"""Pages of archives that run on eFiction, on the screen and as they are printed."""

from __future__ import annotations

from tests.readers.html.pages import TOLD, book_of, contents, left_out, page, read

TITLE = (
    "<div id=pagetitle><a href='viewstory.php?sid=12'>The Ferry Dog</a> by "
    "<a href='viewuser.php?uid=3'>tidewriter</a></div>"
)
DETAILS = (
    "<span class=label>Rated:</span> K+<br><span class=label>Categories:</span> "
    "<a href='browse.php'>Ferries</a> <span class=label>Word count:</span> 204"
)


def _note(label: str, text: str) -> str:
    return (
        f"<div class=notes><div class=title><span class=label>{label}:</span></div>"
        f"<div class=noteinfo><p>{text}</p></div></div>"
    )


SCREEN = f"""
<div class=menubar><a href='index.php'>Home</a> | <a href='user.php'>Log In</a></div>
{TITLE}
<div class=listbox><div class=content><span class=label>Summary: </span>A dog takes
<i>the</i> ferry.<br>{DETAILS}</div></div>
{_note("Story Notes", "For the river fest.")}
<div class=chapterhead><h3>1. Sunday</h3></div><div id=story1>{TOLD}</div>
<div class=chapterhead><h3>2. Monday</h3></div>
{_note("Author's Chapter Notes", "A short one.")}
<div id=story2>{TOLD}</div>
{_note("End Notes", "That was all.")}
<div id=reviews><a href='reviews.php'>14 Reviews</a></div>
"""
PRINTED = f"""
{TITLE}<div class=infobox><div class=content><p><span class=label>Summary: </span>
<p>A dog takes the ferry.</p><br>{DETAILS}</p></div></div>
<div class=chaptertitle>1. Chapter 1 by tidewriter</div>
<div class=chapter>{TOLD}</div>
<div id=archivedat>This story archived at the Weir</div>
"""


def test_a_storys_head_its_notes_and_its_chapters_are_read() -> None:
    book = book_of(page(SCREEN))

    assert book.metadata.title == "The Ferry Dog"
    assert book.metadata.byline == "tidewriter"
    assert dict(book.metadata.details) == {"Rating": "K+", "Category": "Ferries"}
    assert contents(book) == [
        "synopsis: Summary | A dog takes the",
        "note: Notes | For the river fest.",
        "chapter: 1: Sunday | The ferry left at",
        "note: Notes | A short one.",
        "chapter: 2: Monday | The ferry left at",
        "endnote: End Notes | That was all.",
    ]


def test_a_summary_of_paragraphs_is_read_from_the_view_for_printers() -> None:
    book = book_of(page(PRINTED))

    assert contents(book) == [
        "synopsis: Summary | A dog takes the",
        "chapter: Chapter 1 | The ferry left at",
    ]


def test_what_stands_around_the_story_is_left_out() -> None:
    around = left_out(read(page(SCREEN)))

    assert "14 Reviews" in around
    assert "Word count: 204" in around
    assert "river fest" not in around


def test_the_menu_of_chapters_names_the_only_one_that_is_shown() -> None:
    options = "<option>1. Sunday</option><option selected>2. Monday</option>"
    menu = f"<select name=chapter>{options}</select>"
    book = book_of(page(f"{TITLE}{menu}<div id=story>{TOLD}</div>"))

    assert contents(book) == ["chapter: 2: Monday | The ferry left at"]
