from __future__ import annotations

import pytest

from ebookpack.core.edition import Format
from ebookpack.core.errors import SettingsError
from ebookpack.design.store_choice import check_store, prints, sells_ebooks


@pytest.mark.parametrize(
    ("store", "electronic", "printed"),
    [("kdp", True, True), ("apple", True, False), ("lulu", False, True), (None, False, False)],
)
def test_which_editions_a_store_has(store: str | None, electronic: bool, printed: bool) -> None:
    assert (sells_ebooks(store) is not None, prints(store) is not None) == (electronic, printed)
    check_store(store, None)


@pytest.mark.parametrize(
    ("store", "wanted", "said"),
    [
        ("amazon", None, 'there is no store "amazon"'),
        ("apple", (Format.PRINT,), "apple prints no books"),
        ("apple", (Format.WRAP, Format.PRINT), "apple prints no books"),
        ("lulu", (Format.EPUB, Format.COVER), "lulu prints, and sells no e-books"),
    ],
)
def test_a_store_that_has_none_of_what_is_wanted(
    store: str, wanted: tuple[Format, ...] | None, said: str
) -> None:
    with pytest.raises(SettingsError, match=said):
        check_store(store, wanted)


def test_a_store_of_which_one_edition_is_wanted_will_do() -> None:
    check_store("apple", (Format.EPUB, Format.PRINT))
    check_store("lulu", (Format.EPUB, Format.PRINT))
