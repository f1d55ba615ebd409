"""A book comes out of another process as it went in."""

from __future__ import annotations

import copy
import pickle

import pytest

from ebookpack import printing  # noqa: F401  # it has books go over so
from ebookpack.core.diagnostics import Diagnostic, Severity, Span
from ebookpack.core.edition import PageMap, PageStart
from ebookpack.core.nodes import Text
from tests.writers.print.conftest import everything

PAGE = PageStart(label="xii", recto=True, blank=False, section="c1")
FOUND = Diagnostic(code="D111", severity=Severity.INFO, message="gone", span=Span(path="a.md"))


@pytest.mark.parametrize("value", [everything(), PageMap(pages=(PAGE, PAGE)), FOUND])
def test_what_goes_over_comes_back(value: object) -> None:
    written = pickle.dumps(value)

    assert pickle.loads(written) == value
    assert copy.deepcopy(value) == value
    assert b"_put_together" in written


def test_what_came_over_stays_as_it_is() -> None:
    text = pickle.loads(pickle.dumps(Text(text="sea")))
    with pytest.raises(AttributeError):
        text.text = "sky"
