"""The lists of chapters that other tools read are followed: order, parts, titles, divisions."""

from __future__ import annotations

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.node_text import block_text
from tests.folders import PROSE, book_of_folder, chapter, outline


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


def test_a_file_of_leanpub_may_end_with_the_division_of_those_below_it() -> None:
    book = book_of_folder(
        {
            "manuscript/Book.txt": "front.txt\npart.md\none.md\ntwo.md\n",
            "manuscript/front.txt": "{frontmatter}\n\n"
            + chapter("# Foreword")
            + "\n{mainmatter}\n",
            "manuscript/part.md": chapter("-# The North"),
            "manuscript/one.md": chapter("# Ice"),
            "manuscript/two.md": chapter("# Snow"),
        }
    )

    assert outline(book) == [
        "foreword: Foreword",
        "part: The North",
        "  chapter: Ice",
        "  chapter: Snow",
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


def test_mdbook_puts_other_files_into_chapters() -> None:
    found = Diagnostics()
    book = book_of_folder(
        {
            "src/SUMMARY.md": "- [The Weir](weir.md)\n- [The Shoe](shoe.md)\n",
            "src/weir.md": "# The Weir\n\n{{#include parts/said.md}}\n\n\\{{#include this}}\n",
            "src/shoe.md": "# The Shoe\n\n{{#include parts/lines.md:2:3}}\n\n"
            "{{#include parts/lines.md:found}}\n\n{{#include ../../secret.md}}\n",
            "src/parts/said.md": "It was holding. {{#include more.md}}\n",
            "src/parts/more.md": "So was the other one.\n",
            "src/parts/lines.md": "First.\nSecond.\nThird.\n<!-- ANCHOR: found -->\nA shoe.\n"
            "<!-- ANCHOR_END: found -->\n",
        },
        found,
    )

    first, second = book.body
    assert [block_text(block) for block in first.blocks] == [
        "It was holding. So was the other one.",
        "{{#include this}}",
    ]
    assert [block_text(block) for block in second.blocks] == [
        "Second. Third.",
        "A shoe.",
        "{{#include ../../secret.md}}",
    ]
    assert [(item.code, item.message) for item in found if item.code == "R109"] == [
        ("R109", '"../secret.md" is included and not there')
    ]


def test_an_inclusion_of_itself_ends() -> None:
    book = book_of_folder(
        {
            "src/SUMMARY.md": "- [The Weir](weir.md)\n",
            "src/weir.md": "# The Weir\n\nAgain. {{#include weir.md}}\n",
        }
    )

    assert book.body[0].title == "The Weir"


def test_the_scenes_of_a_vault_are_those_that_its_index_lists() -> None:
    index = """\
---
longform:
  format: scenes
  title: The Other Shoe
  sceneFolder: /
  scenes:
    - The Weir
    - - A Hat
    - The Shoe
---
"""
    book = book_of_folder(
        {
            "Novel/Index.md": index,
            "Novel/The Shoe.md": "Jory found [[a shoe]] for [[Tom Marsh|Tom]].\n\n%% why? %%\n",
            "Novel/The Weir.md": f"---\nstatus: done\n---\n\n{PROSE}",
            "Novel/A Hat.md": PROSE,
            "Novel/Cut.md": PROSE,
            "People/Tom Marsh.md": "Aged 40.\n",
        }
    )

    assert book.metadata.title == "The Other Shoe"
    assert outline(book) == ["chapter: The Weir", "  chapter: A Hat", "chapter: The Shoe"]
    assert block_text(book.body[-1].blocks[0]) == "Jory found a shoe for Tom."
    assert {item.what for item in book.left_out} == {
        *("comment", "Novel/Cut.md", "People/Tom Marsh.md"),
    }


def test_the_posts_of_a_jekyll_site_come_by_their_days() -> None:
    book = book_of_folder(
        {
            "_config.yml": "title: Letters from the Weir\nauthor: Ada Pell\n",
            "_posts/2021-01-15-hat.md": f"---\ntitle: A Hat\n---\n\n{PROSE}",
            "_posts/2021-01-08-shoe.md": f"---\ntitle: A Shoe\n---\n\n{PROSE}",
            "_drafts/other.md": PROSE,
            "about.md": PROSE,
        }
    )

    assert book.metadata.title == "Letters from the Weir"
    assert [person.name for person in book.metadata.contributors] == ["Ada Pell"]
    assert outline(book) == ["chapter: A Shoe", "chapter: A Hat"]


def test_the_pages_of_a_hugo_site_come_by_weight_and_date() -> None:
    def page(title: str, line: str) -> str:
        return f'+++\ntitle = "{title}"\n{line}\n+++\n\n{PROSE}'

    book = book_of_folder(
        {
            "hugo.toml": 'title = "Weirs"\n[params]\nauthor = "Ada Pell"\n',
            "content/posts/a.md": page("Three", "date = 2021-02-01"),
            "content/posts/b.md": page("Two", "weight = 2"),
            "content/posts/c.md": page("One", "weight = 1"),
            "content/about.md": PROSE,
        }
    )

    assert book.metadata.title == "Weirs"
    assert outline(book) == ["chapter: One", "chapter: Two", "chapter: Three"]
