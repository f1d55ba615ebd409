"""Fountain scripts, each rule of their syntax by an example."""

from __future__ import annotations

import pytest

from ebookpack.core.book import Document, Matter
from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import (
    Align,
    Block,
    Emphasis,
    Heading,
    LineBreak,
    Paragraph,
    Speech,
    StageDirection,
    Strong,
    Text,
    Verse,
)
from ebookpack.readers.fountain.reader import read_fountain
from tests.manuscripts import manuscript_of


def read(script: str) -> Document:
    return read_fountain(manuscript_of(b"", "weir.fountain"), script, "utf-8")


def blocks(script: str) -> tuple[Block, ...]:
    return read(script).blocks


def test_title_page() -> None:
    document = read(
        "Title:\n    _**THE WEIR**_\nCredit: written by\nAuthors:\n\tAda Pell\n\tTom Pell\n"
        "Copyright: (c) 2019 Ada Pell\nDraft date: 3 May\n\nEXT. THE WEIR - DAWN\n\nWater.\n"
    )
    assert [(field.name, field.value) for field in document.fields] == [
        ("title", "THE WEIR"),
        ("author", "Ada Pell"),
        ("author", "Tom Pell"),
        ("rights", "(c) 2019 Ada Pell"),
    ]
    assert [item.text for item in document.left_out] == ["Credit: written by", "Draft date: 3 May"]
    assert isinstance(document.blocks[0], Heading)
    assert [(each.block, each.matter) for each in document.divisions] == [(0, Matter.BODY)]


@pytest.mark.parametrize("opening", ["FADE IN:", "NOTE: nobody reads this.", "Water over the sill"])
def test_no_title_page(opening: str) -> None:
    document = read(f"{opening}\n\nShe waits.")
    assert document.fields == ()
    assert block_text(document.blocks[0]) == opening


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("INT. LAMP ROOM - NIGHT", "INT. LAMP ROOM - NIGHT"),
        ("int./ext. lamp room", "int./ext. lamp room"),
        ("EST THE VALLEY", "EST THE VALLEY"),
        ("I/E. THE CAR", "I/E. THE CAR"),
        (".THE LAMP ROOM #12A#", "THE LAMP ROOM"),
    ],
)
def test_scene_headings(line: str, heading: str) -> None:
    first, below = blocks(f"{line}\n\nShe waits.")
    assert isinstance(first, Heading)
    assert (first.level, block_text(first), block_text(below)) == (1, heading, "She waits.")


@pytest.mark.parametrize("line", ["...and then", "Internal. Day.", "INTERVAL", "Exterior walls."])
def test_no_scene_heading(line: str) -> None:
    (only,) = blocks(line)
    assert isinstance(only, Paragraph)


def test_scenes_stand_below_sections() -> None:
    found = blocks("# One\n\nINT. HOUSE\n\nShe waits.\n\n## Two\n\nEXT. ROAD\n\nShe goes.")
    levels = [block.level for block in found if isinstance(block, Heading)]
    assert levels == [1, 3, 2, 3]


def test_speech() -> None:
    (speech,) = blocks(
        "ADA (V.O.) ^\n(low)\nIt was late,\nand dark.\n  \nI lit it.\n(a beat)\nSo.\n"
    )
    assert isinstance(speech, Speech)
    assert speech.speaker == (Text(text="ADA (V.O.)"),)
    assert speech.direction == (Text(text="(low)"),)
    first, second, third = speech.blocks
    assert isinstance(first, Paragraph)
    assert first.children[1] == LineBreak()
    assert block_text(second) == "I lit it."
    assert isinstance(third, Paragraph)
    assert third.children[0] == StageDirection(children=(Text(text="(a beat)"),))


def test_names_need_words_below_and_white_above() -> None:
    alone, shout, signs = blocks(
        "THE WEIR\n\nShe reads:\nNO ENTRY\nand stops.\n\n!DANGER\nIt says."
    )
    assert not any(isinstance(block, Speech) for block in (alone, shout, signs))
    assert block_text(signs) == "DANGER\nIt says."


def test_a_name_in_small_letters_is_forced() -> None:
    (speech,) = blocks("@McPell\nWho's there?")
    assert isinstance(speech, Speech)
    assert speech.speaker == (Text(text="McPell"),)


def test_songs() -> None:
    (speech,) = blocks("ADA\nListen.\n~Down by the water,\n~down by the weir.\n")
    assert isinstance(speech, Speech)
    song = speech.blocks[1]
    assert isinstance(song, Verse)
    assert len(song.stanzas[0]) == 2


def test_transitions_and_centred_lines() -> None:
    cut, fade, end = blocks("CUT TO:\n\n> FADE OUT.\n\n> THE END <\n")
    for block in (cut, fade):
        assert isinstance(block, Paragraph)
        assert block.align is Align.RIGHT
        assert isinstance(block.children[0], StageDirection)
    assert isinstance(end, Paragraph)
    assert (end.align, block_text(end)) == (Align.CENTER, "THE END")


def test_the_opening_transition_stands_in_the_first_scene() -> None:
    heading, opening, water = blocks("FADE IN:\n\nEXT. THE WEIR\n\nWater.")
    assert isinstance(heading, Heading)
    assert (block_text(opening), block_text(water)) == ("FADE IN:", "Water.")


def test_notes_and_what_is_cut_are_left_out() -> None:
    document = read(
        "She waits. [[a heron?]] He does not.\n\n/* INT. HOUSE\n\nCut. */\n= She goes.\n\n"
        "===\n\nEnd."
    )
    assert [block_text(block) for block in document.blocks] == ["She waits.  He does not.", "End."]
    assert [(item.what, item.text, item.span and item.span.line) for item in document.left_out] == [
        ("cut text", "INT. HOUSE\n\nCut.", 3),
        ("note to oneself", "a heron?", 1),
        ("synopsis", "She goes.", 6),
    ]


def test_a_note_does_not_go_over_an_empty_line() -> None:
    first, second = blocks("She [[waits.\n\nHe]] does not. /* and so on")
    assert block_text(first) == "She [[waits."
    assert block_text(second) == "He]] does not. /* and so on"


def test_emphasis() -> None:
    (only,) = blocks(r"A *b* **c** ***d*** _e_ \*f\* 2 * 3 * 4")
    assert isinstance(only, Paragraph)
    assert only.children == (
        Text(text="A "),
        Emphasis(children=(Text(text="b"),)),
        Text(text=" "),
        Strong(children=(Text(text="c"),)),
        Text(text=" "),
        Strong(children=(Emphasis(children=(Text(text="d"),)),)),
        Text(text=" "),
        Emphasis(children=(Text(text="e"),)),
        Text(text=" *f* 2 * 3 * 4"),
    )


def test_marks_within_marks_end() -> None:
    (only,) = blocks("*_" * 2000 + "a" + "_*" * 2000)
    assert "a" in block_text(only)
