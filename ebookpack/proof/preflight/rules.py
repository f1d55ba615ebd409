"""The rules of printers, each a line of a table: what it asks, on whose word, how it is checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from msgspec import Struct

from ebookpack.core.lengths import inches
from ebookpack.core.press import Box, Press, page_boxes
from ebookpack.core.store import ColourSpace, Source, Standard
from ebookpack.proof.preflight import standards
from ebookpack.proof.preflight.sheets import PrintFile, Sheet

NEAR = 0.5
"""Points by which a box, a margin or a size may miss."""
TYPE_NEAR = 0.05
"""Points by which type and lines may be smaller: sizes are rounded on their way."""


class Asked(Struct, frozen=True, kw_only=True):
    """What a file is held against."""

    press: Press
    width: float
    height: float
    """Of the trim, in points."""
    right_to_left: bool = False
    """Whether odd pages are left-hand ones."""
    title: str = ""
    """What the metadata must say; nothing where nobody knows."""
    pages: int = 0
    """Of a wrap: how many the book has..."""
    spine: float = 0.0
    """...and how thick that makes it, in points."""

    def right_hand(self, index: int) -> bool:
        """Whether the page at an index is a right-hand one."""
        return (index % 2 == 0) != self.right_to_left


Fault = tuple[int | None, str]
"""(index of the page, what is wrong); None for what is wrong with the file."""
Check = Callable[[PrintFile, Asked], Iterator[Fault]]


class Rule(Struct, frozen=True, kw_only=True):
    """A rule of printers."""

    code: str
    check: Check
    source: Callable[[Press], Source]
    """On whose word."""
    hint: str = ""
    advice: bool = False
    """Whether a file that breaks it is printed all the same, only not well."""


# ------------------------------------------------------------------------------- pages and boxes


def _count(file: PrintFile, asked: Asked) -> Iterator[Fault]:
    paper, store, pages = asked.press.paper, asked.press.store, len(file.sheets)
    fewest, most = paper.page_limits(asked.width, asked.height)
    if not fewest <= pages <= most:
        yield (
            None,
            f"{pages} pages, but {store.title} prints from {fewest} to {most} on {paper.title}",
        )


def _multiple(file: PrintFile, asked: Asked) -> Iterator[Fault]:
    multiple = asked.press.store.leaves.multiple
    if len(file.sheets) % multiple:
        yield None, f"{len(file.sheets)} pages are no multiple of {multiple}"


def _blank_last(file: PrintFile, asked: Asked) -> Iterator[Fault]:
    if asked.press.store.leaves.blank_last and file.sheets and not file.sheets[-1].blank:
        yield len(file.sheets) - 1, "the last page must be blank: the printer puts its mark there"


def _blank_runs(file: PrintFile, asked: Asked) -> Iterator[Fault]:
    most = asked.press.store.file.most_blank_pages
    run = 0
    for index, sheet in enumerate(file.sheets):
        run = run + 1 if sheet.blank else 0
        if most is not None and run == most + 1:
            yield index, f"more than {most} blank pages follow on each other"


def _boxes(file: PrintFile, asked: Asked) -> Iterator[Fault]:
    for index, sheet in enumerate(file.sheets):
        wanted = page_boxes(
            asked.press, asked.width, asked.height, right_hand=asked.right_hand(index)
        )
        media = sheet.boxes["MediaBox"]
        if sheet.rotated:
            yield index, "the page is turned"
        if not _same_size(media, wanted.media):
            yield (
                index,
                f"the page is {size_of(media)}, not {size_of(wanted.media)}",
            )
            continue
        for name, box in (("TrimBox", wanted.trim), ("BleedBox", wanted.bleed)):
            found = sheet.boxes.get(name)
            if found is None:
                if name == "TrimBox" and asked.press.standard is Standard.PLAIN:
                    continue
                yield index, f"the page has no {name}"
            elif not same_place(found, box, media):
                yield index, f"the {name} is not where the page is cut"


def _nested(file: PrintFile, asked: Asked) -> Iterator[Fault]:
    order = ("TrimBox", "BleedBox", "CropBox", "MediaBox")
    for index, sheet in enumerate(file.sheets):
        inner = [sheet.boxes[name] for name in order if name in sheet.boxes]
        if any(not _within(small, large) for small, large in pairwise(inner)):
            yield index, "the boxes of the page do not lie within each other"


def _same_size(one: Box, other: Box) -> bool:
    return abs(one.width - other.width) <= NEAR and abs(one.height - other.height) <= NEAR


def same_place(found: Box, wanted: Box, media: Box) -> bool:
    """Whether a box is where it is wanted, places told from the lower left corner of the page."""
    shifts = (
        found.left - media.left - wanted.left,
        found.bottom - media.bottom - wanted.bottom,
        found.width - wanted.width,
        found.height - wanted.height,
    )
    return all(abs(shift) <= NEAR for shift in shifts)


def _within(small: Box, large: Box) -> bool:
    return (
        small.left >= large.left - NEAR
        and small.bottom >= large.bottom - NEAR
        and small.right <= large.right + NEAR
        and small.top <= large.top + NEAR
    )


def size_of(box: Box) -> str:
    """Width and height for people of the trade."""
    return f"{inches(box.width)} by {inches(box.height)}"


# ------------------------------------------------------------------------------------- margins


def _trimmed(sheet: Sheet, index: int, asked: Asked) -> Box:
    """Where the page is cut: where it says, or else where it should be."""
    if "TrimBox" in sheet.boxes:
        return sheet.boxes["TrimBox"]
    media = sheet.boxes["MediaBox"]
    trim = page_boxes(
        asked.press, asked.width, asked.height, right_hand=asked.right_hand(index)
    ).trim
    return Box(
        left=media.left + trim.left,
        bottom=media.bottom + trim.bottom,
        right=media.left + trim.right,
        top=media.bottom + trim.top,
    )


def _gutter(file: PrintFile, asked: Asked) -> Iterator[Fault]:
    least = asked.press.store.margins.gutter(len(file.sheets))
    for index, sheet in enumerate(file.sheets):
        if sheet.text is None:
            continue
        trim = _trimmed(sheet, index, asked)
        right_hand = asked.right_hand(index)
        white = sheet.text.left - trim.left if right_hand else trim.right - sheet.text.right
        if white < least - NEAR:
            yield (
                index,
                f"text is nearer to the spine than {inches(least)}, "
                f"the gutter of a book of {len(file.sheets)} pages",
            )


def _edges(file: PrintFile, asked: Asked) -> Iterator[Fault]:
    least = asked.press.store.margins.least_outside(bleeds=asked.press.bleeds)
    for index, sheet in enumerate(file.sheets):
        if sheet.text is None:
            continue
        trim = _trimmed(sheet, index, asked)
        right_hand = asked.right_hand(index)
        outside = trim.right - sheet.text.right if right_hand else sheet.text.left - trim.left
        white = min(outside, sheet.text.bottom - trim.bottom, trim.top - sheet.text.top)
        if white < least - NEAR:
            yield index, f"text is nearer to the edge than {inches(least)}"


# ------------------------------------------------------------------------------ colours and type


def _colours(file: PrintFile, asked: Asked) -> Iterator[Fault]:
    press = asked.press
    allowed = {"DeviceGray", "CalGray", "ICCBased"}
    if not press.is_black:
        allowed |= {"Separation", "DeviceN"}
        both = press.colours is ColourSpace.RGB
        allowed |= {"DeviceRGB", "CalRGB", "DeviceCMYK"} if both else {"DeviceCMYK"}
    for index, sheet in enumerate(file.sheets):
        for space in sorted(sheet.spaces - allowed):
            wanted = "gray" if press.is_black else str(press.colours).upper()
            yield index, f"{space}, where {press.paper.title} is printed from {wanted}"


def _tagged(file: PrintFile, asked: Asked) -> Iterator[Fault]:
    if asked.press.store.file.tagged_colours:
        return
    for index, sheet in enumerate(file.sheets):
        for space in sorted(sheet.spaces & {"ICCBased", "CalRGB", "CalGray", "Lab"}):
            yield index, f"colours carry a profile ({space})"


def _ink(file: PrintFile, asked: Asked) -> Iterator[Fault]:
    limit = asked.press.store.file.ink_limit
    for index, sheet in enumerate(file.sheets):
        most = max([sheet.ink, *(picture.ink or 0 for picture in sheet.pictures)])
        if limit is not None and most > limit + 1:
            yield index, f"more ink than {limit} % of all plates together"


def _fonts(file: PrintFile, asked: Asked) -> Iterator[Fault]:
    for index, sheet in enumerate(file.sheets):
        for name, fault in sheet.fonts.items():
            yield index, f'font "{name}" is {fault}'


def _see_through(file: PrintFile, asked: Asked) -> Iterator[Fault]:
    if asked.press.store.file.transparency:
        return
    for index, sheet in enumerate(file.sheets):
        if sheet.see_through:
            yield index, f"transparency: {sheet.see_through}"


def _extras(file: PrintFile, asked: Asked) -> Iterator[Fault]:
    if asked.press.store.file.links:
        return
    for extra in file.extras:
        yield None, f"the file has {extra}"
    for index, sheet in enumerate(file.sheets):
        for extra in sheet.extras:
            yield index, f"the page has an annotation ({extra})"


def _small_type(file: PrintFile, asked: Asked) -> Iterator[Fault]:
    least = asked.press.store.file.least_type
    for index, sheet in enumerate(file.sheets):
        if sheet.smallest is not None and sheet.smallest < least - TYPE_NEAR:
            yield index, f"type smaller than {least:g} pt"


def _thin_lines(file: PrintFile, asked: Asked) -> Iterator[Fault]:
    least = asked.press.store.file.least_line
    for index, sheet in enumerate(file.sheets):
        if sheet.thinnest is not None and sheet.thinnest < least - TYPE_NEAR:
            yield index, f"a line thinner than {least:g} pt"


def _light_tints(file: PrintFile, asked: Asked) -> Iterator[Fault]:
    least = asked.press.store.file.least_tint
    for index, sheet in enumerate(file.sheets):
        if sheet.lightest is not None and sheet.lightest < least - 0.005:
            yield index, f"a tint lighter than {round(100 * least)} %"


def _resolution(file: PrintFile, asked: Asked) -> Iterator[Fault]:
    least = asked.press.store.file.least_ppi
    for index, sheet in enumerate(file.sheets):
        coarse = [picture.ppi for picture in sheet.pictures if picture.ppi < least - 1]
        if coarse:
            yield index, f"a picture of {round(min(coarse))} pixels in an inch, of {least} wanted"


# -------------------------------------------------------------------------------------- the file


def _standard(file: PrintFile, asked: Asked) -> Iterator[Fault]:
    kinds = asked.press.store.file.standards
    if file.standard not in kinds:
        names = " or ".join(kind.upper() for kind in kinds)
        named = "no PDF/X" if file.standard is Standard.PLAIN else file.standard.upper()
        yield None, f"the file is {named}, {names} is wanted"


def _keeps_standard(file: PrintFile, asked: Asked) -> Iterator[Fault]:
    yield from standards.broken(file)


def _size_of_file(file: PrintFile, asked: Asked) -> Iterator[Fault]:
    most = asked.press.store.file.most_bytes
    if most is not None and file.size > most:
        yield None, f"the file has {file.size >> 20} MB, more than {most >> 20}"


def _locked(file: PrintFile, asked: Asked) -> Iterator[Fault]:
    if file.encrypted:
        yield None, "the file is encrypted"
    if file.layers:
        yield None, "the file has layers"


def _title(file: PrintFile, asked: Asked) -> Iterator[Fault]:
    if asked.title and file.info.get("Title", "") != asked.title:
        yield None, f'the file calls itself "{file.info.get("Title", "")}", not "{asked.title}"'


def _of_file(press: Press) -> Source:
    return press.store.file.source


def _of_margins(press: Press) -> Source:
    return press.store.margins.source


def _of_leaves(press: Press) -> Source:
    return press.store.leaves.source


RULES = (
    Rule(code="P401", check=_count, source=lambda press: press.paper.source,
         hint="another paper or size may do, or --edition large-print for a short text"),
    Rule(code="P402", check=_multiple, source=_of_leaves),
    Rule(code="P403", check=_boxes, source=lambda press: press.store.bleed.source),
    Rule(code="P404", check=_nested, source=_of_file),
    Rule(code="P405", check=_fonts, source=_of_file),
    Rule(code="P406", check=_colours, source=_of_file),
    Rule(code="P407", check=_tagged, source=_of_file),
    Rule(code="P408", check=_ink, source=_of_file),
    Rule(code="P409", check=_see_through, source=_of_file),
    Rule(code="P410", check=_extras, source=_of_file),
    Rule(code="P411", check=_locked, source=_of_file),
    Rule(code="P412", check=_standard, source=_of_file),
    Rule(code="P413", check=_keeps_standard, source=_of_file),
    Rule(code="P414", check=_gutter, source=_of_margins),
    Rule(code="P415", check=_edges, source=_of_margins),
    Rule(code="P416", check=_blank_last, source=_of_leaves),
    Rule(code="P417", check=_size_of_file, source=_of_file),
    Rule(code="P418", check=_title, source=_of_file),
    Rule(code="P419", check=_resolution, source=_of_file, advice=True,
         hint="a picture with more pixels, or set smaller, prints sharper"),
    Rule(code="P420", check=_small_type, source=_of_file, advice=True),
    Rule(code="P421", check=_thin_lines, source=_of_file, advice=True),
    Rule(code="P422", check=_light_tints, source=_of_file, advice=True),
    Rule(code="P423", check=_blank_runs, source=_of_file, advice=True),
)  # fmt: skip
