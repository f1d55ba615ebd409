"""What the options of a theme say, as style sheets for its two editions.

They stand behind the theme's own rules, so that an option means the same in every theme. In an EPUB
there is no custom property and no function: engines built on Adobe's RMSDK drop a sheet for them.
"""

from __future__ import annotations

from collections.abc import Iterator

from ebookpack.core.type_style import (
    Align,
    Capitals,
    Case,
    Figures,
    Opener,
    SceneBreaks,
    TypeStyle,
)

_SIDES = {Opener.CENTRE: "center", Opener.LEFT: "left", Opener.RIGHT: "right"}
PLAIN_HYPHEN = '{ hyphenate-character: "-"; }'
_FROM_LEFT = "{ text-align: left; }"
"""Where openers start at the left, so does what is set apart on pages of its own."""
_INLINE_CAPITALS = ".small-caps, .lead-in, .speaker"
_BLOCK_CAPITALS = ".attribution"
"""What is set in small capitals in every theme; what else is, its own sheets say."""


def print_options(style: TypeStyle, plain_hyphen: bool = False) -> str:
    """The rules for print.

    `plain_hyphen` is for a body font that has no U+2010: that of another font would else stand at
    the ends of lines.
    """
    hyphen = (f"html {PLAIN_HYPHEN}",) if plain_hyphen else ()
    return "\n".join((*hyphen, *_print_rules(style)))


def epub_options(style: TypeStyle) -> str:
    """The rules for an EPUB; size and leading of the text are the reader's own."""
    return "\n".join(_epub_rules(style))


def _print_rules(style: TypeStyle) -> Iterator[str]:
    hyphens = "auto" if style.hyphens else "manual"
    figures = "oldstyle-nums" if style.figures is Figures.OLD_STYLE else "lining-nums"
    yield f"html {{ font-variant-numeric: {figures} proportional-nums; }}"
    yield f"::marker, ::footnote-marker {{ font-variant-numeric: {figures}; }}"
    yield f"body {{ text-align: {style.align}; hyphens: {hyphens}; }}"
    yield f"p {{ text-indent: {style.paragraph_indent:g}em; }}"
    yield f".footnote .p + .p {{ text-indent: {style.paragraph_indent:g}em; }}"
    if style.align is not Align.JUSTIFY:
        yield f".footnote {{ text-align: {style.align}; }}"
    if style.paragraph_space:
        space = f"calc({style.paragraph_space:g} * var(--leading))"
        yield f"p + p {{ margin-top: {space}; }}"
        # Of the same weight as the rule above; those that have more keep their own white.
        closed = "header p, .leaf p, .contents p, .speech p, p.stanza, p.attribution"
        yield f"{closed} {{ margin-top: 0; }}"
    yield f".opener, .opener h1 {{ text-align: {_SIDES[style.opener]}; }}"
    if style.opener is Opener.LEFT:
        yield f"h1, h2, h3, h4, h5, h6, figure, .leaf, .leading-to, .dedication.front {_FROM_LEFT}"
        yield ".attribution { padding-left: 0; text-align: left; }"
        yield "table, .notes-above::after, .notes-below::before { margin-left: 0; }"
    yield f".opener .title {{ {case_css(style.heading_case)} }}"
    if style.small_capitals is Capitals.SMALLER:
        smaller = "font-variant-caps: normal; text-transform: uppercase; font-size: 0.8em;"
        yield f"{_INLINE_CAPITALS} {{ {smaller} line-height: 0; }}"
        yield f"{_BLOCK_CAPITALS} {{ {smaller} }}"
    if not style.lead_in:
        plain = "font-variant-caps: normal; letter-spacing: 0; text-transform: none;"
        yield f".lead-in {{ {plain} font-size: 1em; }}"


def _epub_rules(style: TypeStyle) -> Iterator[str]:
    yield f"p {{ text-indent: {style.paragraph_indent:g}em; }}"
    if not style.hyphens:
        yield "p { -webkit-hyphens: manual; hyphens: manual; }"
    if style.align is not Align.JUSTIFY:
        yield f"p {{ text-align: {style.align}; }}"
        yield "p.center { text-align: center; }"
        yield "p.right { text-align: right; }"
    if style.paragraph_space:
        yield f"p {{ margin: 0 0 {style.paragraph_space:g}em; }}"
    yield f".opener h1 {{ text-align: {_SIDES[style.opener]}; }}"
    if style.opener is Opener.LEFT:
        pages = ", ".join(f".{page}, .{page} p" for page in ("titlepage", "imprint", "dedication"))
        yield f"h1, h2, h3, h4, h5, h6, figcaption, {pages} {_FROM_LEFT}"
        yield f"p.attribution {_FROM_LEFT}"
        yield "figcaption { margin: 0.6em 0 0; }"
    if style.heading_case is not Case.AS_WRITTEN:
        yield f".opener .title {{ {case_css(style.heading_case, 'font-variant')} }}"
    if style.small_capitals is Capitals.SMALLER:
        places = f"{_INLINE_CAPITALS}, p.{_BLOCK_CAPITALS.removeprefix('.')}"
        yield f"{places} {{ font-variant: normal; text-transform: uppercase; font-size: 0.8em; }}"
    if not style.lead_in:
        plain = "font-variant: normal; letter-spacing: 0; text-transform: none;"
        yield f".lead-in {{ {plain} font-size: 1em; }}"
    if style.scene_breaks is SceneBreaks.BLANK:
        yield "hr.scene-break { background: none; }"


def case_css(case: Case, capitals: str = "font-variant-caps") -> str:
    """Declarations that set a line in letters of a kind.

    `capitals` is the property for small capitals, which has its old name in an EPUB.
    """
    match case:
        case Case.CAPITALS:
            return "text-transform: uppercase; letter-spacing: 0.06em;"
        case Case.SMALL_CAPITALS:
            return f"{capitals}: small-caps; letter-spacing: 0.06em;"
        case Case.ITALIC:
            return "font-style: italic;"
        case Case.AS_WRITTEN:
            return "text-transform: none;"
