"""Contents lists and lists of illustrations: left out, since the book makes its own.

A list ends where the text itself begins: at a heading that the list has named already, at a
heading that is no entry, or at running text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from ebookpack.assemble.heading_forms import parse_heading
from ebookpack.assemble.reading import Kind, Reading, is_title_like, letters_of, words
from ebookpack.core.book import SectionRole
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.nodes import Heading, List, Paragraph, Table
from ebookpack.core.patterns import pattern

_CONTENTS = pattern(
    r"(the |table of |list of )?contents( of (the )?(book|volume)\b.*)?|list of chapters"
    r"|in this (issue|number|volume)"
    r"|inhalt(sverzeichnis|sangabe)?|table( des mati[èe]res| des chapitres)?|índice|indice|sumario"
    r"|sommaire|sommario|inhoud(sopgave)?|目次|もくじ",
    re.IGNORECASE,
)
_NAME_DRESS = " .:*_=\n-[]"
_PICTURES = pattern(
    r"(the |full-page )?illustrations|(a )?list of (the )?(full-page )?(illustrations|plates|maps"
    r"|figures)( and \w+)?|(verzeichnis der )?abbildungen|(table des )?(illustrations|gravures)",
    re.IGNORECASE,
)
_PAGE_HEAD = pattern(r"\W*(chap(ter)?s?\.?|pages?|seite|pagina|página|no\.)\W*", re.IGNORECASE)
_PAGE_REFERENCE = pattern(
    r"(?<![\s.·…_*-])[\s.·…_*-]*(\b(\d+|[ivxlc]+)|_?(frontispiece|facing page \d+)_?)[\s.*]*$",
    re.IGNORECASE,
)
_ENTRY_NUMBER = pattern(r"^\W*(\d{1,3}|[IVXLC]+)\W\s*")
_WITH_AUTHOR = pattern(
    r"(?P<title>.+?)(?:\s+(?:by|von|de|par|di|por|door)\s+|\s+[-–—|]+\s+|\s{2,}|\t)\S.+",
    re.IGNORECASE,
)
"""An entry of an anthology, which names who wrote each story."""
CONTENTS_LIST = "contents list"
LONGEST_LIST = 6000
"""Characters of a block that may be a list, or a heading."""
LONGEST_ENTRY = 30
"""Words; old novels list a chapter's events in its title."""
MOST_FINDINGS = 5
"""Titles named in findings about one contents list."""
FEWEST_ENTRIES = 3
"""Headings in a row, with nothing below them, that are a list even without its name."""


def leave_out_contents(reading: Reading) -> None:
    """Leave out lists of contents and of pictures."""
    for index, text in enumerate(reading.texts):
        name = text.strip(_NAME_DRESS)
        if len(name) > 60 or not _opens_a_list(index, name, reading):
            continue
        what = "list of pictures" if _PICTURES.fullmatch(name) else CONTENTS_LIST
        entries = _entries(index, reading, _headings(reading, index), what)
        if entries:
            reading.leave_out(index, what, "the book makes its own")
            for entry in entries:
                reading.leave_out(entry, what, "lists headings that stand in the text")
        elif _heads_nothing(index, reading):
            reading.leave_out(index, what, "names a list, and the book makes its own")
    _leave_out_unnamed(reading)


def _opens_a_list(index: int, name: str, reading: Reading) -> bool:
    verdict = reading.verdicts[index]
    if verdict is not None and verdict.kind is not Kind.OPENS:
        return False
    says = _CONTENTS.fullmatch(name) or _PICTURES.fullmatch(name)
    return says is not None and (
        verdict is None or verdict.role in (SectionRole.CONTENTS, SectionRole.CHAPTER)
    )


def names_contents(text: str) -> bool:
    """Whether a block is the name of a contents list."""
    return _CONTENTS.fullmatch(text.strip(_NAME_DRESS)) is not None


def _heads_nothing(index: int, reading: Reading) -> bool:
    """Whether something else starts right below: the reader knew the list by its style."""
    if index + 1 >= len(reading.blocks):
        return False
    block, verdict = reading.blocks[index + 1], reading.verdicts[index + 1]
    on_a_page = isinstance(block, Paragraph) and block.layout.page
    return on_a_page or (verdict is not None and verdict.kind is Kind.OPENS and verdict.rest == ())


def _headings(reading: Reading, index: int) -> frozenset[str]:
    """Letters of what the headings of a manuscript say, but of the one at `index`."""
    said: set[str] = set()
    for at, verdict in reading.openers():
        if at != index:
            said |= {letters_of(verdict.title), letters_of(verdict.label)}
            said.add(letters_of(verdict.label + verdict.title))
    return frozenset(said - {""})


def _entries(index: int, reading: Reading, known: frozenset[str], what: str) -> list[int]:
    """Blocks below the name of a list up to the one at which the work itself goes on."""
    entries: list[int] = []
    listed: Counter[str] = Counter()
    said_above = ""
    left = Counter(
        letters_of(line)
        for text in reading.texts[index + 1 :]
        if len(text) < LONGEST_LIST
        for line in text.split("\n")
    )
    headings = Counter(letters_of(v.label or v.title) for i, v in reading.openers() if i > index)
    titles = Counter(letters_of(v.title) for i, v in reading.openers() if i > index and v.label)
    for below in range(index + 1, len(reading.texts)):
        block = reading.blocks[below]
        verdict = reading.verdicts[below]
        if verdict is not None and verdict.kind is Kind.LEFT_OUT:
            continue
        if isinstance(block, List | Table):
            entries.append(below)
            continue
        if isinstance(block, Heading) or not isinstance(block, Paragraph):
            break
        lines = [line for line in reading.lines(below) if line.strip()]
        said = {form for line in lines for form in entry_forms(line)}
        again = any(0 < left[letters_of(line)] <= listed[letters_of(line)] for line in lines)
        if verdict is not None and verdict.kind is Kind.OPENS:
            name = letters_of(verdict.label or verdict.title)
            title = letters_of(verdict.title) if verdict.label else ""
            again = again or 0 < headings[name] <= listed[name]
            # A list that was wrapped is one line: its entries are told only by what they say.
            again = again or (bool(title) and 0 < titles[title] <= said_above.count(title))
            # A heading may name who wrote what stands below it, as the entry did.
            again = again or any(listed[form] > 0 for form in entry_forms(verdict.title) - said)
            titles[title] -= 1
            headings[name] -= 1
        if _goes_on(below, lines, again, bool(entries), reading):
            break
        if any(words(line) > LONGEST_ENTRY for line in lines):
            break
        if what != CONTENTS_LIST and said & known:
            break  # a picture is called after what it shows, and no chapter after a picture
        if not said & known and not all(map(looks_listed, lines)):
            break
        listed.update(form for line in lines for form in entry_forms(line))
        said_above += letters_of(reading.texts[below])
        left.subtract(letters_of(line) for line in lines)
        entries.append(below)
    return entries


def entry_forms(line: str) -> set[str]:
    """What an entry may be called by: with and without its number, page, author."""
    title = _PAGE_REFERENCE.sub("", line)
    unnumbered = _ENTRY_NUMBER.sub("", title)
    forms = {letters_of(line), letters_of(title), letters_of(unnumbered)}
    if found := _WITH_AUTHOR.fullmatch(unnumbered.strip()):
        forms.add(letters_of(found["title"]))
    heading = parse_heading(" ".join(title.split()))
    if heading is not None:
        forms |= {letters_of(heading[1]), letters_of(heading[2])}
    return {form for form in forms if len(form) > 1 or not form.isascii()}


def _goes_on(index: int, lines: list[str], again: bool, any_above: bool, reading: Reading) -> bool:
    """Whether the work itself goes on here: with a title listed before, or text below a heading."""
    if again and len(lines) <= 3:
        return True
    said = letters_of("".join(lines))
    if any(said == letters_of(title) for title in reading.fields.get("title", ())):
        return True
    name = lines[0].strip(" .:*_") if len(lines) == 1 else ""
    if name and (_CONTENTS.fullmatch(name) or _PICTURES.fullmatch(name)):
        return True
    verdict = reading.verdicts[index]
    if not any_above or verdict is None or verdict.kind is not Kind.OPENS:
        return False
    below = index + 1
    return below < len(reading.texts) and reading.counts[below] > 25


def looks_listed(line: str) -> bool:
    """Whether a line looks as entries of a list do."""
    return bool(is_title_like(line) or _PAGE_REFERENCE.search(line) or _PAGE_HEAD.fullmatch(line))


def _leave_out_unnamed(reading: Reading) -> None:
    """Leave out headings in a row with nothing below them that all come again further down."""
    run: list[int] = []
    last = {letters_of(reading.texts[index]): index for index, _ in reading.openers()}
    for index in range(len(reading.texts)):
        verdict = reading.verdicts[index]
        if verdict is not None and verdict.kind is Kind.OPENS and verdict.rest == ():
            run.append(index)
            continue
        break_off = verdict is None or verdict.kind is not Kind.HEADING
        if break_off and run:
            _leave_out_run(_before_repeats(run, reading), last, reading)
            run = []


def _before_repeats(run: list[int], reading: Reading) -> list[int]:
    """The headings of a run up to the first that is there for the second time, or the last."""
    said: set[str] = set()
    for place, index in enumerate(run):
        letters = letters_of(reading.texts[index])
        if letters in said:
            return run[:place]
        said.add(letters)
    return run[:-1]


def _leave_out_run(run: list[int], last: Mapping[str, int], reading: Reading) -> None:
    """Leave out a run whose headings each come again; `last` is where a heading comes last."""
    if len(run) >= FEWEST_ENTRIES and all(
        last[letters_of(reading.texts[index])] > run[-1] for index in run
    ):
        for index in run:
            reading.leave_out(index, CONTENTS_LIST, "lists headings that stand in the text")


def compare_contents(reading: Reading, diagnostics: Diagnostics) -> None:
    """Say which titles of a contents list no heading of the text below it bears (A103)."""
    entries = [
        index
        for index, verdict in enumerate(reading.verdicts)
        if verdict is not None and verdict.kind is Kind.LEFT_OUT and verdict.what == CONTENTS_LIST
    ]
    later = [
        letters_of(reading.texts[index]) + letters_of(verdict.title)
        for index, verdict in reading.openers()
        if entries and index > entries[0]
    ]
    if not later:
        return
    everything = "\n".join(later)
    listed = [
        (index, title)
        for index in entries
        for line in reading.lines(index)
        if (title := _PAGE_REFERENCE.sub("", line).strip()) and not _PAGE_HEAD.fullmatch(line)
    ]
    missing = [
        (index, title)
        for index, title in listed
        if (forms := entry_forms(title)) and not any(form in everything for form in forms)
    ]
    # A list most of whose titles are nowhere is of something else: of stories, say, by name.
    if len(missing) > len(listed) / 2:
        return
    for index, title in missing[:MOST_FINDINGS]:
        if _CONTENTS.fullmatch(title.strip(" .:*_")) is None:
            diagnostics.warning(
                "A103",
                f"the contents list names “{title}”, and no heading of the text does",
                reading.span(index),
                "see whether a chapter is missing, or pin its first words in book.toml",
            )
