"""What story sites write around a text, when a whole page of theirs is pasted as text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from msgspec.structs import replace

from ebookpack.assemble.bylines import credit_of
from ebookpack.assemble.labels import TEXT_LABEL, label_of, labelled
from ebookpack.assemble.reading import Kind, Reading, Verdict, is_title_like, words
from ebookpack.assemble.title_words import DETAILS
from ebookpack.core.book import SectionRole
from ebookpack.core.patterns import pattern

_ONE_VALUE = frozenset(
    {
        *("rating", "language", "published", "updated", "completed", "words", "chapters"),
        *("comments", "kudos", "bookmarks", "hits", "collections", "stats", "category"),
    }
)
_LABEL = pattern(r"(?P<name>[A-Z][A-Za-z/& ]{2,30}):")
_PLACEHOLDER = pattern(
    rf"{TEXT_LABEL}|\(see the end of the (chapter|work) for (more )?notes\.?\)"
    r"|(see|view) (the )?(end of (the )?(work|chapter)|more notes).{0,30}|actions|top"
    r"|(back|return) to (the )?top( of (the )?page)?|(previous|next) chapter"
    r"|\[?review (this )?(story|chapter)(/chapter)?\]?"
    r"|← ?previous.{0,34}|next ?→|chapter index|entire work",
    re.IGNORECASE,
)
_BUTTON = pattern(
    r"\W*(follow/fav|(favou?rite|follow|fave?|report|share|like)( this)?( (story|author|work))?"
    r"|story|author|top|bookmark|subscribe|review|kudos|post comment|comments?( \(\d+\))?"
    r"|(download|mark (for later|as read)|add to (collection|list))|\d+ (kudos|comments?|likes?)"
    r"|(← ?)?previous chapter.{0,16}|next chapter ?→?)\W*",
    re.IGNORECASE,
)
FEWEST_BUTTONS = 3
"""Lines of a block that is nothing but buttons."""
_RATED = pattern(
    r"rated:? .{1,40} [-–] .{3,60} [-–] .*\b(words|chapters|published|reviews)\b.*", re.IGNORECASE
)
_VALUE = pattern(
    r"(rated|rating|words|chapters|reviews|favs|follows|kudos|hits|published|updated|completed"
    r"|status|genre|language|fandom|pairing): ?\S.*",
    re.IGNORECASE,
)
FEWEST_VALUES = 3
"""Labelled values in a row of them, among others that have no label: `Words: 904 | English`."""
_COUNTS = pattern(
    r"[\d.,]+ ?[KM]? (reads|views|hits|votes|kudos|words)\b.{0,80}|#[\w-]+( +#[\w-]+)*"
    r"|(complete(d)?|ongoing|in progress)(,? (first )?(published|updated)\b.{0,40})?",
    re.IGNORECASE,
)
_NUMBERS = pattern(
    r"(?:[^\w\s.,:;!?$€£%+-]{1,3}\s?)?\d[\d.,]*[KM]?(\s+(?:[^\w\s.,:;!?$€£%+-]{1,3}\s?)?\d[\d.,]*[KM]?){1,3}"
)
"""`4.1K 210 38`: reads, votes, comments, each perhaps with its picture."""
FEWEST_REPEATED = 2
MOST_REPEATED = 60
_HASHTAGS = pattern(r"#[^\W\d][\w-]*(?: #[^\W\d][\w-]*)+")
FEWEST_LABELS = 3
"""Labels alone on their lines that make a page of a story archive."""
MOST_OF_BUTTONS = 300
MOST_HEAD_BLOCKS = 60
MOST_LINES_OF_HEAD = 2
"""Title and counts; a summary may be the third."""


@dataclass(slots=True)
class _Page:
    """Labels and values of an archive's page, line by line."""

    details: list[tuple[str, list[str]]] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    """Lines below a label that takes but one: title and author."""
    indexes: list[int] = field(default_factory=list)

    def take(self, line: str) -> None:
        found = _LABEL.fullmatch(line)
        if found is not None and not self.loose:
            self.details.append((found["name"], []))
            return
        name, values = self.details[-1]
        if values and name.casefold() in _ONE_VALUE:
            self.loose.append(line)
        else:
            values.append(line)


def read_pasted_page(reading: Reading) -> None:
    """Read what a story site says of a work around its text, and leave its signposts out."""
    _read_label_list(reading)
    _read_summary_line(reading)
    _read_hashtags(reading)
    _read_repeated_lines(reading)
    for index in reading.unread():
        text = reading.texts[index].strip()
        if len(text) < 60 and _PLACEHOLDER.fullmatch(text):
            if text.casefold() in ("actions", "top") and not reading.details:
                continue
            reading.leave_out(index, "archive placeholder", "an archive's page says this itself")
        elif len(text) < MOST_OF_BUTTONS and _is_buttons(text.split("\n")):
            reading.leave_out(index, "archive placeholder", "the buttons of a story site")


def _is_buttons(lines: list[str]) -> bool:
    """Whether lines are the buttons below a story, and nothing else."""
    return len(lines) >= FEWEST_BUTTONS and all(
        _BUTTON.fullmatch(line.strip()) or _PLACEHOLDER.fullmatch(line.strip()) for line in lines
    )


def site_line(text: str) -> bool:
    """Whether a line of a title block counts readers, or tags the work."""
    is_pictured = _NUMBERS.fullmatch(text) is not None and not text[0].isdigit()
    is_counts = is_pictured or _COUNTS.fullmatch(text) is not None
    return len(text) < 600 and (is_counts or _is_rated(text))


def _read_label_list(reading: Reading) -> None:
    """`Rating:` and its value on the next line, and so on down to title and author."""
    page = _Page()
    for index in list(reading.unread(0, MOST_HEAD_BLOCKS)):
        lines = [line.strip() for line in reading.lines(index) if line.strip()]
        first = _LABEL.fullmatch(lines[0]) if lines else None
        if not page.details and (first is None or first["name"].casefold() not in DETAILS):
            return
        if first is not None and first["name"].casefold() in ("summary", "notes", "work text"):
            break
        if any(words(line) > 25 for line in lines) or len(page.loose) >= 2:
            break
        for line in lines:
            page.take(line)
        page.indexes.append(index)
    if sum(bool(values) for _, values in page.details) < FEWEST_LABELS or not page.loose:
        return
    for name, values in page.details:
        if values and name.casefold() != "stats":
            reading.details.append((name, ", ".join(values)))
    title, *others = page.loose
    reading.note_field("title", title)
    for line in others[:1]:
        credit = credit_of(line)
        reading.note_field("author", credit.name if credit else line)
    for index in page.indexes:
        reading.verdicts[index] = Verdict(
            kind=Kind.TITLE_BLOCK, why="labels and values of a story archive's page"
        )
    last = labelled(others[-1]) if others and others[-1].endswith(":") else None
    below = page.indexes[-1] + 1
    if last is not None and below < len(reading.blocks) and reading.verdicts[below] is None:
        reading.verdicts[below] = replace(last, rest=None)


def _read_hashtags(reading: Reading) -> None:
    """Read a block at the head that is nothing but `#tags`."""
    for index in list(reading.unread(0, MOST_HEAD_BLOCKS)):
        text = " ".join(reading.texts[index].split())
        if _HASHTAGS.fullmatch(text):
            reading.details.append(("Tags", text))
            reading.verdicts[index] = Verdict(
                kind=Kind.TITLE_BLOCK, why="tags, as a story site gives them"
            )


def _read_repeated_lines(reading: Reading) -> None:
    """What a site shows below the heading of each chapter: counts of readers, and the author."""
    short = [i for i in reading.unread() if len(reading.texts[i]) < MOST_REPEATED]
    counts = [i for i in short if _NUMBERS.fullmatch(reading.texts[i].strip())]
    if len(counts) < FEWEST_REPEATED:
        return
    beside = [i for i in short if i - 1 in counts or i + 1 in counts]
    named = [i for i in beside if (one := credit_of(reading.texts[i].strip())) and one.name]
    if len(named) >= FEWEST_REPEATED and len({reading.texts[i] for i in named}) == 1:
        credit = credit_of(reading.texts[named[0]].strip())
        reading.note_field("author", credit.name if credit else "")
        for index in named:
            reading.leave_out(index, "site's byline", "comes again with each chapter's counts")
    for index in counts:
        reading.leave_out(index, "site's counts", "counts a chapter's readers, votes, comments")


def _is_rated(text: str) -> bool:
    if len(text) >= 600 or "\n" in text:
        return False
    values = [part for part in re.split(r"[|,·]", text) if _VALUE.fullmatch(part.strip())]
    return _RATED.fullmatch(text) is not None or len(values) >= FEWEST_VALUES


def _read_summary_below(index: int, reading: Reading) -> None:
    """A summary between the line of counts, right below the title, and what has a label."""
    if index + 1 >= len(reading.blocks) or reading.verdicts[index] is not None:
        return
    text, below = reading.texts[index], reading.texts[index + 1]
    if label_of(text) is None and label_of(below) is not None and not is_title_like(text):
        reading.verdicts[index] = Verdict(
            kind=Kind.OPENS,
            role=SectionRole.SYNOPSIS,
            why="stands between the line of rating and counts and what has a label",
        )


def _read_summary_line(reading: Reading) -> None:
    """A line of rating, genre and counts; above it, below the byline, stands a summary."""
    rated = next((i for i in reading.unread(0, 10) if _is_rated(reading.texts[i])), None)
    if rated is None:
        for index in list(reading.unread(0, 2)):
            lines = reading.lines(index)
            if len(lines) == MOST_LINES_OF_HEAD and _is_rated(lines[-1].strip()):
                _read_summary_below(index + 1, reading)
        return
    reading.details.append(("Archive", reading.texts[rated]))
    reading.verdicts[rated] = Verdict(
        kind=Kind.TITLE_BLOCK, why="rating, genre and counts, as a story site gives them"
    )
    above = rated - 1
    if above == 0 or credit_of(reading.texts[above]):
        _read_summary_below(rated + 1, reading)
    if above < 1 or reading.verdicts[above] is not None or credit_of(reading.texts[above]):
        return
    if not is_title_like(reading.texts[above]) or reading.counts[above] > 6:
        reading.verdicts[above] = Verdict(
            kind=Kind.OPENS,
            role=SectionRole.SYNOPSIS,
            why="stands between the byline and the line of rating and counts",
        )
