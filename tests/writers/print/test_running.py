from __future__ import annotations

import re
from typing import Any

from msgspec.structs import replace

from ebookpack.core.type_style import FolioPlace, HeadPlace, HeadText
from ebookpack.writers.print.running import running_css
from tests.themes import type_style
from tests.writers import builders


def contents(selector: str, **options: Any) -> dict[str, str]:
    """What the margin boxes of a kind of pages say, by box."""
    edition = builders.edition()
    theme = replace(edition.theme, type=type_style(**options))
    css = running_css(replace(edition, theme=theme))
    rules = re.findall(rf"@page {re.escape(selector)} {{ (.*) }}$", css, re.MULTILINE)
    return dict(re.findall(r"@([a-z-]+) { content: ([^;]*); }", " ".join(rules)))


def test_the_author_runs_over_left_pages_and_the_chapter_over_right_ones() -> None:
    assert contents("text:left") == {"top-center": '"Ada Quill"', "bottom-center": "counter(page)"}
    assert contents("text:right")["top-center"] == "string(heading)"


def test_heads_and_folios_go_outside_on_both_sides_of_the_leaf() -> None:
    places = {"running_heads": HeadPlace.OUTSIDE, "folio": FolioPlace.FOOT_OUTSIDE}

    assert set(contents("text:left", **places)) == {"top-left", "bottom-left"}
    assert set(contents("text:right", **places)) == {"top-right", "bottom-right"}


def test_front_matter_is_counted_in_roman_numerals() -> None:
    assert contents("front:left")["bottom-center"] == "counter(page, lower-roman)"


def test_a_folio_at_the_head_goes_to_the_foot_below_a_heading() -> None:
    found = contents("text:nth(1 of text)", folio=FolioPlace.HEAD_OUTSIDE)

    assert found == {
        "top-center": "none",
        "top-left": "none",
        "top-right": "none",
        "bottom-center": "counter(page)",
    }


def test_nothing_stands_on_the_page_of_a_part() -> None:
    assert set(contents("part:nth(1 of part)").values()) == {"none"}


def test_what_nobody_wants_is_not_there() -> None:
    options = {"running_heads": HeadPlace.NONE, "folio": FolioPlace.NONE}

    assert contents("text:left", **options) == {}
    assert contents("text:left", head_verso=HeadText.NONE)["top-center"] == "none"


def test_a_place_that_has_the_head_on_one_side_and_the_folio_on_the_other_looks_like_each() -> None:
    options = {"running_heads": HeadPlace.INSIDE, "folio": FolioPlace.HEAD_OUTSIDE}
    edition = builders.edition()
    theme = replace(edition.theme, type=type_style(**options))
    css = running_css(replace(edition, theme=theme))

    looks = dict(re.findall(r"@page (:\w+ { @top-[a-z]+) {([^}]*)}", css))

    assert "--head-font" in looks[":left { @top-right"]
    assert "--folio-font" in looks[":left { @top-left"]
    assert "--head-font" in looks[":right { @top-left"]
    assert "--folio-font" in looks[":right { @top-right"]
