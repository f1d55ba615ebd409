"""A reading on one page, for an author who wants to see at a glance whether it is right.

First what may be wrong, each with the line of book.toml that would change it; then the book as a
tree, what was left out, and what is known of the work. It fits eighty columns, and needs neither
colour nor a terminal. Nothing of the manuscript is printed that a terminal would obey.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from rich.console import Console, OverflowMethod
from rich.text import Text

from ebookpack.inspection.folding import Run, folded

Values: TypeAlias = dict[str, Any]

WIDEST = 110
"""Columns; longer lines are no longer seen at a glance."""
MOST_DOUBTS = 8
"""Doubts that are shown without being asked for all."""
LEAST_CUT = 40
"""Characters of an opening from which on it is the start of something longer."""
LEAST_OPENING = 18
"""Columns in which the first words of a section are worth showing."""
_COLUMNS = (("words", 8), ("paras", 6), ("breaks", 7), ("line", 6))
_MATTERS = {"front": "Front matter", "body": "Body", "back": "Back matter"}
_GUIDES = {"├": "+", "└": "`", "│": "|", "─": "-", "“": '"', "”": '"', "…": "...", "’": "'"}
_BY = {"author": "by", "translator": "translated by", "editor": "edited by"}
_DETAILS = ("publisher", "date", "rights", "description")


def print_report(
    found: Values, *, everything: bool = False, console: Console | None = None
) -> None:
    """Print a report for people; `everything` folds no run of chapters and hides no doubt."""
    console = console or Console(highlight=False, emoji=False)
    page = _Page(console)
    page.head(found)
    page.doubts(found, everything=everything)
    page.tree(found, everything=everything)
    page.foot(found)


class _Page:
    """Lines on a console of a given width."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._width = min(console.width, WIDEST)
        self._plain = not (console.encoding or "").lower().startswith("utf")
        self._overflow: OverflowMethod = "crop" if self._plain else "ellipsis"

    # -------------------------------------------------------------------------------- lines

    def line(self, *parts: str | tuple[str, str], whole: bool = False) -> None:
        """A line of parts, some in a style; cut at the page's width unless it is to be `whole`."""
        text = Text(no_wrap=True)
        for part in parts:
            content, style = part if isinstance(part, tuple) else (part, "")
            text.append(self._shown(content), style=style)
        text.rstrip()
        if not whole:
            text.truncate(self._width, overflow=self._overflow)
        self._console.print(text, soft_wrap=whole, overflow="ignore", crop=False)

    def paragraph(self, text: str, indent: str, style: str = "") -> None:
        """Running text, broken at the page's width, each line behind an indent."""
        for line in _wrapped(self._shown(text), self._width - len(indent)):
            self.line(indent, (line, style))

    def _shown(self, text: str) -> str:
        """A text without what a terminal obeys, and without what it cannot show."""
        text = "".join(c if c.isprintable() else " " for c in text)
        if not self._plain:
            return text
        for typed, plain in _GUIDES.items():
            text = text.replace(typed, plain)
        return text.encode("ascii", "replace").decode()

    # --------------------------------------------------------------------------------- head

    def head(self, found: Values) -> None:
        """Title, names, and what else is known of the work."""
        metadata, manuscript, ledger = found["metadata"], found["manuscript"], found["ledger"]
        self.line((metadata["title"], "bold"))
        if metadata["subtitle"]:
            self.line(metadata["subtitle"])
        for person in metadata["contributors"]:
            self.line(f"{_BY.get(person['role'], person['role'] + ':')} {person['name']}")
        self.line()
        series = " ".join(filter(None, (metadata["series"], metadata["series_number"])))
        facts = [("language", metadata["language"]), ("series", series)]
        facts += [(name, metadata[name]) for name in _DETAILS]
        facts += [("subjects", ", ".join(metadata["subjects"]))]
        facts += list(metadata["details"].items())
        left_out = f", {ledger['left_out']:,} left out" if ledger["left_out"] else ", none left out"
        facts += [
            (
                "manuscript",
                f"{manuscript['path']} ({manuscript['format']}, {manuscript['encoding']})",
            ),
            ("words", f"{ledger['manuscript']:,}: {ledger['book']:,} in the book{left_out}"),
        ]
        for name, value in facts:
            if value:
                self.line((f"{name.lower()[:13]:14}", "dim"), value)

    # ------------------------------------------------------------------------------- doubts

    def doubts(self, found: Values, *, everything: bool) -> None:
        """What may be wrong, and what to write if it is."""
        doubts = found["doubts"]
        in_folder = found["manuscript"]["format"] == "folder"
        self.line()
        if not doubts:
            self.line(("Nothing is in doubt.", "green"))
            return
        number = len(doubts)
        self.line((f"To check: {number} decision{'s' * (number > 1)}", "bold yellow"))
        self.paragraph(
            "Where one is wrong, copy the line below it into the file book.toml beside the "
            "manuscript. Lines for the top go above the first [table], all others below a line "
            "[structure].",
            "",
            "dim",
        )
        shown = doubts if everything else doubts[:MOST_DOUBTS]
        for place, doubt in enumerate(shown, 1):
            self.line()
            grave = "!" if doubt["degree"] == "grave" else "?"
            where = f"{_place(doubt, in_folder=in_folder)}: " if doubt["line"] else ""
            self.line((f"{place:2}{grave} ", "bold yellow"), f"{where}{doubt['what']}")
            if doubt["starts"]:
                self.line("    ", _quote(doubt["starts"]))
            self.paragraph(f"but {doubt['why']}", "    ", "dim")
            if doubt["pin"]:
                above = "" if doubt["structure"] else "    (at the top)"
                self.line("    ", (doubt["pin"], "cyan"), (above, "dim"), whole=True)
        if len(shown) < number:
            self.line()
            self.line((f"… and {number - len(shown)} more: ebookpack inspect --all", "dim"))

    # --------------------------------------------------------------------------------- tree

    def tree(self, found: Values, *, everything: bool) -> None:
        """The book as a tree of matter, parts and chapters, and what is not in it."""
        self.line()
        columns = _columns(found)
        self._row("", columns, {name: name for name, _ in columns}, style="dim")
        for matter, name in _MATTERS.items():
            sections = [s for s in found["sections"] if s["matter"] == matter]
            if sections:
                self.line((name, "bold"))
                self._sections(folded(sections, everything=everything), columns)
        if found["left_out"]:
            self._left_out(found["left_out"], columns, everything=everything)

    def _left_out(self, items: list[Values], columns: Columns, *, everything: bool) -> None:
        self.line(("Left out", "bold"))
        for item in items:
            guide, below = ("└─ ", "   ") if item is items[-1] else ("├─ ", "│  ")
            counts = {"words": f"{item['words']:,}", "line": str(item["line"] or "")}
            self._row(guide, columns, counts, [(item["what"], "cyan"), _quote(item["starts"])])
            self.paragraph(item["why"], f"{below}  ", "dim")
            if item["pin"] and everything:
                self.line(f"{below}  ", ("to keep it: ", "dim"), (item["pin"], "cyan"), whole=True)

    def foot(self, found: Values) -> None:
        """The way on, for the page may have scrolled away by now."""
        self.line()
        number = len(found["doubts"])
        if number:
            self.line((f"To check: {number}, listed at the top of this page.", "bold yellow"))
        path = found["manuscript"]["path"]
        self.line((f"To correct something: ebookpack init {shlex.quote(path)}", "dim"), whole=True)
        self.line(("It writes all this into the file book.toml, to be changed there.", "dim"))

    def _sections(self, items: list[Values | Run], columns: Columns) -> None:
        guides = list(_guides([item["level"] for item in items]))
        said = ""
        for item, (guide, below) in zip(items, guides, strict=True):
            if isinstance(item, Run):
                self._row(guide, columns, item.counts, [(f"… {item}", "dim")])
                continue
            counts = {
                "words": f"{item['words']:,}",
                "paras": str(item["paragraphs"] or ""),
                "breaks": str(item["scene_breaks"] or ""),
                "line": str(item["line"] or ""),
            }
            doubt = item["doubt"]
            mark = [("?", "bold yellow")] if doubt else []
            title = [(item["title"], "bold")] if item["title"] else []
            opening = _quote(item["starts"])
            head = [*mark, (item["role"], "cyan"), *title]
            used = len(guide) + sum(Text(text).cell_len + 2 for text, _ in head)
            room = self._left(columns) - used >= LEAST_OPENING
            self._row(guide, columns, counts, [*head, opening] if room else head)
            if not room and opening[0]:
                self.line((f"{below}  ", "dim"), opening)
            if item["why"] != said or doubt:
                self.paragraph(item["why"], f"{below}  ", "dim")
            said = item["why"]

    def _left(self, columns: Columns) -> int:
        """Columns of the page that are left of the figures."""
        return self._width - sum(size for _, size in columns)

    def _row(
        self,
        guide: str,
        columns: Columns,
        counts: Values,
        parts: Iterable[tuple[str, str]] = (),
        style: str = "",
    ) -> None:
        width = self._left(columns)
        left = Text(self._shown(guide), style="dim", no_wrap=True)
        for content, look in parts:
            if content:
                left.append(self._shown(content), style=look or "not dim")
                left.append(" " if content == "?" else "  ")
        left.rstrip()
        left.truncate(width - 1, overflow=self._overflow, pad=True)
        for name, size in columns:
            left.append(f"{counts.get(name, ''):>{size}}", style=style or "dim")
        left.rstrip()
        self._console.print(left, overflow="ignore", crop=False, no_wrap=True)


Columns: TypeAlias = list[tuple[str, int]]


def _columns(found: Values) -> Columns:
    """The columns of figures; lines have no numbers in Word documents and in web pages."""
    numbered = any(item["line"] for item in (*found["sections"], *found["left_out"]))
    return [column for column in _COLUMNS if numbered or column[0] != "line"]


def _quote(text: str) -> tuple[str, str]:
    goes_on = " …" if len(text) > LEAST_CUT and not text.endswith((".", "!", "?", "”")) else ""
    return (f"“{text}{goes_on}”", "italic") if text else ("", "")


def _place(item: Values, *, in_folder: bool) -> str:
    """Where something stands: `line 12`, in a folder `02-rain.md:12`."""
    name = (item["path"] or "").rpartition("/")[2]
    return f"{name}:{item['line']}" if in_folder else f"line {item['line']}"


def _guides(levels: list[int]) -> Iterator[tuple[str, str]]:
    """(guide of the row, guide of the lines below it) of a tree whose rows have these levels."""
    for place, level in enumerate(levels):
        above = "".join(
            "│  " if _goes_on(levels, place, outer) else "   " for outer in range(1, level)
        )
        if _goes_on(levels, place, level):
            yield f"{above}├─ ", f"{above}│  "
        else:
            yield f"{above}└─ ", f"{above}   "


def _goes_on(levels: list[int], place: int, level: int) -> bool:
    """Whether a row of a level stands below this place before one of a level further out."""
    for below in levels[place + 1 :]:
        if below <= level:
            return below == level
    return False


def _wrapped(text: str, width: int) -> Iterator[str]:
    """Lines of a text of at most some columns; wide characters take two."""
    line = Text("")
    for word in text.split(" "):
        longer = Text(f"{line.plain} {word}" if line.plain else word)
        if longer.cell_len > width and line.plain:
            yield line.plain
            longer = Text(word)
        line = longer
    yield line.plain
