"""Every theme sets a book that has everything in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.themes_folder import load_theme_named, theme_names
from ebookpack.writers.print.writer import write_print
from tests.writers import builders
from tests.writers.print.conftest import everything


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in theme_names() if name != "classic"])
def test_a_book_that_has_everything_is_set_without_a_complaint(name: str) -> None:
    edition = replace(builders.edition(everything()), theme=load_theme_named(name))
    diagnostics = Diagnostics()

    artifact = write_print(edition, diagnostics, lambda pages: edition.page)

    assert [str(found) for found in diagnostics if found.code != "W203"] == []
    assert artifact.pages is not None
    assert len(artifact.pages.pages) > 4
