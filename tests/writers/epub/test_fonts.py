"""Embedded fonts, read back by fontTools and by EPUBCheck."""

from __future__ import annotations

import io
import zipfile
from hashlib import sha1
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from msgspec.structs import replace

from ebookpack.core.ebook_settings import EbookSettings, Fonts
from ebookpack.core.edition import Edition
from ebookpack.core.nodes import Strong
from ebookpack.themes_folder import load_theme_named
from ebookpack.writers.epub.fonts import OBFUSCATED, obfuscated
from ebookpack.writers.epub.package import write_epub
from tests.checkers import Epubcheck
from tests.writers.builders import book, chapter, edition, paragraph, text
from tests.writers.epub.opened import opened

STRONG = paragraph("Nobody, ", Strong(children=(text("nobody"),)), " was there.")


def with_fonts(fonts: Fonts, *, store: str = "generic", obfuscate: bool = False) -> Edition:
    asked = EbookSettings(fonts=fonts, obfuscate_fonts=obfuscate)
    return replace(edition(book(chapter("one", STRONG)), store=store), ebook=asked)


@pytest.fixture(scope="module")
def everything() -> dict[str, bytes]:
    return opened(with_fonts(Fonts.ALL)).files


def test_no_fonts_unless_they_are_asked_for() -> None:
    assert not [name for name in opened(edition()).files if name.startswith("fonts/")]


def test_a_face_for_each_way_in_which_the_text_is_set(everything: dict[str, bytes]) -> None:
    assert sorted(name for name in everything if name.startswith("fonts/")) == [
        "fonts/eb-garamond-bold-italic.ttf",
        "fonts/eb-garamond-bold.ttf",
        "fonts/eb-garamond-regular-italic.ttf",
        "fonts/eb-garamond-regular.ttf",
    ]


def test_a_font_has_the_characters_of_the_book_and_can_set_them(
    everything: dict[str, bytes],
) -> None:
    with TTFont(io.BytesIO(everything["fonts/eb-garamond-regular.ttf"])) as font:
        characters = set(map(chr, font.getBestCmap()))
        features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
        assert set("Nobody, was there.") <= characters
        assert "Ж" not in characters
        assert {"liga", "smcp", "onum"} <= features
        assert "fvar" not in font
        assert len(everything["fonts/eb-garamond-regular.ttf"]) < 100_000


def test_fonts_are_named_as_the_style_sheet_names_them(everything: dict[str, bytes]) -> None:
    for file, style in (("bold-italic", "Bold Italic"), ("regular", "Regular")):
        with TTFont(io.BytesIO(everything[f"fonts/eb-garamond-{file}.ttf"])) as font:
            named = [font["name"].getDebugName(number) for number in (1, 2, 4, 16, 17)]
        assert named == ["EB Garamond", style, f"EB Garamond {style}", None, None]


def test_a_font_has_the_capitals_that_style_sheets_make_of_small_letters() -> None:
    """`text-transform` asks for letters that stand nowhere in the book."""
    asked = replace(with_fonts(Fonts.DISPLAY), theme=load_theme_named("noir"))
    files = opened(asked).files
    text = "".join(data.decode() for name, data in files.items() if name.endswith(".xhtml"))
    with TTFont(io.BytesIO(files["fonts/oswald-bold.ttf"])) as font:
        characters = set(map(chr, font.getBestCmap()))
    assert "k" in text
    assert "K" not in text
    assert "K" in characters


def test_the_style_sheet_names_what_is_set_in_them(everything: dict[str, bytes]) -> None:
    css = everything["style/book.css"].decode()
    assert css.count("@font-face") == 4
    assert 'body {\n  font-family: "EB Garamond", serif;' in css
    display = opened(with_fonts(Fonts.DISPLAY)).files["style/book.css"].decode()
    assert display.count("@font-face") == 2
    assert "body {\n  font-family" not in display
    assert "h1, h2" in display


def test_apple_is_told_that_the_fonts_are_meant() -> None:
    made = opened(with_fonts(Fonts.DISPLAY, store="apple"))
    assert made.meta("ibooks:specified-fonts") == ["true"]
    assert made.package("/opf:package/@prefix")[0].startswith("ibooks: ")
    assert opened(with_fonts(Fonts.DISPLAY, store="kobo")).meta("ibooks:specified-fonts") == []


def test_each_store_gets_the_kind_that_it_takes() -> None:
    def kinds(store: str) -> set[str]:
        made = opened(with_fonts(Fonts.DISPLAY, store=store))
        items = made.package("//opf:item[contains(@media-type, 'font/')]/@media-type")
        return set(items)

    assert kinds("kdp") == {"font/ttf"}
    assert kinds("google") == {"font/woff2"}


def test_obfuscation_is_undone_by_the_identifier_alone() -> None:
    font = bytes(range(256)) * 8
    hidden = obfuscated(font, " urn:isbn:978\n0306406157")
    key = sha1(b"urn:isbn:9780306406157").digest()
    assert hidden[OBFUSCATED:] == font[OBFUSCATED:]
    plain = bytes(hidden[n] ^ key[n % 20] for n in range(OBFUSCATED))
    assert plain == font[:OBFUSCATED]
    assert obfuscated(b"ab", "x") != b"ab"


def test_what_lies_in_the_container(tmp_path: Path, epubcheck: Epubcheck) -> None:
    asked = with_fonts(Fonts.ALL, obfuscate=True)
    faces = tuple(replace(face, licence="SIL Open Font License") for face in asked.theme.faces)
    made = write_epub(replace(asked, theme=replace(asked.theme, faces=faces)))
    path = tmp_path / "book.epub"
    path.write_bytes(made.data)
    with zipfile.ZipFile(path) as container:
        names = container.namelist()
        assert "META-INF/licences/eb-garamond.txt" in names
        assert "META-INF/com.apple.ibooks.display-options.xml" in names
        assert container.read("META-INF/encryption.xml").count(b"EPUB/fonts/") == 4
        assert b"Open Font License" in container.read("META-INF/licences/eb-garamond.txt")
    assert epubcheck(path) == ()


def test_the_same_book_has_the_same_fonts() -> None:
    assert write_epub(with_fonts(Fonts.DISPLAY)) == write_epub(with_fonts(Fonts.DISPLAY))


def test_display_is_set_in_the_fonts_that_the_theme_names_for_it() -> None:
    asked = with_fonts(Fonts.DISPLAY)
    files = opened(replace(asked, theme=load_theme_named("noir"))).files
    css = files["style/book.css"].decode()

    assert sorted(name for name in files if name.startswith("fonts/")) == [
        "fonts/oswald-bold.ttf",
        "fonts/oswald-regular.ttf",
    ]
    assert css.index('h6 { font-family: "Oswald", sans-serif') < css.index("@font-face")
    assert "body {\n  font-family" not in css
