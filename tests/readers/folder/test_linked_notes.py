"""An Obsidian vault whose index is a note of links: it gives the order, and is no chapter."""

from __future__ import annotations

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.node_text import block_text
from ebookpack.readers.registry import read_manuscript
from tests.manuscripts import folder_of

CHAPTERS = {
    "The Gate.md": b"# The Gate\n\nIt was late. %% a gull? %%\n",
    "Morning.md": b"# Morning\n\nIt was light again at [[The Gate|the gate]].\n",
}
INDEX = (
    b"---\ntitle: The Weir\nauthor: Ada Pell\n---\n\n# The Weir\n\n- [[The Gate]]\n- [[Morning]]\n"
)


def said(files: dict[str, bytes]) -> list[str]:
    document = read_manuscript(folder_of(files), Diagnostics())
    return [block_text(block) for block in document.blocks]


def test_links_give_the_order() -> None:
    document = read_manuscript(folder_of({**CHAPTERS, "Weir.md": INDEX}), Diagnostics())
    assert [block_text(block) for block in document.blocks] == [
        "The Gate",
        "It was late.",
        "Morning",
        "It was light again at the gate.",
    ]
    fields = {field.name: field.value for field in document.fields}
    assert fields == {"title": "The Weir", "author": "Ada Pell"}


def test_a_note_that_says_more_is_a_chapter() -> None:
    assert "Then they went." in said({**CHAPTERS, "Weir.md": INDEX + b"\nThen they went.\n"})


def test_a_note_that_links_to_a_few_of_many_is_no_index() -> None:
    more = {f"Scene {number}.md": b"# Scene\n\nRain.\n" for number in range(4)}
    assert said({**CHAPTERS, **more, "Weir.md": INDEX}).count("Rain.") == 4
