"""What each language asks of quotation marks, dashes and spaces: data, no code to speak of.

The choices, where usage is divided:

- English: the marks stay what the author typed, doubles double and singles single, in Britain as
  in America. No hair space between two closing marks: Kindle knows no such space. A dash typed
  between spaces is an em dash, in Britain an en dash (New Hart's Rules, 4.11.1); one typed
  without spaces is an em dash everywhere.
- Guillemets where a language's publishers use them for the outer quotation, and then the typed
  single mark is the inner quotation: Spanish of Spain «…“…”…», of America “…‘…’…”; Italian and
  Portuguese of Europe as Spanish of Spain; Danish »…«; Norwegian, Russian and Greek «…».
- French: narrow no-break space inside guillemets and before ; ! ?, no-break space before the
  colon (Lexique des règles typographiques, Imprimerie nationale). Canada sets ; ! ? close.
- Dutch and Turkish as English. Chinese, Japanese and Korean are left alone, but for their words
  of other languages.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

NO_BREAK = "\u00a0"
NARROW = "\u202f"

_TITLES = frozenset("Mr Mrs Ms Mx Dr St Prof Rev Hon Messrs Capt Col Gen Lt Sgt Maj".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class TypographyRules:
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
    titles: frozenset[str] = frozenset()
    """Abbreviations that are not parted from the name or number behind them."""
    clinging: str = ""
    """Words of one letter that are not left at a line's end."""


_ENGLISH = TypographyRules(
    elisions=frozenset(
        """tis twas twere twill twould twouldn twasn tisn twixt til till em im cause cos cuz coz
        bout round n gainst neath pon ud ll d s ve re m scuse spect specially nother nuff tween
        tude way fraid gin gator kay nam prentice rithmetic larum fore stead member ye bye scape
        pears lectric zactly couse course sides low stonished nless deed sted steada""".split()
    ),
    clipped=frozenset(
        """an o ol ole th wi t ha ya yo mo po fo lil li tho thro altho gi jus las mus bes tha i
        d de l y han fin min mos wid nex tol mak tak awa fu ca wha fa sma aw ne e'e ev ne'e s'pose
        em ma da pa missus wan gon an' o'er roun aroun aroun' groun foun soun roun' worl ol' old
        ches wa col whar thar don won does did ain t'other couldn wouldn mas t'ink hol""".split()
    ),
    drops_h=True,
    titles=_TITLES | frozenset("Mme Mlle No Nos Vol Fig pp p Ch vol ch fig".split()),
)
_GERMAN = TypographyRules(
    double=("„", "“"),
    single=("‚", "‘"),
    close_dash="–",
    spaced_dash="–",
    elisions=frozenset(
        "s ne n nen nem ner nes ran rauf raus rein rüber rum runter naus nauf nein mal was st".split()
    ),
    titles=frozenset("Dr Prof Hr Fr Nr St Bd S".split()),
)
_FRENCH = TypographyRules(
    double=("«", "»"),
    single=("“", "”"),
    dialogue_dash="—" + NO_BREAK,
    narrow_before=";!?",
    no_break_before=":",
    spaced_guillemets=True,
    clipped=frozenset("l d j qu n s m t c jusqu lorsqu puisqu quoiqu presqu quelqu".split()),
    titles=frozenset("M MM Mme Mlle Dr Me St".split()),
)
_SPANISH = TypographyRules(
    double=("«", "»"),
    single=("“", "”"),
    dialogue_dash="—",
    titles=frozenset("Sr Sra Srta Dr Dra D Dª Ud Uds núm pág".split()),
)
_ITALIAN = replace(
    _SPANISH,
    close_dash="–",
    spaced_dash="–",
    dialogue_dash="—" + NO_BREAK,
    elisions=frozenset("sto sta sti ste l n ndrangheta".split()),
    clipped=frozenset(
        """po mo un l d c dell nell all dall sull quell bell sant de ne ca va fa sta da di to be
        ben a co su fe""".split()
    ),
    titles=frozenset("Sig Dott Prof Ing Avv S".split()),
)
_PORTUGUESE = replace(
    _SPANISH,
    dialogue_dash="—" + NO_BREAK,
    titles=frozenset("Sr Sra Srta Dr Dra D".split()),
)
_BALTIC_SIDE = TypographyRules(double=("„", "“"), single=("‚", "‘"), close_dash="–", spaced_dash="–")
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
    double=("„", "”"), single=("»", "«"), close_dash="–", spaced_dash="–", dialogue_dash="– "
)

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
    "es": replace(_SPANISH, double=("“", "”"), single=("‘", "’")),
    "es-es": _SPANISH,
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
        elisions=frozenset("s t n k r m ie ns tis twas".split()),
        titles=frozenset("dhr mevr mw Dr Mr Ir Drs".split()),
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
    region = next((tag for tag in subtags[1:] if len(tag) == 2), "")
    for tag in (f"{subtags[0]}-{region}", subtags[0]):
        if tag in _RULES:
            return _RULES[tag]
    return _ENGLISH
