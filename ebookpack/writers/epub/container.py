"""The zip container of an EPUB, the same to the byte for the same content (EPUB 3.3, 4.2)."""

from __future__ import annotations

import zipfile
from datetime import datetime
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import SizedBuffer

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""Zip dates start here..."""
_LATEST = (2107, 12, 31, 23, 59, 58)
"""...and end here (APPNOTE 4.4.6)."""
_UNIX = 3
_READABLE_FILE = 0o100644 << 16


class DatedZip(zipfile.ZipFile):
    """A zip file whose entries all bear one date and nothing of the machine that wrote them."""

    def __init__(self, file: IO[bytes], modified: datetime) -> None:
        """Start a zip file; dates before 1980 become 1980."""
        super().__init__(file, "w")
        stamp = modified.timetuple()[:6]
        self._date = min(max(stamp, _EARLIEST), _LATEST)

    def writestr(
        self,
        zinfo_or_arcname: str | zipfile.ZipInfo,
        data: SizedBuffer | str,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Add an entry: compressed, unless `compress_type` says otherwise or it would not help."""
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        entry = zipfile.ZipInfo(name, self._date)
        entry.create_system = _UNIX
        entry.external_attr = _READABLE_FILE
        if compress_type is None:
            packed = name.endswith((".jpg", ".jpeg", ".png", ".gif"))
            compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
        super().writestr(entry, data, compress_type, compresslevel)
