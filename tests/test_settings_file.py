"""`ebookpack init`: the book.toml it writes says again what was understood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ebookpack.core.book import Book, Contributor, Metadata, SectionRole, Series
from ebookpack.core.settings_reading import parse_settings
from ebookpack.settings_file import settings_text
from tests.assemble.test_structure import CASES
from tests.decisions import decided
from tests.manuscripts import book_of

STORY = """The Weir
by Ada Pell

A/N: Written in one sitting. Be kind.

The weir had been mended with whatever was at hand, and some of it had belonged to people.

Jory found a shoe in it. He put it back, because it was holding.
"""

MANUSCRIPTS = [pytest.param(case.manuscript, id=case.name) for case in CASES]
"""Each habit of authors that there is an example of."""

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(str.strip)


@st.composite
def metadata(draw: st.DrawFn) -> Metadata:
    name = draw(TEXTS)
    return Metadata(
        title=draw(TEXTS.filter(bool)),
        subtitle=draw(TEXTS),
        contributors=tuple(
            Contributor(name=author) for author in draw(st.lists(TEXTS.filter(bool), max_size=3))
        ),
        language=draw(st.sampled_from(["en", "de", "pt-BR"])),
        description=draw(TEXTS),
        publisher=draw(TEXTS),
        rights=draw(TEXTS),
        date=draw(st.sampled_from(["", "1911", "2026-12-01"])),
        series=Series(name=name, number=draw(TEXTS)) if name else None,
        subjects=tuple(draw(st.lists(TEXTS, max_size=3))),
        identifier=draw(TEXTS),
    )


@given(metadata())
def test_any_metadata_comes_back_as_it_was(known: Metadata) -> None:
    text = settings_text(Book(metadata=known, front=(), body=(), back=()), "classic", "5x8in")
    settings = parse_settings(text, "book.toml")

    assert settings.title == known.title
    assert settings.subtitle == (known.subtitle or None)
    assert (settings.contributors or ()) == known.contributors
    assert settings.language == known.language
    assert settings.description == (known.description or None)
    assert settings.publisher == (known.publisher or None)
    assert settings.rights == (known.rights or None)
    assert settings.date == (known.date or None)
    assert settings.series == known.series
    assert settings.subjects == known.subjects
    assert settings.identifier == (known.identifier or None)
    assert (settings.theme, settings.trim) == ("classic", "5x8in")


def test_the_file_changes_nothing_until_it_is_edited() -> None:
    book = book_of(STORY)
    again = book_of(STORY, settings_text(book, "classic", "5x8in").split("[typography]")[0])

    assert again.metadata == book.metadata
    assert list(again.sections()) == list(book.sections())


def test_the_parts_stand_in_it_as_comments_that_can_be_made_good() -> None:
    lines = settings_text(book_of(STORY), "classic", "5x8in").splitlines()

    assert '# "A/N: Written in one sitting. Be kind." = "note"  # line 4: labelled “A/N”' in lines
    assert any(line.startswith('# "The weir had been mended with" = "body"') for line in lines)


@pytest.mark.parametrize("manuscript", MANUSCRIPTS)
def test_all_of_them_made_good_change_nothing(manuscript: bytes) -> None:
    book = book_of(manuscript)

    again = book_of(manuscript, made_good(settings_text(book, "classic", "5x8in")))

    assert essence(again) == essence(book)


@pytest.mark.parametrize("manuscript", MANUSCRIPTS)
def test_one_that_is_corrected_leaves_the_others_as_they_were(manuscript: bytes) -> None:
    """The last section is pinned as text: it goes on with the one above, and that is all."""
    book = book_of(manuscript)
    *above, last = book.sections()
    text = made_good(settings_text(book, "classic", "5x8in"))
    line = str(last[1].pin)
    if len(above) < 2 or {above[-1][1].role, last[1].role} != {SectionRole.CHAPTER}:
        return

    corrected = book_of(manuscript, text.replace(line, line.replace('"chapter"', '"text"')))

    assert essence(corrected)[: len(above) - 1] == essence(book)[: len(above) - 1]
    assert headings(corrected) == headings(book)[:-1]


def test_what_the_author_decided_stays_decided() -> None:
    toml = """
        [[contributors]]
        name = "Ida Reed"
        role = "ill"

        [print]
        notes = "end"

        [typography]
        dashes = false

        [structure]
        "The weir had been" = { is = "chapter", title = "Mending" }
        text = "Jory found"
        """
    settings = parse_settings(toml, "book.toml")
    text = settings_text(book_of(STORY, toml.split("[print]")[0]), "classic", "5x8in", settings)
    again = parse_settings(text, "book.toml")

    assert set(decided(again).pins) == set(decided(settings).pins)
    assert again.typography == settings.typography
    assert (again.epub, again.print) == (settings.epub, settings.print)
    assert [person.name for person in again.contributors or ()] == ["Ada Pell", "Ida Reed"]


def test_every_table_and_key_that_the_author_wrote_stays() -> None:
    toml = """
        contact = "Ada Pell\\nLow Water"
        bisac = ["FIC019000"]
        thema = "FBA"

        [[contributors]]
        name = "Ada Pell"
        role = "aut"
        file-as = "Pell, Ada"

        [[contributors]]
        name = "Ida Reed"
        role = "ill"
        file-as = "Reed, Ida"

        [design]
        size = 10.5
        ornament = "*"

        [epub]
        store = "kobo"
        isbn = "978-0-306-40615-7"
        note-numbers = "book"
        fonts = "display"
        kepub = true
        page-list = false
        warnings = "folded"

        [print]
        store = "kdp"
        paper = "cream"
        isbn = "978-0-306-40615-7"
        bleed = true
        plates = ["map.png"]
        thickness = 0.12

        [wrap]
        text = "What stands \\"behind\\" it."
        spine = "0.677in"

        [accessibility]
        conforms-to = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
        certified-by = "Low Water Press"
        hazards = ["flashing", "sound"]

        [pictures]
        "gone.png" = "A picture that this text shows no more"
        """
    settings = parse_settings(toml, "book.toml")
    book = Book(
        metadata=Metadata(title="The Weir", contributors=settings.contributors or ()),
        front=(),
        body=(),
        back=(),
    )
    again = parse_settings(settings_text(book, "classic", "5x8in", settings), "book.toml")

    assert decided(again) == replace(
        decided(settings),
        title="The Weir",
        language="en",
        theme="classic",
        trim="5x8in",
        names_authors=True,
    )


def made_good(text: str) -> str:
    """A book.toml with all that it suggests of the structure, and the metadata left to be found."""
    lines = text.partition("[structure]")[2].splitlines()
    return "[structure]" + "\n".join(
        line.removeprefix("# ") for line in lines if line.startswith(('# "', "# '"))
    ).join("\n\n")


def headings(book: Book) -> list[str]:
    """Of chapters."""
    return [s.heading for _, s in book.sections() if s.role is SectionRole.CHAPTER]


def essence(book: Book) -> list[tuple[object, ...]]:
    """Sections without their reasons."""
    return [(level, s.role, s.matter, s.label, s.title, s.blocks) for level, s in book.sections()]


def test_the_encoding_that_the_author_named_stays() -> None:
    settings = parse_settings('encoding = "Mac Roman"', "book.toml")

    text = settings_text(book_of(STORY), "classic", "5.5x8.5in", settings)

    assert parse_settings(text, "book.toml").encoding == "mac-roman"
