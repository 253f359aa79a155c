"""Inputs for targets as hypothesis makes them: of any bytes, and of seeds that are cut, joined and spoilt."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

LONGEST = 4_000  # bytes of an input

# What parsers are likely to stumble over.
_TOKENS = [
    b"\x00", b"\xff", b"\xef\xbb\xbf", b"\r\n", b"\n\n", b'"', b"'", b"\\", b"\\u0000", b"<", b">", b"<!--", b"&#0;",
    b"[" * 200, b"{" * 200, b"(" * 200, b"-1", b"1e999", b"NaN", b"9" * 40, b"0000", b"\xe2\x80\xa8", b"\xcc\x81",
    b"\xe2\x80\xae",
    b"\xd9\xa3", "İ".encode(), "ß".encode(), "ſ".encode(), "№".encode(), "«".encode(), "»".encode(),
    "½".encode(), "²".encode(), "–".encode(), "\u00ad".encode(), "\U0001d7d9".encode(), "ﬁ".encode(),
    b"%", b"\xed\xa0\x80", b" ", b".",
]  # fmt: skip


@st.composite
def spoilt(draw: st.DrawFn, seeds: Sequence[bytes]) -> bytes:
    """A seed, or parts of two, with a few places spoilt."""
    one, other = draw(st.sampled_from(seeds)), draw(st.sampled_from(seeds))
    data = bytearray(one if draw(st.booleans()) else one[: draw(_within(one))] + other[draw(_within(other)) :])
    for _ in range(draw(st.integers(0, 4))):
        start = draw(_within(data))
        end = min(len(data), start + draw(st.integers(0, 8)))
        data[start:end] = draw(
            st.one_of(st.sampled_from(_TOKENS), st.binary(max_size=6), st.just(bytes(data[start:end]) * 3))
        )
    return bytes(data[:LONGEST])


def _within(data: bytes | bytearray) -> st.SearchStrategy[int]:
    return st.integers(0, len(data))


def inputs(seeds: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """Inputs of any kind, most of them near to seeds."""
    texts = st.tuples(st.binary(min_size=1, max_size=1), st.text(max_size=400)).map(
        lambda t: t[0] + t[1].encode("utf-8", "ignore")
    )
    return st.one_of(spoilt(seeds), spoilt(seeds), spoilt(seeds), texts, st.binary(max_size=LONGEST))
