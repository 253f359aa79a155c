// The query page: the library, the editor, and the answer as a table, chart, map or network. Its address holds what is
// asked: `?ask=` a question with its fields, or `?query=` the text of a query; and `&view=`.
import { charts } from "./charts.js";
import { completing, long, short } from "./complete.js";
import { Editor } from "./editor.js";
import { element, map, network, table } from "./results.js";

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
const words = { columns: {}, values: {}, truth: { true: texts.yes, false: texts.no } };
const editor = new Editor($("text"), written);

async function ask(query, accept, signal) {
  const response = await fetch("/sparql", {
    method: "POST", signal, headers: { "Content-Type": "application/sparql-query", Accept: accept, "Accept-Language": language }, body: query,
  });
  const content = await response.text();
  if (!response.ok) throw new Error(content.trim());
  return { kind: response.headers.get("content-type").split(";")[0], content };
}

// What is written in the editor is asked, and no question of the library.
function written() {
  if (question) choose(null);
  return run();
}

async function run(view) {
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
    Object.assign(found, { words, asked: told() });
    answer = found;
    $("status").textContent = `${found.rows.length.toLocaleString(language)} ${texts[`rows_${new Intl.PluralRules(language).select(found.rows.length)}`]} · ${Math.round(performance.now() - begun).toLocaleString(language)} ${texts.milliseconds}`;
    if (found.truth !== undefined) tell(found.truth ? texts.yes : texts.no);
    else await show(VIEWS[view] ? view : "table");
    share();
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

const VIEWS = { table, chart: charts, map, network };

async function show(name) {
  answer.view = name;
  $("results").hidden = false;
  for (const tab of document.querySelectorAll("[data-view]")) {
    tab.setAttribute("aria-selected", tab.dataset.view === name);
    tab.tabIndex = tab.dataset.view === name ? 0 : -1;
  }
  $("view").setAttribute("aria-labelledby", `tab-${name}`);
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

const fields = () => [...$("parameters").querySelectorAll("input")];
const given = () => Object.fromEntries(fields().map((field) => [field.name, field.dataset.id ?? field.value.trim()]).filter(([, value]) => value));

// A question and its fields; none is what is written in the editor.
function choose(query) {
  question = query;
  for (const button of $("questions").querySelectorAll("button")) button.setAttribute("aria-pressed", button.dataset.name === query?.name);
  $("asked").textContent = query?.title ?? texts.query;
  $("about").textContent = query?.summary ?? texts.choose;
  $("parameters").hidden = !query;
  $("parameters").replaceChildren(...(query?.parameters ?? []).map(field), element("button", { class: "button" }, texts.ask));
  $("results").hidden = true;
  $("status").textContent = "";
  tell("");
}

function field({ name, kind, required, help, label, hint }) {
  const id = `field-${name}`;
  const input = element("input", { type: kind === "number" ? "number" : "text", step: "any", id, name, placeholder: hint, autocomplete: "off", ...(required ? { required: "" } : {}) });
  if (kind === "date" || kind === "year") Object.assign(input, { inputMode: "numeric", pattern: kind === "year" ? "\\d{4}" : "\\d{4}(-\\d\\d(-\\d\\d)?)?", title: hint });
  else input.title = help;
  const box = element("div", { class: "field" }, element("label", { for: id }, required ? `${label} (${texts.required})` : label), input);
  if (kind === "entity") box.append(completing(input, label, language, texts));
  return box;
}

// The question in SPARQL, with the fields' values in it.
async function fill() {
  try {
    const asked = new URLSearchParams({ ...given(), lang: language });
    editor.text = (await json(`/api/queries/${encodeURIComponent(question.name)}?${asked}`)).sparql.replace(/^(#.*\n)+\n*/, "");
    tell("");
    return true;
  } catch (error) {
    $("results").hidden = true;
    tell(error.message, true);
    return false;
  }
}

// What was asked, in words.
const told = () => (question ? [question.title, ...fields().filter((one) => one.value.trim()).map((one) => `${question.parameters.find((p) => p.name === one.name).label}: ${one.value.trim()}`)].join("; ") : "");

function list(queries) {
  const groups = new Map();
  for (const query of queries) groups.set(query.group, [...(groups.get(query.group) ?? []), query]);
  $("questions").replaceChildren(...[...groups].map(([group, own]) => element("section", {}, element("h3", {}, group), element("ul", {}, ...own.map((query) => {
    const button = element("button", { type: "button", "data-name": query.name, title: query.summary, "aria-pressed": "false" }, query.title);
    button.addEventListener("click", async () => {
      choose(query);
      share();
      if (!query.parameters.length) {
        if (await fill()) run();
      } else fields()[0].focus();
    });
    return element("li", {}, button);
  })))));
}

// The address, and the same page in other languages.
function share() {
  const asked = new URLSearchParams(question ? { ask: question.name, ...given() } : { query: editor.text });
  if (answer?.view && answer.view !== "table" && !$("results").hidden) asked.set("view", answer.view);
  for (const link of document.querySelectorAll(".languages a")) link.href = `?${asked}&lang=${link.hreflang}`;
  if (new URLSearchParams(location.search).has("lang")) asked.set("lang", language);
  history.replaceState(null, "", `?${asked}`);
}

// What the address asks.
async function restore(queries) {
  const asked = new URLSearchParams(location.search);
  const query = queries.find(({ name }) => name === asked.get("ask"));
  if (query) {
    choose(query);
    for (const input of fields()) input.value = asked.get(input.name) ?? "";
    await label(query.parameters.filter(({ kind, name }) => kind === "entity" && asked.get(name)).map(({ name }) => $(`field-${name}`)));
    if ($("parameters").checkValidity() && await fill()) await run(asked.get("view"));
  } else if (asked.get("query")) {
    editor.text = asked.get("query");
    $("sparql").open = true;
  }
}

// Fields that hold ids show names.
async function label(inputs) {
  const ids = inputs.filter(({ value }) => /^[\p{L}\d/_.~%:-]+$/u.test(value)).map((input) => [input, long(input.value)]);
  const known = await names({ rows: [ids.map(([, value]) => ({ type: "uri", value: encodeURI(value).replaceAll("%25", "%") }))] });
  for (const [input, iri] of ids) {
    const { label: called } = known.get(encodeURI(iri).replaceAll("%25", "%")) ?? {};
    if (called) Object.assign(input, { value: called }).dataset.id = short(iri);
  }
}

$("run").addEventListener("click", written);
$("stop").addEventListener("click", () => running?.abort());
$("parameters").addEventListener("submit", async (event) => {
  event.preventDefault();
  if (await fill()) run();
});
$("filter").addEventListener("input", () => {
  const wanted = $("filter").value.toLocaleLowerCase();
  for (const section of $("questions").children) {
    const items = [...section.querySelectorAll("li")];
    for (const item of items) item.hidden = !item.textContent.toLocaleLowerCase().includes(wanted);
    section.hidden = items.every((item) => item.hidden);
  }
});
const tabs = [...document.querySelectorAll("[data-view]")];
tabs.forEach((tab, i) => {
  const open = async () => { await show(tab.dataset.view); share(); };
  tab.addEventListener("click", open);
  tab.addEventListener("keydown", (event) => {
    const to = { ArrowRight: i + 1, ArrowLeft: i - 1 + tabs.length }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    tabs[to % tabs.length].focus();
    tabs[to % tabs.length].click();
  });
});
$("sparql").addEventListener("toggle", () => editor.refresh());

const queries = await json(`/api/queries?lang=${language}`);
list(queries);
const known = await json(`/api/terms?lang=${language}`);
editor.know(known);
Object.assign(words, { columns: known.columns, values: { unit: known.units, rule: known.rules, lacks: known.columns, order: known.columns } });
await restore(queries);
document.body.dataset.ready = "";
