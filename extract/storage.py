"""Files of this machine and of object stores (S3, Google, Azure, HDFS), found and opened in one way, through fsspec.

Nothing is fetched but what is asked for by its address; credentials are found by fsspec's own ways. A page's address
(``https://…``) is none of an object store.
"""

from __future__ import annotations

import glob
import gzip
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path, PurePosixPath
from typing import IO, Any, cast

from extract import files
from extract.failures import named
from extract.files import ENDINGS, File, Problem, ending

PROTOCOLS = ("abfs", "abfss", "az", "gcs", "gs", "hdfs", "memory", "s3", "s3a")

_ADDRESS = re.compile(rf"({'|'.join(PROTOCOLS)})://(?!.*::)")  # fsspec would take what follows :: for another address
_HERE = "file://"
MEND = "check the address, the network and the credentials"  # where an object store cannot be read or written


class StorageError(ValueError):
    """What a kind of object store needs is not installed; the message says what to do."""


def is_address(path: str) -> bool:
    """Is it an address in an object store?"""
    return _ADDRESS.match(path) is not None


def here(path: str) -> str:
    """A path of this machine, which may be written as an address."""
    return path.removeprefix(_HERE)


def find(path: str) -> Iterator[File | Problem]:
    """The files that a path or an address means, in a stable order, and what is wrong with others.

    Args:
        path: a file, a folder or a glob pattern, here (see ``extract.files.find``) or in an object store.
    """
    if not is_address(path):
        yield from files.find(here(path))
        return
    try:
        found = list(_found(path))
    except StorageError as error:
        yield Problem(path, str(error))
        return
    except Exception as error:  # each store has its own
        yield Problem(path, f"cannot be read ({named(error)}); {MEND}")
        return
    if not found:
        yield Problem(path, "there is no such object, or none below it ends in " + ", ".join(ENDINGS))
    yield from found


def _found(address: str) -> Iterator[File]:
    storage, path = filesystem(address)
    storage.invalidate_cache()
    protocol, there = address.partition("://")[0], _path(path)
    if glob.has_magic(path):
        root = Path(*takewhile(lambda part: not glob.has_magic(part), there.parts))
        names = [name for name, said in storage.glob(path, detail=True).items() if said["type"] == "file"]
    elif storage.isfile(path):
        root, names = there.parent, [path]
    else:
        root = there
        names = [name for name in storage.find(path) if ending(name) and not _hidden(_path(name), root)]
    yield from (File(_path(name), root, protocol) for name in sorted(names))


def _path(name: str) -> Path:
    """An object's name as a path: the bucket is its first folder."""
    return Path("/" + name.strip("/"))


def _hidden(path: PurePosixPath | Path, root: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(root).parts)


def filesystem(address: str) -> tuple[Any, str]:
    """The object store of an address, as fsspec knows it, and what it calls the address.

    Raises:
        StorageError: fsspec, or what it needs for this store, is not installed.
    """
    try:
        from fsspec.core import url_to_fs

        return cast("tuple[Any, str]", url_to_fs(address))
    except ImportError as error:
        protocol, said = address.partition("://")[0], str(error).rstrip(".")
        raise StorageError(
            f'{protocol}:// needs a package ({said}); pip install "orda[remote]" has fsspec and S3'
        ) from None


def size(file: File) -> int:
    """How many bytes a file has, as it is stored."""
    if not file.protocol:
        return file.path.stat().st_size
    storage, path = filesystem(file.where)
    return int(storage.size(path))


@contextmanager
def opened(file: File) -> Iterator[IO[bytes]]:
    """A file's bytes, those of one that ends in ``.gz`` expanded; but for a web archive, which has parts of its own.

    Raises:
        OSError: it cannot be read, or breaks off.
    """
    expanded = file.path.name.lower().endswith(".gz") and file.form != "warc"
    try:
        with _opened(file) as handle:
            yield cast(IO[bytes], gzip.GzipFile(fileobj=handle)) if expanded else handle
    except (EOFError, zlib.error) as error:
        raise OSError(named(error)) from error
    except Exception as error:
        if isinstance(error, OSError) or not file.protocol:
            raise
        raise OSError(named(error)) from error  # each store has its own


@contextmanager
def _opened(file: File) -> Iterator[IO[bytes]]:
    if not file.protocol:
        with file.path.open("rb") as handle:
            yield handle
        return
    storage, path = filesystem(file.where)
    with storage.open(path, "rb") as handle:
        yield handle
