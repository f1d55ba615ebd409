"""How manuscripts say that they end: `The End`, `FIN`, `END!!! thank you all for reading`."""

from __future__ import annotations

import re

from ebookpack.assemble.author_voice import holds_speech, signs_of_voice
from ebookpack.core.patterns import pattern

_END = (
    r"((the )?end( of ((part|book|chapter) \w+|(the )?(text|story|tale|play|poem|book)"
    r"|[\w-]+\.(txt|doc|asc)))?"
    r"|fin|finis|ende|fine|fini|einde|slut"
    r"|to be continued|tbc|fortsetzung folgt|à suivre|continuará|fim|konec|koniec|конец"
    r"|продолжение следует|vége|loppu|終わり?|おわり|おしまい|完|了"
    r"|(全文)?完结?|未完待续)"
)
_LETTER = pattern(r"[^\W\d_]")
_THE_END = pattern(rf"\W*{_END}\W*", re.IGNORECASE)
_SPACED = pattern(r"\W{0,9}(?:T ?H ?E\s{1,5})?(?:E N D|F I N)\W{0,9}")
"""`T H E   E N D`"""
_THIRTY = pattern(r"[-–—]+ ?30 ?[-–—]+")
"""How journalists end their copy."""
_THEN_MORE = pattern(r"\W*(?i:the end|fin|ende)\b(?:\s*+[.!…~*–—-]+\s+|\s\W*(?=[A-Z]))(?=\S)")


def says_the_end(text: str) -> bool:
    """Whether a paragraph says that the story ends, and nothing else."""
    if _THIRTY.fullmatch(text.strip()) is not None or _SPACED.fullmatch(text.strip()) is not None:
        return True
    # Where there is no letter, each way to pass over the marks would be tried.
    return _LETTER.search(text) is not None and _THE_END.fullmatch(text) is not None


def speaks_behind_the_end(text: str) -> bool:
    """Whether the author goes on in the very paragraph that says so."""
    found = _THEN_MORE.match(text)
    rest = text[found.end() :] if found else ""
    return bool(rest) and not holds_speech(text) and signs_of_voice(rest) > 0
