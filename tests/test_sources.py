"""Reading files: what becomes of text and metadata, and that each problem is one clear line while the rest goes on."""

from __future__ import annotations

import io
import json
import re
import sys
import tracemalloc
import unicodedata
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extract.files import MANY
from extract.model import LONGEST, Article, Reading
from extract.sources import ENDINGS, Problem, read, read_metadata
from graph.quads import reading_triples
from ontology.dates import partial_date

TEXT = "Akim opens a school\n\nOn January 11, 2018 the akim of Almaty region opened a school for 600 pupils.\n"
PAGE = "<html><head><title>School</title></head><body><article><h1>Akim opens a school</h1>{}</article></body></html>"
PARAGRAPH = "<p>On January 11, 2018 the akim of Almaty region opened a school for 600 pupils in the new quarter.</p>"
ONE_ARTICLE = [ending for ending, form in ENDINGS.items() if form not in MANY]


def write(file: Path, content: str | bytes) -> str:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(file)


def only(path: str, metadata: dict[str, dict[str, str]] | None = None) -> Article:
    (found,) = read([path], metadata)
    assert isinstance(found, Article), found
    return found


def problem(*paths: str) -> str:
    (found,) = read(paths)
    assert isinstance(found, Problem), found
    assert "\n" not in str(found)
    return str(found)


# ---- text


def test_plain_text_is_kept_as_it_is(tmp_path: Path) -> None:
    article = only(write(tmp_path / "school.txt", TEXT))
    assert article == Article("school", TEXT, title="Akim opens a school")


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_become_one_character(tmp_path: Path, ending: str) -> None:
    assert only(write(tmp_path / "school.txt", TEXT.replace("\n", ending))).text == TEXT


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    assert only(write(tmp_path / "school.txt", b"\xef\xbb\xbf" + TEXT.encode())).text == TEXT


@pytest.mark.parametrize(
    "text", ["The akim opened a school.\nHe left.\n", "Only one line", "x" * 201 + "\nMore.\n", "He said:\n“No.”\n"]
)
def test_a_first_line_that_reads_like_a_sentence_is_no_title(tmp_path: Path, text: str) -> None:
    assert only(write(tmp_path / "a.txt", text)).title is None


def test_a_markdown_heading_is_a_title_without_its_mark(tmp_path: Path) -> None:
    assert (
        only(write(tmp_path / "a.md", "# Akim opens a school\n\nHe cut the ribbon.\n")).title == "Akim opens a school"
    )


@pytest.mark.parametrize("ending", [*ONE_ARTICLE, ".jsonl"])
def test_decomposed_letters_are_composed(tmp_path: Path, ending: str) -> None:
    text = "Аким посетил район\n\nАким прибыл в новый район.\n"
    content = unicodedata.normalize("NFD", text)
    if ending == ".jsonl":
        content = json.dumps({"text": content, "title": content.partition("\n")[0]})
    elif ending.startswith(".htm"):
        content = PAGE.format("".join(f"<p>{p} {PARAGRAPH}</p>" for p in content.split("\n\n")))
    article = only(write(tmp_path / f"{unicodedata.normalize('NFD', 'й')}{ending}", content))
    assert "прибыл в новый район" in article.text
    assert unicodedata.is_normalized("NFC", article.text)
    assert article.id in ("й", "й-1")
    assert article.title in ("Аким посетил район", "Akim opens a school", "School")


def test_a_first_line_that_is_cut_is_no_title(tmp_path: Path) -> None:
    assert only(write(tmp_path / "a.txt", "The akim of the region opened\na school.\n")).title is None


def test_a_hash_sign_of_plain_text_stays(tmp_path: Path) -> None:
    assert only(write(tmp_path / "a.txt", "# Akim opens a school\n\nHe came.\n")).title == "# Akim opens a school"


# ---- dates


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", TEXT),
        ("2018-01-11.txt", TEXT),
        ("a.md", "---\ntitle: News of 2018-01-11\n---\n" + TEXT),
        ("a.jsonl", json.dumps({"text": TEXT, "url": "https://example.org/2018/01/11/school"})),
        ("a.html", PAGE.format(PARAGRAPH * 3)),
        (
            "b.html",
            PAGE.format("<time datetime='2018-01-11'>11 January 2018</time>" + PARAGRAPH * 3).replace(
                "<title>", "<link rel='canonical' href='https://example.org/2018/01/11/school'><title>"
            ),
        ),
    ],
)
def test_a_date_is_never_guessed(tmp_path: Path, name: str, content: str) -> None:
    assert only(write(tmp_path / name, content)).issued is None


@given(
    st.dates(min_value=date(1, 1, 1)), st.sampled_from([4, 7, 10]), st.sampled_from(["", "T10:00:00+06:00", " 10:00"])
)
def test_partial_date_takes_every_date(day: date, length: int, time: str) -> None:
    text = day.isoformat()[:length]
    assert partial_date(text) == text
    assert partial_date(f" {day.isoformat()}{time} ") == day.isoformat()


def is_date(text: str) -> bool:
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


@given(
    st.from_regex(r"[0-9]{3,5}(-[0-9]{1,3}(-[0-9]{1,3})?)?", fullmatch=True).filter(lambda t: t[:4] != "0000")
    | st.text()
)
@example("2023-02-30")
@example("2023-00")
@example("2023-13-01")
@example("2024-02-29")
def test_partial_date_takes_nothing_else(text: str) -> None:
    day = re.split("[T ]", text.strip())[0]
    if is_date(day):
        assert partial_date(text) == day
    else:
        with pytest.raises(ValueError, match=r"\w"):
            partial_date(text)


@pytest.mark.parametrize("text", ["٢٠٢٢", "0000", "0000-01-01", "2022-٠١"])
def test_partial_date_takes_years_of_plain_digits(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date"):
        partial_date(text)


def test_a_day_that_is_none_is_named() -> None:
    with pytest.raises(ValueError, match="'2023-02-30' is not a date"):
        partial_date("2023-02-30")


# ---- metadata

FIELDS = {
    "title": "Akim opens a school",
    "issued": "2018-01-11",
    "language": "en",
    "publisher": "Steppe Wire",
    "creator": "Aliya Nurbekova",
    "source": "https://example.org/school",
}
KEYS = [
    ("title", "issued", "language", "publisher", "creator", "source"),
    ("headline", "date", "lang", "site", "author", "url"),
    ("title", "datePublished", "lang", "sitename", "author", "link"),
    ("title", "published", "language", "publisher", "author", "url"),
]


@pytest.mark.parametrize("keys", KEYS)
def test_front_matter(tmp_path: Path, keys: tuple[str, ...]) -> None:
    matter = "".join(f"{k}: {v}\n" for k, v in zip(keys, FIELDS.values(), strict=True))
    article = only(write(tmp_path / "school.md", f"---\n{matter}---\n\n{TEXT}"))
    assert article == Article("school", TEXT, **FIELDS)


@pytest.mark.parametrize("keys", KEYS)
def test_json_fields(tmp_path: Path, keys: tuple[str, ...]) -> None:
    record = {"id": "school", "text": TEXT} | dict(zip(keys, FIELDS.values(), strict=True))
    assert only(write(tmp_path / "all.jsonl", json.dumps(record))) == Article("school", TEXT, **FIELDS)


@pytest.mark.parametrize(
    ("written", "issued"),
    [
        ("2018", "2018"),
        ("2018-01", "2018-01"),
        ("2018-01-11 09:30:00", "2018-01-11"),
        ("'2018-01-11T09:30Z'", "2018-01-11"),
    ],
)
def test_front_matter_dates_keep_their_precision(tmp_path: Path, written: str, issued: str) -> None:
    assert only(write(tmp_path / "a.md", f"---\ndate: {written}\n---\n{TEXT}")).issued == issued


def test_blank_fields_say_nothing(tmp_path: Path) -> None:
    article = only(write(tmp_path / "a.md", f"---\ntitle:\ndate: ''\nauthor: null\n---\n{TEXT}"))
    assert article == Article("a", TEXT, title="Akim opens a school")


def test_a_json_record_without_an_id_is_named_by_its_line(tmp_path: Path) -> None:
    file = write(tmp_path / "all.jsonl", '\n{"text": "One."}\n{"text": "Two.", "id": 7}\n')
    assert [a.id for a in read([file]) if isinstance(a, Article)] == ["all-2", "7"]


def test_the_table_fills_what_the_file_does_not_say(tmp_path: Path) -> None:
    write(tmp_path / "a.md", f"---\ndate: 2018\n---\n{TEXT}")
    write(tmp_path / "b.txt", TEXT + "More.\n")
    table = {"a": {"issued": "1999", "publisher": "Steppe Wire"}, "*": {"issued": "2001", "publisher": "Anybody"}}
    a, b = (x for x in read([str(tmp_path)], table) if isinstance(x, Article))
    assert (a.issued, a.publisher, a.title) == ("2018", "Steppe Wire", "Akim opens a school")
    assert (b.issued, b.publisher, b.title) == ("2001", "Anybody", "Akim opens a school")


def test_a_table_of_metadata(tmp_path: Path) -> None:
    file = write(
        tmp_path / "m.csv", '\ufeffid,date,title,author,url\na,2018-01,"School, opened",,https://example.org/a\nb,,,,\n'
    )
    assert read_metadata(Path(file)) == {
        "a": {"issued": "2018-01", "title": "School, opened", "source": "https://example.org/a"},
        "b": {},
    }


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("name,date\na,2018\n", "first line must name the columns, `id`"),
        ("id,date\na,2018\nb,Monday\n", "m.csv:3: 'Monday' is not"),
        ('id,title,date\na,"Two\nlines",2018\nb,,2023-02-30\n', "m.csv:4: '2023-02-30' is not"),
        ("", "first line must name the columns, `id`"),
    ],
)
def test_a_table_that_is_wrong_names_file_and_line(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        read_metadata(Path(write(tmp_path / "m.csv", content)))


def test_a_table_of_another_encoding_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"m\.csv: not UTF-8"):
        read_metadata(Path(write(tmp_path / "m.csv", "id,title\na,Школа\n".encode("cp1251"))))


def test_a_table_with_a_giant_cell_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"m\.csv"):
        read_metadata(Path(write(tmp_path / "m.csv", "id,title\na," + "x" * 200_000 + "\n")))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"issued": "January"}, "metadata of a: 'January' is not a date"),
        ({"date": "2018"}, "metadata of a: there is no field date; there are: title, issued"),
    ],
)
def test_metadata_are_checked_before_anything_is_read(fields: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read(["missing.txt"], {"a": fields})


def test_metadata_may_be_of_other_kinds(tmp_path: Path) -> None:
    fields: dict[str, Any] = {"issued": date(2018, 1, 11), "publisher": None, "creator": ""}
    article = only(write(tmp_path / "a.txt", TEXT), {"a": fields, "*": {"issued": "1999", "creator": "Timur"}})
    assert (article.issued, article.publisher, article.creator) == ("2018-01-11", None, "Timur")


# ---- where articles are found


def test_folders_globs_and_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("b.txt", "a.TXT", "deep/er/c.md", "deep/d.htm", "notes.pdf", "deep/e.csv"):
        write(tmp_path / name, PAGE.format(PARAGRAPH * 3) if name.endswith("htm") else f"{name}\n\n{TEXT}")

    def ids(*paths: str) -> list[str]:
        return [a.id if isinstance(a, Article) else str(a) for a in read(paths)]

    assert ids(str(tmp_path)) == ["a", "b", "d", "c"]
    assert ids(str(tmp_path / "*.txt")) == ["b"]
    assert ids(str(tmp_path / "**" / "*.md")) == ["c"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    (article,) = read(["-"])
    assert article == Article("stdin", TEXT, title="Akim opens a school")


@pytest.mark.parametrize(
    "stem",
    ["a b#c?", "[a]", "*", "Алматы облысы", '"><script>', "%2e%2e%2f", "a'b", "} DELETE", "-rf", "a.b", "\\u0000", " "],
)
def test_any_file_name_is_an_id(tmp_path: Path, stem: str) -> None:
    assert only(write(tmp_path / f"{stem}.txt", TEXT)).id == stem


def test_an_article_given_twice_is_read_once(tmp_path: Path) -> None:
    one, two = write(tmp_path / "x" / "a.txt", TEXT), write(tmp_path / "y" / "a.txt", TEXT)
    assert len(list(read([one, one, two, str(tmp_path)]))) == 1


def test_two_articles_of_one_name_in_one_file_are_told(tmp_path: Path) -> None:
    lines = [{"id": "a", "text": TEXT}, {"id": "a", "text": TEXT + "More.\n"}, {"id": "a", "text": TEXT}]
    article, refused = read([write(tmp_path / "all.jsonl", "\n".join(map(json.dumps, lines)))])
    assert isinstance(article, Article)
    assert str(refused) == "a: another article of this name was read; rename the file, or give it an id"


# ---- problems

PROBLEMS: dict[str, tuple[str | bytes, str]] = {
    "empty.txt": ("", "the file is empty"),
    "blank.md": (" \n\n", "the file is empty"),
    "latin.txt": ("Аким".encode("cp1251"), r"not UTF-8 \(byte 0\); save it again as UTF-8"),
    "wide.txt": ("Akim".encode("utf-16-le"), "binary file; save the article as UTF-8 text"),
    "odd.txt": (b"\xff\xfeA\0k", r"not UTF-16, as its first bytes say \(byte 4\); save it again as UTF-8"),
    "report.txt": (b"%PDF-1.7\n%\xe2\xe3", "this is a PDF document, a binary file; save the article as UTF-8 text"),
    "report.jsonl": (b"%PDF-1.7\n%\xe2\xe3", "this is a PDF document, a binary file"),
    "hollow.jsonl": ("\n \n", "hollow.jsonl: the file is empty"),
    "latin.jsonl": ('{"text": "Аким"}'.encode("cp1251"), r"latin.jsonl:1: not UTF-8 \(character 11\); save it again"),
    "odd.jsonl": (b"\xff\xfe{", "odd.jsonl:1: not UTF-16, as its first bytes say; save it again as UTF-8"),
    "named.jsonl": (json.dumps({"id": "x" * 256, "text": "a"}), 'its "id" has 256 characters, and may have 255'),
    "commented.md": ("<!-- The akim came. -->\n", "there is no text to be shown"),
    "commented.txt": ("<!-- [The akim](https://example.org) came. -->", "there is no text to be shown"),
    "commented.jsonl": (
        '{"text": "<!-- [a](https://example.org) -->"}',
        "commented.jsonl:1: there is no text to be shown",
    ),
    "long.md": (
        "---\n" + "a: b\n" * 20_000 + "---\nText.\n",
        "the front matter is longer than 65,536 characters; short",
    ),
    "photo.txt": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary file; save the article as UTF-8 text"),
    "broken.html": ("<<<>>> <p", "no article was found in this page; save its text as .txt"),
    "bare.html": ("<html><body></body></html>", "no article was found in this page"),
    "matter.md": ("---\ntitle: 'x\n---\nText.\n", "line 2: the front matter is not YAML; mend it or remove it"),
    "list.md": ("---\n- a\n---\nText.\n", "front matter is not a list of `key: value` lines"),
    "bodiless.md": ("---\ntitle: x\n---\n\n", "there is no text after the front matter"),
    "dated.md": ("---\ndate: Monday\n---\nText.\n", "'Monday' is not a date; write YYYY"),
    "notes.docx": ("x", "unknown kind of file; it should end in .txt, .md"),
    "json.jsonl": ('{"text": "a', r"json.jsonl:1: broken JSON at character 10 .* one object a line"),
    "array.jsonl": ("[1]", 'array.jsonl:1: not an object with a "text"; give'),
    "textless.jsonl": ('\n{"title": "a"}', 'textless.jsonl:2: has no "text"; give'),
    "blank.jsonl": ('\n{"text": " "}', 'blank.jsonl:2: its "text" is empty; give'),
    "listed.jsonl": ('{"text": ["a"]}', 'listed.jsonl:1: its "text" is of type list, and no text; give'),
    "dated.jsonl": ('{"text": "a", "date": "01.02.2018"}', "dated.jsonl:1: '01.02.2018' is not a date"),
}


@pytest.mark.parametrize("name", PROBLEMS)
def test_a_problem_names_the_file_and_the_mend(tmp_path: Path, name: str) -> None:
    content, message = PROBLEMS[name]
    found = problem(write(tmp_path / name, content))
    assert found.startswith(str(tmp_path / name))
    assert re.search(message, found), found


@pytest.mark.parametrize("name", ["missing.txt", "*.zzz", "folder"])
def test_what_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    assert problem(str(tmp_path / name)).startswith(
        f"{tmp_path / name}: there is no such file, or the folder holds none"
    )


def test_an_unreadable_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    file = write(tmp_path / "a.txt", TEXT)
    monkeypatch.setattr(Path, "open", refuse)
    assert problem(file) == f"{file}: cannot be read (Permission denied); check its permissions"


def test_the_rest_of_the_batch_goes_on(tmp_path: Path) -> None:
    for name, (content, _) in PROBLEMS.items():
        write(tmp_path / name, content)
        write(tmp_path / f"{name}-good.txt", f"{name}\n\n{TEXT}")
    found = list(read([str(tmp_path / "missing.txt"), str(tmp_path)]))
    assert sum(isinstance(x, Article) for x in found) == len(PROBLEMS)
    assert next(str(x) for x in found if isinstance(x, Problem)).startswith(str(tmp_path / "missing.txt"))
    assert sum(isinstance(x, Problem) for x in found) == len(PROBLEMS)  # the folder is not asked for .docx


def test_a_broken_line_does_not_spoil_the_others(tmp_path: Path) -> None:
    one, broken, two = read([write(tmp_path / "a.jsonl", '{"text": "One."}\n{"text": \n{"text": "Two."}\n')])
    assert isinstance(one, Article)
    assert isinstance(two, Article)
    assert "a.jsonl:2" in str(broken)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("a.txt", b"\xef\xbb\xbf", id="only a byte order mark"),
        pytest.param("a.md", "---\ndate: 2023-02-30\n---\nText.\n", id="a day that is none, in front matter"),
        pytest.param("a.jsonl", "[" * 100_000, id="deep JSON"),
        pytest.param("a.jsonl", '{"text": "a", "n": ' + "1" * 5000 + "}", id="a giant number"),
        pytest.param("a.jsonl", '{"text": "a \\ud800 b"}', id="half a character"),
        pytest.param("a.jsonl", '{"text": "a", "title": "\\ud800"}', id="half a character, in a title"),
        pytest.param("a.md", '---\ntitle: "\\ud800"\n---\nText.\n', id="half a character, in front matter"),
        pytest.param("a.md", "---\ntitle: " + "[" * 5000 + "\n---\nText.\n", id="deep front matter"),
        pytest.param("x" * 5000, None, id="a name too long"),
    ],
)
def test_what_is_hostile_is_a_problem_too(tmp_path: Path, name: str, content: str | bytes | None) -> None:
    assert problem(name if content is None else write(tmp_path / name, content))


@pytest.mark.parametrize("mark", ["\u2028", "\u0085"])
def test_only_a_line_feed_ends_a_json_line(tmp_path: Path, mark: str) -> None:
    assert only(write(tmp_path / "a.jsonl", json.dumps({"text": f"One.{mark}Two."}, ensure_ascii=False))).text


def test_a_page_in_xhtml(tmp_path: Path) -> None:
    page = '<?xml version="1.0" encoding="utf-8"?>\n' + PAGE.format(PARAGRAPH * 3)
    assert "600 pupils" in only(write(tmp_path / "a.html", page)).text


# ---- what is said beside the text

LAUGHS = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n" + "".join(
    f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]\n" for level in range(1, 9)
)


@pytest.mark.parametrize("key", ["title", "tags"])
def test_aliases_in_front_matter_are_never_written_out(tmp_path: Path, key: str) -> None:
    matter = f"---\n{LAUGHS}{key}: *a8\nauthor: Aliya\n---\n"
    assert len(matter) < 1000
    article = only(write(tmp_path / "a.md", matter + TEXT))
    assert article == Article("a", TEXT, title="Akim opens a school", creator="Aliya")


def test_only_scalars_say_anything(tmp_path: Path) -> None:
    matter = "title: [a, b]\nheadline: School\nauthor: {name: Aliya}\nsite: &x Steppe Wire\nlang: en\n"
    matter += "published: 2018-01-11T09:30:00Z"
    expected = {"title": "School", "publisher": "Steppe Wire", "language": "en", "issued": "2018-01-11"}
    assert only(write(tmp_path / "a.md", f"---\n{matter}\n---\n{TEXT}")) == Article("a", TEXT, **expected)
    record = {"id": ["x"], "text": TEXT, "title": ["a"], "headline": "School", "author": {"name": "Aliya"},
              "site": "Steppe Wire", "lang": "en", "date": None, "published": "2018-01-11T09:30:00Z"}  # fmt: skip
    assert only(write(tmp_path / "b.jsonl", json.dumps(record))) == Article("b-1", TEXT, **expected)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ({"url": "http://[bad"}, {}),
        ({"url": "http://example.org:port/"}, {}),
        ({"url": "https://example.org/%zz"}, {}),
        ({"url": "not an address"}, {}),
        ({"url": "ftp://example.org/a"}, {}),
        ({"url": "javascript:alert(1)"}, {}),
        ({"source": "http://[bad"}, {}),
        ({"source": "http://[bad", "link": "https://example.org/a"}, {"source": "https://example.org/a"}),
        ({"source": "Steppe Wire, page 3"}, {"source": "Steppe Wire, page 3"}),
        ({"language": "the local one"}, {}),
        ({"language": "1x"}, {}),
        ({"language": "x"}, {}),
        ({"lang": "ru_RU"}, {"language": "ru"}),
        ({"lang": "KK-Cyrl-KZ"}, {"language": "kk"}),
    ],
)
def test_an_address_or_language_that_is_none_says_nothing(
    tmp_path: Path, said: dict[str, str], kept: dict[str, str]
) -> None:
    matter = "".join(f"{key}: {json.dumps(value)}\n" for key, value in said.items())
    articles = [
        only(write(tmp_path / "a.md", f"---\n{matter}---\n{TEXT}")),
        only(
            write(tmp_path / "a.jsonl", json.dumps({"id": "a", "text": TEXT, "title": "Akim opens a school", **said}))
        ),
    ]
    for article in articles:
        assert article == Article("a", TEXT, title="Akim opens a school", **kept)
        assert list(reading_triples(Reading(article)))


def test_a_page_whose_address_or_language_is_none_is_read(tmp_path: Path) -> None:
    page = PAGE.replace("<html>", "<html lang='1x'>").replace(
        "<title>", "<meta property='og:url' content='http://[bad'><title>"
    )
    article = only(write(tmp_path / "a.html", page.format(PARAGRAPH * 3)))
    assert (article.language, article.source) == (None, None)
    assert list(reading_triples(Reading(article)))


# ---- how long an article may be


LONG = "".join(PARAGRAPH.replace("2018", str(year)) for year in range(2000, 2010))


@pytest.mark.parametrize("ending", [".txt", ".md", ".jsonl", ".html"])
def test_an_article_that_is_too_long_is_a_problem(tmp_path: Path, ending: str) -> None:
    text = TEXT * 10
    content = {".jsonl": json.dumps({"text": text}), ".html": PAGE.format(LONG)}.get(ending, text)
    file = write(tmp_path / f"a{ending}", content)
    (found,) = read([file], longest=500)
    assert isinstance(found, Problem)
    assert re.search(
        r"a\.\w+(:1)?: [\d,]+ \w+ long, and an article may have 500 characters; part it, or give --longest",
        str(found),
    )
    assert isinstance(next(read([file], longest=2000)), Article)


def test_as_many_characters_as_allowed_are_not_too_many(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt", "ә" * 500)
    assert isinstance(next(read([file], longest=500)), Article)
    assert isinstance(next(read([file], longest=499)), Problem)


def test_a_giant_file_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "a.txt").open("wb") as handle:
        handle.truncate(4 * LONGEST + 1)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("it was read"))
    assert "a.txt: 4,000,001 bytes long, and an article may have 1,000,000 characters" in problem(
        str(tmp_path / "a.txt")
    )


def test_a_giant_line_does_not_spoil_the_others(tmp_path: Path) -> None:
    giant = json.dumps({"text": "x" * 200_000})
    file = write(tmp_path / "a.jsonl", f'{{"text": "One."}}\n{giant}\n\n{{"text": "Two."}}\n{giant}')
    one, first, two, second = read([file], longest=500)
    assert [one.text, two.text] == ["One.", "Two."]  # type: ignore[union-attr]
    assert [two.id, one.id] == ["a-4", "a-1"]  # type: ignore[union-attr]
    for found, line in ((first, 2), (second, 5)):
        assert str(found).startswith(f"{file}:{line}: this line is too long, and an article may have 500 characters")


def test_a_line_at_a_time_is_in_memory(tmp_path: Path) -> None:
    line = json.dumps({"text": "The akim came. " * 2_000}) + "\n"
    with (tmp_path / "a.jsonl").open("w", encoding="utf-8") as handle:
        handle.writelines(line for _ in range(500))
    size = (tmp_path / "a.jsonl").stat().st_size
    tracemalloc.start()
    try:
        assert sum(isinstance(found, Article) for found in read([str(tmp_path / "a.jsonl")])) == 500
        assert tracemalloc.get_traced_memory()[1] < size / 10
    finally:
        tracemalloc.stop()


# ---- text that is marked


@pytest.mark.parametrize("ending", [".txt", ".md", ".jsonl"])
def test_links_and_bold_words_are_shown_wherever_they_stand(tmp_path: Path, ending: str) -> None:
    text = "School\n\nThe **akim** of [Almaty region](https://example.org/a) opened a school.\n"
    shown = "School\n\nThe akim of Almaty region opened a school.\n"
    article = only(write(tmp_path / f"a{ending}", json.dumps({"text": text}) if ending == ".jsonl" else text))
    assert article.text == shown


def test_what_is_not_certainly_marked_stays_in_plain_text(tmp_path: Path) -> None:
    text = "# School\n\n*The akim* [sic] opened_a_school <b>there</b>. 2*3*4 ** 5 [a](b) &amp;\n* * *\n"
    assert only(write(tmp_path / "a.txt", text)).text == text


def test_a_page_that_brings_the_libraries_down_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: str) -> None:
        raise AssertionError

    monkeypatch.setattr("extract.sources.read_page", fail)
    found = problem(write(tmp_path / "a.html", PAGE.format(PARAGRAPH)))
    assert found.endswith("a.html: this page cannot be read (AssertionError); save its text as .txt")


PIECES = st.sampled_from(
    ["---\n", "\n", "title: ", "date: ", "2022", "[", "{", "}", '"text": "', "\\u0041", "'", "#", "- ", "<p>",
     "<html>", "<!--", "<meta name=date content='", "&amp;", "&#0;", "\x0c", "&a", "*a", "!!python/object", ": ",
     "<meta charset=unicode_escape>", "<?xml encoding='rot13'?>", "<meta charset=windows-1251>", "url: http://[", "é",
     "lang: 1x\n", "[a](http://b)", "**b**", "\\", "`", "!!timestamp 9999-12-31", "\"\\UFFFFFFFF\"", "<div>", "> ", "|"]
)  # fmt: skip


@given(
    st.binary(max_size=60)
    | st.lists(PIECES, max_size=12).map(lambda p: "".join(p).encode())
    | st.tuples(st.sampled_from([b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"%PDF-", b"PK\3\4"]), st.binary()).map(
        b"".join
    )
    | st.lists(PIECES, max_size=12).map(lambda p: "".join(p).encode("cp1251", "replace")),
    st.sampled_from([*ENDINGS]),
)
def test_any_bytes_are_an_article_or_a_problem(content: bytes, ending: str) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"a{ending}"
        file.write_bytes(content)
        for found in read([str(file)]):
            if isinstance(found, Article):
                assert found.text.strip()
                assert list(reading_triples(Reading(found)))
                assert found.issued is None or partial_date(found.issued) == found.issued
            else:
                assert str(found).startswith(str(file))
                assert "\n" not in str(found)


def test_every_ending_is_tried() -> None:
    assert set(ONE_ARTICLE) == {".txt", ".md", ".markdown", ".html", ".htm"}
    assert set(ENDINGS) == {*ONE_ARTICLE, ".jsonl", ".jsonl.gz", ".parquet", ".warc", ".warc.gz"}  # test_holding_many
