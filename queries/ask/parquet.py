"""Tables as Parquet, by the package pyarrow where it is installed."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from queries.ask.catalog import QueryError


def written(columns: Mapping[str, Sequence[Any]]) -> bytes:
    """A table as a Parquet file.

    Args:
        columns: the values of each column, by its name.

    Raises:
        QueryError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet
    except ImportError:
        raise QueryError("Parquet needs the package pyarrow: pip install 'orda[parquet]'") from None
    out = io.BytesIO()
    pyarrow.parquet.write_table(pa.table(columns), out)
    return out.getvalue()
