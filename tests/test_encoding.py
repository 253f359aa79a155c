"""Encodings: what a mark or a page declares is read, what is certain too, and nothing is guessed."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import signatures
from extract.encoding import UnknownEncodingError, decode
from extract.model import Article
from extract.sources import Problem, read

RUSSIAN = (
    "Аким открыл школу\n\nАким Алматинской области открыл в Талгарском районе школу на 600 мест. «Работа продолжается»,"
    " – сказал он, – «в этом году построим ещё три школы», сообщает пресс-служба № 4.\n"
)
KAZAKH = (
    "Мектеп ашылды\n\nҚазақстан Президенті Қасым-Жомарт Тоқаев Алматы облысына келді. Облыста екі жаңа мектеп ашылды.\n"
)
ENGLISH = (
    "Akim opens a school\n\n“We don’t know yet”, the akim of the region said on Monday – the schools aren’t ready.\n"
)
TEXTS = {"ru": RUSSIAN, "kk": KAZAKH, "en": ENGLISH}


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells_the_encoding(tmp_path: Path, language: str, encoding: str) -> None:
    for ending in (".txt", ".md"):
        file = tmp_path / f"a{ending}"
        file.write_bytes(TEXTS[language].encode(encoding))
        (article,) = read([str(file)])
        assert article == Article("a", TEXTS[language], title=TEXTS[language].partition("\n")[0])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_either_order_of_bytes_is_read(encoding: str) -> None:
    assert decode(("\ufeff" + KAZAKH).encode(encoding)) == KAZAKH


def test_json_lines_after_a_mark(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes('{"text": "Мектеп."}\n{"text": "Екінші."}\n'.encode("utf-16"))
    assert [a.text for a in read([str(tmp_path / "a.jsonl")]) if isinstance(a, Article)] == ["Мектеп.", "Екінші."]


PARAGRAPHS = "".join(
    f"<p>В {year} году аким открыл школу {year - 1990} на 600 мест в районе.</p>" for year in (2018, 2019, 2020)
)
PAGE = "{}<html><head>{}<title>Школа</title></head><body><article><h1>Аким открыл школу</h1>{}</article></body></html>"


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "utf-8"])
@pytest.mark.parametrize(
    ("before", "head"),
    [
        ("", '<meta charset="{}">'),
        ("", "<META http-equiv='Content-Type' content='text/html; charset={}'>"),
        ('<?xml version="1.0" encoding="{}"?>\n', ""),
    ],
)
def test_a_page_says_its_encoding(tmp_path: Path, encoding: str, before: str, head: str) -> None:
    page = PAGE.format(before.format(encoding), head.format(encoding), PARAGRAPHS)
    (tmp_path / "a.html").write_bytes(page.encode(encoding))
    (article,) = read([str(tmp_path / "a.html")])
    assert isinstance(article, Article)
    assert "В 2018 году аким открыл школу 28 на 600 мест в районе." in article.text
    assert article.title in ("Школа", "Аким открыл школу")


@pytest.mark.parametrize("declared", ["unicode_escape", "rot13", "hex", "idna", "no-such", "utf-8", "shift_jis"])
def test_a_page_that_says_an_encoding_that_it_is_not_in(tmp_path: Path, declared: str) -> None:
    page = PAGE.format("", f'<meta charset="{declared}">', "<p>\xff\xfe\x81 \\u0041</p>")
    (tmp_path / "a.html").write_bytes(page.encode("latin-1", "replace"))
    (found,) = read([str(tmp_path / "a.html")])
    assert isinstance(found, Problem)
    assert "not UTF-8 (byte " in str(found)


@pytest.mark.parametrize(
    ("language", "encoding"),
    [("ru", "cp1251"), ("ru", "koi8_r"), ("ru", "cp866"), ("ru", "iso8859_5"), ("kk", "kz1048"), ("en", "cp1252")],
)
def test_what_can_be_nothing_else_is_read(tmp_path: Path, language: str, encoding: str) -> None:
    written = TEXTS[language].encode(encoding, "ignore")
    (tmp_path / "a.txt").write_bytes(written)
    (article,) = read([str(tmp_path / "a.txt")])
    assert isinstance(article, Article), article
    assert article.text == written.decode(encoding)


@pytest.mark.parametrize(
    "data",
    [
        "Аким".encode("cp1251"),
        "Аким открыл".encode("cp1251"),
        RUSSIAN.encode("mac_cyrillic"),
        "Le préfet a visité la région et les écoles étaient prêtes.".encode("cp1252"),
        "知事は月曜日に地域を訪問しました。学校の準備はできていませんでした。".encode("shift_jis"),
        RUSSIAN.encode() + b"\xff" + RUSSIAN.encode(),
        bytes(range(128, 256)) * 4,
    ],
)
def test_what_is_not_certain_is_refused(data: bytes) -> None:
    with pytest.raises(UnknownEncodingError, match=r"not UTF-8 \(byte \d+\); save it again as UTF-8"):
        decode(data)


@given(st.text())
def test_utf_8_is_read_as_it_is(text: str) -> None:
    assert decode(text.encode()) == text.removeprefix("\ufeff")


@given(st.binary(), st.booleans())
def test_any_bytes_are_text_or_refused(data: bytes, page: bool) -> None:
    with suppress(UnknownEncodingError):
        assert decode(data, page=page) is not None


# ---- what is no text


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n1 0 obj\n", "a PDF document"),
        (b"PK\x03\x04\x14\0\x06\0[Content_Types].xml" + b"\0" * 40 + b"word/document.xml", "a Word document"),
        (b"PK\x03\x04\x14\0\x06\0xl/workbook.xml", "an Excel table"),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument text"),
        (b"PK\x03\x04mimetypeapplication/epub+zip", "an EPUB book"),
        (b"PK\x03\x04\x14\0a.txt", "a ZIP archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "an Office document of before 2007"),
        (b"{\\rtf1\\ansi The akim came.}", "an RTF document"),
        (b"\x1f\x8b\x08", "a gzip archive"),
        (b"BZh91AY&SY", "a bzip2 archive"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"RIFF\x10\0\0\0WEBPVP8", "a WebP image"),
        (b"\0\0\0\x18ftypmp42", "a video or a photograph"),
    ],
)
def test_well_known_files_are_named(tmp_path: Path, data: bytes, name: str) -> None:
    for ending in (".txt", ".md", ".html", ".jsonl"):
        (tmp_path / f"a{ending}").write_bytes(data)
        (found,) = read([str(tmp_path / f"a{ending}")])
        assert f"this is {name}, a binary file; save the article" in str(found)


@pytest.mark.parametrize(
    "text",
    ["BZh is no word.", "RIFF is no word either.", "The ftyp box", "PK is a place.", "MM and II", "% PDF", "ID3 tags"],
)
def test_words_are_no_signature(text: str) -> None:
    assert signatures.kind(text.encode()) is None
