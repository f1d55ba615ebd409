"""What the engine does otherwise while a piece is laid out, and while it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from weasyprint import document, draw, layout
from weasyprint.css import PAGE_MARGIN_BOXES, StyleFor
from weasyprint.layout import background, block, inline, page, preferred

from ebookpack.writers.print.engine.first_page import FirstPage
from ebookpack.writers.print.engine.grid import on_grid
from ebookpack.writers.print.engine.line_breaks import KnownBreaks, split_whole
from ebookpack.writers.print.engine.page_starts import PageStarts
from ebookpack.writers.print.engine.shared_styles import SharedStyles
from ebookpack.writers.print.engine.wide_tables import TablesSeen
from ebookpack.writers.print.replacing import replaced
from ebookpack.writers.print.typesetter.blocks import Blocks, SetBlock
from ebookpack.writers.print.typesetter.content_widths import line_widths_with
from ebookpack.writers.print.typesetter.drawing import draw_lines_with, draw_with
from ebookpack.writers.print.typesetter.lines import Typesetter
from ebookpack.writers.print.typesetter.pages import PageFitter
from ebookpack.writers.print.typesetter.set_lines import SetLine

MOST_LOOPS = 60
"""How often the pages of a piece may be gone through: each time spreads are tried otherwise."""


@contextmanager
def typesetting(typesetter: Typesetter, first: FirstPage) -> Iterator[PageFitter]:
    """While it lasts, the lines of justified paragraphs are chosen all together, and fit pages."""
    fitter = PageFitter(page.make_page, typesetter, first.has_changed)
    layout_document = partial(layout.layout_document, max_loops=MOST_LOOPS)
    blocks = Blocks(typesetter, block._in_flow_layout)
    backgrounds = background.layout_box_backgrounds
    split = preferred.split_first_line
    whole = split_whole(inline.split_first_line)
    with ExitStack() as changes:
        for module, name, value in (
            (block, "iter_line_boxes", typesetter.iter_line_boxes),
            (block, "_in_flow_layout", blocks.in_flow_layout),
            (
                background,
                "layout_box_backgrounds",
                _unless_plain(backgrounds),
            ),
            (block, "block_level_layout_switch", on_grid(block.block_level_layout_switch)),
            (page, "make_page", fitter.make_page),
            (layout, "make_all_pages", fitter.notes.make_all_pages),
            (layout, "initialize_page_maker", first.page_maker_with(layout.initialize_page_maker)),
            (document, "layout_document", first.layout_with(layout_document, fitter)),
            (inline, "split_first_line", KnownBreaks(whole).split_first_line),
            (
                preferred,
                "inline_line_widths",
                line_widths_with(preferred.inline_line_widths, typesetter),
            ),
            (preferred, "split_first_line", KnownBreaks(split).split_first_line),
        ):
            changes.enter_context(replaced(module, name, value))
        yield fitter


@contextmanager
def noting_starts() -> Iterator[PageStarts]:
    """While it lasts, it is noted where in the text each page starts; `typesetting` comes first."""
    starts = PageStarts(page.make_page)
    with replaced(page, "make_page", starts.make_page):
        yield starts


@contextmanager
def looking_at(tables: Sequence[Any]) -> Iterator[None]:
    """While it lasts, tables that no page has room for are an exception; others come first."""
    with replaced(page, "make_page", TablesSeen(page.make_page, tables).make_page):
        yield


@contextmanager
def sharing(styles: SharedStyles) -> Iterator[None]:
    """While it lasts, styles are computed that no document had before."""

    def set_computed_styles(style_for: StyleFor, *given: Any, **named: Any) -> None:
        styles.set_for(style_for, *given, **named)

    with replaced(StyleFor, "set_computed_styles", set_computed_styles):
        yield


@contextmanager
def bare_pages() -> Iterator[None]:
    """While it lasts, pages have no margin boxes: frames.py makes them for the whole book.

    The engine computes styles for each of their sixteen kinds anew for every page; without them a
    page has its own style and that of its footnotes, and those of one kind of page are the same.
    """
    with (
        replaced(layout, "make_margin_boxes", lambda *_: ()),
        replaced(page, "set_page_type_computed_styles", _PageStyles().set_for),
    ):
        yield


@contextmanager
def drawing() -> Iterator[None]:
    """While it lasts, what the typesetter set is drawn by it, and all else by the engine."""
    with (
        replaced(draw, "draw_text", draw_with(draw.draw_text)),
        replaced(draw, "draw_inline_level", draw_lines_with(draw.draw_inline_level)),
    ):
        yield


@dataclass(slots=True)
class _PageStyles:
    """The styles of pages, computed once for all pages that the same rules match."""

    _known: dict[tuple[Any, ...], dict[Any, Any]] = field(default_factory=dict)

    def set_for(self, page_type: Any, html: Any, style_for: Any) -> None:
        """Take the place of the engine's `set_page_type_computed_styles`."""
        matching = tuple(
            (number, index)
            for number, (sheet, _, _) in enumerate(style_for._sheets)
            for index, (_, selectors, _) in enumerate(sheet.page_rules)
            for _, pseudo_type, selector in selectors
            if _margin_box(pseudo_type) is None and style_for._page_type_match(selector, page_type)
        )
        computed = style_for.get_computed_styles()
        if matching not in self._known:
            style_for.add_page_declarations(page_type)
            root = html.etree_element
            for element, pseudo_type in list(style_for.get_cascaded_styles()):
                if element == page_type and _margin_box(pseudo_type) is None:
                    style_for.set_computed_styles(
                        element,
                        pseudo_type=pseudo_type,
                        root=root,
                        parent=element if pseudo_type else root,
                        base_url=html.base_url,
                    )
            self._known[matching] = {
                pseudo_type: style
                for (element, pseudo_type), style in computed.items()
                if element == page_type
            }
            style_for.get_cascaded_styles().clear()
        for pseudo_type, style in self._known[matching].items():
            computed[page_type, pseudo_type] = style


def _unless_plain(engine: Callable[..., None]) -> Callable[..., None]:
    """The engine's `layout_box_backgrounds`, but for blocks that have nothing behind their text."""

    def layout_box_backgrounds(page: Any, box: Any, *more: Any, **named: Any) -> None:
        if not isinstance(box, SetBlock | SetLine):
            engine(page, box, *more, **named)

    return layout_box_backgrounds


def _margin_box(pseudo_type: str | None) -> str | None:
    """The name of a margin box; None for a page and for the area of its footnotes."""
    name = (pseudo_type or "").lstrip("@")
    return name if name in PAGE_MARGIN_BOXES - {"footnote", "note-area"} else None
