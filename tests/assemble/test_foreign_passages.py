"""Passages in another language are marked: whole ones, and only where there is no doubt."""

from __future__ import annotations

import pytest

from ebookpack.assemble.foreign_passages import foreign_language, mark_passages
from ebookpack.core.nodes import (
    Block,
    Emphasis,
    Inlines,
    Language,
    List,
    Paragraph,
    Quote,
    Text,
    Verse,
    VerseLine,
)

FRENCH = (
    "Mon cher ami, je vous écris de Lyon, où il pleut depuis une semaine. Les enfants sont avec "
    "leur père, et la maison est vide."
)
PASSAGES = {
    "fr": FRENCH,
    "de": (
        "Liebe Mutter, wir sind gestern angekommen, und das Schiff fährt am Montag. Es geht mir "
        "so gut wie nie, aber der kleine Hans ist krank."
    ),
    "es": (
        "No sé qué decirte, hijo. La casa está vacía desde que murió tu padre, y los vecinos ya "
        "no vienen como antes."
    ),
    "it": (
        "Non so che cosa dire, signora; la casa è vuota da quando è morto il padre, e nessuno ci "
        "viene più."
    ),
    "la": (
        "In domo autem nemo erat cum lumine; sed puella, quae ad ianuam venit, non est territa, "
        "nec enim timebat."
    ),
    "nl": (
        "Ik weet niet wat u bedoelt, meneer, maar het huis staat al jaren leeg en er komt niemand "
        "meer."
    ),
    "pt": (
        "Não sei o que dizer, meu filho. A casa está vazia desde que o teu pai morreu, e os "
        "vizinhos já não vêm."
    ),
    "sv": (
        "Jag vet inte vad du menar, men huset har stått tomt sedan han dog, och det är ingen som "
        "kommer dit."
    ),
    "pl": (
        "Nie wiem, co pan ma na myśli, ale ten dom jest pusty od trzech lat i nikt już tam nie "
        "wchodzi."
    ),
}
NONE = {
    "a speech in dialect": (
        "De man he say to de woman, dat is de house what Ah was in, an’ den de ol’ mule he up "
        "an’ die in de road, an’ dat was dat."
    ),
    "Scots": (
        "Ah dinnae ken whit ye’re on aboot, hen, but yon wee hoose has stood toom syne the auld "
        "man dee’d, an’ naebody gangs ben it noo."
    ),
    "a stranger's English": (
        "Ja, ja, mein Herr, I vill tell you die truth, und you vill not believe it, for it is so "
        "strange und so sad."
    ),
    "a language of elves": (
        "Sila en andune na telmar, le na morna ar val en sina; no i linda nin sa tara men, ya na "
        "elen la mi lote en nor."
    ),
    "a refrain": "La la la, tra la la, de dum de dum, le roo le roo, da da da, la di da, la la la.",
    "names": (
        "Don Diego de la Vega, Don Luis de los Santos y Mendoza, Doña María del Carmen, el Marqués "
        "de las Torres"
    ),
    "phrases in a speech": (
        "Zut alors! Mon Dieu, mon brave Harris, but this is très curieux, n’est-ce pas, mon ami, "
        "et pourtant the door was open."
    ),
    "a passage with its translation": (
        f"{FRENCH} My dear friend, I am writing to you from Lyons, where it has rained for a week."
    ),
    "few words": "Je ne sais pas où elle est, monsieur.",
    "what could be Danish or Norwegian": (
        "Det var en gang en mand og en kone som bodde i et hus ved havet, og de hadde en sønn."
    ),
}


def text(said: str) -> Inlines:
    return (Text(text=said),)


def marked(block: Block, language: str = "en") -> Block:
    (made,) = mark_passages(language)((block,))
    return made


@pytest.mark.parametrize("tag", PASSAGES)
def test_a_passage_is_told_by_its_small_words(tag: str) -> None:
    assert foreign_language(PASSAGES[tag], "en") == tag


def test_english_is_told_in_a_german_book() -> None:
    passage = "I do not know what you mean, sir, but the house has been empty for three years."
    assert foreign_language(passage, "de") == "en"
    assert not foreign_language(passage, "en")


@pytest.mark.parametrize("kind", NONE)
def test_what_leaves_a_doubt_is_left_alone(kind: str) -> None:
    assert foreign_language(NONE[kind], "en") == ""


def test_the_whole_paragraph_is_marked() -> None:
    children = (*text(FRENCH[:40]), Emphasis(children=text(FRENCH[40:])))
    assert marked(Paragraph(children=children)) == Paragraph(
        children=(Language(tag="fr", children=children),)
    )


def test_verse_is_told_as_a_whole_and_marked_line_by_line() -> None:
    lines = tuple(map(text, FRENCH.split(", ")))
    verse = Verse(stanzas=(tuple(VerseLine(children=line) for line in lines),))
    made = marked(verse)
    assert isinstance(made, Verse)
    assert [line.children for line in made.stanzas[0]] == [
        (Language(tag="fr", children=line),) for line in lines
    ]


def test_a_letter_is_marked_with_the_short_lines_in_it() -> None:
    letter = Quote(blocks=tuple(Paragraph(children=text(it)) for it in (FRENCH, "Ton Émile")))
    made = marked(letter)
    assert isinstance(made, Quote)
    assert all(
        isinstance(it, Paragraph) and it.children[0] != text(FRENCH)[0] for it in made.blocks
    )


def test_of_a_quotation_in_two_languages_each_paragraph_is_judged() -> None:
    said = (FRENCH, "And so the letter came to an end, and there was nothing to be said to that.")
    french, english = (Paragraph(children=text(it)) for it in said)
    assert marked(List(ordered=False, items=((Quote(blocks=(french, english)),),))) == List(
        ordered=False, items=((Quote(blocks=(marked(french), english)),),)
    )


def test_what_the_author_marked_is_believed() -> None:
    block = Paragraph(children=(Language(tag="frm", children=text(FRENCH)),))
    assert marked(block) is block


def test_a_book_in_the_language_has_no_marks() -> None:
    block = Paragraph(children=text(FRENCH))
    assert marked(block, "fr-CA") is block


def test_of_a_book_in_another_script_only_what_is_in_latin_letters_is_asked() -> None:
    block = Paragraph(
        children=text("私は夢の中の人々を見ている。そして彼らもまた私を見ているのである。")
    )
    assert marked(block, "ja") is block
    assert marked(Paragraph(children=text(FRENCH)), "ja") != Paragraph(children=text(FRENCH))
