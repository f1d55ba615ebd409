"""Documents that another program writes: what goes in as Markdown comes out again."""

from __future__ import annotations

from pathlib import Path

import pytest

from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import Emphasis, Figure, Heading, Link, List, Paragraph, Rule, Table
from tests.readers.docx.build import PNG, read

pypandoc = pytest.importorskip("pypandoc", reason="pandoc is not installed")

STORY = """\
---
title: The Sea Room
author: Mina Hale
lang: en-GB
---

# The Storm

It rained *all* day,^[Or so they said.] see [the calm](#the-calm).

* * *

Nobody came.

| one
|   two

# The Calm

1. salt
2. tea
    - green

| a | b |
|---|---|
| c | d |

![A boat](boat.png)
"""


def test_a_document_that_pandoc_wrote(tmp_path: Path) -> None:
    (tmp_path / "boat.png").write_bytes(PNG)
    out = tmp_path / "story.docx"
    arguments = [f"--resource-path={tmp_path}"]
    pypandoc.convert_text(STORY, "docx", "md", outputfile=str(out), extra_args=arguments)

    document = read(out.read_bytes())

    declared = [(field.name, field.value) for field in document.fields]
    assert declared[:2] == [("title", "The Sea Room"), ("author", "Mina Hale")]
    kinds = [type(block) for block in document.blocks]
    assert kinds == [
        *(Paragraph, Paragraph),
        *(Heading, Paragraph, Rule, Paragraph, Paragraph),
        *(Heading, List, Table, Figure),
    ]
    storm, rained, *_ = document.blocks[2:]
    calm = document.blocks[7]
    assert isinstance(storm, Heading)
    assert isinstance(rained, Paragraph)
    assert isinstance(calm, Heading)
    assert Emphasis in map(type, rained.children)
    assert [c.href for c in rained.children if isinstance(c, Link)] == [f"#{calm.id}"]
    assert [block_text(b) for note in document.notes for b in note.blocks] == ["Or so they said."]
    verse = document.blocks[6]
    assert isinstance(verse, Paragraph)
    assert verse.layout.lines == (0, 2)
