"""A network whose every word tries to break out of the page."""

from __future__ import annotations

import networkx as nx

HOSTILE = [
    "<script>window.ran = 1</script>",
    "</script><img src=x onerror='window.ran = 2'>",
    "\"><svg onload=window.ran=3>' -- \\u003c &amp;",
    "שלום \u202e txt.exe",
    "href=javascript:window.ran=4 {{ 7 * 7 }} {% raw %}",
    "𝔸 very long name " * 40,
]


def hostile_graph() -> nx.MultiDiGraph[str]:
    """Entities, links, articles and addresses of hostile text."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for number, name in enumerate(HOSTILE):
        graph.add_node(
            str(number), label=name, names=[name, f"other {name}"], type="Person", type_label=name, base="Person",
            colour="#0072b2", articles=1, mentioned_in=["a"],
        )  # fmt: skip
    for number, name in enumerate(HOSTILE[1:]):
        proof = {"before": name, "words": name, "after": name, "article": "a", "title": name, "date": "2024",
                 "source": "javascript:window.ran=5", "rule": name, "confidence": 0.5}  # fmt: skip
        graph.add_edge(
            "0", str(number + 1), f"f{number}", relation="visit", label=name, colour="#cc6677", evidence=[proof],
            fact=name, details=[(name, name)],
        )  # fmt: skip
    graph.graph["articles"] = {
        "a": {"title": HOSTILE[1], "date": "2024", "source": "javascript:window.ran=6", "text": "\n".join(HOSTILE)}
    }
    return graph
