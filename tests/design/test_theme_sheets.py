"""What holds of the style sheets of every theme."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import tinycss2  # type: ignore[import-untyped]

from ebookpack.core.text_colours import colour_faults
from ebookpack.themes_folder import load_theme_named, theme_names


def declarations(css: str) -> Iterator[tuple[str, str]]:
    """(name, value) of each declaration; an at-rule has the name `@`."""
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type != "qualified-rule":
            yield "@", rule.serialize()
            continue
        for part in tinycss2.parse_blocks_contents(
            rule.content, skip_comments=True, skip_whitespace=True
        ):
            yield part.name, tinycss2.serialize(part.value).strip()


@pytest.mark.parametrize("name", theme_names())
def test_old_engines_take_the_whole_sheet_of_an_epub(name: str) -> None:
    for prop, value in declarations(load_theme_named(name).epub_css):
        assert prop != "@", value
        assert not re.search(r"\b(?!url)[a-z-]+\(", value), value


@pytest.mark.parametrize("name", theme_names())
def test_a_reader_keeps_colour_size_and_leading_of_the_text(name: str) -> None:
    found = list(declarations(load_theme_named(name).epub_css))

    assert {value for prop, value in found if prop in ("color", "background-color")} <= {"inherit"}
    assert not [value for prop, value in found if re.search(r"\d(pt|px|mm|in)\b", value)]


@pytest.mark.parametrize("name", theme_names())
def test_text_can_be_read_in_its_colours_by_day_and_by_night(name: str) -> None:
    assert list(colour_faults(load_theme_named(name).epub_css)) == []


@pytest.mark.parametrize("name", theme_names())
def test_letters_are_not_spaced_so_that_they_read_as_words(name: str) -> None:
    """Programs that read the text of a PDF take more than 0.08em for a space."""
    spaced = [
        float(value.removesuffix("em"))
        for prop, value in declarations(
            re.sub(r"\.scene-break \{[^}]*\}", "", load_theme_named(name).print_css)
        )
        if prop in ("letter-spacing", "--head-spacing") and value.endswith("em")
    ]

    assert max(spaced, default=0.0) <= 0.08
