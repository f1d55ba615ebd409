"""The cover of a printed book as a PDF: solids, stencils and live type on one page."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from io import BytesIO

import pikepdf

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.edition import Edition
from ebookpack.core.press import Box
from ebookpack.core.wrap import Area, Colour, Picture, Solid, Stencil, Turn, Words, Wrap
from ebookpack.writers.print.engine.bench import Supplies
from ebookpack.writers.print.engine.single import drawn_document
from ebookpack.writers.print.finish import (
    UNWANTED,
    box_array,
    describe,
    inks_of,
    printing_condition,
    saved,
)
from ebookpack.writers.print.page_css import font_faces
from ebookpack.writers.print.recolouring import Recolouring
from ebookpack.writers.print.resources import edition_resources
from ebookpack.writers.print.running import css_string
from ebookpack.writers.print.standard import declare

_STRUT = 3
"""Height, in em, of what holds a line's base line in its place: more than any letter's."""
_STYLE = f"""
body {{ margin: 0; hyphens: manual; font-kerning: normal; }}
.words {{ position: absolute; width: 0; height: 0; transform-origin: 0 0; }}
.words span {{
  position: absolute; left: 0; top: -{_STRUT}em; line-height: 0; white-space: pre;
}}
.words i {{ display: inline-block; width: 0; height: {_STRUT}em; }}
"""
_TURNS = {Turn.UPRIGHT: "", Turn.DOWN: "rotate(90deg)", Turn.UP: "rotate(-90deg)"}


def wrap_pdf(wrap: Wrap, edition: Edition, diagnostics: Diagnostics) -> bytes:
    """A wrap on one page that is as large as its sheet, in the colours of the edition's press.

    It keeps the same standard as the pages. Adds the error W205, see `finish.printing_condition`.
    """
    press = edition.press
    sheet = wrap.geometry.sheet
    supplies = Supplies(
        style_sheets=("\n".join((*font_faces(edition.theme, covers=True), _page(sheet), _STYLE)),),
        resources=edition_resources(edition, covers=True),
    )
    typed, _ = drawn_document(_html(wrap), supplies, edition.modified)
    with pikepdf.open(BytesIO(typed)) as document:
        (page,) = document.pages
        type_form = _form(page, document)
        page.obj.Resources = pikepdf.Dictionary()
        page.add_resource(type_form, pikepdf.Name.XObject, pikepdf.Name.Type)
        drawn = list(_grounds(wrap, document, page))
        recolouring = Recolouring(document=document, inks=inks_of(press, black=False), flatten=True)
        data = "\n".join((*drawn, "/Type Do")).encode("ascii")
        page.obj.Contents = document.make_stream(recolouring.content(data, page.obj.Resources))
        recolouring.tidy()
        document.remove_unreferenced_resources()
        _fit(page, wrap)
        document.Root.Lang = pikepdf.String(edition.book.metadata.language)
        describe(document, edition)
        if made_for := printing_condition(press, diagnostics, black=False):
            identity = sha256(typed + data).hexdigest()
            declare(document, press.standard, made_for, edition.modified, identity)
        return saved(document, press.standard)


def _form(page: pikepdf.Page, document: pikepdf.Pdf) -> pikepdf.Object:
    """What a page has on it, as something that is drawn by name."""
    form = pikepdf.Stream(document, page.obj.Contents.read_bytes())
    form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    form.BBox, form.Resources = page.obj.MediaBox, page.obj.Resources
    return document.make_indirect(form)


def _page(sheet: Area) -> str:
    return f"@page {{ size: {sheet.width:.4f}pt {sheet.height:.4f}pt; margin: 0; }}"


def _html(wrap: Wrap) -> str:
    lines = "".join(map(_line, wrap.words))
    return f"<html><body>{lines}</body></html>"


def _line(words: Words) -> str:
    features = ", ".join(
        f'"{name.lstrip("-")}" {0 if name.startswith("-") else 1}' for name in words.features
    )
    style = (
        f"left: {words.x:.4f}pt; top: {words.y:.4f}pt; "
        f"font: {'italic' if words.italic else 'normal'} {words.weight} {words.size:.4f}pt "
        f"{css_string(words.family)}; color: rgb{words.colour};"
    )
    if turn := _TURNS[words.turn]:
        style += f" transform: {turn};"
    if features:
        style += f" font-feature-settings: {features};"
    if words.optical:
        style += f' font-variation-settings: "opsz" {words.optical:g};'
    if words.rtl:
        style += " direction: rtl;"
    if words.tracking:
        style += f" letter-spacing: {words.tracking:.4f}em;"
    return (
        f'<div class="words" style="{escape(style)}"><span><i></i>{escape(words.text)}</span></div>'
    )


def _grounds(wrap: Wrap, document: pikepdf.Pdf, page: pikepdf.Page) -> Iterator[str]:
    """The operators that draw what lies below the type."""
    height = wrap.geometry.sheet.height
    for number, ground in enumerate(wrap.grounds):
        area = ground.area
        at = f"{area.left:.4f} {height - area.bottom:.4f}"
        size = f"{area.width:.4f}", f"{area.height:.4f}"
        match ground:
            case Solid():
                yield f"{_colour(ground.colour)} {at} {size[0]} {size[1]} re f"
            case Stencil():
                name = pikepdf.Name(f"/Art{number}")
                page.add_resource(_mask(ground, document), pikepdf.Name.XObject, name)
                yield f"q {_colour(ground.colour)} {size[0]} 0 0 {size[1]} {at} cm {name} Do Q"
            case Picture():
                name = pikepdf.Name(f"/Art{number}")
                page.add_resource(_picture(ground, document), pikepdf.Name.XObject, name)
                yield f"q {size[0]} 0 0 {size[1]} {at} cm {name} Do Q"


def _picture(picture: Picture, document: pikepdf.Pdf) -> pikepdf.Object:
    """A picture as an image in RGB, which becomes what the press has with all the rest."""
    made = pikepdf.Stream(document, picture.pixels)
    made.Type, made.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    made.Width, made.Height = picture.columns, picture.rows
    made.ColorSpace, made.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
    return document.make_indirect(made)


def _colour(colour: Colour) -> str:
    red, green, blue = (f"{part / 255:.4f}" for part in colour)
    return f"{red} g" if red == green == blue else f"{red} {green} {blue} rg"


def _mask(stencil: Stencil, document: pikepdf.Pdf) -> pikepdf.Object:
    """A stencil as an image mask (ISO 32000-1, 8.9.6.2): sharp in any ink."""
    made = pikepdf.Stream(document, b"")
    made.write(zlib.compress(stencil.bits), filter=pikepdf.Name.FlateDecode)
    made.Type, made.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    made.Width, made.Height = stencil.columns, stencil.rows
    made.ImageMask, made.BitsPerComponent = True, 1
    return document.make_indirect(made)


def _fit(page: pikepdf.Page, wrap: Wrap) -> None:
    """The boxes of the page: all of it bleeds, the trim is what is left once it is cut."""
    sheet, trim = wrap.geometry.sheet, wrap.geometry.trim
    whole = Box(left=0.0, bottom=0.0, right=sheet.width, top=sheet.height)
    cut = Box(
        left=trim.left,
        bottom=sheet.height - trim.bottom,
        right=trim.right,
        top=sheet.height - trim.top,
    )
    for name, box in (("/MediaBox", whole), ("/BleedBox", whole), ("/TrimBox", cut)):
        page.obj[name] = box_array(box)
    for name in UNWANTED:
        if name in page.obj:
            del page.obj[name]
