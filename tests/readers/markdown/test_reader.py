"""Markdown as authors write it, and what becomes of it."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ebookpack.core.book import Document
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.errors import EbookpackError
from ebookpack.core.node_text import block_text, plain_text, walk_inlines
from ebookpack.core.nodes import (
    Block,
    Code,
    DefinitionList,
    Emphasis,
    Heading,
    LineBreak,
    Link,
    List,
    NoteRef,
    Paragraph,
    Preformatted,
    Quote,
    Rule,
    SmallCaps,
    Strikethrough,
    Strong,
    Superscript,
    Table,
    Verse,
)
from ebookpack.readers.markdown.reader import read_markdown
from tests.manuscripts import manuscript_of


def read(text: str) -> Document:
    """The document of a Markdown text that must raise no complaint."""
    diagnostics = Diagnostics()
    document = read_markdown(manuscript_of(text.encode(), "story.md"), text, diagnostics)
    assert list(diagnostics) == []
    return document


def blocks(text: str) -> tuple[Block, ...]:
    return read(text).blocks


def only(text: str) -> Block:
    (block,) = blocks(text)
    return block


def kinds(text: str) -> list[str]:
    return [type(inline).__name__ for inline in walk_inlines(blocks(text))]


def letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


# --------------------------------------------------------------------------------------- blocks


@pytest.mark.parametrize("text", ["# The Weir", "# The Weir #", "The Weir\n========"])
def test_headings_of_both_kinds(text: str) -> None:
    heading = only(text)

    assert isinstance(heading, Heading)
    assert heading.level == 1
    assert plain_text(heading.children) == "The Weir"


def test_a_paragraph_is_one_line_of_text_whatever_its_line_ends() -> None:
    assert block_text(only("The weir\nwas quiet.")) == "The weir was quiet."


@pytest.mark.parametrize("end", ["  \n", "\\\n"])
def test_a_hard_line_end_is_kept(end: str) -> None:
    paragraph = only(f"Yours,{end}Ada")

    assert isinstance(paragraph, Paragraph)
    assert any(isinstance(child, LineBreak) for child in paragraph.children)


@pytest.mark.parametrize("mark", ["***", "* * *", "---", "___"])
def test_rules_keep_what_was_typed(mark: str) -> None:
    found = blocks(f"One.\n\n{mark}\n\nTwo.")

    assert isinstance(found[1], Rule)
    assert found[1].mark == mark


def test_a_quotation_and_its_source() -> None:
    quote = only("> Mind the weir.\n>\n> -- *The Keeper*, 1774")

    assert isinstance(quote, Quote)
    assert block_text(quote.blocks[0]) == "Mind the weir."
    assert "The Keeper" in plain_text(quote.attribution)


def test_a_quotation_of_kept_lines_is_verse_with_its_indents() -> None:
    quote = only("> Mind the weir,\\\n> &emsp;mind the weir,\n>\n> it minds you,\\\n> or not.")
    verse = quote.blocks[0] if isinstance(quote, Quote) else quote

    assert isinstance(verse, Verse)
    assert [line.indent > 0 for line in verse.stanzas[0]] == [False, True]
    assert "emsp" not in block_text(verse)


def test_line_blocks_are_verse() -> None:
    verse = only("| Mind the weir,\n|   it minds you.")

    assert isinstance(verse, Verse)
    assert [plain_text(line.children) for line in verse.stanzas[0]] == [
        "Mind the weir,",
        "it minds you.",
    ]


def test_lists_nest_and_number() -> None:
    outer = only("3. one\n4. two\n    - inner\n    - more")

    assert isinstance(outer, List)
    assert outer.ordered
    assert outer.start == 3
    assert any(isinstance(block, List) for block in outer.items[1])


def test_tables_have_heads_and_rows() -> None:
    table = only("| Day | House |\n| --- | ----: |\n| Tue | Mayor |")

    assert isinstance(table, Table)
    assert [plain_text(cell.children) for cell in table.head] == ["Day", "House"]
    assert [cell.align for cell in table.rows[0]] == ["natural", "right"]


def test_definitions() -> None:
    assert isinstance(only("weir\n:   what holds the water"), DefinitionList)


@pytest.mark.parametrize("text", ["```\na  b\n```", "    a  b"])
def test_code_keeps_its_spaces(text: str) -> None:
    code = only(text)

    assert isinstance(code, Preformatted)
    assert code.text == "a  b"


# -------------------------------------------------------------------------------------- inlines


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("*a*", Emphasis),
        ("_a_", Emphasis),
        ("**a**", Strong),
        ("~~a~~", Strikethrough),
        ("x^2^", Superscript),
        ("`a`", Code),
        ("[a](https://example.org/)", Link),
        ("[a]{.smallcaps}", SmallCaps),
        ("<i>a</i>", Emphasis),
    ],
)
def test_marks_become_nodes(text: str, node: type) -> None:
    assert node.__name__ in kinds(text)


@pytest.mark.parametrize("text", ["file_name_here", "5 * 4 * 3", r"\*not\*", "a_b_c"])
def test_marks_that_mean_themselves_stay(text: str) -> None:
    assert kinds(text) == ["Text"]


def test_entities_are_read() -> None:
    assert block_text(only("caf&eacute; &amp; bar")) == "café & bar"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"]
)
def test_a_dangerous_link_leaves_only_its_text(address: str) -> None:
    diagnostics = Diagnostics()
    text = f"[read me]({address})"
    document = read_markdown(manuscript_of(text.encode(), "story.md"), text, diagnostics)

    assert not any(isinstance(inline, Link) for inline in walk_inlines(document.blocks))
    assert "read me" in block_text(document.blocks[0])


def test_scripts_have_no_place() -> None:
    text = "One.\n\n<script>steal()</script>\n\nTwo."
    document = read_markdown(manuscript_of(text.encode(), "story.md"), text, Diagnostics())

    assert "steal" not in " ".join(map(block_text, document.blocks))


def test_footnotes_are_found_wherever_they_stand() -> None:
    document = read("The weir.[^a]\n\n[^a]: Built in 1774.\n\nMore.")
    (call,) = (i for i in walk_inlines(document.blocks) if isinstance(i, NoteRef))
    (note,) = document.notes

    assert call.note == note.id
    assert block_text(note.blocks[0]) == "Built in 1774."


# --------------------------------------------------------------------------------- front matter


def fields(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for item in read(text).fields:
        found.setdefault(item.name, []).append(item.value)
    return found


def test_yaml_front_matter_is_read_as_it_was_typed() -> None:
    text = "---\ntitle: No\nauthor: [Ada Holt, Tom Marsh]\ndate: 2026-03-02\n---\n\nText."

    assert fields(text) == {
        "title": ["No"],
        "author": ["Ada Holt", "Tom Marsh"],
        "date": ["2026-03-02"],
    }


def test_a_pandoc_title_block() -> None:
    found = fields("% The Weir\n% Ada Holt\n% 2026\n\nText.")

    assert found["title"] == ["The Weir"]
    assert found["author"] == ["Ada Holt"]


def test_a_rule_above_prose_is_no_front_matter() -> None:
    found = blocks("---\n\nThe weir was quiet.\n\n---\n\nIt was.")

    assert [type(block).__name__ for block in found][:2] == ["Rule", "Paragraph"]


def test_lines_are_counted_from_the_top_of_the_file() -> None:
    spans = [getattr(b, "span", None) for b in blocks("---\ntitle: A\n---\n\nOne.\n\nTwo.")]

    assert [span.line for span in spans if span] == [5, 7]


# ----------------------------------------------------------------------------------- properties

WORD = st.text(st.characters(categories=("Lu", "Ll", "Nd")), min_size=1, max_size=8)
MARKS = st.sampled_from(
    ["*", "**", "_", "`", "~~", "[", "]", "(", ")", "> ", "- ", "# ", "\\", "|"]
)


@st.composite
def markdown_like(draw: st.DrawFn) -> str:
    """Words with marks between them, in lines and paragraphs."""
    parts: Iterator[str] = iter(
        draw(st.lists(st.one_of(WORD, MARKS, st.sampled_from([" ", "\n", "\n\n"])), max_size=40))
    )
    return "".join(part + " " if part.isalnum() else part for part in parts)


@settings(max_examples=150, deadline=None)
@given(markdown_like())
def test_no_letter_is_lost(text: str) -> None:
    document = read_markdown(manuscript_of(text.encode(), "story.md"), text, Diagnostics())
    kept = "".join(
        [
            *map(block_text, document.blocks),
            *(block_text(block) for note in document.notes for block in note.blocks),
            *(item.text for item in document.left_out),
            *(i.href for i in walk_inlines(document.blocks) if isinstance(i, Link)),
        ]
    )

    assert not Counter(letters(text)) - Counter(letters(kept))


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_only_errors_of_ours_are_raised(text: str) -> None:
    with contextlib.suppress(EbookpackError):
        read_markdown(manuscript_of(text.encode(), "story.md"), text, Diagnostics())


def test_the_description_of_a_picture_on_the_web_stands_in_its_place() -> None:
    text = "See ![the weir](https://example.org/weir.png) below."
    document = read_markdown(manuscript_of(text.encode(), "a.md"), text, Diagnostics())

    assert [block_text(block) for block in document.blocks] == ["See the weir below."]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Mr.\\ Smith, 10\\ km", "Mr.\u00a0Smith, 10\u00a0km"),
        ("See [[The Door]] and [[The Key|it]].", "See The Door and it."),
        ("> [!NOTE]\n> Mind the step.", "Note\nMind the step."),
        ("> [!warning] Ice\n> Mind the step.", "Ice\nMind the step."),
    ],
)
def test_what_pandoc_obsidian_and_github_add(source: str, text: str) -> None:
    (block,) = blocks(source)

    assert block_text(block) == text


def test_commands_of_latex_for_the_page_are_left_out() -> None:
    document = read("One.\n\n\\newpage\n\nTwo \\newpage.\n\n\\vspace{2em}\n")

    assert [block_text(block) for block in document.blocks] == ["One.", "Two \\newpage."]
    assert [item.text for item in document.left_out] == ["\\vspace{2em}"]


def test_a_paragraph_below_a_page_break_begins_a_page() -> None:
    document = read("One.\n\n{pagebreak}\n\nTwo.\n\n\\newpage\n\nThree.\n\nFour.\n\n\\newpage\n")

    pages = [block.layout.page for block in document.blocks if isinstance(block, Paragraph)]
    assert pages == [False, True, True, False]


def test_code_is_left_as_it_was_typed() -> None:
    document = read("```sh\n[[ -f x ]] && a\\ b\n\\newpage\n```\n\nUse `[[x]]` so.")

    assert [block_text(block) for block in document.blocks] == [
        "[[ -f x ]] && a\\ b\n\\newpage",
        "Use [[x]] so.",
    ]
