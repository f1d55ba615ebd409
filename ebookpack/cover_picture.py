"""The picture that an author wants on the cover, read from where it lies."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from ebookpack.core.diagnostics import Span
from ebookpack.core.edition import CoverPicture, Theme
from ebookpack.core.errors import SettingsError
from ebookpack.core.settings import Settings
from ebookpack.files import DiskFolder

MOST_BYTES = 1 << 27
_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".gif", ".bmp")


def with_picture(
    theme: Theme, settings: Settings, beside: Path, design: Mapping[str, Any]
) -> Theme:
    """The theme with the picture that book.toml or the command line asks for, if one does.

    One in book.toml lies in the manuscript's folder `beside`; one of the command line, which goes
    before it, anywhere. Raises SettingsError (D305) if it cannot be read.
    """
    span = settings.span
    if "cover" in design:
        place = Path(design["cover"])
        folder, name, span = DiskFolder(place.parent), place.name, None
    elif "cover" in settings.design:
        folder, name = DiskFolder(beside), str(settings.design["cover"])
    else:
        return theme
    finished = design.get("cover_finished", settings.design.get("cover_finished", False))
    picture = CoverPicture(
        name=name, data=_read(folder, name, span), finished=bool(finished), span=span
    )
    return replace(theme, cover=replace(theme.cover, picture=picture))


def _read(folder: DiskFolder, name: str, span: Span | None) -> bytes:
    try:
        return folder.read(name, limit=MOST_BYTES)
    except FileNotFoundError as error:
        pictures = [each for each in folder.names() if each.lower().endswith(_SUFFIXES)]
        near = get_close_matches(name, pictures, n=1)
        hint = f'did you mean "{near[0]}"?' if near else "put it beside the manuscript"
        raise SettingsError.at(span, "D305", f"there is no picture {name}", hint) from error
    except PermissionError as error:
        hint = "put it into the manuscript's folder"
        message = f"the picture {name} lies outside of the manuscript's folder"
        raise SettingsError.at(span, "D305", message, hint) from error
    except (ValueError, OSError) as error:
        message = f"the picture {name} cannot be read"
        raise SettingsError.at(span, "D305", message, "save it as JPEG or PNG") from error
