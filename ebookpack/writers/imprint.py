"""What the imprint page says beside the metadata: nothing that was not given."""

from __future__ import annotations

from types import MappingProxyType

from ebookpack.core.book import Metadata
from ebookpack.core.edition import Edition
from ebookpack.core.isbn import isbn_of

DETAILS = "details.xhtml"
"""Template of the page that says fandom, rating and the like."""
_SET_IN = MappingProxyType(
    {
        "en": "Set in",
        "de": "Gesetzt aus der",
        "fr": "Composé en",
        "es": "Compuesto en",
        "it": "Composto in",
        "nl": "Gezet in",
        "pt": "Composto em",
    }
)


def imprint_values(edition: Edition) -> dict[str, str]:
    """Values for the template `imprint.xhtml`: `isbn`, empty if there is none, and `typeface`."""
    return {"isbn": isbn_of(edition.book.metadata.identifier), "typeface": _typeface(edition)}


def has_imprint(metadata: Metadata) -> bool:
    """Whether there is anything to say on an imprint page that the title page does not."""
    return any(
        (
            metadata.rights,
            metadata.publisher,
            metadata.date,
            metadata.series,
            isbn_of(metadata.identifier),
        )
    )


def has_details(edition: Edition) -> bool:
    """Whether a work has details, as fandom and tags, which have a page of their own."""
    return bool(edition.book.metadata.details) and DETAILS in edition.theme.templates


def _typeface(edition: Edition) -> str:
    """`Set in EB Garamond`, in the language of the book; in others the name alone."""
    language = edition.book.metadata.language.lower().partition("-")[0]
    return f"{_SET_IN.get(language, '')} {edition.theme.type.body_font}".lstrip()
