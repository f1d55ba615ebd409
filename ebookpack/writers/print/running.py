"""Running heads and folios: what they say, where they stand, and on which pages there are none."""

from __future__ import annotations

from collections.abc import Iterator

from ebookpack.core.edition import Edition
from ebookpack.core.type_style import Case, FolioPlace, HeadPlace, HeadText, TypeStyle
from ebookpack.writers.manuscript import header_words, is_short_story
from ebookpack.writers.print.titles import running_head

_FOLIOS = {
    **dict.fromkeys(("text", "opening", "part", "part-opening"), "counter(page)"),
    "front": "counter(page, lower-roman)",
}
"""The folio by the kind of page."""
_WITH_HEADING = ("text", "opening", "front")
"""Kinds of pages whose first has a heading: none runs above it..."""
_OF_PARTS = ("part", "part-opening")
"""...and nothing at all is on that of a part."""
_HEAD_CASES = {
    Case.AS_WRITTEN: "",
    Case.CAPITALS: "text-transform: uppercase;",
    Case.SMALL_CAPITALS: "font-variant-caps: small-caps;",
    Case.ITALIC: "font-style: italic;",
}
_HEAD = """
    padding-bottom: calc(0.9 * var(--leading));
    vertical-align: bottom;
    white-space: nowrap;
"""
_FOOT = """
    padding-top: calc(1.1 * var(--leading));
    vertical-align: top;
"""
_HEAD_FONT = """    font-family: var(--head-font), var(--body-font), serif;
    font-size: var(--head-size);
    letter-spacing: var(--head-spacing);
"""
_FOLIO_FONT = """    font-family: var(--folio-font), var(--body-font), serif;
    font-size: var(--folio-size);
"""
_SIDES = ("left", "right")


def running_css(edition: Edition) -> str:
    """Rules for the margin boxes (CSS Paged Media 3, 5), to stand before the theme's own."""
    style = edition.theme.type
    if edition.theme.page.manuscript:
        return _manuscript_css(edition)
    rules = [
        *(
            f"@page :{side} {{ @{box} {{{look}  }} }}"
            for side in _SIDES
            for box, look in _looks(style, side).items()
        ),
        *_contents(edition),
        *_bare_openings(style),
    ]
    return "\n".join(rules)


def _manuscript_css(edition: Edition) -> str:
    """Surname, title and number on every sheet, but for title pages and heads of short stories."""
    head = css_string(f"{header_words(edition.book.metadata)} / ")
    rules = [f"@page {{ @top-right {{ {_HEAD}{_HEAD_FONT} }} }}"]
    for name, folio in _FOLIOS.items():
        rules.append(f"@page {name} {{ @top-right {{ content: {head} {folio}; }} }}")
    if is_short_story(edition.book):
        rules.append(f"@page opening:nth(1 of opening) {{ {_without(['top-right'])} }}")
    return "\n".join(rules)


def _looks(style: TypeStyle, side: str) -> dict[str, str]:
    """Declarations by margin box: one may have the head on this side, the folio on the other."""
    looks = {}
    if box := _head_box(style.running_heads, side):
        looks[box] = f"{_HEAD}{_HEAD_FONT}    {_HEAD_CASES[style.head_case]}\n"
    if box := _folio_box(style.folio, side):
        looks[box] = f"{_HEAD if box.startswith('top') else _FOOT}{_FOLIO_FONT}"
    if style.folio is FolioPlace.HEAD_OUTSIDE:
        looks["bottom-center"] = f"{_FOOT}{_FOLIO_FONT}"
    return looks


def _contents(edition: Edition) -> Iterator[str]:
    style = edition.theme.type
    said = {"left": style.head_verso, "right": style.head_recto}
    for name, folio in _FOLIOS.items():
        for side in _SIDES:
            boxes = []
            if box := _head_box(style.running_heads, side):
                boxes.append(f"@{box} {{ content: {_said(edition, said[side])}; }}")
            if box := _folio_box(style.folio, side):
                boxes.append(f"@{box} {{ content: {folio}; }}")
            yield f"@page {name}:{side} {{ {' '.join(boxes)} }}"
        yield f"@page {name}:blank {{ {_without(_boxes(style))} }}"


def _bare_openings(style: TypeStyle) -> Iterator[str]:
    """What is not on pages with headings; a folio at the head goes to the foot there."""
    heads = [box for box in _boxes(style) if box.startswith("top")]
    for name in _WITH_HEADING:
        foot = ""
        if style.folio is FolioPlace.HEAD_OUTSIDE:
            foot = f" @bottom-center {{ content: {_FOLIOS[name]}; }}"
        yield f"@page {name}:nth(1 of {name}) {{ {_without(heads)}{foot} }}"
    for name in _OF_PARTS:
        yield f"@page {name}:nth(1 of {name}) {{ {_without(_boxes(style))} }}"


def _boxes(style: TypeStyle) -> list[str]:
    return list(dict.fromkeys(box for side in _SIDES for box in _looks(style, side)))


def _without(boxes: list[str]) -> str:
    return " ".join(f"@{box} {{ content: none; }}" for box in boxes)


def _head_box(place: HeadPlace, side: str) -> str | None:
    """The margin box of a running head on pages of a side."""
    other = _SIDES[side == "left"]
    boxes = {HeadPlace.CENTRE: "center", HeadPlace.OUTSIDE: side, HeadPlace.INSIDE: other}
    return f"top-{boxes[place]}" if place in boxes else None


def _folio_box(place: FolioPlace, side: str) -> str | None:
    """The margin box of a folio on pages of a side."""
    match place:
        case FolioPlace.FOOT_CENTRE:
            return "bottom-center"
        case FolioPlace.FOOT_OUTSIDE:
            return f"bottom-{side}"
        case FolioPlace.HEAD_OUTSIDE:
            return f"top-{side}"
        case FolioPlace.NONE:
            return None


def _said(edition: Edition, text: HeadText) -> str:
    """Content of a running head: the title stands in for an author whom nobody names."""
    metadata = edition.book.metadata
    match text:
        case HeadText.AUTHOR:
            return css_string(running_head(metadata.byline or metadata.title))
        case HeadText.TITLE:
            return css_string(running_head(metadata.title))
        case HeadText.CHAPTER:
            return "string(heading)"
        case HeadText.NONE:
            return "none"


def css_string(text: str) -> str:
    """A text as a CSS string (CSS Syntax 3, 4.3.5 and 4.3.7)."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\a ")
    return f'"{escaped}"'
