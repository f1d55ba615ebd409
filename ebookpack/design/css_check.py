"""A style sheet held against the grammar of CSS: what a browser would drop without a word is told.

At-rules, selectors, properties and their values, as the specifications have them, whether or not
each engine knows them all.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

import cssselect2  # type: ignore[import-untyped]
import tinycss2  # type: ignore[import-untyped]

from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.design.css_grammar import known_properties, known_words
from ebookpack.design.css_values import wrong_value
from ebookpack.design.css_words import PAGE_AT_RULES, UNITS

_SENTINEL = "@end-of-sheet{}"
_UNREAD = frozenset({"keyframes", "font-feature-values", "position-try", "property"})
"""At-rules that hold something other than rules of selectors; no book needs them."""
_NESTED = frozenset({"() block", "[] block", "{} block", "function"})


def check_css(sheet: Span, css: str, found: Diagnostics) -> None:
    """Add an error (D106) for each part of a style sheet that a browser would drop."""
    # A block that is not closed goes on to the end of the sheet, and takes what is put there.
    rules = tinycss2.parse_stylesheet(
        f"{css}\n{_SENTINEL}", skip_comments=True, skip_whitespace=True
    )
    last = rules.pop()
    if last.type != "at-rule" or last.at_keyword != "end-of-sheet":
        _tell(sheet, last.source_line, "a block that starts here has no end", found)
        return
    _check(sheet, rules, found)


def _check(
    sheet: Span, nodes: Iterable[tinycss2.ast.Node], found: Diagnostics, at_rule: str = ""
) -> None:
    """Check what stands in a sheet, in a rule, or in an at-rule that has descriptors of its own."""
    for node in nodes:
        match node.type:
            case "error":
                _unparsed(sheet, node, found)
            case "declaration":
                _check_declaration(sheet, node, found, at_rule)
            case "qualified-rule":
                _check_selector(sheet, node, found)
                _check_inside(sheet, node, found)
            case "at-rule":
                rules = PAGE_AT_RULES | known_words("at-rules")
                _check_word(sheet, node, f"@{node.lower_at_keyword}", rules, "at-rule", found)
                _check_values(sheet, node.prelude, found)
                if node.content is not None and node.lower_at_keyword in rules - _UNREAD:
                    _check_inside(sheet, node, found, node.lower_at_keyword)


def _check_inside(
    sheet: Span, rule: tinycss2.ast.Node, found: Diagnostics, at_rule: str = ""
) -> None:
    parts = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    _check(sheet, parts, found, at_rule)


def _check_selector(sheet: Span, rule: tinycss2.ast.Node, found: Diagnostics) -> None:
    broken = [token for token in rule.prelude if token.type == "error"]
    if broken:
        _check_values(sheet, broken, found)
        return
    try:
        cssselect2.compile_selector_list(rule.prelude)
    except cssselect2.SelectorError as error:
        selector = tinycss2.serialize(rule.prelude).strip()
        if _is_for_browsers(str(error.args[-1])):
            return
        _tell(sheet, rule.source_line, f'"{selector}" selects nothing: {error.args[-1]}', found)


def _is_for_browsers(refused: str) -> bool:
    """Whether a selector is refused for a pseudo-class or element that books have no use for."""
    name = refused.rpartition(" ")[2].lower()
    is_name = refused == name or "pseudo" in refused
    return is_name and (name in known_words("pseudo") or name.startswith("-"))


def _check_declaration(
    sheet: Span, declaration: tinycss2.ast.Declaration, found: Diagnostics, at_rule: str
) -> None:
    name = declaration.lower_name
    if name.startswith("--"):
        return
    known = len(found.found)
    if not name.startswith("-"):
        properties = known_properties(at_rule)
        _check_word(sheet, declaration, name, properties, "property", found)
    _check_values(sheet, declaration.value, found)
    if len(found.found) > known:
        return
    if (wrong := wrong_value(name, declaration.value, at_rule)) is not None:
        value = tinycss2.serialize(declaration.value).strip()
        line = wrong.token.source_line if wrong.token else declaration.source_line
        what = f'"{value}" is no value of {name}'
        if wrong.token is not None and (part := tinycss2.serialize([wrong.token])) != value:
            what += f': it cannot have "{part}" there'
        _tell(sheet, line, what, found, *wrong.hints)


def _check_values(sheet: Span, tokens: Iterable[tinycss2.ast.Node], found: Diagnostics) -> None:
    for token in tokens:
        if token.type == "error":
            _unparsed(sheet, token, found)
        elif token.type == "dimension" and token.lower_unit not in UNITS:
            _check_word(sheet, token, token.lower_unit, UNITS, "unit", found)
        elif token.type in _NESTED:
            inner = token.arguments if token.type == "function" else token.content
            _check_values(sheet, inner, found)


def _check_word(
    sheet: Span,
    node: tinycss2.ast.Node,
    word: str,
    known: frozenset[str],
    what: str,
    found: Diagnostics,
) -> None:
    bare = word.removeprefix("@")
    if bare in known or bare.startswith("-"):
        return
    near = get_close_matches(bare, sorted(known), n=1)
    mark = word[: len(word) - len(bare)]
    hints = [f'did you mean "{mark}{near[0]}"?'] if near else []
    _tell(sheet, node.source_line, f'there is no {what} "{word}"', found, *hints)


def _unparsed(sheet: Span, node: tinycss2.ast.ParseError, found: Diagnostics) -> None:
    _tell(sheet, node.source_line, f"CSS does not parse: {node.message}", found)


def _tell(sheet: Span, line: int, what: str, found: Diagnostics, *hints: str) -> None:
    found.error("D106", what, Span(path=sheet.path, line=line), *hints)
