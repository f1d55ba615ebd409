"""Pictures: from the manuscript's folder only, within bounds, each mistake with its place."""

from __future__ import annotations

import base64
import io
import zlib

import pytest
from PIL import Image as PillowImage

from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.nodes import Image
from ebookpack.readers.complaints import MOST_OF_A_CODE
from ebookpack.readers.picture_headers import read_header
from ebookpack.readers.pictures import Pictures
from ebookpack.readers.svg import SvgRefusedError, clean_svg
from tests.manuscripts import MemoryFolder

HERE = Span(path="story.md", line=41)


def picture(format_: str, size: tuple[int, int] = (3, 2)) -> bytes:
    written = io.BytesIO()
    PillowImage.new("RGB", size).save(written, format_)
    return written.getvalue()


def bomb(width: int, height: int) -> bytes:
    """A PNG that claims to be large; of its pixels there are none."""
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\0\0\0"
    check = zlib.crc32(b"IHDR" + header).to_bytes(4, "big")
    return b"\x89PNG\r\n\x1a\n" + b"\0\0\0\x0dIHDR" + header + check


def take(source: str, files: dict[str, bytes], name: str = "story.md") -> tuple[Pictures, str]:
    """The pictures after one was asked for, and what is said about it."""
    diagnostics = Diagnostics()
    pictures = Pictures(MemoryFolder(files), name, diagnostics)
    pictures.take(source, "alt", HERE)
    return pictures, "\n".join(map(str, diagnostics))


@pytest.mark.parametrize(
    ("format_", "media_type"),
    [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("GIF", "image/gif")],
)
def test_formats_of_epub_are_taken_as_they_are(format_: str, media_type: str) -> None:
    data = picture(format_)
    pictures, said = take("a.img", {"a.img": data})

    (resource,) = pictures.resources
    assert (resource.media_type, resource.data, said) == (media_type, data, "")
    header = read_header(data)
    assert header is not None
    assert (header.width, header.height) == (3, 2)


@pytest.mark.parametrize("format_", ["WEBP", "TIFF", "BMP"])
def test_other_formats_become_png(format_: str) -> None:
    pictures, _ = take("a.img", {"a.img": picture(format_)})

    (resource,) = pictures.resources
    assert (resource.name, resource.media_type) == ("a.img.png", "image/png")
    with PillowImage.open(io.BytesIO(resource.data)) as converted:
        assert converted.size == (3, 2)


def test_a_picture_shown_twice_is_read_once() -> None:
    pictures = Pictures(MemoryFolder({"a.png": picture("PNG")}), "story.md", Diagnostics())

    first = pictures.take("a.png", "one", HERE)
    second = pictures.take("./a.png?raw#x", "  two\n words ", HERE)

    assert first == Image(resource="a.png", alt="one")
    assert second == Image(resource="a.png", alt="two words")
    assert len(pictures.resources) == 1


def test_names_are_relative_to_the_file_that_shows_them() -> None:
    pictures, said = take(
        "../art/an%20eel.png", {"art/an eel.png": picture("PNG")}, "text/story.md"
    )
    assert [resource.name for resource in pictures.resources] == ["art/an eel.png"]
    assert said == ""


def test_names_may_be_relative_to_the_root_of_the_folder() -> None:
    pictures, said = take("art/eel.png", {"art/eel.png": picture("PNG")}, "text/story.md")
    assert [resource.name for resource in pictures.resources] == ["art/eel.png"]
    assert said == ""


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (
            "mapp.png",
            'story.md:41: error[R203]: image "mapp.png" not found\n  hint: did you mean "map.png"?',
        ),
        (
            "https://example.org/a.png",
            'story.md:41: warning[R201]: image "https://example.org/a.png" is on the web and is '
            "not downloaded; its description stands in its place\n"
            "  hint: put the picture beside the manuscript and name it there",
        ),
        (
            "../secret.png",
            'story.md:41: error[R202]: image "../secret.png" is outside of the manuscript\'s '
            "folder\n  hint: copy the picture into the folder and name it there",
        ),
        (
            "story.md",
            'story.md:41: error[R205]: image "story.md" is not a picture\n'
            "  hint: use JPEG, PNG, GIF, SVG, WebP, TIFF or BMP",
        ),
        (
            "bomb.png",
            'story.md:41: error[R204]: image "bomb.png" has 30000 x 30000 pixels; 100 million is '
            "the most\n  hint: save a smaller copy: no printed page needs so many",
        ),
        (
            "javascript:alert(1)",
            'story.md:41: warning[R207]: image "javascript:alert(1)" is no file and is left out',
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_place_and_the_way_out(source: str, message: str) -> None:
    files = {"map.png": picture("PNG"), "story.md": b"# text", "bomb.png": bomb(30000, 30000)}
    pictures, said = take(source, files)

    assert said == message
    assert pictures.resources == ()


@pytest.mark.parametrize(
    "source", ["/etc/passwd", "C:\\a.png", "file:///a.png", "a/../../b.png", "a%00.png"]
)
def test_nothing_outside_of_the_folder_is_asked_for(source: str) -> None:
    assert "R202" in take(source, {})[1]


def test_a_damaged_picture_that_must_be_converted_is_an_error() -> None:
    assert "R205" in take("a.webp", {"a.webp": picture("WEBP")[:30]})[1]


def test_a_picture_in_the_text_itself_is_read_and_named() -> None:
    data = picture("PNG")
    encoded = base64.b64encode(data).decode()
    pictures, _ = take(f"data:image/png;base64,{encoded}", {})

    assert [(r.name, r.data) for r in pictures.resources] == [("story.md.embedded-1.png", data)]


def test_a_thousand_mistakes_are_not_all_listed() -> None:
    diagnostics = Diagnostics()
    pictures = Pictures(MemoryFolder(), "story.md", diagnostics)
    for number in range(1000):
        pictures.take(f"{number}.png", "", HERE)

    assert len(diagnostics.found) == MOST_OF_A_CODE


# ------------------------------------------------------------------------------------------ SVG

DRAWING = b"""<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"
  xmlns:xlink="http://www.w3.org/1999/xlink" onload="steal()">
  <script>steal()</script><foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p>
  </foreignObject><style>@import url(https://example.org/x.css);</style>
  <image xlink:href="https://example.org/a.png"/><use href="#leaf"/>
  <path id="leaf" d="M0 0L9 9" fill="url(https://example.org/f)" stroke="url(#g)"/></svg>"""


def test_a_drawing_keeps_only_what_draws() -> None:
    cleaned = clean_svg(DRAWING).decode()

    for word in ("steal", "foreignObject", "example.org", "onload", "import"):
        assert word not in cleaned
    for kept in ('d="M0 0L9 9"', 'href="#leaf"', 'stroke="url(#g)"'):
        assert kept in cleaned


@pytest.mark.parametrize(
    "source",
    [
        b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        b"<svg><g></svg>",
        b"<html><svg/></html>",
    ],
)
def test_a_drawing_that_is_none_is_refused(source: bytes) -> None:
    with pytest.raises(SvgRefusedError):
        clean_svg(source)


def test_a_drawing_beside_the_manuscript_is_taken() -> None:
    pictures, said = take("a.svg", {"a.svg": DRAWING})

    assert [resource.media_type for resource in pictures.resources] == ["image/svg+xml"]
    assert said == ""
