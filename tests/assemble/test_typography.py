"""Typography: pairs of typed and set text, by language, and what holds for any text."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebookpack.assemble.typography.typesetting import Typography, set_text, set_typography
from ebookpack.core.node_text import block_text, plain_text
from ebookpack.core.nodes import (
    Block,
    Cell,
    Code,
    Definition,
    DefinitionList,
    Emphasis,
    Figure,
    Heading,
    Image,
    Inline,
    Language,
    Layout,
    LineBreak,
    List,
    NoteRef,
    Paragraph,
    Preformatted,
    Quote,
    Table,
    Text,
    Verse,
    VerseLine,
)

SPEC = Path(__file__).parent.parent / "spec" / "typography"
VISIBLE = str.maketrans({"\u00a0": "⍽", "\u202f": "␣", "\n": "⏎"})
LANGUAGES = ("en", "en-GB", "fr", "de", "de-CH", "es", "sv", "cs", "pl", "ru", "it", "nl", "ja")


# ------------------------------------------------------------------------- pairs, by language


def _pairs() -> Iterator[tuple[str, str, str]]:
    """(language, typed, set) of every pair in the specification."""
    for path in sorted(SPEC.glob("*.md")):
        language, typed = "", ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("language:"):
                language = line.removeprefix("language:").strip()
            elif line.startswith("    ") and not typed:
                typed = line[4:]
            elif line.startswith("    "):
                yield language, typed, line[4:]
                typed = ""


@pytest.mark.parametrize(("language", "typed", "expected"), list(_pairs()))
def test_what_is_typed_is_set_by_the_rules_of_its_language(
    language: str, typed: str, expected: str
) -> None:
    result = set_text(typed.replace("⏎", "\n"), language)
    assert result.translate(VISIBLE) == expected
    assert set_text(result, language) == result


# --------------------------------------------------------------------- across nodes and blocks


def _paragraph(*children: Inline | str) -> Paragraph:
    return Paragraph(children=tuple(_inline(child) for child in children))


def _inline(child: Inline | str) -> Inline:
    return Text(text=child) if isinstance(child, str) else child


def _em(text: str) -> Emphasis:
    return Emphasis(children=(Text(text=text),))


def _set(*blocks: Block, language: str = "en") -> tuple[Block, ...]:
    return set_typography(blocks, language)


def test_a_quotation_may_open_before_emphasis_and_close_behind_it() -> None:
    typed = _paragraph('"', _em("No"), '," he said. "Don', _em("'t"), ' you "', _em('dare"'))
    expected = _paragraph("“", _em("No"), ",” he said. “Don", _em("’t"), " you “", _em("dare”"))
    assert _set(typed) == (expected,)


def test_what_stands_for_two_nodes_is_put_into_the_first() -> None:
    typed = _paragraph("so-", _em("- and"), " ..", _em(". then"))
    assert _set(typed) == (_paragraph("so—", _em(" and"), "\u00a0…", _em(" then")),)


def test_code_and_preformatted_text_stay_as_typed() -> None:
    code = Code(text='print("--")')
    kept = Preformatted(text='"so"  --\n...')
    assert _set(_paragraph('"', code, '"'), kept) == (_paragraph("“", code, "”"), kept)


def test_the_call_of_a_note_does_not_part_a_mark_from_its_word() -> None:
    call = NoteRef(note="1")
    assert _set(_paragraph('"So', call, '" he said')) == (_paragraph("“So", call, "” he said"),)


def test_a_picture_counts_as_a_word() -> None:
    image = Image(resource="a.png", alt="")
    assert _set(_paragraph('"', image, '" it said')) == (_paragraph("“", image, "” it said"),)


def test_words_of_another_language_follow_their_own_rules() -> None:
    typed = Language(tag="fr", children=(Text(text='"Oui", dit-il !'),))
    french = Language(tag="fr", children=(Text(text="«\u202fOui\u202f», dit-il\u202f!"),))
    assert _set(_paragraph('He said: "', typed, '"')) == (_paragraph("He said: “", french, "”"),)
    assert _set(_paragraph('"', typed, '"'), language="ja") == (_paragraph('"', french, '"'),)


def test_a_long_single_quotation_opens_each_paragraph_and_closes_the_last() -> None:
    first, second = _paragraph("'all of us went."), _paragraph("'Each came back,' he said.")
    assert _set(first, second) == (
        _paragraph("‘all of us went."),
        _paragraph("‘Each came back,’ he said."),
    )
    assert _set(first, _paragraph("And so on.")) == (
        _paragraph("’all of us went."),
        _paragraph("And so on."),
    )


def test_a_quotation_goes_on_over_the_lines_of_a_stanza() -> None:
    lines = ("'old the line,", "the captains' men", "said,' and went  away")
    verse = Verse(stanzas=(tuple(VerseLine(children=(Text(text=line),)) for line in lines),))
    (result,) = _set(verse)
    assert block_text(result) == "‘old the line,\nthe captains’ men\nsaid,’ and went  away"


def test_gaps_within_kept_lines_stay() -> None:
    children = (Text(text="one  two."), LineBreak(), Text(text="three  four"))
    kept = Paragraph(children=children, layout=Layout(lines=(0, 0)))
    assert _set(kept) == (kept,)


def test_blocks_within_blocks_are_set() -> None:
    quote = Quote(blocks=(_paragraph('"So"'),), attribution=(Text(text="- O'Neill"),))
    (result,) = _set(quote)
    assert block_text(result) == "“So”\n- O’Neill"


def test_every_kind_of_block_is_set() -> None:
    typed = (Text(text="O'Neill"),)
    cells = (Cell(children=typed),)
    definition = Definition(terms=(typed,), meanings=((Paragraph(children=typed),),))
    picture = Image(resource="a.png", alt="O'Neill")
    for block in (
        Heading(level=1, children=typed),
        List(items=((Paragraph(children=typed),),)),
        DefinitionList(items=(definition,)),
        Table(head=cells, rows=(cells,)),
        Figure(image=picture, caption=typed),
    ):
        (result,) = _set(block)
        assert block_text(result) == block_text(block).replace("'", "’")


@pytest.mark.parametrize(
    ("typography", "expected"),
    [
        (Typography(quotes=False), '"it\'s\u00a0—" wait… yes. So'),
        (Typography(dashes=False), "“it’s -” wait… yes. So"),
        (Typography(ellipses=False), "“it’s\u00a0—” wait... yes. So"),
        (Typography(spaces=False), "“it’s —” wait… yes.  So"),
    ],
)
def test_each_kind_of_change_can_be_left_out(typography: Typography, expected: str) -> None:
    assert set_text('"it\'s -" wait... yes.  So', "en", typography) == expected


def test_a_paragraph_with_nothing_to_set_is_the_same_object() -> None:
    plain = _paragraph("Nothing to do here, is there?")
    assert _set(plain)[0] is plain


# -------------------------------------------------------------------------------- for any text

ALPHABET = "\"\"\"'''``--- ...  aAsinIoeé5069,;:!?()[]“”‘’„«»‹›—–…′\u00a0\u202f\n/<>Mr"
texts = st.text(alphabet=ALPHABET, max_size=60) | st.text(max_size=30)
languages = st.sampled_from(LANGUAGES)
typographies = st.builds(
    Typography,
    quotes=st.booleans(),
    dashes=st.booleans(),
    ellipses=st.booleans(),
    spaces=st.booleans(),
)
leaves: st.SearchStrategy[Inline] = st.one_of(
    texts.map(lambda text: Text(text=text)),
    st.just(Code(text="a'--b")),
    st.just(NoteRef(note="1")),
    st.just(LineBreak()),
)
inlines = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda c: Emphasis(children=tuple(c))),
        st.lists(inner, max_size=3).map(lambda c: Language(tag="fr", children=tuple(c))),
    ),
    max_leaves=6,
)
paragraphs = st.lists(inlines, max_size=5).map(lambda c: Paragraph(children=tuple(c)))


def _words(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _skeleton(children: tuple[Inline, ...]) -> list[object]:
    """Inlines without their text."""
    return [
        child.note
        if isinstance(child, NoteRef)
        else child.text
        if isinstance(child, Code)
        else (type(child), _skeleton(getattr(child, "children", ())))
        for child in children
    ]


@given(texts, languages, typographies)
def test_setting_twice_is_setting_once(text: str, language: str, typography: Typography) -> None:
    once = set_text(text, language, typography)
    assert set_text(once, language, typography) == once


@given(texts, languages)
def test_letters_and_digits_stay_and_keep_their_order(text: str, language: str) -> None:
    assert _words(set_text(text, language)) == _words(text)


@given(texts, languages)
def test_typed_typographic_marks_survive(text: str, language: str) -> None:
    """Those set are inserted between them: the typed ones are a subsequence of the result."""
    result = iter(set_text(text, language))
    assert all(mark in result for mark in text if mark in "“”‘’„«»‹›—–…′")


@given(st.lists(paragraphs, max_size=3), languages)
def test_the_tree_keeps_its_shape_and_its_words(blocks: list[Paragraph], language: str) -> None:
    result = set_typography(tuple(blocks), language)
    for old, new in zip(blocks, result, strict=True):
        assert isinstance(new, Paragraph)
        assert _skeleton(new.children) == _skeleton(old.children)
        assert _words(plain_text(new.children)) == _words(plain_text(old.children))
    assert set_typography(result, language) == result


# ------------------------------------------------------------------------------------ the work


def _calls(text: str) -> int:
    """Python functions called while a text is set."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        set_text(text, "en")
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize(
    "unit", ["'a ", "a' ", "'tis ", '"a" ', "\"'", "``a'' ", '5" ', "-- ", "'"]
)
def test_work_grows_with_the_length_of_a_paragraph_and_no_faster(unit: str) -> None:
    assert _calls(unit * 2000) < 2.2 * _calls(unit * 1000) + 1000
