from __future__ import annotations

import pytest
from lxml import etree
from msgspec.structs import replace

from ebookpack.core.edition import Theme
from ebookpack.writers.epub.ornament import EMS, GREY, ornament_svg
from tests.writers.builders import theme


def with_ornament(characters: str) -> Theme:
    classic = theme()
    return replace(classic, type=replace(classic.type, ornament=characters))


def test_drawn_from_the_body_font() -> None:
    picture = etree.fromstring(ornament_svg(with_ornament("❦")).encode())
    assert picture.get("fill") == GREY
    assert [child.tag.rpartition("}")[2] for child in picture] == ["path"]


def test_several_characters_stand_side_by_side() -> None:
    one, three = (
        int(etree.fromstring(ornament_svg(with_ornament(mark)).encode()).get("width") or 0)
        for mark in ("*", "* * *")
    )
    assert three > 3 * one


@pytest.mark.parametrize("mark", ["•", "——", "❦", "* * *"])
def test_it_is_as_large_as_its_characters_are(mark: str) -> None:
    """A dot fills no line, and dashes no page: the picture is as high as a line, not as its ink."""
    picture = etree.fromstring(ornament_svg(with_ornament(mark)).encode())
    _, _, width, height = map(float, (picture.get("viewBox") or "").split())
    em = height / EMS
    assert width < 1.1 * len(mark) * em
    assert width > 0.2 * em


def test_three_dots_for_what_the_font_lacks() -> None:
    assert ornament_svg(with_ornament("🐟")).count("<circle") == 3
    assert ornament_svg(with_ornament(" ")).count("<circle") == 3
