"""How well the same text is set by ebookpack and by its peers, in the same measure and type.

    python -m tests.benchmarks.quality MANUSCRIPT ... [--only KEY,...] [--worst N]

The PDFs are proofread by `ebookpack proof`, which knows nothing of the programs that made them;
docs/proof.md says what it counts.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ebookpack.asked import Options
from ebookpack.proof.setting.defects import CODES
from ebookpack.proofing import proof
from ebookpack.understanding import stem
from tests.benchmarks import peers
from tests.benchmarks.contenders import EBOOKPACK, Contender, Missing
from tests.benchmarks.same_text import SameText, same_text
from tests.benchmarks.table import table
from tests.source import ROOT


@dataclass(frozen=True, slots=True, kw_only=True)
class Proofed:
    """A contender's pages as `ebookpack proof --json` tells of them."""

    title: str
    values: Mapping[str, Any]


def main() -> None:
    """Set what was asked for, proofread it, and print the tables."""
    asked = _arguments()
    for manuscript in asked.manuscripts:
        print(f"\n{manuscript.name}")
        with tempfile.TemporaryDirectory() as folder:
            text = same_text(manuscript, Path(folder) / "text")
            proofed = []
            for contender in setters(manuscript, text):
                if asked.only and contender.key not in asked.only:
                    continue
                if isinstance(contender, Missing):
                    print(f"{contender.title} is missing: {contender.remedy}")
                    continue
                contender.run()
                if contender.failure or contender.pdf is None:
                    print(f"{contender.title} {contender.failure}")
                    continue
                values = proof(contender.pdf, Options()).values
                proofed.append(Proofed(title=contender.title, values=values))
        if proofed:
            print(lines_table(proofed), defects_table(proofed), sep="\n\n")
            print(*worst(proofed[0], asked.worst), sep="\n", flush=True)


def setters(manuscript: Path, text: SameText) -> list[Contender | Missing]:
    """Those whose lines are compared, ebookpack first."""
    folder = text.plain.parent
    ours = Contender(
        key="print",
        title="ebookpack",
        command=(
            *(*EBOOKPACK, "build", str(manuscript.resolve()), "-o", str(folder)),
            *("--only", "print", "--fresh"),
        ),
        folder=ROOT,
        pdf=folder / f"{stem(manuscript)}-print.pdf",
    )
    return [ours, *(it for it in peers.setters(text) if it.key != "calibre")]


def lines_table(proofed: Sequence[Proofed]) -> str:
    """Pages, and how far word spaces are stretched: 0 is as the font has them, 1 twice as wide."""
    head = ("", "pages", "lines", "rms", "widest", "narrowest", "over 0.5", "over 1.0", "rivers")
    rows = []
    for one in proofed:
        spacing = one.values["spacing"]
        rows.append(
            (
                one.title,
                str(one.values["pages_of_text"]),
                str(spacing["justified_lines"]),
                f"{spacing['rms_stretch']:.3f}",
                f"{spacing['widest']:.2f}",
                f"{spacing['narrowest']:.2f}",
                str(spacing["over_0.5"]),
                str(spacing["over_1.0"]),
                str(one.values["counts"].get("P209", 0)),
            )
        )
    return table(head, rows)


def defects_table(proofed: Sequence[Proofed]) -> str:
    """Defects on 100 pages, by their kinds."""
    rows = [
        (f"{code} {kind}", *(f"{_on_100_pages(one, code):.1f}" for one in proofed))
        for kind, code in CODES.items()
        if any(code in one.values["counts"] for one in proofed)
    ]
    total = ("all", *(f"{one.values['defects_per_100_pages']:.1f}" for one in proofed))
    clean = ("openings without a defect, of 100", *(str(one.values["mark"]) for one in proofed))
    head = ("defects on 100 pages", *(one.title.partition(",")[0] for one in proofed))
    return table(head, [*rows, total, clean])


def worst(one: Proofed, most: int) -> list[str]:
    """The first so many defects, those of the kinds first that are told least often."""
    counts = one.values["counts"]
    found = sorted(one.values["defects"], key=lambda it: (counts[it["code"]], it["code"]))
    return [f"{it['code']} p. {it['label']}: {it['message']}" for it in found[:most]]


def _on_100_pages(one: Proofed, code: str) -> float:
    pages: int = one.values["pages_of_text"]
    return 100 * float(one.values["counts"].get(code, 0)) / max(pages, 1)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.quality")
    parser.add_argument("manuscripts", nargs="+", type=Path, metavar="MANUSCRIPT")
    parser.add_argument(
        "--only",
        type=lambda keys: keys.split(","),
        default=(),
        metavar="KEY,...",
        help="of print, weasyprint, typst, xelatex",
    )
    parser.add_argument("--worst", type=int, default=0, help="defects of ours to quote")
    return parser.parse_args()


if __name__ == "__main__":
    main()
