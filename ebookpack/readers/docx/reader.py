"""Word documents: the package is opened, its text read, and what was seen made into blocks."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from ebookpack.core.book import Document, Field, Manuscript, Note
from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.nodes import Blocks
from ebookpack.readers.complaints import Complaints
from ebookpack.readers.docx.container import Package, text_root
from ebookpack.readers.docx.names import Element, child
from ebookpack.readers.docx.notes import called_notes, find_notes, leave_out_comments
from ebookpack.readers.docx.numbering import Numbering
from ebookpack.readers.docx.properties import core_fields
from ebookpack.readers.docx.source import Part, Source
from ebookpack.readers.docx.story import StoryReader
from ebookpack.readers.docx.styles import StyleSheet
from ebookpack.readers.pictures import Pictures
from ebookpack.readers.word_processor.blocks import BlockMaker
from ebookpack.readers.word_processor.habits import habits_of
from ebookpack.readers.word_processor.inlines import Setting
from ebookpack.readers.word_processor.languages import foreign_languages
from ebookpack.readers.word_processor.outline import NO_HEADINGS, declared_fields, outline_of


def read_docx(manuscript: Manuscript, diagnostics: Diagnostics) -> Document:
    """Read a Word document (ISO/IEC 29500, Strict or Transitional), tracked changes accepted.

    Raises ManuscriptError if it is none, is encrypted or damaged, or is beyond the bounds.
    """
    package = Package(manuscript.data, manuscript.path)
    name = package.main_part()
    root = text_root(package, name, manuscript.path)
    source = Source(
        path=manuscript.path,
        name=manuscript.name,
        main=name,
        package=package,
        pictures=Pictures(manuscript.folder, manuscript.name, diagnostics),
        complaints=Complaints(diagnostics),
    )
    main = Part(name=name, relationships=source.relationships(name))
    source.styles = StyleSheet(_related(source, main, "styles"))
    find_notes(source, main)
    blocks, notes, fields = _read(source, main, root)
    leave_out_comments(source, main)
    source.report_changes(diagnostics)
    if not blocks and not diagnostics.found:
        diagnostics.error(
            "R319",
            "there is no text in the document",
            Span(path=manuscript.path),
            "is it the file that you meant?",
        )
    return Document(
        blocks=blocks,
        format="docx",
        fields=fields,
        notes=notes,
        resources=source.pictures.resources,
        left_out=tuple(source.left_out),
    )


def _read(
    source: Source, main: Part, root: Element
) -> tuple[Blocks, tuple[Note, ...], tuple[Field, ...]]:
    """(blocks, notes, fields) of a document."""
    body = child(root, "w:body")
    seen = tuple(StoryReader(source, main, root).read(body)) if body is not None else ()
    numbering = Numbering.of(_related(source, main, "numbering"))
    outline = outline_of(seen, numbering)
    properties = tuple(core_fields(source))
    declared = next((field.value for field in properties if field.name == "language"), "")
    maker = BlockMaker(
        place=partial(source.span, main.name),
        base_look=source.styles.base_look,
        setting=Setting(
            base=source.styles.base_look(),
            anchors=outline.anchors,
            languages=foreign_languages(seen, declared),
        ),
        numbering=numbering,
        outline=outline,
        habits=habits_of(seen),
    )
    blocks = maker.blocks(seen)

    def note_blocks(part: Part, element: Element) -> Blocks:
        # Paragraphs are numbered in each part anew: the headings of the text are not the notes'.
        inner = replace(
            maker,
            place=partial(source.span, part.name),
            outline=NO_HEADINGS,
            keeps_layout=False,
        )
        return inner.blocks(StoryReader(source, part, element).read(element))

    notes = tuple(called_notes(source, note_blocks))
    titles = declared_fields(seen, outline, maker.place)
    named = {field.name for field in titles}
    # What stands at the head of the text is the author's; properties are often left from another.
    others = (field for field in properties if field.name not in named)
    return blocks, notes, (*titles, *others)


def _related(source: Source, main: Part, kind: str) -> Element | None:
    """Root of the part of a type that the text refers to; None if there is none."""
    for relationship in main.relationships.values():
        if relationship.type == kind and not relationship.external:
            return source.optional(relationship.target)
    return None
