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
for theme in $(.venv/bin/ebookpack themes | cut -d" " -f1); do
    .venv/bin/ebookpack themes show "$theme" -o "$work/themes/$theme" >/dev/null
    # Its title page, and the first chapter's opening and second page.
    pdf="$work/themes/$theme/specimen-print.pdf"
    opening=$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p' | awk '{ print ($1 > 8 ? 7 : 3) }')
    pdftoppm -r 72 -f 1 -l 1 -png "$pdf" "$work/themes/$theme/a"
    pdftoppm -r 72 -f "$opening" -l "$((opening + 1))" -png "$pdf" "$work/themes/$theme/b"
done
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

# All themes side by side: cover, or title page where there is none, opening and text.
HIGH, GAP, ACROSS = 300, 6, 3
rows = []
for folder in sorted((work / "themes").iterdir()):
    title, *pages = sorted(folder.glob("[ab]-*.png"))
    cover = folder / "specimen-cover.jpg"
    shown = [Image.open(cover if cover.exists() else title), *map(Image.open, pages)]
    shown = [
        one.convert("RGB").resize((HIGH * one.width // one.height, HIGH), Image.Resampling.LANCZOS)
        for one in shown
    ]
    row = Image.new("RGB", (sum(one.width + 1 for one in shown), HIGH + 2), "#bbb")
    x = 0
    for one in shown:
        row.paste(one, (x, 1))
        x += one.width + 1
    rows.append(row)
wide = max(row.width for row in rows) + GAP
sheet = Image.new("RGB", (wide * ACROSS, -(-len(rows) // ACROSS) * (HIGH + GAP)), "white")
for index, row in enumerate(rows):
    sheet.paste(row, (index % ACROSS * wide, index // ACROSS * (HIGH + GAP)))
sheet.save(images / "themes.jpg", quality=86, optimize=True)
PYTHON
