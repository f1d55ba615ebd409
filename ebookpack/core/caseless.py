"""Words looked up in tables, in whatever case a pattern that heeds none has found them."""

from __future__ import annotations

_TURKISH = str.maketrans({"ı": "i", "\u0307": None})


def key_of(word: str) -> str:
    """A word as tables of words have it.

    Patterns that heed no case find the Turkish letters ı and İ where they look for i (`re`,
    IGNORECASE), but neither folds to it: `EPİLOG` would be found, and then be in no table.
    """
    folded = word.casefold()
    return folded if folded.isascii() else folded.translate(_TURKISH)
