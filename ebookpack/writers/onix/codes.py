"""Codes of ONIX (EDItEUR, issue 75) for what we know by other words."""

from __future__ import annotations

EPUB_THAT_FLOWS = tuple("E101 E200".split())
"""List 175: the format, and that its text fits the screen."""
ROLES = {
    "aut": "A01",
    "com": "C01",
    "cov": "A36",
    "edt": "B01",
    "ill": "A12",
    "nrt": "E07",
    "pht": "A13",
    "trl": "B06",
    "aui": "A24",
    "win": "A24",
    "wpr": "A15",
    "wfw": "A23",
    "aft": "A19",
    "wat": "A19",
}
"""List 17, by MARC relator code."""
OTHER_ROLE = "Z99"

FEATURES = {
    "tableOfContents": "11",
    "index": "12",
    "readingOrder": "13",
    "alternativeText": "14",
    "pageBreakMarkers": "19",
    "structuralNavigation": "29",
    "ARIA": "30",
    "displayTransformability": "36",
    "pageNavigation": "41",
}
"""List 196, by value of schema:accessibilityFeature (W3C, accessibility metadata crosswalk)."""
TEXTUAL = "52"
"""List 196: all can be read as text."""
SUMMARY = "00"
VERSIONS = {"1.0": ("02", "03"), "1.1": ("04", "04")}
"""List 196: conformance to EPUB Accessibility, at level A and AA for 1.0."""
WCAG = {"2.0": "80", "2.1": "81", "2.2": "82"}
LEVELS = {"A": "84", "AA": "85", "AAA": "86"}
CERTIFIER = "90"
EXEMPTIONS = {
    "eaa-microenterprise": "75",
    "eaa-disproportionate-burden": "76",
    "eaa-fundamental-alteration": "77",
}

HAZARDS = {
    "none": "00",
    "flashing": "13",
    "noFlashingHazard": "14",
    "unknownFlashingHazard": "24",
    "sound": "15",
    "noSoundHazard": "16",
    "unknownSoundHazard": "25",
    "motionSimulation": "17",
    "noMotionSimulationHazard": "18",
    "unknownMotionSimulationHazard": "26",
}
"""List 143."""

LANGUAGES = {
    "af": "afr", "ar": "ara", "bg": "bul", "ca": "cat", "cs": "cze", "cy": "wel", "da": "dan",
    "de": "ger", "el": "gre", "en": "eng", "eo": "epo", "es": "spa", "et": "est", "eu": "baq",
    "fa": "per", "fi": "fin", "fr": "fre", "ga": "gle", "gl": "glg", "he": "heb", "hi": "hin",
    "hr": "hrv", "hu": "hun", "id": "ind", "is": "ice", "it": "ita", "ja": "jpn", "ko": "kor",
    "la": "lat", "lt": "lit", "lv": "lav", "nb": "nob", "nl": "dut", "nn": "nno", "no": "nor",
    "pl": "pol", "pt": "por", "ro": "rum", "ru": "rus", "sk": "slo", "sl": "slv", "sr": "srp",
    "sv": "swe", "th": "tha", "tr": "tur", "uk": "ukr", "vi": "vie", "zh": "chi",
}  # fmt: skip
"""List 74 (ISO 639-2/B), by the first part of a BCP 47 tag."""
UNDETERMINED = "und"
