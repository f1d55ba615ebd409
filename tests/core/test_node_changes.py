from __future__ import annotations

from msgspec.structs import replace

from ebookpack.core.node_changes import changed
from ebookpack.core.nodes import Emphasis, Figure, Image, List, Paragraph, Quote, Table, Text
from tests.writers.epub.samples import EVERY_BLOCK


def test_nodes_are_changed_wherever_they_stand() -> None:
    image = Image(resource="weir.png", alt="")
    line = Paragraph(children=(Text(text="A "), Emphasis(children=(image,))))
    blocks = (Figure(image=image), Quote(blocks=(List(items=((line,),)),)))
    found = changed(blocks, Image, lambda one: replace(one, alt="The weir"))

    assert str(found).count("alt='The weir'") == 2
    assert "alt=''" not in str(found)


def test_what_does_not_change_is_the_same_object() -> None:
    assert changed(EVERY_BLOCK, Image, lambda one: one) is EVERY_BLOCK
    changed_figures = changed(EVERY_BLOCK, Figure, lambda one: replace(one, caption=()))
    same = [a is b for a, b in zip(EVERY_BLOCK, changed_figures, strict=True)]
    assert [type(b) for b, kept in zip(EVERY_BLOCK, same, strict=True) if not kept] == [Figure]
    assert any(isinstance(block, Table) for block in EVERY_BLOCK)


def test_nodes_are_met_in_reading_order() -> None:
    met: list[str] = []

    def note(one: Text) -> Text:
        met.append(one.text)
        return one

    words = [Paragraph(children=(Text(text=word),)) for word in ("one", "two", "three")]
    changed((words[0], Quote(blocks=(words[1],)), words[2]), Text, note)
    assert met == ["one", "two", "three"]
