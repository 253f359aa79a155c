"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { nodes, links, articles, kinds, texts } = data;
  const find = (id) => document.getElementById(id);
  const MOST = 40;      // new neighbours shown at a time
  const LONGEST = 30;   // characters of a name in the picture

  const linksOf = nodes.map(() => []);
  links.forEach((link, i) => { linksOf[link.from].push(i); linksOf[link.to].push(i); });
  const across = (link, id) => (link.from === id ? link.to : link.from);
  const neighbours = (id) => [...new Set(linksOf[id].map((i) => across(links[i], id)))];
  const weight = nodes.map((_, id) => neighbours(id).length);

  // Everything that comes from an article enters the page as text, never as markup.
  const element = (tag, text, className) => {
    const node = document.createElement(tag);
    if (text !== undefined) node.textContent = text;
    if (className) node.className = className;
    if (text !== undefined) node.dir = "auto";
    return node;
  };
  const short = (name) => (name.length > LONGEST ? name.slice(0, LONGEST - 1).trimEnd() + "…" : name);

  // ---- the picture: only what is visible is drawn, and nothing moves by itself
  const place = new Map();
  const shownNodes = new vis.DataSet();
  const shownLinks = new vis.DataSet();
  const network = new vis.Network(find("picture"), { nodes: shownNodes, edges: shownLinks }, {
    physics: false,
    interaction: { hover: true, hoverConnectedEdges: false, tooltipDelay: 0, keyboard: false },
    nodes: { shape: "dot", borderWidth: 2, font: { size: 16, color: "#1d2733", strokeWidth: 4, strokeColor: "#ffffff" } },
    edges: { arrows: { to: { enabled: true, scaleFactor: 0.5 } }, selectionWidth: 1, hoverWidth: 1.5 },
  });
  let focus = null;

  const drawNode = (id) => {
    const node = nodes[id], near = focus === null || id === focus || neighbours(focus).includes(id);
    const colour = kinds[node.kind].colour;
    return {
      id, label: short(node.label), size: 8 + 3 * Math.sqrt(weight[id]), ...place.get(id),
      opacity: near ? 1 : 0.2, font: { color: near ? "#1d2733" : "#1d273340", size: id === focus ? 20 : 16 },
      color: { background: colour, border: id === focus ? "#1d2733" : colour, highlight: { background: colour, border: "#1d2733" },
               hover: { background: colour, border: "#1d2733" } },
    };
  };
  const drawLink = (i) => {
    const link = links[i], near = focus === null || link.from === focus || link.to === focus;
    const beside = linksOf[link.from].filter((j) => shownNodes.get(links[j].to) && across(links[j], link.from) === across(link, link.from));
    const turn = beside.indexOf(i);
    return {
      id: i, from: link.from, to: link.to, width: 1 + Math.min(4, Math.log2(1 + link.proof.length)),
      dashes: link.proof.length === 0, color: { color: link.colour, hover: link.colour, highlight: link.colour, opacity: focus === null ? 0.45 : near ? 0.85 : 0.06 },
      smooth: beside.length > 1 ? { type: "curvedCW", roundness: 0.12 + 0.14 * turn } : false,
    };
  };
  const draw = () => {
    const visible = [...place.keys()];
    shownNodes.update(visible.map(drawNode));
    shownLinks.update(links.map((_, i) => i).filter((i) => place.has(links[i].from) && place.has(links[i].to)).map(drawLink));
  };

  // The free spot nearest to the middle entity: rings of candidates, the first that keeps its distance.
  const spot = (middle) => {
    const { x, y } = place.get(middle), taken = [...place.values()];
    for (let ring = 1; ; ring += 1) {
      const radius = 110 + 70 * ring, count = 10 + 6 * ring;
      for (let k = 0; k < count; k += 1) {
        const angle = (2 * Math.PI * k) / count + ring * 0.4;
        const p = { x: Math.round(x + 1.5 * radius * Math.cos(angle)), y: Math.round(y + radius * Math.sin(angle)) };
        if (ring > 30 || taken.every((q) => Math.abs(p.x - q.x) > 150 || Math.abs(p.y - q.y) > 52)) return p;
      }
    }
  };
  const show = (id, beside) => {
    if (!place.has(id)) place.set(id, beside === null ? { x: 0, y: 0 } : spot(beside));
  };
  const expand = (id) => {
    const hidden = neighbours(id).filter((other) => !place.has(other)).sort((a, b) => weight[b] - weight[a] || a - b);
    hidden.slice(0, MOST).forEach((other) => show(other, id));
    return Math.max(0, hidden.length - MOST);
  };
  const choose = (id) => {
    if (!place.has(id)) {
      const known = neighbours(id).find((other) => place.has(other));
      show(id, known === undefined ? null : known);
    }
    focus = id;
    const more = expand(id);
    draw();
    network.selectNodes([id], false);
    network.fit({ nodes: [id, ...neighbours(id).filter((n) => place.has(n))], maxZoomLevel: 1.1, animation: false });
    describe(id, more);
  };
  const reset = () => {
    focus = null;
    shownNodes.clear(); shownLinks.clear(); place.clear();
    data.start.forEach((id) => place.set(id, { x: nodes[id].x, y: nodes[id].y }));
    draw();
    network.unselectAll();
    network.fit({ animation: false });
    find("panel").replaceChildren(element("p", texts.hint), element("p", texts.shown, "kind"));
  };

  // ---- words that prove a link
  const proofOf = ([before, words, after, article]) => {
    const box = element("div", undefined, "proof"), quote = element("blockquote");
    quote.dir = "auto";
    quote.append(before, element("mark", words), after);
    const { title, date, url } = articles[article];
    const cite = element(/^https?:\/\//.test(url) ? "a" : "cite", [title, date].filter(Boolean).join(" · "));
    if (cite.tagName === "A") Object.assign(cite, { href: url, target: "_blank", rel: "noopener noreferrer" });
    box.append(quote, cite);
    return box;
  };
  const proofs = (link, most) => {
    if (link.proof.length === 0) return [element("p", texts.reference, "kind")];
    const shown = link.proof.slice(0, most).map(proofOf);
    if (link.proof.length > most) shown.push(element("p", `+ ${link.proof.length - most} ${texts.more}`, "kind"));
    return shown;
  };
  const describe = (id, more) => {
    const node = nodes[id], panel = find("panel");
    const kind = element("p", [node.type, node.articles ? `${node.articles} ${texts.articles}` : ""].filter(Boolean).join(" · "), "kind");
    const others = node.names.filter((name) => name !== node.label);
    panel.replaceChildren(element("h2", node.label), kind);
    if (others.length) panel.append(element("p", others.slice(0, 8).join(" · "), "kind"));
    for (const i of linksOf[id]) {
      const link = links[i], other = across(link, id), head = element("h3"), jump = element("button", nodes[other].label);
      jump.type = "button";
      jump.addEventListener("click", () => choose(other));
      if (link.from === id) head.append(element("span", `${link.label} → `), jump);
      else head.append(jump, element("span", ` → ${link.label}`));
      panel.append(head, ...proofs(link, 5));
    }
    if (more) {
      const button = element("button", `+ ${more} ${texts.more}`);
      button.type = "button";
      button.addEventListener("click", () => choose(id));
      panel.append(button);
    }
    panel.scrollTop = 0;
  };

  // ---- hovering
  const hover = find("hover");
  const tell = (at, children) => {
    hover.replaceChildren(...children);
    hover.hidden = false;
    const stage = find("stage").getBoundingClientRect(), box = hover.getBoundingClientRect();
    hover.style.left = `${Math.max(4, Math.min(at.x + 16, stage.width - box.width - 4))}px`;
    hover.style.top = `${Math.max(4, Math.min(at.y + 16, stage.height - box.height - 4))}px`;
  };
  network.on("hoverEdge", ({ edge, pointer }) => {
    const link = links[edge];
    tell(pointer.DOM, [element("h3", `${nodes[link.from].label} — ${link.label} → ${nodes[link.to].label}`), ...proofs(link, 2)]);
  });
  network.on("hoverNode", ({ node, pointer }) => {
    tell(pointer.DOM, [element("h3", nodes[node].label), element("div", nodes[node].type, "kind")]);
  });
  for (const event of ["blurEdge", "blurNode", "dragStart", "zoom"]) network.on(event, () => { hover.hidden = true; });
  network.on("click", (event) => { if (event.nodes.length) choose(event.nodes[0]); });
  network.on("dragEnd", ({ nodes: moved }) => {
    for (const [id, position] of Object.entries(network.getPositions(moved))) place.set(Number(id), position);
  });

  // ---- searching all entities, also those not drawn
  const folded = (text) => text.normalize("NFKC").toLowerCase().replaceAll("ё", "е");
  const index = nodes.map((node) => [node.label, ...node.names].map(folded));
  const query = find("query"), hits = find("hits");
  const rank = (id, wanted) => Math.min(...index[id].map((name) => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(` ${wanted}`) ? 2 : name.includes(wanted) ? 3 : 9)));
  const search = () => {
    const wanted = folded(query.value.trim());
    const found = wanted ? nodes.map((_, id) => [rank(id, wanted), -weight[id], id]).filter(([r]) => r < 9) : [];
    found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
    hits.replaceChildren(...found.slice(0, 8).map(([, , id]) => {
      const item = element("li"), button = element("button", undefined), dot = element("span", undefined, "dot");
      dot.style.background = kinds[nodes[id].kind].colour;
      button.type = "button";
      button.append(dot, element("span", nodes[id].label), element("span", nodes[id].type, "kind"));
      button.addEventListener("click", () => { hits.hidden = true; query.value = ""; choose(id); });
      item.append(button);
      return item;
    }));
    if (wanted && !found.length) hits.replaceChildren(element("li", texts.nothing, "kind"));
    hits.hidden = !wanted;
  };
  query.addEventListener("input", search);
  query.addEventListener("keydown", (event) => {
    if (event.key === "Enter") hits.querySelector("button")?.click();
    if (event.key === "Escape") hits.hidden = true;
  });
  find("reset").addEventListener("click", reset);

  find("legend").replaceChildren(...kinds.map(({ label, colour, count }) => {
    const item = element("li"), dot = element("span", undefined, "dot");
    dot.style.background = colour;
    item.append(dot, element("span", label), element("span", count, "kind"));
    return item;
  }));

  reset();
  // For tests, and for whoever opens the console.
  window.orda = { network, choose, nodes, links, place };
})();
