"""The ornament between scenes, drawn as a small SVG picture.

It is a background of `hr.scene-break`. That is what the reading systems have in common: Kindle,
Kobo (both of its engines), Apple Books and all browser engines paint an SVG file behind an `hr`;
generated content on an `hr`, or a data URL, fails on some of them. Where backgrounds are not drawn
the white remains, and without any style sheet the `hr` is a rule.
"""

from __future__ import annotations

from functools import lru_cache

from ebookpack.core.edition import Theme

GREY = "#808080"
"""Read on white and on black alike: 3.9 and 5.3 to 1 (WCAG 2.2, 1.4.11 asks for 3)."""
HEIGHT = 20
"""Pixels, where a reading system does not scale backgrounds with the text."""
EMS = 0.9
"""Height of the picture in ems of its characters. The rule that shows it is 1.4 em of the text high
(base/epub.css), so they are set half as large again as the text: a dot stays a dot, dashes do not
run from margin to margin."""

_THREE_DOTS = "".join(f'<circle cx="{x}" cy="10" r="2.2"/>' for x in (10, 30, 50))
_PLAIN = (0.0, 0.0, 60.0, 20.0, f"<g>{_THREE_DOTS}</g>")


def ornament_svg(theme: Theme) -> str:
    """SVG document of the theme's ornament in its body font; three dots if it cannot be drawn."""
    upright = (f for f in theme.faces if f.family == theme.type.body_font and not f.italic)
    face = next(upright, None)
    drawing = _outlines(theme.type.ornament, face.path) if face else None
    left, top, width, height, shapes = drawing or _PLAIN
    box = f"{left:g} {top:g} {width:g} {height:g}"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{round(HEIGHT * width / height)}" '
        f'height="{HEIGHT}" viewBox="{box}" fill="{GREY}">{shapes}</svg>\n'
    )


@lru_cache(maxsize=16)
def _outlines(characters: str, font_path: str) -> tuple[float, float, float, float, str] | None:
    """Left, top, width, height and shapes, in font units; None if a character is missing.

    The shapes stand in the middle of the height.
    """
    from fontTools.pens.boundsPen import BoundsPen
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.ttLib import TTFont

    with TTFont(font_path, lazy=True) as font:
        glyphs, names = font.getGlyphSet(), font.getBestCmap()
        if not characters.strip() or any(ord(character) not in names for character in characters):
            return None
        path, bounds = SVGPathPen(glyphs), BoundsPen(glyphs)
        advance = 0.0
        for character in characters:
            glyph = glyphs[names[ord(character)]]
            # SVG counts downwards, fonts upwards.
            upside_down = (1, 0, 0, -1, advance, 0)
            glyph.draw(TransformPen(path, upside_down))
            glyph.draw(TransformPen(bounds, upside_down))
            advance += glyph.width
        least = EMS * font["head"].unitsPerEm
    if bounds.bounds is None:
        return None
    left, top, right, bottom = bounds.bounds
    shapes = f'<path d="{path.getCommands()}"/>'
    height = max(bottom - top, least)
    return left, (top + bottom - height) / 2, right - left, height, shapes
