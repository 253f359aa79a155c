"""Requests to servers that are slow, endless or hostile: each ends, in time and in one line."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from queries.ask.catalog import QueryError
from queries.sources import web
from queries.sources.endpoint import Endpoint
from queries.sources.transfer import Place, _send
from tests.hostile_servers import Behaviour, answers, drips, rows, sends, serving

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\n"
SECONDS = 1.0
PATIENT = 15.0  # seconds for a noisy machine; none of the servers ends by itself before a minute

SLOW: dict[str, Behaviour] = {
    "a body without length": drips(HEAD + b"\r\n", b" "),
    "a body with length": drips(HEAD + b"Content-Length: 1000000\r\n\r\n", b" "),
    "chunks": drips(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
    "a chunk's length": drips(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"0"),
    "trailers": drips(HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"a: b\r\n"),
    "headers": drips(HEAD, b"X-A: b\r\n", 0.5),
    "one header": drips(HEAD + b"X-A: ", b"b"),
    "a status line": drips(b"HTTP/1.1 200 ", b"O"),
    "going on": drips(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "an error": drips(b"HTTP/1.1 400 Bad Request\r\n\r\n", b"x"),
    "a redirect": drips(b"HTTP/1.1 302 Found\r\nLocation: /sparql\r\n\r\n", b"x"),
    "a challenge": drips(b'HTTP/1.1 401 No\r\nWWW-Authenticate: Digest realm="a", nonce="b"\r\n\r\n', b"x"),
    "nothing": drips(b"", b""),
}
ASKED: dict[str, Callable[[str], object]] = {
    "query": lambda url: Endpoint(url, SECONDS).query("SELECT ?s { ?s ?p ?o }"),
    "graph store": lambda url: _send("GET", url, SECONDS),
}


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("slow", SLOW)
def test_a_slow_answer_is_given_up(slow: str, asked: str) -> None:
    with serving(SLOW[slow]) as url:
        started = time.monotonic()
        with pytest.raises(QueryError) as caught:
            ASKED[asked](url)
        assert time.monotonic() - started < PATIENT
        assert "\n" not in str(caught.value)


def test_who_does_not_read_is_given_up() -> None:
    def deaf(connection: object, _: bytes) -> None:
        time.sleep(PATIENT)

    with serving(deaf) as url:
        started = time.monotonic()
        with pytest.raises(web.WebError, match="no answer within 1 seconds"):
            _send("PUT", url, SECONDS, b"x" * 50_000_000)
        assert time.monotonic() - started < PATIENT


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize(
    "start",
    [
        HEAD + b"\r\n",
        HEAD + b"Content-Length: 99999999999999\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: /sparql\r\n\r\n",
        b"HTTP/1.1 500 No\r\n\r\n",
    ],
    ids=["endless", "announced", "redirect", "error"],
)
def test_an_endless_answer_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch, start: bytes, asked: str) -> None:
    monkeypatch.setattr(web, "LARGEST", 1_000_000)
    sent = [0]

    def flood(connection: object, _: bytes) -> None:
        connection.sendall(start)  # type: ignore[attr-defined]
        while True:
            connection.sendall(b" " * 100_000)  # type: ignore[attr-defined]
            sent[0] += 100_000

    monkeypatch.setitem(globals(), "SECONDS", PATIENT)
    with serving(flood) as url, pytest.raises(QueryError):
        ASKED[asked](url)
    assert sent[0] < 50_000_000  # what the system holds in between is not ours


BROKEN = {
    "no http": sends(b"SSH-2.0-OpenSSH\r\n"),
    "nothing": sends(b""),
    "half a body": sends(HEAD + b"Content-Length: 100\r\n\r\n{"),
    "half a chunk": sends(HEAD + b"Transfer-Encoding: chunked\r\n\r\nff\r\n{"),
    "no chunk": sends(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n"),
    "many headers": sends(HEAD + b"A: b\r\n" * 1000 + b"\r\n{}"),
    "long header": sends(HEAD + b"A: " + b"b" * 100_000 + b"\r\n\r\n{}"),
    "other challenge": sends(b"HTTP/1.1 401 No\r\nWWW-Authenticate: Negotiate\r\nContent-Length: 0\r\n\r\n"),
    "odd status": sends(b"HTTP/1.1 999 \xff\xfe\r\nContent-Length: 0\r\n\r\n"),
    "ftp": sends(b"HTTP/1.1 302 Found\r\nLocation: ftp://127.0.0.1:1/x\r\nContent-Length: 0\r\n\r\n"),
    "file": sends(b"HTTP/1.1 302 Found\r\nLocation: file:///etc/hostname\r\nContent-Length: 0\r\n\r\n"),
    "data": sends(b"HTTP/1.1 303 Found\r\nLocation: data:text/plain,x\r\nContent-Length: 0\r\n\r\n"),
    "round": sends(b"HTTP/1.1 302 Found\r\nLocation: /sparql\r\nContent-Length: 0\r\n\r\n"),
    "nowhere": sends(b"HTTP/1.1 302 Found\r\nLocation: http://[::1\r\nContent-Length: 0\r\n\r\n"),
    "no port": sends(b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:abc/\r\nContent-Length: 0\r\n\r\n"),
    "control": sends(answers(b"\x1b[2J\x1b]0;title\x07\r\nall\nis well", "400 Bad")),
}


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_answer_is_told_in_a_line(broken: str, asked: str) -> None:
    with serving(BROKEN[broken]) as url, pytest.raises(QueryError) as caught:
        ASKED[asked](url)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 600


def part(*headers: bytes, status: str = "200 OK") -> Behaviour:
    """An answer with a row and no fault but that its head says that there would be more."""
    whole = answers(rows({"s": "a:b"}), status)
    return sends(whole.replace(b"\r\n", b"\r\n" + b"".join(header + b"\r\n" for header in headers), 1))


PARTS = {
    "time is over": (
        part(b"X-SQL-State: S1TAT", b"X-SQL-Message: RC...: Returning incomplete results.  Activity:    225 rnd"),
        "RC...: Returning incomplete results; ask for less, or give the server more time",
    ),
    "rows": (part(b"X-SPARQL-MaxRows: 10000"), "at most 10000 rows"),
    "status": (part(status="206 Partial Content"), "206 Partial Content"),
    "control": (part(b"X-SQL-State: \x1b[2J"), "ask for less"),
}


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("less", PARTS)
def test_a_part_of_an_answer_is_none(less: str, asked: str) -> None:
    behaviour, told = PARTS[less]
    with serving(behaviour) as url, pytest.raises(QueryError, match="gives a part of its answer only") as caught:
        ASKED[asked](url)
    assert told in str(caught.value)
    assert str(caught.value).isprintable()


def test_other_headers_say_nothing_of_a_part() -> None:
    with serving(part(b"X-Exec-Milliseconds: 2385")) as url:
        assert len(list(Endpoint(url, PATIENT).query("SELECT ?s { ?s ?p ?o }"))) == 1  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "url",
    ["ftp://127.0.0.1/x", "ftm://127.0.0.1/x", "ftp:x", "file:///etc/hosts", "data:,x", "//127.0.0.1/x", "127.0.0.1/x",
     "http:///x", "http://[::1/x", "http://127.0.0.1:abc/", "http://a b/", "", "javascript:x", "HTTP\n://a/"],
)  # fmt: skip
def test_only_addresses_of_the_web_are_asked(url: str) -> None:
    good = "http://127.0.0.1:9/sparql"
    for place in (
        lambda: Endpoint(url),
        lambda: Place(url),
        lambda: Place(good, url or "x"),
        lambda: Place(good, "", url or "x"),
    ):
        with pytest.raises(QueryError, match="is no address of"):
            place()


def test_no_other_scheme_is_opened_whoever_asks(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    for url in ((tmp_path / "secret").as_uri(), "ftp://127.0.0.1:9/x", "data:text/plain,secret"):
        with pytest.raises(QueryError, match="unknown url type"):
            web.ask(urllib.request.Request(url), SECONDS)


def test_tls_is_watched_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("openssl is not installed")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = [program, "req", "-x509", "-nodes", "-newkey", "rsa:2048", "-days", "2", "-subj", "/CN=localhost",
               "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(certificate)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with serving(sends(answers(b"<a:b> <a:c> <a:d> .")), context) as url:
        with pytest.raises(QueryError, match=r"does not answer .*CERTIFICATE_VERIFY_FAILED"):
            _send("GET", url, PATIENT)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert _send("GET", url, PATIENT) == b"<a:b> <a:c> <a:d> ."
    with serving(SLOW["headers"], context) as url, pytest.raises(QueryError, match="no answer within 1 seconds"):
        _send("GET", url, SECONDS)


def test_redirects_of_the_web_are_followed() -> None:
    def answer(connection: object, request: bytes) -> None:
        if request.startswith(b"GET /there"):
            return sends(answers(b"<a:b> <a:c> <a:d> ."))(connection, request)  # type: ignore[arg-type]
        return sends(b"HTTP/1.1 302 Found\r\nLocation: /there\r\nContent-Length: 3\r\n\r\nxyz")(connection, request)  # type: ignore[arg-type]

    with serving(answer) as url:
        assert _send("GET", url, PATIENT) == b"<a:b> <a:c> <a:d> ."
