"""A page that is being read, and what a reader of one kind of page makes of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from msgspec import Struct

from ebookpack.core.book import Field, LeftOut
from ebookpack.core.diagnostics import Span
from ebookpack.core.nodes import Block, Blocks, Heading, Text
from ebookpack.readers.html.blocks import PageFlow
from ebookpack.readers.html.page_tree import Element
from ebookpack.readers.html.paragraphs import with_gaps

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_NAMES = """
en: english
de: deutsch, german
fr: français, french
es: español, spanish
it: italiano, italian
nl: dutch, nederlands
pt-BR: português brasileiro
pt-PT: português europeu
pt: portuguese, português
pl: polski, polish
ru: русский, russian
uk: українська, ukrainian
cs: čeština, czech
hu: magyar, hungarian
fi: suomi, finnish
sv: svenska, swedish
no: norsk, norwegian
da: dansk, danish
el: ελληνικά, greek
tr: türkçe, turkish
ro: română, romanian
ca: català, catalan
la: latin
eo: esperanto
id: bahasa indonesia, indonesian
vi: tiếng việt, vietnamese
ja: 日本語, japanese
ko: 한국어, korean
he: עברית, hebrew
zh: 中文-普通话 國語, 中文, chinese
ar: العربية, arabic
fil: filipino
hr: hrvatski, croatian
sk: slovenčina
"""
_LANGUAGES: Mapping[str, str] = {
    name.strip(): tag
    for tag, _, names in (line.partition(":") for line in _NAMES.strip().split("\n"))
    for name in names.split(",")
}
"""Names of languages as the archives' menus have them."""


class Page(Struct, frozen=True, kw_only=True):
    """A page, parsed, its notes taken out."""

    root: Element
    flow: PageFlow

    @property
    def heading(self) -> str:
        """The page's `<title>`."""
        title = self.root.first("title")
        return " ".join("".join(_strings(title)).split()) if title is not None else ""

    def meta(self, *names: str) -> str:
        """What the page declares under the first of some names that it declares."""
        return next(iter(self.metas(*names)), "")

    def metas(self, *names: str) -> list[str]:
        """All that the page declares under the first of some names that it declares."""
        declared: dict[str, list[str]] = {name: [] for name in names}
        for element in self.root.find("meta"):
            content = " ".join(element.get("content").split())
            says = {element.get(key).lower() for key in ("name", "property", "itemprop")}
            for name in says & declared.keys() if content else ():
                declared[name].append(content)
        return next(filter(None, declared.values()), [])


@dataclass(slots=True, kw_only=True)
class Draft:
    """What is found in a page, part by part."""

    page: Page
    blocks: list[Block] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    def note(self, name: str, value: str, element: Element | None = None) -> None:
        """Note metadata that the page gives."""
        value = " ".join(value.split())
        if value:
            span = self.page.flow.span(element) if element is not None else None
            self.fields.append(Field(name=name, value=value, span=span))

    def note_language(self, name: str) -> None:
        """Note the language by its tag or by its name; one that is not known is passed over."""
        name = name.strip()
        tag = _LANGUAGES.get(name.casefold())
        if tag is None and len(name) < 12 and _TAG.fullmatch(name):
            tag = name
        if tag and not any(f.name == "language" for f in self.fields):
            self.note("language", tag)

    def head(self, text: str, level: int, element: Element) -> None:
        """Start a part of the work with a heading."""
        span: Span = self.page.flow.span(element)
        self.blocks.append(Heading(level=level, children=(Text(text=text),), span=span))

    def text(self, element: Element) -> Blocks:
        """Take an element's text out of the page."""
        blocks = with_gaps(self.page.flow.blocks(element))
        element.remove()
        return blocks

    def leave_out(self, what: str, element: Element, why: str) -> None:
        """Take an element out of the page and say that its words are left out."""
        text = element.text()
        if text:
            span = self.page.flow.span(element)
            self.left_out.append(LeftOut(what=what, text=text, why=why, span=span))
        element.remove()

    def leave_out_all(self, what: str, elements: Iterable[Element], why: str) -> None:
        """Take elements out of the page, and say in one that their words are left out."""
        found = list(elements)
        text = "\n".join(filter(None, (element.text() for element in found)))
        if text:
            span = self.page.flow.span(found[0])
            self.left_out.append(LeftOut(what=what, text=text, why=why, span=span))
        for element in found:
            element.remove()

    def leave_out_rest(self, why: str) -> None:
        """Leave out whatever has not been taken out of the page."""
        for title in list(self.page.root.find("head")):
            title.remove()
        self.leave_out("site furniture", self.page.root, why)


def first_of(elements: Iterable[Element | None]) -> Element | None:
    """The first that is there."""
    return next((element for element in elements if element is not None), None)


def _strings(element: Element) -> Iterable[str]:
    return (child for child in element.children if isinstance(child, str))
