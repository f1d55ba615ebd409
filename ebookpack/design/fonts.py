"""Fonts by family name, from the Python packages that carry them (`fontpkg-*` on PyPI)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import fontpkg

from ebookpack.core.diagnostics import Span
from ebookpack.core.edition import FontFace
from ebookpack.core.errors import ThemeError
from ebookpack.design import font_tables
from ebookpack.design.font_tables import UnusualFontError

_WEIGHTS = (400, 700)
"""Of a family that has a file for each weight, the nearest to these are taken."""
_UNDRAWN = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
"""Unicode categories that need no glyph: controls, joiners, spaces."""

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def faces(family: str, span: Span | None = None) -> tuple[FontFace, ...]:
    """Faces of an installed family, upright ones first.

    Raises ThemeError, about the place `span`, if no installed package carries the family.
    """
    try:
        found = fontpkg.family(family)
    except fontpkg.FamilyNotInstalled as missing:
        raise ThemeError.at(
            span,
            "D110",
            f'font family "{family}" is not installed',
            f"pip install fontpkg-{fontpkg.slugify(family)}",
        ) from missing
    files = sorted(found.files, key=lambda file: (file.style == "italic", file.weight or 0))
    weights = {file.weight for file in files if not file.wght_max}
    used = {
        min(weights, key=lambda weight: abs((weight or wanted) - wanted))
        for wanted in _WEIGHTS
        if weights
    }
    return tuple(_face(found, file) for file in files if file.wght_max or file.weight in used)


def _face(family: fontpkg.Family, file: fontpkg.FontFile) -> FontFace:
    fixed = file.weight or 400
    return FontFace(
        family=family.name,
        italic=file.style == "italic",
        weights=(file.wght_min or fixed, file.wght_max or fixed),
        path=str(file.path),
        licence=_licence(file.path),
    )


def _licence(font: Path) -> str:
    """Text of the licence that lies beside the folder of font files."""
    for folder in font.parents[:2]:
        licence = folder / "LICENSE"
        if licence.is_file():
            return licence.read_text(encoding="utf-8")
    return ""


def missing_characters(faces: Iterable[FontFace], text: str) -> tuple[str, ...]:
    """Characters of the text that none of the faces has, in order of first appearance."""
    covered = frozenset[str]().union(*(_characters(face.path) for face in faces))
    beyond_ascii = set(_BEYOND_ASCII.findall(text)) - covered  # in most books they are few
    unseen = (*(c for c in map(chr, range(128)) if c not in covered), *beyond_ascii)
    drawn = (c for c in unseen if unicodedata.category(c) not in _UNDRAWN)
    return tuple(sorted((c for c in drawn if c in text), key=text.index))


@lru_cache(maxsize=64)
def axes(path: str) -> tuple[str, ...]:
    """The axes along which a font varies, as `wght`; none for a static one."""
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        return tuple(axis.axisTag for axis in font["fvar"].axes) if "fvar" in font else ()


@lru_cache(maxsize=64)
def feature_tags(path: str) -> frozenset[str]:
    """The OpenType features of a font by which glyphs are replaced, as `smcp`."""
    with suppress(UnusualFontError):
        return font_tables.feature_tags(path)
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        if "GSUB" not in font:
            return frozenset()
        return frozenset(r.FeatureTag for r in font["GSUB"].table.FeatureList.FeatureRecord)


@lru_cache(maxsize=32)
def _characters(path: str) -> frozenset[str]:
    with suppress(UnusualFontError):
        return font_tables.characters(path)
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))
