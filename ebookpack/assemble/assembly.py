"""Document to Book: the passes of assembly, in the order in which each can trust the others."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from ebookpack.assemble.agreement import agrees, note_reasons
from ebookpack.assemble.announced_sections import find_announced_sections
from ebookpack.assemble.back_matter import settle_indexes
from ebookpack.assemble.bare_names import read_name_as_subtitle
from ebookpack.assemble.cast_lists import find_cast
from ebookpack.assemble.chapter_notes import find_chapter_notes
from ebookpack.assemble.closing_notes import find_closing_notes
from ebookpack.assemble.contents_list import compare_contents, leave_out_contents
from ebookpack.assemble.corrections import correct, keep_headings
from ebookpack.assemble.divisions import open_divisions
from ebookpack.assemble.doubts import doubts
from ebookpack.assemble.drama import find_speakers
from ebookpack.assemble.endless_marks import refuse_endless_marks
from ebookpack.assemble.files import open_files, open_listed_files, with_parts
from ebookpack.assemble.foreign_passages import mark_passages
from ebookpack.assemble.front_matter import find_front_matter
from ebookpack.assemble.furniture import leave_out_furniture
from ebookpack.assemble.half_titles import find_half_title
from ebookpack.assemble.header_lines import read_lines_among_labels, without_draft
from ebookpack.assemble.headings import find_headings
from ebookpack.assemble.labels import find_labels
from ebookpack.assemble.ledger import balance
from ebookpack.assemble.left_out import left_out, with_pin
from ebookpack.assemble.marked_headings import find_marked_headings
from ebookpack.assemble.message_chains import part_messages
from ebookpack.assemble.metadata import gather_metadata
from ebookpack.assemble.page_marks import leave_out_page_marks
from ebookpack.assemble.parted_blocks import part_blocks
from ebookpack.assemble.picture_texts import demand_words, describe_pictures
from ebookpack.assemble.pins import place_pins, prepare
from ebookpack.assemble.reading import Reading
from ebookpack.assemble.run_on_names import part_names
from ebookpack.assemble.scene_breaks import find_scene_breaks
from ebookpack.assemble.second_thoughts import doubt_decisions
from ebookpack.assemble.sections import divide
from ebookpack.assemble.senders import leave_out_sender
from ebookpack.assemble.settling import clear_above_story, named_in_text, settle
from ebookpack.assemble.shapes import shape
from ebookpack.assemble.site_pages import part_site_page
from ebookpack.assemble.title_block import find_title_block
from ebookpack.assemble.typography.typesetting import Typography, set_typography
from ebookpack.core.book import Book, Document, Ledger, LeftOut, Note, Section, SectionRole
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.errors import BuildError
from ebookpack.core.node_text import block_text, note_calls, plain_text
from ebookpack.core.nodes import Blocks, Heading, Text
from ebookpack.core.settings import Settings


def assemble(document: Document, settings: Settings, stem: str, diagnostics: Diagnostics) -> Book:
    """Understand a document and make a book of it.

    `stem` is the manuscript's name without its suffix, for a work that names no title. Raises
    BuildError if a word of the manuscript would be lost, which would be a bug of ours.
    """
    document = describe_pictures(document, settings, diagnostics)
    document = prepare(
        part_blocks(part_names(with_parts(part_messages(part_site_page(document))))), settings
    )
    reading = _understand(document, settings, diagnostics)
    compare_contents(reading, diagnostics)
    doubt_decisions(reading)
    front, body, back = divide(reading)
    metadata = gather_metadata(document, reading, front, settings, stem, diagnostics)
    book = Book(
        metadata=metadata,
        front=front,
        body=body,
        back=back,
        notes=document.notes,
        resources=document.resources,
        left_out=(*map(with_pin, document.left_out), *left_out(reading)),
        doubts=doubts(reading),
    )
    book = _with_called_notes(book, diagnostics)
    demand_words(book, settings, diagnostics)
    book = replace(book, ledger=_balanced(balance(book, document, reading)))
    said = any(not found.acceptable for found in diagnostics.errors)
    if not (said or book.ledger.book or any(book.sections())):
        diagnostics.error(
            "A106",
            "there is nothing in the manuscript to make a book of",
            None,
            "`ebookpack inspect` lists what was left out",
        )
    return _typeset(book, settings)


def _understand(document: Document, settings: Settings, diagnostics: Diagnostics) -> Reading:
    """The manuscript as it is found to be, and as book.toml corrects it."""
    found = Reading.of(document.blocks)
    refuse_endless_marks(found)
    _infer(found, document)
    placed = place_pins(document, found.quotations, settings, diagnostics)
    named = named_in_text(found, settings)
    if agrees(placed, found) and not named:
        note_reasons(placed, found)
        return found
    reading = Reading.of(document.blocks)
    for name, value in named:
        reading.note_field(name, value)
    correct(placed, reading, found, settings.span, diagnostics)
    _infer(reading, document, headings_known=keep_headings(reading, found))
    settle(placed, reading, settings.span, diagnostics)
    return reading


def _infer(reading: Reading, document: Document, *, headings_known: bool = False) -> None:
    for item in document.fields:
        if item.name in ("title", "subtitle"):
            reading.note_field(item.name, without_draft(item.value))
        elif item.name == "author":
            reading.note_field("declared-author", item.value)
        elif item.name == "date-line":
            reading.note_field("date-line", item.value)
    read_name_as_subtitle(reading)
    leave_out_furniture(reading)
    leave_out_page_marks(reading)
    find_speakers(reading)
    open_listed_files(reading, document)
    if not headings_known:
        find_marked_headings(reading)
    sender = leave_out_sender(reading)
    start = find_title_block(reading)
    if sender and not reading.fields.get("author"):
        reading.note_field("author", sender)
    if (not _is_marked(reading) or len(document.starts) > 1) and not headings_known:
        find_headings(reading)
    open_files(reading, document)
    settle_indexes(reading)
    open_divisions(reading, document)
    find_announced_sections(reading)
    clear_above_story(reading)
    leave_out_contents(reading)
    find_half_title(reading)
    find_cast(reading)
    find_labels(reading)
    read_lines_among_labels(reading, start)
    find_front_matter(reading, start)
    find_chapter_notes(reading, find_closing_notes(reading))
    find_scene_breaks(reading)


def _is_marked(reading: Reading) -> bool:
    """Whether the format marks headings of chapters, not those of a preface or prologue alone."""
    return any(
        isinstance(reading.blocks[index], Heading)
        and verdict.role in (SectionRole.PART, SectionRole.CHAPTER)
        for index, verdict in reading.openers()
    )


def _with_called_notes(book: Book, diagnostics: Diagnostics) -> Book:
    """The book with the shapes of its notes made out, and without those that nothing calls."""
    blocks = [block for _, section in book.sections() for block in section.blocks]
    called = set(note_calls(blocks))
    uncalled = [note for note in book.notes if note.id not in called]
    for note in uncalled:
        diagnostics.warning(
            "A102",
            f"nothing refers to the note “{note.id}”; it is left out",
            note.span,
            "put its mark into the text",
        )
    return replace(
        book,
        notes=tuple(
            replace(note, blocks=shape(note.blocks)) for note in book.notes if note.id in called
        ),
        left_out=(*book.left_out, *map(_left_out_note, uncalled)),
    )


def _left_out_note(note: Note) -> LeftOut:
    return LeftOut(
        what="note without a place",
        text="\n".join(map(block_text, note.blocks)),
        why="nothing in the text refers to it",
        span=note.span,
    )


def _balanced(ledger: Ledger) -> Ledger:
    if ledger.manuscript != ledger.book + ledger.left_out:
        raise BuildError.at(
            None,
            "A901",
            f"of {ledger.manuscript} words {ledger.book} are in the book and {ledger.left_out} "
            "were left out: the rest would be lost",
            "this is a mistake in ebookpack; please report it with the manuscript",
        )
    return ledger


# ------------------------------------------------------------------------------- typography


def typography_of(settings: Settings) -> Typography:
    """What the author wants to be set as a compositor would."""
    switches = settings.typography
    return Typography(
        quotes=switches.quotes,
        dashes=switches.dashes,
        ellipses=switches.ellipses,
        spaces=switches.spaces,
    )


def _typeset(book: Book, settings: Settings) -> Book:
    typography = typography_of(settings)
    language = book.metadata.language
    mark = mark_passages(language)

    def typeset(blocks: Blocks) -> Blocks:
        return mark(set_typography(blocks, language, typography))

    def line(text: str) -> str:
        heading = Heading(level=1, children=(Text(text=text),))
        (typeset,) = set_typography((heading,), language, typography)
        return plain_text(typeset.children) if isinstance(typeset, Heading) else text

    def sections(given: Iterable[Section]) -> tuple[Section, ...]:
        return tuple(
            replace(
                section,
                label=line(section.label) if section.label else "",
                title=line(section.title) if section.title else "",
                blocks=typeset(section.blocks),
                children=sections(section.children),
                opening=sections(section.opening),
                closing=sections(section.closing),
            )
            for section in given
        )

    metadata = book.metadata
    return replace(
        book,
        metadata=replace(
            metadata,
            title=line(metadata.title),
            subtitle=line(metadata.subtitle) if metadata.subtitle else "",
            description=line(metadata.description) if metadata.description else "",
        ),
        front=sections(book.front),
        body=sections(book.body),
        back=sections(book.back),
        notes=tuple(replace(note, blocks=typeset(note.blocks)) for note in book.notes),
    )
