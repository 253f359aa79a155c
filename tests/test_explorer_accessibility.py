"""The explorer is usable by whoever hears it or cannot tell colours: axe finds nothing, in light and in dark."""

from __future__ import annotations

import pytest

from tests.axe import violations
from tests.explorer_reader import Opener

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("size", "scheme"),
    [
        ((1440, 900), "light"),
        ((390, 844), "dark"),
        pytest.param((1440, 900), "dark", marks=pytest.mark.slow),
        pytest.param((390, 844), "light", marks=pytest.mark.slow),
    ],
)
def test_axe_finds_nothing(reader: Opener, scheme: str, size: tuple[int, int]) -> None:
    one = reader(color_scheme=scheme, viewport={"width": size[0], "height": size[1]})
    assert violations(one.page) == []
    one.find("Kassym-Jomart Tokayev")
    assert violations(one.page) == []
    one.ask("orda.actions.openLink([...orda.picture.groups.keys()][0])")
    assert violations(one.page) == []
    one.ask("orda.actions.openArticle(0)")
    assert violations(one.page) == []
    one.ask("orda.actions.compare({ one: '2019', other: '2023' })")
    assert violations(one.page) == []
    one.page.keyboard.press("t")
    one.page.fill("#query", "a")
    assert violations(one.page) == []


@pytest.mark.parametrize("dialog", ["views", "export", "help"])
def test_axe_finds_nothing_in_dialogues(reader: Opener, dialog: str) -> None:
    one = reader()
    one.ask("id => document.getElementById(id).showModal()", dialog)
    assert violations(one.page) == []
