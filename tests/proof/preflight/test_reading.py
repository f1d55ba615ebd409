from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from ebookpack.core.press import Press
from ebookpack.crew import Workers
from ebookpack.proof.opened_pdf import reading
from ebookpack.proof.preflight.reading import RUN, read_print_file
from tests.memory import Memory
from tests.proof.preflight.conftest import saved, sound
from tests.writers import builders

PAGES = 3 * RUN


def file(change: Callable[[pikepdf.Pdf], None] = lambda document: None) -> bytes:
    press: Press = builders.press()
    document = sound(press, PAGES)
    change(document)
    return saved(document, press)


def test_several_read_what_one_reads_and_what_is_kept_is_what_was_read() -> None:
    shelf, data = Memory(), file()
    alone = read_print_file(data)
    with reading(data, Workers(2)) as hands:
        several = read_print_file(data, hands, shelf)

    assert several == alone == read_print_file(data, shelf=shelf)
    assert shelf.held


def _write_more(document: pikepdf.Pdf) -> None:
    document.pages[RUN].contents_add(b"1 0 0 rg 9 9 9 9 re f")


def _crop(document: pikepdf.Pdf) -> None:
    document.pages[RUN].trimbox = pikepdf.Array([9, 9, 99, 99])


def _lose_font(document: pikepdf.Pdf) -> None:
    (font,) = document.pages[RUN].Resources.Font.values()
    del font.FontDescriptor


def _draw_photograph(document: pikepdf.Pdf) -> None:
    jpeg = BytesIO()
    Image.new("L", (8, 8)).save(jpeg, "JPEG")
    photograph = document.make_stream(
        jpeg.getvalue(),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=8,
        Height=8,
        ColorSpace=pikepdf.Name.DeviceGray,
        BitsPerComponent=8,
        Filter=pikepdf.Name.DCTDecode,
    )
    page = document.pages[RUN]
    page.add_resource(photograph, pikepdf.Name.XObject, pikepdf.Name.Photograph)
    page.contents_add(b"q 99 0 0 99 9 9 cm /Photograph Do Q")


@pytest.mark.parametrize("change", [_write_more, _crop, _lose_font, _draw_photograph])
def test_pages_that_changed_are_read_again(change: Callable[[pikepdf.Pdf], None]) -> None:
    shelf = Memory()
    read_print_file(file(), shelf=shelf)
    data = file(change)

    assert read_print_file(data, shelf=shelf) == read_print_file(data)
    assert read_print_file(data) != read_print_file(file())
