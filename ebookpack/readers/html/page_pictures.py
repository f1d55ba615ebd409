"""Pictures of a saved page: those saved beside it; what is not there costs no build."""

from __future__ import annotations

import re
from collections.abc import Callable

from ebookpack.core.book import Folder, Resource
from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.nodes import Image
from ebookpack.readers.complaints import Complaints
from ebookpack.readers.pictures import Pictures

_SAYS_NOTHING = re.compile(
    r"\W*(?:an? )?(?:image|img|picture|photo(?:graph)?|illustration|figure|fig|graphic|icon|logo"
    r"|cover|decoration|ornament|tailpiece|headpiece|drop ?cap|untitled|\d+|[\w-]+\.\w{3,4})?\W*",
    re.IGNORECASE,
)
"""Text alternatives that are none: they say that a picture is a picture, or name its file."""
_PARTS_SCENES = re.compile(
    r"\W*(?:(?:scene|section|line|page|chapter|text) ?(?:break|divider|separator)|divider|separator"
    r"|hr|rule|horizontal (?:rule|line))\W*",
    re.IGNORECASE,
)

_DIVIDER_FILE = re.compile(
    r"(?:.*[/_-])?(?:divider|separator|(?:scene|section|line|page)[_-]?break|hr)[\w-]*\.\w{3,4}"
    r"(?:\?.*)?",
    re.IGNORECASE,
)


class PagePictures:
    """Takes pictures as `Pictures` does; what cannot be had is a warning.

    Nobody wrote a saved page by hand: its author cannot be asked to mend each address in it.
    """

    def __init__(
        self,
        folder: Folder,
        name: str,
        diagnostics: Diagnostics,
        saved: Callable[[str], bytes | None] = lambda _: None,
    ) -> None:
        """Take pictures named by paths relative to the file `name` in the folder.

        `saved` gives the bytes of those that the page's own file holds, by their addresses.
        """
        self._saved = saved
        self._from_file: dict[str, Resource | None] = {}
        self._found = Diagnostics()
        self._pictures = Pictures(folder, name, self._found)
        self._complaints = Complaints(diagnostics)

    @property
    def resources(self) -> tuple[Resource, ...]:
        """What was read, in the order of the text."""
        return self._pictures.resources

    def take(self, source: str, alt: str, span: Span) -> Image | None:
        """The node for a picture; None, and a warning, if it cannot be had."""
        image = self._take_saved(source, alt, span) or self._pictures.take(source, alt, span)
        for found in self._found.found:
            self._complaints.warning(found.code, found.message, found.span, *found.hints)
        self._found.found.clear()
        return image

    def _take_saved(self, source: str, alt: str, span: Span) -> Image | None:
        source = source.strip()
        if source not in self._from_file:
            data = self._saved(source)
            self._from_file[source] = self._pictures.embed(data, span) if data else None
        resource = self._from_file[source]
        return Image(resource=resource.name, alt=" ".join(alt.split())) if resource else None


def description(alt: str) -> str:
    """What stands for a picture that cannot be had; empty if its alternative says nothing."""
    alt = " ".join(alt.split())
    return "" if _SAYS_NOTHING.fullmatch(alt) or _PARTS_SCENES.fullmatch(alt) else alt


def parts_scenes(source: str, alt: str) -> bool:
    """Whether a picture is there to part two scenes, as its alternative or its name says."""
    if alt.strip():
        return _PARTS_SCENES.fullmatch(alt) is not None
    return len(source) < 300 and _DIVIDER_FILE.fullmatch(source) is not None
