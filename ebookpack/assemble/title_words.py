"""The words of title pages and header lines: what they name, who made a book, what kind it is."""

from __future__ import annotations

from collections.abc import Mapping

FIELDS: Mapping[str, str] = {
    **dict.fromkeys(
        (
            *("title", "story title", "titel", "titre", "título", "titulo", "titolo"),
            *("书名", "書名", "标题", "название", "タイトル", "作品タイトル", "作品名", "題名"),
        ),
        "title",
    ),
    **dict.fromkeys(("subtitle", "untertitel", "sous-titre"), "subtitle"),
    **dict.fromkeys(
        (
            "author",
            "authors",
            "by",
            "written by",
            "writer",
            "autor",
            "auteur",
            "autorin",
            "autora",
            "auteure",
            "autrice",
            "作者",
            "作者名",
            "著者",
            "著者名",
            "автор",
        ),
        "author",
    ),
    **dict.fromkeys(("translator", "translated by"), "translator"),
    **dict.fromkeys(("editor", "edited by"), "editor"),
    **dict.fromkeys(("illustrator", "illustrated by"), "illustrator"),
    **dict.fromkeys(("language", "sprache"), "language"),
    **dict.fromkeys(("series", "serie"), "series"),
    **dict.fromkeys(("publisher", "verlag"), "publisher"),
    **dict.fromkeys(("date", "published", "publication date"), "date"),
}
"""Header lines that hold metadata, and which."""

DETAILS = (
    *("wc", "word-count", "published", "kudos", "hits", "comments", "bookmarks", "stats", "pov"),
    *("rating", "rated", "fandom", "fandoms", "pairing", "pairings", "relationship"),
    *("relationships", "ship", "ships", "character", "characters", "genre", "genres", "category"),
    *("categories", "tags", "additional tags", "keywords", "words", "word count", "wordcount"),
    *("length", "status", "completed", "updated", "chapters", "beta", "betas", "beta reader"),
    *("archive", "archive warning", "archive warnings", "spoilers", "spoiler", "setting"),
    *("timeline", "universe", "continuity", "feedback", "email", "e-mail", "website", "prompt"),
    *("challenge", "episode", "season", "type", "form", "format", "stats", "distribution"),
    *(
        "archiving",
        "posted",
        "packaged",
        "collections",
        "collection",
        "story type",
        "credit",
        "draft date",
        "contact",
        "story url",
        "author url",
        "url",
        "source",
        "source url",
        "story id",
        "story link",
        "codes",
        "classification",
    ),
)
"""Header lines that are details of a work, as story archives and posters give them."""

BYLINE = (
    "by",
    "written by",
    "von",
    "par",
    "por",
    "di",
    "door",
    "af",
    "av",
    "a story by",
    "retold by",
    "vorgelegt von",
    "verfasst von",
    "geschrieben von",
    "eingereicht von",
    "écrit par",
    "escrito por",
    "compuesto por",
    "compuesta por",
    "composé par",
    "composed by",
    "original de",
    "scritto da",
    "told by",
    "as told by",
)
"""Words that stand before an author's name."""

CREDITS: Mapping[str, tuple[str, ...]] = {
    "translator": (
        r"(newly |freely )?translated([ ,][\w']+){0,7} by",
        r"(a new )?translation by",
        r"(and )?(done|rendered|englished)( into \w+)? by",
        r"(aus dem \w+ )?(übersetzt|übertragen)( von)?",
        r"aus dem \w+ von",
        r"deutsch von",
        r"traduite?( d\w+)?( l'\w+)?( \w+)? par",
        r"traduction d[eu]",
        r"traducid[oa]( del \w+)? por",
        r"(versión|traducción)( castellana)?( española)? de",
        r"(tradotto|traduzione)( dal\w* \w+)?( da| di)",
        r"(uit het \w+ )?vertaald( \w+){0,3} door",
        r"traduzid[oa] por",
        r"tradução de",
    ),
    "editor": (
        r"(selected and )?edited([ ,][\w']+){0,5} by",
        r"(collected|compiled|gathered|selected|arranged)( and \w+)? by",
        r"herausgegeben von",
        r"gesammelt( und \w+)? von",
        r"recueillis? par",
        r"recogid[oa]s? por",
        r"raccolt[oaie] da",
        r"édité par",
        r"editado por",
        r"a cura di",
    ),
    "illustrator": (
        r"illustrated by",
        r"(with )?(\w+ )?(illustrations|drawings|pictures|decorations) by",
        r"(mit )?(\w+ )?(illustrationen|zeichnungen|bildern) von",
        r"illustrée? par",
        r"(illustrations|dessins) d[e']",
        r"ilustrad[oa] por",
        r"(ilustraciones|dibujos) de",
    ),
}
"""How title pages say who did what: patterns of what stands before the name."""

GENRES = (
    *("novel", "novella", "novelette", "romance", "tale", "tales", "story", "stories", "comedy"),
    *("tragedy", "farce", "drama", "play", "poem", "poems", "verse", "verses", "essay", "essays"),
    *("sequence", "cycle", "sonnets", "songs", "vignette", "vignettes", "haiku"),
    *("sketch", "sketches", "memoir", "memoirs", "fable", "fables", "legend", "mystery", "fantasy"),
    *("history", "biography", "autobiography", "ballad", "ballads", "melodrama", "opera"),
    *("roman", "novelle", "novellen", "erzählung", "erzählungen", "märchen", "geschichte"),
    *("schauspiel", "lustspiel", "trauerspiel", "komödie", "tragödie", "gedichte", "drama"),
    *("nouvelle", "nouvelles", "conte", "contes", "récit", "comédie", "tragédie", "drame"),
    *("poésies", "novela", "cuento", "cuentos", "comedia", "tragedia", "poesías", "romanzo"),
    *("роман", "повесть", "рассказ", "рассказы", "новелла", "поэма", "пьеса", "сказка", "стихи"),
    *("powieść", "opowiadanie", "opowiadania", "nowela", "nowele", "wiersze", "dramat", "baśń"),
    *("opowieść", "opowieści", "komedia", "poemat"),
    *("racconto", "racconti", "commedia", "dramma", "verhaal", "toneelspel", "conto", "contos"),
)
"""What kind of a book it is, as subtitles say."""
