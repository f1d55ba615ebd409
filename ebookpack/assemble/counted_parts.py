"""Parts that are counted in words of a book's own, each above a chapter: `Side A`, `Reel Two`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ebookpack.assemble.heading_forms import Candidate
from ebookpack.assemble.numerals import number_of
from ebookpack.assemble.reading import Reading
from ebookpack.core.book import SectionRole
from ebookpack.core.nodes import Paragraph
from ebookpack.core.patterns import pattern

R = SectionRole

_COUNTED = pattern(r"(?P<word>[^\W\d_]{3,12}) (?P<count>[A-Ha-h]|\d{1,2}|[^\W\d_]{2,7})")
FEWEST_PARTS = 2


def counted_parts(accepted: Sequence[Candidate], reading: Reading) -> list[Candidate]:
    """The lines right above chapters that count on from one to the next, if no part is known.

    The first stands above the first chapter.
    """
    if any(candidate.role is R.PART for candidate in accepted):
        return []
    taken = {candidate.index for candidate in accepted}
    alike: dict[str, list[Candidate]] = defaultdict(list)
    chapters = [candidate.index for candidate in accepted if candidate.role is R.CHAPTER]
    for above in (index - 1 for index in chapters):
        if above < 0 or above in taken or reading.verdicts[above] is not None:
            continue
        text = reading.texts[above].strip()
        found = _COUNTED.fullmatch(text)
        number = _count(found["count"]) if found else None
        if (
            found is not None
            and number is not None
            and isinstance(reading.blocks[above], Paragraph)
        ):
            word = found["word"].casefold()
            part = Candidate(above, R.PART, f"counted {word}", number, "", text, certain=False)
            alike[word].append(part)
    for parts in alike.values():
        counts = [part.number for part in parts]
        if len(parts) >= FEWEST_PARTS and counts == [*range(1, len(parts) + 1)]:
            return parts if parts[0].index < chapters[0] else []
    return []


def _count(written: str) -> float | None:
    """The number that a letter or a word says: `b`, `2` and `two` are 2."""
    if len(written) == 1 and written.isalpha():
        return float(ord(written.casefold()) - ord("a") + 1)
    return number_of(written)
