"""How a section starts that the author names: its label and title."""

from __future__ import annotations

from msgspec.structs import replace

from ebookpack.assemble.heading_forms import parse_heading
from ebookpack.assemble.labels import labelled_opening
from ebookpack.assemble.quotations import spoken
from ebookpack.assemble.reading import BODY_ROLES, Kind, Reading, Verdict, is_title_like
from ebookpack.core.book import SectionRole
from ebookpack.core.nodes import Heading, Paragraph, Quote
from ebookpack.core.pins import STORY, Pin

R = SectionRole

PINNED = "book.toml says so"
_HEADED = BODY_ROLES | {
    *(R.FOREWORD, R.PREFACE, R.INTRODUCTION, R.AFTERWORD, R.ABOUT_AUTHOR, R.APPENDIX, R.NOTES),
    *(R.GLOSSARY, R.BIBLIOGRAPHY, R.INDEX, R.CAST, R.ACKNOWLEDGMENTS, R.COLOPHON, R.CONTENTS),
}
"""Sections whose first line is a heading if it looks like one; a dedication's is its text."""


def pinned_opening(pin: Pin, index: int, reading: Reading, found: Verdict | None) -> Verdict:
    """The verdict on a block that opens a section, as the text and the author give its heading."""
    if pin.role == STORY:
        role = found.role if found and found.role in BODY_ROLES else R.CHAPTER
    else:
        role = SectionRole(pin.role)
    verdict = read_opening(role, index, reading)
    if found is not None and found.kind is Kind.OPENS:
        # What was found knows more of a heading than its own line does: a title below it.
        of_a_kind = (found.role in BODY_ROLES) == (role in BODY_ROLES)
        unheaded = found.rest is None and (verdict.rest is None or pin.role == STORY)
        if unheaded or (found.rest is not None and of_a_kind):
            verdict = replace(found, role=role, why=PINNED, doubt=None)
    if pin.title is None and pin.label is None:
        return verdict
    return _with_heading(verdict, pin, reading.texts[index])


def read_opening(role: SectionRole | None, index: int, reading: Reading) -> Verdict:
    """The verdict on a block that opens a section of a role, as its own text gives the heading."""
    block, text = reading.blocks[index], reading.texts[index]
    verdict = Verdict(kind=Kind.OPENS, role=role, why=PINNED)
    if not any(c.isalnum() for c in text) or isinstance(block, Quote):
        return verdict
    line = " ".join(text.split())
    parsed = parse_heading(text)
    if role in BODY_ROLES and parsed is not None:
        return replace(verdict, label=parsed[1], title=parsed[2], rest=())
    labelled = labelled_opening(block) if role not in BODY_ROLES else None
    if labelled is not None:
        return replace(verdict, title=labelled.title, rest=labelled.rest)
    if isinstance(block, Heading) or (
        isinstance(block, Paragraph) and role in _HEADED and is_title_like(text)
    ):
        return replace(verdict, title=line, rest=())
    return verdict


def _with_heading(verdict: Verdict, pin: Pin, text: str) -> Verdict:
    """A verdict with the heading that the author gives; no words of the text's own are lost."""
    label = verdict.label if pin.label is None else pin.label
    title = verdict.title if pin.title is None else pin.title
    verdict = replace(verdict, label=" ".join(label.split()), title=" ".join(title.split()))
    if not verdict.label and not verdict.title:
        return replace(verdict, rest=None)
    if verdict.rest:
        return replace(verdict, rest=None)  # a label that the author does not want is text
    said = set(spoken(f"{verdict.label} {verdict.title}"))
    if verdict.rest == () and not set(spoken(text)) <= said:
        return replace(verdict, what="heading")
    return verdict
