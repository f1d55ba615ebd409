"""The words that a style sheet is made of: properties, units, at-rules.

Properties and descriptors are those of CSS for paged media and of CSS for e-books, whether or not
each engine knows them; a word that is not among them is a misspelling.
"""

from __future__ import annotations

PROPERTIES = frozenset(
    (
        "accent-color additive-symbols align-content align-items align-self anchor animation "
        "appearance ascent-override backdrop-filter background background-attachment background- "
        "blend-mode background-clip background-color background-image background-origin "
        "background-position background-repeat background-size bleed bleed-bottom bleed-left "
        "bleed-right bleed-top block-ellipsis block-size bookmark-label bookmark-level bookmark- "
        "state border border-block border-block-color border-block-end border-block-end-color "
        "border-block-end-style border-block-end-width border-block-start border-block-start- "
        "color border-block-start-style border-block-start-width border-block-style border-block- "
        "width border-bottom border-bottom-color border-bottom-left-radius border-bottom-right- "
        "radius border-bottom-style border-bottom-width border-collapse border-color border-end- "
        "end-radius border-end-start-radius border-image border-image-outset border-image-repeat "
        "border-image-slice border-image-source border-image-width border-inline border-inline- "
        "color border-inline-end border-inline-end-color border-inline-end-style border-inline- "
        "end-width border-inline-start border-inline-start-color border-inline-start-style "
        "border-inline-start-width border-inline-style border-inline-width border-left border- "
        "left-color border-left-style border-left-width border-radius border-right border-right- "
        "color border-right-style border-right-width border-spacing border-start-end-radius "
        "border-start-start-radius border-style border-top border-top-color border-top-left- "
        "radius border-top-right-radius border-top-style border-top-width border-width bottom "
        "box-decoration-break box-shadow box-sizing break-after break-before break-inside "
        "caption-side caret-color clear clip clip-path color color-adjust color-scheme column- "
        "count column-fill column-gap column-rule column-rule-color column-rule-style column- "
        "rule-width column-span column-width columns components content continue counter- "
        "increment counter-reset counter-set cue-after cue-before cursor descent-override "
        "direction display empty-cells fallback filter flex flex-basis flex-direction flex-flow "
        "flex-grow flex-shrink flex-wrap float font font-display font-family font-feature- "
        "settings font-kerning font-language-override font-optical-sizing font-size font-stretch "
        "font-style font-synthesis font-variant font-variant-alternates font-variant-caps font- "
        "variant-east-asian font-variant-ligatures font-variant-numeric font-variant-position "
        "font-variation-settings font-weight footnote-display footnote-policy forced-color-adjust "
        "gap grid grid-area grid-auto-columns grid-auto-flow grid-auto-rows grid-column grid- "
        "column-end grid-column-gap grid-column-start grid-gap grid-row grid-row-end grid-row-gap "
        "grid-row-start grid-template grid-template-areas grid-template-columns grid-template- "
        "rows hanging-punctuation height hyphenate-character hyphenate-limit-chars hyphenate- "
        "limit-last hyphenate-limit-lines hyphenate-limit-zone hyphens image-orientation image- "
        "rendering image-resolution initial-letter inline-size inset inset-block inset-block-end "
        "inset-block-start inset-inline inset-inline-end inset-inline-start isolation justify- "
        "content justify-items justify-self lang left letter-spacing line-break line-clamp line- "
        "gap-override line-height list-style list-style-image list-style-position list-style-type "
        "margin margin-block margin-block-end margin-block-start margin-bottom margin-break "
        "margin-inline margin-inline-end margin-inline-start margin-left margin-right margin-top "
        "marks mask mask-border mask-border-mode mask-border-outset mask-border-repeat mask- "
        "border-slice mask-border-source mask-border-width mask-image max-block-size max-height "
        "max-inline-size max-lines max-width min-block-size min-height min-inline-size min-width "
        "mix-blend-mode negative object-fit object-position opacity order orphans outline "
        "outline-color outline-offset outline-style outline-width overflow overflow-wrap pad "
        "padding padding-block padding-block-end padding-block-start padding-bottom padding- "
        "inline padding-inline-end padding-inline-start padding-left padding-right padding-top "
        "page page-break-after page-break-before page-break-inside pause-after pause-before "
        "perspective place-content place-items place-self pointer-events position prefix print- "
        "color-adjust quotes range rendering-intent resize rest-after rest-before right row-gap "
        "ruby-align ruby-position scroll-behavior shape-margin shape-outside size size-adjust "
        "speak speak-as src string-set suffix symbols system tab-size table-layout text-align "
        "text-align-all text-align-last text-combine-upright text-decoration text-decoration- "
        "color text-decoration-line text-decoration-skip-ink text-decoration-style text- "
        "decoration-thickness text-emphasis text-emphasis-color text-emphasis-position text- "
        "emphasis-style text-indent text-justify text-orientation text-overflow text-rendering "
        "text-shadow text-size-adjust text-transform text-underline-offset text-underline- "
        "position text-wrap text-wrap-mode text-wrap-style top transform transform-origin "
        "transition unicode-bidi unicode-range user-select vertical-align visibility voice-family "
        "white-space white-space-collapse widows width will-change word-break word-spacing word- "
        "wrap writing-mode z-index "
    ).split()
)
UNITS = frozenset(
    "em rem ex rex ch rch ic ric cap rcap lh rlh px pt pc in cm mm q vw vh vi vb vmin vmax "
    "deg rad grad turn s ms dpi dpcm dppx x fr".split()
)
AT_RULES = frozenset(
    "charset import namespace media supports page font-face counter-style footnote layer "
    "top-left-corner top-left top-center top-right top-right-corner "
    "bottom-left-corner bottom-left bottom-center bottom-right bottom-right-corner "
    "left-top left-middle left-bottom right-top right-middle right-bottom".split()
)
