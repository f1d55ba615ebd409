"""The profiles of e-book stores: whole, and with a source for each number."""

from __future__ import annotations

import re

import pytest

from ebookpack.core.errors import SettingsError
from ebookpack.core.store import Confidence
from ebookpack.design.ebook_stores import GENERIC, ebook_store_names, load_ebook_store

every_store = pytest.mark.parametrize("name", ebook_store_names())


@every_store
def test_every_rule_has_a_source_with_its_day(name: str) -> None:
    store = load_ebook_store(name)
    for rules in (store.cover, store.pictures, store.type, store.package):
        assert set(rules.origins) == set(rules.__struct_fields__) - {"origins"}
        for source in rules.origins.values():
            assert source.confidence is Confidence.TRADE or re.fullmatch(
                r"\d{4}-\d\d-\d\d", source.checked
            )


@every_store
def test_the_cover_that_is_made_is_one_that_the_store_takes(name: str) -> None:
    store = load_ebook_store(name)
    assert store.cover.width >= store.cover.least_short
    assert store.cover.height <= store.cover.most_long
    assert store.cover.width * store.cover.height <= store.pictures.most_pixels


def test_a_number_that_a_store_does_not_give_rests_on_the_trade_alone() -> None:
    kobo = load_ebook_store("kobo")
    assert kobo.package.origins["most_document_bytes"].name == "kobo-spec"
    assert kobo.package.origins["most_bytes"].name == "trade"


def test_what_a_store_asks_otherwise_than_the_others() -> None:
    assert not load_ebook_store("kdp").cover.page
    assert load_ebook_store("d2d").cover.page
    assert load_ebook_store("ingram").pictures.most_pixels == 3_200_000
    assert load_ebook_store("apple").cover.least_short == 1400
    assert "font/woff2" not in load_ebook_store("kobo").type.fonts


def test_a_store_that_is_not_there() -> None:
    with pytest.raises(SettingsError) as caught:
        load_ebook_store("lulu")
    assert GENERIC in str(caught.value)
