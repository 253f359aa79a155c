"""ES modules joined into one script, for a page that loads nothing.

Each module becomes a block of its own, in the order that the imports ask for, so that no module sees what it does not
import. What is exported never changes its value (``const``, functions, classes), so handing it on is all that it takes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_IMPORT = re.compile(r'import \{ (\w+(?:, \w+)*) \} from "\./([\w-]+)\.js";')
_EXPORT = re.compile(r"export ((?:const|(?:async )?function|class) (\w+).*)")
_ENDS = re.compile(r"</script|<!--", re.IGNORECASE)  # what may not stand within a script element


class ModuleError(ValueError):
    """The modules cannot be joined; the message names the file and what is wrong, in one line."""


@dataclass(frozen=True, slots=True)
class Module:
    """A module, read.

    Attributes:
        name: its file's, without the ending.
        imports: the names that it takes, by module, in the order of its lines.
        exports: the names that it gives.
        body: its lines without imports and the word ``export``.
    """

    name: str
    imports: Mapping[str, tuple[str, ...]]
    exports: tuple[str, ...]
    body: str


def joined(folder: Path, entry: str) -> str:
    """A module and all that it imports, as one script of type ``module``.

    Args:
        folder: where the modules are.
        entry: the name of the module that the page runs.

    Raises:
        ModuleError: a module or a name that is imported is not there, modules import each other in a circle, or a line
            is written otherwise than ``import { a, b } from "./name.js";`` or ``export const a``.
    """
    found: dict[str, Module] = {}
    _visit(folder, entry, (), found)
    return "const modules = {};\n" + "".join(map(_block, found.values()))


def _visit(folder: Path, name: str, path: tuple[str, ...], found: dict[str, Module]) -> None:
    """Find a module after all that it imports, as browsers do.

    Args:
        folder: where the modules are.
        name: the module's.
        path: the modules on the way from the entry to it.
        found: the modules found so far, by name.
    """
    if name in found:
        return
    if name in path:
        circle = " → ".join(f"{one}.js" for one in (*path[path.index(name) :], name))
        raise ModuleError(f"the modules import each other in a circle: {circle}")
    module = _read(folder / f"{name}.js", f"{path[-1]}.js" if path else "the page")
    for origin, names in module.imports.items():
        _visit(folder, origin, (*path, name), found)
        if missing := [taken for taken in names if taken not in found[origin].exports]:
            raise ModuleError(f"{name}.js: {origin}.js exports no “{missing[0]}”")
    found[name] = module


def _read(file: Path, importer: str) -> Module:
    if not file.exists():
        raise ModuleError(f"{importer} imports {file.name}, which is not in {file.parent}")
    imports: dict[str, tuple[str, ...]] = {}
    exports: list[str] = []
    body = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if _ENDS.search(line):
            raise ModuleError(f"{file.name}, line {number}: this would end the page's script: {line.strip()}")
        if found := _IMPORT.fullmatch(line):
            imports[found[2]] = tuple(found[1].split(", "))
            continue
        if found := _EXPORT.fullmatch(line):
            exports.append(found[2])
            line = found[1]
        elif re.match(r"(import|export)\b", line):
            raise ModuleError(f"{file.name}, line {number}: imports and exports are written otherwise: {line}")
        body.append(line)
    return Module(file.stem, imports, tuple(exports), "\n".join(body))


def _block(module: Module) -> str:
    """A module as a block: what it imports, itself, and what it exports."""
    taken = "".join(f"const {{ {', '.join(names)} }} = modules.{name};\n" for name, names in module.imports.items())
    given = f"modules.{module.name} = {{ {', '.join(module.exports)} }};\n" if module.exports else ""
    return f"{{ // {module.name}.js\n{taken}{module.body}\n{given}}}\n"
