"""Files of a folder that are no part of the manuscript, and why."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

_PAPERS = re.compile(
    r"(readme|licen[cs]e|copying|notice)([ ._-].{0,12})?|change(s|log)?|contribut(ing|ors)|authors|"
    r"code[ _-]of[ _-]conduct|security|requirements|makefile|summary|toc|acceptance|roadmap|"
    r"agents|robots|gemfile",
    re.IGNORECASE,
)
"""Whole names of the papers that stand beside what people publish."""
_WORKING = re.compile(
    r"(\d+[ ._-]+)?((working|story|plot|chapter|research|writing|my)[ _-]*)?"
    r"(notes?|ideas?|outlines?|plot|plan(ning)?|time[ _-]?line|world[ _-]?building|research|"
    r"scratch(pad)?|to[ _-]?do([ _-]?list)?|template|style[ _-]?(guide|sheet)|query([ _-]letter)?|"
    r"pitch|logline|feedback|beta[ _-]?(notes|feedback)|(deleted|cut|unused)[ _-]*"
    r"(scenes?|bits)?|character[ _-]?(sheets?|notes|list|bios?|profiles?)|(story[ _-]?)?bible|"
    r"characters?|brainstorm(ing)?|snippets|fragments|log|stats|word[ _-]?counts?)"
    r"([ _-]+(to|for)[ _-]+((my)?self|me|do|later|revisions?|editing|rewrite|"
    r"(the[ _-])?(editor|next[ _-]draft)))?",
    re.IGNORECASE,
)
"""Whole names of the papers that an author keeps beside a manuscript."""
_FOLDERS = re.compile(
    r"(build|dist|out|output|target|public|_?site|_book|_output|_freeze|node_modules|vendor|drafts?|"
    r"notes?|research|archived?|old|backups?|trash|deleted|cut|art|assets?|images?|img|media|"
    r"figures?|css|styles?|scripts?|tools?|bin|templates?|themes?|layouts?|includes?|tests?|"
    r"examples?|samples?|resources|meta|config|characters?|locations?|places|planning|outlines?|"
    r"world[ _-]?building|settings?|feedback|exports?|releases?|__macosx|snapshots)",
    re.IGNORECASE,
)
_BOUND_IN = re.compile(r"\W*(appendix|appendices|(front|back)[ _-]?matter)\W*", re.IGNORECASE)
"""Folders of what is bound in before and behind the chapters."""
_LISTS = re.compile(r"(book|sample|subset|chapters|preview)\.txt", re.IGNORECASE)
"""What Leanpub reads the order of the files from."""
_COPY = re.compile(
    r"(.*[ ._(-](copy|backup|bak|old|orig)([ ._-]?\d+)?\)?|copy of .*|~\$.*|.*conflicted copy.*)",
    re.IGNORECASE,
)
_GUTENBERG = re.compile(r"(\d{3,6})(?:-[08h])?")
"""Project Gutenberg's names: `-0` is UTF-8, `-8` another encoding, `-h` HTML."""
_BETTER = (".md", ".markdown", ".rmd", ".qmd", ".docx", ".odt", ".rtf", ".epub", ".html", ".htm")
UNREADABLE = frozenset(
    ".doc .pages .wpd .wps .sxw .abw .lyx .tex .latex .rst .adoc .asciidoc .org .textile "
    ".scriv .scrivx .pdf .mobi .azw3 .fb2 .fodt .odt .rtf .epub .typ .wri .gdoc".split()
)
"""Suffixes of texts in formats that cannot be read, but for those that have a reader by now."""


def put_aside(names: Iterable[str], texts: Iterable[str]) -> dict[str, str]:
    """What is no manuscript among the names of a folder, each with the reason.

    `texts` are those of the names that have a reader. Chapters are what is left of them.
    """
    texts = list(texts)
    why = {name: said for name in names if (said := _why(name, texts))}
    left = [name for name in texts if name not in why]
    if not left:
        # All of it lies in drafts, say: that is then where the manuscript is.
        why = {name: said for name in texts if (said := _why_by_name(_base(name)))}
        left = [name for name in texts if name not in why]
    return why | _twins(left)


def _why(name: str, texts: list[str]) -> str:
    folders = name.split("/")[:-1]
    kept = next((folder for folder in folders if _FOLDERS.fullmatch(folder.lstrip("_"))), "")
    if name in texts:
        if kept:
            return f"lies in the folder “{kept}”"
        if folders and _BOUND_IN.fullmatch(folders[-1]) and not says_of_the_folder(name):
            return ""  # `appendices/notes.md` is no author's working paper
        return "" if _is_chapter_of_its_folder(name, texts) else _why_by_name(_base(name))
    suffix = f".{name.rpartition('.')[2].lower()}"
    if suffix not in UNREADABLE or kept or _why_by_name(_base(name)):
        return ""
    return f"{suffix} files cannot be read"


def _why_by_name(base: str) -> str:
    stem = base.rpartition(".")[0] or base
    if base.startswith(("_", "~$")):
        return "its name marks it as not meant for the book"
    if _PAPERS.fullmatch(stem) or "." not in base:
        return "a file of its name speaks of the folder"
    if _WORKING.fullmatch(stem):
        return "a file of its name is one of the author's working papers"
    if _LISTS.fullmatch(base):
        return "a file of its name lists other files"
    if _COPY.fullmatch(stem):
        return "its name says that it is a copy"
    return ""


def says_of_the_folder(name: str) -> bool:
    """Whether a file is a README, a licence or the like."""
    return _PAPERS.fullmatch(_base(name).rpartition(".")[0]) is not None


def _is_chapter_of_its_folder(name: str, texts: list[str]) -> bool:
    """Whether a README is all the text of a folder, as where each chapter has one of its own."""
    folder, _, base = name.rpartition("/")
    if not folder or not base.lower().startswith("readme."):
        return False
    return sum(other.startswith(f"{folder}/") for other in texts) == 1


def _twins(names: list[str]) -> dict[str, str]:
    """The lesser of two files that are one text in two formats."""
    alike: dict[str, list[str]] = defaultdict(list)
    for name in names:
        stem = name.rpartition(".")[0].casefold()
        gutenberg = _GUTENBERG.fullmatch(stem.rpartition("/")[2])
        alike[gutenberg[1] if gutenberg else stem].append(name)
    why: dict[str, str] = {}
    for twins in alike.values():
        best = min(twins, key=lambda name: (_worth(name), name))
        why |= {name: f"the same text as “{_base(best)}”, by its name" for name in twins}
        del why[best]
    return why


def _worth(name: str) -> int:
    suffix = f".{name.rpartition('.')[2].lower()}"
    return _BETTER.index(suffix) if suffix in _BETTER else len(_BETTER)


def _base(name: str) -> str:
    return name.rpartition("/")[2]
