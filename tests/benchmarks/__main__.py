"""Times ebookpack against its peers on the same novel in one run: `make bench`.

    python -m tests.benchmarks [NOVEL.md]

Without a novel, the sample novella is repeated to the length of one. Each command runs in turn, so
that a slow moment of the machine falls on all of them; the medians are what is compared.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOVELLA = ROOT / "manuscripts" / "the-minutes-are-missing"
WORDS = 120_000
ROUNDS = 5


@dataclass(slots=True)
class Contender:
    """A command, what it took each time in seconds, and the most memory it held in MiB."""

    name: str
    command: Sequence[str]
    seconds: list[float] = field(default_factory=list)
    memory: float = 0.0

    def run(self) -> None:
        """Run once."""
        start = time.perf_counter()
        process = subprocess.Popen(
            self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.seconds.append(time.perf_counter() - start)
        self.memory = max(self.memory, usage.ru_maxrss / 1024)
        if process.returncode:
            sys.exit(f"failed: {' '.join(self.command)}")


def novel() -> str:
    """The sample novella's chapters, again and again, as one Markdown text."""
    chapters = [path.read_text(encoding="utf-8") for path in sorted(NOVELLA.glob("*.md"))]
    text = "% A Novel of Some Length\n% Nobody in Particular\n\n"
    while len(text.split()) < WORDS:
        text += "\n\n".join(chapters) + "\n\n"
    return text


def contenders(manuscript: Path, out: Path) -> list[Contender]:
    """Ours first, then the peers."""
    import pypandoc

    ours = [sys.executable, "-m", "ebookpack"]
    build = [*ours, "build", str(manuscript), "-o", str(out)]
    pandoc = [pypandoc.get_pandoc_path(), str(manuscript), "-o", str(out / "pandoc.epub")]
    return [
        Contender("ebookpack inspect --json", [*ours, "inspect", str(manuscript), "--json"]),
        Contender("ebookpack build --only epub", [*build, "--only", "epub"]),
        Contender("pandoc, EPUB 3", [*pandoc, "--to=epub3", "--metadata=lang:en"]),
        Contender("ebookpack build --only print", [*build, "--only", "print"]),
    ]


def main() -> None:
    """Measure, and print a table with ratios to pandoc."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        if len(sys.argv) > 1:
            manuscript = Path(sys.argv[1])
        else:
            manuscript = out / "novel.md"
            manuscript.write_text(novel(), encoding="utf-8")
        field_of = contenders(manuscript, out)
        for _ in range(ROUNDS):
            for contender in field_of:
                contender.run()
    pandoc = statistics.median(field_of[2].seconds)
    print(f"{'':32}{'median s':>10}{'of pandoc':>11}{'MiB':>7}")  # noqa: T201
    for contender in field_of:
        median = statistics.median(contender.seconds)
        ratio = f"{median / pandoc:.2f}"
        print(f"{contender.name:32}{median:10.2f}{ratio:>11}{contender.memory:7.0f}")  # noqa: T201


if __name__ == "__main__":
    main()
