"""Fonts for what a theme's own do not have, in texts and on covers."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from ebookpack.core.book import Note
from ebookpack.core.nodes import Paragraph, Text
from ebookpack.design.cover.runs import runs_of
from ebookpack.design.cover.voices import Style, set_in
from ebookpack.design.fallbacks import with_fallbacks
from ebookpack.design.fonts import faces, missing_characters
from ebookpack.themes_folder import load_theme_named, theme_names
from tests.design.cover.builders import book

SAMPLES = {
    "Greek": "Μῆνιν ἄειδε θεά",
    "Cyrillic": "Щастливого Їжака ёлки",
    "Hebrew": "בְּרֵאשִׁית",
    "Arabic": "كتاب",
    "symbols": "☐☑✓♥♪→∞",
    "phonetics": "ɛʃŋ",
}


def families(theme: str, text: str) -> tuple[str, ...]:
    """Families that a theme has for a book with this title."""
    made = with_fallbacks(load_theme_named(theme), book(text))
    return tuple(dict.fromkeys(face.family for face in made.faces))


@pytest.mark.parametrize("script", SAMPLES)
@pytest.mark.parametrize("name", theme_names())
def test_text_and_headings_of_every_theme_have_what_these_scripts_need(
    name: str, script: str
) -> None:
    theme = with_fallbacks(load_theme_named(name), book(SAMPLES[script]))
    for family in {theme.type.body_font, theme.type.heading_font}:
        there = [face for face in theme.faces if face.family in theme.families(family)]
        assert missing_characters(there, SAMPLES[script]) == ()


@pytest.mark.parametrize("script", SAMPLES)
@pytest.mark.parametrize("name", theme_names())
def test_covers_of_every_theme_have_what_these_scripts_need(name: str, script: str) -> None:
    text = SAMPLES[script]
    theme = with_fallbacks(load_theme_named(name), book(text))
    for family in {theme.cover.title_font, theme.cover.small_font}:
        setting, lost = set_in(text, Style.ROMAN, theme.faces, family)
        assert setting
        assert (setting.text, lost) == (text, ())
        # Each run is in a face that has it: a cover takes whichever of the theme's does.
        for run in runs_of(text, setting.voice):
            assert missing_characters((run.voice.face,), run.text.strip()) == ()


def test_no_font_is_added_that_the_book_does_not_need() -> None:
    assert families("classic", "Plain “text” – naïve, Łódź…") == ("EB Garamond", "Newsreader")
    assert families("classic", "Μῆνιν") == ("EB Garamond", "Newsreader")
    assert families("classic", "Μῆνιν אב") == ("EB Garamond", "Newsreader", "Cardo")


def test_a_font_of_the_theme_s_manner_comes_first() -> None:
    theme = with_fallbacks(load_theme_named("noir"), book("Ωδή"))
    assert theme.families("Oswald") == ("Oswald", "Source Sans 3")
    assert theme.families("IBM Plex Serif")[:2] == ("IBM Plex Serif", "Vollkorn")


def test_the_text_of_notes_counts_too() -> None:
    work = book("Tide")
    note = Note(id="n1", blocks=(Paragraph(children=(Text(text="אב"),)),))
    theme = with_fallbacks(load_theme_named("classic"), replace(work, notes=(note,)))
    assert "Cardo" in {face.family for face in theme.faces}


def test_a_family_that_is_not_installed_is_passed_over() -> None:
    theme = replace(
        load_theme_named("classic"), body_fallbacks=("No Such", "Cardo"), heading_fallbacks=()
    )
    assert with_fallbacks(theme, book("אב")).families("EB Garamond") == ("EB Garamond", "Cardo")


def test_east_asian_text_has_a_font_where_its_package_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "noto_cjk_sans_jp_regular"
    package.mkdir()
    (package / "__init__.py").touch()
    # A font that has the letters stands in for the real one, of 16 megabytes.
    cardo = next(face for face in faces("Cardo") if not face.italic)
    (package / "NotoSansCJKjp-Regular.otf").write_bytes(Path(cardo.path).read_bytes())
    monkeypatch.syspath_prepend(str(tmp_path))

    theme = replace(load_theme_named("shunn"), heading_fallbacks=(), body_fallbacks=())
    made = with_fallbacks(theme, book("אב"))

    assert made.families("IBM Plex Mono") == ("IBM Plex Mono", "Noto Sans CJK JP")


def test_a_theme_in_a_serif_has_one_for_japanese_but_not_for_chinese(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cardo = next(face for face in faces("Cardo") if not face.italic)
    for folder, file in (
        ("pylopdf_fonts_jp", "NotoSerifJP-Regular.otf"),
        ("noto_cjk_sans_jp_regular", "NotoSansCJKjp-Regular.otf"),
    ):
        package = tmp_path / folder
        package.mkdir()
        (package / "__init__.py").touch()
        (package / file).write_bytes(Path(cardo.path).read_bytes())
    monkeypatch.syspath_prepend(str(tmp_path))

    def chosen(theme: str, language: str) -> str:
        made = book("אב")
        made = replace(made, metadata=replace(made.metadata, language=language))
        loaded = load_theme_named(theme)
        without = replace(
            loaded,
            body_fallbacks=tuple(name for name in loaded.body_fallbacks if "Noto" in name),
        )
        theme_of_book = with_fallbacks(without, made)
        return theme_of_book.families(theme_of_book.type.body_font)[1]

    assert chosen("classic", "ja") == "Noto Serif JP"
    assert chosen("classic", "en") == "Noto Serif JP"
    assert chosen("classic", "zh-TW") == "Noto Sans CJK JP"
    assert chosen("accessible", "ja") == "Noto Sans CJK JP"
