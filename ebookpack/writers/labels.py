"""What the parts of a book are called where the author gave them no name, by language."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType

from ebookpack.core.book import Book, Section, SectionRole
from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import Heading

MOST_NAME_CHARACTERS = 44
"""A chapter without a title is named by its first words, up to this length."""


class Term(StrEnum):
    """What writers name that is no section of a book."""

    COVER = "cover"
    LANDMARKS = "landmarks"
    BEGINNING = "beginning"
    BACK_TO_TEXT = "back to text"
    GATHERED_NOTES = "gathered notes"
    PAGE = "page"
    PAGES = "pages"
    PRINT_EDITION = "print edition"
    ABOUT_WORDS = "about words"
    WRITTEN_BY = "written by"


_LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt")

# fmt: off
_WORDS: dict[SectionRole | Term, tuple[str, str, str, str, str, str, str]] = {
    SectionRole.NOTE: (
        "Author’s Note", "Vorbemerkung", "Note de l’auteur", "Nota del autor",
        "Nota dell’autore", "Noot van de auteur", "Nota do autor"),
    SectionRole.SYNOPSIS: (
        "Synopsis", "Zusammenfassung", "Résumé", "Sinopsis", "Sinossi", "Samenvatting", "Sinopse"),
    SectionRole.DISCLAIMER: (
        "Disclaimer", "Rechtlicher Hinweis", "Avertissement", "Aviso legal",
        "Avvertenza", "Disclaimer", "Aviso legal"),
    SectionRole.WARNINGS: (
        "Content Warnings", "Inhaltswarnungen", "Avertissements sur le contenu",
        "Advertencias de contenido", "Avvertenze sul contenuto", "Waarschuwingen vooraf",
        "Avisos de conteúdo"),
    SectionRole.DEDICATION: (
        "Dedication", "Widmung", "Dédicace", "Dedicatoria", "Dedica", "Opdracht", "Dedicatória"),
    SectionRole.EPIGRAPH: (
        "Epigraph", "Motto", "Épigraphe", "Epígrafe", "Epigrafe", "Motto", "Epígrafe"),
    SectionRole.FOREWORD: (
        "Foreword", "Geleitwort", "Avant-propos", "Prólogo", "Prefazione", "Woord vooraf",
        "Prefácio"),
    SectionRole.PREFACE: (
        "Preface", "Vorwort", "Préface", "Prefacio", "Premessa", "Voorwoord", "Prefácio"),
    SectionRole.INTRODUCTION: (
        "Introduction", "Einleitung", "Introduction", "Introducción", "Introduzione", "Inleiding",
        "Introdução"),
    SectionRole.ACKNOWLEDGMENTS: (
        "Acknowledgments", "Danksagung", "Remerciements", "Agradecimientos", "Ringraziamenti",
        "Dankwoord", "Agradecimentos"),
    SectionRole.COPYRIGHT_PAGE: (
        "Copyright", "Impressum", "Mentions légales", "Créditos", "Colophon", "Colofon",
        "Ficha técnica"),
    SectionRole.CONTENTS: (
        "Contents", "Inhalt", "Table des matières", "Índice", "Indice", "Inhoud", "Índice"),
    SectionRole.TITLEPAGE: (
        "Title Page", "Titelseite", "Page de titre", "Portada", "Frontespizio", "Titelpagina",
        "Folha de rosto"),
    SectionRole.CAST: (
        "Characters", "Personen", "Personnages", "Personajes", "Personaggi", "Personages",
        "Personagens"),
    SectionRole.PART: ("Part", "Teil", "Partie", "Parte", "Parte", "Deel", "Parte"),
    SectionRole.CHAPTER: (
        "Chapter", "Kapitel", "Chapitre", "Capítulo", "Capitolo", "Hoofdstuk", "Capítulo"),
    SectionRole.PROLOGUE: (
        "Prologue", "Prolog", "Prologue", "Prólogo", "Prologo", "Proloog", "Prólogo"),
    SectionRole.INTERLUDE: (
        "Interlude", "Zwischenspiel", "Interlude", "Interludio", "Interludio", "Intermezzo",
        "Interlúdio"),
    SectionRole.EPILOGUE: (
        "Epilogue", "Epilog", "Épilogue", "Epílogo", "Epilogo", "Epiloog", "Epílogo"),
    SectionRole.AFTERWORD: (
        "Afterword", "Nachwort", "Postface", "Posfacio", "Postfazione", "Nawoord", "Posfácio"),
    SectionRole.ENDNOTE: (
        "Author’s Note", "Nachbemerkung", "Note de l’auteur", "Nota del autor",
        "Nota dell’autore", "Noot van de auteur", "Nota do autor"),
    SectionRole.ABOUT_AUTHOR: (
        "About the Author", "Zur Person", "À propos de l’auteur",
        "Sobre el autor", "L’autore", "Over de auteur", "Sobre o autor"),
    SectionRole.APPENDIX: (
        "Appendix", "Anhang", "Annexe", "Apéndice", "Appendice", "Bijlage", "Apêndice"),
    SectionRole.NOTES: ("Notes", "Anmerkungen", "Notes", "Notas", "Note", "Noten", "Notas"),
    SectionRole.GLOSSARY: (
        "Glossary", "Glossar", "Glossaire", "Glosario", "Glossario", "Verklarende woordenlijst",
        "Glossário"),
    SectionRole.BIBLIOGRAPHY: (
        "Bibliography", "Literatur", "Bibliographie", "Bibliografía", "Bibliografia",
        "Bibliografie", "Bibliografia"),
    SectionRole.INDEX: (
        "Index", "Register", "Index", "Índice alfabético", "Indice analitico", "Register",
        "Índice remissivo"),
    SectionRole.COLOPHON: (
        "Colophon", "Kolophon", "Achevé d’imprimer", "Colofón", "Colophon", "Colofon", "Colofão"),
    Term.COVER: (
        "Cover", "Umschlag", "Couverture", "Cubierta", "Copertina", "Omslag", "Capa"),
    Term.LANDMARKS: (
        "Landmarks", "Orientierung", "Repères", "Puntos de referencia", "Punti di riferimento",
        "Oriëntatiepunten", "Pontos de referência"),
    Term.BEGINNING: (
        "Beginning", "Anfang", "Début du texte", "Comienzo", "Inizio", "Begin", "Início"),
    Term.BACK_TO_TEXT: (
        "Back to the text", "Zurück zum Text", "Retour au texte", "Volver al texto",
        "Torna al testo", "Terug naar de tekst", "Voltar ao texto"),
    Term.GATHERED_NOTES: (
        "Author’s Notes", "Anmerkungen", "Notes de l’auteur", "Notas del autor",
        "Note dell’autore", "Noten van de auteur", "Notas do autor"),
    Term.WRITTEN_BY: ("by {}", "von {}", "de {}", "de {}", "di {}", "door {}", "de {}"),
    Term.ABOUT_WORDS: (
        "about {} words", "etwa {} Wörter", "environ {} mots", "unas {} palabras",
        "circa {} parole", "ongeveer {} woorden", "cerca de {} palavras"),
    Term.PAGE: ("page", "Seite", "page", "página", "pagina", "pagina", "página"),
    Term.PAGES: ("Pages", "Seiten", "Pages", "Páginas", "Pagine", "Pagina’s", "Páginas"),
    Term.PRINT_EDITION: (
        "print edition", "Druckausgabe", "édition imprimée", "edición impresa",
        "edizione a stampa", "gedrukte uitgave", "edição impressa"),
}
# fmt: on

_BY_LANGUAGE = MappingProxyType(
    {
        language: {term: words[index] for term, words in _WORDS.items()}
        for index, language in enumerate(_LANGUAGES)
    }
)

_WITHOUT_HEADING = frozenset(
    {
        SectionRole.DEDICATION,
        SectionRole.EPIGRAPH,
        SectionRole.COPYRIGHT_PAGE,
        SectionRole.TITLEPAGE,
        SectionRole.COLOPHON,
        SectionRole.PART,
        SectionRole.CHAPTER,
        SectionRole.INTERLUDE,
    }
)
"""Sections that stand without a heading if the author gave none."""


def label_for(term: SectionRole | Term, language: str) -> str:
    """Name of a kind of section in a language (BCP 47 tag); in English if it is not known."""
    primary = language.lower().replace("_", "-").partition("-")[0]
    return _BY_LANGUAGE.get(primary, _BY_LANGUAGE["en"])[term]


def expected_heading(section: Section, language: str) -> str:
    """Heading to set over a section that has none of its own; empty where none is expected.

    A reader expects to be told that a page is a note or a synopsis and not yet the story; a
    chapter or a dedication needs no word.
    """
    if section.heading or section.told_in or section.role in _WITHOUT_HEADING:
        return ""
    return label_for(_kind(section), language)


def _kind(section: Section) -> SectionRole | Term:
    """What a section is called; several notes, each below a heading, otherwise than one."""
    is_note = section.role in (SectionRole.NOTE, SectionRole.ENDNOTE)
    if is_note and any(isinstance(block, Heading) for block in section.blocks):
        return Term.GATHERED_NOTES
    return section.role


def section_names(book: Book) -> dict[str, str]:
    """Name of every section by its id, never empty: for navigation, bookmarks, page titles.

    The only chapter of a book is named as the book; one of several by its first words.
    """
    sections = [section for _, section in book.sections()]
    chapters = sum(section.role is SectionRole.CHAPTER for section in sections)
    return {section.id: _name(section, book, chapters == 1) for section in sections}


def _name(section: Section, book: Book, is_whole_story: bool) -> str:
    kind = label_for(_kind(section), book.metadata.language)
    if section.heading:
        return section.heading
    if section.role is not SectionRole.CHAPTER:
        return kind
    return (is_whole_story and book.metadata.title) or _first_words(section) or kind


def _first_words(section: Section) -> str:
    words = next(filter(None, (block_text(block).split() for block in section.blocks)), [])
    taken = ""
    for word in words:
        if taken and len(taken) + len(word) >= MOST_NAME_CHARACTERS:
            return f"{taken.rstrip(',;:')}…"
        taken = f"{taken} {word}".lstrip()
    return taken if len(taken) <= MOST_NAME_CHARACTERS else f"{taken[:MOST_NAME_CHARACTERS]}…"
