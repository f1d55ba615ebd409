"""Bytes of every origin become text, or one clear error."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.errors import ManuscriptError
from ebookpack.readers.encoding import Decoded, decode

GERMAN = "Über den Dächern hörte man Schnee fallen. „Still“, sagte er.\n" * 20


def decoded(data: bytes) -> Decoded:
    return decode(data, "story.txt", Diagnostics())


@pytest.mark.parametrize(
    ("encoding", "mark", "named"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", codecs.BOM_UTF8, "utf-8"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "utf-16-le"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "utf-16-be"),
        ("utf-16-le", b"", "utf-16-le"),
        ("utf-16-be", b"", "utf-16-be"),
        ("utf-32-le", codecs.BOM_UTF32_LE, "utf-32-le"),
        ("cp1252", b"", "cp1252"),
    ],
)
def test_text_comes_out_as_it_was(encoding: str, mark: bytes, named: str) -> None:
    found = decoded(mark + GERMAN.encode(encoding))

    assert found.text == GERMAN
    assert found.encoding == named


@pytest.mark.parametrize("encoding", ["mac_roman", "cp437", "cp850", "utf-16-le"])
def test_the_author_knows_best_what_the_bytes_are(encoding: str) -> None:
    data = "Ünter ürgend”".encode(encoding, "ignore") + "\nÜ.\n".encode(encoding)

    found = decode(data, "story.txt", Diagnostics(), encoding)

    assert found.text == data.decode(encoding)


def test_a_mark_at_the_start_counts_for_more_than_what_the_author_says() -> None:
    data = codecs.BOM_UTF8 + GERMAN.encode()

    assert decode(data, "story.txt", Diagnostics(), "cp1252").text == GERMAN


def test_a_few_broken_bytes_are_read_as_windows_wrote_them_and_reported() -> None:
    diagnostics = Diagnostics()
    data = (GERMAN * 5).encode() + b"It\x92s late.\n"

    assert "It’s late." in decode(data, "story.txt", diagnostics).text
    (found,) = diagnostics
    assert found.code == "R104"
    assert found.span is not None
    assert found.span.line == 101


@pytest.mark.parametrize("end", ["\r\n", "\r", "\r\r\n", "\x85", "\u2028"])
def test_every_line_end_is_one(end: str) -> None:
    assert decoded(f"one{end}two".encode()).text == "one\ntwo"


def test_a_form_feed_stands_on_a_line_of_its_own() -> None:
    assert decoded(b"one\x0ctwo\n\x0c\nthree").text == "one\n\x0c\ntwo\n\x0c\nthree"


def test_what_follows_the_end_of_file_mark_is_dropped() -> None:
    assert decoded(b"one\n\x1a\x00\x00junk").text == "one\n"


@pytest.mark.parametrize(
    ("encodings", "text"),
    [
        ("cp1252 mac-roman", "“It’s late,” she said — and the café’s door closed. ‘Don’t…’\n"),
        (
            "cp1252 mac-roman cp437",
            "Après tout cet été, où la fenêtre était ouverte, ça gênait le maître.",
        ),
        (
            "cp1252 mac-roman cp437",
            "Die Tür war geöffnet, und über dem Fluß lag Nebel für Stunden.",
        ),
        ("cp437", "╔═══════════╗\n║ THE BOARD ║\n╚═══════════╝\nThe story starts below.\n"),
        ("iso-8859-2 cp1250 cp852", "Źdźbło trawy poruszyło się, a księżyc oświetlił całą łąkę."),
        ("iso-8859-2 cp1250", "Řeka byla tichá a měsíc svítil na střechy městečka pod kopcem."),
        ("cp1251 koi8-r cp866", "Река молчала, и луна светила на крыши маленького города."),
        ("cp1253", "Το ποτάμι ήταν σιωπηλό και το φεγγάρι φώτιζε τις στέγες."),
        ("cp1254", "Nehir sessizdi, ay küçük şehrin çatılarını aydınlatıyordu."),
        ("cp1255", "הנהר היה שקט והירח האיר את גגות העיר הקטנה"),
        (
            "shift_jis euc-jp iso-2022-jp",
            "川は静かで、月が町の屋根を照らしていた。「行こう」と彼は言った。",
        ),
        ("gb18030", "河水很安静，月光照在小城的屋顶上，他说我们现在就走吧。"),
        ("big5", "河水很安靜，月光照在小城的屋頂上，他說我們現在就走吧。"),
        ("euc-kr", "강은 조용했고 달은 작은 도시의 지붕을 비추고 있었다."),
        ("utf-16-le utf-16-be utf-32-be", "Река молчала, и луна\nсветила на крыши домов."),
    ],
)
def test_an_encoding_is_told_by_the_text_that_it_makes(encodings: str, text: str) -> None:
    for encoding in encodings.split():
        assert decoded(text.encode(encoding)).text == text, encoding


def test_a_guess_is_reported_with_a_word_to_judge_it_by() -> None:
    diagnostics = Diagnostics()
    decode("Sie hörte die Tür.".encode("cp437"), "story.txt", diagnostics)

    (found,) = diagnostics
    assert found.code == "R111"
    assert "cp437, as in “hörte”" in found.message


def test_a_word_without_end_costs_no_time() -> None:
    assert decoded(b"a" * 200_000 + b"\x81\x9d").encoding


def test_what_the_head_of_the_text_says_of_its_encoding_counts() -> None:
    text = "Character set encoding: ISO-8859-5\n\nДом.\n"

    assert decoded(text.encode("iso-8859-5")).text == text
    assert decoded(b"Content-Type: text/plain; charset=nonsense\n\ncaf\xe9\n").text.endswith(
        "café\n"
    )


def test_zeros_that_fill_a_sector_and_what_lies_behind_them_are_dropped() -> None:
    assert decoded(b"one\ntwo\n" + b"\0" * 900).text == "one\ntwo\n"
    assert decoded(b"one\n" * 50 + b"\x1a" + bytes(range(256)) * 9).text == "one\n" * 50


def test_words_that_a_printer_underlined_or_struck_twice() -> None:
    assert decoded(b"a _\x08b_\x08i_\x08g d\x08do\x08og\n").text == "a _big_ dog\n"


def test_the_colours_of_a_terminal_are_no_text() -> None:
    assert decoded(b"\x1b[1;31mRed\x1b[0m text\n").text == "Red text\n"


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_an_error_with_its_place(data: bytes) -> None:
    try:
        text = decoded(data).text
    except ManuscriptError:
        return
    assert text.strip()
    assert "\r" not in text
