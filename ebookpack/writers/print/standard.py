"""PDF/X: what a file says of the press it is for (ISO 15930-1, -3 and -7)."""

from __future__ import annotations

import struct
from uuid import NAMESPACE_URL, uuid5

import pikepdf
from msgspec import Struct
from pikepdf.models import PdfMetadata

from ebookpack.core.store import Standard

REGISTRY = "http://www.color.org"
CONDITION = "CGATS TR 001"
"""Printing condition of the registry that a file without a profile of its own is for: SWOP, the
commercial web offset of the United States."""

PDFX_ID = "http://www.npes.org/pdfx/ns/id/"

VERSIONS = {Standard.PLAIN: "1.7", Standard.X_1A: "1.3", Standard.X_3: "1.3", Standard.X_4: "1.6"}
"""The version of PDF that each kind is."""
_NAMES = {
    Standard.X_1A: ("PDF/X-1:2001", "PDF/X-1a:2001"),
    Standard.X_3: ("PDF/X-3:2002", None),
    Standard.X_4: ("PDF/X-4", None),
}
"""(GTS_PDFXVersion, GTS_PDFXConformance)."""


class Condition(Struct, frozen=True, kw_only=True):
    """What the pages are to be printed on."""

    identifier: str
    profile: bytes | None
    """ICC profile to embed; None where its name in the registry is enough."""
    components: int


def condition(standard: Standard, profile: bytes | None, *, black: bool) -> Condition:
    """The printing condition of a file.

    PDF/X-4 wants a profile in the file: for pages in black alone one is made here, for others the
    author has to name that of a press. Raises LookupError where there is none.
    """
    if black and standard is Standard.X_4:
        return Condition(identifier="Custom", profile=gray_profile(), components=1)
    if profile is not None:
        return Condition(identifier="Custom", profile=profile, components=4)
    if standard is Standard.X_4:
        raise LookupError("PDF/X-4 wants the ICC profile of the press")
    return Condition(identifier=CONDITION, profile=None, components=4)


def declare(
    document: pikepdf.Pdf, standard: Standard, made_for: Condition, modified: str, identity: str
) -> None:
    """Write into the file which standard it keeps, and what press it is for.

    `modified` is the time stamp of its metadata; from `identity`, which no other file has, follows
    the identifier of the document.
    """
    document.Root.OutputIntents = pikepdf.Array([_intent(document, made_for)])
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp["xmp:MetadataDate"] = modified
        _say(document, xmp, standard, identity)


def _say(document: pikepdf.Pdf, xmp: PdfMetadata, standard: Standard, identity: str) -> None:
    version, conformance = _NAMES[standard]
    document.docinfo["/Trapped"] = pikepdf.Name("/False")
    if standard is Standard.X_4:
        xmp.register_xml_namespace(PDFX_ID, "pdfxid")
        xmp[f"{{{PDFX_ID}}}GTS_PDFXVersion"] = version
        document_id = f"uuid:{uuid5(NAMESPACE_URL, identity)}"
        xmp["xmpMM:DocumentID"] = document_id
        xmp["xmpMM:RenditionClass"] = "default"
        xmp["xmpMM:VersionID"] = "1"
    else:
        document.docinfo["/GTS_PDFXVersion"] = pikepdf.String(version)
        if conformance:
            document.docinfo["/GTS_PDFXConformance"] = pikepdf.String(conformance)
    xmp["pdf:Trapped"] = "False"


def _intent(document: pikepdf.Pdf, made_for: Condition) -> pikepdf.Object:
    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFX,
        OutputConditionIdentifier=pikepdf.String(made_for.identifier),
    )
    if made_for.profile is None:
        intent.RegistryName = pikepdf.String(REGISTRY)
    else:
        stream = pikepdf.Stream(document, made_for.profile)
        stream.N = made_for.components
        intent.DestOutputProfile = document.make_indirect(stream)
        intent.Info = pikepdf.String(profile_name(made_for.profile))
    return document.make_indirect(intent)


def profile_name(profile: bytes) -> str:
    """What an ICC profile calls itself."""
    from io import BytesIO

    from PIL import ImageCms

    described = ImageCms.ImageCmsProfile(BytesIO(profile)).profile.profile_description
    return described or "a press"


def gray_profile() -> bytes:
    """An ICC profile of a press that prints black alone, and gains a fifth (ICC.1:2001-04)."""
    white = struct.pack(">4s4x3i", b"XYZ ", *(round(part * 65536) for part in (0.9642, 1, 0.8249)))
    text = b"Black ink, dot gain 20%\0"
    described = (
        struct.pack(">4s4xI", b"desc", len(text)) + text + struct.pack(">II", 0, 0)
        + struct.pack(">HB", 0, 0) + bytes(67)
    )  # fmt: skip
    free = b"text" + bytes(4) + b"No copyright\0"
    steps = 256
    tones = (_reflected(step / (steps - 1)) for step in range(steps))
    curve = struct.pack(f">4s4xI{steps}H", b"curv", steps, *(round(tone * 65535) for tone in tones))
    tags = {b"desc": described, b"cprt": free, b"wtpt": white, b"kTRC": curve}
    table, body, offset = b"", b"", 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        padded = data + bytes(-len(data) % 4)
        table += struct.pack(">4sII", name, offset + len(body), len(data))
        body += padded
    size = offset + len(body)
    header = struct.pack(
        ">I4sI4s4s4s6H4s4sI4s4sQI3i4s", size, bytes(4), 0x02400000, b"prtr", b"GRAY", b"XYZ ",
        2000, 1, 1, 0, 0, 0, b"acsp", bytes(4), 0, bytes(4), bytes(4), 0, 1,
        *(round(part * 65536) for part in (0.9642, 1, 0.8249)), bytes(4),
    )  # fmt: skip
    return header + bytes(128 - len(header)) + struct.pack(">I", len(tags)) + table + body


def _reflected(gray: float) -> float:
    """Light that paper sends back where a tone is printed: dots grow by a fifth at the middle."""
    ink = 1 - gray
    return 1 - (ink + 4 * 0.2 * ink * (1 - ink))
