"""Styles of a document, and what comes of them: how a run looks, what a paragraph is given.

A property of a run can be set in five places: document defaults, table style, paragraph style,
character style, and the run itself. Most are settled by the nearest place; the on/off ones are
toggles, and an italic word in a style that is italic already stands upright (ISO/IEC 29500-1,
17.7.3). Table styles are left aside: they make head rows bold, which the head of a table says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct

from ebookpack.readers.docx.names import Element, attribute, child, children, is_on, kind, value_of
from ebookpack.readers.word_processor.looks import RunLook, heading_level

USUAL_SIZE = 10.0
"""Points of letters where nothing says how large they are (17.3.2.38)."""
MOST_SIZE = 3276
"""Half points; the largest letters of Word."""
MOST_ANCESTORS = 50
"""Styles that one is based on; Word allows eleven."""

_TOGGLES = {
    "w:b": "bold",
    "w:i": "italic",
    "w:caps": "caps",
    "w:smallCaps": "small_caps",
    "w:strike": "strike",
    "w:dstrike": "strike",
    "w:vanish": "hidden",
}
_COMPLEX_TOGGLES = {"w:bCs": "bold", "w:iCs": "italic"}
"""They stand for the others in right-to-left runs (17.3.2.2, 17.3.2.17)."""
_RAISED = {"superscript": "superscript", "subscript": "subscript"}
_UNDERLINED_LINKS = frozenset({"hyperlink", "followedhyperlink", "internet link", "internetlink"})
_NAME_LEVELS = 9

Value: TypeAlias = str | bool | float
Properties: TypeAlias = Mapping[str, Value]
_NONE: Properties = {}


class Style(Struct, frozen=True, kw_only=True):
    """A style as it is declared."""

    id: str
    name: str
    type: str
    parent: str
    paragraph: Element | None
    """Its `w:pPr`."""
    run: Properties
    underlined: bool
    """Whether an underline it sets means anything: that of links does not."""


class StyleSheet:
    """The styles of a document."""

    def __init__(self, root: Element | None) -> None:
        """Read the styles part; None for a document without one."""
        defaults = child(root, "w:docDefaults")
        self._default_run = run_properties(
            child(child(defaults, "w:rPrDefault"), "w:rPr"), complex_script=False
        )
        self.default_paragraph = child(child(defaults, "w:pPrDefault"), "w:pPr")
        self._styles: dict[str, Style] = {}
        self._default_style = ""
        for element in children(root, "w:style"):
            style = _style(element)
            self._styles.setdefault(style.id, style)
            if style.type == "paragraph" and attribute(element, "w:default") in ("1", "true", "on"):
                self._default_style = self._default_style or style.id
        self._chains: dict[str, tuple[Style, ...]] = {}
        self._settled: dict[str, Properties] = {}
        self._looks: dict[tuple[str, str, frozenset[tuple[str, Value]]], RunLook] = {}

    def paragraph_style(self, style_id: str) -> str:
        """Id of a paragraph's style: the default one where the given one is not there."""
        return style_id if style_id in self._styles else self._default_style

    def chain(self, style_id: str) -> tuple[Style, ...]:
        """A style and those it is based on, nearest first."""
        if style_id not in self._chains:
            found: list[Style] = []
            style = self._styles.get(style_id)
            while style is not None and style not in found and len(found) < MOST_ANCESTORS:
                found.append(style)
                style = self._styles.get(style.parent)
            self._chains[style_id] = tuple(found)
        return self._chains[style_id]

    def outline_level(self, style_id: str) -> int | None:
        """Level of the headings of a style, 0 for the outermost; None if it makes none."""
        for style in self.chain(style_id):
            written = value_of(style.paragraph, "w:outlineLvl")
            if written.isdecimal():
                return int(written) if int(written) < _NAME_LEVELS else None
            named = heading_level(style.name)
            if named is not None:
                return named
        return None

    def run_look(self, paragraph_style: str, properties: Element | None) -> RunLook:
        """How a run looks whose `w:rPr` is given, in a paragraph of a style."""
        direct = run_properties(properties)
        character = str(direct.get("style", ""))
        key = (paragraph_style, character, frozenset(direct.items()))
        if key not in self._looks:
            self._looks[key] = self._combined(paragraph_style, character, direct)
        return self._looks[key]

    def _combined(self, paragraph_style: str, character: str, direct: Properties) -> RunLook:
        levels = [self._of_chain(paragraph_style), self._of_chain(character)]
        look: dict[str, Value] = {"size": USUAL_SIZE}
        for name in {*_TOGGLES.values()}:
            if name in direct:
                look[name] = direct[name]
            elif self._default_run.get(name):
                look[name] = True
            else:
                look[name] = bool(levels[0].get(name)) is not bool(levels[1].get(name))
        for name in ("underline", "raised", "font", "size"):
            for place in (direct, levels[1], levels[0], self._default_run):
                if name in place:
                    look[name] = place[name]
                    break
        language = direct.get("language") or levels[1].get("language")
        if language:
            look["language"] = language
        return RunLook(**look)  # type: ignore[arg-type]

    def base_look(self, style_id: str | None = None) -> RunLook:
        """How text looks in a paragraph style by that alone; by default, in the default one."""
        return self.run_look(self._default_style if style_id is None else style_id, None)

    def _of_chain(self, style_id: str) -> Properties:
        """Run properties that a style sets, by itself or by what it is based on."""
        if not style_id:
            return _NONE
        if style_id not in self._settled:
            merged: dict[str, Value] = {}
            for style in reversed(self.chain(style_id)):
                merged.update(style.run)
                if not style.underlined:
                    merged.pop("underline", None)
            self._settled[style_id] = merged
        return self._settled[style_id]


def run_properties(element: Element | None, *, complex_script: bool | None = None) -> Properties:
    """What a `w:rPr` sets, by the names of RunLook's fields; `style` is its character style."""
    if element is None or not len(element):
        return _NONE
    if complex_script is None:
        complex_script = any(kind(p) in ("w:rtl", "w:cs") and is_on(p) for p in element)
    toggles = _TOGGLES | _COMPLEX_TOGGLES if complex_script else _TOGGLES
    found: dict[str, Value] = {}
    for item in element:
        name = kind(item)
        if name in toggles:
            found[toggles[name]] = is_on(item) or bool(
                # Either of the two kinds of strike strikes.
                name in ("w:strike", "w:dstrike") and found.get("strike")
            )
        elif name == "w:rStyle":
            found["style"] = attribute(item, "w:val") or ""
        elif name == "w:u":
            found["underline"] = (attribute(item, "w:val") or "none") != "none"
        elif name == "w:vertAlign":
            found["raised"] = _RAISED.get(attribute(item, "w:val") or "", "")
        elif name == "w:rFonts":
            found["font"] = attribute(item, "w:ascii") or attribute(item, "w:hAnsi") or ""
        elif name == ("w:szCs" if complex_script else "w:sz"):
            half_points = attribute(item, "w:val") or ""
            if half_points.isdecimal() and 0 < int(half_points[:5]) <= MOST_SIZE:
                found["size"] = int(half_points) / 2
        elif name == "w:lang":
            language = attribute(item, "w:bidi" if complex_script else "w:val")
            if language:
                found["language"] = language
    return found


def _style(element: Element) -> Style:
    name = value_of(element, "w:name")
    return Style(
        id=attribute(element, "w:styleId") or "",
        name=name,
        type=attribute(element, "w:type") or "paragraph",
        parent=value_of(element, "w:basedOn"),
        paragraph=child(element, "w:pPr"),
        run=run_properties(child(element, "w:rPr")),
        underlined=name.casefold() not in _UNDERLINED_LINKS,
    )


def given(sheet: StyleSheet, direct: Element | None, style_id: str, name: str) -> Iterator[Element]:
    """The elements of a name that apply to a paragraph, nearest first."""
    yield from children(direct, name)
    for style in sheet.chain(style_id):
        yield from children(style.paragraph, name)
    yield from children(sheet.default_paragraph, name)
