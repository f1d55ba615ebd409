"""What a print edition is made for, chosen from what is asked and from what a store has."""

from __future__ import annotations

from ebookpack.core.book import Book
from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.errors import SettingsError
from ebookpack.core.lengths import inches
from ebookpack.core.press import Make, Press, PressSettings
from ebookpack.core.store import Edge, Store
from ebookpack.design.stores import DEFAULT_STORE, load_store, paper_of


def press_for(
    asked: PressSettings,
    measures: tuple[float, float],
    diagnostics: Diagnostics,
    span: Span | None = None,
    profile: bytes | None = None,
) -> Press:
    """The press that fits what is asked, for pages of (width, height) in points.

    `profile` is the ICC profile that is asked for. What the store does not make is an error in the
    diagnostics, or a warning if it is accepted. Raises
    SettingsError for a store or a paper that is not there.
    """
    store = load_store(asked.store or DEFAULT_STORE)
    press = Press(
        make=asked.make or Make.PRINT,
        store=store,
        paper=paper_of(store, asked.paper),
        standard=asked.standard or store.file.standards[0],
        bleeds=bool(asked.plates) if asked.bleed is None else asked.bleed,
        marks=bool(asked.marks),
        plates=asked.plates or (),
        accept=asked.accept or (),
        profile=profile,
    )
    for code, message, hint in _objections(press, asked, measures):
        tell = diagnostics.warning if code in press.accept else diagnostics.error
        tell(code, message, span, hint)
    return press


def _objections(
    press: Press, asked: PressSettings, measures: tuple[float, float]
) -> list[tuple[str, str, str]]:
    """(code, what is wrong, the way out) of what the store does not make."""
    store, paper = press.store, press.paper
    size = " by ".join(map(inches, measures))
    wrong = []
    if not store.cuts_to(*measures):
        sizes = ", ".join(f"{trim.width / 72:g}x{trim.height / 72:g}" for trim in store.trims)
        hint = f"sizes in inches: {sizes}"
        wrong.append(("D123", f"{store.title} does not cut to {size}", hint))
    elif not paper.takes(*measures):
        names = ", ".join(other.name for other in store.papers if other.takes(*measures))
        said = f'{store.title} has no paper "{paper.name}" of {size}'
        wrong.append(("D124", said, f"papers of that size: {names}"))
    if press.standard not in store.file.standards:
        kinds = ", ".join(store.file.standards)
        said = f"{store.title} does not take {press.standard.upper()}"
        wrong.append(("D125", said, f"kinds of PDF that it takes: {kinds}"))
    if press.marks and not store.file.marks:
        said = f"{store.title} refuses files with crop marks"
        wrong.append(("D126", said, "leave out --marks: the printer cuts by the boxes of the page"))
    if press.profile and not _is_profile_of_press(press.profile):
        hint = "ask your printer for the profile of the press, with four colours"
        wrong.append(("D129", f"{asked.profile} is no ICC profile of a CMYK press", hint))
    if press.plates and not press.bleeds:
        said = "pictures that fill the page need pages that bleed"
        wrong.append(("D128", said, "leave out bleed = false, or the plates"))
    return wrong


def check_plates(press: Press, book: Book, span: Span | None = None) -> None:
    """Raise SettingsError if a picture that is to fill a page is none of the book's."""
    names = [resource.name for resource in book.resources]
    pixels = [
        name
        for resource, name in zip(book.resources, names, strict=True)
        if resource.media_type != "image/svg+xml"
    ]
    missing = [plate for plate in press.plates if plate not in pixels]
    if missing:
        shown = ", ".join(f'"{name}"' for name in missing)
        hint = f"pictures of the book: {', '.join(pixels) or 'none'}"
        raise SettingsError.at(span, "D127", f"no picture of the book is {shown}", hint)


def _is_profile_of_press(data: bytes) -> bool:
    """Whether a file is the ICC profile of a press with four inks (ICC.1, 7.2)."""
    return data[12:20] == b"prtrCMYK" and data[36:40] == b"acsp"


def trim_within(store: Store, width: float, height: float) -> tuple[float, float]:
    """The size that so large pages are cut to: one of the store's, if they bleed; or their own."""
    across = store.bleed.at(Edge.INSIDE) + store.bleed.at(Edge.OUTSIDE)
    down = store.bleed.at(Edge.TOP) + store.bleed.at(Edge.BOTTOM)
    for trim in store.trims:
        if trim.is_size(width - across, height - down):
            return trim.width, trim.height
    return width, height
