"""Which exchange format writes what, and where to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from graph.files import write_whole
from queries.ask.source import Source
from queries.exchange import money as ftm
from queries.exchange import networks, places, popolo, tables
from queries.exchange.content import Content

FILES: dict[str, Callable[[Content], bytes]] = {
    "graphml": networks.graphml,
    "gexf": networks.gexf,
    "geojson": places.geojson,
    "ftm": ftm.money,
    "popolo": popolo.popolo,
}
FOLDERS: dict[str, Callable[[Content], dict[str, bytes]]] = {
    "csv": tables.as_csv,
    "parquet": tables.as_parquet,
    "neo4j": tables.as_neo4j,
}


def write(source: Source, target: Path, form: str, language: str = "en") -> list[Path]:
    """Write a store in an exchange format: one file, or a folder of tables.

    Args:
        source: a store, or anything else that can be asked.
        target: the file or folder.
        form: a key of ``FILES`` or ``FOLDERS``.
        language: to name things in.

    Returns:
        The files written.

    Raises:
        OSError: they cannot be written.
        QueryError: the format needs a package that is not installed.
    """
    content = Content(source, language)
    if form in FOLDERS:
        found = {target / name: data for name, data in FOLDERS[form](content).items()}
        target.mkdir(parents=True, exist_ok=True)
    else:
        found = {target: FILES[form](content)}
    for file, data in found.items():
        write_whole(file, data)
    return list(found)
