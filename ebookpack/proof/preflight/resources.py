"""What the pages of a PDF draw with: colour spaces, inks, fonts, transparency."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from msgspec import Struct

_NUMBER = rb"[+-]?(?:\d+\.?\d*|\.\d+)"
_ONE_NUMBER = re.compile(_NUMBER)
_TOKEN = re.compile(
    rb"\((?:\\.|[^\\()])*\)"  # a text: it may hold what looks like an operator
    rb"|(?<!\S)/(\S+)\s+(cs|CS|Do|gs|sh)(?!\S)"
    rb"|(?<!\S)((?:" + _NUMBER + rb"\s+){1,4})([gGkK]|rg|RG|scn|SCN|sc|SC)(?!\S)",
    re.DOTALL,
)
_OPERATOR = re.compile(rb"(?<=\s)(?:[gGkK]|rg|RG|scn|SCN|sc|SC|cs|CS|Do|gs|sh)(?!\S)")
_NAMING = frozenset((b"cs", b"CS", b"Do", b"gs", b"sh"))
_OPERANDS = {b"g": 1, b"G": 1, b"rg": 3, b"RG": 3}
"""How many numbers an operator takes; of others up to four are looked at."""
_LONGEST = 160
"""Bytes before an operator in which its operands are, as programs write them."""
_DEVICE = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}
_SUBSPACES = {"/Indexed": 1, "/Separation": 2, "/DeviceN": 2, "/Pattern": 1}
"""Where an array of these has the space that it is made from."""


@dataclass(slots=True)
class Used:
    """What one content stream draws with, and what is drawn in it by name."""

    spaces: set[str] = field(default_factory=set)
    ink: int = 0
    fonts: dict[str, str] = field(default_factory=dict)
    see_through: str = ""
    picture_inks: list[int | None] = field(default_factory=list)

    def add(self, other: Used) -> None:
        """Add what a form draws with."""
        self.spaces |= other.spaces
        self.ink = max(self.ink, other.ink)
        self.fonts.update(other.fonts)
        self.see_through = self.see_through or other.see_through
        self.picture_inks += other.picture_inks


class PageUse(Struct, frozen=True, kw_only=True):
    """What a page draws with."""

    spaces: frozenset[str]
    ink: int
    fonts: dict[str, str]
    see_through: str
    picture_inks: tuple[int | None, ...]


class Resources:
    """Reads the pages of one file; what several pages share is looked at once."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[int, int], tuple[str, str]] = {}
        self._images: dict[tuple[int, int], Used] = {}
        self._forms: dict[tuple[int, int], Used] = {}

    def of(self, page: pikepdf.Page) -> PageUse:
        """What a page draws with."""
        held = page.obj.get("/Resources", pikepdf.Dictionary())
        used = Used()
        if "/Contents" in page.obj:
            page.contents_coalesce()
            self._stream(page.obj.Contents.read_bytes(), held, used)
        if "/Group" in page.obj and page.obj.Group.get("/S") == "/Transparency":
            used.see_through = used.see_through or "a transparency group"
        return PageUse(
            spaces=frozenset(used.spaces),
            ink=used.ink,
            fonts=used.fonts,
            see_through=used.see_through,
            picture_inks=tuple(used.picture_inks),
        )

    def _stream(self, data: bytes, held: Any, used: Used) -> None:
        for font in _things(held, "/Font"):
            if font.objgen not in self._fonts or font.objgen == (0, 0):
                self._fonts[font.objgen] = _font_fault(font)
            name, fault = self._fonts[font.objgen]
            if fault:
                used.fonts[name] = fault
        spaces = held.get("/ColorSpace", pikepdf.Dictionary())
        states = held.get("/ExtGState", pikepdf.Dictionary())
        objects = held.get("/XObject", pikepdf.Dictionary())
        shadings = held.get("/Shading", pikepdf.Dictionary())
        for found in _told(data):
            named, how, numbers, operator = found
            if how in (b"cs", b"CS"):
                name = named.decode("latin-1")
                used.spaces |= set(_space_names(spaces.get(f"/{name}", pikepdf.Name(f"/{name}"))))
            elif how == b"sh":
                shading = shadings.get(f"/{named.decode('latin-1')}")
                if shading is not None:
                    used.spaces |= set(_space_names(shading.get("/ColorSpace")))
            elif how == b"gs":
                state = states.get(f"/{named.decode('latin-1')}")
                used.see_through = used.see_through or _seen_through(state)
            elif how == b"Do":
                thing = objects.get(f"/{named.decode('latin-1')}")
                if thing is not None:
                    used.add(self._drawn(thing))
            elif numbers:
                self._colour(numbers, operator, used)
        for pattern in _things(held, "/Pattern"):
            if "/Shading" in pattern:
                used.spaces |= set(_space_names(pattern.Shading.get("/ColorSpace")))
        used.spaces.discard("Pattern")

    def _colour(self, numbers: bytes, operator: bytes, used: Used) -> None:
        parts = tuple(map(float, numbers.split()))
        space = _DEVICE.get(operator.decode().lower())
        if space:
            used.spaces.add(space)
        if len(parts) == 4:
            used.ink = max(used.ink, round(100 * sum(parts)))

    def _drawn(self, thing: Any) -> Used:
        kept = self._images if thing.get("/Subtype") == "/Image" else self._forms
        key = thing.objgen
        if key not in kept:
            kept[key] = Used()  # a form that draws itself comes to an end
            kept[key] = _image(thing) if kept is self._images else self._form(thing)
        return kept[key]

    def _form(self, form: Any) -> Used:
        used = Used()
        self._stream(form.read_bytes(), form.get("/Resources", pikepdf.Dictionary()), used)
        if form.get("/Group", pikepdf.Dictionary()).get("/S") == "/Transparency":
            used.see_through = used.see_through or "a transparency group"
        return used


def _told(data: bytes) -> Iterable[tuple[bytes, bytes, bytes, bytes]]:
    """(name, operator on it, numbers, operator on them) of what says what is drawn with.

    Where there are no texts in parentheses, operators are looked for, and then what stands before
    them: pages of text are read so in a fifth of the time.
    """
    found = _TOKEN.findall(data) if b"(" in data else list(_before_operators(data))
    return found if b"Do" in data else set(found)


def _before_operators(data: bytes) -> Iterator[tuple[bytes, bytes, bytes, bytes]]:
    for operator in _OPERATOR.finditer(data):
        end = operator.start()
        before = data[max(0, end - _LONGEST) : end].split()
        if operator[0] in _NAMING:
            if before and before[-1].startswith(b"/"):
                yield before[-1][1:], operator[0], b"", b""
            continue
        numbers: list[bytes] = []
        for operand in reversed(before[-_OPERANDS.get(operator[0], 4) :]):
            if not _ONE_NUMBER.fullmatch(operand):
                break
            numbers.insert(0, operand)
        if numbers:
            yield b"", b"", b" ".join(numbers), operator[0]


def _things(held: Any, kind: str) -> Iterator[Any]:
    yield from (thing for _, thing in held.get(kind, pikepdf.Dictionary()).items())


def _space_names(space: Any) -> Iterator[str]:
    """Names of a colour space and of those that it is made from."""
    if space is None:
        return
    if isinstance(space, pikepdf.Array):
        kind = str(space[0])
        if kind == "/ICCBased":
            yield "ICCBased"
            yield {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}.get(int(space[1].N), "Lab")
            return
        yield kind[1:]
        place = _SUBSPACES.get(kind)
        if place and len(space) > place:
            yield from _space_names(space[place])
    else:
        yield str(space).lstrip("/")


def _seen_through(state: Any) -> str:
    """What makes something transparent in a graphics state."""
    if state is None:
        return ""
    if state.get("/SMask", "/None") != "/None":
        return "a soft mask"
    if any(float(state[key]) < 1 for key in ("/ca", "/CA") if key in state):
        return "an opacity below 1"
    if str(state.get("/BM", "/Normal")) not in ("/Normal", "/Compatible"):
        return "a blend mode"
    return ""


def _image(image: Any) -> Used:
    used = Used()
    if not image.get("/ImageMask"):
        used.spaces |= set(_space_names(image.get("/ColorSpace")))
        used.spaces.discard("Indexed")
        if str(image.get("/Filter")) == "/JPXDecode":
            used.spaces.add("JPEG 2000")
    if "/SMask" in image:
        used.see_through = "a picture with alpha"
    used.picture_inks.append(_most_ink(image) if "DeviceCMYK" in used.spaces else None)
    return used


def _most_ink(image: Any) -> int | None:
    """The most ink at a place of a CMYK picture, in per cent; None if its pixels cannot be read."""
    from PIL import Image, ImageMath

    try:
        pixels: Image.Image = pikepdf.PdfImage(image).as_pil_image()
    except (pikepdf.PdfError, NotImplementedError, OSError, ValueError):
        return None
    if pixels.mode != "CMYK":
        return None
    bands = dict(zip("cmyk", pixels.split(), strict=True))
    total = ImageMath.lambda_eval(
        lambda values: values["c"] + values["m"] + values["y"] + values["k"], **bands
    )
    _, most = total.getextrema()
    return round(int(most) * 100 / 255)


def _font_fault(font: Any) -> tuple[str, str]:
    """(name, what is wrong with it) of a font; nothing for one that is in the file."""
    name = str(font.get("/BaseFont", "/a font without a name"))[1:].rpartition("+")[2]
    kind = str(font.get("/Subtype"))
    if kind == "/Type3":
        return name, "Type 3"
    carriers = font.get("/DescendantFonts", [font])
    for carrier in carriers:
        descriptor = carrier.get("/FontDescriptor", pikepdf.Dictionary())
        if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            return name, "not embedded"
    return name, ""
