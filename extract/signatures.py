"""What a file is by its first bytes, where it is no text: so that a PDF named ``.txt`` is called one."""

from __future__ import annotations

_BEGINNINGS = (
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Office document of before 2007"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"ID3\3", "a sound recording"),
    (b"ID3\4", "a sound recording"),
    (b"OggS\0", "a sound recording"),
    (b"SQLite format 3\0", "a SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\0", "a program"),
)
_RIFF = ((b"WEBP", "a WebP image"), (b"WAVE", "a sound recording"), (b"AVI ", "a video"))  # from byte 8 on
_ZIPPED = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel table"),
    (b"ppt/", "a PowerPoint presentation"),
    (b"opendocument.text", "an OpenDocument text"),
    (b"opendocument.", "an OpenDocument file"),
    (b"epub+zip", "an EPUB book"),
)
LOOKED_AT = 4096  # bytes


def kind(data: bytes) -> str | None:
    """What a file that is no text is ("a PDF document"), or None where it may be text.

    Args:
        data: the file's bytes; only the first ``LOOKED_AT`` are looked at.
    """
    head = data[:LOOKED_AT]
    if (name := _known(head)) is not None:
        return f"{name}, a binary file"
    return "a binary file" if b"\0" in head else None


def _known(head: bytes) -> str | None:
    if head.startswith(b"PK\x03\x04"):
        return next((name for words, name in _ZIPPED if words in head), "a ZIP archive")
    if head.startswith(b"RIFF"):
        return next((name for words, name in _RIFF if head[8:12] == words), None)
    if head.startswith(b"\0\0\0") and head[4:8] == b"ftyp":
        return "a video or a photograph"
    if head.startswith(b"BZh") and head[4:10] == b"1AY&SY":
        return "a bzip2 archive"
    return next((name for beginning, name in _BEGINNINGS if head.startswith(beginning)), None)
