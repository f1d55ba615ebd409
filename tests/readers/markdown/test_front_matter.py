"""Front matter in its three forms: fields as typed, mistakes with their line, no bombs."""

from __future__ import annotations

import pytest

from ebookpack.core.book import Document
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.errors import ManuscriptError
from ebookpack.core.node_text import block_text
from ebookpack.readers.markdown.reader import read_markdown
from tests.manuscripts import manuscript_of


def read(text: str, diagnostics: Diagnostics | None = None) -> Document:
    return read_markdown(manuscript_of(b"", "story.md"), text, diagnostics or Diagnostics())


def fields(text: str) -> list[tuple[str, str, int | None]]:
    return [(f.name, f.value, f.span.line if f.span else None) for f in read(text).fields]


def test_names_of_fields_are_the_same_for_all_spellings() -> None:
    assert fields("---\nTitle: A\nlang: en-GB\nlicense: Mine\ntags: [eels, weirs]\n---\n\nx") == [
        ("title", "A", 2),
        ("language", "en-GB", 3),
        ("rights", "Mine", 4),
        ("subject", "eels", 5),
        ("subject", "weirs", 5),
    ]


def test_authors_may_have_roles() -> None:
    text = "---\nauthor:\n  - Ada Holt\n  - name: Tom Marsh\n    role: illustrator\n---\n\nx"
    assert fields(text) == [("author", "Ada Holt", 3), ("illustrator", "Tom Marsh", 4)]


def test_a_series_has_a_number() -> None:
    text = "---\nseries:\n  name: The Weir\n  number: 2\n---\n\nx"
    assert fields(text) == [("series", "The Weir", 3), ("series-number", "2", 4)]


@pytest.mark.parametrize("value", ["no", "2026-03-02", "0x1F", "1e3", "12:30:00"])
def test_nothing_is_evaluated(value: str) -> None:
    assert fields(f"---\ntitle: {value}\n---\n\nx") == [("title", value, 2)]


def test_a_field_that_nobody_knows_is_kept() -> None:
    assert fields("---\nfandom: Eels\nepub: {stamp: x}\n---\n\nx") == [
        ("fandom", "Eels", 2),
        ("epub.stamp", "x", 3),
    ]


def test_multimarkdown_headers_need_a_title_and_only_known_names() -> None:
    assert fields("Title: The Weir\nAuthor: Ada Holt\n\nx") == [
        ("title", "The Weir", 1),
        ("author", "Ada Holt", 2),
    ]
    assert fields("Title: The Weir\nAda: Hello.\n\nx") == []


@pytest.mark.parametrize(
    "text",
    [
        "---\nThe weir was quiet.\n\n---\n\nIt was.",
        "---\nNote: this is a story.\n\nIt says: one thing, and: another\nand more.\n---\n\nx",
        "---\ntitle: never closed\n\nx",
    ],
)
def test_prose_between_breaks_is_text(text: str) -> None:
    document = read(text)
    assert document.fields == ()
    words = [word for word in text.split() if word != "---"]
    assert " ".join(map(block_text, document.blocks)).split() == words


@pytest.mark.parametrize(
    ("block", "message"),
    [
        (
            'title: "Unclosed',
            "story.md:2: error[R240]: the front matter is not valid YAML: found unexpected end "
            "of stream",
        ),
        (
            "a: &x [1]",
            "story.md:2: error[R241]: anchors and aliases (`&`, `*`) are not allowed in front "
            "matter",
        ),
        (
            "a: 1\nb: !!binary x",
            "story.md:3: error[R242]: the tag `tag:yaml.org,2002:binary` is not allowed in "
            "front matter",
        ),
        (
            "a: [[[[[[[[[x]]]]]]]]]",
            "story.md:2: error[R243]: the front matter is nested too deep",
        ),
        (
            "- a\n- b",
            "story.md:2: error[R244]: the front matter is not a list of `name: value` lines",
        ),
    ],
)
def test_broken_front_matter_is_refused_with_its_line(block: str, message: str) -> None:
    with pytest.raises(ManuscriptError) as raised:
        read(f"---\n{block}\n---\n\nText.")
    assert str(raised.value).splitlines()[0] == message


def test_a_name_given_twice_is_a_warning() -> None:
    diagnostics = Diagnostics()
    document = read("---\ntitle: a\ntitle: b\n---\n\nx", diagnostics)

    assert [field.value for field in document.fields] == ["b"]
    assert list(map(str, diagnostics)) == [
        'story.md:3: warning[R245]: "title" is given twice; the last one counts'
    ]
