"""book.toml: what an author can say, and how each mistake in it is named."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ebookpack.core.arrangement import Arrangement, NotePlace, WarningPlace
from ebookpack.core.book import Contributor, SectionRole, Series
from ebookpack.core.errors import SettingsError
from ebookpack.core.pins import STRUCTURE_KEYS, Pin
from ebookpack.core.settings import Settings
from ebookpack.core.settings_reading import parse_settings
from tests.decisions import decided


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("windows-1252", "cp1252"),
        ("Mac Roman", "mac-roman"),
        ("Shift-JIS", "shift_jis"),
        ("UTF-8", "utf-8"),
    ],
)
def test_encodings_are_known_by_the_names_that_people_use(written: str, name: str) -> None:
    assert parse_settings(f'encoding = "{written}"', "book.toml").encoding == name


@pytest.mark.parametrize("written", ["windows-1225", "rot13", "idna", "zip", "no\\u0000ne"])
def test_what_is_no_encoding_of_texts_is_an_error(written: str) -> None:
    with pytest.raises(SettingsError, match="S111"):
        parse_settings(f'encoding = "{written}"', "book.toml")


def test_a_full_file() -> None:
    settings = parse_settings(
        """
        title = "The Weir"
        subtitle = "A Comedy of Water"
        authors = ["Ada Pell", "Tom Marsh"]
        language = "en-GB"
        description = "A river goes missing."
        publisher = "Near Side Press"
        rights = "All of them"
        date = "2026-12-01"
        identifier = "urn:isbn:9783161484100"
        subjects = ["Fiction", "Rivers"]

        [series]
        name = "Waters"
        number = 2

        [[contributors]]
        name = "Ida Reed"
        role = "ill"
        file-as = "Reed, Ida"

        [design]
        theme = "classic"
        trim = "5x8in"

        [typography]
        dashes = false

        [structure]
        body = "The weir had been"
        leave-out = ["This page", "That page"]
        """,
        "book.toml",
    )

    assert settings.title == "The Weir"
    assert settings.subtitle == "A Comedy of Water"
    assert settings.contributors == (
        Contributor(name="Ada Pell"),
        Contributor(name="Tom Marsh"),
        Contributor(name="Ida Reed", role="ill", file_as="Reed, Ida"),
    )
    assert settings.language == "en-GB"
    assert settings.date == "2026-12-01"
    assert settings.series == Series(name="Waters", number="2")
    assert settings.subjects == ("Fiction", "Rivers")
    assert (settings.theme, settings.trim) == ("classic", "5x8in")
    assert not settings.typography.dashes
    assert settings.typography.quotes
    assert decided(settings).pins == (
        Pin(role="body", quote="The weir had been"),
        Pin(role="leave-out", quote="This page"),
        Pin(role="leave-out", quote="That page"),
    )


def test_what_a_text_is_stands_behind_its_quotation() -> None:
    settings = parse_settings(
        """
        [structure]
        "The weir had been" = "body"
        "II." = { is = "chapter", title = "The Moth", label = "Two" }
        "Rain" = [{ is = "part", nth = 1 }, { is = "leave-out", nth = "all", until = "It stopped" }]
        """,
        "book.toml",
    )

    assert decided(settings).pins == (
        Pin(role="body", quote="The weir had been"),
        Pin(role="chapter", quote="II.", title="The Moth", label="Two"),
        Pin(role="part", quote="Rain", nth=1),
        Pin(role="leave-out", quote="Rain", nth="all", until="It stopped"),
    )
    assert [pin.line for pin in settings.pins] == [3, 4, 5, 5]


def test_or_its_quotations_behind_what_it_is() -> None:
    toml = '[structure]\ntext = ["The weir", { quote = "Rain", nth = 2 }]'

    assert decided(parse_settings(toml, "book.toml")).pins == (
        Pin(role="text", quote="The weir"),
        Pin(role="text", quote="Rain", nth=2),
    )


@settings(deadline=None)
@given(
    st.builds(
        Pin,
        role=st.sampled_from(STRUCTURE_KEYS),
        quote=st.text(min_size=1).filter(lambda text: bool(text.strip())),
        nth=st.none() | st.integers(1, 99) | st.just("all"),
    )
)
def test_a_pin_written_as_a_line_is_read_as_the_same_pin(pin: Pin) -> None:
    (again,) = parse_settings(f"[structure]\n{pin}", "book.toml").pins

    assert (again.role, again.nth) == (pin.role, pin.nth)
    assert again.quote.casefold() == pin.quote.casefold()


def test_an_illustrator_takes_no_author_away() -> None:
    settings = parse_settings('[[contributors]]\nname = "Ida Reed"\nrole = "ill"', "book.toml")

    assert not settings.names_authors


def test_tables_of_ours_may_stand_in_the_file_of_mdbook() -> None:
    toml = '[book]\ntitle = "The Weir"\n[structure]\n"The weir" = "body"'
    settings = parse_settings(toml, "book.toml")

    assert settings.is_mdbooks
    assert decided(settings).pins == (Pin(role="body", quote="The weir"),)


def test_an_empty_file_decides_nothing() -> None:
    assert decided(parse_settings("", "book.toml")) == Settings()


def test_nobody_is_named_where_the_author_is_left_empty() -> None:
    assert parse_settings('author = ""', "book.toml").contributors == ()
    assert parse_settings('title = "The Weir"', "book.toml").contributors is None


def test_a_date_may_be_a_date_of_toml() -> None:
    assert parse_settings("date = 2026-12-01", "book.toml").date == "2026-12-01"


def test_every_role_of_a_section_can_be_pinned() -> None:
    assert {str(role) for role in SectionRole} < set(STRUCTURE_KEYS)


def test_a_file_of_mdbook_gives_its_metadata() -> None:
    settings = parse_settings(
        """
        [book]
        title = "The Weir"
        authors = ["Ada Pell"]
        language = "en"

        [output.html]
        mathjax-support = true
        """,
        "book.toml",
    )

    assert settings.title == "The Weir"
    assert settings.contributors == (Contributor(name="Ada Pell"),)


def test_an_early_file_of_mdbook_names_one_author() -> None:
    settings = parse_settings('[book]\ntitle = "The Weir"\nauthor = "Ada Pell"\n', "book.toml")

    assert settings.contributors == (Contributor(name="Ada Pell"),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "title = The Weir",
            "book.toml:1: error[S101]: not valid TOML: Invalid value\n"
            '  hint: texts stand between quotation marks: title = "The Weir"',
            id="not TOML",
        ),
        pytest.param(
            'language = "en"\ntitel = "The Weir"',
            'book.toml:2: error[S102]: unknown key "titel"\n  hint: did you mean "title"?',
            id="a key that is nearly one",
        ),
        pytest.param(
            '[structure]\nprolog = "The weir"',
            'book.toml:2: error[S102]: unknown key "prolog"\n  hint: did you mean "prologue"?',
            id="a role that is nearly one",
        ),
        pytest.param(
            "[typography]\nkerning = 3",
            'book.toml:2: error[S102]: unknown key "kerning"\n'
            "  hint: known keys: quotes, dashes, ellipses, spaces",
            id="a key that is like none",
        ),
        pytest.param(
            '[[contributors]]\nname = "Ida Reed"\nroles = "ill"',
            'book.toml:3: error[S102]: unknown key "roles"\n  hint: did you mean "role"?',
            id="a key of a contributor",
        ),
        pytest.param(
            'title = ["The", "Weir"]',
            'book.toml:1: error[S103]: "title" is a text: write title = "..."',
            id="a list for a text",
        ),
        pytest.param(
            "title = true",
            'book.toml:1: error[S103]: "title" is a text: write title = "..."',
            id="a switch for a text",
        ),
        pytest.param(
            "subjects = [1, 2]",
            'book.toml:1: error[S103]: "subjects" is a text or a list: '
            'write subjects = ["...", "..."]',
            id="numbers for texts",
        ),
        pytest.param(
            'series = "Waters"',
            'book.toml:1: error[S103]: "series" is a table: write [series]',
            id="a text for a table",
        ),
        pytest.param(
            '[[contributors]]\nrole = "ill"',
            "book.toml:1: error[S103]: each contributor has a name\n"
            '  hint: write [[contributors]], name = "..." and role = "ill"',
            id="a contributor without a name",
        ),
        pytest.param(
            '[structure]\ntitle = "The Weir"',
            'book.toml:2: error[S102]: unknown key "title"\n'
            "  hint: it belongs at the top of the file, above the first [table]",
            id="a key of the top in a table",
        ),
        pytest.param(
            'body = "The weir"',
            'book.toml:1: error[S102]: unknown key "body"\n  hint: it belongs below [structure]',
            id="a key of a table at the top",
        ),
        pytest.param(
            '[structure]\n"The weir had" = "chaptr"',
            'book.toml:2: error[S102]: say what "The weir had" is\n  hint: did you mean "chapter"?',
            id="a role that is misspelt behind a quotation",
        ),
        pytest.param(
            '[structure]\n"The weir" = "body"\n"The weir" = "text"',
            "book.toml: error[S101]: not valid TOML: Cannot overwrite a value\n"
            '  hint: each key stands once: for several texts write text = ["...", "..."]',
            id="a key twice",
        ),
        pytest.param(
            '[structure]\n"Rain" = { is = "chapter", until = "It stopped" }',
            'book.toml:2: error[S103]: "until" is not for "chapter"\n'
            "  hint: it ends where the next section starts: quote that one",
            id="the end of a chapter",
        ),
        pytest.param(
            '[structure]\n"Rain" = { is = "text", title = "Rain" }',
            'book.toml:2: error[S103]: "text" has no title\n  hint: only sections have one',
            id="the title of a paragraph",
        ),
        pytest.param(
            '[structure]\n"Rain" = { is = "text", nth = 0 }',
            'book.toml:2: error[S103]: "nth" is a number from 1, or "all"\n'
            "  hint: which of the places that are alike",
            id="a place before the first",
        ),
        pytest.param(
            '[typography]\nquotes = "no"',
            'book.toml:2: error[S103]: "quotes" is true or false',
            id="a text for a switch",
        ),
        pytest.param(
            "[structure]\nbody = 41",
            'book.toml:2: error[S103]: "body" is a text or a list: write body = ["...", "..."]\n'
            "  hint: quote how the text starts that it is about; lines have no numbers here",
            id="a line number for a quotation",
        ),
    ],
)
def test_a_mistake_is_named_with_its_place_and_the_way_out(text: str, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_settings(text, "book.toml")
    assert str(caught.value) == said


def test_all_mistakes_are_named_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        parse_settings("titel = 1\nauthor = 2\n[serie]\n", "book.toml")
    assert [found.code for found in caught.value.diagnostics] == ["S102", "S102", "S103"]


_VALUES: st.SearchStrategy[object] = st.recursive(
    st.booleans() | st.integers(-9, 9) | st.text("ab\"'\\ é", max_size=5),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)


@given(
    key=st.sampled_from(
        ("title", "author", "authors", "subjects", "contributors", "series", "structure", "design")
    ),
    value=_VALUES,
)
def test_whatever_a_key_holds_it_is_read_or_named(key: str, value: object) -> None:
    try:
        parse_settings(f"{key} = {_toml(value)}", "book.toml")
    except SettingsError as error:
        assert all(found.span for found in error.diagnostics)  # noqa: PT017


def _toml(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            escaped = value.replace("\\", "\\\\").replace('"', '\\"')
            return f'"{escaped}"'
        case list():
            return f"[{', '.join(map(_toml, value))}]"
        case _:
            return str(value)


def test_where_notes_and_warnings_stand_is_said_for_all_editions_or_for_one() -> None:
    settings = parse_settings(
        """
        notes = "end"
        warnings = "folded"

        [print]
        notes = "omit"
        """,
        "book.toml",
    )

    folded = WarningPlace.FOLDED
    assert settings.epub == Arrangement(notes=NotePlace.END, warnings=folded)
    assert settings.print == Arrangement(notes=NotePlace.OMIT, warnings=folded)


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        (
            'notes = "edn"',
            'book.toml:1: error[S110]: notes = "edn" is no place\n  hint: did you mean "end"?',
        ),
        (
            '[epub]\nnotes = "end"\n[print]\nnotes = "nowhere"',
            'book.toml:4: error[S110]: notes = "nowhere" is no place\n'
            "  hint: places: front, chapter, end, omit",
        ),
        (
            '[print]\nwarnings = "fold"',
            'book.toml:2: error[S110]: warnings = "fold" is no place\n'
            '  hint: did you mean "folded"?',
        ),
        (
            '[print]\nnote = "end"',
            'book.toml:2: error[S102]: unknown key "note"\n  hint: did you mean "notes"?',
        ),
    ],
)
def test_a_place_that_is_none_is_named_with_the_nearest_one(toml: str, message: str) -> None:
    with pytest.raises(SettingsError) as raised:
        parse_settings(toml, "book.toml")

    assert [str(found) for found in raised.value.diagnostics] == [message]


def test_the_outside_of_a_printed_book() -> None:
    settings = parse_settings(
        """
        [print]
        isbn = "978-0-306-40615-7"

        [wrap]
        text = "What it is about."
        price = "£9.99"
        spine = "0.677in"
        """,
        "book.toml",
    )

    assert settings.print_isbn == "978-0-306-40615-7"
    assert (settings.wrap.text, settings.wrap.price) == ("What it is about.", "£9.99")
    assert settings.wrap.spine == pytest.approx(0.677 * 72)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('spine = "19"', 'spine = "19" is no width'),
        ("spine = 19", '"spine" is a text'),
        ("price = 9.99", '"price" is a text'),
        ('blurb = "x"', 'unknown key "blurb"'),
    ],
)
def test_mistakes_about_the_outside_are_named(line: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        parse_settings(f"[wrap]\n{line}\n", "book.toml")


def test_a_table_within_tables_thousands_deep_is_no_toml() -> None:
    with pytest.raises(SettingsError, match="not valid TOML"):
        parse_settings("title = " + "[" * 5000, "book.toml")
