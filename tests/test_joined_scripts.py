"""The joining of ES modules, and the modules of the explorer's page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from queries.pictures.explorer import TEMPLATES, explore
from queries.pictures.modules import ModuleError, joined
from tests.gold_graph import sample_store
from tests.test_explorer_browser import until


def _write(folder: Path, modules: Mapping[str, str]) -> Path:
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder


MODULES = {
    "main": 'import { greet } from "./greeting.js";\nimport { name } from "./name.js";\n\nwindow.said = greet(name);\n',
    "greeting": 'import { name, loud } from "./name.js";\n\n'
    "const name_ = loud;\nexport const greet = (whom) => name_(`${whom} ${name}`);\n",
    "name": 'const own = "orda";\nexport const name = own;\nexport function loud(text) {\n'
    "  return text.toUpperCase();\n}\n",
    "unused": "throw new Error();\n",
}


def test_modules_stand_after_what_they_import(tmp_path: Path) -> None:
    script = joined(_write(tmp_path, MODULES), "main")
    assert re.findall(r"^\{ // (.*)$", script, re.MULTILINE) == ["name.js", "greeting.js", "main.js"]


@pytest.mark.browser
def test_modules_see_what_they_import_and_nothing_else(browser: Any, tmp_path: Path) -> None:
    page = browser.new_page()
    page.add_script_tag(content=joined(_write(tmp_path, MODULES), "main"), type="module")
    until(page, "window.said")  # a module runs when the page comes to it
    assert page.evaluate("window.said") == "ORDA ORDA"
    assert page.evaluate("[typeof name_, typeof own, typeof greet, typeof modules]") == ["undefined"] * 4
    page.close()
    prying = "try {\n  window.said = greet(own);\n} catch (error) {\n  window.said = error.message;\n}\n"
    _write(tmp_path, {"main": 'import { greet } from "./greeting.js";\n\n' + prying})
    page = browser.new_page()
    page.add_script_tag(content=joined(tmp_path, "main"), type="module")
    until(page, "window.said")  # a module runs when the page comes to it
    assert page.evaluate("window.said") == "own is not defined"
    page.close()


@pytest.mark.parametrize(
    ("modules", "message"),
    [
        ({"main": 'import { a } from "./none.js";'}, "main.js imports none.js, which is not in"),
        ({"main": 'import { a } from "./one.js";', "one": "const a = 1;"}, "main.js: one.js exports no “a”"),
        (
            {"main": 'import { a } from "./one.js";', "one": 'import { b } from "./two.js";\nexport const a = b;',
             "two": 'import { a } from "./one.js";\nexport const b = () => a;'},
            "in a circle: one.js → two.js → one.js",
        ),
        ({"main": 'import { a } from "./main.js";\nexport const a = 1;'}, "in a circle: main.js → main.js"),
        ({"main": '\nimport a from "./one.js";'}, "main.js, line 2: imports and exports are written otherwise"),
        ({"main": 'import "./one.js";'}, "main.js, line 1: imports and exports are written otherwise"),
        ({"main": "export let a = 1;"}, "main.js, line 1: imports and exports are written otherwise"),
        ({"main": "export default 1;"}, "main.js, line 1: imports and exports are written otherwise"),
        ({"main": 'const a = "</SCRIPT>";'}, "main.js, line 1: this would end the page's script"),
    ],
)  # fmt: skip
def test_what_cannot_be_joined_is_told_in_a_line(tmp_path: Path, modules: dict[str, str], message: str) -> None:
    with pytest.raises(ModuleError) as told:
        joined(_write(tmp_path, modules), "main")
    assert message in str(told.value)
    assert "\n" not in str(told.value)


def test_the_entry_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ModuleError, match=r"the page imports main\.js"):
        joined(tmp_path, "main")


# ---- the explorer's own


def test_every_module_is_of_the_page_and_uses_what_it_imports() -> None:
    script = joined(TEMPLATES, "main")
    assert set(re.findall(r"^\{ // (.*)$", script, re.MULTILINE)) == {file.name for file in TEMPLATES.glob("*.js")}
    for file in TEMPLATES.glob("*.js"):
        text = file.read_text(encoding="utf-8")
        body = re.sub(r"^(import .*|\s*//.*)$", "", text, flags=re.MULTILINE)
        for names in re.findall(r"^import \{ (.*) \} from", text, re.MULTILINE):
            for name in names.split(", "):
                assert re.search(rf"(?<![\w$]){name}\b", body), (file.name, name)


def test_no_module_takes_the_browsers_own_find_for_ours() -> None:
    """``window.find`` searches the page: who forgets to import ours would get it without an error."""
    for file in TEMPLATES.glob("*.js"):
        text = file.read_text(encoding="utf-8")
        if re.search(r"(?<![\w$.])(?<!async )find\(", text) and file.stem != "dom":
            assert re.search(r'^import \{ .*\bfind\b.* \} from "\./dom\.js";$', text, re.MULTILINE), file.name


class _Quiet(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".js": "text/javascript"}

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.mark.browser
def test_a_browser_that_joins_the_modules_itself_shows_the_same(browser: Any, tmp_path: Path) -> None:
    """They are modules as the standard has them, whoever joins them."""
    html = explore(sample_store()).html
    (tmp_path / "joined.html").write_text(html, encoding="utf-8")
    apart = re.sub(
        r'<script type="module">.*?</script>', '<script type="module" src="main.js"></script>', html, flags=re.DOTALL
    )
    apart = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", apart)
    (tmp_path / "apart.html").write_text(apart, encoding="utf-8")
    for file in TEMPLATES.glob("*.js"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    shown = []
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(tmp_path))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        for name in ("joined", "apart"):
            page, wrong = browser.new_page(), []
            page.on("pageerror", lambda error, wrong=wrong: wrong.append(str(error)))
            page.goto(f"http://127.0.0.1:{server.server_port}/{name}.html")
            until(page, "window.orda?.data.texts")
            shown.append(page.evaluate("[...orda.state.now.shown].map(([id, at]) => [id, at.x, at.y])"))
            assert wrong == []
            page.close()
        server.shutdown()
    assert shown[0] == shown[1]
    assert len(shown[0]) > 10
