"""What the bytes of a text mean, and how they look."""

from __future__ import annotations

import pytest

from ebookpack.core.nodes import (
    Emphasis,
    LineBreak,
    Link,
    SmallCaps,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from tests.readers.rtf.build import inlines, read, rtf, text_of, texts

CYRILLIC = r"\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Times Cyr;}}"


def text(words: str) -> Text:
    return Text(text=words)


@pytest.mark.parametrize(
    ("content", "head", "expected"),
    [
        (r"caf\'e9", r"\ansi\ansicpg1252", "café"),
        (r"caf\'8e", r"\mac", "café"),
        (r"caf\'82", r"\pc", "café"),
        (r"\f1 \'ef\'f0\'e8\'f7\'e0\'eb", CYRILLIC, "причал"),
        (r"\'ef\'f0\'e8\'f7\'e0\'eb", r"\ansi\ansicpg1251", "причал"),
        (r"\'ef\'f0\'e8", r"\ansi\ansicpg1251{\fonttbl{\f0\fcharset0 A;}}", "при"),
        (r"\'90S\'81\'5c", r"\ansi\ansicpg932", "心―"),
        (r"\u233?", r"\ansi", "é"),
        (r"\u-257\'5f!", r"\ansi", "\ufeff!"),
        (r"\uc2\u24515\'90\'53.", r"\ansi\ansicpg932", "心."),
        (r"\uc0\u233 t\u233 s", r"\ansi", "étés"),
        (r"{\uc0{\u233 }}\u233?.", r"\ansi", "éé."),
        (r"\u-10179?\u-8704?", r"\ansi", "\U0001f600"),
    ],
)
def test_code_pages_and_unicode(content: str, head: str, expected: str) -> None:
    assert text_of(content, head) == expected


def test_characters_that_have_words_and_symbols() -> None:
    content = r"\ldblquote a\rdblquote  b\emdash c\endash d\~e\_f\bullet \{\}\\"
    assert text_of(content) == "“a” b—c–d\u00a0e\u2011f•{}\\"


def test_line_ends_of_the_file_are_nothing() -> None:
    assert text_of("wa\r\nter \nline") == "water line"


def test_a_symbol_font_has_characters_of_its_own() -> None:
    head = r"\ansi{\fonttbl{\f0 Times;}{\f1\fcharset2 Symbol;}}"
    assert text_of(r"\f1 a\f0 -\f1\'ab", head) == "α-↔"


@pytest.mark.parametrize(
    ("word", "node"),
    [
        ("i", Emphasis),
        ("ul", Emphasis),
        ("b", Strong),
        ("scaps", SmallCaps),
        ("caps", SmallCaps),
        ("strike", Strikethrough),
        ("super", Superscript),
        ("up6", Superscript),
        ("sub", Subscript),
    ],
)
def test_looks(word: str, node: type) -> None:
    assert inlines(rf"a {{\{word} loud}} b") == (
        text("a "),
        node(children=(text("loud"),)),
        text(" b"),
    )


def test_a_look_ends_with_its_word_with_plain_or_with_its_group() -> None:
    for ended in (r"\i a\i0  b", r"\i a\plain  b", r"{\i a} b", r"{\i a}{ b}"):
        assert inlines(ended) == (Emphasis(children=(text("a"),)), text(" b"))


def test_line_breaks() -> None:
    assert inlines(r"one\line two") == (text("one"), LineBreak(), text("two"))


def test_links() -> None:
    field = r'{\field{\*\fldinst{HYPERLINK "https://quay.example/"}}{\fldrslt{\ul here}}}'
    assert inlines(rf"See {field}.") == (
        text("See "),
        Link(href="https://quay.example/", children=(text("here"),)),
        text("."),
    )


def test_page_numbers_are_no_text() -> None:
    assert text_of(r"Page {\field{\*\fldinst PAGE}{\fldrslt 7}}end") == "Page end"


def test_groups_that_nobody_knows_are_passed_over() -> None:
    assert text_of(r"a{\*\panoply {\b x}y} b{\*\generator Riched20;}") == "a b"


def test_a_text_given_twice_is_read_in_unicode() -> None:
    assert text_of(r"{\upr{\i caf?}{\*\ud{\i caf\u233 ?}}}.") == "café."


def test_hidden_text_is_left_out_and_reported() -> None:
    document = read(rtf(r"Seen {\v unseen}"))
    assert texts(document.blocks) == ["Seen"]
    assert [(o.what, o.text) for o in document.left_out] == [("hidden text", "unseen")]


def test_comments_are_left_out_and_reported() -> None:
    comment = r"{\*\atnid ED}{\*\atnauthor Ed}\chatn{\*\annotation{\*\atnref 1}\pard Check it.\par}"
    document = read(rtf(rf"High water.{comment}"))
    assert texts(document.blocks) == ["High water."]
    assert [(o.what, o.text) for o in document.left_out] == [("comment", "Check it.")]
