#!/bin/sh
# Makes the pictures of the README and of docs from the sample novella. Needs poppler-utils.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
.venv/bin/ebookpack build manuscripts/the-minutes-are-missing -o "$work" >/dev/null
# Pages 14 and 15 face each other: a chapter's opening, and text.
pdftoppm -r 108 -f 14 -l 15 -png "$work/the-minutes-are-missing-print.pdf" "$work/page"
.venv/bin/ebookpack build manuscripts/the-minutes-are-missing -o "$work" --store kdp --paper cream \
    --only print,wrap >/dev/null
pdftoppm -r 90 -png "$work/the-minutes-are-missing-wrap.pdf" "$work/wrap"
.venv/bin/python - "$work" docs/images <<'PYTHON'
import sys
from pathlib import Path

from PIL import Image

work, images = map(Path, sys.argv[1:])
images.mkdir(parents=True, exist_ok=True)
verso, recto = (Image.open(path).convert("L") for path in sorted(work.glob("page*.png")))
spread = Image.new("L", (verso.width + recto.width + 3, verso.height + 2), 190)
spread.paste(verso, (1, 1))
spread.paste(recto, (verso.width + 2, 1))
spread.quantize(16).save(images / "spread.png", optimize=True)
cover = Image.open(work / "the-minutes-are-missing-cover.jpg")
cover.resize((450, 720), Image.Resampling.LANCZOS).save(images / "cover.jpg", quality=88)
(wrap,) = map(Image.open, work.glob("wrap*.png"))
wrap.convert("RGB").save(images / "wrap.jpg", quality=85, optimize=True)
PYTHON
