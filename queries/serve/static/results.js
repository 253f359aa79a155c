// An answer as a table, a map or a network. All text reaches the page as text.

const NS = "http://www.w3.org/2000/svg";
const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMBERS = ["integer", "decimal", "double", "float", "int", "long"].map((n) => XSD + n);
const DATES = ["date", "gYear", "gYearMonth", "dateTime"].map((n) => XSD + n);
const MOST = { rows: 1000, points: 500, nodes: 250 };
const QUOTED = /^(?:\w+_)?words(?:_\w+)?$/; // columns that hold words of articles
const TRUTH = `${XSD}boolean`;
const PATHS = [["https://w3id.org/orda/id/", "/id/"], ["https://w3id.org/orda/article/", "/article/"], ["https://w3id.org/orda#", "/ontology#"]];

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export function drawn(name, attributes = {}, text = "") {
  const made = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text) made.textContent = text;
  return made;
}

export const note = (text) => element("p", { class: "soft" }, text);
export const isNumber = (term) => term?.type === "literal" && NUMBERS.includes(term.datatype);
export const isDate = (term) => term?.type === "literal" && DATES.includes(term.datatype);

// A term in the reader's words: a name, a number in groups, a unit or rule as the language calls it.
export function shown(term, { labels, words }, language, column = "") {
  if (!term) return "";
  if (isNumber(term)) return Number(term.value).toLocaleString(language, { maximumFractionDigits: 6 });
  if (term.datatype === TRUTH) return words.truth[String(["true", "1"].includes(term.value))];
  if (term.type !== "uri") return words.values[column]?.[term.value] ?? term.value;
  const page = /^https?:\/\/(?!w3id\.org\/orda)(?:www\.)?([^/]+)/.exec(term.value); // of another site
  const id = page?.[1] ?? spoken(term.value.replace(/^https:\/\/w3id\.org\/orda\/(id|article)\//, "").replace(/^https:\/\/w3id\.org\/orda#/, "orda:"));
  return labels.get(term.value)?.label ?? id;
}

function spoken(id) {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

// An IRI's page: what it has percent-encoded already stays so.
function address(iri) {
  for (const [namespace, path] of PATHS) if (iri.startsWith(namespace)) return path + encodeURI(iri.slice(namespace.length)).replaceAll("%25", "%");
  return /^https?:\/\//.test(iri) ? iri : null;
}

function cell(term, column, answer, language) {
  const made = element("td", isNumber(term) ? { class: "number" } : isDate(term) ? { class: "date" } : { dir: "auto" });
  if (term?.["xml:lang"]) made.lang = term["xml:lang"];
  const text = shown(term, answer, language, column);
  const href = term?.type === "uri" ? address(term.value) : null;
  const kind = answer.labels.get(term?.value)?.kind;
  made.append(href ? element("a", { href, title: spoken(term.value), rel: "noreferrer", class: kind ? `entity kind-${kind}` : "" }, text) : text);
  return made;
}

// Rows with the words of articles below them; what no row has is left out.
export function table(answer, texts, language) {
  const { columns, rows, words } = answer;
  if (!rows.length) return note([texts.no_rows, answer.asked].filter(Boolean).join(" "));
  const filled = columns.map((_, i) => i).filter((i) => rows.some((row) => row[i]));
  const quoted = filled.filter((i) => QUOTED.test(columns[i]) && filled.length > 1);
  const own = filled.filter((i) => !quoted.includes(i));
  const called = (i) => words.columns[columns[i]] ?? columns[i].replaceAll("_", " ");
  const head = element("tr", {}, ...own.map((i) => element("th", { scope: "col", class: rows.some((row) => isNumber(row[i])) ? "number" : "" }, called(i))));
  const body = rows.slice(0, MOST.rows).flatMap((row) => [
    element("tr", {}, ...own.map((i) => cell(row[i], columns[i], answer, language))),
    ...quoted.filter((i) => row[i]).map((i) => {
      const said = element("td", { colspan: own.length, dir: "auto" }, quoted.length > 1 ? `${called(i)}: ` : "", element("q", {}, row[i].value));
      return element("tr", { class: "said" }, said);
    }),
  ]);
  const made = element("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": texts.table },
    element("table", {}, element("thead", {}, head), element("tbody", {}, ...body)));
  return rows.length > MOST.rows ? element("div", {}, note(texts.row_limit), made) : made;
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
  const svg = drawn("svg", { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": texts.map });
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
  const name = (term) => shown(term, answer, language);
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
    for (const end of ends) nodes.set(end, { id: end, label: name({ type: "uri", value: end }), color: colour(labels.get(end)?.kind) ?? accent });
    const said = triples ? name(row[1]) : "";
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
