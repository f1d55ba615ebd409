"""The words by which manuscripts name their parts, in the languages of their authors."""

from __future__ import annotations

from collections.abc import Mapping

from ebookpack.core.book import SectionRole

R = SectionRole

NUMBERED: Mapping[str, SectionRole] = {
    **dict.fromkeys(
        (
            *("chapter", "chap.", "chap", "ch.", "stave", "canto", "section", "episode", "scene"),
            *("letter", "kapitel", "chapitre", "capítulo", "capitulo", "capitolo", "hoofdstuk"),
            *("kapittel", "kapitola", "rozdział", "rozdzial", "luku", "глава", "fejezet", "bölüm"),
            *("caput", "capitulum", "szene", "scène", "escena", "scena", "scoena"),
            *("scaena", "scæna"),
            *("auftritt", "toneel", "tooneel", "явление", "сцена", "картина", "cuadro", "tableau"),
            *("gesang", "chant", "fytte", "brief", "lettre", "carta", "lettera"),
        ),
        R.CHAPTER,
    ),
    **dict.fromkeys(
        (
            *("part", "book", "volume", "vol.", "act", "teil", "buch", "band", "partie", "livre"),
            *("tome", "tomo", "parte", "libro", "livro", "deel", "boek", "akt", "acte", "acto"),
            *("ato", "atto", "actus", "aufzug", "bedrijf", "jornada", "liber", "pars", "tomus"),
            *("część", "tom", "księga", "część", "часть", "книга", "том", "действие", "osa", "del"),
        ),
        R.PART,
    ),
    **dict.fromkeys(("interlude", "intermezzo", "zwischenspiel"), R.INTERLUDE),
    **dict.fromkeys(("appendix", "anhang", "annexe", "apéndice", "appendice"), R.APPENDIX),
}
"""Words that stand before a number in a heading, and what such a section is."""

_PEOPLE = ("persons", "people", "characters", "the persons", "the people", "the characters")
_WORKS = ("the tale", "the story", "the novel", "the book", "this book", "this story", "this tale")
"""`Persons of the Tale`: whose people a list names."""

NAMED: Mapping[str, SectionRole] = {
    **dict.fromkeys(
        (
            *("prologue", "prolog", "prólogo", "prologo", "proloog", "prologus", "пролог"),
            *("induction", "vorspiel", "voorspel", "序章", "プロローグ"),
        ),
        R.PROLOGUE,
    ),
    **dict.fromkeys(
        (
            *("epilogue", "epilog", "épilogue", "epílogo", "epilogo", "epiloog", "эпилог"),
            *("nachspiel", "naspel", "終章", "エピローグ"),
        ),
        R.EPILOGUE,
    ),
    **dict.fromkeys(
        (
            *("interlude", "intermezzo", "intermission", "zwischenspiel", "interludio"),
            *("interlúdio", "intermède", "entr'acte", "entracte", "интермедия", "幕間"),
        ),
        R.INTERLUDE,
    ),
    **dict.fromkeys(("omake", "side story", "bonus chapter", "番外", "番外編"), R.CHAPTER),
    **dict.fromkeys(
        (
            *(
                "preface",
                "vorrede",
                "voorrede",
                "voorbericht",
                "préface",
                "prefacio",
                "prefácio",
                "prefazione",
            ),
            *(
                "to the reader",
                "an den leser",
                "an die leser",
                "au lecteur",
                "al lector",
                "ao leitor",
            ),
            *("al lettore", "do czytelnika", "к читателю"),
            *(
                "przedmowa",
                "предисловие",
                "předmluva",
                "förord",
                "forord",
                "előszó",
                "esipuhe",
                "まえがき",
                "前書き",
            ),
        ),
        R.PREFACE,
    ),
    **dict.fromkeys(
        (
            *("foreword", "vorwort", "geleitwort", "avant-propos", "voorwoord", "słowo wstępne"),
            *("apresentação", "presentación", "présentation", "presentazione"),
        ),
        R.FOREWORD,
    ),
    **dict.fromkeys(
        (
            *("introduction", "einleitung", "einführung", "introducción", "introduzione"),
            *("inleiding", "introdução", "вступление", "введение", "wstęp", "wprowadzenie"),
        ),
        R.INTRODUCTION,
    ),
    **dict.fromkeys(
        (
            *("dedication", "widmung", "dédicace", "dedicatoria", "dedica", "dedicatória"),
            *("посвящение", "dedykacja"),
        ),
        R.DEDICATION,
    ),
    **dict.fromkeys(("epigraph", "motto", "épigraphe", "epígrafe"), R.EPIGRAPH),
    **dict.fromkeys(
        (
            *("acknowledgments", "acknowledgements", "thanks", "danksagung", "dank"),
            *("thank you", "thank yous", "with thanks", "many thanks", "special thanks"),
            *("remerciements", "agradecimientos", "ringraziamenti", "dankwoord"),
            *("agradecimentos", "podziękowania", "podziękowanie", "благодарности", "poděkování"),
            *("謝辞", "致谢", "tack", "takk", "tak"),
        ),
        R.ACKNOWLEDGMENTS,
    ),
    **dict.fromkeys(
        (
            "afterword",
            "nachwort",
            "postface",
            "postscript",
            "nachschrift",
            "epilegomena",
            "posfacio",
            "posfácio",
            "nawoord",
            "posłowie",
            "послесловие",
            "doslov",
            "efterord",
            "后记",
            "あとがき",
            "後書き",
        ),
        R.AFTERWORD,
    ),
    **dict.fromkeys(
        (
            *("about the author", "about the authors", "about the contributors"),
            *("about the editor", "about the editors", "about the translator", "about the poet"),
            *("about the illustrator", "notes on contributors", "notes on the contributors"),
            *("about our contributors", "contributor biographies", "contributors' notes"),
            *("about our authors", "about our writers", "about our poets", "about the writers"),
            *("author biography", "author bio", "about me", "meet the author"),
            *("über den autor", "über die autorin", "über die autoren", "à propos de l'auteur"),
            *("sobre el autor", "sobre la autora", "sobre o autor", "sobre a autora", "об авторе"),
            *("l'autore", "l'autrice", "sull'autore", "sull'autrice", "over de auteur", "作者简介"),
            *("o autorze", "o autorce", "nota o autorze", "o autorech", "著者紹介", "著者略歴"),
        ),
        R.ABOUT_AUTHOR,
    ),
    **dict.fromkeys(
        (
            *("appendix", "appendices", "anhang", "annexe", "discussion questions"),
            *("questions for discussion", "reading group guide", "a reading group guide"),
            *("book club questions", "questions for book clubs", "study questions"),
            *("questions for reading groups", "reading group questions", "discussion guide"),
            *("questions for readers", "topics for discussion", "questions and topics"),
            *("questions and topics for discussion", "a reader's guide", "reader's guide"),
        ),
        R.APPENDIX,
    ),
    **dict.fromkeys(
        (
            *(
                "glossary",
                "glossary of terms",
                "glossar",
                "worterklärungen",
                "glossaire",
                "lexique",
            ),
            *("glosario", "vocabulario", "glossario", "glossário", "vocabulário", "woordenlijst"),
            *("verklarende woordenlijst", "słowniczek", "glosariusz", "глоссарий", "словарик"),
        ),
        R.GLOSSARY,
    ),
    **dict.fromkeys(
        (
            *("bibliography", "references", "bibliographie", "selected bibliography", "sources"),
            *("works cited", "further reading", "literaturverzeichnis", "bibliografía"),
            *("bibliografia", "参考文献"),
        ),
        R.BIBLIOGRAPHY,
    ),
    **dict.fromkeys(
        (
            *("index", "general index", "index of names", "index of persons", "index of places"),
            *("index of first lines", "index of titles", "subject index", "personenregister"),
            *("namenregister", "sachregister", "ortsregister", "stichwortverzeichnis"),
            *("index des noms", "índice alfabético", "índice onomástico", "indice dei nomi"),
            *("indice analitico", "zaakregister"),
        ),
        R.INDEX,
    ),
    **dict.fromkeys(("colophon", "kolophon", "colofón"), R.COLOPHON),
    **dict.fromkeys(("copyright", "copyright page", "impressum", "imprint"), R.COPYRIGHT_PAGE),
    **dict.fromkeys(("endnotes", "footnotes", "anmerkungen"), R.NOTES),
    **dict.fromkeys(
        (
            *("cast", "cast of characters", "dramatis personae", "dramatis personæ", "characters"),
            *("the speakers", "speakers", "the players", "dramatis personæ:", "cast list"),
            *("persons represented", "persons of the play", "persons in the play", "persons"),
            *("people of the play", "people in the play", "characters of the play", "personae"),
            *("characters in the play", "the characters", "personen", "personnages", "personaggi"),
            *(f"{who} {of} {work}" for who in _PEOPLE for of in ("of", "in") for work in _WORKS),
            *(
                "acteurs",
                "distribution",
                "reparto",
                "personajes",
                "personagens",
                "personer",
                "osoby",
                "действующие лица",
            ),
        ),
        R.CAST,
    ),
    **dict.fromkeys(
        (
            *("contents", "table of contents", "inhalt", "inhaltsverzeichnis", "índice"),
            *("table des matières", "indice", "inhoud", "目次"),
        ),
        R.CONTENTS,
    ),
}
"""Headings that say by themselves what a section is."""

LABELS: Mapping[str, SectionRole] = {
    **dict.fromkeys(
        (
            *("summary", "synopsis", "story summary", "blurb", "description", "book description"),
            *("inhalt", "kurzbeschreibung", "kurzinhalt", "klappentext", "trama", "resumo"),
            *("samenvatting", "あらすじ", "作品紹介", "plot summary", "recap", "streszczenie"),
            *("内容简介", "作品简介", "简介", "文案", "内容簡介", "аннотация"),
            *("chapter summary", "summary of this chapter", "abstract"),
            *("zusammenfassung", "inhaltsangabe", "résumé", "resumen", "riassunto", "sinopsis"),
        ),
        R.SYNOPSIS,
    ),
    **dict.fromkeys(
        (
            *("note", "notes", "author note", "author notes", "author's note", "author's notes"),
            *("authors note", "authors notes", "authors' note", "authors' notes", "a/n", "an"),
            *("a.n.", "a note", "a note from the author", "note from the author"),
            *("a word from the author", "a few words first", "read this first"),
            *("a few words before we start", "a few words before we begin"),
            *("editor's note", "editors' note", "translator's note", "publisher's note"),
            *("作者有话说", "作者的话", "作者有話說", "作者的話", "от автора", "примечание автора"),
            *("od autora", "od autorki", "od autorów", "od tłumacza", "nota autora", "od redakcji"),
            *("от переводчика", "от редакции", "作者より"),
            *("historical note", "historical notes", "a historical note", "note on the text"),
            *("notes on the text", "notes to the text"),
            *("a note on the text", "note on sources", "a note on sources", "a note on history"),
            *("historische anmerkung", "historische anmerkungen", "note historique"),
            *("nota histórica", "nota storica"),
            *("a note to the reader", "beginning notes", "chapter notes", "note to readers"),
            *("notes for this chapter", "notes on this chapter", "a/n's", "a/ns"),
            *("anmerkung", "anmerkung des autors", "anmerkung der autorin", "vorbemerkung"),
            *("vorwort der autorin", "vorwort des autors", "anmerkungen zum kapitel"),
            *("note de l'auteur", "notes de l'auteur", "note de l'auteure", "note de l'autrice"),
            *("nota del autor", "nota de la autora", "notas del autor", "notas de la autora"),
            *("nota dell'autore", "nota dell'autrice", "note dell'autore", "note dell'autrice"),
            *("noot van de auteur", "noot van de schrijver", "nota do autor", "nota da autora"),
            *("notas do autor", "notas da autora"),
        ),
        R.NOTE,
    ),
    **dict.fromkeys(
        ("disclaimer", "disclaimers", "legal disclaimer", "disclaim", "haftungsausschluss"),
        R.DISCLAIMER,
    ),
    **dict.fromkeys(
        (
            *("warning", "warnings", "content warning", "content warnings", "trigger warning"),
            *("trigger warnings", "content note", "content notes", "cw", "tw", "content advisory"),
            *("warnings for this chapter", "warning for this chapter", "chapter warnings"),
            *(
                "chapter warning",
                "tw for this chapter",
                "cw for this chapter",
                "cws",
                "tws",
                "tw/cw",
            ),
            *("trigger warnings for this chapter", "content warnings for this chapter", "cw/tw"),
            *("a note on content", "note on content", "a content note", "a note about content"),
            *("a content warning", "content and trigger warnings", "a warning about content"),
            *("triggerwarnung", "triggerwarnungen", "inhaltswarnung", "inhaltswarnungen"),
            *("avertissements", "advertencia", "advertencias", "avvertimenti", "waarschuwing"),
        ),
        R.WARNINGS,
    ),
    **dict.fromkeys(("end note", "end notes", "closing note", "closing notes"), R.ENDNOTE),
    **dict.fromkeys(
        (
            *("final note", "final notes", "author's end note", "ending notes", "ending note"),
            *("chapter end notes", "chapter end note", "author's end notes", "endnote"),
            *("review replies", "review responses", "reviewer responses", "replies to reviews"),
            *("replies to reviewers", "responses to reviews", "responses to reviewers"),
            *("review answers", "nachbemerkung", "anmerkung am ende"),
            *("note de fin", "notes de fin", "nota final", "notas finales", "note finali"),
            *("nawoord van de auteur", "notas finais"),
        ),
        R.ENDNOTE,
    ),
}
"""Labels that stand before a colon, or alone above what they name."""

SHOWN_AS: Mapping[str, str] = {
    "a/n": "Author’s Note",
    "an": "Author’s Note",
    "a.n.": "Author’s Note",
    "authors note": "Author’s Note",
    "authors notes": "Author’s Notes",
    "a/n's": "Author’s Note",
    "a/ns": "Author’s Note",
    **dict.fromkeys(("cw", "tw", "cws", "tws", "cw/tw", "tw/cw"), "Content Warnings"),
    "tw for this chapter": "Warnings for This Chapter",
    "cw for this chapter": "Warnings for This Chapter",
}
"""Abbreviated labels and the words they stand for, which a heading spells out."""
