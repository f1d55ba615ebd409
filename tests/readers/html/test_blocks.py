"""Elements to nodes: paragraphs without markup, breaks, emphasis, languages, pictures."""

from __future__ import annotations

import struct
import zlib

import pytest

from ebookpack.core.diagnostics import Diagnostics, Severity
from ebookpack.core.errors import ManuscriptError
from ebookpack.core.nodes import (
    Emphasis,
    Figure,
    Heading,
    Inlines,
    Language,
    LineBreak,
    Paragraph,
    Preformatted,
    Ruby,
    Rule,
    SmallCaps,
    Strong,
    Table,
    Text,
)
from tests.readers.html.pages import PROSE, TOLD, book_of, outline, page, read

FIRST, SECOND, *_ = PROSE


def png() -> bytes:
    """A picture of one pixel (PNG, 11)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\x00\x00")
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def inlines(source: str, head: str = "") -> Inlines:
    block = read(page(f"<p>{source}</p>{TOLD}", head)).blocks[0]
    assert isinstance(block, Paragraph)
    return block.children


# ------------------------------------------------------------------------------- paragraphs


@pytest.mark.parametrize(
    "body",
    [
        f"<div>{FIRST}</div><div>{SECOND}</div>",
        f"{FIRST}<br><br>{SECOND}",
        f"{FIRST}<br>{SECOND}",
        f"<p>{FIRST}<p>{SECOND}",
        f"<div><span>{FIRST}</span></div>\n<section><div>{SECOND}</div></section>",
    ],
    ids=["divs", "double line ends", "line ends below long lines", "unclosed", "nested"],
)
def test_paragraphs_are_found_however_they_are_marked(body: str) -> None:
    assert outline(read(page(body))) == [FIRST, SECOND]


def test_short_lines_in_a_paragraph_keep_their_ends() -> None:
    assert inlines("The tin, the tin,<br>upon the shore") == (
        Text(text="The tin, the tin,"),
        LineBreak(),
        Text(text="upon the shore"),
    )


def test_a_rule_is_a_rule() -> None:
    assert isinstance(read(page(f"{TOLD}<hr>{TOLD}")).blocks[4], Rule)


def test_poems_in_preformatted_text_keep_every_space() -> None:
    block = read(page(f"<pre>one\n   two</pre>{TOLD}")).blocks[0]
    assert isinstance(block, Preformatted)
    assert block.text == "one\n   two"


def test_a_table_of_data_is_a_table_and_one_of_prose_is_not() -> None:
    data = "<table><tr><th>Day</th><th>Dogs</th></tr><tr><td>Sunday</td><td>1</td></tr></table>"
    assert isinstance(read(page(TOLD + data)).blocks[-1], Table)
    assert outline(read(page(f"<table><tr><td>{TOLD}</td></tr></table>"))) == list(PROSE)


# ---------------------------------------------------------------------------------- inlines


@pytest.mark.parametrize(
    ("marked", "node"),
    [
        ("<i>coal</i>", Emphasis),
        ('<span class="it">coal</span>', Emphasis),
        ('<span style="font-style:oblique">coal</span>', Emphasis),
        ('<span class="strong">coal</span>', Strong),
        ('<span class="sc">coal</span>', SmallCaps),
    ],
)
def test_emphasis_is_told_by_element_style_and_class(marked: str, node: type) -> None:
    head = """<style>.it{font-style:italic} @media print{.no{font-weight:bold}}
    .strong{font-weight:700}</style>"""
    (child,) = inlines(marked, head)
    assert isinstance(child, node)


def test_ruby_and_languages_are_kept() -> None:
    assert inlines("<ruby>漢<rp>(</rp><rt>かん</rt></ruby>") == (
        Ruby(reading="かん", children=(Text(text="漢"),)),
    )
    assert inlines('<span lang="fr">la mer</span>') == (
        Language(tag="fr", children=(Text(text="la mer"),)),
    )


def test_a_link_that_runs_a_script_is_no_link() -> None:
    assert inlines('<a href="javascript:alert(1)">coal</a>') == (Text(text="coal"),)


def test_what_a_page_hides_and_runs_is_no_text() -> None:
    hidden = '<p style="display:none">seen by none</p><script>run()</script><p hidden>nor this</p>'
    assert outline(read(page(hidden + TOLD))) == list(PROSE)


# --------------------------------------------------------------------------------- pictures


def test_a_picture_that_was_saved_with_the_page_is_shown() -> None:
    image = '<img src="story_files/dog.png" alt="The dog">'
    body = f"<figure>{image}<figcaption>Wet</figcaption></figure>"
    document = read(page(body + TOLD), {"story_files/dog.png": png()})
    figure = document.blocks[0]

    assert isinstance(figure, Figure)
    assert figure.image.alt == "The dog"
    assert figure.caption == (Text(text="Wet"),)


@pytest.mark.parametrize(
    ("attributes", "decorative"),
    [('alt=""', True), ('alt="The dog"', False), ("", False), ('role="presentation"', True)],
)
def test_a_page_says_which_pictures_are_decoration(attributes: str, decorative: bool) -> None:
    image = f'<figure><img src="dog.png" {attributes}></figure>'
    figure = read(page(image + TOLD), {"dog.png": png()}).blocks[0]

    assert isinstance(figure, Figure)
    assert figure.image.decorative is decorative


@pytest.mark.parametrize("source", ["https://example.org/dog.png", "missing.png"])
def test_a_picture_that_cannot_be_had_leaves_its_description_and_a_warning(source: str) -> None:
    diagnostics = Diagnostics()
    document = read(page(f'<p><img src="{source}" alt="A wet dog"></p>{TOLD}'), None, diagnostics)

    assert outline(document)[0] == "A wet dog"
    assert {found.severity for found in diagnostics} == {Severity.WARNING}


@pytest.mark.parametrize("alt", ["", "image", "dog.png", "Illustration"])
def test_a_description_that_says_nothing_is_passed_over(alt: str) -> None:
    document = read(page(f'<p><img src="https://example.org/1.png" alt="{alt}"></p>{TOLD}'))
    assert [line for line in outline(document) if line] == list(PROSE)


@pytest.mark.parametrize(
    "image", ['src="x.png" alt="scene break"', 'src="img/fancy-divider2.png" alt=""']
)
def test_a_picture_that_parts_scenes_is_a_mark_of_one(image: str) -> None:
    assert outline(read(page(f"{TOLD}<p><img {image}></p>{TOLD}")))[4] == "***"


# ---------------------------------------------------------------------------------- bounds


def test_a_page_without_text_is_refused_in_one_line() -> None:
    with pytest.raises(ManuscriptError, match="there is no text on this page"):
        read(page("<script>load()</script>"))


def test_elements_nested_beyond_all_reason_keep_their_text() -> None:
    deep = "<div>" * 5000 + "<b>deep</b> down" + "</div>" * 5000
    assert outline(read(page(f"{TOLD}{deep}{TOLD}"))) == [*PROSE, "deep down", *PROSE]


def test_entities_by_the_thousand_are_characters() -> None:
    assert outline(read(page(f"<p>{'&amp;' * 20_000}</p>{TOLD}")))[0] == "&" * 20_000


def test_a_page_is_read_in_what_it_declares_or_is_in() -> None:
    declared = '<meta charset="windows-1252">'
    assert "“coal”" in outline(read(page("<p>“coal”</p>", declared).encode("cp1252")))[0]
    assert "“coal”" in outline(read(page("<p>“coal”</p>", declared).encode()))[0]
    assert (
        "石炭"
        in outline(read(page("<p>石炭</p>", '<meta charset="shift_jis">').encode("cp932")))[0]
    )
    assert "“coal”" in outline(read(page("<p>“coal”</p>", declared).encode("utf-16")))[0]


def test_a_group_of_headings_is_one_heading() -> None:
    group = "<hgroup><h2>III</h2><p>In Which It Rains</p></hgroup>"
    book = book_of(page(f"<h1>The Ferry Dog</h1>{group}{TOLD}"))

    (chapter,) = book.body
    assert (chapter.label, chapter.title) == ("III", "In Which It Rains")


@pytest.mark.parametrize(("given", "known"), [("the-weir", "the-weir"), ("the weir", "")])
def test_a_heading_is_known_by_what_can_be_an_id(given: str, known: str) -> None:
    (heading,) = (
        block
        for block in read(page(f'{TOLD}<h2 id="{given}">The Weir</h2>{TOLD}')).blocks
        if isinstance(block, Heading)
    )
    assert heading.id == known
