"""The table [accessibility] of book.toml: what only a person can say of a book."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct

from ebookpack.core.setting_values import ValueOfKeyError, one_of, text, texts

ACCESSIBILITY_KEYS = (
    "conforms-to",
    "certified-by",
    "credential",
    "summary",
    "hazards",
    "exemption",
)
NO_HAZARD = "none"
_CONFORMANCE = re.compile(r"EPUB Accessibility 1\.[01] - WCAG 2\.[0-2] Level (?:A|AA|AAA)")
"""The texts of a claim (EPUB Accessibility 1.1, 4.2.3): programs compare them whole."""


class Hazard(StrEnum):
    """What a book may do to some of its readers (schema.org, accessibilityHazard)."""

    FLASHING = "flashing"
    MOTION = "motionSimulation"
    SOUND = "sound"


class Exemption(StrEnum):
    """Grounds on which a book need not conform (Directive (EU) 2019/882)."""

    MICROENTERPRISE = "eaa-microenterprise"
    BURDEN = "eaa-disproportionate-burden"
    ALTERATION = "eaa-fundamental-alteration"


class AccessibilityClaims(Struct, frozen=True, kw_only=True):
    """What the author claims; empty where he claims nothing."""

    conforms_to: str = ""
    """`EPUB Accessibility 1.1 - WCAG 2.2 Level AA` and the like."""
    certified_by: str = ""
    """Who looked, and vouches for it."""
    credential: str = ""
    summary: str = ""
    """In the language of the book."""
    hazards: tuple[str, ...] = ()
    """Hazards that the author knows of, or `none`; empty leaves it to what can be seen."""
    exemption: str = ""


NOTHING_CLAIMED = AccessibilityClaims()


def accessibility_claims(table: Mapping[str, Any]) -> AccessibilityClaims:
    """What the table says. Raises ValueOfKeyError for a value of the wrong kind."""
    claims = AccessibilityClaims(
        conforms_to=(text(table, "conforms-to") or "").strip(),
        certified_by=(text(table, "certified-by") or "").strip(),
        credential=(text(table, "credential") or "").strip(),
        summary=" ".join((text(table, "summary") or "").split()),
        hazards=texts(table, "hazards") or (),
        exemption=one_of(table, "exemption", Exemption) or "",
    )
    if claims.conforms_to and not _CONFORMANCE.fullmatch(claims.conforms_to):
        hint = 'write it whole: conforms-to = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"'
        raise ValueOfKeyError("conforms-to", f'"{claims.conforms_to}" is no such claim', hint)
    if claims.conforms_to and not claims.certified_by:
        hint = 'write certified-by = "...", your own name if it was you'
        raise ValueOfKeyError("conforms-to", "a claim names who vouches for it", hint)
    if claims.certified_by and not claims.conforms_to:
        hint = 'write conforms-to = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA", or take it out'
        raise ValueOfKeyError("certified-by", "it says who vouches, but not for what", hint)
    if claims.credential and not claims.certified_by:
        raise ValueOfKeyError("credential", "it says by what right, but not who vouches")
    unknown = [hazard for hazard in claims.hazards if hazard not in (*Hazard, NO_HAZARD)]
    if unknown or (NO_HAZARD in claims.hazards and len(claims.hazards) > 1):
        known = ", ".join(Hazard)
        raise ValueOfKeyError("hazards", f'"hazards" is "{NO_HAZARD}", or of {known}')
    return claims
