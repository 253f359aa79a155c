// The view as a file: picture, tables, graph, and the question to a SPARQL endpoint that gives it.
import { actions } from "./actions.js";
import { data } from "./data.js";
import { dom, find } from "./dom.js";
import { layouts } from "./layouts.js";
import { picture } from "./picture.js";
import { settings } from "./settings.js";
import { state } from "./state.js";
import { table } from "./table.js";
import { views } from "./views.js";
import { words } from "./words.js";

const links = () => [...picture.groups.values()].flatMap((line) => line.links);
const save = (name, content, type) => {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const anchor = dom.element("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};
const { iri } = data;
const factIri = (fact) => (data.facts.id[fact] ? data.namespaces.id + data.facts.id[fact] : "");

const png = () => {
  const canvas = document.querySelector("#picture canvas"), copy = dom.element("canvas", { width: canvas.width, height: canvas.height }), ctx = copy.getContext("2d");
  ctx.fillStyle = picture.colours.paper;
  ctx.fillRect(0, 0, copy.width, copy.height);
  ctx.drawImage(canvas, 0, 0);
  copy.toBlob((blob) => save("orda.png", blob), "image/png");
};

// The corners of each class's sign, around its middle, in parts of its size.
const CORNERS = {
  square: [[-1, -1], [1, -1], [1, 1], [-1, 1]], diamond: [[0, -1], [1, 0], [0, 1], [-1, 0]], triangle: [[0, -1], [1, 0.73], [-1, 0.73]],
  hexagon: [0, 1, 2, 3, 4, 5].map((n) => [Math.cos((n * Math.PI) / 3), Math.sin((n * Math.PI) / 3)]),
  star: [...Array(10).keys()].map((n) => [Math.sin((n * Math.PI) / 5), -Math.cos((n * Math.PI) / 5)].map((v) => v * (n % 2 ? 0.45 : 1))),
};
const sign = (base, { x, y }, size, look) => {
  const corners = CORNERS[dom.SHAPES[base]];
  return corners ? dom.shape("polygon", { points: corners.map(([a, b]) => `${Math.round(x + a * size)},${Math.round(y + b * size)}`).join(" "), ...look }) : dom.shape("circle", { cx: x, cy: y, r: size, ...look });
};
const svg = () => {
  const ids = actions.visible(), { shown, layout } = state.now, { paper, ink, land, coast } = picture.colours, at = (id) => shown.get(id);
  const xs = ids.map((id) => at(id).x), ys = ids.map((id) => at(id).y), left = Math.min(...xs, 0) - 120, top = Math.min(...ys, 0) - 70;
  const root = dom.shape("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `${left} ${top} ${Math.max(...xs, 0) + 120 - left} ${Math.max(...ys, 0) + 90 - top}`, "font-family": "system-ui, Noto Sans, sans-serif", "font-size": "15" });
  const titled = (shape, text) => { const title = dom.shape("title", {}); title.textContent = text; shape.prepend(title); return shape; };
  root.append(titled(dom.shape("rect", { x: left, y: top, width: "100%", height: "100%", fill: paper }), words.title()));
  if (layout === "map" && picture.shapes) {
    for (const { rings } of picture.shapes) {
      const d = rings.map((ring) => `M${ring.map(([lon, lat]) => { const p = layouts.project([lat, lon]); return `${Math.round(p.x)} ${Math.round(p.y)}`; }).join("L")}Z`).join("");
      root.append(dom.shape("path", { d, fill: land, stroke: coast, "stroke-width": 2 }));
    }
  }
  for (const line of picture.groups.values()) {
    const a = at(line.a), b = at(line.b);
    root.append(titled(dom.shape("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y, stroke: picture.lined(data.kinds[line.kind].colour), "stroke-width": 1.6, "stroke-opacity": 0.6 }), data.kindLabel(line.kind)));
  }
  for (const id of ids) {
    const p = at(id), size = picture.radius(id), box = picture.boxes.get(id), text = dom.shape("text", { "text-anchor": { left: "start", right: "end" }[box?.align] ?? "middle", "font-size": box?.size ?? 15, fill: ink, stroke: paper, "stroke-width": 3, "paint-order": "stroke" });
    (box?.lines ?? []).forEach((row, i) => { const span = dom.shape("tspan", { x: box.x, y: box.top + box.size * (0.95 + 1.18 * i) }); span.textContent = row; text.append(span); });
    root.append(titled(sign(data.base(id), p, size, { fill: picture.fill(id), stroke: picture.outlined(picture.fill(id)), "stroke-width": 1.5 }), `${data.label(id)}: ${data.type(id)}`), text);
  }
  return new XMLSerializer().serializeToString(root);
};

// A cell that a spreadsheet would take for a formula is kept text by an apostrophe; which those are, cells.py says.
const formula = new RegExp(settings.formula);
const cell = (value) => { const text = formula.test(value) ? `'${value}` : String(value); return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text; };
const csv = (rows) => `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
const entitiesCsv = () => csv([["id", ...table.columns.entities.map(([key]) => words.say(`column-${key}`))], ...actions.visible().map((id) => [iri(id), ...table.columns.entities.map(([, value]) => value(id))])]);
const linksCsv = () => csv([[...table.columns.links.map(([key]) => words.say(`column-${key}`)), words.say("column-fact"), words.say("column-words"), words.say("column-article"), words.say("column-address")],
  ...links().flatMap((link) => {
    const fact = data.links.fact[link], row = [...table.columns.links.map(([, value]) => value(link)), factIri(fact)], own = data.proofsOf(fact);
    return own.length ? own.map((proof) => { const n = data.proofs.article[proof]; return [...row, data.quote(proof)[1], data.articles.title[n], data.articles.source[n] ?? ""]; }) : [[...row, "", "", ""]];
  })]);

const graphml = () => {
  const ns = "http://graphml.graphdrawing.org/xmlns", doc = document.implementation.createDocument(ns, "graphml"), root = doc.documentElement;
  const add = (to, tag, attributes, text) => { const node = doc.createElementNS(ns, tag); for (const [k, v] of Object.entries(attributes)) node.setAttribute(k, v); if (text !== undefined) node.textContent = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ""); to.append(node); return node; };
  for (const [id, of, type] of [["label", "node", "string"], ["type", "node", "string"], ["x", "node", "double"], ["y", "node", "double"], ["relation", "edge", "string"], ["date", "edge", "string"], ["confidence", "edge", "double"], ["fact", "edge", "string"]]) add(root, "key", { id, for: of, "attr.name": id, "attr.type": type });
  const graph = add(root, "graph", { id: "orda", edgedefault: "directed" });
  for (const id of actions.visible()) {
    const node = add(graph, "node", { id: iri(id) }), p = state.now.shown.get(id);
    for (const [key, value] of [["label", data.label(id)], ["type", data.type(id)], ["x", String(p.x)], ["y", String(-p.y)]]) add(node, "data", { key }, value);
  }
  links().forEach((link, i) => {
    const edge = add(graph, "edge", { id: `e${i}`, source: iri(data.links.from[link]), target: iri(data.links.to[link]) });
    for (const [key, value] of [["relation", data.kindLabel(data.links.kind[link])], ["date", data.dates[link]], ["confidence", String(data.sure[link].toFixed(3))], ["fact", factIri(data.links.fact[link])]]) if (value) add(edge, "data", { key }, value);
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(doc)}`;
};

// The links between the entities of this view, asked of a store.
const sparql = () => {
  const term = (id) => `<${iri(id).replace(/[<>"{}|\\^`\s]/g, encodeURIComponent)}>`, ids = actions.visible().map(term).join(" ");
  const kinds = [...new Set(links().map((link) => data.links.kind[link]))].sort((a, b) => a - b);
  const one = (kind) => `  { ${data.kinds[kind].pattern} BIND ("${data.kinds[kind].name}" AS ?relation) }`;
  if (!kinds.length) return `SELECT ?entity ?class WHERE {\n  VALUES ?entity { ${ids} }\n  ?entity a ?class\n}`;
  return `SELECT DISTINCT ?one ?relation ?other ?fact WHERE {\n  VALUES ?one { ${ids} }\n  VALUES ?other { ${ids} }\n${kinds.map(one).join("\n  UNION\n")}\n}\nORDER BY ?one ?relation ?other`;
};
const show = () => { find("sparql").value = sparql(); };
export const exports_ = {
  svg, entitiesCsv, linksCsv, graphml, sparql,
  start() {
    const on = (id, run) => find(id).addEventListener("click", run);
    on("export-open", () => { show(); find("export").showModal(); });
    on("export-png", png);
    on("export-svg", () => save("orda.svg", svg(), "image/svg+xml"));
    on("export-entities", () => save("orda-entities.csv", entitiesCsv(), "text/csv"));
    on("export-links", async () => { await data.loadTexts(); save("orda-links.csv", linksCsv(), "text/csv"); });
    on("export-graphml", () => save("orda.graphml", graphml(), "application/xml"));
    on("export-sparql", () => save("orda.rq", sparql(), "application/sparql-query"));
    on("export-print", () => { find("export").close(); print(); });
    // A canvas is not printed well: the picture is printed as a drawing.
    addEventListener("beforeprint", () => { find("printed").src = `data:image/svg+xml,${encodeURIComponent(svg())}`; });
    on("sparql-copy", () => views.copy(find("sparql")));
  },
};
