"""Scene breaks: marks, rules and white space between paragraphs."""

from __future__ import annotations

import re

from ebookpack.assemble.bylines import credit_of
from ebookpack.assemble.endings import says_the_end
from ebookpack.assemble.reading import Kind, Reading, Verdict
from ebookpack.core.nodes import Paragraph, Rule
from ebookpack.core.patterns import pattern

_SYMBOLS = "\u2190-\u2638\u263c-\u2bff"
"""Arrows, signs, boxes, shapes and dingbats, but for faces: `✵ ✵ ✵`, `∞`."""
_MARK = pattern(rf"[\s*#~=_•·∙⁂⁑⁕⁎†‡※×+^<>|/\\.:°¤§¶@&%$!＊＃～〜＝－{_SYMBOLS}-]+")
_SYMBOL = pattern(rf"[{_SYMBOLS}]\ufe0f?")
_PICTURE = r"[\U0001f300-\U0001f43f\U0001f4a0-\U0001f4ff\U0001f680-\U0001f6ff\U0001f980-\U0001faff]"
_PICTURES = pattern(rf"(?:(?:{_PICTURE}|[{_SYMBOLS}])\ufe0f?\s*){{1,7}}")
"""Plants, animals, things: `🐝`, `🌊 🌊 🌊`; not faces and hands, with which people answer."""
_LETTERS = pattern(
    r"\W*(?:(?:[oO0]|[xX]){3,}|(?:[oO0xX][^\w\n]+){2,}[oO0xX]|(?:[xX][oO]){2,}[xX]?)\W*"
    r"|([-~*=.<>]+) ?[oO0xX]{1,2} ?[-~*=.<>]+"
)
_LONE = frozenset("#*＊＃~§•·⁂⁑⁕※×+°—")
_WORDS = pattern(
    r"<hr ?/?>|\W*(?:(?:scene|line|page)[ -]?break|break|insert (?:line|page) ?break)\W*",
    re.IGNORECASE,
)
_NO_WIDTH = "\u200b"
_SPACED_DOTS = pattern(r"\s*(?:\. ){2,5}\.\s*")
FEWEST_DOTS = 2
"""Lines of spaced dots part scenes if there are so many; a single one is a silence."""
_OPENING_QUOTES = ('"', "'", "“", "‘", "«", "»", "„", "—")
MOST_GAPS = 0.3
"""Wide gaps before more than this share of paragraphs are the manuscript's habit, not breaks."""

MOST_LINES_OF_HEAD = 2
MOST_WORDS_OF_HEAD = 8
"""Lines between a chapter's heading and its text, and words of each."""
FEWEST_BESIDE_MARKS = 3
"""So many wide gaps in a manuscript that has marks as well may be slips."""


def is_break_mark(text: str) -> bool:
    """Whether a paragraph is a mark that parts scenes: `***`, `oOo`, `~`, a line of dashes."""
    text = text.strip()
    if not text or len(text) > 200 or "\n" in text:
        return False
    if text in _LONE or _SYMBOL.fullmatch(text) or _PICTURES.fullmatch(text):
        return True
    if _MARK.fullmatch(text):
        # Three full stops or question marks are speech that fell silent.
        return len(text.replace(" ", "")) > 1 and not re.fullmatch(r"[.!…\s]{1,11}|-{1,2}", text)
    return bool(_LETTERS.fullmatch(text)) or (
        bool(_WORDS.fullmatch(text)) and not text[0].isalpha()
    )


def is_divider(reading: Reading, index: int) -> bool:
    """Whether a block is such a mark, or a rule."""
    block = reading.blocks[index]
    return isinstance(block, Rule) or (
        isinstance(block, Paragraph) and is_break_mark(reading.texts[index])
    )


def _typed_blanks(reading: Reading) -> set[int]:
    """Blocks that hold a blank of no width, typed for boards that show no blank line otherwise.

    Where one stands between nearly all paragraphs, it parts no scenes.
    """
    blanks = {index for index in reading.unread() if reading.texts[index].strip() == _NO_WIDTH}
    return blanks if len(blanks) < MOST_GAPS * len(reading.texts) else set()


def find_scene_breaks(reading: Reading) -> None:
    """Give verdicts on marks and rules; remember the paragraphs before which a gap parts scenes."""
    marks = 0
    dots = {index for index in reading.unread() if _SPACED_DOTS.fullmatch(reading.texts[index])}
    blanks = _typed_blanks(reading)
    for index in reading.unread():
        block = reading.blocks[index]
        is_mark = isinstance(block, Paragraph) and (
            is_break_mark(reading.texts[index])
            or (len(dots) >= FEWEST_DOTS and index in dots)
            or index in blanks
        )
        if isinstance(block, Rule) or is_mark:
            if index + 1 < len(reading.texts) and says_the_end(reading.texts[index + 1]):
                why = "stands above the words that end the story"
                reading.verdicts[index] = Verdict(kind=Kind.DIVIDER, why=why)
                continue
            if _is_below_byline(reading, index):
                why = "stands between the byline and the text"
                reading.verdicts[index] = Verdict(kind=Kind.DIVIDER, why=why)
                continue
            reading.verdicts[index] = Verdict(kind=Kind.BREAK, why="a mark between paragraphs")
            marks += 1
    _find_gaps(reading, marks)


def _is_below_byline(reading: Reading, index: int) -> bool:
    """Whether nothing but who wrote it stands between a heading and a mark."""
    heading = reading.verdicts[index - 2] if index > 1 else None
    if heading is None or heading.kind is not Kind.OPENS or heading.rest != ():
        return False
    credit = credit_of(reading.texts[index - 1].strip())
    return reading.verdicts[index - 1] is None and credit is not None and bool(credit.name)


def _find_gaps(reading: Reading, marks: int) -> None:
    """White space parts scenes where no mark does, and where it is seldom.

    Marks may part something larger: then there are more gaps than marks, all of one width.
    """
    paragraphs = [i for i in reading.unread() if isinstance(reading.blocks[i], Paragraph)]
    wide = [i for i in paragraphs if reading.gap(i) > 0 and _is_between_prose(reading, i)]
    if marks and (len(wide) <= max(marks, FEWEST_BESIDE_MARKS) or not _alike(wide, reading)):
        return
    if wide and len(wide) <= MOST_GAPS * len(paragraphs):
        reading.gaps.update(wide)


def _alike(wide: list[int], reading: Reading) -> bool:
    return len({reading.gap(index) for index in wide}) == 1


def _is_between_prose(reading: Reading, index: int) -> bool:
    """Whether running text stands on both sides: white around verse or a letter is its own.

    A blank line or two too many between two speeches is a slip: a conversation goes on there.
    """
    if index == 0 or reading.verdicts[index - 1] is not None or says_the_end(reading.texts[index]):
        return False
    if _is_below_head(reading, index):
        return False
    above, block = reading.blocks[index - 1], reading.blocks[index]
    if reading.gap(index) <= 2 and all(
        text.startswith(_OPENING_QUOTES) for text in reading.texts[index - 1 : index + 1]
    ):
        return False
    return all(
        isinstance(b, Paragraph) and not b.layout.lines and b.layout.indent == 0
        for b in (above, block)
    )


def _is_below_head(reading: Reading, index: int) -> bool:
    """Whether nothing but a short line or two stands above, and a heading above those.

    They say to whom a letter goes and when it was written; no scene is so short.
    """
    for above in range(index - 1, max(-1, index - 2 - MOST_LINES_OF_HEAD), -1):
        verdict = reading.verdicts[above]
        if verdict is not None:
            return verdict.kind is Kind.OPENS and verdict.rest == ()
        if reading.counts[above] > MOST_WORDS_OF_HEAD:
            return False
    return False
