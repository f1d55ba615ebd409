"""Compares how ebookpack and its peers set the same text in the same measure and font.

    python -m tests.benchmarks.line_quality STORY...

Each story is set by ebookpack; on the same pages by WeasyPrint alone, line by line; and as far as
they are installed, on pages of the same size, margins, type and leading, by xelatex
(texlive-xetex of Debian) and typst (of PyPI). All four PDFs are proofread by `ebookpack proof`.
The peers get the words alone, without emphasis; they set headings in their own way.
"""

from __future__ import annotations

import importlib
import importlib.util
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ebookpack.core.book import Book
from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import SceneBreak
from ebookpack.pipeline import DEFAULT_THEME, Options, load_theme_named, print_pages
from ebookpack.proof.setting.defects import Kind
from ebookpack.proof.setting.pages import Page, Setting
from ebookpack.proof.setting.proofreading import Proof, proofread

_TEX = r"""\documentclass[twoside]{{book}}
\usepackage[paperwidth={width}bp, paperheight={height}bp, inner={inside}bp, outer={outside}bp,
  top={top}bp, textheight={depth}bp]{{geometry}}
\usepackage{{fontspec}}
\usepackage[{language}]{{babel}}
\setmainfont[Path={folder}/]{{upright.ttf}}
\renewcommand\normalsize{{\fontsize{{{size}bp}}{{{leading}bp}}\selectfont}}
\normalsize
\setlength\parindent{{{indent}bp}}
\setlength\parskip{{0pt}}
\raggedbottom
\widowpenalty=10000
\clubpenalty=10000
\begin{{document}}
"""
_TYPST = """#set page(width: {width}pt, height: {height}pt, margin: (inside: {inside}pt,
  outside: {outside}pt, top: {top}pt, bottom: {bottom}pt), numbering: "1")
#set text(font: "{family}", size: {size}pt, lang: "{lang}", hyphenate: true,
  top-edge: {ascent}pt, bottom-edge: -{descent}pt)
#set par(justify: true, leading: 0pt, spacing: 0pt, first-line-indent: {indent}pt)
"""
_LANGUAGES = {"en": "english", "de": "ngerman", "fr": "french", "es": "spanish", "it": "italian"}
_MARKED_IN_TYPST = frozenset("\\#*_`$@<>[]~=+-/")
_IN_TEX = {"\\": r"\textbackslash{}", "~": r"\~{}", "^": r"\^{}", "\xa0": "~"}
_IN_TEX |= {mark: f"\\{mark}" for mark in "&%$#_{}"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A text, and the page that it is to be set on."""

    book: Book
    values: dict[str, object]
    """Page and type, by the names that the peers' sources use."""
    folder: Path
    """Holds `upright.ttf`, the font."""


def main() -> None:
    """Set each story in every way, and print a table."""
    head = ("story", "set by", "pages", "lines", "rms", "max", "min", "> 0.5", "> 1.0", "rivers",
            "runts", "hyphens", "beyond", "defects/100 pp", "mark")  # fmt: skip
    print(_row(*head))  # noqa: T201
    print(_row(*["---"] * len(head)))  # noqa: T201
    for name in sys.argv[1:]:
        story = Path(name)
        for setter, proof in proofs(story):
            print(_row(story.stem, setter, *figures(proof)), flush=True)  # noqa: T201


def proofs(story: Path) -> Iterator[tuple[str, Proof]]:
    """The proof of each way to set a story."""
    ours, book = print_pages(story, Options())
    proof = proofread(ours, story.name)
    yield "ebookpack", proof
    with _line_by_line():
        greedy, _ = print_pages(story, Options(workers=1))
    yield "WeasyPrint", proofread(greedy, story.name)
    with tempfile.TemporaryDirectory() as folder:
        job = _job(book, proof.setting, Path(folder))
        peers: dict[str, Callable[[Job], bytes]] = {}
        if shutil.which("xelatex"):
            peers["xelatex"] = xelatex
        if importlib.util.find_spec("typst"):
            peers["typst"] = typst
        for name, peer in peers.items():
            yield name, proofread(peer(job), story.name)


def figures(proof: Proof) -> Iterator[object]:
    """What the table says of a proof."""
    spacing, counts = proof.spacing, proof.counts
    yield from (proof.pages, spacing.lines)
    yield from (f"{value:.2f}" for value in (spacing.rms, spacing.widest, spacing.narrowest))
    yield from (spacing.over_half, spacing.over_one)
    yield from (
        counts.get(kind, 0) for kind in (Kind.RIVER, Kind.RUNT, Kind.HYPHENS, Kind.OVERFULL)
    )
    yield from (f"{proof.per_hundred:.0f}", proof.mark)


def xelatex(job: Job) -> bytes:
    """The text set by xelatex."""
    parts = [_TEX.format(**job.values)]
    for heading, texts in _sections(job.book):
        parts.append(rf"\chapter*{{{_tex(heading)}}}")
        parts += map(_tex, texts)
    source = job.folder / "book.tex"
    source.write_text("\n\n".join([*parts, r"\end{document}"]), encoding="utf-8")
    subprocess.run(
        ["xelatex", "-interaction=batchmode", source.name],
        cwd=job.folder,
        stdout=subprocess.DEVNULL,
        check=False,  # It ends with an error for any remark of a package.
    )
    return source.with_suffix(".pdf").read_bytes()


def typst(job: Job) -> bytes:
    """The text set by typst."""
    parts = [_TYPST.format(**job.values)]
    for heading, texts in _sections(job.book):
        parts.append(
            f"#pagebreak(weak: true)\n#v(60pt)\n#align(center)[{_typst(heading)}]\n#v(45pt)"
        )
        parts += map(_typst, texts)
    source = job.folder / "book.typ"
    source.write_text("\n\n".join(parts), encoding="utf-8")
    compiler: Any = importlib.import_module("typst")
    pdf: bytes = compiler.compile(str(source), font_paths=[str(job.folder)])
    return pdf


# ------------------------------------------------------------------------------------ the job


def _job(book: Book, setting: Setting, folder: Path) -> Job:
    """What the peers need to set the same text on the same page."""
    face = load_theme_named(DEFAULT_THEME).faces[0]
    shutil.copy(face.path, folder / "upright.ttf")
    recto = next(page for page in setting.pages if page.recto and _is_full(page, setting))
    top = setting.top - 0.8 * setting.size
    depth = setting.foot + 0.25 * setting.size - top
    language = book.metadata.language.partition("-")[0]
    return Job(
        book=book,
        folder=folder,
        values={
            "width": recto.width,
            "height": recto.height,
            "inside": recto.left,
            "outside": recto.width - recto.right,
            "top": top,
            "bottom": recto.height - top - depth,
            "depth": depth,
            "size": setting.size,
            "leading": setting.leading,
            "ascent": 0.75 * setting.leading,
            "descent": 0.25 * setting.leading,
            "indent": setting.indent,
            "family": face.family,
            "lang": language,
            "language": _LANGUAGES.get(language, "english"),
            "folder": folder,
        },
    )


def _is_full(page: Page, setting: Setting) -> bool:
    return bool(page.text) and abs(page.text[-1].baseline - setting.foot) < 1


@contextmanager
def _line_by_line() -> Iterator[None]:
    """While it lasts, WeasyPrint breaks lines and pages as it does on its own."""
    from ebookpack.writers.print.typesetter.lines import Typesetter
    from ebookpack.writers.print.typesetter.pages import PageFitter

    was = Typesetter.iter_line_boxes, PageFitter.make_page
    changed: list[Any] = [Typesetter, PageFitter]
    changed[0].iter_line_boxes = lambda self, *args: self.engine(*args)
    changed[1].make_page = lambda self, *args: self.engine(*args)
    try:
        yield
    finally:
        changed[0].iter_line_boxes, changed[1].make_page = was


def _sections(book: Book) -> Iterator[tuple[str, list[str]]]:
    for _, section in book.sections():
        texts = (
            "* * *" if isinstance(block, SceneBreak) else block_text(block).strip()
            for block in section.blocks
        )
        yield section.heading or "—", [text for text in texts if text]


def _tex(text: str) -> str:
    return "".join(_IN_TEX.get(c, c) for c in text).replace("\n", "\\\\\n")


def _typst(text: str) -> str:
    marked = "".join(f"\\{c}" if c in _MARKED_IN_TYPST else c for c in text)
    return marked.replace("\xa0", "~").replace("\n", " \\\n")


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    main()
