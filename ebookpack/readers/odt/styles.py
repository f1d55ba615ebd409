"""Styles of a document, automatic and named, and what comes of them.

Each property is settled by the nearest style that sets it: the spans around a text, then the
paragraph's automatic style, those it is derived from, and the default (ODF 1.3, part 3, 16.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from msgspec import Struct

from ebookpack.core.nodes import Align
from ebookpack.readers.odt.names import Element, attribute, child, children, kind
from ebookpack.readers.word_processor.looks import ParagraphLook, RunLook, role_of, twips

MOST_ANCESTORS = 50
"""Styles that one is derived from."""

_LOCAL = re.compile(r"\{[^}]*\}")
_ESCAPED = re.compile(r"_([0-9a-f]{1,4})_")
_BOLD = frozenset({"bold", "600", "700", "800", "900"})
_ALIGN = {"center": Align.CENTER, "end": Align.RIGHT, "right": Align.RIGHT}
_NO_BORDER = frozenset({"", "none", "hidden"})
_BREAKS = frozenset({"page", "column", "even-page", "odd-page"})
_UNDERLINED_LINKS = frozenset({"internet link", "visited internet link"})

Properties = Mapping[str, str]


class Style(Struct, frozen=True, kw_only=True):
    """A style as it is declared; properties by their names without a prefix."""

    name: str
    shown: str
    """Its name as the author sees it."""
    parent: str
    automatic: bool
    """Whether it holds what was given to single paragraphs, and has no name for the author."""
    text: Properties
    paragraph: Properties
    attributes: Properties


@dataclass(slots=True)
class StyleSheet:
    """The styles of a document."""

    _styles: dict[tuple[str, str], Style] = field(default_factory=dict)
    _chains: dict[tuple[str, str], tuple[Style, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, roots: Iterable[Element]) -> StyleSheet:
        """Read the styles in some parts; those of later parts come before earlier ones."""
        sheet = cls()
        for root in roots:
            for group in root:
                if kind(group) not in ("office:styles", "office:automatic-styles"):
                    continue
                automatic = kind(group) == "office:automatic-styles"
                for element in group:
                    if kind(element) in ("style:style", "style:default-style"):
                        family = attribute(element, "style:family") or ""
                        style = _style(element, automatic)
                        sheet._styles[family, style.name] = style
        return sheet

    def chain(self, family: str, name: str) -> tuple[Style, ...]:
        """A style, those it is derived from and the default of its family, nearest first."""
        key = (family, name)
        if key not in self._chains:
            found: list[Style] = []
            style = self._styles.get(key)
            while style is not None and style not in found and len(found) < MOST_ANCESTORS:
                found.append(style)
                style = self._styles.get((family, style.parent)) if style.parent else None
            default = self._styles.get((family, ""))
            if default is not None and default not in found:
                found.append(default)
            self._chains[key] = tuple(found)
        return self._chains[key]

    def run_look(self, paragraph: str, spans: tuple[str, ...]) -> RunLook:
        """How text looks in a paragraph of a style, in spans of styles, the outermost first."""
        look: dict[str, str | bool] = {}
        for style in reversed(self.chain("paragraph", paragraph)):
            look.update(_run_properties(style))
        look.pop("language", None)
        for span in spans:
            for style in reversed(self.chain("text", span)):
                look.update(_run_properties(style))
        return RunLook(**look)  # type: ignore[arg-type]

    def base_look(self, style: str = "Standard") -> RunLook:
        """How text looks in a paragraph style by that alone."""
        return self.run_look(style, ())

    def paragraph_look(self, name: str, level: int | None) -> ParagraphLook:
        """Look of a paragraph of a style; `level` is that of a heading, 1 for the outermost."""
        chain = self.chain("paragraph", name)
        given: dict[str, str] = {}
        for style in reversed(chain):
            given.update(style.paragraph)
        named = next((style for style in chain if not style.automatic and style.name), None)
        own = chain[0].paragraph if chain and chain[0].automatic else {}
        above, below = _rules(own)
        page = next((s.attributes["master-page-name"] for s in chain if _page(s)), "")
        return ParagraphLook(
            style_id=named.name if named else "Standard",
            style=named.shown if named else "",
            role=role_of(style.shown for style in chain if not style.automatic),
            outline=level - 1 if level else None,
            align=_ALIGN.get(given.get("text-align", ""), Align.NATURAL),
            left=twips(given.get("margin-left", "0")),
            first=twips(given.get("text-indent", "0")),
            before=twips(given.get("margin-top", "0")),
            after=twips(given.get("margin-bottom", "0")),
            page_break=bool(page) or given.get("break-before") in _BREAKS,
            rule_above=above,
            rule_below=below,
        )

    def outline_level(self, name: str) -> int | None:
        """Level that a paragraph style gives to headings, 1 for the outermost."""
        for style in self.chain("paragraph", name):
            written = style.attributes.get("default-outline-level")
            if written is not None:
                return int(written) if written in "123456789" and written else None
        return None

    def is_ruled(self, name: str) -> bool:
        """Whether a paragraph style draws a rule, by which an empty paragraph is one."""
        given: dict[str, str] = {}
        for style in reversed(self.chain("paragraph", name)):
            given.update(style.paragraph)
        return any(_rules(given))

    def ends_page(self, name: str) -> bool:
        """Whether a page ends below a paragraph of a style."""
        chain = self.chain("paragraph", name)
        breaks = (s.paragraph["break-after"] for s in chain if "break-after" in s.paragraph)
        return next(breaks, "") in _BREAKS

    def list_style(self, name: str) -> str:
        """The list style that a paragraph style names."""
        named = (s.attributes["list-style-name"] for s in self.chain("paragraph", name) if _list(s))
        return next(named, "")

    def is_hidden(self, section: str) -> bool:
        """Whether the style of a section hides it."""
        return any(s.attributes.get("display") == "none" for s in self.chain("section", section))


def _page(style: Style) -> bool:
    return bool(style.attributes.get("master-page-name"))


def _list(style: Style) -> bool:
    return "list-style-name" in style.attributes


def _style(element: Element, automatic: bool) -> Style:
    name = attribute(element, "style:name") or ""
    return Style(
        name=name,
        shown=attribute(element, "style:display-name") or _ESCAPED.sub(_unescaped, name),
        parent=attribute(element, "style:parent-style-name") or "",
        automatic=automatic,
        text=_properties(child(element, "style:text-properties")),
        paragraph=_properties(child(element, "style:paragraph-properties")),
        attributes=_properties(element),
    )


def _unescaped(found: re.Match[str]) -> str:
    """Names hold `_20_` for a space."""
    return chr(int(found[1], 16))


def _properties(element: Element | None) -> Properties:
    if element is None:
        return {}
    return {_local(name): str(value).strip() for name, value in element.attrib.items()}


@lru_cache(maxsize=2048)
def _local(name: str | bytes) -> str:
    return _LOCAL.sub("", str(name))


def _run_properties(style: Style) -> Iterator[tuple[str, str | bool]]:
    """What a style sets, by the names of RunLook's fields."""
    given = style.text
    if "font-style" in given:
        yield "italic", given["font-style"] in ("italic", "oblique")
    if "font-weight" in given:
        yield "bold", given["font-weight"] in _BOLD
    if "text-underline-style" in given and style.shown.casefold() not in _UNDERLINED_LINKS:
        yield "underline", given["text-underline-style"] != "none"
    struck = {given[n] for n in ("text-line-through-style", "text-line-through-type") if n in given}
    if struck:
        yield "strike", "none" not in struck
    if "font-variant" in given:
        yield "small_caps", given["font-variant"] == "small-caps"
    if "text-transform" in given:
        yield "caps", given["text-transform"] == "uppercase"
    if "display" in given:
        yield "hidden", given["display"] == "none"
    if "text-position" in given:
        yield "raised", _raised(given["text-position"].split(" ")[0])
    if "font-name" in given:
        yield "font", given["font-name"]
    if given.get("language", "none") != "none":
        country = given.get("country", "none")
        yield "language", given["language"] + (f"-{country}" if country not in ("none", "") else "")


def _raised(position: str) -> str:
    if position == "super" or (position.endswith("%") and position.strip("0.%").isdigit()):
        return "superscript"
    return "subscript" if position == "sub" or position.startswith("-") else ""


def _rules(given: Properties) -> tuple[bool, bool]:
    """Whether there is a border above, and below; none for a paragraph in a box."""

    def drawn(side: str) -> bool:
        border = given.get(f"border-{side}", given.get("border", "none"))
        return border.split(" ")[-1] not in _NO_BORDER and "none" not in border.split(" ")

    if drawn("left") or drawn("right"):
        return False, False
    return drawn("top"), drawn("bottom")


def list_styles(roots: Iterable[Element]) -> Iterator[tuple[str, Element]]:
    """Name and element of the list styles in some parts; that of headings is `#outline`."""
    for root in roots:
        for group in root:
            if kind(group) in ("office:styles", "office:automatic-styles"):
                for element in children(group, "text:list-style"):
                    yield attribute(element, "style:name") or "", element
                for element in children(group, "text:outline-style"):
                    yield "#outline", element
