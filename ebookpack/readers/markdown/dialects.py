"""What single tools add to Markdown, put in terms that all of it has; code is left alone."""

from __future__ import annotations

import re

from ebookpack.readers.markdown.directives import is_directive

_FENCE = re.compile(r"[ ]{0,3}(?:>[ ]?)*[ ]{0,3}(```+|~~~+)")
_ALERT = re.compile(
    r"([ ]{0,3}>(?:[ ]{0,4}>)*[ ]?)\[!(note|tip|important|warning|caution|info|quote|example"
    r"|danger|question)\][+-]?[ \t]*(.*)",
    re.IGNORECASE,
)
"""The first line of what GitHub calls an alert, mdBook an admonition and Obsidian a callout."""
_WIKI_LINK = re.compile(
    r"(?<![!\\\[])\[\[([^\[\]|#\s][^\[\]|#]{0,99})(?:\|([^\[\]]{1,100}))?\]\](?![\[(:])"
)
"""Obsidian's link to another file: `[[The Door]]`, `[[The Door|shown so]]`."""
_HARD_SPACE = re.compile(r"(?<=[\w.,:;!?)])\\ (?=\S)")
"""pandoc's space that does not break (pandoc's manual, "Backslash Escapes")."""
_COMMAND = re.compile(
    r"\\(?:big|med|small)skip|\\noindent|\\vspace\*?\{[^{}]{1,30}\}|\\tableofcontents|"
    r"\\maketitle|\\thispagestyle\{\w+\}|\\(?:begin|end)\{(?:center|flushright|quote|verse)\}"
)
"""What says how a page of LaTeX is to look, on a line of its own."""


def in_common_terms(lines: list[str]) -> tuple[list[str], list[tuple[int, str]]]:
    """(the lines, (number, text) of those that were commands or directives: they are blank now)."""
    done: list[str] = []
    commands: list[tuple[int, str]] = []
    fence = ""
    for number, line in enumerate(lines, 1):
        found = _FENCE.match(line)
        if found and (not fence or found[1].startswith(fence)):
            fence = "" if fence else found[1]
        elif not fence and not line.startswith(("    ", "\t")) and "`" not in line:
            said = line.rstrip()
            if line.startswith(("\\", "{")) and (_COMMAND.fullmatch(said) or is_directive(said)):
                commands.append((number, said))
                line = ""
            line = _in_common_terms(line)
        done.append(line)
    return done, commands


def _in_common_terms(line: str) -> str:
    if "[!" in line and (alert := _ALERT.fullmatch(line)):
        line = f"{alert[1]}**{alert[3].strip() or alert[2].title()}**  "
    if "[[" in line:
        line = _WIKI_LINK.sub(lambda found: found[2] or found[1], line)
    if "\\ " in line:
        line = _HARD_SPACE.sub("\u00a0", line)
    return line
