"""No word is lost, whatever the blocks of a manuscript are and whatever they are taken for."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ebookpack.assemble.assembly import assemble
from ebookpack.assemble.reading import words
from ebookpack.core.book import Document, FileStart
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.nodes import (
    Align,
    Block,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Layout,
    LineBreak,
    List,
    Paragraph,
    Preformatted,
    Quote,
    Rule,
    Text,
    Verse,
)
from ebookpack.core.pins import STRUCTURE_KEYS, Pin
from ebookpack.core.settings import Settings

LINES = (
    *("The Weir", "by Ada Pell", "Ada Pell", "Title: The Weir", "Rating: T", "THE WEIR"),
    *("Summary:", "A/N: Be kind.", "Author's Note", "[Summary: A shoe.]", "The story so far:"),
    *("Chapter One", "1.", "II", "Part Two: Water", "ACT I  SCENE I", "Day One", "# 3. Rain"),
    *("***", "oOo", "-", "...", "The End", "TBC", "Contents", "Chapter Text", "Dedication"),
    *("For my brother", "From: Ada", "Subject: Weir", "底本：水", "上　水", "一", ""),
    "I wrote this story for the challenge. Thanks for reading, feedback is welcome!",
    "The weir had been mended with whatever was at hand, and some of it had belonged to people.",
    "“Is it holding?” said Jory. It was holding, and he put the shoe back where it had been.",
)


def _inlines(lines: list[str]) -> Inlines:
    inlines: list[Inline] = []
    for number, line in enumerate(lines):
        inlines += [LineBreak()] * bool(number)
        inlines += [Emphasis(children=(Text(text=line),)) if number % 2 else Text(text=line)]
    return tuple(inlines)


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    lines = draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=4))
    layout = Layout(
        gap=draw(st.integers(0, 3)),
        indent=draw(st.sampled_from([0, 4])),
        lines=(0,) * len(lines) if len(lines) > 1 else (),
    )
    align = draw(st.sampled_from(Align))
    return Paragraph(children=_inlines(lines), layout=layout, align=align)


_HEADINGS = st.builds(
    lambda level, line: Heading(level=level, children=(Text(text=line),)),
    st.integers(1, 3),
    st.sampled_from(LINES),
)
_OTHERS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Rule),
    st.builds(lambda inner: Quote(blocks=(inner,)), paragraphs()),
    st.builds(lambda inner: List(ordered=False, items=((inner,),)), paragraphs()),
    st.builds(lambda line: Preformatted(text=line), st.sampled_from(LINES)),
)
_BLOCKS: st.SearchStrategy[list[Block]] = st.one_of(
    st.lists(st.one_of(paragraphs(), _OTHERS), min_size=1, max_size=24),
    st.lists(st.one_of(paragraphs(), _HEADINGS, _OTHERS), min_size=1, max_size=24),
)
_PINS = st.lists(
    st.builds(Pin, role=st.sampled_from(STRUCTURE_KEYS), quote=st.sampled_from(LINES[:-1])),
    max_size=2,
)


@settings(max_examples=200, deadline=None)
@given(blocks=_BLOCKS, pins=_PINS, files=st.integers(1, 3))
def test_the_ledger_balances_for_any_blocks(
    blocks: list[Block], pins: list[Pin], files: int
) -> None:
    starts = sorted({0, *(len(blocks) * n // files for n in range(files))})
    document = Document(
        blocks=tuple(blocks),
        format="text",
        files=tuple(FileStart(block=start) for start in starts),
    )
    given_pins = tuple(pin for pin in pins if pin.quote)

    book = assemble(document, Settings(pins=given_pins), "story", Diagnostics())

    assert book.ledger.manuscript == book.ledger.book + book.ledger.left_out
    assert all(section.why for _, section in book.sections())
    assert len({section.id for _, section in book.sections()}) == len(list(book.sections()))


@given(st.text(max_size=60))
def test_a_word_is_what_stands_between_blanks_and_holds_a_letter_or_digit(text: str) -> None:
    assert words(text) == sum(any(c.isalnum() for c in word) for word in text.split())


def test_lines_inside_of_emphasis_are_lines_behind_a_label_too() -> None:
    emphasised = Emphasis(
        children=(Text(text="A shoe is lost,"), LineBreak(), Text(text="a shoe is found."))
    )
    labelled = Paragraph(children=(Text(text="Summary: "), emphasised), layout=Layout(lines=(0, 0)))
    story = Paragraph(children=(Text(text="It rained on the weir."),))
    document = Document(blocks=(labelled, story), format="text")

    book = assemble(document, Settings(), "weir", Diagnostics())

    assert book.ledger.manuscript == book.ledger.book + book.ledger.left_out
    (synopsis,) = book.front
    assert isinstance(synopsis.blocks[0], Verse)
    assert len(synopsis.blocks[0].stanzas[0]) == 2
