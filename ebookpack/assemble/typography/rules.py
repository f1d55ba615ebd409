"""What each language asks of quotation marks, dashes and spaces: data, no code to speak of.

The choices, where usage is divided:

- English: the marks stay what the author typed, doubles double and singles single, in Britain as
  in America. No hair space between two closing marks: Kindle knows no such space. A dash typed
  between spaces is an em dash, in Britain an en dash (New Hart's Rules, 4.11.1); one typed
  without spaces is an em dash everywhere.
- Guillemets where a language's publishers use them for the outer quotation; the typed single mark
  is then the inner quotation: Spanish «…“…”…» (but “…‘…’…” in America), Italian and Portuguese
  likewise (but “…” in Brazil), Danish »…«, Norwegian, Russian and Greek «…».
- French: narrow no-break space inside guillemets and before ; ! ?, no-break space before the
  colon (Lexique des règles typographiques, Imprimerie nationale). Canada sets ; ! ? close.
- Dutch and Turkish use the marks of English. Chinese, Japanese and Korean are left alone, but
  not the words of other languages in them.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

NO_BREAK = "\u00a0"
NARROW = "\u202f"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _words("Mr Mrs Ms Mx Dr St Prof Rev Hon Messrs Capt Col Gen Lt Sgt Maj")


class TypographyRules(Struct, frozen=True, kw_only=True):
    """The habits of one language."""

    double: tuple[str, str] = ("“", "”")
    """What typed double marks become: opening, closing."""
    single: tuple[str, str] = ("‘", "’")
    close_dash: str = "—"
    """What `--` becomes where the author typed no spaces around it."""
    spaced_dash: str = "—"
    """What ` -- ` and ` - ` become; the author's spaces stay."""
    dialogue_dash: str = ""
    """What opens a speech at the start of a line, its space included; empty where none does."""
    narrow_before: str = ""
    """Marks that a narrow no-break space precedes."""
    no_break_before: str = ""
    """Marks that a no-break space precedes."""
    spaced_guillemets: bool = False
    elisions: frozenset[str] = frozenset()
    """Words written with an apostrophe at their start, in lower case and without it."""
    clipped: frozenset[str] = frozenset()
    """Words written with an apostrophe at their end, likewise, beside those in -s and -in."""
    drops_h: bool = False
    """Whether a word that starts with a vowel may have lost an h: `'ouse`."""
    seldom_clipped: frozenset[str] = frozenset()
    """Capitalised words that are far more often whole than the rest of a word in h-."""
    titles: frozenset[str] = frozenset()
    """Abbreviations that are not parted from the name or number behind them."""
    clinging: str = ""
    """Words of one letter that are not left at a line's end."""


_ENGLISH = TypographyRules(
    elisions=_words(
        """tis tisn twas twasn twere twill twould twixt tween til till em im cause cos cuz coz bout
        round gainst neath pon n ud ll d s ve re m scuse spect spose specially nother nuff fraid
        gator kay prentice rithmetic larum zactly lectric stonished nless taint tain fore
        stablish mid steada frisco"""
    ),
    clipped=_words(
        """an o ol ole lef th wi t ha ya yo mo po fo lil li tho thro altho gi jus las mus bes tha d
        han mos wid nex tol mak tak awa fu wha fa sma ne ev roun aroun groun foun soun worl wan
        gon col ches don won ain couldn wouldn didn"""
    ),
    drops_h=True,
    seldom_clipped=_words(
        "I A O An As At If In Is It Of On Or Oh Ah Ay Aye Any All Are Our Us You Even Every"
    ),
    titles=_TITLES | _words("Mme Mlle No Nos Vol Fig pp p Ch vol ch fig"),
)
_GERMAN = TypographyRules(
    double=("„", "“"),
    single=("‚", "‘"),
    close_dash="–",
    spaced_dash="–",
    elisions=_words(
        "s ne n nen nem ner nes ran rauf raus rein rüber rum runter naus nauf nein mal was st"
    ),
    titles=_words("Dr Prof Hr Fr Nr St Bd S"),
)
_FRENCH = TypographyRules(
    double=("«", "»"),
    single=("“", "”"),
    dialogue_dash="—" + NO_BREAK,
    narrow_before=";!?",
    no_break_before=":",
    spaced_guillemets=True,
    clipped=_words("l d j qu n s m t c jusqu lorsqu puisqu quoiqu presqu quelqu"),
    titles=_words("M MM Mme Mlle Dr Me St"),
)
_SPANISH = TypographyRules(
    double=("«", "»"),
    single=("“", "”"),
    dialogue_dash="—",
    titles=_words("Sr Sra Srta Dr Dra D Dª Ud Uds núm pág"),
)
_ITALIAN = replace(
    _SPANISH,
    close_dash="–",
    spaced_dash="–",
    dialogue_dash="—" + NO_BREAK,
    elisions=_words("sto sta sti ste l n ndrangheta"),
    clipped=_words(
        """po mo un l d c dell nell all dall sull quell bell sant de ne ca va fa sta da di to be
        ben a co su fe"""
    ),
    titles=_words("Sig Dott Prof Ing Avv S"),
)
_PORTUGUESE = replace(
    _SPANISH,
    dialogue_dash="—" + NO_BREAK,
    titles=_words("Sr Sra Srta Dr Dra D"),
)
_BALTIC_SIDE = TypographyRules(
    double=("„", "“"), single=("‚", "‘"), close_dash="–", spaced_dash="–"
)
_NORDIC = TypographyRules(
    close_dash="–",
    spaced_dash="–",
    dialogue_dash="–" + NO_BREAK,
)
_SWEDISH = replace(_NORDIC, double=("”", "”"), single=("’", "’"))
_CZECH = replace(
    _BALTIC_SIDE, dialogue_dash="–" + NO_BREAK, clinging="kszvouaiKSZVOUAI", titles=_TITLES
)
_POLISH = TypographyRules(
    double=("„", "”"),
    single=("‚", "’"),
    close_dash="—",
    spaced_dash="–",
    dialogue_dash="—" + NO_BREAK,
    clinging="awziouAWZIOU",
)
_RUSSIAN = TypographyRules(
    double=("«", "»"),
    single=("„", "“"),
    dialogue_dash="—" + NO_BREAK,
    clinging="вксуоияаВКСУОИЯА",
)
_HUNGARIAN = TypographyRules(
    double=("„", "”"),
    single=("»", "«"),
    close_dash="–",
    spaced_dash="–",
    dialogue_dash="–" + NO_BREAK,
)

_AMERICAN_SPANISH = sorted(_words("419 ar bo cl co cr cu do ec gt hn mx ni pa pe py us uy ve"))

_RULES: dict[str, TypographyRules | None] = {
    "bg": replace(_RUSSIAN, double=("„", "“"), single=("‘", "’"), clinging=""),
    "ca": _SPANISH,
    "cs": _CZECH,
    "da": replace(_NORDIC, double=("»", "«"), single=("›", "‹")),
    "de": _GERMAN,
    "de-ch": replace(_GERMAN, double=("«", "»"), single=("‹", "›")),
    "de-li": replace(_GERMAN, double=("«", "»"), single=("‹", "›")),
    "el": replace(_SPANISH, titles=frozenset()),
    "en": _ENGLISH,
    "en-au": replace(_ENGLISH, spaced_dash="–"),
    "en-gb": replace(_ENGLISH, spaced_dash="–"),
    "en-ie": replace(_ENGLISH, spaced_dash="–"),
    "en-nz": replace(_ENGLISH, spaced_dash="–"),
    "en-za": replace(_ENGLISH, spaced_dash="–"),
    "es": _SPANISH,
    **dict.fromkeys(
        (f"es-{region}" for region in _AMERICAN_SPANISH),
        replace(_SPANISH, double=("“", "”"), single=("‘", "’")),
    ),
    "et": _BALTIC_SIDE,
    "eu": _SPANISH,
    "fi": _SWEDISH,
    "fr": _FRENCH,
    "fr-ca": replace(_FRENCH, narrow_before=""),
    "gl": _SPANISH,
    "hr": replace(_HUNGARIAN, single=("‘", "’")),
    "hu": _HUNGARIAN,
    "is": _BALTIC_SIDE,
    "it": _ITALIAN,
    "ja": None,
    "ko": None,
    "lt": _BALTIC_SIDE,
    "nb": replace(_NORDIC, double=("«", "»")),
    "nl": TypographyRules(
        close_dash="–",
        spaced_dash="–",
        elisions=_words("s t n k r m ie ns tis twas"),
        titles=_words("dhr mevr mw Dr Mr Ir Drs"),
    ),
    "nn": replace(_NORDIC, double=("«", "»")),
    "no": replace(_NORDIC, double=("«", "»")),
    "pl": _POLISH,
    "pt": _PORTUGUESE,
    "pt-br": replace(_PORTUGUESE, double=("“", "”"), single=("‘", "’")),
    "ro": replace(_HUNGARIAN, single=("«", "»"), dialogue_dash="—" + NO_BREAK),
    "ru": _RUSSIAN,
    "sk": _CZECH,
    "sl": replace(_BALTIC_SIDE, dialogue_dash="–" + NO_BREAK),
    "sv": _SWEDISH,
    "tr": replace(_ENGLISH, elisions=frozenset(), clipped=frozenset(), drops_h=False),
    "uk": replace(_RUSSIAN, clinging="вузіяйВУЗІЯЙ"),
    "zh": None,
}


def rules_for(language: str) -> TypographyRules | None:
    """Rules of a BCP 47 tag, by language and region, else by language, else those of English.

    None for a language whose marks are left alone.
    """
    subtags = language.lower().replace("_", "-").split("-")
    region = next((tag for tag in subtags[1:] if len(tag) == 2 or tag.isdigit()), "")
    for tag in (f"{subtags[0]}-{region}", subtags[0]):
        if tag in _RULES:
            return _RULES[tag]
    return _ENGLISH
