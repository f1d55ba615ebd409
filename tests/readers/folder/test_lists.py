"""The lists of chapters that other tools read are followed: order, parts, titles, divisions."""

from __future__ import annotations

from ebookpack.core.diagnostics import Diagnostics
from tests.folders import book_of_folder, chapter, outline


def test_mdbook() -> None:
    summary = """\
# Summary

[Foreword](foreword.md)

# The North

- [Ice](ice.md)
    - [Under the Ice](deep/under.md)
        - [Under That](deep/that.md)
    - [Beside the Ice](deep/beside.md)
- [Yet to come]()

# The South

- [Sand](sand.md)

---

[Thanks](thanks.md)
"""
    book = book_of_folder(
        {
            "book.toml": '[book]\ntitle = "The Salt Road"\nauthors = ["Ada Quill"]\nsrc = "text"\n',
            "text/SUMMARY.md": summary,
            "text/foreword.md": chapter("# Foreword"),
            "text/ice.md": chapter("# Ice") + chapter("# Also a heading"),
            "text/deep/under.md": chapter(),
            "text/deep/that.md": chapter(),
            "text/deep/beside.md": chapter(),
            "text/sand.md": chapter("# Sand"),
            "text/thanks.md": chapter("# Thanks"),
            "text/not-listed.md": chapter("# Not listed"),
        }
    )

    assert book.metadata.title == "The Salt Road"
    assert outline(book) == [
        "foreword: Foreword",
        "part: The North",
        "  chapter: Ice",
        "    chapter: Under the Ice",
        "      chapter: Under That",
        "    chapter: Beside the Ice",
        "part: The South",
        "  chapter: Sand",
        "acknowledgments: Thanks",
    ]
    assert {(item.what, item.text) for item in book.left_out} == {
        ("draft", "Yet to come"),
        ("text/not-listed.md", ""),
    }


def test_gitbook_opens_with_its_readme_and_groups_without_links_are_parts() -> None:
    book = book_of_folder(
        {
            "README.md": chapter("# The Serial"),
            "SUMMARY.md": "# Contents\n\n* Season One\n  * [The Door](door.md)\n* Later\n",
            "book.json": '{"title": "The Serial", "author": "Ada Quill", "language": "en"}',
            "door.md": chapter("# The Door"),
        }
    )

    assert book.metadata.byline == "Ada Quill"
    assert outline(book) == ["chapter: The Serial", "part: Season One", "  chapter: The Door"]


def test_leanpub_has_divisions_parts_and_asides() -> None:
    book = book_of_folder(
        {
            "manuscript/Book.txt": "\n".join(
                f"{name}.txt" for name in ("front", "preface", "main", "part", "one", "back")
            ),
            "manuscript/Sample.txt": "one.txt\n",
            "manuscript/front.txt": "{frontmatter}\n",
            "manuscript/preface.txt": chapter("# Before We Start"),
            "manuscript/main.txt": "{mainmatter}\n",
            "manuscript/part.txt": chapter("-# The North"),
            "manuscript/one.txt": "{sample: true}\n" + chapter("# Ice") + "\nA> An aside.\n",
            "manuscript/back.txt": "{backmatter}\n\n" + chapter("# Tools"),
        }
    )

    assert outline(book) == [
        "preface: Before We Start",
        "part: The North",
        "  chapter: Ice",
        "appendix: Tools",
    ]


def test_bookdown_has_parts_and_appendices_in_its_headings() -> None:
    book = book_of_folder(
        {
            "_bookdown.yml": 'book_filename: "road"\n',
            "index.Rmd": '---\ntitle: "The Salt Road"\nauthor: "Ada Quill"\n---\n\n'
            + chapter("# Welcome {-}"),
            "01-ice.Rmd": "# (PART) The North {-}\n\n" + chapter("# Ice {#ice}"),
            "02-snow.Rmd": chapter("# Snow") + "\nSee [above](#ice).\n",
            "99-tools.Rmd": "# (APPENDIX) Appendix {-}\n\n" + chapter("# Tools"),
            "_unused.Rmd": chapter("# Unused"),
        }
    )

    assert book.metadata.title == "The Salt Road"
    assert outline(book) == [
        "chapter: Welcome",
        "part: The North",
        "  chapter: Ice",
        "  chapter: Snow",
        "appendix: Tools",
    ]


def test_quarto() -> None:
    config = """\
book:
  title: "The Salt Road"
  author: [Ada Quill, Ben Oak]
  chapters:
    - index.qmd
    - part: "The North"
      chapters: [ice.qmd]
    - part: south.qmd
      chapters: [sand.qmd]
  appendices: [tools.qmd]
"""
    names = ("index", "ice", "south", "sand", "tools")
    files = {f"{name}.qmd": chapter(f"# The {name.title()}") for name in names}
    book = book_of_folder({"_quarto.yml": config, **files})

    assert book.metadata.byline == "Ada Quill & Ben Oak"
    assert outline(book) == [
        "chapter: The Index",
        "part: The North",
        "  chapter: The Ice",
        "part: The South",
        "  chapter: The Sand",
        "appendix: The Tools",
    ]


def test_a_makefile_says_in_what_order_pandoc_gets_the_chapters() -> None:
    makefile = "TEXT = text\nALL = $(TEXT)/start.md \\\n\t$(TEXT)/end.md\nBACK = text/me.md\n"
    recipe = "book.epub:\n\tpandoc metadata.yaml $(ALL) $(BACK) -o $@\n"
    book = book_of_folder(
        {
            "Makefile": makefile + recipe,
            "metadata.yaml": "title: The Salt Road\nauthor: Ada Quill\nlang: en-GB\n",
            "text/end.md": chapter("# The End of It"),
            "text/me.md": chapter("# About the Author"),
            "text/start.md": chapter("# The Start of It"),
        }
    )

    assert (book.metadata.title, book.metadata.language) == ("The Salt Road", "en-GB")
    assert outline(book) == [
        "chapter: The Start of It",
        "chapter: The End of It",
        "about-author: About the Author",
    ]


def test_pandoc_defaults_name_the_input_files() -> None:
    book = book_of_folder(
        {
            "defaults.yaml": "input-files:\n- title.txt\n- z.md\n- a.md\n",
            "title.txt": "% The Salt Road\n% Ada Quill\n",
            "z.md": chapter("# First"),
            "a.md": chapter("# Second"),
        }
    )

    assert (book.metadata.title, book.metadata.byline) == ("The Salt Road", "Ada Quill")
    assert outline(book) == ["chapter: First", "chapter: Second"]


def test_a_list_of_nothing_is_no_list() -> None:
    files = {"SUMMARY.md": "Nothing.\n", "1.md": chapter("# A"), "2.md": chapter("# B")}

    assert outline(book_of_folder(files)) == ["chapter: A", "chapter: B"]


def test_a_file_that_is_listed_and_not_there_is_reported() -> None:
    diagnostics = Diagnostics()
    book_of_folder(
        {"SUMMARY.md": "- [A](a.md)\n- [B](b.md)\n", "a.md": chapter("# A")}, diagnostics
    )

    assert "R109" in {found.code for found in diagnostics}
