// The query page: the library, the editor, and the answer as a table, chart, map or network.
import { Editor } from "./editor.js";
import { chart, element, map, network, table } from "./results.js";

const language = document.documentElement.lang;
const texts = JSON.parse(document.getElementById("texts").textContent);
const $ = (id) => document.getElementById(id);
const ROWS = "application/sparql-results+json";
const TRIPLES = "application/n-triples";
const CSV = "text/csv";
const formula = new RegExp(JSON.parse(document.getElementById("formula").textContent));
const DOWNLOADS = {
  rows: { CSV, TSV: "text/tab-separated-values", JSON: ROWS, XML: "application/sparql-results+xml" },
  triples: { Turtle: "text/turtle", "JSON-LD": "application/ld+json", "N-Triples": TRIPLES, "RDF/XML": "application/rdf+xml" },
};

let running = null;
let answer = null;
let question = null;
const editor = new Editor($("text"), run);

async function ask(query, accept, signal) {
  const response = await fetch("/sparql", {
    method: "POST", signal, headers: { "Content-Type": "application/sparql-query", Accept: accept }, body: query,
  });
  const content = await response.text();
  if (!response.ok) throw new Error(content.trim());
  return { kind: response.headers.get("content-type").split(";")[0], content };
}

async function run() {
  running?.abort();
  running = new AbortController();
  const { signal } = running;
  const text = editor.text;
  tell("");
  $("stop").hidden = false;
  $("results").hidden = true;
  const begun = performance.now();
  try {
    const found = read(await ask(text, `${ROWS}, ${TRIPLES};q=0.9`, signal));
    found.query = text;
    found.labels = await names(found, signal);
    answer = found;
    $("status").textContent = `${found.rows.length.toLocaleString(language)} ${texts.rows} · ${Math.round(performance.now() - begun)} ms`;
    if (found.truth !== undefined) tell(found.truth ? texts.yes : texts.no);
    else show(found.view ?? "table");
  } catch (error) {
    if (error.name !== "AbortError") {
      tell(error.message, true);
      editor.point(error.message);
    }
    $("status").textContent = "";
  } finally {
    if (running?.signal === signal) $("stop").hidden = true;
  }
}

function read({ kind, content }) {
  if (kind === TRIPLES) return { triples: true, columns: ["subject", "predicate", "object"], rows: triples(content) };
  const parsed = JSON.parse(content);
  if (parsed.boolean !== undefined) return { truth: parsed.boolean, columns: [], rows: [] };
  const columns = parsed.head.vars;
  return { columns, rows: parsed.results.bindings.map((row) => columns.map((c) => row[c] ?? null)) };
}

function triples(content) {
  const term = /<([^>]*)>|"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<([^>]*)>)?|_:(\S+)/g;
  return content.split("\n").filter((line) => line).map((line) => [...line.matchAll(term)].slice(0, 3).map((m) => {
    if (m[1] !== undefined) return { type: "uri", value: m[1] };
    if (m[5] !== undefined) return { type: "bnode", value: m[5] };
    return { type: "literal", value: JSON.parse(`"${m[2].replace(/\\U([0-9A-F]{8})/g, (_, c) => String.fromCodePoint(parseInt(c, 16)))}"`), "xml:lang": m[3], datatype: m[4] };
  }));
}

// Names for the IRIs of an answer, and where the places among them lie.
async function names(found, signal, most = 1000) {
  const iris = [...new Set(found.rows.slice(0, most).flat().filter((t) => t?.type === "uri").map((t) => t.value))];
  const labels = new Map();
  for (let start = 0; start < iris.length; start += 400) {
    const values = iris.slice(start, start + 400).map((i) => `<${i}>`).join(" ");
    const { content } = await ask(
      `SELECT ?s ?label ?lat ?long ?base WHERE { VALUES ?s { ${values} }
         OPTIONAL { ?s skos:prefLabel|dcterms:title ?label }
         OPTIONAL { ?s geo:lat ?lat ; geo:long ?long }
         OPTIONAL { VALUES ?base { orda:Person orda:Organization orda:Place orda:Facility orda:Initiative orda:Award } ?s a ?base } }`,
      ROWS, signal,
    );
    for (const row of JSON.parse(content).results.bindings) {
      const known = labels.get(row.s.value) ?? {};
      if (row.label && (!known.label || row.label["xml:lang"] === language)) known.label = row.label.value;
      if (row.lat) known.at = [Number(row.lat.value), Number(row.long.value)];
      if (row.base) known.kind = row.base.value.split("#")[1];
      labels.set(row.s.value, known);
    }
  }
  for (const term of editor.terms) {
    const iri = editor.expand(term.name);
    if (iris.includes(iri)) labels.set(iri, { label: term.label });
  }
  return labels;
}

const VIEWS = { table, chart, map, network };

async function show(name) {
  answer.view = name;
  $("results").hidden = false;
  for (const tab of document.querySelectorAll("[data-view]")) tab.setAttribute("aria-selected", tab.dataset.view === name);
  $("view").replaceChildren(await VIEWS[name](answer, texts, language));
  $("downloads").replaceChildren(...Object.entries(DOWNLOADS[answer.triples ? "triples" : "rows"]).map(([label, kind]) => {
    const button = element("button", { type: "button" }, label);
    button.addEventListener("click", () => download(kind));
    return button;
  }));
}

async function download(kind) {
  try {
    const content = kind === CSV ? await spreadsheet() : (await ask(answer.query, kind)).content;
    const link = element("a", { href: URL.createObjectURL(new Blob([content], { type: kind })), download: "orda" });
    link.download = `orda.${{ [CSV]: "csv", "text/tab-separated-values": "tsv", [ROWS]: "json", "text/turtle": "ttl", "application/ld+json": "jsonld", [TRIPLES]: "nt", "application/rdf+xml": "rdf" }[kind] ?? "xml"}`;
    link.click();
    URL.revokeObjectURL(link.href);
  } catch (error) {
    tell(error.message, true);
  }
}

// The answer for a spreadsheet, as `orda query --format csv` gives it: a name beside every IRI, and no cell a formula.
async function spreadsheet() {
  const found = read(await ask(answer.query, ROWS));
  const labels = await names(found, undefined, Infinity);
  const named = (term) => (term?.type === "uri" ? labels.get(term.value)?.label : undefined);
  const beside = found.columns.map((name, i) => !found.columns.includes(`${name}_name`) && found.rows.some((row) => named(row[i])));
  const wide = (cells, second) => cells.flatMap((cell, i) => (beside[i] ? [cell, second(i)] : [cell]));
  const rows = found.rows.map((row) => wide(row.map((term) => term?.value ?? ""), (i) => named(row[i]) ?? ""));
  const text = (value) => (formula.test(value) ? `'${value}` : value);
  const cell = (value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return [wide(found.columns, (i) => `${found.columns[i]}_name`), ...rows].map((row) => `${row.map(text).map(cell).join(",")}\n`).join("");
}

function tell(message, bad = false) {
  $("message").textContent = message;
  $("message").classList.toggle("bad", bad);
}

async function json(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error((await response.text()).trim());
  return response.json();
}

// The library

async function choose(query) {
  question = query;
  for (const button of $("questions").querySelectorAll("button")) button.setAttribute("aria-pressed", button.dataset.name === query.name);
  $("about").replaceChildren(element("p", {}, inOurs(query.summary)));
  $("parameters").replaceChildren(...query.parameters.map((p) => {
    const label = element("label", {}, `${p.name}${p.required ? ` (${texts.required})` : ""}`);
    label.append(element("input", { type: "text", name: p.name, placeholder: inOurs(p.help), autocomplete: "off" }));
    return label;
  }));
  if (query.parameters.length) $("parameters").append(element("button", { class: "button quiet" }, texts.fill));
  $("parameters").hidden = !query.parameters.length;
  tell("");
  await fill();
}

async function fill() {
  const given = new URLSearchParams([...new FormData($("parameters"))].filter(([, value]) => value.trim()));
  try {
    editor.text = (await json(`/api/queries/${encodeURIComponent(question.name)}?${given}`)).sparql.replace(/^(#.*\n)+\n*/, "");
    tell("");
    return true;
  } catch (error) {
    tell(error.message, true);
    return false;
  }
}

// A text of the library: in one language, or in each.
const inOurs = (text) => (typeof text === "string" ? text : text?.[language] ?? text?.en ?? "");

function list(queries) {
  $("questions").replaceChildren(...queries.map((query) => {
    const button = element("button", { type: "button", "data-name": query.name, title: inOurs(query.summary), "aria-pressed": "false" }, inOurs(query.title));
    button.addEventListener("click", () => choose(query));
    return element("li", {}, button);
  }));
}

$("run").addEventListener("click", run);
$("stop").addEventListener("click", () => running?.abort());
$("parameters").addEventListener("submit", async (event) => {
  event.preventDefault();
  if (await fill()) run();
});
$("filter").addEventListener("input", () => {
  const wanted = $("filter").value.toLocaleLowerCase();
  for (const item of $("questions").children) item.hidden = !item.textContent.toLocaleLowerCase().includes(wanted);
});
for (const tab of document.querySelectorAll("[data-view]")) tab.addEventListener("click", () => show(tab.dataset.view));

const asked = new URLSearchParams(location.search).get("query");
if (asked) editor.text = asked;
list(await json("/api/queries"));
editor.know(await json(`/api/terms?lang=${language}`));
document.body.dataset.ready = "";
