"""What is set as a whole is drawn as the engine would draw the same lines.

The lines that the typesetter made are drawn twice: by it, and by WeasyPrint's own path, which
shapes each of them anew. Glyphs and places are compared. Should another version of the engine
change what we reach into, these tests fail.
"""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_double
from functools import lru_cache
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from weasyprint.formatting_structure import boxes
from weasyprint.layout.percent import resolve_percentages
from weasyprint.text.line_break import create_layout, line_size

from ebookpack.design.fonts import faces
from ebookpack.writers.print.engine.bench import Bench, LiveBook, Supplies
from ebookpack.writers.print.engine.changes import drawing
from ebookpack.writers.print.typesetter import set_lines
from ebookpack.writers.print.typesetter.line_boxes import LineBoxes, SetText
from ebookpack.writers.print.typesetter.lines import SPAN, Change
from ebookpack.writers.print.typesetter.set_lines import SetLine

FAMILY = "EB Garamond"
PROSE = (
    "The ferry did not run on Sundays, and so the whole of the parish, which had quarrelled with "
    "the ferryman for reasons that nobody living could give, went round by the bridge; it took "
    "two hours, and they sang. “It’s for the exercise,” said Mrs\u00a0Pell—she had never sung in "
    "her life—and difficult, unaccommodating people nodded. A well-known half-truth: the office "
    "was afflicted with officialdom, waffle and AVATARS."
)
MARKED = (
    "She read <em>The Affable Ferryman,</em> twice; then <em>she</em> wrote, in <b>bold</b>, that "
    "no ferry ran on Sundays, and underlined nothing of it. The incomprehensibilities of the "
    "timetable, which the <em>inter-parochial</em> committee had drawn up in a fit of enthusiasm"
    "—<em>enthusiasm</em>—remained, as did the ferry itself, on all days but one."
)
SCRIPTS = PROSE.replace("officialdom", "\u043effi\u0441ialdom").replace(
    "ferryman", "ferry\u03a9man"
)
"""Some of its words have letters of two scripts, all in the font."""
SPACED = f"<span class='caps'>The ferry did not run</span> {PROSE[22:]}"
"""Its letters are spaced evenly; the engine halves what it adds next to a space."""
CSS = """
@page { size: 260pt 400pt; margin: 30pt }
body { margin: 0; font: 10.5pt/14pt 'EB Garamond'; text-align: justify; hyphens: auto;
  hyphenate-limit-chars: 5 2 3; orphans: 2; widows: 2 }
p { margin: 0; text-indent: 14pt }
.caps { font-variant-caps: small-caps; letter-spacing: 0.05em }
.initial { float: left; font-size: 33pt; line-height: 28pt }
"""


@lru_cache
def _fonts(family: str) -> tuple[str, dict[str, bytes]]:
    """Rules for the font faces, and the files behind their addresses."""
    rules, files = [], {}
    for number, face in enumerate(faces(family)):
        style = "italic" if face.italic else "normal"
        rules.append(
            f"@font-face {{ font-family: '{FAMILY}'; font-style: {style};"
            f" src: url(book:/fonts/{number}) }}"
        )
        files[f"book:/fonts/{number}"] = Path(face.path).read_bytes()
    return "\n".join(rules), files


def laid(*paragraphs: str, css: str = "", family: str = FAMILY) -> LiveBook:
    """Paragraphs of markup, laid out on small pages."""
    rules, files = _fonts(family)
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    html = f'<html lang="en"><body>{body}</body></html>'
    return Bench(Supplies(style_sheets=(rules, CSS, css), resources=files)).lay_out(html)


def drawn(book: LiveBook) -> bytes:
    """The pages as a PDF."""
    with drawing():
        pdf: bytes = book.document.write_pdf()
    return pdf


def lines(book: LiveBook) -> list[Any]:
    """Line boxes of all pages, in order, those of bare text opened."""
    return [line for page in book.pages for line in opened(book, page._page_box)]


def opened(book: LiveBook, box: Any) -> Iterator[Any]:
    """The line boxes within a box, each with the boxes that the engine would have in it."""
    for index, child in enumerate(box.children):
        if isinstance(child, SetLine):
            paragraph, place = child.paragraph, (child.position_x, child.position_y)
            for inner in paragraph.box.descendants():
                resolve_percentages(inner, (child.width, 0))
            made = LineBoxes(book.typesetter.strut)
            line = made.line(paragraph, (child.cut, child.how), place)
            for inner in line.descendants():
                inner.background = None  # what is behind them has been laid out
            assert line.width == pytest.approx(child.width)
            assert line.height == pytest.approx(child.height)
            box.children = [*box.children[:index], line, *box.children[index + 1 :]]
            child = line
        if isinstance(child, boxes.LineBox):
            yield child
        elif child.children:
            yield from opened(book, child)


def set_texts(book: LiveBook) -> Iterator[Any]:
    """Text boxes that the typesetter made."""
    for line in lines(book):
        for box in line.descendants():
            if isinstance(box, boxes.TextBox) and isinstance(box.pango_layout, SetText):
                yield box


def _own_texts(book: LiveBook) -> list[Any]:
    """Text boxes that stand in a line of the page themselves."""
    return [box for box in lines(book)[0].children if isinstance(box, boxes.TextBox)]


def texts(book: LiveBook) -> list[str]:
    """Text of each line."""
    return [
        "".join(box.text for box in line.descendants() if isinstance(box, boxes.TextBox))
        for line in lines(book)
    ]


Drawn = tuple[str, float, float]
"""Character, x and y of its origin in points."""


def pages_of_glyphs(pdf: bytes) -> list[list[Drawn]]:
    """All that is drawn on each page."""
    pages = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text, found = page.get_textpage(), []
            for index in range(text.count_chars()):
                x, y = c_double(), c_double()
                pdfium.FPDFText_GetCharOrigin(text.raw, index, byref(x), byref(y))
                character = chr(pdfium.FPDFText_GetUnicode(text.raw, index))
                if not character.isspace():
                    found.append((character, x.value, y.value))
            pages.append(found)
    return pages


def glyphs(pdf: bytes) -> list[Drawn]:
    """All that is drawn."""
    return [glyph for page in pages_of_glyphs(pdf) for glyph in page]


@pytest.fixture
def untracked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters stay where they are, as the engine leaves them."""
    monkeypatch.setattr(set_lines, "tracked", lambda *_: 0.0)


@pytest.mark.parametrize(
    ("markup", "points"),
    [(PROSE, 0.12), (MARKED, 0.12), (SCRIPTS, 0.12), (SPACED, 0.6)],
    ids=["prose", "marked up", "two scripts", "letter-spaced"],
)
@pytest.mark.parametrize("align", ["justify", "left"])
@pytest.mark.usefixtures("untracked")
def test_lines_are_drawn_as_the_engine_draws_them(markup: str, points: float, align: str) -> None:
    book = laid(markup, markup, css=f"body {{ text-align: {align} }}")
    ours = glyphs(drawn(book))
    lines(book)  # opens them
    for (glyph, *place), (other, *other_place) in zip(ours, glyphs(drawn(book)), strict=True):
        assert glyph == other
        assert place == pytest.approx(other_place)
    replaced = 0
    for box in set_texts(book):
        layout = create_layout(box.text, box.style, None, None, box.justification_spacing)
        layout.deactivate()
        box.pango_layout = layout
        replaced += 1
    assert replaced > 10

    theirs = glyphs(drawn(book))

    assert [glyph for glyph, _, _ in ours] == [glyph for glyph, _, _ in theirs]
    for (_, x, y), (_, other_x, other_y) in zip(ours, theirs, strict=True):
        assert x == pytest.approx(other_x, abs=points)
        assert y == pytest.approx(other_y, abs=0.001)


@pytest.mark.usefixtures("untracked")
@pytest.mark.parametrize(
    "markup", [PROSE, MARKED, SCRIPTS], ids=["prose", "marked up", "two scripts"]
)
def test_texts_are_as_wide_as_the_engine_finds_them(markup: str) -> None:
    for box in set_texts(laid(markup)):
        layout = create_layout(box.text, box.style, None, None, 0)
        width, height = line_size(layout.get_first_line()[0], box.style)
        spaces = box.text.count(" ") + box.text.count("\u00a0")
        assert box.width - spaces * box.justification_spacing == pytest.approx(width, abs=0.1)
        assert box.height == pytest.approx(height)


def test_a_letter_that_its_font_makes_of_two_glyphs_is_read_as_itself() -> None:
    # Bitter has no glyph for the digraph: it is drawn as a d and a z with a caron.
    with pypdfium2.PdfDocument(drawn(laid("A ferry\u01c6, a deed.", family="Bitter"))) as document:
        text = document[0].get_textpage().get_text_bounded()

    assert text.split() == ["A", "ferry\u01c6,", "a", "deed."]


def edge(line: Any) -> float:
    """Where a line ends but for what hangs into the margin, in pixels."""
    end = line.children[-1]
    hanging: float = end.pango_layout.face.hang_end(end.text)
    return end.position_x + end.width - hanging  # type: ignore[no-any-return]


def test_ragged_lines_are_set_as_a_whole_with_spaces_as_they_are() -> None:
    ragged = lines(laid(MARKED, css="body { text-align: left }"))
    spaces = [
        box.justification_spacing
        for line in ragged
        for box in line.descendants()
        if isinstance(box, boxes.TextBox)
    ]

    assert len(ragged) > 5
    assert len(list(set_texts(laid(MARKED, css="body { text-align: left }")))) == len(spaces)
    assert set(spaces) == {0}
    assert all(edge(line) <= (260 - 30) / 0.75 + 0.01 for line in ragged)
    assert typed("".join(texts(laid(MARKED, css="body { text-align: left }")))) == typed(
        "".join(texts(laid(MARKED)))
    )


def test_all_lines_but_the_last_end_at_the_edge() -> None:
    *full, last = lines(laid(PROSE))
    assert len(full) > 5
    for line in full:
        assert edge(line) == pytest.approx((260 - 30) / 0.75)
    assert edge(last) < edge(full[0])


def test_light_marks_hang_into_the_margins() -> None:
    quoted = " ".join(["“So,” she said, “it is.”"] * 30)
    *full, _ = [line.children for line in lines(laid(quoted))]
    starts = {box.text[0]: box.position_x for (box,) in full[1:]}
    ends = {box.text[-1]: box.position_x + box.width for (box,) in full}
    assert starts["“"] < 30 / 0.75 - 1
    assert all(x == pytest.approx(30 / 0.75) for mark, x in starts.items() if mark.isalpha())
    assert max(ends[mark] for mark in ends if not mark.isalpha()) > (260 - 30) / 0.75 + 1


def typed(text: str) -> str:
    """What is left of a text whose lines end anywhere."""
    return "".join(text.split()).replace("-", "").replace("\u2010", "").replace("—", "")


def test_no_character_is_lost() -> None:
    assert typed("".join(texts(laid(PROSE)))) == typed(PROSE)


def test_a_paragraph_goes_on_where_it_stopped_on_the_page_before() -> None:
    # No page of this height ends in the midst of a word, which would be set otherwise.
    book = laid(*[PROSE] * 4, css="@page { size: 260pt 386pt }")
    assert len(book.pages) > 1
    together = texts(laid(*[PROSE] * 4, css="@page { size: 260pt 4000pt }"))
    assert texts(book) == together


def test_lines_beside_an_initial_are_shorter() -> None:
    book = laid(f'<span class="initial">T</span>{PROSE[1:]}')
    own = [line for line in lines(book) if line.element_tag == "p"]
    edges = [
        next(box for box in line.children if isinstance(box, boxes.TextBox)).position_x
        for line in own
    ]
    assert edges[0] > edges[2]
    assert edges[1] > edges[2]
    for line in own[:-1]:
        assert edge(line) == pytest.approx((260 - 30) / 0.75)


def test_the_call_of_a_note_brings_the_note_to_its_page() -> None:
    note = '<span style="float: footnote">The note itself.</span>'
    book = laid(PROSE, f"Called{note} here. {PROSE}")
    assert any("The note itself." in text for text in texts(book))
    assert any("Called1 here." in text for text in texts(book))


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("kept<br>line", "line ends that are kept"),
        ("An <u>underlined</u> word", "rules drawn along the text"),
        ('A <span style="padding: 0 2pt">padded</span> word', "a box with edges"),
        (
            'A <span style="display: inline-block">block</span> in the line',
            "something that is no text",
        ),
        ("A word in Japanese: 本", "characters that its font lacks"),
        ("A word in Hebrew: שלום", "text from right to left"),
    ],
)
def test_what_is_not_text_alone_is_left_to_the_engine_and_said(markup: str, reason: str) -> None:
    book = laid(markup)
    assert not any(isinstance(box.pango_layout, SetText) for box in _own_texts(book))
    assert reason in "".join(book.typesetter.left)


def test_a_measure_too_narrow_for_a_word_is_left_to_the_engine() -> None:
    book = laid("Donaudampfschifffahrt", css="@page { size: 100pt } body { hyphens: none }")
    assert "no line fits the measure" in book.typesetter.left


def test_tracked_lines_end_where_their_boxes_do() -> None:
    """What is drawn is as wide as what was reckoned with, tracking and all."""
    book = laid(PROSE, css="@page { size: 214pt 400pt }")
    tracked = [box for box in set_texts(book) if box.tracking]
    assert len(tracked) > 2
    ends = {
        round(page.height * 0.75 - (box.position_y + box.baseline) * 0.75, 1): box
        for page in book.pages
        for box in tracked
    }

    found = 0
    for baseline, box in ends.items():
        row = [x for char, x, y in glyphs(drawn(book)) if round(y, 1) == baseline]
        last = box.pango_layout.face.word(box.text[-1]).width * 0.75
        if row and len(book.pages) == 1:
            found += 1
            assert max(row) + last == pytest.approx((box.position_x + box.width) * 0.75, abs=0.2)
    assert found > 2


def test_hyphens_of_the_text_count_in_a_stack() -> None:
    """Three lines below each other never end in hyphens, whoever put those there."""
    twos = "twenty-one, forty-two, thirty-three, ninety-nine, "
    found = texts(laid(f"{twos * 3}{PROSE} {twos * 4}{PROSE}", css="@page { size: 190pt 900pt }"))

    ends = [line.endswith(("-", "\u2010")) for line in found]
    assert sum(ends) > 4
    assert not any(all(ends[at : at + 3]) for at in range(len(ends) - 2))


@pytest.mark.parametrize(
    "cry",
    [f"“A{'a' * 150}rgh!”", f"N{'O' * 90}!", f"example.com/{'_on_and' * 20}", "é́" * 80],
    ids=["small", "capitals", "address", "marks"],
)
def test_a_word_that_fits_no_line_is_divided_anywhere(cry: str) -> None:
    book = laid(f"He said: {cry} and no more than that.", cry)
    found = lines(book)

    assert not book.typesetter.left
    assert all(edge(line) <= (260 - 30) / 0.75 + 0.1 for line in found)
    # Lines within it are full: what is missing is less than a letter or two.
    within = [edge(line) for line in found if not line.children[-1].text.count(" ")]
    assert sorted(within)[len(within) // 2] > (260 - 60) / 0.75
    assert typed("".join(texts(book))) == typed(f"He said: {cry} and no more than that.{cry}")


def test_a_long_word_that_can_be_divided_well_is_not_divided_anywhere() -> None:
    found = texts(laid("The antidisestablishmentarianisms of counterrevolutionaries. " * 12))
    divided = [line.split(" ")[-1] for line in found if not line.endswith((".", "The", "of"))]
    assert any(part.endswith("\u2010") for part in divided)
    whole = ("antidisestablishmentarianisms", "counterrevolutionaries.")
    assert all(part.endswith("\u2010") or part in whole for part in divided)


def test_a_change_reaches_some_lines_of_a_paragraph_without_end() -> None:
    """A story may be one paragraph: what one page asks for does not set all of it anew."""
    book = laid(typed(" ".join([PROSE] * 40)))
    extents = (getattr(box, "extent", None) for box in book.pages[0]._page_box.descendants())
    extent = next(filter(None, extents))
    typesetter, paragraph, measure = book.typesetter, extent.paragraph, extent.measure
    plan = typesetter.plan(paragraph, 0, measure)
    assert plan is not None
    changed = typesetter.plan(paragraph, 0, measure, Change(banned=(plan[0],)))
    assert changed is not None

    assert len(plan) > 2 * SPAN
    assert changed[0] != plan[0]
    assert list(changed.items())[-SPAN:] == list(plan.items())[-SPAN:]


def test_a_font_without_a_hyphen_of_its_own_takes_that_of_the_keyboard() -> None:
    """Plex Serif lacks U+2010: one of another font would stand at the ends of lines."""
    book = laid(typed(PROSE), family="IBM Plex Serif")
    ends = {text[-1] for text in texts(book)}

    assert "-" in ends
    assert "\u2010" not in ends
    assert glyphs(drawn(book))
