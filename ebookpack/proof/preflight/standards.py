"""PDF/X: whether a file that says it keeps a standard does (ISO 15930-1, -3 and -7)."""

from __future__ import annotations

from collections.abc import Iterator

from ebookpack.core.store import Standard
from ebookpack.proof.preflight.sheets import PrintFile

_VERSIONS = {Standard.X_1A: (1, 4), Standard.X_3: (1, 4), Standard.X_4: (1, 6)}
"""The newest version of PDF that each may be."""
_SPACES = {
    Standard.X_1A: {"DeviceGray", "DeviceCMYK", "Separation", "DeviceN", "Indexed"},
    Standard.X_3: {
        "DeviceGray", "DeviceCMYK", "Separation", "DeviceN", "Indexed",
        "ICCBased", "Lab", "CalRGB", "CalGray",
    },
}  # fmt: skip
_SPACES[Standard.X_4] = {*_SPACES[Standard.X_3], "JPEG 2000"}


def broken(file: PrintFile) -> Iterator[tuple[int | None, str]]:
    """(index of the page or None, what its standard forbids); nothing of a plain PDF."""
    standard = file.standard
    if standard is Standard.PLAIN:
        return
    name = f"PDF/{standard.upper()}"
    yield from ((None, f"{name}: {what}") for what in _of_file(file))
    for index, sheet in enumerate(file.sheets):
        for space in sorted(sheet.spaces - _SPACES[standard] - _tagged_devices(sheet.spaces)):
            yield index, f"{name}: {space} is not allowed"
        if sheet.see_through and standard is not Standard.X_4:
            yield index, f"{name}: transparency is not allowed ({sheet.see_through})"
        if ("TrimBox" in sheet.boxes) == ("ArtBox" in sheet.boxes):
            yield index, f"{name}: a page has either a TrimBox or an ArtBox"
        if sheet.extras:
            yield index, f"{name}: annotations and actions are not allowed"


def _tagged_devices(spaces: frozenset[str]) -> set[str]:
    """Spaces of devices that stand for the components of a profile."""
    return {"DeviceRGB"} if "ICCBased" in spaces else set()


def _of_file(file: PrintFile) -> Iterator[str]:
    standard = file.standard
    if file.version > _VERSIONS[standard]:
        yield f"the file is PDF {file.version[0]}.{file.version[1]}"
    if not file.intent:
        yield "no printing condition is named (OutputIntents)"
    if standard is Standard.X_4 and not file.has_profile:
        yield "the profile of the printing condition is not in the file"
    for key in ("Title", "CreationDate", "ModDate", "Trapped"):
        if not file.info.get(key) and (standard is not Standard.X_4 or key != "Trapped"):
            yield f"the information dictionary has no {key}"
    if standard is Standard.X_1A and not file.info.get("GTS_PDFXConformance"):
        yield "the information dictionary has no GTS_PDFXConformance"
    if not file.has_id:
        yield "the file has no identifier (ID)"
    if standard is not Standard.X_4 and file.object_streams:
        yield "object streams are not allowed"
    if file.encrypted:
        yield "encryption is not allowed"
    if file.layers and standard is not Standard.X_4:
        yield "layers are not allowed"
    if any(extra in ("a form", "an action", "a script") for extra in file.extras):
        yield "forms, actions and scripts are not allowed"
