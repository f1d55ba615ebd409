"""Which letters the languages of the old encodings write beyond ASCII, the commonest first."""

from __future__ import annotations

from collections.abc import Mapping

LETTERS: Mapping[str, str] = {
    "fr": "éàèêçùôîâûïœëüæ",
    "de": "üäößéèà",
    "es": "óíáéñúü",
    "pt": "ãçáéíóêõâàúôü",
    "it": "èàùòéìîï",
    "nl": "éëïöüèêáó",
    "sv": "äåöéà",
    "da": "åøæéöäü",
    "fi": "äöåé",
    "is": "ðáþíóæöúéý",
    "ca": "àéíóèçòúïü·",
    "pl": "ąęłóżśćńź",
    "cs": "áíěéýčřšžůúťďňó",
    "sk": "áíčéýžšúťľôňďäóŕĺ",
    "hu": "áéöóőüíúű",
    "ro": "ăîâşţșțé",
    "hr": "čšžćđ",
    "tr": "ıışüğçöâîû",
    "et": "äõüöšž",
    "lt": "ėšžųūįčąę",
    "lv": "āēīšņūļžģčķ",
    "eo": "ŭĝĉŝĵĥ",
    "ru": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
    "uk": "оаинвіетрслкумдпязьбгчйхжїєщюшцґф",
    "bg": "аоиентрсвлкдпмзбъгучяжщйшюцхфь",
    "sr": "аоиенрсјтукдвмлпбгзшчцжћљхњђџф",
    "el": "αοιετσνηυρπκμλςάίόγέδήωχύθφώβξζψϊϋΐΰ",
    "he": "יוהלאמרתבשנדעכחפקםטגצזןסךףץ",
    "ar": "اليمنورتبةعدسفكقحجهشصىخطذزثئضغظءؤأإآ",
}
WESTERN = ("fr", "de", "es", "pt", "it", "nl", "sv", "da", "fi", "is", "ca")
CENTRAL = ("pl", "cs", "sk", "hu", "ro", "hr", "de")
CYRILLIC = ("ru", "uk", "bg", "sr")

SINGLE_BYTE: Mapping[str, tuple[str, ...]] = {
    "cp1252": WESTERN,
    "mac_roman": WESTERN,
    "cp437": WESTERN,
    "cp850": WESTERN,
    "cp1250": CENTRAL,
    "iso8859-2": CENTRAL,
    "cp852": CENTRAL,
    "mac_latin2": CENTRAL,
    "cp1251": CYRILLIC,
    "koi8-r": ("ru", "bg"),
    "koi8-u": ("uk",),
    "cp866": CYRILLIC,
    "iso8859-5": CYRILLIC,
    "mac_cyrillic": CYRILLIC,
    "cp1253": ("el",),
    "iso8859-7": ("el",),
    "cp737": ("el",),
    "cp1254": ("tr",),
    "cp857": ("tr",),
    "cp1255": ("he",),
    "cp862": ("he",),
    "cp1256": ("ar",),
    "iso8859-6": ("ar",),
    "cp1257": ("lt", "lv", "et"),
    "iso8859-3": ("eo",),
}
"""Encodings of a byte a letter, the likeliest first, and the languages written in each."""

COMMON: Mapping[str, str] = {
    "gb18030": (
        "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道"
        "行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日者意无"
        "力它与长把机十第公此已情明性知全三又关点正外将两高间由问很最重并物手应向头文体相见被什二等或新己身果加西"
    ),
    "big5": (
        "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道"
        "行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日者意無"
        "力它與長把機十第公此已情明性知全三又關點正外將兩高間由問很最重並物手應向頭文體相見被什二等或新己身果加西"
    ),
    "cp949": (
        "이다는의에가을하고로한지를사기서도자은리인라어나대그시해있아들것일수만게니적정와장부과보제전"
    ),
    "cp932": "",
    "euc_jp": "",
}
"""Encodings of several bytes a letter, and the letters that make up much of any text in them.

Japanese is known by its kana.
"""
