"""The title where it stands again: on a half title, above the first heading, with the author."""

from __future__ import annotations

from ebookpack.assemble.bare_names import GENRE
from ebookpack.assemble.bylines import credit_of, is_name
from ebookpack.assemble.header_lines import as_title, is_known
from ebookpack.assemble.reading import Kind, Reading, Verdict, is_title_like, words
from ebookpack.core.nodes import Paragraph
from ebookpack.core.patterns import pattern

_RULE = pattern(r"[\W_]{2,}")
REPEATED = "repeats what stands at the head"
"""Why a line below the title block belongs to it."""
MOST_OF_NAME = 4
"""Words of a name that nothing but the title below it tells."""
MOST_BLOCKS = 24
MOST_LINES_OF_A_TITLE = 8
MOST_BLOCKS_ABOVE_HALF_TITLE = 60


def find_repeated(reading: Reading) -> None:
    """Find where the text repeats the title, or title and author, below other things."""
    verdict = Verdict(kind=Kind.TITLE_BLOCK, why=REPEATED)
    first = next(reading.unread(), 0)
    for index in list(reading.unread(first, first + MOST_BLOCKS)):
        lines = [line.strip() for line in reading.lines(index)]
        named = _credits_joined([line for line in lines if not _RULE.fullmatch(line)])
        if named and all(_repeats(line, reading) for line in named):
            reading.verdicts[index] = verdict
        if index and GENRE.fullmatch(reading.texts[index]) and _is_repeated(index - 1, reading):
            reading.verdicts[index] = verdict
        if len(named) == 1 and _names_author_above_title(index, named[0], reading):
            reading.verdicts[index] = verdict
        if len(named) == 1 and _announces_known(index, named[0], reading):
            reading.verdicts[index : index + 2] = [verdict] * 2
        for below in range(index + 1, min(index + MOST_LINES_OF_A_TITLE, len(reading.texts))):
            together = reading.texts[index : below + 1]
            if all(map(is_title_like, map(as_title, together))) and is_known(
                "".join(together), "title", reading
            ):
                reading.verdicts[index : below + 1] = [verdict] * len(together)


def _is_repeated(index: int, reading: Reading) -> bool:
    verdict = reading.verdicts[index]
    return verdict is not None and verdict.why == REPEATED


def _names_author_above_title(index: int, line: str, reading: Reading) -> bool:
    """Whether a line is the author's name, as title pages have it above the title."""
    if index + 1 >= len(reading.texts) or not is_known(reading.texts[index + 1], "title", reading):
        return False
    named = reading.fields.get("author") or reading.fields.get("declared-author")
    is_line = isinstance(reading.blocks[index + 1], Paragraph) and not line.endswith(".")
    if not named and is_line and is_name(line) and 2 <= words(line) <= MOST_OF_NAME:
        reading.note_field("author", line)
    return is_known(line, "author", reading)


def _credits_joined(lines: list[str]) -> list[str]:
    """Lines with a lone `by` joined to the name below it."""
    joined: list[str] = []
    for line in lines:
        credit = credit_of(joined[-1]) if joined else None
        if credit is not None and not credit.name:
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return joined


def _announces_known(index: int, text: str, reading: Reading) -> bool:
    """Whether a block is a lone `by`, and the one below it names the author."""
    credit = credit_of(text)
    if credit is None or credit.name or index + 1 >= len(reading.texts):
        return False
    below = reading.texts[index + 1].strip()
    return reading.verdicts[index + 1] is None and _repeats(f"{text} {below}", reading)


def _repeats(line: str, reading: Reading) -> bool:
    credit = credit_of(line)
    if credit is not None and credit.name:
        roles = ("author", "declared-author", "translator")
        known = [name for role in roles for name in reading.fields.get(role, ())]
        surnames = [name.split()[-1].casefold() for name in known]
        return credit.name.split()[-1].casefold() in surnames
    return is_title_like(line) and is_known(line, "title", reading)


def find_half_title(reading: Reading) -> None:
    """Find the title where it stands again above the first heading, below preface and contents."""
    first = next(reading.unread(), 0)
    for heading in [i for i, v in reading.openers() if i and v.rest == ()]:
        above = heading - 1
        if heading > first + MOST_BLOCKS_ABOVE_HALF_TITLE:
            return
        if reading.verdicts[above] is None and is_known(reading.texts[above], "title", reading):
            reading.verdicts[above] = Verdict(
                kind=Kind.TITLE_BLOCK, why="the title again, above the first heading"
            )
