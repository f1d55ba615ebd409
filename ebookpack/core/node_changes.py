"""Nodes made into others, wherever in the tree they stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.core.diagnostics import Span

N = TypeVar("N")


def changed(nodes: tuple[N, ...], kind: type[Any], change: Callable[[Any], Any]) -> tuple[N, ...]:
    """The nodes, in which each of a kind is what `change` makes of it.

    They are met in reading order; what is in one of that kind is met after it, as it was changed.
    Nodes in which nothing changes are the same objects as before.
    """
    return _changed(nodes, kind, change)  # type: ignore[no-any-return]


def _changed(value: Any, kind: type[Any], change: Callable[[Any], Any]) -> Any:
    if isinstance(value, tuple):
        made = tuple(_changed(item, kind, change) for item in value)
        return value if all(a is b for a, b in zip(value, made, strict=True)) else made
    if not isinstance(value, Struct) or isinstance(value, Span):
        return value
    node: Any = change(value) if isinstance(value, kind) else value
    new = {
        name: after
        for name in node.__struct_fields__
        if (after := _changed(before := getattr(node, name), kind, change)) is not before
    }
    return replace(node, **new) if new else node
