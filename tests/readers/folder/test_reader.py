"""A folder of chapters is one manuscript, in the order in which people number files."""

from __future__ import annotations

import pytest

from ebookpack.core.book import Document
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.errors import ManuscriptError
from ebookpack.core.node_text import block_text, note_calls
from ebookpack.readers.registry import read_manuscript
from tests.manuscripts import folder_of


def read(files: dict[str, str], diagnostics: Diagnostics | None = None) -> Document:
    data = {name: text.encode() for name, text in files.items()}
    return read_manuscript(folder_of(data), diagnostics or Diagnostics())


def test_chapters_come_in_their_natural_order() -> None:
    document = read({"10.md": "Ten.", "2.md": "Two.", "1.txt": "One."})

    assert [block_text(block) for block in document.blocks] == ["One.", "Two.", "Ten."]
    assert document.starts == (0, 1, 2)


def test_what_is_no_manuscript_is_left_out_and_reported() -> None:
    diagnostics = Diagnostics()
    document = read(
        {"1.md": "One.", "README.md": "Read.", "LICENSE.txt": "No.", "notes/plan.md": "Plan."},
        diagnostics,
    )

    assert [block_text(block) for block in document.blocks] == ["One."]
    (found,) = diagnostics
    assert found.code == "R108"
    assert "README.md" in found.message


def test_notes_of_two_chapters_do_not_share_a_name() -> None:
    text = "Text.[^1]\n\n[^1]: Note {}."
    document = read({"1.md": text.format("A"), "2.md": text.format("B")})

    called = list(note_calls(document.blocks))
    assert len(set(called)) == 2
    assert called == [note.id for note in document.notes]


def test_an_empty_folder_is_an_error_with_the_way_out() -> None:
    with pytest.raises(ManuscriptError, match="01-the-start"):
        read({"picture.png": ""})


def test_a_summary_says_which_files_there_are_and_in_what_order() -> None:
    diagnostics = Diagnostics()
    document = read(
        {
            "src/SUMMARY.md": "# Summary\n\n- [B](./b.md)\n  - [A](in/a%20b.md#x)\n- [Draft]()\n",
            "src/in/a b.md": "Second.",
            "src/b.md": "First.",
            "src/c.md": "Not listed.",
        },
        diagnostics,
    )

    assert [block_text(block) for block in document.blocks] == ["First.", "Second."]
    assert "src/c.md" in next(iter(diagnostics)).message


def test_a_file_that_waits_to_be_written_is_left_out_and_reported() -> None:
    diagnostics = Diagnostics()
    document = read({"1.md": "One.", "2.md": " \n"}, diagnostics)

    assert [block_text(block) for block in document.blocks] == ["One."]
    assert [str(found.span) for found in diagnostics] == ["novel/2.md"]


def test_a_scrivener_project_is_an_error_with_the_way_out() -> None:
    """Its files are named by chance: read in the order of their names, chapters would be mixed."""
    with pytest.raises(ManuscriptError, match="Compile"):
        read({"Weir.scrivx": "<ScrivenerProject/>", "Files/Data/A1/content.rtf": "{\\rtf1 One.}"})
