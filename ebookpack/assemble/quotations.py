"""Text as authors quote it: found again by its words, whatever became of marks and spaces.

A quotation in book.toml was typed by hand, or copied from a word processor, a page or a proof, and
the manuscript may be pasted anew tomorrow. So only words are compared: no case, no quotation
marks, dashes, apostrophes, marks of emphasis, soft hyphens or ligatures (Unicode NFKC), and it does
not matter where lines and paragraphs end: a quotation may run on into the next paragraph. Where
there are no words, as in `* * *`, the marks are compared.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from ebookpack.core.ascii_text import MARKS, ascii_bytes
from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import Block, Rule, SceneBreak
from ebookpack.core.patterns import pattern

_UNSPOKEN = pattern(r"['’‘ʼ`´*_\u00ad\u200b-\u200f\u2060\ufeff]")
"""What may stand inside of a word and is no part of it."""
_IDEOGRAPH = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Characters of scripts that part words by no blanks: each counts as a word."""
_WORD = pattern(rf"[{_IDEOGRAPH}]|[^\W_{_IDEOGRAPH}]+")
_PIECE = pattern(rf"[{_IDEOGRAPH}]|[^{_IDEOGRAPH}]+")
_BLANKS = pattern(r"\s+")

FEWEST_WORDS = 6
"""Words that a quotation has if the text does: few enough to read, enough to recognise it by."""
MOST_WORDS = 40
"""Words by which two places are told apart; who writes the same forty words twice says so."""
LONGEST = 400
"""Characters of a quotation."""
RULE = "---"
"""How a rule is quoted that the format draws, and nobody typed."""
LONGEST_TITLE = 80
"""Characters of a block that is quoted as a whole where nothing else starts as it does."""
LEAST_LIKENESS = 0.75
"""How alike two starts are, of 1, that one is taken for a slip of the other."""
MOST_COMPARED = 400
"""Blocks that are compared letter by letter with a quotation that stands nowhere."""


_MARKS = {mark: "" if _UNSPOKEN.match(mark) else " " for mark in MARKS}
_IN_WORDS = bytes(code for code in range(128) if _UNSPOKEN.match(chr(code)))
_SPOKEN = bytes(ord(chr(code).lower()) if chr(code).isalnum() else 0x20 for code in range(128))
_SPOKEN += bytes(range(128, 256))


def spoken(text: str) -> list[str]:
    """The words of a text as they compare."""
    plain = ascii_bytes(text, _MARKS)
    if plain is not None:
        return plain.translate(_SPOKEN, _IN_WORDS).decode().split()
    folded = unicodedata.normalize("NFKC", _UNSPOKEN.sub("", text)).casefold()
    return _WORD.findall(unicodedata.normalize("NFC", folded))


def marks_of(text: str) -> str:
    """A text without its blanks: how marks compare."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text))


class Quotations:
    """The blocks of a manuscript, to find quotations in, and to be quoted.

    `texts` are the texts of blocks in order, a rule's being its mark.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._blocks = [spoken(text) for text in texts]
        self._words = [word for block in self._blocks for word in block]
        self._starts = [0]
        for block in self._blocks:
            self._starts.append(self._starts[-1] + len(block))
        self._by_first: dict[str, list[int]] = defaultdict(list)
        for index, block in enumerate(self._blocks):
            if block:
                self._by_first[block[0]].append(index)
        self._whole = Counter(tuple(block) for block in self._blocks if len(block) <= MOST_WORDS)
        self._needed: dict[int, int] | None = None
        self._counted: dict[str, dict[int, int]] = {}
        self._quotes: dict[int, str] = {}

    # -------------------------------------------------------------------------------- finding

    def find(self, quote: str) -> tuple[int, ...]:
        """Indexes of the blocks that a quotation starts; blocks that it is the whole of go first.

        Those are all there are then: `Chapter 1` is the heading, not what says "Chapter 1 was".
        """
        sought = spoken(quote)
        if not sought:
            marks = marks_of(quote)
            return tuple(
                index
                for index, block in enumerate(self._blocks)
                if not block and marks and marks_of(self._texts[index]) == marks
            )
        candidates = self._by_first.get(sought[0], [])
        found = [i for i in candidates if self._blocks[i] == sought]
        found = found or [i for i in candidates if self._reads(self._starts[i], sought)]
        found = found or self._begun(sought)
        return tuple(self._above(index, quote) for index in found)

    def find_line(self, quote: str) -> tuple[tuple[int, int], ...]:
        """(index, line) of the lines inside of blocks that a quotation starts; lines from 0."""
        sought = spoken(quote)
        found = []
        for index, text in enumerate(self._texts):
            if not sought or "\n" not in text:
                continue
            start = self._starts[index]
            for line, above in enumerate(_words_above(text)):
                if line and self._reads(start + above, sought):
                    found.append((index, line))
        return tuple(found)

    def inside(self, quote: str) -> int | None:
        """Index of the first block that holds a quotation anywhere."""
        sought = spoken(quote)
        for index, block in enumerate(self._blocks):
            for place, word in enumerate(block if sought else ()):
                if word == sought[0] and self._reads(self._starts[index] + place, sought):
                    return index
        return None

    def nearest(self, quote: str) -> int | None:
        """Index of the block that starts most nearly as a quotation does, if one nearly does."""
        sought = spoken(quote)
        wanted = Counter(sought)
        shared = [
            ((Counter(block[: len(sought) + 2]) & wanted).total(), -index)
            for index, block in enumerate(self._blocks)
            if block
        ]
        best, least = None, LEAST_LIKENESS
        for _, place in sorted(shared, reverse=True)[:MOST_COMPARED]:
            block = self._blocks[-place][: len(sought)]
            likeness = SequenceMatcher(None, " ".join(block), " ".join(sought)).ratio()
            if likeness > least:
                best, least = -place, likeness
        return best

    def _reads(self, start: int, sought: list[str]) -> bool:
        return self._words[start : start + len(sought)] == sought

    def _begun(self, sought: list[str]) -> list[int]:
        """Blocks where the last word of the quotation is the start of one."""
        *before, last = sought
        candidates = self._by_first.get(before[0], []) if before else range(len(self._blocks))
        return [
            index
            for index in candidates
            if self._reads(self._starts[index], before)
            and self._blocks[index]
            and self._words[self._starts[index] + len(before) :][:1]
            and self._words[self._starts[index] + len(before)].startswith(last)
        ]

    def _above(self, index: int, quote: str) -> int:
        """The block of marks above the one whose words were found, if the quotation has it too."""
        lead = quote.split(maxsplit=1)[0] if quote.split() else ""
        above = next((i for i in reversed(range(index)) if self._texts[i].strip()), None)
        if above is None or not lead or spoken(lead) or self._blocks[above]:
            return index
        lead, own = _lead(quote), _lead(self._texts[index])
        is_above = lead.startswith(marks_of(self._texts[above])) and len(lead) > len(own)
        return above if is_above else index

    # -------------------------------------------------------------------------------- quoting

    def quote(self, index: int) -> str:
        """How a block starts, in as many words as tell it from every other, and not too few.

        Where even the words below it do not, to the end of the text or of what anybody quotes, they
        may be the whole of another block, which `find` puts first: then a block is quoted whole.
        """
        known = self._quotes.get(index)
        if known is None:
            known = self._quoted(index)
            if not self._is_told(index):
                whole = " ".join(self._texts[index].split())
                known = known if index in self._places(known) else whole[:LONGEST]
            self._quotes[index] = known
        return known

    def _quoted(self, index: int) -> str:
        block, text = self._blocks[index], self._texts[index]
        if len(block) <= MOST_WORDS:
            text = " ".join(text.split())
            if block and len(text) <= LONGEST_TITLE and self._whole[tuple(block)] == 1:
                return text
        if not text:
            return ""  # a picture, which nobody can quote
        below = next((i for i in range(index + 1, len(self._texts)) if self._texts[i].strip()), 0)
        if not block and not self._blocks[below]:
            return text  # marks below marks: only by their number are they told apart
        least = max(FEWEST_WORDS, self._telling(index))
        quoted, said = "", 0
        for blank, piece in self._following(index):
            quoted += blank + piece
            said += 1 if piece.isascii() and piece.isalnum() else len(spoken(piece))
            if said >= least or len(quoted) > LONGEST:
                break
        quoted = quoted[:LONGEST].strip()
        return quoted.rstrip(" ,;:–—-") if said else quoted

    def nth(self, index: int) -> int | None:
        """Which of the places that `quote` says it is, from 1; None if there is only one."""
        if self._is_told(index):
            return None
        found = self._places(self.quote(index))
        return found.get(index) if len(found) > 1 else None

    def _places(self, quote: str) -> dict[int, int]:
        """Each block that a quotation finds, and the how-manieth it is, from 1."""
        # A line that comes thousands of times is looked for once.
        if quote not in self._counted:
            places = list(enumerate(self.find(quote), 1))
            self._counted[quote] = {place: n for n, place in reversed(places)}
        return self._counted[quote]

    def _is_told(self, index: int) -> bool:
        """Whether its words, and those below, tell a block from every other."""
        return bool(self._blocks[index]) and self._telling(index) <= len(self._run(index))

    def _following(self, index: int) -> Iterator[tuple[str, str]]:
        """(blank before it, word as typed) from a block on; ideographs are words of their own.

        A long word is one too, but nobody needs to see all of it.
        """
        for text in self._texts[index : index + MOST_WORDS]:
            for word in text.split():
                blank = " "
                for piece in (word,) if word.isascii() else _PIECE.findall(word):
                    yield blank, piece[: LONGEST + 1]
                    blank = ""

    def _telling(self, index: int) -> int:
        """Words that tell a block from all others: one more than the longest start it shares."""
        if self._needed is None:
            self._needed = dict.fromkeys(range(len(self._blocks)), 0)
            ordered = sorted((self._run(i), i) for i, block in enumerate(self._blocks) if block)
            for (above, i), (below, k) in pairwise(ordered):
                shared = next(
                    (n for n, (a, b) in enumerate(zip(above, below, strict=False)) if a != b),
                    min(len(above), len(below)),
                )
                for place in (i, k):
                    self._needed[place] = max(self._needed[place], shared + 1)
        return self._needed[index]

    def _run(self, index: int) -> tuple[str, ...]:
        start = self._starts[index]
        return tuple(self._words[start : start + MOST_WORDS])


def _lead(text: str) -> str:
    """Marks before the first word of a text."""
    word = _WORD.search(text)
    return marks_of(text[: word.start()] if word else text)


def _words_above(text: str) -> Iterator[int]:
    """For each line of a text the number of words above it."""
    above = 0
    for line in text.split("\n"):
        yield above
        above += len(spoken(line))


def quotable(blocks: Iterable[Block]) -> Quotations:
    """Blocks as authors quote them."""
    return Quotations([shown(block) for block in blocks])


def shown(block: Block) -> str:
    """A block as its author sees it: a rule is its mark."""
    if isinstance(block, Rule | SceneBreak):
        return block.mark or RULE
    return block_text(block)
