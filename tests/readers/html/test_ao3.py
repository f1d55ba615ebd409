"""Pages and downloads of the Archive of Our Own."""

from __future__ import annotations

from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import Emphasis, Paragraph, Quote, Text
from tests.readers.html.pages import PROSE, TOLD, book_of, contents, fields, left_out, outline, page
from tests.readers.html.pages import read as read_page

FIRST, SECOND, *_ = PROSE

TAGS = """
<div class="wrapper"><dl class="work meta group">
  <dt class="rating tags">Rating:</dt>
  <dd class="rating tags"><ul><li><a class="tag" href="/tags/G">General Audiences</a></li></ul></dd>
  <dt class="warning tags">Archive Warning:</dt>
  <dd class="warning tags"><ul><li><a class="tag">No Archive Warnings Apply</a></li></ul></dd>
  <dt class="fandom tags">Fandoms:</dt>
  <dd class="fandom tags"><ul><li><a class="tag">Ferries of the North</a></li>
    <li><a class="tag">Lighthouses</a></li></ul></dd>
  <dt class="freeform tags">Additional Tags:</dt>
  <dd class="freeform tags"><ul><li><a class="tag">Dogs</a></li></ul></dd>
  <dt class="language">Language:</dt><dd class="language" lang="en">English</dd>
  <dt class="series">Series:</dt>
  <dd class="series"><span class="series"><span class="position">Part 2 of
    <a href="/series/77">Harbour Tales</a></span>
    <a class="previous" href="/works/5">← Previous Work</a></span></dd>
  <dt class="collections">Collections:</dt>
  <dd class="collections"><a href="/collections/winter">Winter Exchange</a></dd>
  <dt class="stats">Stats:</dt>
  <dd class="stats"><dl class="stats"><dt class="published">Published:</dt>
    <dd class="published">2019-12-25</dd><dt class="words">Words:</dt><dd class="words">98</dd>
  </dl></dd>
</dl></div>
"""
BYLINE = '<a rel="author" href="/users/tidewriter/pseuds/tidewriter">tidewriter</a>'
CHAPTER = """
<div class="chapter" id="chapter-{number}">
  <div class="chapter preface group">
    <h3 class="title"><a href="/works/1/chapters/{number}">Chapter {number}</a>: {title}</h3>
    {above}
  </div>
  <div class="userstuff module" role="article">
    <h3 class="landmark heading" id="work">Chapter Text</h3>
    {text}
  </div>
  {below}
</div>
"""
END_NOTES = """
<div class="chapter preface group"><div class="end notes module" id="chapter_{number}_endnotes">
  <h3 class="heading">Notes:</h3><blockquote class="userstuff"><p>{text}</p></blockquote>
</div></div>
"""


def chapter(number: int, title: str, *, above: str = "", text: str = TOLD, below: str = "") -> str:
    return CHAPTER.format(number=number, title=title, above=above, text=text, below=below)


def notes(text: str, kind: str = "notes", label: str = "Notes:") -> str:
    return (
        f'<div class="{kind} module"><h3 class="heading">{label}</h3>'
        f'<blockquote class="userstuff"><p>{text}</p></blockquote></div>'
    )


def work(chapters: str, *, byline: str = BYLINE, preface: str = "", below: str = "") -> str:
    """A page of a work as the Archive shows it."""
    return page(
        f"""
        <div id="outer" class="wrapper"><header id="header"><h1 class="heading">
          <a href="/">Archive of Our Own <sup>beta</sup></a></h1></header>
        <div id="inner"><div id="main" class="works-show region">
          <ul class="work navigation actions"><li class="download">
            <a href="/downloads/1/The_Ferry.epub">EPUB</a></li></ul>
          <h3 class="landmark heading">Work Header</h3>{TAGS}
          <div id="workskin">
            <div class="preface group"><h2 class="title heading">The Ferry Dog</h2>
              <h3 class="byline heading">{byline}</h3>{preface}</div>
            <div id="chapters" role="article">{chapters}</div>
            {below}
          </div>
          <div id="feedback" class="feedback"><h3 class="landmark heading">Actions</h3>
            <p class="kudos">gullwatcher left kudos on this work!</p>
            <form id="new_comment"><textarea>Say something</textarea></form></div>
        </div></div>
        <div id="footer"><ul><li>Terms of Service</li></ul></div></div>
        """,
        head="<title>The Ferry Dog - tidewriter - Ferries | Archive of Our Own</title>",
        lang="",
    )


# ---------------------------------------------------------------------------- what is declared


def test_the_header_is_metadata_and_no_text() -> None:
    book = book_of(work(chapter(1, "Sunday") + chapter(2, "Monday")))

    assert book.metadata.title == "The Ferry Dog"
    assert book.metadata.byline == "tidewriter"
    assert book.metadata.language == "en"
    assert book.metadata.date == "2019-12-25"
    assert book.metadata.series is not None
    assert (book.metadata.series.name, book.metadata.series.number) == ("Harbour Tales", "2")
    assert dict(book.metadata.details) == {
        "Rating": "General Audiences",
        "Archive warnings": "No Archive Warnings Apply",
        "Fandom": "Ferries of the North, Lighthouses",
        "Additional tags": "Dogs",
        "Collections": "Winter Exchange",
    }
    assert book.metadata.subjects == ("Ferries of the North", "Lighthouses", "Dogs")
    assert contents(book) == [
        "chapter: Chapter 1: Sunday | The ferry left at",
        "chapter: Chapter 2: Monday | The ferry left at",
    ]


def test_what_stands_around_the_work_is_left_out_and_said_to_be() -> None:
    document = read_page(work(chapter(1, "Sunday")))

    for furniture in ("Archive of Our Own", "left kudos", "Terms of Service", "Chapter Text"):
        assert furniture in left_out(document)
        assert furniture not in "\n".join(outline(document))
    assert "Say something" not in left_out(document)


def test_several_authors_are_named_each_by_the_pen_name() -> None:
    byline = (
        '<a rel="author" href="/users/tidewriter/pseuds/Ebb">Ebb (tidewriter)</a>, '
        '<a rel="author" href="/users/gull/pseuds/gull">gull</a>'
    )
    assert fields(read_page(work(chapter(1, "Sunday"), byline=byline)), "author") == ["Ebb", "gull"]


def test_works_that_nobody_signs_have_no_author() -> None:
    orphaned = (
        '<a rel="author" href="/users/orphan_account/pseuds/orphan_account">orphan_account</a>'
    )
    kept_name = '<a rel="author" href="/users/orphan_account/pseuds/Ebb">Ebb (orphan_account)</a>'

    for byline, authors in (("Anonymous", []), (orphaned, []), (kept_name, ["Ebb"])):
        assert fields(read_page(work(chapter(1, "Sunday"), byline=byline)), "author") == authors


def test_who_brought_a_work_to_the_archive_is_not_its_author() -> None:
    byline = 'Ebb [archived by <a rel="author" href="/users/keeper/pseuds/keeper">keeper</a>]'
    assert fields(read_page(work(chapter(1, "Sunday"), byline=byline)), "author") == ["Ebb"]


def test_whoever_wrote_one_chapter_is_an_author_of_the_book() -> None:
    by = '<h4 class="heading byline">Chapter by <a rel="author" href="/users/gull">gull</a></h4>'
    document = read_page(work(chapter(1, "Sunday", above=by)))

    assert fields(document, "author") == ["tidewriter", "gull"]
    assert outline(document)[:2] == ["# Chapter 1: Sunday", FIRST]


# ------------------------------------------------------------------------- notes and summaries


def test_summary_gift_and_notes_of_the_work_stand_before_it() -> None:
    gift = (
        '<div class="notes module"><h3 class="heading">Notes:</h3><ul class="associations">'
        '<li>For <a href="/users/m/gifts">marram</a>.</li>'
        '<li>Translation into <span lang="fr">Français</span> available: <a>Le Chien</a></li></ul>'
        '<blockquote class="userstuff"><p>Written at sea.</p></blockquote>'
        '<p class="jump">(See the end of the work for <a href="#work_endnotes">more notes</a>.)</p>'
        "</div>"
    )
    summary = notes("A dog takes the ferry.", "summary", "Summary:")
    end = (
        '<div class="preface group"><div id="work_endnotes" class="end notes module">'
        '<h3 class="heading">Notes:</h3><blockquote class="userstuff"><p>The dog is real.</p>'
        "</blockquote></div></div>"
    )
    book = book_of(work(f'<div class="userstuff">{TOLD}</div>', preface=summary + gift, below=end))

    assert contents(book) == [
        "synopsis: Summary | A dog takes the",
        "dedication:  | For marram.",
        "note: Notes | Written at sea.",
        "chapter: The Ferry Dog | The ferry left at",
        "endnote: End Notes | The dog is real.",
    ]
    assert "Translation into Français" in "\n".join(item.text for item in book.left_out)
    assert "See the end of the work" in "\n".join(item.text for item in book.left_out)


def test_notes_on_a_chapter_stay_below_its_heading_in_quotations() -> None:
    above = notes("The dog sleeps.", "summary", "Summary:") + notes(
        "Thanks to everyone who asked for more."
    )
    below = END_NOTES.format(number=1, text="More on Monday.")
    document = read_page(work(chapter(1, "Sunday", above=above, below=below)))

    assert outline(document) == [
        "# Chapter 1: Sunday",
        "## Summary",
        "The dog sleeps.",
        "## Notes",
        "Thanks to everyone who asked for more.",
        *PROSE,
        "## End Notes",
        "More on Monday.",
    ]
    assert [type(block) for block in document.blocks].count(Quote) == 3


def test_a_pointer_to_notes_at_the_end_is_no_note() -> None:
    pointer = (
        '<div id="notes" class="notes module"><h3 class="heading">Notes:</h3>'
        '<p>(See the end of the chapter for <a href="#chapter_1_endnotes">notes</a>.)</p></div>'
    )
    assert outline(read_page(work(chapter(1, "Sunday", above=pointer)))) == [
        "# Chapter 1: Sunday",
        *PROSE,
    ]


# ----------------------------------------------------------------------------------- the text


def test_a_work_skin_says_what_its_classes_mean() -> None:
    skin = (
        "<style>#workskin .thought { font-style: italic }\n#workskin p.note { color: red }</style>"
    )
    text = f'{TOLD}<p>It thought: <span class="thought">coal.</span></p>'
    block = read_page(skin + work(chapter(1, "Sunday", text=text))).blocks[-1]

    assert isinstance(block, Paragraph)
    assert block.children == (
        Text(text="It thought: "),
        Emphasis(children=(Text(text="coal."),)),
    )


# --------------------------------------------------------------------------------- downloads


DOWNLOAD_TAGS = """
<dl class="tags">
  <dt>Rating:</dt><dd><a href="#">General Audiences</a></dd>
  <dt>Fandoms:</dt><dd><a href="#">Ferries of the North</a>, <a href="#">Lighthouses</a></dd>
  <dt>Language:</dt><dd>English</dd>
  <dt>Series:</dt><dd>Part 2 of <a href="http://example.org/series/77">Harbour Tales</a></dd>
  <dt>Stats:</dt><dd>Published: 2019-12-25 Words: 98 Chapters: 2/2</dd>
</dl>
<h1>The Ferry Dog</h1>
<div class="byline">by <a rel="author" href="/users/tidewriter">tidewriter</a></div>
<p>Summary</p><blockquote class="userstuff"><p>A dog takes the ferry.</p></blockquote>
<p>Notes</p><blockquote class="userstuff"><p>Written at sea.</p></blockquote>
<div class="endnote-link">See the end of the work for more <a href="#endnotes">notes</a></div>
"""
ORIGIN = '<p class="message"><b>The Ferry Dog</b><br/>Posted originally on the <a>Archive</a>.</p>'
DOWNLOADED = f"""
<div class="meta group"><h2 class="heading">Chapter 1: Sunday</h2>
  <p>Chapter Notes</p><blockquote class="userstuff"><p>Thanks to everyone.</p></blockquote>
  <div class="endnote-link">See the end of the chapter for <a href="#endnotes1">more notes</a></div>
</div>
<div class="userstuff">{TOLD}</div>
<div class="meta" id="endnotes1"><p>Chapter End Notes</p>
  <blockquote class="userstuff"><p>More on Monday.</p></blockquote></div>
<div class="meta group"><h2 class="heading">Chapter 2: Monday</h2></div>
<div class="userstuff">{TOLD}</div>
"""
AFTERWORD = """
<div id="afterword"><h2 class="toc-heading">Afterword</h2>
  <div class="meta"><div id="endnotes"><p>End Notes</p>
    <blockquote class="userstuff"><p>The dog is real.</p></blockquote></div></div>
  <p class="message">Please <a>drop by the archive and comment</a>!</p></div>
"""
NEW_PREFACE = (
    f'<div id="preface"><h2 class="toc-heading">Preface</h2>{ORIGIN}'
    f'<div class="meta">{DOWNLOAD_TAGS}</div></div>'
)


def test_a_download_has_the_work_with_its_notes() -> None:
    book = book_of(
        page(f'{NEW_PREFACE}<div id="chapters" class="userstuff">{DOWNLOADED}</div>{AFTERWORD}')
    )

    assert book.metadata.title == "The Ferry Dog"
    assert book.metadata.byline == "tidewriter"
    assert dict(book.metadata.details)["Fandom"] == "Ferries of the North, Lighthouses"
    assert book.metadata.date == "2019-12-25"
    assert contents(book) == [
        "synopsis: Summary | A dog takes the",
        "note: Notes | Written at sea.",
        "note: Notes | Thanks to everyone.",
        "chapter: Chapter 1: Sunday | The ferry left at",
        "endnote: End Notes | More on Monday.",
        "chapter: Chapter 2: Monday | The ferry left at",
        "endnote: End Notes | The dog is real.",
    ]
    aside = "\n".join(item.text for item in book.left_out)
    assert "drop by the archive" in aside
    assert "See the end of the chapter" in aside


def test_a_download_in_the_oldest_layout_has_no_preface_of_its_own() -> None:
    old = f'{ORIGIN}<div class="meta">{DOWNLOAD_TAGS}</div><div id="chapters">{TOLD}</div>'
    assert contents(book_of(page(old))) == [
        "synopsis: Summary | A dog takes the",
        "note: Notes | Written at sea.",
        "chapter: The Ferry Dog | The ferry left at",
    ]


def test_a_download_of_a_single_chapter_opens_with_its_title() -> None:
    bare = '<div id="preface"><div class="meta"><h1>The Ferry Dog</h1></div></div>'
    document = read_page(
        page(
            f'{bare}<div id="chapters"><h2 class="toc-heading">The Ferry Dog</h2>'
            f'<div class="userstuff">{TOLD}</div></div>'
        )
    )

    assert outline(document) == list(PROSE)
    assert fields(document, "title") == ["The Ferry Dog"]


def test_the_notes_on_the_first_and_last_chapter_are_theirs_as_those_on_others_are() -> None:
    def written(number: int) -> str:
        above = notes(f"Summary {number}.", "summary", "Summary:") + notes(f"Note {number}.")
        below = END_NOTES.format(number=number, text=f"End {number}.")
        return chapter(number, f"Day {number}", above=above, below=below)

    of_work = notes("A dog.", "summary", "Summary:") + notes("Hello!")
    book = book_of(work(written(1) + written(2), preface=of_work))

    assert [block_text(section.blocks[0]) for section in book.front] == ["A dog.", "Hello!"]
    for number, section in enumerate(book.body, 1):
        notes_on_it = (*section.opening, *section.closing)
        assert [block_text(note.blocks[0]) for note in notes_on_it] == [
            f"Summary {number}.",
            f"Note {number}.",
            f"End {number}.",
        ]
    assert book.back == ()
