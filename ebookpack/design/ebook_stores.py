"""The e-book side of stores, read from `ebook_stores.toml` into typed values."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from ebookpack.core.ebook_store import (
    CoverRules,
    EbookStore,
    PackageRules,
    PictureRules,
    TypeRules,
)
from ebookpack.core.store import Source
from ebookpack.design.stores import no_such_store, sources_of

GENERIC = "generic"
"""The profile of a book that is for no store in particular: the most of them take it."""

_FILE = "ebook_stores.toml"


def ebook_store_names() -> tuple[str, ...]:
    """Names of the profiles there are."""
    return tuple(_table()["stores"])


@cache
def load_ebook_store(name: str) -> EbookStore:
    """The profile of a name. Raises SettingsError if there is none."""
    if name not in ebook_store_names():
        raise no_such_store(name, ebook_store_names())
    table = _table()["stores"][name]
    known = sources_of(_table()["sources"])
    return EbookStore(
        name=name,
        title=table["title"],
        cover=CoverRules(**_rules(table, "cover", known)),
        pictures=PictureRules(**_rules(table, "pictures", known)),
        type=TypeRules(**_rules(table, "type", known)),
        package=PackageRules(**_rules(table, "package", known)),
    )


@cache
def _table() -> Mapping[str, Any]:
    text = files("ebookpack.design").joinpath(_FILE).read_text(encoding="utf-8")
    return tomllib.loads(text)


def _rules(table: Mapping[str, Any], name: str, known: Mapping[str, Source]) -> dict[str, Any]:
    """What a store asks, or all do where it asks nothing of its own; each with its source."""
    general, own = _table()["stores"][GENERIC][name], table.get(name, {})
    values = {key: value for key, value in (general | own).items() if key != "source"}
    origins = {key: known[(own if key in own else general)["source"]] for key in values}
    return {
        key: tuple(value) if isinstance(value, list) else value for key, value in values.items()
    } | {"origins": origins}
