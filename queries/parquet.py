"""Tables as Parquet, by the package pyarrow where it is installed."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from queries.catalog import QueryError


def written(rows: Mapping[str, Sequence[Any]] | Sequence[Mapping[str, Any]]) -> bytes:
    """A table as a Parquet file: its columns by name, or its rows.

    Raises:
        QueryError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet
    except ImportError:
        raise QueryError("Parquet needs the package pyarrow: pip install 'orda[parquet]'") from None
    out = io.BytesIO()
    pyarrow.parquet.write_table(pa.table(rows) if isinstance(rows, Mapping) else pa.Table.from_pylist(rows), out)
    return out.getvalue()
