"""What axe finds wrong with a page: WCAG 2.2 A and AA, and what is good practice."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe

# A colour on its way from light to dark has a contrast that nobody reads.
_SETTLED = """async () => {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  await Promise.allSettled(document.getAnimations().map((one) => one.finished));
}"""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Any) -> list[tuple[str, str]]:
    """Each rule that is broken once nothing moves any more, with the first element that breaks it."""
    page.evaluate(_SETTLED)
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [(rule["id"], rule["nodes"][0]["html"][:200]) for rule in found]
