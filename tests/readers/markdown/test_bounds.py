"""Hostile texts: read within bounds that know no clock, and their words kept."""

from __future__ import annotations

import pytest

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import List, Quote
from ebookpack.readers.markdown.bounds import MOST_COST, reading_cost
from ebookpack.readers.markdown.cursor import DEEPEST
from ebookpack.readers.markdown.reader import read_markdown
from tests.manuscripts import manuscript_of


def read(text: str) -> tuple[str, list[str]]:
    """(all text of the blocks, codes of what was found)."""
    diagnostics = Diagnostics()
    document = read_markdown(manuscript_of(b"", "story.md"), text, diagnostics)
    return "\n".join(map(block_text, document.blocks)), [d.code for d in diagnostics]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        "[a](" * 20_000,
        "^[a" * 20_000,
        "".join("a" + "`" * size for size in range(1, 1500)),
    ],
)
def test_a_paragraph_that_costs_too_much_is_kept_as_text(text: str) -> None:
    assert reading_cost(text) > MOST_COST
    assert read(text) == (text, ["R221"])


@pytest.mark.parametrize("text", ["*a **b " * 2_000, "_a" * 5_000, "~~a " * 5_000, "<b " * 5_000])
def test_marks_that_nothing_closes_cost_nothing(text: str) -> None:
    assert reading_cost(text) < MOST_COST
    words, codes = read(text)
    assert (words.count("a"), words.count("b"), codes) == (text.count("a"), text.count("b"), [])


def test_emphasis_may_nest_without_end() -> None:
    words, _ = read("*a **b " * 500 + "c** d* " * 500)
    assert [words.count(letter) for letter in "abcd"] == [500] * 4


@pytest.mark.parametrize(
    "text", ["> " * 5_000 + "deep", "- " * 5_000 + "deep", "<div>\n" * 5_000 + "deep"]
)
def test_containers_nest_so_deep_and_no_deeper(text: str) -> None:
    document = read_markdown(manuscript_of(b"", "story.md"), text, Diagnostics())

    depth, blocks = 0, document.blocks
    while blocks and isinstance(blocks[0], Quote | List):
        first = blocks[0]
        blocks = first.blocks if isinstance(first, Quote) else first.items[0]
        depth += 1
    assert depth <= DEEPEST
    assert "deep" in "".join(map(block_text, blocks))


@pytest.mark.parametrize("text", ["```\nOne.", "<!-- One.", "<script>One.", "::: verse\nOne."])
def test_what_never_closes_takes_no_text_away(text: str) -> None:
    words, _ = read(f"{text}\n\nTwo.\n\nThree.")
    assert [word for word in ("One.", "Two.", "Three.") if word not in words] == []


@pytest.mark.parametrize(
    "text",
    [
        "*weir **eel* weir",
        '[]("(weir eel',
        "<s[^[weir]]()>",
        "}<p>weir\n: eel",
        "[^1]:[^1]: weir",
        "a `b`{weir}",
        "[^1]{weir eel}",
        "``` weir eel\n```",
        "[weir](eel weir)",
        "<weir>eel</weir>",
        "\u00a0   > weir\n\u00a0# eel",
    ],
)
def test_broken_markup_eats_no_word(text: str) -> None:
    document = read_markdown(manuscript_of(b"", "story.md"), text, Diagnostics())
    notes = [block for note in document.notes for block in note.blocks]
    kept = [*map(block_text, (*document.blocks, *notes)), *(o.text for o in document.left_out)]

    for word in ("weir", "eel"):
        assert " ".join(kept).count(word) == text.count(word)


@pytest.mark.parametrize(
    "line",
    [
        "# {}x",
        ":::{}!",
        "```{}`",
        "[a]:{}x y",
        "-{}x",
        "a{}\nb [c]",
        "{}|x\n|-|",
    ],
)
def test_long_runs_of_spaces_are_no_trap(line: str) -> None:
    words, _ = read(line.format(" " * 50_000))
    assert [c for c in line if c.isalpha()] == [c for c in words if c.isalpha()]
