"""Which way a language is written, and how elements say in which their text is."""

from __future__ import annotations

from html import escape
from typing import Literal

_RTL_SCRIPTS = frozenset({"adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"})
_RTL_LANGUAGES = frozenset(
    {
        "ar",
        "arc",
        "ckb",
        "dv",
        "fa",
        "he",
        "iw",
        "ji",
        "ks",
        "nqo",
        "ps",
        "sd",
        "syr",
        "ug",
        "ur",
        "yi",
    }
)


def text_direction(tag: str) -> Literal["ltr", "rtl"]:
    """Direction in which text of a language (BCP 47 tag) runs; a script in the tag decides."""
    language, *subtags = tag.lower().replace("_", "-").split("-")
    script = next((subtag for subtag in subtags if len(subtag) == 4 and subtag.isalpha()), "")
    rtl = script in _RTL_SCRIPTS if script else language in _RTL_LANGUAGES
    return "rtl" if rtl else "ltr"


def language_attributes(tag: str) -> str:
    """Attributes of an XHTML element whose text is in a language (BCP 47 tag), a blank first."""
    turned = ' dir="rtl"' if text_direction(tag) == "rtl" else ""
    return f' lang="{escape(tag)}" xml:lang="{escape(tag)}"{turned}'
