"""The back of a cover: what the book is about, on a label or on the bare paper there is."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.wrap import Area, Words
from ebookpack.design.cover.colour import BLACK, Colour, Scheme, luminance
from ebookpack.design.cover.composed import width
from ebookpack.design.cover.furniture import paste_label, rule_frame, short_rule
from ebookpack.design.cover.ground import WIDTH, Box, Ground
from ebookpack.design.cover.typeface import Voice
from ebookpack.design.cover.voices import Setting
from ebookpack.design.cover.wrap.paragraphs import ragged, words_of
from ebookpack.design.cover.wrap.sheet import Sheet
from ebookpack.design.cover.wrap.spine import LEAST_TYPE

LARGEST, SMALLEST = 13.5, 8.5
"""Points of the text on the back; the larger one on a page 6 inches wide."""
GOOD = 10.0
"""Points below which a label with more room is better than bare paper."""
_STEP = 0.25
_LEADING = 1.36
_BETWEEN = 0.55
"""White between paragraphs, in lines."""
_ABOUT_SHARE = 0.92
"""Size of the lines about the author."""
_PARTED = 2.3
"""Lines that the rule takes above those."""
_FOOT_SHARE = 0.80
_USUAL_WIDTH = 432.0
_AIR = 50
"""Units of white between text on bare paper and what ends the paper."""
_PAD = 105
"""Units of white around the text on its label."""
_LIGHT = 0.35
"""Luminance of paper above which small type is black: black ink alone is sharp."""


class BackVoices(Struct, frozen=True, kw_only=True):
    """How the texts of a back are set."""

    text: Voice
    about: Voice
    foot: Voice


class BackTexts(Struct, frozen=True, kw_only=True):
    """What stands on a back; empty where there is nothing."""

    paragraphs: tuple[str, ...] = ()
    about: str = ""
    """On the author."""
    publisher: Setting | None = None
    price: str = ""


class _Placed(Struct, frozen=True, kw_only=True):
    text: str
    voice: Voice
    size: float
    x: float
    y: float


class _Text(Struct, frozen=True, kw_only=True):
    """A text that was set; lengths in units from its upper left corner."""

    lines: tuple[_Placed, ...]
    height: float
    points: float
    rule: float | None
    """Middle of the rule above what is about the author."""


def print_back(
    ground: Ground,
    sheet: Sheet,
    scheme: Scheme,
    texts: BackTexts,
    voices: BackVoices,
    board: Area,
    barcode: Area | None,
    open_paper: tuple[int, int] | None,
    diagnostics: Diagnostics,
) -> tuple[Words, ...]:
    """Print what lies under the text of a back, and give the lines that stand on it.

    `board` is what is seen of the back, between its outer edge and the cloth; the label keeps clear
    of the bar code. `open_paper` is where the layout has bare paper (see `layouts.Sheet`). Adds the
    warning D143 for a text that is too long, and is cut.
    """
    if not texts.paragraphs and not texts.about:
        return ()  # a label that names the publisher alone would say nothing
    space = ground.space
    left, _, right, _ = sheet.box(board)
    margin = round(min(150, 0.11 * WIDTH))
    foot = sheet.box(barcode)[1] - 60 if barcode else space.height - margin
    room: Box = (left + margin, round(space.tall(190)), right - margin, foot)
    if open_paper:
        bare = (
            room[0] + 10,
            max(room[1], open_paper[0] + _AIR),
            room[2] - 10,
            min(foot, open_paper[1] - _AIR),
        )
        whole_page = open_paper[1] >= space.height
        found = _fitting(texts, voices, bare, sheet, GOOD) if bare[3] > bare[1] else None
        if found and not whole_page:
            return _words(found, _centred(found, bare), bare, ground, sheet, scheme)
    inner = (room[0] + _PAD, room[1] + _PAD, room[2] - _PAD, room[3] - _PAD)
    found = _fitting(texts, voices, inner, sheet, SMALLEST)
    if found is None:
        texts = _cut(texts, voices, inner, sheet, diagnostics)
        found = _fitting(texts, voices, inner, sheet, SMALLEST)
        if found is None:
            return ()
    at = _centred(found, inner)
    label = (room[0], round(at[1]) - _PAD, room[2], round(at[1] + found.height) + _PAD)
    if open_paper and open_paper[1] >= space.height:
        rule_frame(ground, label, scheme)
    else:
        paste_label(ground, label, scheme)
    return _words(found, at, inner, ground, sheet, scheme)


def _centred(found: _Text, room: Box) -> tuple[float, float]:
    """Upper left corner of a text in a room: a little above its middle."""
    return room[0], room[1] + max(room[3] - room[1] - found.height, 0) * 0.42


def _fitting(
    texts: BackTexts, voices: BackVoices, room: Box, sheet: Sheet, least: float
) -> _Text | None:
    """The texts as large as they fit, at least `least` points; None if they do not."""
    points = LARGEST * min(max(sheet.geometry.width / _USUAL_WIDTH, 0.9), 1.2)
    while points >= least:
        made = _set(texts, voices, room[2] - room[0], points, sheet)
        if made.height <= room[3] - room[1]:
            return made
        points -= _STEP
    return None


def _set(
    texts: BackTexts, voices: BackVoices, measure: float, points: float, sheet: Sheet
) -> _Text:
    size = points / sheet.unit
    lines: list[_Placed] = []
    y = 0.0
    for number, paragraph in enumerate(texts.paragraphs):
        y += _BETWEEN * size * _LEADING if number else 0.0
        for text in ragged(paragraph, voices.text, round(measure / size, 4)):
            y += size * (_LEADING if lines else voices.text.x_height("H"))
            lines.append(_Placed(text=text, voice=voices.text, size=size, x=0.0, y=y))
    rule = None
    if texts.about:
        small = size * _ABOUT_SHARE
        if lines:
            rule = y + _PARTED * size * 0.55
            y += (_PARTED - 1) * size
        for text in ragged(texts.about, voices.about, round(measure / small, 4)):
            y += small * (_LEADING if lines else voices.about.x_height("H"))
            lines.append(_Placed(text=text, voice=voices.about, size=small, x=0.0, y=y))
    foot = list(_foot(texts, voices, measure, max(size * _FOOT_SHARE, LEAST_TYPE / sheet.unit)))
    if foot:
        y += size * (2.0 * _LEADING if lines else 1.0)
        lines += [replace(each, y=y) for each in foot]
    return _Text(lines=tuple(lines), height=y, points=points, rule=rule)


def _foot(texts: BackTexts, voices: BackVoices, measure: float, size: float) -> Iterator[_Placed]:
    """The publisher at the left, the price at the right."""
    if texts.publisher:
        text, voice = texts.publisher.text, texts.publisher.voice
        yield _Placed(text=text, voice=voice, size=size * 1.1, x=0.0, y=0.0)
    if texts.price:
        wide = width(texts.price, voices.foot) * size
        yield _Placed(text=texts.price, voice=voices.foot, size=size, x=measure - wide, y=0.0)


def _cut(
    texts: BackTexts, voices: BackVoices, room: Box, sheet: Sheet, diagnostics: Diagnostics
) -> BackTexts:
    """Texts that fit: without what is about the author, and then with fewer words."""
    shorter = replace(texts, about="")
    if _fitting(shorter, voices, room, sheet, SMALLEST) is None:
        words = words_of(" ".join(texts.paragraphs))
        low, high = 0, len(words)
        while low < high:
            middle = (low + high + 1) // 2
            tried = replace(shorter, paragraphs=(_first(texts.paragraphs, middle)))
            if _fitting(tried, voices, room, sheet, SMALLEST):
                low = middle
            else:
                high = middle - 1
        shorter = replace(shorter, paragraphs=_first(texts.paragraphs, low))
        diagnostics.warning(
            "D143",
            f"the text for the back of the cover has {len(words)} words, "
            f"{low} of them have room there",
            None,
            'write a shorter one into book.toml: [wrap] text = "..."',
        )
    return shorter


def _first(paragraphs: tuple[str, ...], count: int) -> tuple[str, ...]:
    """The first words of paragraphs, and an ellipsis."""
    kept: list[str] = []
    for paragraph in paragraphs:
        words = words_of(paragraph)
        if count <= 0:
            break
        kept.append(" ".join(words[:count]) + ("…" if count < len(words) else ""))
        count -= len(words)
    return tuple(kept)


def _words(
    found: _Text,
    at: tuple[float, float],
    room: Box,
    ground: Ground,
    sheet: Sheet,
    scheme: Scheme,
) -> tuple[Words, ...]:
    """The lines in their places, and the rule between them printed."""
    if found.rule is not None:
        short_rule(ground, ((room[0] + room[2]) / 2, at[1] + found.rule), scheme)
    colour: Colour = BLACK if luminance(scheme.label) > _LIGHT else scheme.type
    placed: list[Words] = []
    for line in found.lines:
        x = at[0] + line.x
        if sheet.geometry.right_to_left:
            x = room[2] - line.x - width(line.text, line.voice) * line.size
        placed += sheet.words(line.text, line.voice, line.size, (x, at[1] + line.y), colour)
    return tuple(placed)
