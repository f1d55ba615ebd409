"""WeasyPrint, which nobody but this package and the typesetter imports or looks into."""

from __future__ import annotations

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from ebookpack.core.errors import SystemLibraryError


@contextmanager
def _known_by_name() -> Iterator[None]:
    """While it lasts, libraries are not searched for on Linux, which has those by their names.

    For each name that a library has on other systems, ctypes would ask gcc, ld and ldconfig: that
    is half of the time in which WeasyPrint is loaded.
    """
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search


try:
    with _known_by_name():
        import weasyprint  # noqa: F401
except OSError as error:
    raise SystemLibraryError.at(
        None,
        "W201",
        "the PDF needs Pango, a library for setting text, and this system has none",
        "Debian and Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        "macOS: brew install pango",
        "Windows: install MSYS2, in it pacman -S mingw-w64-x86_64-pango, "
        "and set WEASYPRINT_DLL_DIRECTORIES to its bin folder",
    ) from error
