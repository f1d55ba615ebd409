"""The command `metadata` as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ebookpack.core.errors import SettingsError
from ebookpack.core.settings_reading import parse_settings
from tests.running import ebookpack, error_lines

TOML = """
title = "The Weir"
author = "Ada Quill"
bisac = ["FIC019000"]
thema = "FBA"

[epub]
isbn = "978-0-306-40615-7"

[print]
{printed}
"""
STORY = "# One\n\nNobody had opened the weir since the flood.\n"


def folder(path: Path, printed: str = "") -> Path:
    (path / "story.md").write_text(STORY, encoding="utf-8")
    (path / "book.toml").write_text(TOML.format(printed=printed), encoding="utf-8")
    return path


def test_what_is_known_as_json(tmp_path: Path) -> None:
    ran = ebookpack("metadata", "story.md", cwd=folder(tmp_path))
    known = json.loads(ran.stdout)
    assert (known["title"], known["bisac"], known["thema"]) == ("The Weir", ["FIC019000"], ["FBA"])
    assert "publisher" not in known


def test_a_printed_edition_is_told_of_if_it_has_an_isbn(tmp_path: Path) -> None:
    ran = ebookpack("metadata", "story.md", "--onix", cwd=folder(tmp_path))
    assert ran.stdout.count("<Product>") == 1
    ran = ebookpack("metadata", "story.md", "--onix", "--only", "epub,print", cwd=tmp_path)
    assert ran.stdout.count("<Product>") == 2
    ran = ebookpack(
        "metadata", "story.md", "--onix", "--release", "3.1",
        cwd=folder(tmp_path, 'isbn = "0140328726"'),
    )  # fmt: skip
    assert ran.stdout.count("<Product>") == 2
    assert "<IDValue>9780140328721</IDValue>" in ran.stdout
    assert 'release="3.1"' in ran.stdout


def test_an_isbn_that_is_none_is_one_line(tmp_path: Path) -> None:
    ran = ebookpack(
        "metadata", "story.md", "--onix", cwd=folder(tmp_path, 'isbn = "978-0-14-032872-2"')
    )
    assert ran.returncode == 1
    assert ["D142" in line for line in error_lines(ran.stderr)] == [True]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('bisac = "FIC"', '"FIC" is no code of bisac'),
        ('thema = ["fiction"]', '"fiction" is no code of thema'),
        ("bisac = 3", '"bisac" is a list'),
        ('[[contributors]]\nname = "Bo"\nrole = "illustrator"', "is no MARC relator code"),
    ],
)
def test_codes_that_are_none(line: str, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_settings(line, "book.toml")
    assert said in str(caught.value)


def test_qualifiers_of_thema_are_codes() -> None:
    assert parse_settings('thema = ["FBA", "1DDU-GB-E"]', "book.toml").thema[1] == "1DDU-GB-E"
