"""A folder of files, here or in an object store (through fsspec): each file is written whole or not at all."""

from __future__ import annotations

import os
import re
import tempfile
from abc import ABC, abstractmethod
from pathlib import Path
from typing import IO, Any, cast

from extract import storage
from extract.failures import named

_UNFINISHED = re.compile(r"\.orda-.*\.part")


class Folder(ABC):
    """A folder; names in it are paths below it, with ``/``."""

    @abstractmethod
    def names(self) -> set[str]:
        """The files in it, of all depths."""

    @abstractmethod
    def opened(self, name: str) -> IO[bytes]:
        """A file, to be read."""

    @abstractmethod
    def write(self, name: str, content: bytes) -> None:
        """Write a file, whole, instead of the one of this name."""

    @abstractmethod
    def remove(self, name: str) -> None:
        """Remove a file; nothing happens where there is none."""

    def read(self, name: str) -> bytes:
        """What a file holds."""
        with self.opened(name) as handle:
            return handle.read()


def folder(where: str) -> Folder:
    """The folder at a path or at an address of an object store; it is made when something is written."""
    return _Elsewhere(where.rstrip("/")) if storage.is_address(where) else _Here(Path(storage.here(where)))


class _Here(Folder):
    def __init__(self, path: Path) -> None:
        self._path = path.absolute()

    def __str__(self) -> str:
        return str(self._path)

    def names(self) -> set[str]:
        files = (file for file in self._path.rglob("*") if file.is_file())
        return {file.relative_to(self._path).as_posix() for file in files if not _UNFINISHED.fullmatch(file.name)}

    def opened(self, name: str) -> IO[bytes]:
        return (self._path / name).open("rb")

    def write(self, name: str, content: bytes) -> None:
        """Two machines may write the same file at once, as where one is taken for dead: so each has its own part."""
        file = self._path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(".part", ".orda-", file.parent)
        try:
            with os.fdopen(handle, "wb") as written:
                written.write(content)
                written.flush()
                os.fsync(written.fileno())
            os.chmod(part, 0o666 & ~_umask())  # noqa: PTH101 - as other files are
            os.replace(part, file)  # noqa: PTH105
        except OSError as error:
            Path(part).unlink(missing_ok=True)
            raise OSError(error.errno, error.strerror, str(file)) from None

    def remove(self, name: str) -> None:
        (self._path / name).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


class _Elsewhere(Folder):
    """A folder of an object store: an object is put whole by the store itself."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._known: tuple[Any, str] | None = None

    def __str__(self) -> str:
        return self._address

    def __getstate__(self) -> str:  # each process has a connection of its own
        return self._address

    def __setstate__(self, address: str) -> None:
        self._address, self._known = address, None

    def names(self) -> set[str]:
        store, path = self._store()
        store.invalidate_cache()
        try:
            found = store.find(path)
        except FileNotFoundError:
            return set()
        except Exception as error:
            raise self._told(error) from error
        beginning = path.strip("/") + "/"
        return {name.strip("/").removeprefix(beginning) for name in found}

    def opened(self, name: str) -> IO[bytes]:
        store, path = self._store()
        try:
            return cast(IO[bytes], store.open(f"{path}/{name}", "rb"))
        except Exception as error:
            raise self._told(error) from error

    def write(self, name: str, content: bytes) -> None:
        store, path = self._store()
        try:
            store.pipe_file(f"{path}/{name}", content)
        except Exception as error:
            raise self._told(error) from error

    def remove(self, name: str) -> None:
        store, path = self._store()
        try:
            store.rm_file(f"{path}/{name}")
        except FileNotFoundError:
            pass
        except Exception as error:
            raise self._told(error) from error

    def _store(self) -> tuple[Any, str]:
        if self._known is None:
            self._known = storage.filesystem(self._address)
        return self._known

    def _told(self, error: Exception) -> OSError:
        return OSError(f"{self._address}: {named(error)}; {storage.MEND}")
