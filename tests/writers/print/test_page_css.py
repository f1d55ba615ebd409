from __future__ import annotations

import pytest
from msgspec.structs import replace

from ebookpack.core.book import Metadata
from ebookpack.core.edition import PageSpec
from ebookpack.design.fallbacks import EAST_ASIAN
from ebookpack.writers.print.page_css import frame_css, piece_css
from ebookpack.writers.print.running import css_string
from tests.writers import builders


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Ada Quill", '"Ada Quill"'),
        ('The "Tare"', r'"The \"Tare\""'),
        ("back\\slash", r'"back\\slash"'),
        ("two\nlines", r'"two\a lines"'),
    ],
)
def test_text_becomes_a_css_string(text: str, written: str) -> None:
    assert css_string(text) == written


def test_margins_are_mirrored() -> None:
    page = PageSpec(width=396, height=612, inside=60, outside=46, top=54, bottom=62)

    css = frame_css(replace(builders.edition(), page=page))

    assert "size: 396.0000pt 612.0000pt;" in css
    assert "@page :right { margin-left: 60.0000pt; margin-right: 46.0000pt; }" in css
    assert "@page :left { margin-left: 46.0000pt; margin-right: 60.0000pt; }" in css


def test_fonts_are_named_by_addresses_inside_the_book() -> None:
    css = piece_css(builders.edition())

    assert 'src: url("book:/fonts/0")' in css
    assert "site-packages" not in css


def test_the_text_is_laid_out_between_margins_that_are_alike() -> None:
    page = PageSpec(width=396, height=612, inside=60, outside=46, top=54, bottom=62)

    css = piece_css(replace(builders.edition(), page=page))

    assert "@page { margin-left: 53.0000pt; margin-right: 53.0000pt; }" in css
    assert "@page :left" not in css


def in_language(language: str) -> Metadata:
    return replace(builders.metadata(), language=language)


@pytest.mark.parametrize(
    ("language", "first"),
    [("ja", "Noto Serif CJK JP"), ("zh-TW", "Noto Serif CJK TC"), ("zh", "Noto Serif CJK SC")],
)
def test_east_asian_texts_ask_for_a_font_of_their_script_first(language: str, first: str) -> None:
    edition = builders.edition(builders.book(about=in_language(language)))
    assert f'--body-font: "{first}", ' in piece_css(edition)
    assert '"EB Garamond"' in piece_css(edition)


def test_a_font_of_the_script_that_came_along_comes_before_those_of_the_system() -> None:
    edition = builders.edition(builders.book(about=in_language("ja")))
    face = replace(edition.theme.faces[0], family=EAST_ASIAN)
    theme = replace(
        edition.theme,
        faces=(*edition.theme.faces, face),
        body_fallbacks=(*edition.theme.body_fallbacks, EAST_ASIAN),
    )
    assert f'--body-font: "{EAST_ASIAN}", "EB Garamond"' in piece_css(replace(edition, theme=theme))


def test_other_texts_ask_for_the_fonts_of_the_theme() -> None:
    assert "CJK" not in piece_css(builders.edition(builders.book(about=in_language("de"))))
