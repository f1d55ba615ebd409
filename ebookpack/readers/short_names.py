"""Elements and attributes of an XML vocabulary by short names: `w:p`, `text:span`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element


class ShortNames:
    """The names of some namespaces by prefixes of our own."""

    def __init__(self, namespaces: Mapping[str, tuple[str, ...]]) -> None:
        """Take prefixes, each for one or more namespaces that mean the same."""
        self._uris = namespaces
        self._prefixes = {uri: prefix for prefix, uris in namespaces.items() for uri in uris}
        self._short = lru_cache(maxsize=4096)(self._shortened)
        self._full = lru_cache(maxsize=1024)(self._written_out)

    def kind(self, element: Element) -> str:
        """Short name of an element; empty for those of other namespaces."""
        return self._short(element.tag)

    def attribute(self, element: Element, name: str) -> str | None:
        """Value of an attribute by its short name, `w:val`, or its bare one, `id`."""
        for full in self._full(name):
            value = element.get(full)
            if value is not None:
                return value
        return None

    def child(self, element: Element | None, name: str) -> Element | None:
        """The first child of a short name."""
        return next(self.children(element, name), None)

    def children(self, element: Element | None, name: str) -> Iterator[Element]:
        """The children of a short name."""
        if element is not None:
            for inner in element:
                if self._short(inner.tag) == name:
                    yield inner

    def descendants(self, element: Element, name: str) -> Iterator[Element]:
        """The elements of a short name below an element, at whatever depth."""
        return element.iter(*self._full(name)[:-1])

    def _shortened(self, tag: str) -> str:
        uri, _, local = tag.removeprefix("{").rpartition("}")
        prefix = self._prefixes.get(uri)
        return f"{prefix}:{local}" if prefix else ""

    def _written_out(self, name: str) -> tuple[str, ...]:
        prefix, _, local = name.rpartition(":")
        # Some programs write attributes without the prefix that the standard asks for.
        return (*(f"{{{uri}}}{local}" for uri in self._uris.get(prefix, ())), local)
