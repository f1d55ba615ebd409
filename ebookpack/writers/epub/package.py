"""The EPUB edition: package document and container, by EbookLib.

EbookLib keeps the manifest, the spine and the metadata. What it would do to documents (it parses
them as HTML 4), to dates and to identifiers is kept from it: every document is a plain item,
written as it is, and the container is our own.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from io import BytesIO
from typing import Any
from zlib import crc32

from ebooklib import epub
from lxml import etree
from msgspec.structs import replace

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.ebook_settings import epub_suffix
from ebookpack.core.edition import Artifact, Cover, Edition, Format, Release
from ebookpack.writers.direction import text_direction
from ebookpack.writers.epub.accessibility import describe_accessibility
from ebookpack.writers.epub.container import DatedZip
from ebookpack.writers.epub.images import book_images
from ebookpack.writers.epub.kepub import with_spans
from ebookpack.writers.epub.metadata import IDENTIFIER_ID, package_metadata
from ebookpack.writers.epub.picture_limits import check_file_size, fitted_cover, within_limits
from ebookpack.writers.epub.publication import Publication, make_publication, write_texts
from ebookpack.writers.epub.reading_systems import APPLE_PREFIX, SPECIFIED_FONTS
from ebookpack.writers.epub.release import PACKAGE, moment_after, release_of, released

MEDIA_TYPE = b"application/epub+zip"


def write_epub(
    edition: Edition,
    diagnostics: Diagnostics | None = None,
    drawn: Callable[[], Cover] | None = None,
) -> Artifact:
    """Make the EPUB 3.3 of an edition, in memory; the same bytes for an equal edition.

    What a store would refuse and cannot be mended here is added to the diagnostics. `drawn` is
    asked for the cover of an edition that has none yet, once all that can be done without is done.
    """
    found = Diagnostics() if diagnostics is None else diagnostics
    images = within_limits(edition.book, book_images(edition.book), edition.store, found)
    texts = write_texts(edition, images)
    cover = drawn() if drawn else edition.cover
    if cover:
        edition = replace(edition, cover=fitted_cover(cover, edition.store.cover))
    publication = make_publication(edition, images, texts)
    if edition.ebook.kepub:
        publication = _with_spans(publication)
    package = epub.EpubBook()
    package.metadata.clear()
    package.IDENTIFIER_ID = IDENTIFIER_ID
    package.language = edition.book.metadata.language
    package.set_direction(text_direction(package.language))
    metadata = package_metadata(edition, describe_accessibility(edition, images))
    for each in metadata:
        namespace, name = ("DC", each.name) if each.name else (None, "meta")
        package.add_metadata(namespace, name, each.value, dict(each.attributes))
    for item in publication.items:
        added = epub.EpubItem(item.id, item.file, item.media_type, item.data)
        added.properties = item.properties.split()
        package.add_item(added)
    for name, data in publication.beside:
        outside = epub.EpubItem(name, name, "", data, manifest=False)
        package.add_item(outside)
    package.spine = list(publication.spine)
    stamp = datetime.fromisoformat(edition.modified)
    modified = stamp if edition.moment_given else released(stamp, metadata, publication)
    data = _pack(package, stamp, modified, None if edition.moment_given else edition.former)
    check_file_size(len(data), edition.store, found)
    suffix = epub_suffix(kepub=edition.ebook.kepub)
    return Artifact(format=Format.EPUB, suffix=suffix, data=data)


def _with_spans(publication: Publication) -> Publication:
    """The documents of the spine as Kobo wants them; the navigation document stays as it is."""
    marked = set(publication.spine) - {"nav"}
    items = tuple(
        replace(item, data=with_spans(item.data)) if item.id in marked else item
        for item in publication.items
    )
    return replace(publication, items=items)


class _StableWriter(epub.EpubWriter):  # type: ignore[misc]  # EbookLib has no types
    """EbookLib's writer with dated entries."""

    def write(self) -> None:
        """Write the container: mimetype first and stored (EPUB 3.3, 4.2.6.4)."""
        with DatedZip(self.file_name, self.options["stamp"]) as self.out:
            self.out.writestr("mimetype", MEDIA_TYPE, zipfile.ZIP_STORED)
            self._write_container()
            self._write_opf()
            self._write_items()

    def _write_opf_file(self, root: Any) -> None:
        """Say the package's language, and declare no prefix that EPUB reserves (3.3, D.2.4).

        Where it takes the place of another release, it is modified when that was, or later.
        """
        del root.attrib["prefix"]
        if any(found.get("property") == SPECIFIED_FONTS for found in root.iter("{*}meta")):
            root.set("prefix", APPLE_PREFIX)
        root.set("{http://www.w3.org/XML/1998/namespace}lang", self.book.language)
        former: Release | None = self.options["former"]
        if former and (release := release_of(_serialized(root), self._checksums())):
            (moment,) = root.iterfind("metadata/meta[@property='dcterms:modified']")
            moment.text = moment_after(former, release)
        self.out.writestr(PACKAGE, _serialized(root))

    def _checksums(self) -> Iterator[tuple[str, int]]:
        """(name, CRC-32) of each file but the package document."""
        for item in self.book.get_items():
            folder = f"{self.book.FOLDER_NAME}/" if item.manifest else ""
            yield f"{folder}{item.file_name}", crc32(item.content)


def _serialized(root: Any) -> bytes:
    text: bytes = etree.tostring(root, pretty_print=True, encoding="utf-8", xml_declaration=True)
    return text


def _pack(
    package: epub.EpubBook, stamp: datetime, modified: datetime, former: Release | None
) -> bytes:
    """The file: its entries bear the stamp, its package document says when it was modified."""
    file = BytesIO()
    options = {"mtime": modified, "stamp": stamp, "package_direction": True, "former": former}
    _StableWriter(file, package, options).write()
    return file.getvalue()
