"""Markdown made of all that its reader knows, damaged in its bytes."""

from __future__ import annotations

from random import Random

from ebookpack.core.book import Manuscript
from tests.fuzz.mutations import damaged_bytes
from tests.manuscripts import manuscript_of

PIECES = (
    *(
        "---\ntitle: The Weir\nauthor: [Ada, Ben]\n---",
        "% The Weir\n% Ada Quill",
        "Title: The Weir",
    ),
    *(
        "# One",
        "## Two {#two .x}",
        "Setext\n===",
        "Setext\n---",
        "####### Seven",
        "#",
        "* * *",
        "---",
    ),
    *("Text with *em*, **strong**, `code`, ~~old~~, H~2~O, x^2^ and ***both***.", "a  \nb\\\nc"),
    *(
        "> quote\n> > deeper\n\n> again",
        "- a\n- b\n    - c\n\n      d\n1. e\n2. f",
        "1) one\n\n   two",
    ),
    *(
        "Term\n: meaning\n\n  more",
        "| a | b |\n|---|:-:|\n| c | d |",
        "| verse\n|   line",
        "    code",
    ),
    *(
        "```py\ncode\n```",
        "~~~\nfence",
        "::: {.poem}\nlines\n:::",
        "::: a\n:::: b\n::::\n:::",
        ":::",
    ),
    *("[a](b.md#c)", "[a][b]", "[b]: http://x.y 'T'", "![p](p.png)", "![q](https://x.y/q.png)"),
    *(
        "Note.[^1]\n\n[^1]: The note.\n\n    More of it.",
        "Inline^[note *here*].",
        "[^2]: Uncalled.",
    ),
    *(
        "<div>\n\n*em*\n\n</div>",
        "<center>x</center>",
        "<!-- gone -->",
        "<script>x</script>",
        "<br>",
    ),
    *(
        "<p>a<p>b",
        "<b>x",
        "</b>",
        "&amp; &nbsp; &#0; &#x110000;",
        "\\*not\\*",
        "http://a.b",
        "<a@b.c>",
    ),
    *("[" * 200, "*" * 201, "_a " * 100, "> " * 200, "- " * 100, "`" * 99, "<" * 300, "(" * 300),
    *(
        "!" + "[" * 50 + "](" * 50,
        "a" * 3000,
        " " * 3000,
        "|" * 300,
        "\t\t- x",
        "{.x #y z=1}",
        "$$x$$",
    ),
    *(
        "{{#include x}}",
        "[[wiki]]",
        "1986\\. A year",
        "+ +",
        "Chapter Two",
        "\u00a0",
        "\u3000",
        "\x0c",
    ),
)
_WORDS = tuple(piece.encode() for piece in PIECES)


def manuscript(chance: Random) -> Manuscript:
    """A Markdown file that nobody would write."""
    return manuscript_of(source(chance), "story.md")


def source(chance: Random) -> bytes:
    """The bytes of such a file."""
    pieces = [chance.choice(PIECES) for _ in range(chance.choice((1, 4, 12, 60)))]
    text = chance.choice(("\n", "\n\n", "\n\n", "\n\n\n")).join(pieces)
    if chance.random() < 0.15:
        text = "\n".join(f"> {line}" for line in text.split("\n"))
    if chance.random() < 0.15:
        text = "\n".join(f"    {line}" for line in text.split("\n"))
    data = text.encode(chance.choice(("utf-8", "utf-8", "utf-16", "cp1252")), "replace")
    return damaged_bytes(data, chance, _WORDS) if chance.random() < 0.7 else data
