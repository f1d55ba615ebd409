"""A picture that is a cover already, with its type on it: used as it is."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.ebook_store import CoverRules
from ebookpack.core.edition import Cover, CoverPicture, Palette
from ebookpack.design.cover.furniture import blank
from ebookpack.design.cover.ground import HEIGHT, WIDTH, Space
from ebookpack.design.cover.jpeg import jpeg_for
from ebookpack.design.cover.layouts import Sheet
from ebookpack.design.cover.picture import cut_out, opened, pixels, shown_part, too_small
from ebookpack.design.cover.picture_colours import palette_of

MOST_LOST = 0.04
"""The share of a finished cover's width or height that may be cut off without a word."""
_EXIF, _PROFILE = "exif", "icc_profile"


def finished_cover(
    given: CoverPicture, alternative: str, rules: CoverRules, diagnostics: Diagnostics
) -> Cover:
    """The picture as a cover; its very bytes if a store takes them, else made so that it does.

    `alternative` is what is read out in its place. Raises SettingsError for a picture that cannot
    be read (D310) or is too small for the store (D306).
    """
    picture = opened(given)
    short, long = sorted(picture.size)
    if short < rules.least_short:
        raise too_small(
            given,
            f"{given.name} has {picture.width} x {picture.height} pixels, and stores want "
            f"{rules.least_short} at least on the shorter side of a cover",
        )
    if picture.width > picture.height:
        diagnostics.warning("D307", f"{given.name} is wider than it is tall", given.span)
    scale = min(1.0, HEIGHT / long, WIDTH / short)
    if scale < 1.0:
        size = round(picture.width * scale), round(picture.height * scale)
        picture = picture.resize(size, Image.Resampling.LANCZOS)
        data = jpeg_for(picture, rules)
    else:
        data = given.data if _is_ready(given, rules) else jpeg_for(picture, rules)
    return Cover(jpeg=data, width=picture.width, height=picture.height, alt=alternative)


def _is_ready(given: CoverPicture, rules: CoverRules) -> bool:
    """Whether a file is such as stores take: JPEG, RGB, upright, of nothing but pixels."""
    with Image.open(BytesIO(given.data)) as picture:
        return (
            picture.format == "JPEG"
            and picture.mode == "RGB"
            and not {_EXIF, _PROFILE} & picture.info.keys()
            and len(given.data) <= rules.most_bytes
        )


def finished_front(
    given: CoverPicture, space: Space, diagnostics: Diagnostics
) -> tuple[Sheet, Palette]:
    """The picture on the front of a wrap, and the colours for the rest of it.

    It fills the front to the edges of the sheet, what sticks out is cut off. Adds the warning D307
    if that is more than a little.
    """
    picture = opened(given)
    palette = palette_of(picture)
    crop = shown_part(picture, space.panel)
    across, down = 1 - crop.width / picture.width, 1 - crop.height / picture.height
    if max(across, down) > MOST_LOST:
        what = "width" if across > down else "height"
        diagnostics.warning(
            "D307",
            f"{max(across, down):.0%} of the {what} of {given.name} are cut off on the printed "
            "cover: it has another shape",
            given.span,
            "look whether its type is whole; a picture in the shape of the page would be",
        )
    ground = blank(space, palette.paper)
    ground.show(space.panel, cut_out(picture, crop, pixels(space, space.panel, crop)))
    return Sheet(ground=ground, lines=(), open_paper=(0, space.height)), palette
