"""Headings of parts and chapters, in all the ways in which people write them.

A line is taken for a heading when the whole of it reads as one ("chapter" in mid-sentence does
not) and when the manuscript bears it out: numbers count up, a style comes again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from ebookpack.assemble.numerals import is_roman, leading_number, number_of
from ebookpack.assemble.reading import Kind, Reading, Verdict, is_title_like, words
from ebookpack.assemble.vocabulary import NAMED, NUMBERED
from ebookpack.core.book import SectionRole
from ebookpack.core.nodes import Align, Paragraph

_NUMBERED = re.compile(
    rf"(?P<word>{'|'.join(sorted(map(re.escape, NUMBERED), key=len, reverse=True))})"
    r"[ \t]+(?:the[ ]+)?(?P<rest>.+)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"(?P<name>{'|'.join(sorted(map(re.escape, NAMED), key=len, reverse=True))})"
    r"(?P<rest>\s*[.:–—-]\s*.*|\s*\n.*)?",
    re.IGNORECASE | re.DOTALL,
)
_BARE = re.compile(r"[(\[]?(?P<number>[^\W_]+(?:-[^\W_]+)?)[.)\]:]?")
_BARE_TITLED = re.compile(r"(?P<number>\d{1,3}|[IVXLC]+)[.):]\s+(?P<title>\S.*)")
_CJK = re.compile(r"第?[一二三四五六七八九十百〇\d]+[章回話节節部編编篇巻卷]?(?:[ \u3000:：].*)?")
_COUNTED = re.compile(r"(?P<word>[A-ZÀ-Þ][^\W\d_]+) (?P<rest>\S.*)")
_DRESSED = re.compile(
    r"(?P<open>[#*~=_<>|•·–—-]+)\s*(?P<inner>[^\W_].*?)\s*(?P<close>[#*~=_<>|•·–—-]*)"
)
_CJK_PART = re.compile(r"(?P<part>[上中下前後后])(?:[編编篇巻卷])?(?:[ \u3000]+\S.{0,30})?")
_CJK_PARTS = {"上": 1.0, "前": 1.0, "中": 2.0, "下": 3.0, "後": 3.0, "后": 3.0}
_SEPARATOR = re.compile(r",\s+(?=[^\W\d_a-zà-þ])|\s*[.:–—-]+\s*|\s*\n\s*|\s+(?=\S)")
_PARTS, _CHAPTERS = (
    "|".join(re.escape(word) for word, role in NUMBERED.items() if role is wanted)
    for wanted in (SectionRole.PART, SectionRole.CHAPTER)
)
_PART_FIRST = re.compile(rf"(?:{_PARTS})\s", re.IGNORECASE)
_THEN_CHAPTER = re.compile(rf"[\s.,:;–—-]+((?:{_CHAPTERS})\s.*)", re.IGNORECASE | re.DOTALL)
MOST_DOUBLE = 80
"""Characters of a line that is the heading of a part and of its first chapter."""
_RULE = re.compile(r"[\W_]+")

FEWEST_TITLES = 3
"""Headings that are nothing but titles come at least this often in a manuscript."""
MOST_WORDS_BEHIND_A_COMMA = 5
"""`Scene 7, Newgate` is a heading; `Chapter 7, Newgate says...` is prose."""
FEWEST_FROM_THE_MIDDLE = 3
"""Numbers that do not start at 1 are headings from this many on, in a row."""
LEAST_TITLE_GAP = 1


@dataclass(frozen=True, slots=True)
class Candidate:
    """A block that could be a heading."""

    index: int
    role: SectionRole
    style: str
    """What it has in common with others of its kind: `chapter arabic`, `bare roman`."""
    number: float | None
    label: str
    title: str
    certain: bool
    """Whether the words alone say that it is a heading, without others like it."""


def find_headings(reading: Reading) -> None:
    """Give verdicts on the headings of a manuscript whose format does not mark them."""
    candidates = [
        candidate
        for index in reading.headable()
        if isinstance(reading.blocks[index], Paragraph)
        and (candidate := _candidate(reading.texts[index], index)) is not None
    ]
    accepted = _borne_out(candidates, reading)
    if not any(c.role in (SectionRole.CHAPTER, SectionRole.PART) for c in accepted):
        accepted += _title_headings(reading, {c.index for c in accepted})
    accepted.sort(key=lambda candidate: candidate.index)
    _give_verdicts(_with_titles_below(accepted, reading), reading)


def part_and_chapter(text: str) -> int | None:
    """Where the chapter's heading starts in a line that holds a part's too: `Act I, Scene I`."""
    if len(text) > MOST_DOUBLE or _PART_FIRST.match(text) is None:
        return None
    found = _THEN_CHAPTER.search(text)
    if found is None:
        return None
    above, below = parse_heading(text[: found.start()].strip(" .,:;–—-")), parse_heading(found[1])
    if above is None or below is None or above[0] is not SectionRole.PART or above[2]:
        return None
    return found.start(1) if below[0] is SectionRole.CHAPTER else None


def parse_heading(text: str) -> tuple[SectionRole, str, str] | None:
    """(role, label, title) of a line that reads as the heading of a numbered or named section."""
    candidate = _candidate(text, 0)
    return (candidate.role, candidate.label, candidate.title) if candidate else None


# ------------------------------------------------------------------------------- candidates


def _candidate(text: str, index: int) -> Candidate | None:
    if len(text) > 150 or words(text) > 20:
        return None
    lines = [line for line in text.split("\n") if not _RULE.fullmatch(line)]
    if not lines or len(lines) > 3:
        return None
    text = "\n".join([undressed(lines[0]), *lines[1:]])
    return (
        _numbered(text, index) or _named(text, index) or _bare(text, index) or _counted(text, index)
    )


def undressed(line: str) -> str:
    """A line without the ornaments on both sides of it, `~ One ~`, or the `#` of a heading."""
    found = _DRESSED.fullmatch(line)
    if found is None or not (found["close"] or set(found["open"]) == {"#"}):
        return line
    return found["inner"]


def _numbered(text: str, index: int) -> Candidate | None:
    found = _NUMBERED.fullmatch(text) or re.match(_NUMBERED.pattern, text, re.I | re.S)
    if found is None:
        return None
    number = leading_number(found["rest"])
    if number is None:
        return None
    value, written = number
    tail = found["rest"][len(written) :]
    title = _title_behind(tail)
    if title is None:
        return None
    word = found["word"]
    style = f"{word.casefold()} {_numeral_style(written)}"
    label = text[: len(text) - len(tail)]
    role = NUMBERED[word.casefold()]
    return Candidate(index, role, style, value, label, title, certain=True)


def _title_behind(tail: str) -> str | None:
    """The title behind a number, "" if there is none, None if what follows is a sentence."""
    if not tail.strip(" .:–—-\n)"):
        return ""
    separator = _SEPARATOR.match(tail)
    if separator is None:
        return None
    title = " ".join(tail[separator.end() :].split())
    if separator[0].startswith(",") and words(title) > MOST_WORDS_BEHIND_A_COMMA:
        return None
    parted = separator[0].strip() or "\n" in separator[0]
    if not parted and (title[:1].islower() or title.endswith((".", ",", ";"))):
        return None
    return title.strip() if words(title) <= 15 else None


def _named(text: str, index: int) -> Candidate | None:
    found = _NAMED.fullmatch(text.strip())
    if found is None:
        return None
    name, rest = found["name"], (found["rest"] or "").strip()
    title = rest.lstrip(".:–—- \n").strip()
    if title and (words(title) > 12 or (title.endswith(".") and not title.isupper())):
        return None
    if not name[0].isupper():
        return None
    role = NAMED[name.casefold()]
    label, heading = (name, " ".join(title.split())) if title else ("", name)
    return Candidate(index, role, f"named {role}", None, label, heading, certain=True)


def _bare(text: str, index: int) -> Candidate | None:
    found = _BARE.fullmatch(text) if "\n" not in text else None
    if found is not None:
        number = number_of(found["number"])
        if number is not None and not _is_letter_word(text):
            style = f"bare {_numeral_style(found['number'])}"
            label = found["number"]
            return Candidate(index, SectionRole.CHAPTER, style, number, label, "", certain=False)
    titled = _BARE_TITLED.fullmatch(text.replace("\n", " "))
    if titled is not None and is_title_like(titled["title"]):
        number = number_of(titled["number"])
        style = f"titled {_numeral_style(titled['number'])}"
        return Candidate(
            index, SectionRole.CHAPTER, style, number, titled["number"], titled["title"], False
        )
    if _CJK.fullmatch(text) and "第" in text:
        role = (
            SectionRole.PART if re.match(r"第\w{1,5}[部編编篇巻卷]", text) else SectionRole.CHAPTER
        )
        return Candidate(index, role, "cjk", None, text, "", certain=True)
    part = _CJK_PART.fullmatch(text)
    if part is not None:
        number = _CJK_PARTS[part["part"]]
        return Candidate(index, SectionRole.PART, "cjk part", number, text, "", certain=False)
    return None


def _counted(text: str, index: int) -> Candidate | None:
    """`Day One`, `Night 2: Rain`: some word with a number, a heading if others count on."""
    found = _COUNTED.fullmatch(text)
    number = leading_number(found["rest"]) if found else None
    if found is None or number is None:
        return None
    value, written = number
    tail = found["rest"][len(written) :]
    title = _title_behind(tail)
    if title is None or (tail and tail[0] not in ".:–—-\n" and not tail.startswith(" -")):
        return None
    style = f"counted {found['word'].casefold()} {_numeral_style(written)}"
    label = text[: len(text) - len(tail)]
    return Candidate(index, SectionRole.CHAPTER, style, value, label, title, certain=False)


def _is_letter_word(text: str) -> bool:
    """Whether a bare "number" is lower-case letters, which are a word before they are a number."""
    return text.islower() and text.isascii() and text.isalpha()


def _numeral_style(written: str) -> str:
    if written[0].isdigit():
        return "arabic"
    return "roman" if is_roman(written) else "spelled"


# -------------------------------------------------------------------- what bears them out


def _borne_out(candidates: list[Candidate], reading: Reading) -> list[Candidate]:
    accepted = [candidate for candidate in candidates if candidate.certain]
    styles: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if not candidate.certain:
            styles[candidate.style].append(candidate)
    for style, alike in styles.items():
        # Other things are counted inside of chapters: the airs of an opera, the rules of a house.
        if style.startswith("counted") and any(c.role is SectionRole.CHAPTER for c in accepted):
            continue
        accepted += _counting_up(alike, reading)
    return accepted


def _counting_up(style: list[Candidate], reading: Reading) -> list[Candidate]:
    """The candidates whose numbers follow on one another, restarting at 1 where a part does."""
    run: list[Candidate] = []
    if _starts_in_the_middle(style):
        run.append(style[0])
    for candidate in style[len(run) :]:
        above = run[-1].number or 0 if run else 0
        # A work in two volumes has no middle one.
        most = 2 if candidate.style == "cjk part" else 1
        follows = bool(run) and 0 < (candidate.number or 0) - above <= most
        if candidate.number == 1 or follows:
            run.append(candidate)
    if len(run) == 1:
        return run if _opens_the_text(run[0].index, reading) else []
    return run


def _starts_in_the_middle(style: list[Candidate]) -> bool:
    """Whether all of a style count up by one from a number that is not 1: a later instalment."""
    first = style[0].number or 0
    return len(style) >= FEWEST_FROM_THE_MIDDLE and all(
        candidate.number == first + step for step, candidate in enumerate(style)
    )


def _opens_the_text(index: int, reading: Reading) -> bool:
    """Whether a lone "I." stands between a title and a paragraph, as a first chapter's does."""
    above = sum(words(text) for text in reading.texts[:index])
    below = reading.texts[index + 1] if index + 1 < len(reading.texts) else ""
    return above < 40 and words(below) > 25


def _title_headings(reading: Reading, taken: set[int]) -> list[Candidate]:
    """Titles without a number, told by the white above them and by coming again and again."""
    gaps: dict[int, list[int]] = defaultdict(list)
    for index in reading.headable():
        block = reading.blocks[index]
        if isinstance(block, Paragraph) and index not in taken:
            gaps[block.layout.gap].append(index)
    wide = [gap for gap in gaps if gap >= LEAST_TITLE_GAP]
    if not wide:
        return []
    for least in sorted(wide):
        indexes = sorted(i for gap in wide if gap >= least for i in gaps[gap])
        titles = [i for i in indexes if _is_title_heading(i, reading)]
        if len(titles) >= FEWEST_TITLES and len(titles) >= 0.75 * len(indexes):
            return [
                Candidate(i, SectionRole.CHAPTER, "title", None, "", reading.texts[i], False)
                for i in titles
            ]
    return []


def _is_title_heading(index: int, reading: Reading) -> bool:
    """Whether a line stands as a heading does: text below it, at most a subtitle between."""
    if not is_title_like(reading.texts[index]):
        return False
    below = list(reading.texts[index + 1 : index + 3])
    if below and is_title_like(below[0]) and reading.gap(index + 1) == 0 < reading.gap(index):
        below = below[1:] if reading.gap(index) > LEAST_TITLE_GAP else []
    return bool(below) and not is_title_like(below[0]) and words(below[0]) > 5


def _with_titles_below(accepted: list[Candidate], reading: Reading) -> list[Candidate]:
    """Headings whose title stands in the block below them, where that is this book's way."""
    bare = [c for c in accepted if c.role is SectionRole.CHAPTER and not c.title]
    below = [c for c in bare if _is_title_below(c.index + 1, reading, accepted)]
    if not below or len(below) < max(2, 0.6 * len(bare)):
        below = [c for c in below if _is_centred(c.index + 1, reading)]
    chosen = {candidate.index for candidate in below}
    return [
        replace(c, title=reading.texts[c.index + 1]) if c.index in chosen else c for c in accepted
    ]


def _is_title_below(index: int, reading: Reading, accepted: list[Candidate]) -> bool:
    if index + 1 >= len(reading.blocks) or reading.verdicts[index] is not None:
        return False
    if any(candidate.index == index for candidate in accepted):
        return False
    block = reading.blocks[index]
    return (
        isinstance(block, Paragraph)
        and block.layout.gap == 0
        and is_title_like(reading.texts[index])
        and words(reading.texts[index]) <= 10
    )


def _is_centred(index: int, reading: Reading) -> bool:
    block = reading.blocks[index]
    return isinstance(block, Paragraph) and block.align is Align.CENTER


# --------------------------------------------------------------------------------- verdicts


def _give_verdicts(accepted: list[Candidate], reading: Reading) -> None:
    has_parts = any(candidate.role is SectionRole.PART for candidate in accepted)
    in_part = False
    for candidate in accepted:
        in_part = in_part or candidate.role is SectionRole.PART
        inside = has_parts and in_part and candidate.role is SectionRole.CHAPTER
        reading.verdicts[candidate.index] = Verdict(
            kind=Kind.OPENS,
            role=candidate.role,
            label=" ".join(candidate.label.split()),
            title=candidate.title,
            level=2 if inside else 1,
            rest=(),
            why=_why(candidate, accepted),
        )
        below = candidate.index + 1
        if (
            candidate.title
            and below < len(reading.texts)
            and candidate.title == reading.texts[below]
            and candidate.title not in reading.texts[candidate.index]
        ):
            reading.verdicts[below] = Verdict(
                kind=Kind.HEADING, why="the title of the chapter whose number stands above it"
            )


def _why(candidate: Candidate, accepted: list[Candidate]) -> str:
    alike = sum(other.style == candidate.style for other in accepted)
    if candidate.style == "title":
        return f"a short line with white above it, as {alike} others have"
    if candidate.style.startswith("named"):
        return f"the line says “{candidate.label or candidate.title}”"
    if alike > 1:
        return f"a line of its own, one of {alike} that are numbered this way"
    return "a line of its own that holds nothing but a number or “chapter” and one"
