"""Numbers as a list shows them: `iv`, `Twenty-One`, `3rd`."""

from __future__ import annotations

_UNITS = (
    " One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen"
    " Sixteen Seventeen Eighteen Nineteen"
).split(" ")
_TENS = "  Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety".split(" ")
_ORDINALS = {
    "One": "First",
    "Two": "Second",
    "Three": "Third",
    "Five": "Fifth",
    "Eight": "Eighth",
    "Nine": "Ninth",
    "Twelve": "Twelfth",
}
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def numeral(count: int, number_format: str) -> str:
    """A number as a list shows it (17.18.59); formats that are not known as Arabic numerals."""
    match number_format:
        case "lowerRoman":
            return _roman(count)
        case "upperRoman":
            return _roman(count).upper()
        case "lowerLetter":
            return _letters(count)
        case "upperLetter":
            return _letters(count).upper()
        case "decimalZero":
            return f"{count:02}"
        case "cardinalText" if count < 100:
            return _cardinal(count)
        case "ordinalText" if count < 100:
            return _ordinal(_cardinal(count))
        case "ordinal":
            ending = {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
            return f"{count}{'th' if count % 100 in (11, 12, 13) else ending}"
        case "none":
            return ""
    return str(count)


def _roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    written = ""
    for value, letters in _ROMAN:
        written += letters * (count // value)
        count %= value
    return written


def _letters(count: int) -> str:
    """Letters from a to z, then aa to zz, as Word counts."""
    if not 0 < count <= 780:
        return str(count)
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _cardinal(count: int) -> str:
    if count < 20:
        return _UNITS[count] or "Zero"
    return "-".join(filter(None, [_TENS[count // 10], _UNITS[count % 10].lower()]))


def _ordinal(cardinal: str) -> str:
    head, dash, last = cardinal.rpartition("-")
    found = _ORDINALS.get(last.capitalize())
    if found is None:
        found = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return head + dash + (found.lower() if head else found)
