from __future__ import annotations

from dataclasses import replace

from lxml import etree

from ebookpack.core.edition import Theme
from ebookpack.writers.epub.ornament import GREY, ornament_svg
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


def test_three_dots_for_what_the_font_lacks() -> None:
    assert ornament_svg(with_ornament("🐟")).count("<circle") == 3
    assert ornament_svg(with_ornament(" ")).count("<circle") == 3
