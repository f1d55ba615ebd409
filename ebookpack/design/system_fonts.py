"""Fonts of the system, for what neither a theme nor its fallbacks have: found by fontconfig.

The print edition takes such fonts by itself (Pango asks fontconfig too); what is drawn without
Pango asks here. Where there is no fontconfig, there are none.
"""

from __future__ import annotations

from collections.abc import Iterable
from ctypes import CDLL, POINTER, byref, c_char_p, c_int, c_uint32, c_void_p
from functools import lru_cache

from ebookpack.core.edition import FontFace
from ebookpack.design.fonts import missing_characters

_LIBRARIES = (
    "libfontconfig.so.1",
    "libfontconfig.1.dylib",
    "libfontconfig-1.dll",
    "fontconfig-1.dll",
)
_MATCHED = 0
"""`FcMatchPattern` and `FcResultMatch` (fontconfig.h)."""
_MOST = 3
"""Fonts that are looked for: more scripts than that no title has."""


def system_faces(characters: Iterable[str], language: str) -> tuple[FontFace, ...]:
    """Faces with which the system would show some characters, as many as are of use."""
    left = "".join(characters)
    found: list[FontFace] = []
    while left and len(found) < _MOST:
        face = _face_for(left, language)
        still = "".join(missing_characters((face,), left)) if face else left
        if face is None or len(still) == len(left):
            break
        found.append(face)
        left = still
    return tuple(found)


@lru_cache(maxsize=64)
def _face_for(characters: str, language: str) -> FontFace | None:
    """The face that fontconfig thinks best, if its outlines can be drawn at any size."""
    library = _fontconfig()
    if library is None:
        return None
    pattern, letters = c_void_p(library.FcPatternCreate()), c_void_p(library.FcCharSetCreate())
    try:
        for character in characters:
            library.FcCharSetAddChar(letters, c_uint32(ord(character)))
        library.FcPatternAddCharSet(pattern, b"charset", letters)
        library.FcPatternAddBool(pattern, b"scalable", c_int(1))
        library.FcPatternAddBool(pattern, b"color", c_int(0))
        library.FcPatternAddString(pattern, b"lang", language.encode())
        library.FcConfigSubstitute(None, pattern, c_int(_MATCHED))
        library.FcDefaultSubstitute(pattern)
        result = c_int()
        match = c_void_p(library.FcFontMatch(None, pattern, byref(result)))
        if not match:
            return None
        try:
            return _face(library, match)
        finally:
            library.FcPatternDestroy(match)
    finally:
        library.FcCharSetDestroy(letters)
        library.FcPatternDestroy(pattern)


def _face(library: CDLL, match: c_void_p) -> FontFace | None:
    path, family, index = c_char_p(), c_char_p(), c_int()
    asked = (
        library.FcPatternGetString(match, b"file", c_int(0), byref(path)),
        library.FcPatternGetString(match, b"family", c_int(0), byref(family)),
        library.FcPatternGetInteger(match, b"index", c_int(0), byref(index)),
    )
    # Of a collection the first font is read, the others would need their number with the path.
    if any(said != _MATCHED for said in asked) or index.value & 0xFFFF or not path.value:
        return None
    return FontFace(
        family=(family.value or b"").decode(),
        italic=False,
        weights=(400, 400),
        path=path.value.decode(),
    )


@lru_cache(maxsize=1)
def _fontconfig() -> CDLL | None:
    """The library, ready; None where there is none."""
    for name in _LIBRARIES:
        try:
            library = CDLL(name)
        except OSError:
            continue
        for made in ("FcPatternCreate", "FcCharSetCreate", "FcFontMatch"):
            getattr(library, made).restype = c_void_p
        library.FcFontMatch.argtypes = [c_void_p, c_void_p, POINTER(c_int)]
        return library if library.FcInit() else None
    return None
