"""What a paragraph is given: its place on the page, borders, breaks, its rank in the outline."""

from __future__ import annotations

from collections.abc import Iterator

from ebookpack.core.nodes import Align
from ebookpack.readers.docx.names import Element, attribute, child, children, is_on, kind, value_of
from ebookpack.readers.docx.styles import StyleSheet, given
from ebookpack.readers.word_processor.looks import ParagraphLook, role_of, twips

_ALIGN = {"center": Align.CENTER, "right": Align.RIGHT, "end": Align.RIGHT}
_NO_BORDER = frozenset({"", "nil", "none"})
_SIDES = ("w:left", "w:right", "w:start", "w:end")

_DIRECT = frozenset(
    {"w:jc", "w:ind", "w:spacing", "w:pageBreakBefore", "w:framePr", "w:pBdr", "w:numPr"}
    | {"w:outlineLvl"}
)
"""Properties that a paragraph may have by itself."""


class ParagraphLooks:
    """The looks of a document's paragraphs."""

    def __init__(self, sheet: StyleSheet) -> None:
        """Take styles from a sheet."""
        self._sheet = sheet
        self._of_styles: dict[str, ParagraphLook] = {}

    def of(self, properties: Element | None) -> ParagraphLook:
        """Look of a paragraph whose `w:pPr` is given."""
        style_id = self._sheet.paragraph_style(value_of(properties, "w:pStyle"))
        if properties is not None and any(kind(item) in _DIRECT for item in properties):
            return _look(self._sheet, style_id, properties)
        if style_id not in self._of_styles:
            self._of_styles[style_id] = _look(self._sheet, style_id, None)
        return self._of_styles[style_id]


def _look(sheet: StyleSheet, style_id: str, properties: Element | None) -> ParagraphLook:
    """Look of a paragraph of a style, with what it is given besides."""

    def all_given(name: str) -> Iterator[Element]:
        return given(sheet, properties, style_id, name)

    def nearest(name: str) -> Element | None:
        return next(all_given(name), None)

    def measure(name: str, *attributes: str) -> int:
        for element in all_given(name):
            for key in attributes:
                written = attribute(element, key)
                if written is not None:
                    return twips(written)
        return 0

    chain = sheet.chain(style_id)
    direct_level = value_of(properties, "w:outlineLvl")
    outline = sheet.outline_level(style_id)
    if direct_level.isdecimal():
        outline = int(direct_level) if int(direct_level) < 9 else None
    jc = nearest("w:jc")
    page_break = nearest("w:pageBreakBefore")
    frame = child(properties, "w:framePr")
    above, below = _rules(properties)
    return ParagraphLook(
        style_id=style_id,
        style=chain[0].name if chain else "",
        role=role_of(style.name for style in chain),
        outline=outline,
        align=_ALIGN.get((attribute(jc, "w:val") or "") if jc is not None else "", Align.NATURAL),
        left=measure("w:ind", "w:left", "w:start"),
        first=_first_line(all_given("w:ind")),
        before=measure("w:spacing", "w:before"),
        after=measure("w:spacing", "w:after"),
        page_break=page_break is not None and is_on(page_break),
        rule_above=above,
        rule_below=below,
        drop_cap=frame is not None
        and (attribute(frame, "w:dropCap") or "none") in ("drop", "margin"),
        number=_number(all_given("w:numPr")),
    )


def _first_line(indents: Iterator[Element]) -> int:
    for element in indents:
        hanging = attribute(element, "w:hanging")
        if hanging is not None:
            return -twips(hanging)
        first = attribute(element, "w:firstLine")
        if first is not None:
            return twips(first)
    return 0


def _rules(properties: Element | None) -> tuple[bool, bool]:
    """Whether a paragraph has a border of its own above, and below; none for one in a box."""
    borders = child(properties, "w:pBdr")
    if borders is None:
        return False, False

    def drawn(side: str) -> bool:
        return any((attribute(b, "w:val") or "") not in _NO_BORDER for b in children(borders, side))

    if any(map(drawn, _SIDES)):
        return False, False
    return drawn("w:top"), drawn("w:bottom")


def _number(places: Iterator[Element]) -> tuple[str, int] | None:
    """Numbering of a paragraph: what its own properties leave out, those of its style say."""
    ident = level = ""
    for element in places:
        ident = ident or value_of(element, "w:numId")
        level = level or value_of(element, "w:ilvl")
    if not ident or ident == "0":
        return None
    return ident, min(int(level), 8) if level.isdecimal() else 0
