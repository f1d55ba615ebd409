from __future__ import annotations

from pathlib import Path

import pytest

from ebookpack.core.diagnostics import Span
from ebookpack.core.errors import ThemeError
from ebookpack.design import fonts
from ebookpack.design.fonts import faces, missing_characters


def test_a_family_is_its_upright_and_its_italic_face() -> None:
    upright, italic = faces("EB Garamond")

    assert (upright.italic, italic.italic) == (False, True)
    assert upright.family == italic.family == "EB Garamond"
    assert upright.weights == (400, 800)
    assert Path(upright.path).is_file()


def test_the_licence_travels_with_the_face() -> None:
    assert "SIL OPEN FONT LICENSE" in faces("EB Garamond")[0].licence.upper()


def test_a_family_that_is_not_installed_names_the_package_that_has_it() -> None:
    place = Span(path="classic/theme.toml", line=7)

    with pytest.raises(ThemeError) as caught:
        faces("Comic Neue", place)

    assert str(caught.value) == (
        'classic/theme.toml:7: error[D110]: font family "Comic Neue" is not installed\n'
        "  hint: pip install fontpkg-comic-neue"
    )


def test_characters_that_no_face_has_are_named_once_in_order() -> None:
    text = "A façade, “quoted” — 漢字 and 漢 again, ❦ and 🐎."

    assert missing_characters(faces("EB Garamond"), text) == ("漢", "字", "🐎")


def test_spaces_and_invisible_characters_need_no_face() -> None:
    assert missing_characters((), "\u00a0\u2009\u200d\u00ad\n\t ") == ()


def test_of_a_family_with_a_file_for_each_weight_regular_and_bold_are_taken() -> None:
    found = faces("IBM Plex Serif")

    assert [(face.italic, face.weights) for face in found] == [
        (False, (400, 400)),
        (False, (700, 700)),
        (True, (400, 400)),
        (True, (700, 700)),
    ]


def test_a_family_is_found_by_the_name_of_its_package_as_in_the_registry(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whether it varies, or has a file for each weight."""
    names = ("EB Garamond", "IBM Plex Mono", "Amiri", "Chakra Petch")
    packaged = [faces(name) for name in names]
    monkeypatch.setattr(fonts, "_packaged", lambda _: None)
    assert [faces(name) for name in names] == packaged
