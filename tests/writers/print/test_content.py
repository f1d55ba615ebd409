"""Streams put together from compressed parts are what compressing them whole would mean."""

from __future__ import annotations

import zlib

from hypothesis import given
from hypothesis import strategies as st

from ebookpack.writers.print.content import EMPTY, operators_of, part, stream

TEXT = b"q\n/Roman 12 Tf\n[<0a0b> -12 <0c>] TJ\nQ"


@given(st.lists(st.binary(max_size=300), max_size=5))
def test_parts_are_read_back_one_behind_the_other(operators: list[bytes]) -> None:
    made = stream(map(part, operators))

    # zlib holds the checksum against what it reads.
    assert zlib.decompress(made) == b"".join(each + b"\n" for each in operators)


def test_the_sums_of_long_parts_go_round() -> None:
    long = [b"\xff" * 70_000, b"\xfe" * 140_000]

    assert zlib.decompress(stream(map(part, long))) == b"".join(each + b"\n" for each in long)


def test_a_part_may_repeat_what_stands_before_it() -> None:
    first = part(TEXT)
    again = part(TEXT, operators_of(first))

    assert len(again.blocks) < len(first.blocks) / 2
    assert zlib.decompress(stream((first, again))) == (TEXT + b"\n") * 2


def test_a_part_knows_what_it_names() -> None:
    assert part(b"/Artifact\n<</Type /Pagination>>\nBDC\n/a1.0 gs\n/Roman 12 Tf").names == (
        "Artifact",
        "Pagination",
        "Roman",
        "a1.0",
    )


def test_an_empty_part_adds_nothing() -> None:
    assert stream((part(TEXT), EMPTY)) == stream((part(TEXT),))
