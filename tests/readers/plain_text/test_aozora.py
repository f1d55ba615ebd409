"""The notation of a Japanese library: what its signs say, and what is left out of the book."""

from __future__ import annotations

import pytest

from ebookpack.core.book import Document
from ebookpack.core.node_text import block_text, plain_text, readings
from ebookpack.core.nodes import Align, Emphasis, Heading, Paragraph, Strong
from ebookpack.readers.plain_text.aozora import MISSING, is_aozora
from tests.manuscripts import document_of


def read(*lines: str) -> Document:
    """A text of these lines, its notation made plain by a reading in its last one."""
    return document_of("\n".join([*lines, "　終《おわり》"]))


def first(*lines: str) -> Paragraph:
    block = read(*lines).blocks[0]
    assert isinstance(block, Paragraph)
    return block


def test_a_reading_belongs_to_the_kanji_before_it_or_to_what_a_bar_marks() -> None:
    document = read("　塩田《えんでん》の｜白い夜《しろいよる》")
    assert [*readings(document.blocks)] == ["えんでん", "しろいよる", "おわり"]
    assert block_text(document.blocks[0]) == "塩田の白い夜"


def test_dots_of_emphasis_are_emphasis() -> None:
    children = first("　それは塩［＃「塩」に傍点］であった").children
    assert [plain_text((c,)) for c in children if isinstance(c, Emphasis)] == ["塩"]


def test_bold_from_here_to_there() -> None:
    children = first("　［＃太字］九番目［＃太字終わり］の塩田").children
    assert [plain_text((c,)) for c in children if isinstance(c, Strong)] == ["九番目"]


def test_headings_have_levels_and_pages_no_words() -> None:
    document = read(
        "［＃５字下げ］第一部［＃「第一部」は大見出し］",
        "［＃７字下げ］一［＃「一」は中見出し］",
        "［＃改ページ］",
        "　朝であった。",
    )
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    assert [(block.level, block_text(block)) for block in headings] == [(1, "第一部"), (2, "一")]
    assert not document.left_out


def test_indents_and_right_ends() -> None:
    document = read(
        "［＃ここから２字下げ］", "海を見る人", "［＃ここで字下げ終わり］", "［＃地付き］山の人"
    )
    inside, right = document.blocks[:2]
    assert isinstance(inside, Paragraph)
    assert isinstance(right, Paragraph)
    assert (inside.layout.indent, right.layout.indent, right.align) == (4, 0, Align.RIGHT)


@pytest.mark.parametrize(
    ("note", "character"),
    [
        ("※［＃「てへん＋劣」、第3水準1-84-77］", "挘"),
        ("※［＃「なにか」、U+6DBC、123-4］", "涼"),
        ("※［＃「目＋目」、ページ数-行数］", MISSING),
    ],
)
def test_characters_that_an_encoding_lacked_are_looked_up(note: str, character: str) -> None:
    assert block_text(first(f"　{note}る")) == f"{character}る"


def test_a_note_that_cannot_be_shown_is_left_out_and_said_so() -> None:
    (note,) = read("　塩［＃この行、判読できず］").left_out
    assert note.text == "この行、判読できず"


def test_the_key_to_the_marks_is_left_out_and_its_lines_are_counted() -> None:
    rule = "-" * 40
    document = read(rule, "【テキスト中に現れる記号について】", "《》：ルビ", rule, "", "　朝。")
    assert [item.what for item in document.left_out] == ["key to the marks"]
    block = document.blocks[0]
    assert block.span is not None
    assert (block.span.line, block_text(block)) == (6, "朝。")


def test_chinese_titles_in_such_brackets_are_no_readings() -> None:
    assert not is_aozora("他读《红楼梦》")


def test_bars_whose_readings_were_taken_out_are_marks_where_the_key_explains_them() -> None:
    rule = "-" * 40
    key = (rule, "【テキスト中に現れる記号について】", "《》：ルビ", "｜：特定する記号", rule)
    document = document_of("\n".join([*key, "", "　先生一人｜麦藁帽を被った。"]))
    assert [block_text(block) for block in document.blocks] == ["先生一人麦藁帽を被った。"]
    assert block_text(read("　甲｜乙。").blocks[0]) == "甲｜乙。"
