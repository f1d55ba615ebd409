"""OpenDocument texts: the file is opened, its text read, and what was seen made into blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ebookpack.core.book import Document, Manuscript, Note
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.readers.complaints import Complaints
from ebookpack.readers.odt.body import BodyReader
from ebookpack.readers.odt.container import open_document
from ebookpack.readers.odt.names import Element, attribute, child, descendants
from ebookpack.readers.odt.numbering import ListNumbering
from ebookpack.readers.odt.properties import declared_properties
from ebookpack.readers.odt.source import FoundNote, Source
from ebookpack.readers.odt.styles import StyleSheet
from ebookpack.readers.pictures import Pictures
from ebookpack.readers.word_processor.blocks import BlockMaker
from ebookpack.readers.word_processor.habits import habits_of
from ebookpack.readers.word_processor.inlines import Setting
from ebookpack.readers.word_processor.languages import foreign_languages
from ebookpack.readers.word_processor.outline import NO_HEADINGS, declared_fields, outline_of


def read_odt(manuscript: Manuscript, diagnostics: Diagnostics) -> Document:
    """Read an OpenDocument text, zipped or flat, tracked changes accepted.

    Raises ManuscriptError if it is none, is encrypted or damaged, or is beyond the bounds.
    """
    complaints = Complaints(diagnostics)
    opened = open_document(manuscript.data, manuscript.path, complaints)
    # The styles of the text itself are the nearest, and so the last.
    roots = (*opened.others, opened.content)
    source = Source(
        path=manuscript.path,
        name=manuscript.name,
        pictures=Pictures(manuscript.folder, manuscript.name, diagnostics),
        complaints=complaints,
        document=opened,
        styles=StyleSheet.of(roots),
        numbering=ListNumbering.of(roots),
        deletions=frozenset(_deletions(opened.text)),
    )
    seen = tuple(BodyReader(source).read(opened.text))
    outline = outline_of(seen, source.numbering)
    properties = tuple(declared_properties(source))
    language = next((item.value for item in properties if item.name == "language"), "")
    maker = BlockMaker(
        place=source.place,
        base_look=source.styles.base_look,
        setting=Setting(
            base=source.styles.base_look(),
            anchors=outline.anchors,
            languages=foreign_languages(seen, language),
        ),
        numbering=source.numbering,
        outline=outline,
        habits=habits_of(seen),
    )
    blocks = maker.blocks(seen)
    titles = declared_fields(seen, outline, source.place)
    named = {item.name for item in titles}
    notes = tuple(_notes(source, replace(maker, outline=NO_HEADINGS, keeps_layout=False)))
    source.report_changes(diagnostics)
    return Document(
        blocks=blocks,
        format="odt",
        # What stands at the head of the text is the author's; properties may be another text's.
        fields=(*titles, *(item for item in properties if item.name not in named)),
        notes=notes,
        resources=source.pictures.resources,
        left_out=tuple(source.left_out),
    )


def _deletions(text: Element) -> Iterator[str]:
    for region in descendants(text, "text:changed-region"):
        if child(region, "text:deletion") is not None:
            yield attribute(region, "text:id") or attribute(region, "xml:id") or ""


def _notes(source: Source, maker: BlockMaker) -> list[Note]:
    """The notes in the order of their calls; reading one may find others that it calls."""
    notes = []
    done = 0
    while done < len(source.notes):
        found: FoundNote = source.notes[done]
        done += 1
        seen = BodyReader(source, found.number).read(found.body)
        notes.append(Note(id=found.id, blocks=maker.blocks(seen), span=source.place(found.number)))
    return notes
