"""What the files of a folder are: parts, chapters, front and back matter.

Evidence is, in this order, what the folder's own list says, the heading a file starts with, and the
names of the file and of the folders that it lies in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.assemble.heading_forms import parse_heading
from ebookpack.assemble.marked_headings import named_role
from ebookpack.assemble.reading import (
    BODY_ROLES,
    Kind,
    Reading,
    Verdict,
    is_title_like,
    letters_of,
    words,
)
from ebookpack.core.book import Document, FileStart, Matter, SectionRole
from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import Block, Heading, Paragraph, Text
from ebookpack.core.patterns import pattern

R = SectionRole

_FRONT_FOLDER = pattern(r"\W*(\d+\W+)?(front([ _-]?matter)?$|prelims?$|preliminar)", re.IGNORECASE)
_BACK_FOLDER = pattern(r"\W*(\d+\W+)?(back([ _-]?matter)?$|end[ _-]?matter|append)", re.IGNORECASE)
_PLAIN_FOLDER = pattern(
    r"(chapters?|manuscript|text|txt|src|source|contents?|book|story|body|main([ _-]?matter)?|"
    r"novel|docs?|markdown|md|html|pages|scenes?|posts?|_posts|_chapters)",
    re.IGNORECASE,
)
"""Folders that hold the chapters of a book, whatever the book."""
_NUMBER = pattern(r"\W*\d+")
_LEADING_NUMBER = pattern(r"\W*(?P<number>\d+(?:\.\d+)*)[a-z]?(?:[\W_]+|$)")
_SAYS_NOTHING = pattern(
    r"(chapter|chap|ch|part|pt|page|section|sec|scene|file|doc(ument)?|text|story|untitled|draft|"
    r"new|copy|index|readme|book|manuscript|novel|main|content)?[\W\d_]*",
    re.IGNORECASE,
)
_INDEX = pattern(r"(readme|_?index|part|intro|00[\W_]*(part|index|intro)?)$", re.IGNORECASE)
_OF_THE_BOOK = frozenset(
    {R.SYNOPSIS, R.TITLEPAGE, R.CONTENTS, R.COPYRIGHT_PAGE, R.DISCLAIMER, R.WARNINGS}
)
"""What a book has once: the file of a section within a chapter may be called so for its subject."""
_FRONT_FILE = pattern(r"[\W\d_]*(front([ _-]?matter)?|title([ _-]?page)?)", re.IGNORECASE)
MOST_DEPTH = 6
"""Of chapters in chapters; those that a list has further in stand at the last."""
MOST_ON_TITLE_PAGE = 60
"""Words beside title and author: a dedication, an imprint."""
FEWEST_IN_A_PART = 2
"""Files of a folder that is taken for a part though it does not say so."""


class _Range(Struct, frozen=True):
    """A file's blocks."""

    file: FileStart
    start: int
    end: int


def with_parts(document: Document) -> Document:
    """The document with a heading before the files of each folder that is a part of the book."""
    if len(document.files) < 2 or any(file.whole or file.part for file in document.files):
        return document
    blocks: list[Block] = []
    files: list[FileStart] = []
    parts = _part_folders(document.files)
    current = ""
    for piece in _ranges(document):
        folder = _own_folder(piece.file, document.files)
        in_part = folder in parts
        if in_part and folder != current and not _opens_part(piece, document):
            title = Text(text=_spoken_with_number(folder))
            files.append(FileStart(block=len(blocks), part=True))
            blocks.append(Heading(level=1, children=(title,)))
        opens = in_part and folder != current and _opens_part(piece, document)
        current = folder
        file = replace(piece.file, block=len(blocks), in_part=in_part and not opens, part=opens)
        files.append(file)
        blocks += document.blocks[piece.start : piece.end]
    titles = [file.block for file in files if file.part and not file.name]
    moved = document.with_blocks(tuple(blocks), lambda block: _below_titles(block, titles))
    return replace(moved, files=tuple(files))


def _below_titles(block: int, titles: list[int]) -> int:
    """Where a block stands once the titles of parts were put in, at these indexes of the result."""
    for title in titles:
        block += title <= block
    return block


def open_listed_files(reading: Reading, document: Document) -> None:
    """Files that are one section each, and parts: what the folder's list says comes first."""
    for piece in _ranges(document):
        file = piece.file
        says_what = file.whole or file.part or file.role is not None
        if says_what and reading.verdicts[piece.start] is None and piece.start < piece.end:
            _open(piece, reading, file.title)
            for index in reading.unread(piece.start + 1, piece.end):
                if file.whole and isinstance(reading.blocks[index], Heading):
                    reading.verdicts[index] = Verdict(
                        kind=Kind.TEXT, why="a heading inside of a file that is one section"
                    )


def open_files(reading: Reading, document: Document) -> None:
    """Each file is a section of its own, with or without a heading; chapters in parts are told."""
    ranges = list(_ranges(document))
    if len(ranges) < 2:
        return
    titled = _first_lines_are_titles(ranges, reading)
    before: _Range | None = None
    for piece in ranges:
        opens = [
            index
            for index in range(piece.start, piece.end)
            if (verdict := reading.verdicts[index]) is not None and verdict.kind is Kind.OPENS
        ]
        start = next(reading.unread(piece.start, piece.end), piece.end)
        if not opens and start < piece.end:
            if before is not None and _is_scene_of(piece, before, document):
                reading.gaps.add(start)
                before = piece
                continue
            if before is None and (_is_title_page(piece, reading) or _is_front(piece, reading)):
                continue  # what each of its lines is, the pass for the front matter says
            first = replace(piece, start=start)
            _open(first, reading, piece.file.title, takes_line=titled)
        elif opens and not (piece.file.whole or piece.file.part):
            _named_by_file(opens[0], piece, reading)
        before = piece
    _settle_levels(ranges, reading)


# ------------------------------------------------------------------------------------- a file


def _is_title_page(piece: _Range, reading: Reading) -> bool:
    """Whether a first file holds the title, and but few words beside it: no story."""
    rest = list(reading.unread(piece.start, piece.end))
    titled = any(
        verdict is not None and verdict.kind is Kind.TITLE_BLOCK
        for verdict in reading.verdicts[piece.start : piece.end]
    )
    return titled and sum(reading.counts[i] for i in rest) <= MOST_ON_TITLE_PAGE


def _is_front(piece: _Range, reading: Reading) -> bool:
    """Whether a first file is called after the front matter, and holds a few words of it."""
    stem = piece.file.name.rpartition("/")[2].rpartition(".")[0]
    few = sum(reading.counts[piece.start : piece.end]) <= MOST_ON_TITLE_PAGE
    return few and _FRONT_FILE.fullmatch(stem) is not None


def _open(piece: _Range, reading: Reading, title: str, *, takes_line: bool = False) -> None:
    """Open a section with a file: its heading, its title in the list, or its name."""
    index = piece.start
    block = reading.blocks[index]
    text = " ".join(reading.texts[index].split())
    is_heading = isinstance(block, Heading) and _is_title_of_file(piece, reading, title)
    is_line = takes_line and isinstance(block, Paragraph) and is_title_like(text)
    if (is_heading or is_line) and text:
        given, rest, why = text, (), "the heading of a file of its own"
    else:
        given, rest, why = title or _title_of_name(piece.file.name), None, "a file of its own"
        if title:
            why = f"a file that its own first lines or the list of chapters call “{title}”"
    said = reading.texts[index] if rest == () else given
    role, label, shown = named_role(said) or (R.CHAPTER, "", given)
    if piece.file.role is not None:
        role, why = piece.file.role, "the document itself says what it is"
    elif piece.file.part:
        role, why = R.PART, "the list of chapters makes it a part"
        if not piece.file.name:
            why = "the title of a part in the list of chapters or among the folders"
    elif role is R.CHAPTER:
        role, said = _role_of_place(piece.file) or (role, "")
        why = f"{why}; {said}" if said else why
    reading.verdicts[index] = Verdict(
        kind=Kind.OPENS, role=role, label=label, title=shown, rest=rest, why=why
    )


def _is_title_of_file(piece: _Range, reading: Reading, title: str) -> bool:
    """Whether the heading that a file starts with is its title, and not that of a section in it."""
    first = reading.blocks[piece.start]
    levels = [
        block.level
        for block in reading.blocks[piece.start : piece.end]
        if isinstance(block, Heading)
    ]
    if not isinstance(first, Heading) or first.level > min(levels):
        return False
    if not title or first.level == 1 or levels.count(first.level) == 1:
        return True
    return letters_of(reading.texts[piece.start]) == letters_of(title)


def _named_by_file(index: int, piece: _Range, reading: Reading) -> None:
    """A chapter whose file says by its name or place that it is something else."""
    verdict = reading.verdicts[index]
    if verdict is None or verdict.role is not R.CHAPTER or verdict.label:
        return
    found = _role_of_place(piece.file)
    if found is not None:
        role, said = found
        reading.verdicts[index] = replace(verdict, role=role, why=f"{verdict.why}; {said}")


def _role_of_place(file: FileStart) -> tuple[SectionRole, str] | None:
    """(role, why) of a file by its name, by its folder, by the list's divisions."""
    *folders, base = file.name.split("/")
    named = named_role(_spoken(base)) if base else None
    says_nothing = (R.CHAPTER, R.PART, R.INDEX, *(_OF_THE_BOOK if file.depth else ()))
    # The first page of a book on the web is its `index`.
    if named is not None and named[0] not in says_nothing:
        return named[0], f"the file is named “{base}”"
    if file.matter is Matter.FRONT or any(map(_FRONT_FOLDER.match, folders)):
        return R.INTRODUCTION, "it is kept with the front matter"
    if file.matter is Matter.BACK or any(map(_BACK_FOLDER.match, folders)):
        return R.APPENDIX, "it is kept with the back matter"
    return None


def _first_lines_are_titles(ranges: list[_Range], reading: Reading) -> bool:
    """Whether the files, having no headings, mostly start with a line that could be one."""
    bare = [
        piece
        for piece in ranges
        if piece.file.name
        and not any(
            v is not None and v.kind is Kind.OPENS
            for v in reading.verdicts[piece.start : piece.end]
        )
    ]
    titled = [
        piece
        for piece in bare
        if piece.end - piece.start > 1
        and isinstance(reading.blocks[piece.start], Paragraph)
        and is_title_like(reading.texts[piece.start])
        and any(words(t) > 15 for t in reading.texts[piece.start + 1 : piece.start + 4])
    ]
    return len(titled) > 1 and len(titled) >= 0.6 * len(bare)


# ------------------------------------------------------------------------------------- names


def _spoken(name: str) -> str:
    """A name as it would be said: `02-the-pool_of-tears.md` is `The pool of tears`."""
    stem = name.rpartition(".")[0] if re.search(r"\.[A-Za-z]{1,8}$", name) else name
    text = re.sub(r"(?<=\w)-(?=\w)", " ", stem) if " " not in stem.strip() else stem
    text = " ".join(re.sub(r"_+", " ", text).split())
    found = _LEADING_NUMBER.match(text)
    if found and found.end() < len(text):
        text = text[found.end() :]
    text = text.strip(" .,:;–—-")
    return text[:1].upper() + text[1:] if text.islower() else text


def _title_of_name(name: str) -> str:
    """The title that a file's name gives its text; empty if it only counts, or says nothing."""
    *folders, base = name.split("/")
    if folders and _says(R.CHAPTER, folders[-1]):
        return _spoken_with_number(folders[-1])
    spoken = _spoken(base)
    if not any(map(str.isalpha, spoken)):
        return ""
    if parse_heading(spoken) is not None:
        return spoken
    return "" if _SAYS_NOTHING.fullmatch(spoken) else spoken


# ------------------------------------------------------------------------------------- folders


def _part_folders(files: tuple[FileStart, ...]) -> frozenset[str]:
    """Folders each of which is a part of the book: they say so, or are one of several alike."""
    counts = Counter(_own_folder(file, files) for file in files)
    folders = [folder for folder in counts if folder and not _is_matter(folder)]
    named = [folder for folder in folders if _says(R.PART, folder)]
    if named:
        return frozenset(named)
    alike = [
        folder
        for folder in folders
        if not _PLAIN_FOLDER.fullmatch(folder) and not _says(R.CHAPTER, folder)
    ]
    several = [folder for folder in alike if counts[folder] >= FEWEST_IN_A_PART]
    return frozenset(several) if len(several) > 1 and len(several) == len(alike) else frozenset()


def _own_folder(file: FileStart, files: tuple[FileStart, ...]) -> str:
    """The outermost of a file's folders that not all files share, and that is not a plain one."""
    shared = _shared([other.name.split("/")[:-1] for other in files if other.name])
    folders = file.name.split("/")[:-1][shared:]
    return next((folder for folder in folders if not _PLAIN_FOLDER.fullmatch(folder)), "")


def _shared(paths: list[list[str]]) -> int:
    """How many folders, from the outermost, chapters have in common; matter is no chapter."""
    chapters = [path for path in paths if not any(map(_is_matter, path))] or paths
    least = min((len(path) for path in chapters), default=0)
    depth = 0
    while depth < least and len({path[depth] for path in chapters}) == 1:
        depth += 1
    return depth


def _is_matter(folder: str) -> bool:
    return bool(_FRONT_FOLDER.match(folder) or _BACK_FOLDER.match(folder))


def _says(role: SectionRole, folder: str) -> bool:
    heading = parse_heading(_spoken_with_number(folder))
    return heading is not None and heading[0] is role


def _spoken_with_number(folder: str) -> str:
    """`part1-the-sea` and `01-part-one` as headings write them: `Part 1: The sea`, `Part One`."""
    spoken = re.sub(r"(?<=[^\W\d_])(?=\d)", " ", _spoken(folder))
    heading = parse_heading(re.sub(r"^(\S+ [^\s:]+) (?=\w)", r"\1: ", spoken))
    if heading is None:
        return spoken
    _, label, title = heading
    label = " ".join(word[:1].upper() + word[1:] for word in label.split())
    return ": ".join(text for text in (label, title[:1].upper() + title[1:]) if text)


def _opens_part(piece: _Range, document: Document) -> bool:
    """Whether a file is its folder's own page, which gives the part its title and its text."""
    stem = piece.file.name.rpartition("/")[2].rpartition(".")[0]
    first = document.blocks[piece.start] if piece.start < piece.end else None
    if not isinstance(first, Heading):
        return False
    return _INDEX.match(stem) is not None or _says(R.PART, block_text(first))


def _is_scene_of(piece: _Range, before: _Range, document: Document) -> bool:
    """Whether two files without headings are scenes of one chapter, whose folder says so."""
    here, above = (p.file.name.rpartition("/")[0] for p in (piece, before))
    return here == above and bool(here) and _says(R.CHAPTER, here.rpartition("/")[2])


# ------------------------------------------------------------------------------------- levels


def _settle_levels(ranges: list[_Range], reading: Reading) -> None:
    """Chapters of a part stand below it: those that the list or the folder puts into it.

    Chapters that a list has inside of others stand inside of those.
    """
    holder: _Range | None = None
    least = 0
    for piece in ranges:
        depth = min(piece.file.depth, MOST_DEPTH)
        if _opens_as_part(piece, reading):
            holder, least = piece, MOST_DEPTH
            continue
        in_part = holder is not None and (piece.file.in_part or depth > holder.file.depth)
        if not in_part:
            holder, least = None, 0
        least = min(least, depth)
        level = 1 + in_part + depth - least
        for index in range(piece.start, piece.end) if level > 1 else ():
            verdict = reading.verdicts[index]
            if (
                verdict is not None
                and verdict.kind is Kind.OPENS
                and verdict.role in BODY_ROLES - {R.PART}
            ):
                within = depth > least
                reading.verdicts[index] = replace(verdict, level=level, within=within)


def _opens_as_part(piece: _Range, reading: Reading) -> bool:
    verdict = reading.verdicts[piece.start]
    return verdict is not None and verdict.role is R.PART and verdict.kind is Kind.OPENS


def _ranges(document: Document) -> Iterator[_Range]:
    ends = [*(file.block for file in document.files[1:]), len(document.blocks)]
    for file, end in zip(document.files, ends, strict=bool(document.files)):
        yield _Range(file, file.block, end)
