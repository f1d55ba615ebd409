"""The characters, features and axes of fonts, as fontTools reads them."""

from __future__ import annotations

from pathlib import Path

import fontpkg
import pytest
from fontTools.ttLib import TTFont

from ebookpack.design.font_tables import UnusualFontError, axes, characters, feature_tags
from ebookpack.design.fonts import feature_tags as of_any_font

FILES = sorted({file.path for found in fontpkg.families().values() for file in found.files})


@pytest.mark.parametrize("path", FILES[::9], ids=lambda path: path.stem)
def test_tables_say_what_fonttools_reads(path: Path) -> None:
    """Of a file from each of several packages."""
    with TTFont(path, lazy=True) as font:
        assert characters(str(path)) == frozenset(map(chr, font.getBestCmap()))
        named = font["GSUB"].table.FeatureList.FeatureRecord if "GSUB" in font else ()
        assert feature_tags(str(path)) == {record.FeatureTag for record in named}
        varied = font["fvar"].axes if "fvar" in font else ()
        assert axes(str(path)) == tuple(axis.axisTag for axis in varied)


@pytest.mark.parametrize("data", [b"", b"wOF2" + bytes(60), b"\0\1\0\0\0\1" + bytes(22)])
def test_other_files_are_unusual(data: bytes, tmp_path: Path) -> None:
    """What is compressed, cut off or empty."""
    path = tmp_path / "font.ttf"
    path.write_bytes(data)
    with pytest.raises(UnusualFontError):
        characters(str(path))


def test_a_font_of_another_form_is_read_too(tmp_path: Path) -> None:
    """One in the compressed form of the net."""
    path = tmp_path / "font.woff"
    with TTFont(FILES[0]) as font:
        tags = feature_tags(str(FILES[0]))
        font.flavor = "woff"
        font.save(path)
    assert of_any_font(str(path)) == tags
