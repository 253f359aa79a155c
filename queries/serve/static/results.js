// An answer as a table, a chart, a map or a network. All text reaches the page as text.

const NS = "http://www.w3.org/2000/svg";
const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMBERS = ["integer", "decimal", "double", "float", "int", "long"].map((n) => XSD + n);
const DATES = ["date", "gYear", "gYearMonth", "dateTime"].map((n) => XSD + n);
const MOST = { rows: 1000, bars: 40, points: 500, nodes: 250 };
const PATHS = [["https://w3id.org/orda/id/", "/id/"], ["https://w3id.org/orda/article/", "/article/"], ["https://w3id.org/orda#", "/ontology#"]];

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function drawn(name, attributes = {}, text = "") {
  const made = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text) made.textContent = text;
  return made;
}

const note = (text) => element("p", { class: "soft" }, text);
const isNumber = (term) => term?.type === "literal" && NUMBERS.includes(term.datatype);
const isDate = (term) => term?.type === "literal" && DATES.includes(term.datatype);

function shown(term, labels, language) {
  if (!term) return "";
  if (isNumber(term)) return Number(term.value).toLocaleString(language, { maximumFractionDigits: 6 });
  if (term.type !== "uri") return term.value;
  return labels.get(term.value)?.label ?? term.value.replace(/^https:\/\/w3id\.org\/orda\/(id|article)\//, "").replace(/^https:\/\/w3id\.org\/orda#/, "orda:");
}

// An IRI's page: what it has percent-encoded already stays so.
function address(iri) {
  for (const [namespace, path] of PATHS) if (iri.startsWith(namespace)) return path + encodeURI(iri.slice(namespace.length)).replaceAll("%25", "%");
  return /^https?:\/\//.test(iri) ? iri : null;
}

function cell(term, labels, language) {
  const made = element("td", isNumber(term) ? { class: "number" } : { dir: "auto" });
  const text = shown(term, labels, language);
  const href = term?.type === "uri" ? address(term.value) : null;
  const kind = labels.get(term?.value)?.kind;
  made.append(href ? element("a", { href, title: term.value, rel: "noreferrer", class: kind ? `entity kind-${kind}` : "" }, text) : text);
  return made;
}

export function table({ columns, rows, labels }, texts, language) {
  if (!rows.length) return note(texts.no_rows);
  const head = element("tr", {}, ...columns.map((c) => element("th", { scope: "col" }, c.replaceAll("_", " "))));
  const body = rows.slice(0, MOST.rows).map((row) => element("tr", {}, ...row.map((term) => cell(term, labels, language))));
  const made = element("div", { class: "scroll" }, element("table", {}, element("thead", {}, head), element("tbody", {}, ...body)));
  return rows.length > MOST.rows ? element("div", {}, note(texts.row_limit), made) : made;
}

export function chart(answer, texts, language) {
  const { columns, rows, labels } = answer;
  const value = columns.findIndex((_, i) => rows.some((row) => isNumber(row[i])) && rows.every((row) => !row[i] || isNumber(row[i])));
  if (value < 0) return note(texts.no_chart);
  const when = columns.findIndex((_, i) => rows.some((row) => isDate(row[i])));
  const numbered = rows.filter((row) => row[value]);
  if (when >= 0 && new Set(numbered.map((row) => row[when]?.value)).size > 2) return overTime(numbered, value, when, columns, language);
  const naming = columns.findIndex((_, i) => i !== value && rows.some((row) => row[i] && !isNumber(row[i])));
  return bars(numbered.slice(0, MOST.bars).map((row) => [naming < 0 ? "" : shown(row[naming], labels, language), Number(row[value].value)]), columns[value], language);
}

function bars(lines, title, language) {
  const [width, step, left, right] = [960, 28, 300, 110];
  const [low, high] = [Math.min(0, ...lines.map((l) => l[1])), Math.max(0, ...lines.map((l) => l[1]))];
  const x = (n) => left + ((n - low) / (high - low || 1)) * (width - left - right);
  const svg = drawn("svg", { viewBox: `0 0 ${width} ${lines.length * step + 34}`, role: "img", "aria-label": title });
  svg.append(drawn("text", { x: left, y: 16, class: "soft-text" }, title.replaceAll("_", " ")));
  lines.forEach(([name, number], i) => {
    const y = 28 + i * step;
    const from = Math.min(x(0), x(number));
    const text = drawn("text", { x: left - 10, y: y + 15, "text-anchor": "end" }, name.length > 42 ? `${name.slice(0, 41)}…` : name);
    text.append(drawn("title", {}, name));
    svg.append(text, drawn("rect", { x: from, y, width: Math.max(1, Math.abs(x(number) - x(0))), height: step - 8, rx: 3, class: "bar-fill" }),
      drawn("text", { x: Math.max(x(0), x(number)) + 8, y: y + 15, class: "soft-text" }, number.toLocaleString(language)));
  });
  return svg;
}

function overTime(rows, value, when, columns, language) {
  const [width, height, left, bottom, top] = [960, 380, 90, 40, 30];
  const time = (term) => Date.parse(term.value.length === 4 ? `${term.value}-07-01` : term.value.length === 7 ? `${term.value}-15` : term.value);
  const points = rows.filter((r) => r[when]).map((r) => [time(r[when]), Number(r[value].value)]).filter(([t]) => Number.isFinite(t)).sort((a, b) => a[0] - b[0]);
  const times = points.map((p) => p[0]);
  const [low, high] = [Math.min(0, ...points.map((p) => p[1])), Math.max(...points.map((p) => p[1]))];
  const x = (t) => left + ((t - times[0]) / (times.at(-1) - times[0] || 1)) * (width - left - 30);
  const y = (n) => top + (1 - (n - low) / (high - low || 1)) * (height - top - bottom);
  const svg = drawn("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": columns[value] });
  svg.append(drawn("text", { x: left, y: 16, class: "soft-text" }, columns[value].replaceAll("_", " ")));
  for (const share of [0, 0.25, 0.5, 0.75, 1]) {
    const number = low + share * (high - low);
    svg.append(drawn("path", { d: `M${left} ${y(number)}H${width - 30}`, class: "stroke" }),
      drawn("text", { x: left - 10, y: y(number) + 4, "text-anchor": "end", class: "soft-text" }, number.toLocaleString(language, { notation: "compact" })));
  }
  for (const share of [0, 0.5, 1]) {
    const t = times[0] + share * (times.at(-1) - times[0]);
    svg.append(drawn("text", { x: x(t), y: height - 12, "text-anchor": share ? (share === 1 ? "end" : "middle") : "start", class: "soft-text" }, new Date(t).toISOString().slice(0, 7)));
  }
  if (new Set(times).size === points.length) {
    svg.append(drawn("path", { d: `M${points.map(([t, n]) => `${x(t)} ${y(n)}`).join("L")}`, class: "line-fill" }));
  }
  for (const [t, n] of points) {
    const dot = drawn("circle", { cx: x(t), cy: y(n), r: 4, class: "point" });
    dot.append(drawn("title", {}, `${new Date(t).toISOString().slice(0, 10)}: ${n.toLocaleString(language)}`));
    svg.append(dot);
  }
  return svg;
}

export async function map(answer, texts, language) {
  const { rows, labels } = answer;
  const count = new Map();
  for (const term of rows.flat()) if (term?.type === "uri" && labels.get(term.value)?.at) count.set(term.value, (count.get(term.value) ?? 0) + 1);
  if (!count.size) return note(texts.no_map);
  const { features } = await (await fetch("/static/regions.json")).json();
  const [west, east, south, north] = [46, 88, 40, 56];
  const [width, height] = [960, 560];
  const middle = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(width / ((east - west) * middle), height / (north - south));
  const x = (longitude) => (longitude - west) * middle * scale;
  const y = (latitude) => (north - latitude) * scale;
  const svg = drawn("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": texts.map });
  const isLit = ({ properties }) => count.has(`https://w3id.org/orda/id/${properties.id}`);
  for (const { properties, geometry } of [...features].sort((a, b) => isLit(a) - isLit(b))) {
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    const d = polygons.flat().map((ring) => `M${ring.map(([a, b]) => `${x(a).toFixed(1)} ${y(b).toFixed(1)}`).join("L")}Z`).join("");
    const iri = `https://w3id.org/orda/id/${properties.id}`;
    const shape = drawn("path", { d, class: `region${count.has(iri) ? " lit" : ""}` });
    shape.append(drawn("title", {}, labels.get(iri)?.label ?? properties.id));
    svg.append(shape);
  }
  const most = Math.max(...count.values());
  const taken = [];
  const free = (box) => taken.every((t) => box.right < t.left || box.left > t.right || box.bottom < t.top || box.top > t.bottom);
  [...count].sort((a, b) => b[1] - a[1]).slice(0, MOST.points).forEach(([iri, n]) => {
    const { at, label } = labels.get(iri);
    const r = 4 + 12 * Math.sqrt(n / most);
    const link = drawn("a", { href: address(iri) });
    const dot = drawn("circle", { cx: x(at[1]), cy: y(at[0]), r, class: "point" });
    dot.append(drawn("title", {}, `${label}: ${n.toLocaleString(language)}`));
    link.append(dot);
    const [left, middle_] = [x(at[1]) + r + 4, y(at[0])];
    const box = { left: left - 2 * r, right: left + label.length * 7.2, top: middle_ - 9, bottom: middle_ + 9 };
    if (free(box)) {
      taken.push(box);
      link.append(drawn("text", { x: left, y: middle_ + 4 }, label));
    }
    svg.append(link);
  });
  return svg;
}

export async function network(answer, texts, language) {
  const { columns, rows, labels, triples } = answer;
  const named = (term) => term?.type === "uri" && (triples || labels.get(term.value)?.label);
  const pair = triples ? [0, 2] : columns.map((_, i) => i).filter((i) => rows.some((row) => named(row[i]))).slice(0, 2);
  const joined = pair.length < 2 ? [] : rows.filter((row) => named(row[pair[0]]) && named(row[pair[1]]));
  if (!joined.length) return note(texts.no_network);
  await library();
  const style = getComputedStyle(document.documentElement);
  const [ink, soft, accent] = ["--ink", "--soft", "--accent"].map((name) => style.getPropertyValue(name).trim());
  const nodes = new Map();
  const edges = new Map();
  for (const row of joined) {
    const ends = pair.map((i) => row[i].value);
    if (ends.some((e) => !nodes.has(e)) && nodes.size >= MOST.nodes) continue;
    for (const end of ends) nodes.set(end, { id: end, label: shown({ type: "uri", value: end }, labels, language), color: colour(labels.get(end)?.kind) ?? accent });
    const said = triples ? shown(row[1], labels, language) : "";
    edges.set([...ends, said].join(" "), { from: ends[0], to: ends[1], label: said });
  }
  const box = element("div", { class: "net" });
  requestAnimationFrame(() => {
    const picture = new window.vis.Network(box, { nodes: [...nodes.values()], edges: [...edges.values()] }, {
      autoResize: true,
      nodes: { shape: "dot", size: 16, borderWidth: 0, font: { color: ink, size: 24, face: "system-ui, sans-serif" } },
      edges: { arrows: "to", smooth: false, color: { color: soft, opacity: 0.5, highlight: accent }, font: { color: soft, size: 18, strokeWidth: 0 } },
      physics: { stabilization: { iterations: 300 }, barnesHut: { springLength: 180, springConstant: 0.02, avoidOverlap: 0.3, gravitationalConstant: -6000 } },
      layout: { randomSeed: 7 },
    });
    picture.once("stabilizationIterationsDone", () => { picture.setOptions({ physics: false }); picture.fit(); box.dataset.drawn = ""; });
    picture.on("doubleClick", ({ nodes: [iri] }) => { const href = iri && address(iri); if (href) location.href = href; });
  });
  return box;
}

function colour(kind) {
  if (!kind) return null;
  const probe = element("span", { class: `kind-${kind}` });
  document.body.append(probe);
  const found = getComputedStyle(probe).getPropertyValue("--kind").trim();
  probe.remove();
  return found || null;
}

let loading = null;
function library() {
  loading ??= new Promise((resolve, reject) => {
    const script = element("script", { src: "/static/vis-network.js" });
    script.addEventListener("load", resolve);
    script.addEventListener("error", reject);
    document.head.append(script);
  });
  return loading;
}
