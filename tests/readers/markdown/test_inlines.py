"""Paragraphs without a mark but those of emphasis are read without python-markdown, and alike."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.nodes import Inlines
from ebookpack.readers.complaints import Complaints
from ebookpack.readers.markdown.inline_engine import InlineEngine
from ebookpack.readers.markdown.inlines import InlineReader, References
from ebookpack.readers.markdown.tree import Surroundings, inlines_of

SPAN = Span(path="story.md", line=1)
EMPHATIC = st.lists(
    st.sampled_from(["*", "_", "**", " ", "\n", "a", "up", "(", ".", "“", "-", "1"])
)


def _nothing_else(*_: object) -> str:
    raise AssertionError("a paragraph of words and emphasis needs nothing else")


SURROUNDINGS = Surroundings(
    take_picture=_nothing_else,  # type: ignore[arg-type]
    add_note=_nothing_else,
    note_id=_nothing_else,
    leave_out=_nothing_else,  # type: ignore[arg-type]
    anchor=_nothing_else,  # type: ignore[arg-type]
    file_address=_nothing_else,
    titles={},
)


def _read(text: str) -> Inlines:
    reader = InlineReader(References(), frozenset(), SURROUNDINGS, Complaints(Diagnostics()))
    return reader.read(text, SPAN)


@given(EMPHATIC.map("".join).map(str.strip))
def test_emphasis_is_read_as_python_markdown_leaves_it(text: str) -> None:
    """It finds nothing in such a text, and hands it on as it is."""
    element = InlineEngine(References(), frozenset()).element(text)
    assert _read(text) == inlines_of(element, SPAN, SURROUNDINGS)


def test_a_novel_does_not_load_it() -> None:
    """It takes longer to load than some hundred paragraphs to read."""
    code = (
        "import sys, ebookpack.readers.markdown.reader;"
        "sys.exit('markdown.core' in sys.modules or 'yaml' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
