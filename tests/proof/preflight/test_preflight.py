"""Sound files pass; files that are broken in one way each are caught, with page and rule."""

from __future__ import annotations

import pikepdf
import pytest
from PIL import Image

from ebookpack.proof.preflight.reading import read_print_file
from tests.proof.preflight.conftest import Break, checked, text

PAGE = 6
"""Index of the page that is broken, a right-hand one: page 7."""


def test_a_sound_file_passes(store: str) -> None:
    assert checked(store=store).messages == []
    assert checked(store=store, bleed=True).messages == []


def page(document: pikepdf.Pdf) -> pikepdf.Object:
    return document.pages[PAGE].obj


def draw(operators: bytes) -> Break:
    """Draw something on the page, beside its words."""

    def breaks(document: pikepdf.Pdf) -> None:
        page(document).Contents = document.make_stream(text() + b"\n" + operators)

    return breaks


def trim_box(document: pikepdf.Pdf) -> None:
    page(document).TrimBox = pikepdf.Array([20, 20, 376, 592])


def page_size(document: pikepdf.Pdf) -> None:
    page(document).MediaBox = pikepdf.Array([0, 0, 420, 612])


def no_trim_box(document: pikepdf.Pdf) -> None:
    del page(document)["/TrimBox"]


def font_left_out(document: pikepdf.Pdf) -> None:
    page(document).Resources.Font.F2 = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )


def odd_count(document: pikepdf.Pdf) -> None:
    del document.pages[3]


def picture(mode: str, pixels: int, points: int, colour: object = 128) -> Break:
    """A square picture of so many pixels on so many points."""

    def breaks(document: pikepdf.Pdf) -> None:
        data = Image.new(mode, (pixels, pixels), colour).tobytes()  # type: ignore[arg-type]
        space = {"L": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}[mode]
        stream = pikepdf.Stream(document, data)
        stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        stream.Width = stream.Height = pixels
        stream.ColorSpace, stream.BitsPerComponent = pikepdf.Name(f"/{space}"), 8
        page(document).Resources.XObject = pikepdf.Dictionary(Im=stream)
        draw(b"q %d 0 0 %d 100 350 cm /Im Do Q" % (points, points))(document)

    return breaks


def alpha(document: pikepdf.Pdf) -> None:
    picture("L", 500, 100)(document)
    mask = pikepdf.Stream(document, bytes(500 * 500))
    mask.Type, mask.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    mask.Width = mask.Height = 500
    mask.ColorSpace, mask.BitsPerComponent = pikepdf.Name.DeviceGray, 8
    page(document).Resources.XObject.Im.SMask = document.make_indirect(mask)


def opacity(document: pikepdf.Pdf) -> None:
    page(document).Resources.ExtGState = pikepdf.Dictionary(G=pikepdf.Dictionary(ca=0.5))
    draw(b"/G gs 100 100 50 50 re f")(document)


def link(document: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[100, 100, 200, 120]
    )
    page(document).Annots = pikepdf.Array([document.make_indirect(note)])


def bookmarks(document: pikepdf.Pdf) -> None:
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Chapter", 3))


def last_page_in_print(document: pikepdf.Pdf) -> None:
    document.pages[-1].obj.Contents = document.make_stream(text())


def layers(document: pikepdf.Pdf) -> None:
    group = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="a layer"))
    document.Root.OCProperties = pikepdf.Dictionary(
        OCGs=pikepdf.Array([group]), D=pikepdf.Dictionary()
    )


def profile(document: pikepdf.Pdf) -> None:
    icc = document.make_stream(b"a profile")
    icc.N = 1
    page(document).Resources.ColorSpace = pikepdf.Dictionary(
        C=pikepdf.Array([pikepdf.Name.ICCBased, icc])
    )
    draw(b"/C cs 0 sc 100 100 50 50 re f")(document)


def no_intent(document: pikepdf.Pdf) -> None:
    del document.Root["/OutputIntents"]


def blank_pages(document: pikepdf.Pdf) -> None:
    for index in range(2, PAGE + 1):
        document.pages[index].obj.Contents = document.make_stream(b"")


def artefact_of_type_three(document: pikepdf.Pdf) -> None:
    page(document).Resources.Font.F3 = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type3, Encoding=pikepdf.Dictionary()
    )


BROKEN = {
    "a page of another size": (page_size, "kdp", "P403", "page 7: the page is 5.8333 in"),
    "a trim box elsewhere": (trim_box, "kdp", "P403", "page 7: the TrimBox is not where"),
    "no trim box": (no_trim_box, "ingram", "P403", "page 7: the page has no TrimBox"),
    "a font that is left out": (font_left_out, "lulu", "P405", 'page 7: font "Helvetica" is not'),
    "a font of type 3": (artefact_of_type_three, "lulu", "P405", "is Type 3"),
    "red on black paper": (draw(b"1 0 0 rg 99 99 9 9 re f"), "kdp", "P406", "page 7: DeviceRGB"),
    "an RGB picture in gray": (picture("RGB", 500, 100), "ingram", "P406", "page 7: DeviceRGB"),
    "a tagged gray": (profile, "ingram", "P407", "page 7: colours carry a profile (ICCBased)"),
    "an odd count": (odd_count, "lulu", "P402", "31 pages are no multiple of 2"),
    "words in the gutter": (
        draw(text(x=20)), "kdp", "P414", "page 7: text is nearer to the spine than 0.375 in",
    ),
    "words at the edge": (
        draw(text(y=10)), "lulu", "P415", "page 7: text is nearer to the edge than 0.5 in",
    ),
    "a coarse picture": (picture("L", 100, 100), "kdp", "P419", "page 7: a picture of 72 pixels"),
    "a picture with alpha": (alpha, "lulu", "P409", "page 7: transparency: a picture with alpha"),
    "a faint square": (opacity, "ingram", "P409", "page 7: transparency: an opacity below 1"),
    "a link": (link, "kdp", "P410", "page 7: the page has an annotation (link)"),
    "bookmarks": (bookmarks, "kdp", "P410", "the file has bookmarks"),
    "layers": (layers, "lulu", "P411", "the file has layers"),
    "no printing condition": (no_intent, "ingram", "P413", "no printing condition is named"),
    "words on the last page": (
        last_page_in_print, "ingram", "P416", "page 32: the last page must be blank",
    ),
    "tiny type": (draw(text(size=5)), "kdp", "P420", "page 7: type smaller than 7 pt"),
    "a hairline": (
        draw(b"0.1 w 100 100 m 200 100 l S"), "lulu", "P421", "page 7: a line thinner than 0.25 pt",
    ),
    "a light tint": (
        draw(b"0.95 g 100 100 50 50 re f"), "kdp", "P422", "page 7: a tint lighter than 10 %",
    ),
    "many blank pages": (blank_pages, "kdp", "P423", "page 7: more than 4 blank pages"),
}  # fmt: skip


@pytest.mark.parametrize(("breaks", "at", "code", "said"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_is_caught_with_page_and_rule(
    breaks: Break, at: str, code: str, said: str
) -> None:
    found = checked(breaks, store=at)

    told = [message for message in found.messages if f"[{code}]" in message]
    assert said in " ".join(told), found.messages


def test_too_much_ink_is_caught_in_pictures_and_in_colours() -> None:
    heavy: Break = picture("CMYK", 500, 100, (200, 200, 200, 255))
    for breaks in (heavy, draw(b"1 1 0.9 0.5 k 99 99 9 9 re f")):
        found = checked(breaks, store="ingram", paper="premium-colour")
        assert found.codes == ["P408"]
        assert "page 7: more ink than 240 %" in found.messages[0]


@pytest.mark.parametrize(
    ("asked", "pages", "limits"),
    [
        ({"store": "kdp"}, 20, "24 to 776"),
        ({"store": "kdp", "paper": "standard-colour"}, 60, "72 to 600"),
        ({"store": "ingram"}, 16, "18 to 1050"),
        ({"store": "lulu"}, 30, "32 to 800"),
    ],
)
def test_a_book_that_is_too_thin_is_caught(
    asked: dict[str, object], pages: int, limits: str
) -> None:
    found = checked(pages=pages, **asked)  # type: ignore[arg-type]

    assert found.codes == ["P401"]
    assert f"{pages} pages" in found.messages[0]
    assert limits in found.messages[0]


def test_a_thick_book_wants_a_wider_gutter() -> None:
    found = checked(pages=702, store="kdp")

    assert [code for code in found.codes if code != "P401"] == []
    narrow = checked(lambda document: draw(text(x=60))(document), pages=702, store="kdp")
    assert "P414" in narrow.codes


def test_what_is_accepted_only_warns() -> None:
    refused, accepted = checked(link, store="kdp"), checked(link, store="kdp", accept=("P410",))

    assert "error[P410]" in refused.messages[0]
    assert "warning[P410]" in accepted.messages[0]


def test_an_error_says_on_whose_word_and_when() -> None:
    assert "KDP help" in checked(link, store="kdp").messages[0]
    assert "(2026-09-12)" in checked(link, store="kdp").messages[0]


def test_a_title_that_is_not_the_books_is_caught() -> None:
    assert checked(store="kdp", title="The Mill").codes == ["P418"]


def test_what_is_no_pdf_is_told() -> None:
    with pytest.raises(ValueError, match="damaged"):
        read_print_file(b"no PDF at all")
