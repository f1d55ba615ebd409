"""What is remembered of a print edition, and when it holds no more."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from ebookpack.core.nodes import Paragraph, SceneBreak, Text
from ebookpack.print_record import PrintRecord, digest, read_record
from tests.writers import builders


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    record = PrintRecord(pages=212, text="abc", wrap_pages=210)
    place = tmp_path / "story-print.json"
    place.write_bytes(record.to_bytes())

    assert read_record(place) == record


@pytest.mark.parametrize("text", ["", "{}", "[1]", "nonsense", '{"pages": -1, "text": ""}'])
def test_what_is_no_record_is_none(text: str, tmp_path: Path) -> None:
    place = tmp_path / "story-print.json"
    place.write_text(text)

    assert read_record(place) is None
    assert read_record(tmp_path / "nothing") is None


def test_the_digest_is_another_once_the_text_is() -> None:
    first = Paragraph(children=(Text(text="The weir was quiet."),))
    other = Paragraph(children=(Text(text="The weir was loud."),))
    book = builders.story(first, first)
    same = builders.story(first, first)

    assert digest(book, "classic", (396.0, 612.0)) == digest(same, "classic", (396.0, 612.0))
    different = {
        digest(book, "classic", (396.0, 612.0)),
        digest(book, "modern", (396.0, 612.0)),
        digest(book, "classic", (432.0, 648.0)),
        digest(builders.story(first, other), "classic", (396.0, 612.0)),
        digest(builders.story(first, SceneBreak(mark=""), first), "classic", (396.0, 612.0)),
        digest(
            replace(book, metadata=replace(book.metadata, title="Another")),
            "classic",
            (396.0, 612.0),
        ),
    }
    assert len(different) == 6
