from __future__ import annotations

from msgspec.structs import replace

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.nodes import SceneBreak
from ebookpack.core.type_style import SceneBreaks
from ebookpack.writers.print.writer import write_print
from tests.writers import builders
from tests.writers.builders import LONG_TEXT, paragraph
from tests.writers.print.conftest import digest, edition_of
from tests.writers.print.typesetter.test_lines import pages_of_glyphs

ORNAMENT = "❦"


def test_the_ornament_of_an_empty_line_shows_at_the_edges_of_pages_alone() -> None:
    # Breaks behind paragraphs of every length: some fall on the edge of a page.
    words = LONG_TEXT.split()
    blocks = [
        block
        for n in range(90)
        for block in (paragraph(" ".join(words[: 9 + n % 31])), SceneBreak(mark="*"))
    ]
    edition = edition_of(builders.story(*blocks, paragraph("The end.")))
    style = replace(edition.theme.type, scene_breaks=SceneBreaks.BLANK)
    blank = replace(edition, theme=replace(edition.theme, type=style))

    pages = pages_of_glyphs(write_print(blank, Diagnostics(), digest).data)[2:]

    shown = 0
    for page in pages:
        text = [y for char, _, y in page if char != ORNAMENT and 70 < y < 550]
        for char, _, y in page:
            if char == ORNAMENT and text and 70 < y < 550:
                shown += 1
                assert y > max(text) or y < min(text)
    assert 0 < shown < 45
