"""Headings of parts and chapters, in all the ways in which people write them.

A line is taken for a heading when the whole of it reads as one (see `heading_forms`) and when the
manuscript bears it out: numbers count up (see `counting`), a style comes again.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from ebookpack.assemble.counted_parts import counted_parts
from ebookpack.assemble.counting import counting_up, page_numbers
from ebookpack.assemble.heading_forms import Candidate, candidate_of, date_of, is_subsection, run_in
from ebookpack.assemble.heading_looks import Looks
from ebookpack.assemble.labels import labelled
from ebookpack.assemble.parts_of_titles import with_titles_inside
from ebookpack.assemble.reading import (
    Doubt,
    Kind,
    Reading,
    Verdict,
    letters_of,
    without_prefix,
)
from ebookpack.assemble.title_headings import (
    listed_headings,
    title_headings,
    titles_with_white_above,
)
from ebookpack.assemble.titles_below import with_titles_below
from ebookpack.assemble.works import with_listed_inside, with_sections, works_above
from ebookpack.core.book import SectionRole
from ebookpack.core.nodes import Inlines, Paragraph

R = SectionRole

_OF_THE_STORY = (R.CHAPTER, R.PART)


def find_headings(reading: Reading) -> None:
    """Give verdicts on the headings of a manuscript whose format does not mark them."""
    candidates = [
        candidate
        for index in reading.headable()
        if isinstance(reading.blocks[index], Paragraph)
        and (candidate := candidate_of(reading.texts[index], index)) is not None
    ]
    pages = page_numbers(candidates, reading)
    for index in pages:
        reading.leave_out(index, "page number", "counts the pages")
    candidates = [candidate for candidate in candidates if candidate.index not in pages]
    accepted, inner = _borne_out(candidates, reading)
    accepted = _without_typed(accepted, reading)
    accepted, inner = _below_listed(accepted, inner, reading)
    looks = Looks(reading, {c.index for c in accepted})
    if any(c.role in _OF_THE_STORY for c in accepted):
        accepted += [_looking(index, reading) for index in looks.like_known()]
        accepted += works_above(accepted, reading)
        accepted = with_listed_inside(accepted, reading)
    else:
        taken = {c.index for c in accepted}
        found = with_sections(listed_headings(reading, taken)) or [
            _looking(index, reading) for index in looks.headings()
        ]
        if not any(c.role in _OF_THE_STORY for c in found):  # notes look as a prologue does
            found += title_headings(reading, taken | {c.index for c in found})
        accepted += found
    accepted.sort(key=lambda candidate: candidate.index)
    accepted = _with_run_in(_without_listed(accepted), reading)
    accepted = with_titles_inside(with_titles_below(accepted, reading), reading)
    accepted += counted_parts(accepted, reading)
    accepted.sort(key=lambda candidate: candidate.index)
    accepted = _without_empty_parts(accepted)
    _give_verdicts(accepted, reading)
    _give_inner(inner, accepted, reading)


# -------------------------------------------------------------------- what bears them out


def _borne_out(
    candidates: list[Candidate], reading: Reading
) -> tuple[list[Candidate], list[Candidate]]:
    """(headings of parts and chapters, numbers that count inside of chapters)."""
    accepted = [candidate for candidate in candidates if candidate.certain]
    if reading.speakers:
        return accepted, []  # who speaks may be `1.`, and what is counted are the airs
    numbered = sum(c.role is R.CHAPTER for c in accepted)
    styles: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if not candidate.certain:
            styles[candidate.style].append(candidate)
    inner: list[Candidate] = []
    for style, alike in styles.items():
        # Other things are counted inside of chapters: the airs of an opera, the rules of a house.
        if style.startswith("counted") and (numbered or _are_days(alike, reading)):
            continue
        run = counting_up(alike, reading, [c.index for c in accepted])
        if style.startswith("bare") and numbered > 1 and _restart(run):
            inner += run
        elif (stories := _stories(run, accepted, reading)) is not None:
            inner += run
            accepted += stories
        else:
            accepted += run
    return accepted, inner


def _are_days(alike: list[Candidate], reading: Reading) -> bool:
    """Whether what is counted is days: `January 1st` is not the first of some Januaries."""
    return all(date_of(reading.texts[c.index], c.index) is not None for c in alike)


def _without_typed(accepted: list[Candidate], reading: Reading) -> list[Candidate]:
    """Headings without a lone one that somebody in the story reads or writes.

    It stands among paragraphs as one of them, below titles that have white around them.
    """
    story = [c for c in accepted if c.role in _OF_THE_STORY]
    if len(story) != 1 or reading.gap(story[0].index):
        return accepted
    titles = titles_with_white_above(reading, {c.index for c in accepted})
    if not titles or titles[0].index > story[0].index:
        return accepted
    return [c for c in accepted if c not in story]


def _below_listed(
    accepted: list[Candidate], inner: list[Candidate], reading: Reading
) -> tuple[list[Candidate], list[Candidate]]:
    """Bare numbers count inside of the works that the contents list names, and not them."""
    story = [c for c in accepted if c.role in _OF_THE_STORY]
    if not story or not all(c.style.startswith("bare") for c in story):
        return accepted, inner
    taken = {c.index for c in accepted}
    works = listed_headings(reading, taken)
    if not works or works[0].index > story[0].index:
        return accepted, inner
    return [c for c in accepted if c not in story] + works, inner + story


def _restart(run: list[Candidate]) -> bool:
    return sum(candidate.number == 1 for candidate in run) > 1


def _stories(
    run: list[Candidate], accepted: list[Candidate], reading: Reading
) -> list[Candidate] | None:
    """The titles of the stories inside of which numbers restart, None if there are none such."""
    if not _restart(run) or any(c.role in _OF_THE_STORY for c in accepted):
        return None
    titles = title_headings(reading, {c.index for c in (*run, *accepted)})
    found = {title.index for title in titles}
    starts = [c.index for c in run if c.number == 1]
    above = sum(any(i in found for i in range(start - 3, start)) for start in starts)
    return titles if above > len(starts) / 2 else None


# -------------------------------------------------------------------------- what is a part


def _without_listed(accepted: list[Candidate]) -> list[Candidate]:
    """Headings without those of a list above the text: what acts there are, and where they play."""
    for start, end in _adjacent(accepted):
        listed = accepted[start:end]
        numbers = {(candidate.role, candidate.number) for candidate in listed}
        again = {(candidate.role, candidate.number) for candidate in accepted[end:]}
        of_one_kind = len({candidate.kind for candidate in listed}) == 1
        if of_one_kind and listed[0].number is not None and numbers <= again:
            return [*accepted[:start], *accepted[end:]]
    return accepted


def _adjacent(accepted: list[Candidate]) -> Iterator[tuple[int, int]]:
    """(start, end) of runs of numbered headings with nothing between them."""
    start = 0
    for place in range(1, len(accepted) + 1):
        above = accepted[place - 1]
        goes_on = (
            place < len(accepted)
            and accepted[place].index == above.index + 1
            and accepted[place].kind == above.kind
        )
        if not goes_on:
            if place - start > 1:
                yield start, place
            start = place


def _with_run_in(accepted: list[Candidate], reading: Reading) -> list[Candidate]:
    """The headings with those that text runs on behind, where they fill a gap in the count."""
    kinds = Counter(c.kind for c in accepted if c.number is not None and c.certain)
    if not kinds:
        return accepted
    taken = {candidate.index for candidate in accepted}
    found = [
        candidate
        for index in reading.headable()
        if index not in taken
        and isinstance(reading.blocks[index], Paragraph)
        and (candidate := run_in(reading.texts[index], index)) is not None
        and candidate.kind in kinds
        and _fills_gap(candidate, accepted)
    ]
    return sorted([*accepted, *found], key=lambda candidate: candidate.index)


def _fills_gap(candidate: Candidate, accepted: list[Candidate]) -> bool:
    alike = [other for other in accepted if other.kind == candidate.kind]
    place = bisect(alike, candidate.index, key=lambda other: other.index)
    above, below = alike[place - 1 : place], alike[place : place + 1]
    number = candidate.number or 0
    follows = number == 1 if not above else number in (1, (above[0].number or 0) + 1)
    return follows and not (below and below[0].number == number)


def _without_empty_parts(accepted: list[Candidate]) -> list[Candidate]:
    """Parts without chapters are chapters: the books of a poem, the acts of a play."""
    if any(candidate.role is R.CHAPTER for candidate in accepted):
        return accepted
    return [replace(c, role=R.CHAPTER) if c.role is R.PART else c for c in accepted]


# --------------------------------------------------------------------------------- verdicts


def _give_verdicts(accepted: list[Candidate], reading: Reading) -> None:
    depths = _depths(accepted)
    alike = Counter(candidate.style for candidate in accepted)
    depth = 0
    counts: dict[str, float] = {}
    open_parts: dict[int, Candidate] = {}
    for candidate in accepted:
        above = candidate.index - 1
        if above >= 0 and reading.verdicts[above] is None and _is_book_title(above, reading):
            reading.verdicts[above] = Verdict(
                kind=Kind.HEADING, why="repeats the title above a heading"
            )
        if candidate.role is R.PART:
            depth = depths[candidate.kind]
            known = open_parts.get(depth)
            if known is not None and (known.number, known.kind, known.title) == (
                candidate.number,
                candidate.kind,
                candidate.title if candidate.number is None else known.title,
            ):
                reading.verdicts[candidate.index] = Verdict(
                    kind=Kind.HEADING, why="repeats the heading of the part that goes on"
                )
                continue
            open_parts = {d: part for d, part in open_parts.items() if d < depth}
            open_parts[depth] = candidate
        inside = candidate.role is R.CHAPTER and depth
        reading.verdicts[candidate.index] = Verdict(
            kind=Kind.OPENS,
            role=candidate.role,
            label=" ".join(candidate.label.split()),
            title=candidate.title,
            level=depth + 1 if inside else depth if candidate.role is R.PART else 1,
            rest=_rest(candidate, reading),
            why=_why(candidate, alike[candidate.style]),
            doubt=_miscounted(candidate, counts.get(candidate.style)),
        )
        counts[candidate.style] = candidate.number or 0
        _give_title_below(candidate, reading)


def _rest(candidate: Candidate, reading: Reading) -> Inlines:
    """The text that runs on behind a heading."""
    block = reading.blocks[candidate.index]
    if candidate.length == 0 or not isinstance(block, Paragraph):
        return ()
    return without_prefix(block.children, candidate.length)


def _miscounted(candidate: Candidate, last: float | None) -> Doubt | None:
    """A doubt about a number that does not follow on the last one of its style."""
    number = candidate.number
    if number is None or last is None or number == 1 or 0 < number - last <= 1:
        return None
    said = "comes twice" if number == last else f"comes behind {last:g}"
    return Doubt(why=f"number {number:g} {said}: a chapter may be missing", instead="text")


def _depths(accepted: Iterable[Candidate]) -> dict[str, int]:
    """How deep parts of each kind stand, 1 the outermost: books stand inside of volumes.

    A kind stands inside of another if it comes below it, and comes more often.
    """
    kinds = [candidate.kind for candidate in accepted if candidate.role is R.PART]
    often = Counter(kinds)
    order = list(dict.fromkeys(kinds))
    return {
        kind: 1 + sum(often[outer] < often[kind] for outer in order[:place])
        for place, kind in enumerate(order)
    }


def _is_book_title(index: int, reading: Reading) -> bool:
    known = reading.fields.get("title", [])
    return letters_of(reading.texts[index]) in map(letters_of, known)


def _give_title_below(candidate: Candidate, reading: Reading) -> None:
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


def _give_inner(inner: list[Candidate], accepted: list[Candidate], reading: Reading) -> None:
    """Give verdicts on the headings inside of chapters."""
    for candidate in inner:
        reading.verdicts[candidate.index] = Verdict(
            kind=Kind.SUBHEADING, why="a number that counts inside of a chapter"
        )
    if not any(candidate.style.startswith("titled") for candidate in accepted):
        return
    for index in reading.unread():
        if isinstance(reading.blocks[index], Paragraph) and is_subsection(reading.texts[index]):
            number = reading.texts[index].split()[0].rstrip(".")
            reading.verdicts[index] = Verdict(
                kind=Kind.SUBHEADING, level=number.count("."), why="numbered below its chapter"
            )


def _looking(index: int, reading: Reading) -> Candidate:
    label = labelled(reading.texts[index])
    if label is not None and label.role is not None:  # `Author's Note`, looking as chapters do
        return Candidate(
            index, label.role, f"named {label.role}", None, "", label.title, certain=False
        )
    return Candidate(index, R.CHAPTER, "look", None, "", reading.texts[index], certain=False)


def _why(candidate: Candidate, alike: int) -> str:
    if candidate.style == "title":
        return f"a short line that stands as {alike - 1} others do, text below each"
    if candidate.style == "listed":
        return "a line of its own that the contents list names"
    if candidate.style == "framed":
        return f"a title in a row of marks, as {alike - 1} others are"
    if candidate.style == "underlined":
        return f"an underlined line, as {alike - 1} others are"
    if candidate.style == "cased":
        return f"a short line with the capitals of a title, as {alike - 1} others, text below each"
    if candidate.style == "work":
        return "stands above a chapter that is counted from 1 again"
    if candidate.style == "look" and alike == 1:
        return "a short line that looks as the headings do, and as the text does not"
    if candidate.style == "look":
        return f"a short line that looks as {alike - 1} others do, and as the text does not"
    if candidate.style == "year":
        return "a year above the dates of entries"
    if candidate.style == "date":
        return f"a date that heads an entry, one of {alike}"
    if candidate.style.startswith("named"):
        return f"the line says “{candidate.label or candidate.title}”"
    if alike > 1:
        return f"a line of its own, one of {alike} that are numbered this way"
    return "a line of its own that holds nothing but a number or “chapter” and one"
