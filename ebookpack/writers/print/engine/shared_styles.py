"""Computed styles that documents have in common.

The engine computes the style of an element once for all elements of a document that the same rules
match below the same parent, but each piece of a book is a document of its own. Pieces have the same
style sheets, and most of them elements of the same few kinds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from weasyprint.css import ComputedStyle, InitialStyle

_NAMES = ("anchor",)
"""Properties that say of an element which it is. None of its children inherits them."""

Key = tuple[Any, ...]


@dataclass(slots=True)
class SharedStyles:
    """The styles of all documents that have the same style sheets and fonts."""

    _known: dict[Key, ComputedStyle] = field(default_factory=dict)
    _inherited: dict[int, tuple[ComputedStyle, int]] = field(default_factory=dict)
    """By the identity of a style: it, and a number that styles have in common from which children
    inherit the same."""
    _numbers: dict[Key, int] = field(default_factory=dict)

    def set_for(
        self, style_for: Any, element: Any, parent: Any, root: Any = None,
        pseudo_type: str | None = None, base_url: str | None = None, target_collector: Any = None,
    ) -> None:  # fmt: skip
        """Take the place of the engine's `StyleFor.set_computed_styles`."""
        computed = style_for.get_computed_styles()
        cascaded = style_for.get_cascaded_styles().get((element, pseudo_type), {})
        is_root = element == root and pseudo_type is None
        parent_style = None if is_root else computed[parent, None]
        declared = frozenset(
            (name, _hashable(value), *weight[:2], tuple(weight[2]))
            for name, (value, weight) in cascaded.items()
        )
        below = 0 if parent_style is None else self._number(parent_style)
        key = (below, pseudo_type, base_url, declared)
        style = self._known.get(key)
        if style is None:
            root_style = InitialStyle(style_for.font_config) if is_root else computed[root, None]
            style = self._known[key] = ComputedStyle(
                parent_style, cascaded, pseudo_type, root_style, base_url, style_for.font_config,
                style_for.initial_page_sizes,
            )  # fmt: skip
            handed_on = frozenset(it for it in declared if it[0] not in _NAMES)
            number = self._numbers.setdefault(
                (below, pseudo_type, base_url, handed_on), len(self._numbers) + 1
            )
            self._inherited[id(style)] = (style, number)
        computed[element, pseudo_type] = style
        if target_collector and style["anchor"]:
            target_collector.collect_anchor(style["anchor"])

    def _number(self, style: ComputedStyle) -> int:
        found = self._inherited.get(id(style))
        if found is None:
            # It was copied and changed: its children are its own.
            number = self._numbers.setdefault((id(style),), len(self._numbers) + 1)
            found = self._inherited[id(style)] = (style, number)
        return found[1]


def _hashable(value: Any) -> Any:
    """What a style sheet says, or the identity of that; the style sheets outlive the styles."""
    try:
        hash(value)
    except TypeError:
        return id(value)
    return value
