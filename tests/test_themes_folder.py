from __future__ import annotations

from pathlib import Path

import pytest

from ebookpack.core.edition import Format
from ebookpack.core.errors import ThemeError
from ebookpack.core.settings import Settings
from ebookpack.themes_folder import (
    check_offered,
    copy_theme,
    load_theme_named,
    theme_for,
    theme_names,
    theme_place,
)
from tests.running import ebookpack


def test_a_copy_beside_the_manuscript_is_found_by_its_name(tmp_path: Path) -> None:
    copied = copy_theme("my-fable", "fable", tmp_path)

    assert "my-fable" in theme_names(tmp_path)
    assert "my-fable" not in theme_names()
    assert theme_for(Settings(theme="my-fable"), None, tmp_path).title == "My Fable"
    assert load_theme_named(str(copied)).type == load_theme_named("fable").type
    assert theme_place("my-fable", tmp_path) == str(copied.resolve())
    assert theme_place("fable", tmp_path) == "fable"


def test_colours_that_cannot_be_read_are_told_when_an_e_book_is_made(tmp_path: Path) -> None:
    sheet = copy_theme("mine", "classic", tmp_path) / "epub.css"
    lines = sheet.read_text(encoding="utf-8").count("\n")
    with sheet.open("a", encoding="utf-8") as file:
        file.write(".opener h1 { color: #ccc }\n")
    (tmp_path / "story.md").write_text("# The Weir\n\nNobody came to it.\n", encoding="utf-8")
    ran = ebookpack("build", "story.md", "--theme", "mine", "--only", "epub", cwd=tmp_path)

    assert ran.returncode == 0
    said = "color: #ccc on a white page has a contrast of 1.6 to 1, and wants 4.5"
    assert f"mine/epub.css:{lines + 1}: warning[D112]: {said}" in ran.stderr


def test_ones_own_theme_goes_before_another_of_its_name(tmp_path: Path) -> None:
    copied = copy_theme("mine", "classic", tmp_path)
    copied.rename(copied.with_name("noir"))

    assert load_theme_named("noir", beside=tmp_path).title == "Mine"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("noir", 'there is a theme "noir" already'),
        ("../mine", '"../mine" is no name for a theme'),
        ("Mine", '"Mine" is no name for a theme'),
    ],
)
def test_a_name_that_cannot_be_is_an_error(name: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match=message):
        copy_theme(name, "classic", tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_the_nearest_theme_is_named() -> None:
    with pytest.raises(ThemeError, match='did you mean "starship"'):
        load_theme_named("startship")


def test_options_of_the_author_go_before_those_of_the_theme() -> None:
    settings = Settings(theme="fable", design={"ornament": "*", "cover_seed": 3.0})
    theme = theme_for(settings, None, Path(), {"cover_layout": "poster"})

    assert theme.type.ornament == "*"
    assert (theme.cover.seed, theme.cover.layouts) == (3, ("poster",))
    assert theme_for(settings, "noir", Path()).name == "noir"


def test_a_theme_for_submissions_makes_no_ebook() -> None:
    shunn = load_theme_named("shunn")

    assert shunn.offered((Format.EPUB, Format.PRINT, Format.WRAP)) == (Format.PRINT,)
    with pytest.raises(ThemeError, match='theme "shunn" makes no epub'):
        check_offered(shunn, (Format.EPUB,))
