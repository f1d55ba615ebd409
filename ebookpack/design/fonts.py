"""Fonts by family name, from the Python packages that carry them (`fontpkg-*` on PyPI)."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

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


class _FontFile(NamedTuple):
    path: Path
    italic: bool
    weight: int | None
    """Of a static font."""
    weights: tuple[int, int] | None
    """Lightest and heaviest of one that varies."""


def faces(family: str, span: Span | None = None) -> tuple[FontFace, ...]:
    """Faces of an installed family, upright ones first.

    Raises ThemeError, about the place `span`, if no installed package carries the family.
    """
    name, found = _packaged(family) or _registered(family, span)
    files = sorted(found, key=lambda file: (file.italic, file.weight or 0))
    weights = {file.weight for file in files if not file.weights}
    used = {
        min(weights, key=lambda weight: abs((weight or wanted) - wanted))
        for wanted in _WEIGHTS
        if weights
    }
    return tuple(_face(name, file) for file in files if file.weights or file.weight in used)


def _packaged(family: str) -> tuple[str, list[_FontFile]] | None:
    """The family, and the files, of the package that is called as it is; None if there is none.

    fontpkg itself looks through all that is installed, and loads every family that it finds.
    """
    name = "_".join(["fontpkg", *re.findall("[a-z0-9]+", family.lower())])
    package = find_spec(name)
    for folder in map(Path, (package and package.submodule_search_locations) or ()):
        with suppress(OSError, ValueError, KeyError):
            said = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
            if said["family"] == family:
                axes = {axis["tag"]: axis for axis in said.get("axes", ())}
                weights = axes.get("wght")
                return family, [_packaged_file(folder, file, weights) for file in said["files"]]
    return None


def _packaged_file(
    folder: Path, said: Mapping[str, Any], weights: Mapping[str, float] | None
) -> _FontFile:
    varies = weights if said.get("variable") else None
    return _FontFile(
        path=folder.joinpath(*said["path"].split("/")),
        italic=said.get("style") == "italic",
        weight=said.get("weight"),
        weights=(int(varies["min"]), int(varies["max"])) if varies else None,
    )


def _registered(family: str, span: Span | None) -> tuple[str, list[_FontFile]]:
    """The family, and its files, by fontpkg's registry. Raises ThemeError (D110) if it has none."""
    import fontpkg

    try:
        found = fontpkg.family(family)
    except fontpkg.FamilyNotInstalled as missing:
        raise ThemeError.at(
            span,
            "D110",
            f'font family "{family}" is not installed',
            f"pip install fontpkg-{fontpkg.slugify(family)}",
        ) from missing
    return found.name, [
        _FontFile(
            path=file.path,
            italic=file.style == "italic",
            weight=file.weight,
            weights=(file.wght_min or 400, file.wght_max) if file.wght_max else None,
        )
        for file in found.files
    ]


def _face(family: str, file: _FontFile) -> FontFace:
    fixed = file.weight or 400
    return FontFace(
        family=family,
        italic=file.italic,
        weights=file.weights or (fixed, fixed),
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
    with suppress(UnusualFontError):
        return font_tables.axes(path)
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True, fontNumber=0) as font:
        return tuple(axis.axisTag for axis in font["fvar"].axes) if "fvar" in font else ()


@lru_cache(maxsize=64)
def feature_tags(path: str) -> frozenset[str]:
    """The OpenType features of a font by which glyphs are replaced, as `smcp`."""
    with suppress(UnusualFontError):
        return font_tables.feature_tags(path)
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True, fontNumber=0) as font:
        if "GSUB" not in font:
            return frozenset()
        return frozenset(r.FeatureTag for r in font["GSUB"].table.FeatureList.FeatureRecord)


@lru_cache(maxsize=32)
def _characters(path: str) -> frozenset[str]:
    with suppress(UnusualFontError):
        return font_tables.characters(path)
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True, fontNumber=0) as font:
        return frozenset(map(chr, font.getBestCmap()))
