"""Lines as the engine makes them: a box for each part of them and for each element around it.

Lines of bare text do without (set_lines.py); those that hold more are made of boxes, for the engine
asks those for the calls of notes, for links and for what is behind the text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct
from weasyprint.layout import inline

from ebookpack.writers.print.typesetter.paragraph import Box, Cut, Leaf, Paragraph
from ebookpack.writers.print.typesetter.set_lines import LineSetting
from ebookpack.writers.print.typesetter.shaping import Face


class SetText:
    """Stands where a text box has its Pango layout: the text is drawn from its face's words."""

    __slots__ = ("face",)
    first_line_direction = 0

    def __init__(self, face: Face) -> None:
        self.face = face


class LineBoxes(Struct, frozen=True):
    """Makes them."""

    strut: Callable[[Any], tuple[float, float]]
    """(line height, base line from its top) of a style."""

    def line(
        self, paragraph: Paragraph, fitted: tuple[Cut, LineSetting], place: tuple[float, float],
        floats: Sequence[Box] = (),
    ) -> Box:  # fmt: skip
        """A line at a place, behind what floats beside it."""
        cut, how = fitted
        x, y = place
        texts = []
        for text, advance, apart in how.parts(cut):
            box = self._text_box(text.leaf, text.text)
            box.position_x, box.justification_spacing = x + advance, how.stretch
            box.tracking = apart
            box.width = text.width + how.stretch * text.spaces + apart * text.glyphs
            texts.append((text.leaf, box))
        texts[-1][1].width -= texts[-1][1].tracking  # the last glyph, where the line ends
        line = paragraph.box.copy_with_children([*floats, *self._nested(paragraph.box, texts, 0)])
        line.position_x, line.width = x, how.width
        self._stand(line, y)
        return line

    def _stand(self, line: Box, position_y: float) -> None:
        """Put a line, and what is in it, at its height on the page."""
        self._adjust_line_height(line)
        bottom, top = inline.line_box_verticality(line)
        line.baseline = -top
        line.position_y, line.height = position_y, bottom - top
        line.margin_top = line.margin_bottom = 0
        for child in line.children:
            child.translate(0, position_y - top)

    def _text_box(self, leaf: Leaf, text: str) -> Box:
        """A text box as the engine's `split_text_box` makes it, but for its width and place."""
        model = leaf.model
        if model is None:
            face = leaf.face
            line_height, _ = self.strut(leaf.box.style)
            model = leaf.model = leaf.box.copy()
            model.height, model.position_y = face.height, 0
            model.margin_top = model.margin_bottom = (line_height - face.height) / 2
            model.baseline = face.baseline + model.margin_top
            model.pango_layout = SetText(face)
        return model.copy_with_text(text)

    def _adjust_line_height(self, box: Box) -> None:
        """The engine's function of this name, with line heights that are looked up."""
        line_height, box.baseline = self.strut(box.style)
        box.height = box.style["font_size"]
        half_leading = (line_height - box.height) / 2
        box.margin_top = half_leading - box.border_top_width - box.padding_top
        box.margin_bottom = half_leading - box.border_bottom_width - box.padding_bottom

    def _nested(self, parent: Box, texts: list[tuple[Leaf, Box]], depth: int) -> list[Box]:
        """Text boxes in copies of the inline boxes around them."""
        children: list[Box] = []
        index = 0
        while index < len(texts):
            leaf, text = texts[index]
            if len(leaf.path) == depth + 1:
                children.append(text)
                index += 1
                continue
            number, stop = leaf.path[depth], index
            while stop < len(texts) and texts[stop][0].path[depth] == number:
                stop += 1
            original = parent.children[number]
            inner = original.copy_with_children(
                self._nested(original, texts[index:stop], depth + 1)
            )
            inner.position_x = inner.children[0].position_x
            last = inner.children[-1]
            inner.width = last.position_x + last.width - inner.position_x
            inner.position_y = 0  # the line sets it
            self._adjust_line_height(inner)
            children.append(inner)
            index = stop
        return children
