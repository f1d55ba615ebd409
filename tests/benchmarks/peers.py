"""Other programs that make a PDF, or an EPUB, of the same text in the same type."""

from __future__ import annotations

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

from tests.benchmarks.contenders import PYTHON, Contender, Missing
from tests.benchmarks.same_text import SameText

_TEMPLATES = Path(__file__).parent / "templates"
_PYPI = ".venv/bin/pip install -e '.[bench]'"
_CALIBRE = "apt-get install --no-install-recommends calibre"
_DEBIAN_TEX = (
    "apt-get install --no-install-recommends texlive-xetex texlive-fonts-recommended lmodern "
    "texlive-lang-english texlive-lang-german"
)
_TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=['.'])"

_ENV_OF_CALIBRE = {
    "QTWEBENGINE_DISABLE_SANDBOX": "1",  # Chromium's, which does not start for root
    "QT_QPA_PLATFORM": "offscreen",
    "PYTHONPATH": "",  # it is a program of another Python than ours
}
_POINTS_PER_INCH = 72


def setters(text: SameText) -> list[Contender | Missing]:
    """Programs that set the text in pages, each with a PDF of its own in the folder of the text."""
    return [weasyprint(text), typst(text), xelatex(text), calibre(text)]


def weasyprint(text: SameText) -> Contender:
    """The engine by itself: one document, its lines broken as it breaks them."""
    pdf = text.pages.with_name("weasyprint.pdf")
    return Contender(
        key="weasyprint",
        title="WeasyPrint, one document, its own lines",
        command=(PYTHON, "-m", "weasyprint", text.pages.name, pdf.name),
        folder=text.pages.parent,
        pdf=pdf,
    )


def typst(text: SameText) -> Contender | Missing:
    """Typst, of markup that pandoc made beforehand: only Typst itself is measured."""
    key, title = "typst", "Typst"
    pandoc = find_pandoc()
    if not find_spec("typst") or not pandoc:
        return Missing(key, title, _PYPI)
    folder = text.plain.parent
    template = filled("book.typ", text, folder)
    source, pdf = folder / "book-of-pandoc.typ", folder / "typst.pdf"
    convert = [pandoc, *reading(text), "--to=typst", f"--template={template}", "-o", str(source)]
    subprocess.run(convert, cwd=folder, check=True, capture_output=True)
    return Contender(
        key=key,
        title=title,
        command=(PYTHON, "-c", _TYPST, source.name, pdf.name),
        folder=folder,
        pdf=pdf,
    )


def xelatex(text: SameText) -> Contender | Missing:
    """Pandoc and XeLaTeX, with pandoc's own template and LaTeX's class for books."""
    key, title = "xelatex", "pandoc and XeLaTeX"
    pandoc = find_pandoc()
    if not pandoc:
        return Missing(key, title, _PYPI)
    if not shutil.which("xelatex"):
        return Missing(key, title, _DEBIAN_TEX)
    folder, page = text.plain.parent, text.edition.page
    pdf = folder / "xelatex.pdf"
    variables = [
        "documentclass=book",
        "classoption=openany",
        "indent=true",
        f"mainfont={text.roman.name}",
        f"mainfontoptions=Path={folder}/",
        f"mainfontoptions=ItalicFont={text.italic.name}",
        f"mainfontoptions=BoldFont={text.roman.name}",
        "mainfontoptions=Numbers=OldStyle",
        f"geometry=paperwidth={page.width}bp,paperheight={page.height}bp",
        f"geometry=inner={page.inside}bp,outer={page.outside}bp",
        f"geometry=top={page.top}bp,bottom={page.bottom}bp,heightrounded",
    ]
    return Contender(
        key=key,
        title=title,
        command=(
            pandoc,
            *reading(text),
            "--pdf-engine=xelatex",
            "--top-level-division=chapter",
            "--toc",
            "--toc-depth=1",
            f"--include-in-header={filled('book.tex', text, folder)}",
            *(part for variable in variables for part in ("-V", variable)),
            "-o",
            pdf.name,
        ),
        folder=folder,
        pdf=pdf,
    )


def calibre(text: SameText) -> Contender | Missing:
    """calibre's ebook-convert, of the plain HTML."""
    key, title = "calibre", "calibre"
    if not shutil.which("ebook-convert"):
        return Missing(key, title, _CALIBRE)
    folder, page = text.plain.parent, text.edition.page
    style = filled("book.css", text, folder)
    source, pdf = folder / "calibre.html", folder / "calibre.pdf"
    link = f'<link rel="stylesheet" href="{style.name}"/></head>'
    html = text.plain.read_text(encoding="utf-8").replace("</head>", link)
    source.write_text(html, encoding="utf-8")
    width, height = page.width / _POINTS_PER_INCH, page.height / _POINTS_PER_INCH
    return Contender(
        key=key,
        title=title,
        command=(
            "ebook-convert",
            source.name,
            pdf.name,
            "--unit=inch",
            f"--custom-size={width:.4f}x{height:.4f}",
            f"--pdf-page-margin-left={page.inside}",
            f"--pdf-page-margin-right={page.outside}",
            f"--pdf-page-margin-top={page.top}",
            f"--pdf-page-margin-bottom={page.bottom}",
            f"--base-font-size={text.edition.theme.type.size}",
            "--disable-font-rescaling",
            "--pdf-page-numbers",
        ),
        folder=folder,
        pdf=pdf,
        env=_ENV_OF_CALIBRE,
    )


def pandoc_epub(text: SameText) -> Contender | Missing:
    """Pandoc's EPUB 3."""
    key, title = "pandoc", "pandoc, EPUB 3"
    pandoc = find_pandoc()
    if not pandoc:
        return Missing(key, title, _PYPI)
    command = (pandoc, *reading(text), "--to=epub3", "-o", "pandoc.epub")
    folder = text.plain.parent
    return Contender(
        key=key, title=title, command=command, folder=folder, epub=folder / "pandoc.epub"
    )


def calibre_epub(text: SameText) -> Contender | Missing:
    """calibre's EPUB 3."""
    key, title = "calibre-epub", "calibre, EPUB 3"
    if not shutil.which("ebook-convert"):
        return Missing(key, title, _CALIBRE)
    folder = text.plain.parent
    command = ("ebook-convert", text.plain.name, "calibre.epub", "--epub-version=3")
    return Contender(
        key=key, title=title, command=command, folder=folder, epub=folder / "calibre.epub"
    )


def reading(text: SameText) -> tuple[str, ...]:
    """How pandoc reads the plain HTML."""
    return ("--from=html+epub_html_exts-auto_identifiers", text.plain.name, "--standalone")


def find_pandoc() -> str | None:
    """The pandoc that pypandoc brings along, which is newer than those of distributions."""
    if not find_spec("pypandoc"):
        return None
    import pypandoc

    try:
        return str(pypandoc.get_pandoc_path())
    except OSError:
        return None


def filled(template: str, text: SameText, folder: Path) -> Path:
    """A template with page and type of the book in it; what is pandoc's to fill stays."""
    style, page = text.edition.theme.type, text.edition.page
    values = {
        "font": style.body_font,
        "size": f"{style.size:g}",
        "leading": f"{style.leading:g}",
        "gap": f"{style.leading - style.size:g}",
        "opener": f"{style.leading * style.opener_drop:g}",
        "lang": text.edition.book.metadata.language.partition("-")[0],
        "roman": text.roman.name,
        "italic": text.italic.name,
        **{
            name: f"{getattr(page, name):.3f}"
            for name in ("width", "height", "inside", "outside", "top", "bottom")
        },
    }
    written = (_TEMPLATES / template).read_text(encoding="utf-8")
    for name, value in values.items():
        written = written.replace(f"${name}$", value)
    place = folder / template
    place.write_text(written, encoding="utf-8")
    return place
