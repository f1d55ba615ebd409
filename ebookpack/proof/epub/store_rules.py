"""What a store asks of an EPUB beyond the standard (`design/ebook_stores.toml`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ebookpack.core.container_addresses import resolved
from ebookpack.core.ebook_store import EbookStore
from ebookpack.core.store import Source
from ebookpack.proof.epub.publication import (
    NAMES,
    Element,
    Item,
    Picture,
    Publication,
    elements,
    types_of,
)
from ebookpack.proof.epub.rules import Check, Fault, Rule
from ebookpack.proof.epub.style_rules import forced

_FONT = re.compile(r"(?:font|application)/(?:.*(?:font|opentype|sfnt|woff).*|otf|ttf)")
_OLD_FONTS = {
    "application/vnd.ms-opentype": "font/otf",
    "application/font-sfnt": "font/ttf",
    "application/x-font-ttf": "font/ttf",
    "application/x-font-truetype": "font/ttf",
    "application/x-font-opentype": "font/otf",
    "application/x-font-otf": "font/otf",
    "application/font-woff": "font/woff",
}
_OF_EVERY_STORE = frozenset({"image/jpeg", "image/png", "image/gif", "image/svg+xml"})
MEGA = 1_000_000
LONG_BOOK = 20
"""Documents of a book that wants its contents among its pages."""


def _cover(book: Publication) -> tuple[Item | None, Picture | None]:
    item = book.item("cover-image") or _cover_of_epub_2(book)
    return item, book.pictures.get(item.name) if item else None


def _cover_of_epub_2(book: Publication) -> Item | None:
    """The cover as EPUB 2 names it, which has no properties: by the id of its line."""
    named = "string(opf:metadata/opf:meta[@name='cover']/@content)"
    ident = "" if book.is_epub_3 else book.package.xpath(named, namespaces=NAMES)
    return next((item for item in book.items if ident and item.id == ident), None)


def _cover_there(book: Publication, store: EbookStore) -> Iterator[Fault]:
    if _cover(book)[0] is None:
        yield Fault(
            message='no picture is named as the cover (properties="cover-image")',
            part=book.package_name,
        )


def _cover_size(book: Publication, store: EbookStore) -> Iterator[Fault]:
    _, cover = _cover(book)
    if cover is None:
        return
    short, long = sorted((cover.width, cover.height))
    size = f"the cover has {cover.width} x {cover.height} pixels"
    if short < store.cover.least_short:
        yield Fault(
            message=f"{size}; its shorter side wants {store.cover.least_short} at least",
            part=cover.name,
        )
    if long > store.cover.most_long:
        yield Fault(
            message=f"{size}; its longer side may have {store.cover.most_long}", part=cover.name
        )


def _cover_page(book: Publication, store: EbookStore) -> Iterator[Fault]:
    item, _ = _cover(book)
    if item is None or not book.spine:
        return
    first = book.spine[0].name
    shown = [
        name
        for name, root in book.texts()
        if name == first or any("cover" in types_of(one) for one in root.iter("*"))
        for address in _shown_by(root)
        if resolved(name, address)[0] == item.name
    ]
    if store.cover.page and first not in shown:
        yield Fault(message="the cover is not the first page", part=first)
    if not store.cover.page and shown:
        message = "the cover is a page of the book; readers would see it twice"
        yield Fault(message=message, part=shown[0])


def _shown_by(root: Element) -> Iterator[str]:
    """Addresses of the pictures that a document shows; calibre has its covers in a drawing."""
    for picture in elements(root, "img"):
        yield picture.get("src") or ""
    for picture in root.iter(f"{{{NAMES['svg']}}}image"):
        yield picture.get(f"{{{NAMES['xlink']}}}href") or picture.get("href") or ""


def _picture_size(book: Publication, store: EbookStore) -> Iterator[Fault]:
    rules = store.pictures
    for name, picture in book.pictures.items():
        pixels = picture.width * picture.height
        if pixels > rules.most_pixels:
            yield Fault(
                message=f"{pixels / MEGA:.1f} megapixels; {rules.most_pixels / MEGA:g} is the most",
                part=name,
            )


def _picture_side(book: Publication, store: EbookStore) -> Iterator[Fault]:
    cover, _ = _cover(book)
    for name, picture in book.pictures.items():
        if max(picture.width, picture.height) > store.pictures.most_side and (
            cover is None or name != cover.name
        ):
            message = f"{picture.width} x {picture.height} pixels; {store.pictures.most_side} "
            yield Fault(message=f"{message}is the most for a side", part=name)


def _see_through(book: Publication, store: EbookStore) -> Iterator[Fault]:
    if not store.pictures.transparent:
        for name, picture in book.pictures.items():
            if picture.see_through:
                yield Fault(message="the picture is see-through", part=name)


def _picture_kind(book: Publication, store: EbookStore) -> Iterator[Fault]:
    for item in book.items:
        if item.media_type.startswith("image/") and item.media_type not in _OF_EVERY_STORE:
            message = f"{item.media_type} is shown by few reading systems"
            yield Fault(message=message, part=item.name)
    for name, picture in book.pictures.items():
        if picture.cmyk:
            yield Fault(message="a picture for the press (CMYK), not for a screen", part=name)


def _file_size(book: Publication, store: EbookStore) -> Iterator[Fault]:
    if book.size > store.package.most_bytes:
        most = store.package.most_bytes / MEGA
        yield Fault(message=f"the file has {book.size / MEGA:.1f} MB; {most:.0f} is the most")


def _document_size(book: Publication, store: EbookStore) -> Iterator[Fault]:
    sizes = {item.name: item.bytes for item in book.items}
    for name, root in book.texts():
        held = {resolved(name, one.get("src") or "")[0] for one in elements(root, "img")}
        total = sizes.get(name, 0) + sum(sizes.get(each, 0) for each in held)
        if total > store.package.most_document_bytes:
            most = store.package.most_document_bytes / MEGA
            message = f"{total / MEGA:.1f} MB with its pictures; {most:.1f} is the most"
            yield Fault(message=message, part=name)


def _fonts(book: Publication, store: EbookStore) -> Iterator[Fault]:
    for item in book.items:
        kind = _OLD_FONTS.get(item.media_type, item.media_type)
        if _FONT.fullmatch(item.media_type) and kind not in store.type.fonts:
            yield Fault(message=f"{store.title} takes no fonts of {kind}", part=item.name)


def _style(book: Publication, store: EbookStore) -> Iterator[Fault]:
    if store.type.plain_body:
        for name, text in book.styles.items():
            for line, what in forced(text):
                yield Fault(message=what, part=name, line=line)


def _ncx(book: Publication, store: EbookStore) -> Iterator[Fault]:
    if store.package.ncx and not any("ncx" in item.media_type for item in book.items):
        yield Fault(message="there is no NCX, the contents list of EPUB 2")


def _contents_page(book: Publication, store: EbookStore) -> Iterator[Fault]:
    if not store.package.contents_page or len(book.spine) < LONG_BOOK:
        return
    if book.item("nav") in book.spine:
        return
    for _, root in book.texts():
        if any({"toc"} & types_of(one) or one.get("role") == "doc-toc" for one in root.iter("*")):
            return
    yield Fault(message="its contents are not among its pages")


def _labels(book: Publication, store: EbookStore) -> Iterator[Fault]:
    item, nav = book.item("nav"), book.nav
    if item is None or nav is None:
        return
    for one in elements(nav, "nav"):
        if "page-list" in types_of(one):
            for link in elements(one, "a"):
                label = "".join(map(str, link.itertext())).strip()
                if label and not re.fullmatch(store.package.pagination_labels, label):
                    message = f"page “{label}”: {store.title} knows arabic and roman numbers"
                    yield Fault.at(item.name, link, message)
                    return


def _of(table: str, key: str) -> Callable[[EbookStore], Source]:
    def origin(store: EbookStore) -> Source:
        found: Source = getattr(store, table).origins[key]
        return found

    return origin


def _rule(code: str, check: Check, table: str, key: str, hint: str = "") -> Rule:
    return Rule(code=code, check=check, origin=_of(table, key), hint=hint)


def _advice(code: str, check: Check, table: str, key: str, hint: str = "") -> Rule:
    return Rule(code=code, check=check, origin=_of(table, key), hint=hint, advice=True)


RULES = (
    _rule("P530", _cover_there, "cover", "least_short"),
    _rule("P531", _cover_size, "cover", "least_short"),
    _advice("P532", _cover_page, "cover", "page", "build it with --store"),
    _rule("P533", _picture_size, "pictures", "most_pixels", "build it with --store"),
    _advice("P534", _picture_side, "pictures", "most_side", "build it with --store"),
    _advice("P535", _see_through, "pictures", "transparent"),
    Rule(code="P536", check=_picture_kind, hint="save it as JPEG or PNG, in RGB"),
    _rule("P537", _file_size, "package", "most_bytes"),
    _rule("P538", _document_size, "package", "most_document_bytes"),
    _rule("P539", _fonts, "type", "fonts", "build it with --store"),
    _advice("P540", _style, "type", "plain_body"),
    _rule("P541", _ncx, "package", "ncx"),
    _advice("P542", _contents_page, "package", "contents_page"),
    _advice("P543", _labels, "package", "pagination_labels"),
)
