from __future__ import annotations

import pytest

from ebookpack.assemble.endless_marks import MOST_MARKS, refuse_endless_marks
from ebookpack.assemble.reading import Reading
from ebookpack.core.diagnostics import Span
from ebookpack.core.errors import ManuscriptError
from ebookpack.core.nodes import Paragraph, Text


def paragraph(text: str) -> Paragraph:
    return Paragraph(children=(Text(text=text),), span=Span(path="story.txt", line=7))


def test_a_letter_with_marks_without_end_is_refused_and_its_place_is_told() -> None:
    reading = Reading.of((paragraph("The weir held."), paragraph("o" + "\u0301" * 40_000)))

    with pytest.raises(ManuscriptError) as caught:
        refuse_endless_marks(reading)
    assert str(caught.value).startswith(
        "story.txt:7: error[A105]: a letter has 40000 marks above and below it"
    )


@pytest.mark.parametrize(
    "text",
    [
        "o" + "\u0301" * MOST_MARKS,
        ("o" + "\u0301" * 50) * 200,
        "…" * 3000,
        "－" * 3000,
    ],
    ids=["many", "on many letters", "dots", "a rule"],
)
def test_what_can_be_set_is_taken(text: str) -> None:
    refuse_endless_marks(Reading.of((paragraph(text),)))
