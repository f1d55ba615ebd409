"""What holds for manuscripts of every format."""

from __future__ import annotations

import pytest

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.errors import ManuscriptError
from ebookpack.readers import registry
from ebookpack.readers.plain_text import lines
from ebookpack.readers.registry import read_manuscript
from tests.manuscripts import manuscript_of


@pytest.mark.parametrize("name", ["story.txt", "story.md", "story.html"])
def test_no_manuscript_has_more_paragraphs_than_a_book(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "MOST_BLOCKS", 30)
    paragraph = "She rowed on until the lamp on the quay was no more than a spark behind her."
    text = "\n\n".join(
        f"<p>{paragraph}</p>" if name.endswith("html") else paragraph for _ in range(30)
    )

    read_manuscript(manuscript_of(text.encode(), name), Diagnostics())
    with pytest.raises(ManuscriptError, match="R114"):
        read_manuscript(manuscript_of(f"{text}\n\n{text}".encode(), name), Diagnostics())


def test_a_text_of_endless_lines_is_refused_by_their_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lines, "MOST_LINES", 40)

    read_manuscript(manuscript_of(b"a\n\n\n" * 40, "story.txt"), Diagnostics())
    with pytest.raises(ManuscriptError, match=r"R114.* 41 lines"):
        read_manuscript(manuscript_of(b"a\n" * 41, "story.txt"), Diagnostics())
