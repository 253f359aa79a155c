"""Files that hold many articles: compressed JSON Lines, Parquet, web archives."""

from __future__ import annotations

import gzip
import io
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from extract.files import Problem
from extract.model import Article
from extract.parquet import rows
from extract.sources import read

pa = pytest.importorskip("pyarrow")
pytest.importorskip("warcio")

import pyarrow.parquet as pq  # noqa: E402
from warcio.warcwriter import WARCWriter  # noqa: E402

from extract.warc import pages  # noqa: E402
from tests.holding_many import HOLDING_MANY, answer, archive, lines, page, table  # noqa: E402

SCHOOL = "The akim of Almaty region opened a new school in Taldykorgan on Monday, the press service said."
ROAD = "The Minister of Transport inspected the road to Balkhash, which is to be ready by the end of 2026."
NEWS = [{"text": f"{SCHOOL}\n\n{SCHOOL}", "title": "School", "date": "2023-05-01"}, {"text": f"{ROAD}\n\n{ROAD}"}]


def found(file: Path, content: bytes, longest: int = 1_000_000) -> list[Article | Problem]:
    file.write_bytes(content)
    return list(read([str(file)], longest=longest))


def articles(file: Path, content: bytes) -> list[Article]:
    return [item for item in found(file, content) if isinstance(item, Article)]


def problems(file: Path, content: bytes, longest: int = 1_000_000) -> list[str]:
    told = [item for item in found(file, content, longest) if isinstance(item, Problem)]
    return [str(problem).removeprefix(str(file.parent) + "/") for problem in told]


@pytest.mark.parametrize("ending", HOLDING_MANY)
def test_each_kind_holds_the_same_articles(tmp_path: Path, ending: str) -> None:
    school, road = articles(tmp_path / f"news{ending}", HOLDING_MANY[ending](NEWS))
    first = 2 if "warc" in ending else 1  # an archive begins with a record about itself
    assert [school.id, road.id] == [f"news-{first}", f"news-{first + 1}"]
    assert [school.issued, road.issued] == ["2023-05-01", None]
    assert [SCHOOL in school.text, ROAD in road.text] == [True, True]


@pytest.mark.parametrize("ending", HOLDING_MANY)
def test_a_folder_is_searched_for_each_kind(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"news{ending}").write_bytes(HOLDING_MANY[ending](NEWS))
    assert len(list(read([str(tmp_path)]))) == 2


@pytest.mark.parametrize("ending", [".jsonl.gz", ".parquet"])
def test_ids_are_kept(tmp_path: Path, ending: str) -> None:
    content = HOLDING_MANY[ending]([{"id": "school", **NEWS[0]}])
    assert [article.id for article in articles(tmp_path / f"news{ending}", content)] == ["school"]


@pytest.mark.parametrize("ending", HOLDING_MANY)
def test_letters_are_composed(tmp_path: Path, ending: str) -> None:
    text = "Аким посетил новый район, сообщила пресс-служба области."
    content = HOLDING_MANY[ending]([{"text": unicodedata.normalize("NFD", f"{text}\n\n{text}")}])
    (article,) = articles(tmp_path / f"{unicodedata.normalize('NFD', 'й')}{ending}", content)
    assert text in article.text
    assert article.id in ("й-1", "й-2")


# ---- what is wrong costs no other


def test_a_compressed_file_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    many = [{"text": f"{SCHOOL} {number:0900}"} for number in range(300)]
    whole = gzip.compress(lines(many))
    *read_before, broken = found(tmp_path / "a.jsonl.gz", whole[: len(whole) // 2])
    assert len(read_before) > 20
    assert isinstance(broken, Problem)
    assert "end-of-stream marker" in str(broken)


def test_what_is_not_compressed_is_told(tmp_path: Path) -> None:
    (told,) = problems(tmp_path / "a.jsonl.gz", lines(NEWS))
    assert told.startswith("a.jsonl.gz: cannot be read (Not a gzipped file")


def test_a_row_without_a_text_costs_no_other(tmp_path: Path) -> None:
    content = table([NEWS[0], {"text": None}, NEWS[1]])  # type: ignore[dict-item]
    assert problems(tmp_path / "a.parquet", content) == ['a.parquet:2: has no "text"; give {"id": …, "text": …}']
    assert len(articles(tmp_path / "a.parquet", content)) == 2


def test_a_broken_group_of_rows_costs_no_other(tmp_path: Path) -> None:
    texts = [f"{SCHOOL} {number}" for number in range(6)]
    written = io.BytesIO()
    pq.write_table(pa.table({"text": texts}), written, row_group_size=2, compression="zstd", use_dictionary=False)
    content = bytearray(written.getvalue())
    group = pq.ParquetFile(io.BytesIO(content)).metadata.row_group(1).column(0)
    end = group.data_page_offset + group.total_compressed_size
    content[end - 30 : end] = bytes(30)
    items = found(tmp_path / "a.parquet", bytes(content))
    assert [isinstance(item, Article) for item in items] == [True, True, False, True, True]
    assert "a.parquet:3: the rows from here to 4 cannot be read" in str(items[2])


def test_columns_that_no_article_has_are_not_read() -> None:
    written = io.BytesIO()
    pq.write_table(pa.table({"text": ["a"], "date": [date(2023, 5, 1)], "html": ["<p>a"]}), written)
    assert list(rows(written)) == [(1, {"text": "a", "date": date(2023, 5, 1)})]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"PAR1", "a.parquet: no Parquet ("),
        (table([{"text": "a", "odd": "a"}]).replace(b"odd", b"\x80dd"), "a.parquet: no Parquet (UnicodeDecodeError"),
        (table([{"body": "a"}]), 'a.parquet: has no column "text", but body; rename the one that holds the texts'),
    ],
)
def test_what_is_no_table_of_texts_is_told(tmp_path: Path, content: bytes, told: str) -> None:
    (only,) = problems(tmp_path / "a.parquet", content)
    assert only.startswith(told)


def test_a_page_that_gives_no_article_costs_no_other(tmp_path: Path) -> None:
    written = io.BytesIO()
    writer = WARCWriter(written, gzip=False)
    answer(writer, b"<html><body></body></html>", "https://example.org/empty")
    answer(writer, page(NEWS[0]), "https://example.org/school")
    content = written.getvalue()
    assert problems(tmp_path / "a.warc", content) == [
        "a.warc:1: no article was found in this page; save its text as .txt"
    ]
    assert [article.id for article in articles(tmp_path / "a.warc", content)] == ["a-2"]


def test_an_archive_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    content = archive(NEWS, packed=True)
    school, broken = found(tmp_path / "a.warc.gz", content + b"no record at all")[0::2]
    assert isinstance(school, Article)
    assert isinstance(broken, Problem)
    assert "what follows record 3 is no web archive" in str(broken)


def test_a_page_that_is_too_long_is_told(tmp_path: Path) -> None:
    content = archive([{"text": SCHOOL * 100}, NEWS[1]])
    (told,) = problems(tmp_path / "a.warc", content, longest=1000)
    assert told.startswith("a.warc:2: more than 4,000 bytes long, and an article may have 1,000 characters")


def test_a_page_packed_in_no_known_way_is_told(tmp_path: Path) -> None:
    written = io.BytesIO()
    answer(WARCWriter(written, gzip=False), b"\x1f\x8bno", "https://example.org/a", Content_Encoding="gzip")
    assert len(problems(tmp_path / "a.warc", written.getvalue())) == 1


# ---- what an archive holds


def test_a_record_that_does_not_say_whose_answer_it_is_ends_the_archive_and_no_more(tmp_path: Path) -> None:
    """The library does not expect it."""
    nameless = archive([NEWS[1]]).replace(b"WARC-Target-URI", b"WARC-Nobody-URI")
    school, told = found(tmp_path / "a.warc", archive([NEWS[0]]) + nameless)
    assert isinstance(school, Article)
    assert "what follows record 3 is no web archive (AttributeError" in str(told)


def test_an_encoding_that_gives_half_letters_is_not_taken() -> None:
    written = io.BytesIO()
    content = rb"\ud800" + b"\xff"
    answer(WARCWriter(written, gzip=False), content, "https://a.org", Content_Type="text/html; charset=unicode_escape")
    written.seek(0)
    assert [page.data for page in pages(written, 1000)] == [content]


def test_only_pages_that_servers_gave_are_articles() -> None:
    written = io.BytesIO()
    writer = WARCWriter(written, gzip=True)
    answer(writer, page(NEWS[0]), "https://example.org/gone", status="404 Not Found")
    answer(writer, page(NEWS[0]), "https://example.org/moved", status="301 Moved", Location="/school")
    answer(writer, b"GIF89a", "https://example.org/photo.gif", Content_Type="image/gif")
    answer(writer, page(NEWS[0]), "https://example.org/school", Content_Type="text/html; charset=utf-8")
    written.seek(0)
    assert [(p.number, p.address, p.data) for p in pages(written, 10_000)] == [
        (4, "https://example.org/school", page(NEWS[0]))
    ]


def test_the_archive_tells_the_address_that_a_page_does_not(tmp_path: Path) -> None:
    content = archive([{"url": "https://example.org/2023/school", **NEWS[0]}])
    assert [article.source for article in articles(tmp_path / "a.warc", content)] == ["https://example.org/2023/school"]


def test_an_encoding_that_only_the_server_tells_is_taken(tmp_path: Path) -> None:
    text = "Аким Алматинской области Марат Султангазиев посетил новую школу в Талдыкоргане."
    written, content = io.BytesIO(), page({"text": f"{text}\n\n{text}"}).decode().encode("cp1251")
    answer(WARCWriter(written, gzip=False), content, "https://example.org/a", Content_Type="text/html; charset=cp1251")
    (article,) = articles(tmp_path / "a.warc", written.getvalue())
    assert text in article.text
