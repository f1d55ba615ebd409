"""Sheets to bind at home, as book.toml and the command line ask for them."""

from __future__ import annotations

import pytest

from ebookpack.core.binding import NO_BINDING, BindingSettings, HomeBinding, Scale
from ebookpack.core.errors import SettingsError
from ebookpack.core.press import Make
from ebookpack.core.settings_reading import parse_settings


def in_toml(lines: str) -> BindingSettings:
    """What a table [print] of these lines says."""
    return parse_settings(f"[print]\n{lines}\n", "book.toml").binding


def test_book_toml_asks_for_a_booklet() -> None:
    settings = parse_settings('[print]\nedition = "booklet"\nsheet = "Letter"\n', "book.toml")

    assert settings.binding.binding(marks=True) == HomeBinding(sheet_name="Letter", marks=True)
    # The pages are those of a print edition.
    assert settings.press.make is None


def test_book_toml_asks_for_signatures() -> None:
    asked = in_toml('signatures = 16\nscale = "fill"\nthickness = 0.12')

    assert asked.binding(marks=False) == HomeBinding(
        signature=16, scale=Scale.FILL, millimetres=0.12
    )


def test_paper_alone_asks_for_no_sheets() -> None:
    assert in_toml('sheet = "A3"').binding(marks=False) is None
    assert NO_BINDING.binding(marks=False) is None
    assert parse_settings('[print]\nedition = "screen"\n', "").press.make is Make.SCREEN


def test_the_command_line_comes_first_and_has_one_binding() -> None:
    booklet = in_toml('edition = "booklet"\nsheet = "A3"')
    sewn = in_toml("signatures = 32")

    assert BindingSettings(signature=16).over(booklet) == BindingSettings(
        signature=16, sheet_name="A3"
    )
    assert BindingSettings(booklet=True).over(sewn).binding(marks=False) == HomeBinding()
    assert not BindingSettings(booklet=False).over(booklet).binds
    assert BindingSettings(millimetres=0.0, booklet=True).over(sewn).millimetres == 0.0


@pytest.mark.parametrize(
    "line",
    [
        "signatures = 10",
        "signatures = 36",
        'signatures = "16"',
        "signatures = true",
        'sheet = "A7"',
        'scale = "twice"',
        "thickness = 3",
        'thickness = "0.1mm"',
        'edition = "booklet"\nsignatures = 16',
        'edition = "folded"',
    ],
)
def test_what_cannot_be_bound_is_a_mistake_of_its_line(line: str) -> None:
    with pytest.raises(SettingsError) as raised:
        in_toml(line)

    (found,) = {found.code for found in raised.value.diagnostics}
    assert found == "S103"
