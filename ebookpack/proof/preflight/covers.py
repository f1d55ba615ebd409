"""The rules of printers for the cover all round a book, beside those that hold for any file."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ebookpack.core.lengths import inches
from ebookpack.core.press import Box, Press
from ebookpack.core.store import Ink, Source, Standard
from ebookpack.proof.preflight.rules import NEAR, RULES, Asked, Fault, Rule, same_place, size_of
from ebookpack.proof.preflight.sheets import PrintFile

_OF_ANY_FILE = frozenset(
    "P404 P405 P406 P407 P408 P409 P410 P411 P412 P413 P417 P418 P419 P420 P421".split()
)
"""The rules of interiors that hold for covers too."""


def cover_asked(asked: Asked, pages: int, spine: float | None) -> Asked:
    """What the wrap of such a book is held against: it is printed in colour on any paper.

    `spine` is the width that the printer gave, in points; None to reckon it.
    """
    press = asked.press
    reckoned = press.paper.spine.width(pages) if spine is None else spine
    in_colour = replace(press, paper=replace(press.paper, ink=Ink.COLOUR))
    return replace(asked, press=in_colour, pages=pages, spine=reckoned)


def _one_page(file: PrintFile, asked: Asked) -> Iterator[Fault]:
    if len(file.sheets) != 1:
        yield None, f"{len(file.sheets)} pages; back, spine and front are one"


def _wanted(asked: Asked) -> tuple[Box, Box]:
    """The sheet, and where it is cut."""
    bleed = asked.press.store.wrap.bleed
    wide, tall = 2 * asked.width + asked.spine, asked.height
    sheet = Box(left=0.0, bottom=0.0, right=wide + 2 * bleed, top=tall + 2 * bleed)
    trim = Box(left=bleed, bottom=bleed, right=bleed + wide, top=bleed + tall)
    return sheet, trim


def _size(file: PrintFile, asked: Asked) -> Iterator[Fault]:
    wanted, _ = _wanted(asked)
    near = asked.press.store.wrap.tolerance
    for sheet in file.sheets[:1]:
        media = sheet.boxes["MediaBox"]
        if sheet.rotated:
            yield None, "the sheet is turned"
        elif abs(media.height - wanted.height) > near:
            yield None, f"the sheet is {size_of(media)}, not {size_of(wanted)}"
        elif abs(media.width - wanted.width) > near:
            found = media.width - wanted.width + asked.spine
            yield (
                None,
                f"the sheet is {inches(media.width)} wide, not {inches(wanted.width)}: it has a "
                f"spine of {inches(found)}, and {asked.pages} pages need {inches(asked.spine)}",
            )


def _trim(file: PrintFile, asked: Asked) -> Iterator[Fault]:
    _, wanted = _wanted(asked)
    plain = asked.press.standard is Standard.PLAIN
    for sheet in file.sheets[:1]:
        found = sheet.boxes.get("TrimBox")
        if found is None and not plain:
            yield None, "the sheet has no TrimBox"
        if found is None or any(_size(file, asked)):
            continue  # one fault is told once
        # The spine may be as much off as the sheet.
        across = replace(wanted, right=wanted.left + found.width)
        if not same_place(found, across, sheet.boxes["MediaBox"]):
            yield None, "the TrimBox is not where the cover is cut"


def _safe(file: PrintFile, asked: Asked) -> Iterator[Fault]:
    safe = asked.press.store.wrap.safe
    bleed = asked.press.store.wrap.bleed
    for sheet in file.sheets[:1]:
        if sheet.text is None:
            continue
        media, text = sheet.boxes["MediaBox"], sheet.text
        white = min(
            text.left - media.left,
            media.right - text.right,
            text.bottom - media.bottom,
            media.top - text.top,
        )
        if white - bleed < safe - NEAR:
            yield None, f"text is nearer to where the cover is cut than {inches(safe)}"


def _of_wrap(press: Press) -> Source:
    return press.store.wrap.source


COVER_RULES = (
    Rule(code="P430", check=_one_page, source=_of_wrap),
    Rule(code="P431", check=_size, source=_of_wrap,
         hint="make it anew for the pages that there are: --only print,wrap"),
    Rule(code="P432", check=_trim, source=_of_wrap),
    Rule(code="P433", check=_safe, source=_of_wrap),
    *(rule for rule in RULES if rule.code in _OF_ANY_FILE),
)  # fmt: skip
