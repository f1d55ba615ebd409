"""The language of a text that does not say it."""

from __future__ import annotations

import pytest

from ebookpack.assemble.language import guess_language, language_tag
from tests.manuscripts import book_of

TEXTS = {
    "en": (
        "The river was quiet that night, and they could see the lights of the town from the bridge."
    ),
    "de": (
        "Der Fluss war still in dieser Nacht, und sie konnten die Lichter der Stadt nicht sehen."
    ),
    "fr": (
        "La rivière était calme cette nuit, et ils ne pouvaient pas voir les lumières de la ville."
    ),
    "es": (
        "El río estaba tranquilo esa noche, y no podían ver las luces de la ciudad desde el puente."
    ),
    "it": (
        "Il fiume era calmo quella notte, e non si vedevano le luci della città che "
        "dormiva sul colle."
    ),
    "pt": (
        "O rio estava calmo naquela noite, e eles não podiam ver as luzes da cidade que dormia."
    ),
    "nl": (
        "De rivier was stil die nacht, en ze konden de lichten van het dorp niet zien "
        "vanaf de brug."
    ),
    "sv": (
        "Floden var stilla den natten, och de kunde inte se ljusen från staden som låg "
        "bakom kullen."
    ),
    "da": (
        "Floden var stille den nat, og de kunne ikke se lysene fra byen, som de havde forladt nu."
    ),
    "no": (
        "Elven var stille den natten, og de kunne ikke se lysene fra byen etter at de "
        "gikk ut mot fjellet."
    ),
    "fi": (
        "Joki oli hiljaa sinä yönä, eikä hän nähnyt kaupungin valoja, mutta kuin ne olivat siellä."
    ),
    "pl": ("Rzeka była tej nocy cicha i nie było widać świateł miasta, które spało już od dawna."),
    "cs": (
        "Řeka byla té noci tichá a nebylo vidět světla města, které už dávno spalo, protože jsou."
    ),
    "sk": (
        "Rieka bola tej noci tichá a nebolo vidieť svetlá mesta, ktoré už dávno spalo, keď bol čas."
    ),
    "hu": (
        "A folyó csendes volt azon az éjszakán, és nem látszottak a város fényei, mert még aludt."
    ),
    "ro": (
        "Râul era liniştit în noaptea aceea şi nu se vedeau luminile care erau în oraş, "
        "dar ei știau."
    ),
    "tr": (
        "Nehir o gece sessizdi ve köprüden bir daha şehrin ışıkları görünmüyordu, ama ne "
        "olduğu belliydi."
    ),
    "ru": "Река была тиха в эту ночь, и не было видно огней города, который уже давно спал.",
    "uk": "Річка була тиха тієї ночі, і не було видно вогнів міста, що вже давно спало.",
    "el": "Το ποτάμι ήταν ήσυχο εκείνο το βράδυ και δεν φαίνονταν τα φώτα της πόλης.",
    "he": "הנהר היה שקט באותו לילה ולא נראו אורות העיר",
    "ar": "كان النهر هادئا في تلك الليلة ولم تظهر أضواء المدينة",
    "ja": "その夜、川は静かで、橋から町の明かりは見えなかった。",
    "zh": "那天夜里河水很安静，从桥上看不见城里的灯光。",
    "zh-Hant": "那天夜裡河水很安靜，從橋上看不見城裡的燈光，這時他們來了。",
    "ko": "그날 밤 강은 조용했고 다리에서 도시의 불빛은 보이지 않았다.",
    "la": (
        "Flumen ea nocte quietum erat, nec lumina urbis videre poterant, quae iam sunt in "
        "monte sed non."
    ),
    "eo": (
        "La rivero estis trankvila en tiu nokto, kaj oni ne povis vidi la lumojn de la "
        "urbo per la okuloj."
    ),
    "ca": (
        "El riu era tranquil aquella nit, i no es veien els llums de la ciutat amb què "
        "havien de ser."
    ),
}


@pytest.mark.parametrize("tag", TEXTS)
def test_a_text_tells_its_language_in_two_sentences(tag: str) -> None:
    assert guess_language([TEXTS[tag]]) == tag


def test_too_little_to_tell_is_english() -> None:
    assert guess_language(["Chapter 1", "Ah!"]) == "en"


def test_of_two_languages_it_is_the_one_with_most_of_the_text() -> None:
    assert guess_language([TEXTS["la"], *[TEXTS["fr"]] * 4, TEXTS["en"]]) == "fr"


def test_what_is_left_out_does_not_count() -> None:
    licence = "\n\n".join(f"{TEXTS['en']} ({number})" for number in range(9))
    story = "\n\n".join(f"{TEXTS['de']} ({number})" for number in range(9))
    end = "*** END OF THE PROJECT GUTENBERG EBOOK DER FLUSS ***"
    book = book_of(f"{story}\n\n{end}\n\n{licence}\n\n{licence}")

    assert book.metadata.language == "de"


@pytest.mark.parametrize(
    ("spelling", "tag"),
    [("colour grey honour", "en-GB"), ("color gray honor", "en-US"), ("colour gray honor", "en")],
)
def test_english_is_of_a_country_only_where_its_spelling_leaves_no_doubt(
    spelling: str, tag: str
) -> None:
    assert (
        guess_language([f"{TEXTS['en']} It was of a {spelling} that they had not seen."] * 4) == tag
    )


@pytest.mark.parametrize(
    ("said", "tag"),
    [
        ("en_GB", "en-GB"),
        ("English", "en"),
        ("Deutsch", "de"),
        ("eng", "en"),
        ("French, English", "fr"),
        ("as spoken here", ""),
    ],
)
def test_a_language_is_named_by_tag_or_by_name(said: str, tag: str) -> None:
    assert language_tag(said) == tag
