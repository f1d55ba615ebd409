"""From the units in which covers are drawn to the points in which sheets are measured."""

from __future__ import annotations

from math import ceil

from msgspec import Struct
from PIL import Image

from ebookpack.core.wrap import Area, Colour, Picture, Solid, Stencil, Turn, Words, WrapGeometry
from ebookpack.design.cover.composed import placed_runs
from ebookpack.design.cover.ground import EBOOK, WIDTH, Box, Engraved, Ground, Shown, Space
from ebookpack.design.cover.ground import Solid as GroundSolid
from ebookpack.design.cover.typeface import Voice, run_width

LEAST_RULE = 0.75
"""Points (KDP, "Paperback submission guidelines", G201857950)."""
PICTURE_DPI = 330
"""Pixels an inch of pictures, at most: a little more than the 300 that printers ask for."""
LEAST_DPI = 600
"""Of art in one colour (IngramSpark, File Creation Guide)."""


_ALONG = {Turn.UPRIGHT: (1, 0), Turn.DOWN: (0, 1), Turn.UP: (0, -1)}
"""Which way a line goes, across and down."""


class Sheet(Struct, frozen=True, kw_only=True):
    """The sheet of a wrap, in points and in units from the front's upper left corner."""

    geometry: WrapGeometry

    @property
    def unit(self) -> float:
        """Points in a unit."""
        return self.geometry.width / WIDTH

    @property
    def space(self) -> Space:
        """The sheet as the layouts of covers know it."""
        units_an_inch = 72 / self.unit
        return Space(
            height=round(self.geometry.height / self.unit),
            sheet=self.box(self.geometry.sheet, outwards=True),
            detail=max(ceil(LEAST_DPI / units_an_inch), EBOOK.detail),
            hairline=max(ceil(LEAST_RULE / self.unit), EBOOK.hairline),
            fine=max(PICTURE_DPI / units_an_inch, EBOOK.fine),
            panel=self._panel,
        )

    @property
    def _panel(self) -> Box:
        """The front from the fold to the edges of the sheet."""
        front, sheet = self.geometry.front, self.geometry.sheet
        left, right = (
            (sheet.left, front.right) if self.geometry.right_to_left else (front.left, sheet.right)
        )
        panel = Area(left=left, top=sheet.top, right=right, bottom=sheet.bottom)
        return self.box(panel, outwards=True)

    def box(self, area: Area, *, outwards: bool = False) -> Box:
        """An area in units, rounded; outwards, so that nothing of it is missing."""
        front = self.geometry.front
        near = (area.left - front.left) / self.unit, (area.top - front.top) / self.unit
        far = (area.right - front.left) / self.unit, (area.bottom - front.top) / self.unit
        if outwards:
            return int(near[0] // 1), int(near[1] // 1), ceil(far[0]), ceil(far[1])
        return round(near[0]), round(near[1]), round(far[0]), round(far[1])

    def area(self, box: Box) -> Area:
        """A box in points."""
        left, top, right, bottom = box
        front, unit = self.geometry.front, self.unit
        return Area(
            left=front.left + left * unit,
            top=front.top + top * unit,
            right=front.left + right * unit,
            bottom=front.top + bottom * unit,
        )

    def printed(self, made: Ground) -> tuple[Solid | Stencil | Picture, ...]:
        """What a ground has on it, in points."""
        return tuple(map(self._one, made.prints))

    def _one(self, printed: GroundSolid | Engraved | Shown) -> Solid | Stencil | Picture:
        area = self.area(printed.box)
        match printed:
            case Engraved():
                return _stencil(printed, area)
            case Shown():
                columns, rows = printed.picture.size
                return Picture(
                    area=area, columns=columns, rows=rows, pixels=printed.picture.tobytes()
                )
            case _:
                return Solid(area=area, colour=printed.colour)

    def words(
        self,
        text: str,
        voice: Voice,
        size: float,
        place: tuple[float, float],
        colour: Colour,
        turn: Turn = Turn.UPRIGHT,
    ) -> tuple[Words, ...]:
        """A line of type, its size and the left end of its base line in units.

        Each of its runs is one text.
        """
        front, unit = self.geometry.front, self.unit
        across, down = _ALONG[turn]
        return tuple(
            Words(
                text=run.text,
                family=run.voice.face.family,
                italic=run.voice.face.italic,
                weight=run.voice.weight,
                optical=run.voice.optical,
                features=run.voice.features,
                tracking=run.voice.tracking,
                size=size * run.voice.scale * unit,
                x=front.left + (place[0] + across * along * size) * unit,
                y=front.top + (place[1] + down * along * size) * unit,
                turn=turn,
                rtl=run.rtl,
                colour=colour,
                width=run_width(run.text, run.voice, rtl=run.rtl) * size * unit,
            )
            for run, along in placed_runs(text, voice)
        )


def _stencil(engraved: Engraved, area: Area) -> Stencil:
    picture = engraved.stencil
    bits = picture.point([255 - value for value in range(256)]).convert(
        "1", dither=Image.Dither.NONE
    )
    return Stencil(
        area=area,
        colour=engraved.colour,
        columns=picture.width,
        rows=picture.height,
        bits=bits.tobytes(),
    )
