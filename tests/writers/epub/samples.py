"""A book that holds a bit of everything that a book can hold."""

from __future__ import annotations

from msgspec.structs import replace

from ebookpack.core.book import Book, Contributor, SectionRole, Series
from ebookpack.core.nodes import (
    Align,
    Block,
    Cell,
    Code,
    Definition,
    DefinitionList,
    Emphasis,
    Figure,
    Heading,
    Image,
    Language,
    LineBreak,
    Link,
    List,
    NoteRef,
    Paragraph,
    Preformatted,
    Quote,
    QuoteKind,
    Rule,
    SceneBreak,
    SmallCaps,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Table,
    Verse,
    VerseLine,
)
from tests.writers.builders import (
    LONG_TEXT,
    back,
    book,
    chapter,
    front,
    metadata,
    note,
    paragraph,
    part,
    picture,
    text,
)

EVERY_BLOCK: tuple[Block, ...] = (
    Quote(
        kind=QuoteKind.EPIGRAPH,
        blocks=(paragraph("Time and tide wait for no man."),),
        attribution=(text("A harbour proverb"),),
    ),
    paragraph("“" + LONG_TEXT, NoteRef(note="tide"), "”"),
    paragraph(
        Emphasis(children=(text("stress"),)),
        Strong(children=(text("force"),)),
        SmallCaps(children=(text("bc"),)),
        Strikethrough(children=(text("struck"),)),
        Superscript(children=(text("2"),)),
        Subscript(children=(text("3"),)),
        Language(tag="fr", children=(text("mot"),)),
        Code(text="a < b"),
        LineBreak(),
        Link(href="https://example.org/a b?q=ü", children=(text("out"), NoteRef(note="lamp"))),
        Link(href="#soundings", children=(text("within"),)),
        Link(href="#nowhere", children=(text("nowhere"),)),
        NoteRef(note="tide"),
    ),
    SceneBreak(mark="***"),
    Paragraph(children=(text("HARBOUR OFFICE"),), align=Align.CENTER),
    Verse(stanzas=((VerseLine(children=(text("Full fathom"),)),),) * 2),
    Heading(level=3, id="counting", children=(text("Counting"),)),
    Quote(
        kind=QuoteKind.LETTER,
        blocks=(Paragraph(children=(text("3 May"),), align=Align.RIGHT), paragraph("Sir,")),
    ),
    List(items=((paragraph("one"),), (paragraph("two"), List(items=((paragraph("a"),),))))),
    List(items=((paragraph("nine"),),), ordered=True, start=9),
    DefinitionList(
        items=(Definition(terms=((text("Hull"),),), meanings=((paragraph("It floats."),),)),)
    ),
    Table(
        head=(Cell(children=(text("Vessel"),)), Cell(children=(text("Kilos"),))),
        rows=((Cell(children=(text("Barge"),)), Cell(children=(text("80"),), align=Align.RIGHT)),),
    ),
    Figure(image=Image(resource="Map of it.png", alt="The sands"), caption=(text("The sands"),)),
    paragraph("A mark ", Image(resource="mark.png", alt=""), " in the line."),
    Preformatted(text="  a  b\n<c>"),
    Rule(),
)


def full_book() -> Book:
    """Every kind of node and of section, parts, notes that call notes, pictures, metadata."""
    about = replace(
        metadata(),
        subtitle="A Tale of Nine Boats",
        contributors=(
            Contributor(name="Ada Quill", file_as="Quill, Ada"),
            Contributor(name="Bo Brush", role="ill"),
        ),
        publisher="Low Water Press",
        description="Nine boats & a lantern.",
        rights="© 2026 Ada Quill",
        date="2026-03",
        series=Series(name="Harbours", number="2"),
        subjects=("Fiction", "Sea"),
    )
    soundings = Heading(level=2, id="soundings", children=(text("Soundings"),))
    alone = {SectionRole.PART, SectionRole.TITLEPAGE}
    return book(
        part(
            "part-1",
            chapter("chapter-1", *EVERY_BLOCK, label="Chapter One", title="The Sea Room"),
            chapter("chapter-2", soundings, paragraph(LONG_TEXT, NoteRef(note="tide"))),
            label="Part One",
            title="Ebb",
        ),
        chapter("chapter-3", label="Chapter Three"),
        about=about,
        before=tuple(
            front(f"front-{role}", role, paragraph("At the front."))
            for role in SectionRole
            if role not in alone
        ),
        after=tuple(back(f"back-{role}", role, paragraph("At the back.")) for role in SectionRole),
        notes=(
            note("tide", paragraph("It comes back. ", NoteRef(note="nested"))),
            note("lamp", Verse(stanzas=((VerseLine(children=(text("O lamp"),)),),))),
            note("nested", paragraph("Mostly."), paragraph("Not always.")),
        ),
        resources=(picture("Map of it.png"), picture("mark.png"), picture("unused.png")),
    )
