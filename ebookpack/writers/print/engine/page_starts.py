"""With which text of the book each page starts.

For every page the engine knows where in its boxes, as they were before anything was laid out, the
text goes on: a path of indexes, the last of which counts bytes where a paragraph is parted. One
walk over those boxes, in the order of the text, tells what that place is in the book.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from weasyprint.formatting_structure import boxes

from ebookpack.core.node_text import count_characters
from ebookpack.writers.print.laid import NO_TEXT, TextStart
from ebookpack.writers.print.pieces import BLOCK

Path = tuple[int, ...]

_NOT_OF_THE_TEXT = frozenset({"footnote", "note-again", "reading", "reading-behind"})
"""Classes of what stands in the line and is not among the characters of its block."""


@dataclass(slots=True)
class PageStarts:
    """Listens to the engine while it makes the pages of one document."""

    make: Callable[..., Any]
    """Makes a page, as the engine's `make_page`."""
    _root: Any = None
    _paths: dict[int, Path | None] = field(default_factory=dict)
    """By number of the page; None for one that is left blank."""

    def make_page(
        self, context: Any, root_box: Any, page_type: Any, resume_at: Any, page_number: int,
        page_state: Any,
    ) -> Any:  # fmt: skip
        """Take the place of the engine's `make_page`; a page that is made again counts anew."""
        self._root = root_box
        self._paths[page_number] = None if page_type.blank else tuple(_path(resume_at))
        return self.make(context, root_box, page_type, resume_at, page_number, page_state)

    def of_pages(self, count: int) -> list[TextStart]:
        """What each of so many pages starts with, the first page first."""
        paths = {number: self._paths[number] for number in range(1, count + 1)}
        walk = _Walk({number: path for number, path in paths.items() if path is not None})
        walk.visit(self._root, ())
        return [walk.found.get(number, NO_TEXT) for number in paths]


def _path(resume_at: Mapping[int, Any] | None) -> Iterator[int]:
    """The engine's place as the indexes that lead there; of cells side by side the first."""
    while resume_at:
        index = min(resume_at)
        yield index
        resume_at = resume_at[index]


@dataclass(slots=True)
class _Walk:
    """Goes through boxes in the order of the text, and notes what the pages start with."""

    paths: Mapping[int, Path]
    found: dict[int, TextStart] = field(default_factory=dict)
    _starting: dict[Path, list[int]] = field(default_factory=dict)
    """Pages by the box, or the byte of a text, that they start before."""
    _parted: dict[Path, list[int]] = field(default_factory=dict)
    """Bytes at which pages start, by the path of their text."""
    _around: set[Path] = field(default_factory=set)
    """Paths of the boxes in which pages start."""
    _waiting: list[int] = field(default_factory=list)
    """Pages that have started, and of which no text was seen yet."""
    _marked: Any = None
    """The last element that is a block of the book; what follows it belongs to it."""
    _block: str = ""
    _characters: int = 0
    """Of its text, that were seen."""

    def __post_init__(self) -> None:
        """Sort the pages by where they start."""
        for page, path in self.paths.items():
            self._starting.setdefault(path, []).append(page)
            self._around.update(path[:depth] for depth in range(len(path)))
            if path:
                self._parted.setdefault(path[:-1], []).append(path[-1])

    def visit(self, box: Any, path: Path) -> None:
        """A box, and what is in it."""
        self._waiting += self._starting.get(path, ())
        element = box.element
        if element is not None:
            if _is_generated(box, element):
                return
            block = element.get(BLOCK)
            if block is not None and element is not self._marked:
                self._marked, self._block, self._characters = element, block, 0
                self._start()
                if path not in self._around:
                    return  # no page starts in it
        if isinstance(box, boxes.TextBox):
            self._read(box.text, path)
        elif isinstance(box, boxes.ParentBox):
            for index, child in enumerate(box.children):
                self.visit(child, (*path, index))
        elif isinstance(box, boxes.ReplacedBox):
            self._start()

    def _read(self, text: str, path: Path) -> None:
        places = sorted({0, *self._parted.get(path, ())})
        data = text.encode() if len(places) > 1 else b""
        for place, end in zip(places, [*places[1:], None], strict=True):
            self._waiting += self._starting.get((*path, place), ())
            count = count_characters(data[place:end].decode() if data else text)
            if count:
                self._start()
            self._characters += count

    def _start(self) -> None:
        """Have the pages that wait start here."""
        start = TextStart(self._block, self._characters) if self._block else NO_TEXT
        self.found.update(dict.fromkeys(self._waiting, start))
        self._waiting.clear()


def _is_generated(box: Any, element: Any) -> bool:
    """Whether a box holds what is not text of the book: a number, a mark, a note at the foot."""
    if "::" in (box.element_tag or ""):
        return True
    return not _NOT_OF_THE_TEXT.isdisjoint(element.get("class", "").split())
