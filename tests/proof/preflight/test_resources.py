"""What a page draws with, as programs write it: with texts in parentheses and without."""

from __future__ import annotations

import pikepdf
import pytest

from ebookpack.proof.preflight.resources import PageUse, Resources

TEXT = b"BT /F1 9 Tf (%b) Tj ET "
STATES = pikepdf.Dictionary(faint=pikepdf.Dictionary(ca=0.5))


def used(content: bytes) -> PageUse:
    document = pikepdf.new()
    page = document.add_blank_page()
    page.obj.Resources = pikepdf.Dictionary(ExtGState=STATES)
    page.obj.Contents = document.make_stream(content)
    return Resources().of(page)


@pytest.mark.parametrize(
    ("content", "spaces", "ink"),
    [
        (b"q 0 g 0 0 9 9 re f Q", {"DeviceGray"}, 0),
        (b"q\n1 0 0 1 30 0 cm\n.5 0 0 RG\n0 0 m 9 9 l S Q", {"DeviceRGB"}, 0),
        (b"0.5 0.5 0.5\n1 k 0 0 9 9 re f", {"DeviceCMYK"}, 250),
        (b"/DeviceCMYK cs 1 1 0 .5 scn 0 0 9 9 re f", {"DeviceCMYK"}, 250),
        (b"BT [<0a0b> -12 <0c>] TJ ET", set(), 0),
        (b"/gs /k 9 Tf /Do /g 3 Td", set(), 0),
    ],
)
@pytest.mark.parametrize("text", [b"", TEXT % b"sea", TEXT % b"1 1 1 1 k"])
def test_spaces_and_ink(content: bytes, spaces: set[str], ink: int, text: bytes) -> None:
    found = used(text + content)
    assert (set(found.spaces), found.ink) == (spaces, ink)


@pytest.mark.parametrize("text", [b"", TEXT % b"sea"])
def test_what_is_see_through(text: bytes) -> None:
    assert used(text + b"q /faint gs 0 g 0 0 9 9 re f Q").see_through == "an opacity below 1"
    assert used(text + b"q 0 g 0 0 9 9 re f Q").see_through == ""
