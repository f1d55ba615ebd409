"""Rich Text Format: the signs of a file are read, and what was seen made into blocks."""

from __future__ import annotations

from dataclasses import replace

from ebookpack.core.book import Document, Manuscript, Note
from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.errors import ManuscriptError
from ebookpack.readers.complaints import Complaints
from ebookpack.readers.pictures import Pictures
from ebookpack.readers.rtf.interpreter import Interpreter
from ebookpack.readers.rtf.labels import WrittenNumbers
from ebookpack.readers.rtf.tokens import tokens_of
from ebookpack.readers.word_processor.blocks import BlockMaker
from ebookpack.readers.word_processor.habits import habits_of
from ebookpack.readers.word_processor.inlines import Setting
from ebookpack.readers.word_processor.languages import foreign_languages
from ebookpack.readers.word_processor.outline import NO_HEADINGS, declared_fields, outline_of
from ebookpack.readers.word_processor.source import PagesSource

_MARK = b"{\\rtf"


def read_rtf(manuscript: Manuscript, diagnostics: Diagnostics) -> Document:
    """Read a file of Rich Text Format (1.9.1 and whatever came before), changes accepted.

    Raises ManuscriptError if it is none, or is beyond the bounds.
    """
    span = Span(path=manuscript.path)
    data = manuscript.data.lstrip(b"\xef\xbb\xbf \t\r\n\0")
    if not data.startswith(_MARK):
        raise ManuscriptError.at(
            span,
            "R360",
            "this is no file of Rich Text Format, whatever its name says",
            "open it in a word processor and save it as RTF or DOCX",
        )
    source = PagesSource(
        path=manuscript.path,
        name=manuscript.name,
        pictures=Pictures(manuscript.folder, manuscript.name, diagnostics),
        complaints=Complaints(diagnostics),
    )

    def place(number: int) -> Span:
        return Span(path=manuscript.path, line=number)

    interpreter = Interpreter(source)
    seen = interpreter.read(tokens_of(data, span))
    numbering = WrittenNumbers()
    outline = outline_of(seen, numbering)
    header = interpreter.header
    maker = BlockMaker(
        place=place,
        base_look=header.base_look,
        setting=Setting(
            base=header.base_look(),
            anchors=outline.anchors,
            languages=foreign_languages(seen, ""),
        ),
        numbering=numbering,
        outline=outline,
        habits=habits_of(seen),
    )
    blocks = maker.blocks(seen)
    inner = replace(maker, outline=NO_HEADINGS, keeps_layout=False)
    notes = tuple(
        Note(id=note.id, blocks=inner.blocks(note.seen), span=place(note.number))
        for note in interpreter.typescript.notes
    )
    titles = declared_fields(seen, outline, place)
    named = {item.name for item in titles}
    source.report_changes(diagnostics)
    return Document(
        blocks=blocks,
        format="rtf",
        encoding=header.page.replace("_", "-"),
        fields=(*titles, *(item for item in header.fields(span) if item.name not in named)),
        notes=notes,
        resources=source.pictures.resources,
        left_out=tuple(source.left_out),
    )
