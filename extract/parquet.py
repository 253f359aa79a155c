"""Rows of a Parquet file as records, some at a time; a cell or a group of rows that is broken costs only itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from extract.failures import named
from extract.metadata import KEYS

_AT_ONCE = 64  # rows


class NoTableError(ValueError):
    """The file is no Parquet, or has no texts; the message says what to do."""


def rows(handle: IO[bytes]) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """The rows that a file has, counted from 1, with the columns that articles have; for a broken one, what is wrong.

    Raises:
        NoTableError: no row can be read.
    """
    try:
        import pyarrow as pa
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise NoTableError('Parquet needs pyarrow; pip install "orda[parquet]"') from None
    try:
        table = ParquetFile(handle)
        names = table.schema_arrow.names
    except (pa.ArrowException, OSError, UnicodeError) as error:  # names of columns may be of any bytes
        raise NoTableError(f"no Parquet ({named(error)}); write it again") from None
    if "text" not in names:
        raise NoTableError(f'has no column "text", but {", ".join(names)}; rename the one that holds the texts')
    columns, number = [name for name in names if name in KEYS], 0
    for group in range(table.num_row_groups):
        first, number = number + 1, number + table.metadata.row_group(group).num_rows
        begun = first
        try:
            for batch in table.iter_batches(_AT_ONCE, row_groups=[group], columns=columns):
                for row in range(batch.num_rows):
                    yield begun + row, _row(batch, row)
                begun += batch.num_rows
        except (pa.ArrowException, OSError) as error:
            yield begun, f"the rows from here to {number} cannot be read ({named(error)}); write the file again"


def _row(batch: Any, row: int) -> dict[str, Any] | str:
    try:
        return {name: batch.column(name)[row].as_py() for name in batch.schema.names}
    except (ValueError, OverflowError) as error:  # no UTF-8, a date that no calendar has
        return f"cannot be read ({named(error)}); mend it or remove it"
