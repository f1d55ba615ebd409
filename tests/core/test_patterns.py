"""Patterns that are compiled at their first use, and many that are sought as one."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Sequence
from importlib import import_module

import pytest

import ebookpack.assemble
from ebookpack.core.patterns import Later, any_of, pattern


def test_a_pattern_is_one_of_re() -> None:
    """Whatever is asked of it, it answers as what `re.compile` gives."""
    word = pattern(r"(?P<first>[a-z])\w*", re.IGNORECASE)
    found = word.fullmatch("Stairs")
    assert found is not None
    assert found["first"] == "S"
    assert word.sub("-", "up the stair") == "- - -"
    assert word.groupindex == {"first": 1}


def test_it_is_compiled_when_it_is_used() -> None:
    """What is wrong with a pattern is told then."""
    broken = pattern("(")
    with pytest.raises(re.error):
        broken.search("")


def test_it_has_nothing_that_patterns_do_not_have() -> None:
    """A slip of the pen is an error, and not a reason to compile."""
    with pytest.raises(AttributeError):
        pattern("(").matches  # type: ignore[attr-defined]  # noqa: B018


def test_every_pattern_of_the_rules_can_be_compiled() -> None:
    """The rules that few manuscripts use, too."""
    modules = pkgutil.iter_modules(ebookpack.assemble.__path__, "ebookpack.assemble.")
    held = [value for found in modules for value in vars(import_module(found.name)).values()]
    patterns = [one for value in held for one in _patterns(value)]
    assert len(patterns) > 200
    for found in patterns:
        assert found.search("") is None or found.pattern is not None


def _patterns(value: object) -> Sequence[Later]:
    if isinstance(value, Later):
        return [value]
    if isinstance(value, tuple | list):
        return [one for item in value for one in _patterns(item)]
    return []


@pytest.mark.parametrize(
    ("sources", "text", "found"),
    [
        ((r"\bone\b", r"\btwo\b"), "not two of them", True),
        ((r"\bone\b", r"\btwo\b"), "twofold, and alone", False),
        ((r"^one|\btwo", "three$"), "one of them", True),
        ((r"^one|\btwo", "three$"), "not one", False),
        ((r"^one|\btwo", "three$"), "one to three"[4:], True),
        ((r"(?<!in )\breal", r"(a|b)c"), "in real life", False),
        ((r"(?<!in )\breal", r"(a|b)c"), "bc", True),
        ((r"[(|)]x", r"\(y"), "|x", True),
        ((r"[(|)]x", r"\(y"), "(y", True),
        ((r"[(|)]x", r"\(y"), "?x", False),
        ((r"[^]|]z|[]|]w",), "|z", False),
        ((r"[^]|]z|[]|]w",), "|w", True),
    ],
)
def test_any_of_some_patterns(sources: Sequence[str], text: str, found: bool) -> None:
    """One is found where one of them is; groups, sets and anchors mean what they meant."""
    assert any(re.search(source, text) for source in sources) is found
    assert (any_of(sources).search(text) is not None) is found
