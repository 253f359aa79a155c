"""Files that are written whole or not at all."""

from __future__ import annotations

from pathlib import Path


def write_whole(file: Path, content: bytes) -> None:
    """Write a file; where that fails, nothing of it is left, and what stood there before stays.

    Raises:
        OSError: it cannot be written; the error names ``file``.
    """
    part = file.with_name(file.name + ".part")
    try:
        part.write_bytes(content)
        part.replace(file)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(file)) from None
