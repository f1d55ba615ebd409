"""A finished page's colours made those of the press: operators, gradients and pictures.

What is transparent is flattened onto white paper where the press cannot print through it: a colour
is mixed with white, a picture loses its mask. Masks of other kinds are left as they are, for the
preflight to find: there is no honest way to flatten them here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
from msgspec import Struct
from msgspec.structs import replace
from PIL import Image

from ebookpack.writers.print.inks import Inks
from ebookpack.writers.print.press_colours import SPACES, PressColours

_SETS = {
    name: (count, stroke) for count, pair in SPACES.items() for stroke, name in enumerate(pair)
}
_NAMED = re.compile(rb"(?<!\S)(/\S+) (?:gs|cs|CS)(?!\S)")
_PARTS = frozenset({"sc", "SC", "scn", "SCN"})
_DEVICE = frozenset({"/DeviceGray", "/DeviceRGB", "/DeviceCMYK"})
_JPEG_QUALITY = 95


@dataclass(slots=True)
class Recolouring:
    """Makes the colours of one document those of a press."""

    document: pikepdf.Pdf
    inks: Inks
    flatten: bool
    """Whether transparency is taken out."""
    _pictures: dict[tuple[tuple[int, int], float], pikepdf.Object] = field(default_factory=dict)
    _forms: set[tuple[int, int]] = field(default_factory=set)
    _colours: PressColours = field(init=False)
    _named: set[str] = field(default_factory=set)
    """Graphics states and colour spaces that a page names."""
    _resources: dict[object, pikepdf.Object] = field(default_factory=dict)
    """Those of the pages that were given."""

    def __post_init__(self) -> None:
        """Know the press."""
        self._colours = PressColours(inks=self.inks, flatten=self.flatten)

    def content(self, data: bytes, resources: pikepdf.Object | None) -> bytes:
        """The content stream of a page; its pictures, forms and gradients are changed with it."""
        if resources is not None:
            # What is no object of its own has no number either.
            self._resources[resources.objgen if resources.is_indirect else data] = resources
        made = self._stream(data, resources, 1.0)
        if b" gs" in made or b" cs" in made or b" CS" in made:
            self._named.update(name.decode() for name in _NAMED.findall(made))
        return made

    def pictures(self, resources: Any) -> None:
        """Make pictures and forms that are drawn by name those of the press."""
        for name, thing in tuple(resources.get("/XObject", pikepdf.Dictionary()).items()):
            resources.XObject[name] = self._drawn(thing, 1.0)

    def tidy(self) -> None:
        """Take out graphics states and colour spaces that no page names any more.

        Only of pages whose content was given: others have what they name, and nothing else.
        """
        for resources in self._resources.values():
            for kind in ("/ExtGState", "/ColorSpace"):
                if kind in resources:
                    for name in [*resources[kind].keys()]:
                        if name not in self._named:
                            del resources[kind][name]
                    if not resources[kind].keys():
                        del resources[kind]

    def picture(self, image: Image.Image) -> pikepdf.Stream:
        """A picture as an image of the document."""
        return self._image(self.inks.picture(image), lossy=False)

    # ------------------------------------------------------------------------------- operators

    def _stream(self, data: bytes, resources: pikepdf.Object | None, opacity: float) -> bytes:
        held: Any = resources if resources is not None else pikepdf.Dictionary()
        for shading in _values(held, "/Shading"):
            self._shading(shading)
        for pattern in _values(held, "/Pattern"):
            if "/Shading" in pattern:
                self._shading(pattern.Shading)
        states = held.get("/ExtGState", pikepdf.Dictionary())
        void = {name[1:]: _is_void(state) for name, state in states.items()}
        made = self._colours.of(data, void) if opacity == 1 else None
        if made is None:
            return self._rewritten(data, held, opacity)
        self.pictures(held)
        return made

    def _rewritten(self, data: bytes, resources: pikepdf.Object, opacity: float) -> bytes:
        """A stream read instruction by instruction: that is slow, and right for any."""
        return pikepdf.unparse_content_stream(list(self._instructions(data, resources, opacity)))

    def _set(
        self, colour: tuple[float, ...], stroke: int, opacity: float
    ) -> tuple[tuple[float, ...], str]:
        made = self.inks.colour(colour, opacity)
        return made, SPACES[len(made)][stroke]

    def _instructions(
        self, data: bytes, resources: pikepdf.Object, opacity: float
    ) -> Iterator[tuple[list[Any], pikepdf.Operator]]:
        """The instructions of a stream, without those that make something see-through."""
        states = resources.get("/ExtGState", pikepdf.Dictionary())
        stack: list[_State] = []
        state = _State(opacities=(opacity, opacity))
        source = pikepdf.Stream(self.document, data)
        for instruction in pikepdf.parse_content_stream(source):
            operands: list[Any] = list(instruction.operands)
            operator = instruction.operator
            name = str(operator)
            if name == "q":
                stack.append(state)
            elif name == "Q" and stack:
                state = stack.pop()
            elif name in _SETS:
                stroke = _SETS[name][1]
                state = state.coloured(stroke, tuple(map(float, operands)))
                yield self._instruction(state, stroke)
                continue
            elif name in _PARTS and state.spaces[name.isupper()] == "device":
                stroke = name.isupper()
                state = state.coloured(stroke, tuple(map(float, operands)))
                yield self._instruction(state, stroke)
                continue
            elif name in ("cs", "CS"):
                stroke = name.isupper()
                is_device = str(operands[0]) in _DEVICE
                state = state.in_space(stroke, "device" if is_device else "other")
                if is_device:
                    continue
            elif name == "gs" and _is_void(states[operands[0]]) and state.opacities == (1.0, 1.0):
                continue
            elif name == "gs" and self.flatten and (seen := _opacity(states[operands[0]])):
                state = state.seen_through(seen, opacity)
                for stroke in (0, 1):
                    yield self._instruction(state, stroke)
                continue
            elif name == "Do":
                key = operands[0]
                drawn = self._drawn(resources.XObject[key], state.opacities[0])
                if drawn.objgen != resources.XObject[key].objgen or state.opacities[0] < 1:
                    key = pikepdf.Name(f"{key}.{round(state.opacities[0] * 1000)}")
                    resources.XObject[key] = drawn
                yield [key], operator
                continue
            yield operands, operator

    def _instruction(self, state: _State, stroke: int) -> tuple[list[Any], pikepdf.Operator]:
        made, name = self._set(state.colours[stroke], stroke, state.opacities[stroke])
        return [round(part, 4) for part in made], pikepdf.Operator(name)

    # ---------------------------------------------------------------------- what is drawn by name

    def _drawn(self, thing: pikepdf.Object, opacity: float) -> pikepdf.Object:
        """An image or a form as the press has it."""
        key = (thing.objgen, opacity)
        if thing.get("/Subtype") == "/Image":
            if key not in self._pictures:
                self._pictures[key] = self._recoloured(thing, opacity)
                self._pictures[self._pictures[key].objgen, 1.0] = self._pictures[key]
            return self._pictures[key]
        if thing.objgen not in self._forms:
            self._forms.add(thing.objgen)
            data = self._stream(thing.read_bytes(), thing.get("/Resources"), opacity)
            thing.write(data)
            if self.flatten and "/Group" in thing:
                del thing["/Group"]
        return thing

    def _recoloured(self, image: pikepdf.Object, opacity: float) -> pikepdf.Object:
        if image.get("/ImageMask"):
            return image
        mask = image.get("/SMask")
        flatten = self.flatten and (mask is not None or "/Mask" in image or opacity < 1)
        space = image.get("/ColorSpace")
        fits = space == "/DeviceGray" or (self.inks.mode == "RGB" and space == "/DeviceRGB")
        if fits and not flatten:
            return image
        lossy = image.get("/Filter") == "/DCTDecode"
        picture = _decoded(image)
        if mask is not None and self.flatten:
            alpha = _decoded(mask).convert("L")
            if alpha.size != picture.size:
                alpha = alpha.resize(picture.size, Image.Resampling.LANCZOS)
            picture = picture.convert("RGB")
            picture.putalpha(alpha)
        if opacity < 1 and self.flatten:
            picture = picture.convert("RGBA")
            picture.putalpha(picture.getchannel("A").point(lambda value: value * opacity))
        made = self._image(self.inks.picture(picture), lossy=lossy)
        if mask is not None and not self.flatten:
            made.SMask = mask
        return made

    def _image(self, picture: Image.Image, *, lossy: bool) -> pikepdf.Stream:
        """An image of the document.

        What was lossy before is so again, but never in CMYK: its ink would go over the limit.
        """
        space = {"L": "/DeviceGray", "RGB": "/DeviceRGB", "CMYK": "/DeviceCMYK"}[picture.mode]
        made = pikepdf.Stream(self.document, picture.tobytes())
        if lossy and picture.mode != "CMYK":
            encoded = BytesIO()
            picture.save(encoded, "JPEG", quality=_JPEG_QUALITY, subsampling=0)
            made = pikepdf.Stream(self.document, b"")
            made.write(encoded.getvalue(), filter=pikepdf.Name.DCTDecode)
        made.Type, made.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        made.Width, made.Height = picture.size
        made.ColorSpace, made.BitsPerComponent = pikepdf.Name(space), 8
        indirect: pikepdf.Stream = self.document.make_indirect(made)
        return indirect

    # ------------------------------------------------------------------------------- gradients

    def _shading(self, shading: pikepdf.Object) -> None:
        """Make the colours of a gradient those of the press, where they all have as many parts."""
        if shading.get("/ColorSpace") not in ("/DeviceRGB", "/DeviceCMYK", "/DeviceGray"):
            return
        ends = list(_ends(shading.get("/Function")))
        colours = [tuple(float(part) for part in function[key]) for function, key in ends]
        made = [self.inks.colour(colour) for colour in colours]
        widest = max(map(len, made), default=0)
        if not widest:
            return
        for (function, key), colour in zip(ends, made, strict=True):
            function[key] = pikepdf.Array(_widened(colour, widest))
        space = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}[widest]
        shading.ColorSpace = pikepdf.Name(space)


class _State(Struct, frozen=True):
    """What a graphics state says of colours, for fills and for strokes."""

    opacities: tuple[float, float]
    colours: tuple[tuple[float, ...], tuple[float, ...]] = ((0.0,), (0.0,))
    spaces: tuple[str, str] = ("device", "device")
    """Whether colours are in a space of a device, or in another: a pattern, an ICC profile."""

    def coloured(self, stroke: int, colour: tuple[float, ...]) -> _State:
        colours = (self.colours[0], colour) if stroke else (colour, self.colours[1])
        return replace(self, colours=colours).in_space(stroke, "device")

    def in_space(self, stroke: int, space: str) -> _State:
        spaces = (self.spaces[0], space) if stroke else (space, self.spaces[1])
        return replace(self, spaces=spaces)

    def seen_through(self, given: dict[str, float], outer: float) -> _State:
        fill = given["/ca"] * outer if "/ca" in given else self.opacities[0]
        stroke = given["/CA"] * outer if "/CA" in given else self.opacities[1]
        return replace(self, opacities=(fill, stroke))


def _decoded(image: pikepdf.Object) -> Image.Image:
    """The pixels of an image of the document."""
    found: Image.Image = pikepdf.PdfImage(image).as_pil_image()  # type: ignore[arg-type]
    return found


def _opacity(state: pikepdf.Object) -> dict[str, float]:
    """What a graphics state says of opacity; empty if it says nothing, or masks as well."""
    if state.get("/SMask", "/None") != "/None":
        return {}
    return {name: float(state[name]) for name in ("/ca", "/CA") if name in state}


def _is_void(state: pikepdf.Object) -> bool:
    """Whether a graphics state only says that all is opaque, as it is anyway."""
    said = {name: value for name, value in state.items() if name != "/Type"}
    return said.keys() <= {"/ca", "/CA"} and all(float(value) == 1 for value in said.values())


def _values(resources: Any, kind: str) -> Iterator[Any]:
    yield from (thing for _, thing in resources.get(kind, pikepdf.Dictionary()).items())


def _ends(function: Any) -> Iterator[tuple[Any, str]]:
    """The places of a gradient's functions that hold a colour (ISO 32000-1, 7.10.3 and 7.10.4)."""
    if function is None:
        return
    if isinstance(function, pikepdf.Array):
        for part in function:
            yield from _ends(part)
    elif function.get("/FunctionType") == 3:
        for part in function.Functions:
            yield from _ends(part)
    elif function.get("/FunctionType") == 2 and "/C0" in function and "/C1" in function:
        yield function, "/C0"
        yield function, "/C1"


def _widened(colour: tuple[float, ...], parts: int) -> tuple[float, ...]:
    """A colour, if need be a gray one, with so many components."""
    if len(colour) == parts:
        return colour
    return colour * 3 if parts == 3 else (0.0, 0.0, 0.0, 1 - colour[0])
