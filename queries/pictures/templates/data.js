// The graph: columns as queries/pictures/data.py writes them, and what is quickly found in them.
import { find } from "./dom.js";
import { settings } from "./settings.js";
import { words } from "./words.js";

export const data = {};
const waiting = [];
const live = document.documentElement.dataset.source;

const read = async (name) => {
  const block = find(`part-${name}`);
  if (!block) return (await fetch(`${live}/${name}.json`)).json();
  const packed = atob(block.textContent), bytes = new Uint8Array(packed.length);
  for (let i = 0; i < packed.length; i += 1) bytes[i] = packed.charCodeAt(i);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
};

// Is a date no later than another, as far as both go? What is not known may be.
const noLater = (one, other) => !one || !other || one.slice(0, other.length) <= other.slice(0, one.length);

const index = () => {
  const { nodes, links, facts, proofs, articles } = data, count = nodes.id.length;
  Object.assign(data, { count, number: new Map(nodes.id.map((id, i) => [id, i])) });
  data.geography = data.kinds.flatMap((kind, i) => (kind.geography ? [i] : []));

  // The links of each entity, as a stretch of one array.
  const begin = new Int32Array(count + 1);
  for (let i = 0; i < links.from.length; i += 1) { begin[links.from[i] + 1] += 1; begin[links.to[i] + 1] += 1; }
  for (let i = 0; i < count; i += 1) begin[i + 1] += begin[i];
  const at = begin.slice(), all = new Int32Array(2 * links.from.length);
  for (let i = 0; i < links.from.length; i += 1) { all[at[links.from[i]]++] = i; all[at[links.to[i]]++] = i; }
  data.linksOf = (id) => all.subarray(begin[id], begin[id + 1]);
  data.across = (link, id) => (links.from[link] === id ? links.to[link] : links.from[link]);

  const seen = new Int32Array(count).fill(-1);
  data.weight = new Int32Array(count);
  for (let id = 0; id < count; id += 1) {
    for (const link of data.linksOf(id)) {
      const other = data.across(link, id);
      if (seen[other] !== id) { seen[other] = id; data.weight[id] += 1; }
    }
  }

  data.firstProof = new Int32Array(facts.id.length + 1);
  facts.proofs.forEach((many, fact) => { data.firstProof[fact + 1] = data.firstProof[fact] + many; });
  data.dates = links.fact.map((fact) => data.factDate(fact));
  data.sure = Float32Array.from(links.fact, (fact) => {
    let most = data.firstProof[fact] === data.firstProof[fact + 1] ? 1 : 0;
    for (let p = data.firstProof[fact]; p < data.firstProof[fact + 1]; p += 1) most = Math.max(most, proofs.sure[p] / 1000);
    return most;
  });
  data.notesOf = new Map();
  data.notes.node.forEach((id, i) => data.notesOf.set(id, [...(data.notesOf.get(id) ?? []), data.notes.fact[i]]));
  data.tenuresOf = new Map();
  const { tenures } = data;
  tenures.person.forEach((person, i) => {
    for (const id of new Set([person, tenures.at[i]])) if (id >= 0) data.tenuresOf.set(id, [...(data.tenuresOf.get(id) ?? []), i]);
  });
  data.articleNumber = new Map(articles.id.map((id, i) => [id, i]));
};

Object.assign(data, {
  index,
  async load() { Object.assign(data, await read("core")); index(); },
  iri: (id) => (/^https?:/.test(data.nodes.id[id]) ? data.nodes.id[id] : data.namespaces.id + data.nodes.id[id]),
  articleIri: (n) => (/^https?:/.test(data.articles.id[n]) ? data.articles.id[n] : data.namespaces.article + data.articles.id[n]),
  outlines: () => read("outlines"),
  label: (id) => { const names = data.nodes.label[id]; return names[settings.languages.indexOf(words.language)] ?? names[0]; },
  allNames: (id) => [...new Set([...data.nodes.label[id], ...data.nodes.names[id]])],
  base: (id) => data.classes[data.nodes.class[id]].base,
  colour: (id) => data.bases[data.base(id)].colour,
  type: (id) => words.of(data.classes[data.nodes.class[id]].labels),
  kindLabel: (kind) => words.of(data.kinds[kind].labels),
  value: (number) => (typeof data.values[number] === "string" ? data.values[number] : words.of(data.values[number])),
  neighbours(id) {
    const found = new Set();
    for (const link of data.linksOf(id)) found.add(data.across(link, id));
    return [...found];
  },
  factDate(fact) {
    const first = data.firstProof[fact];
    return data.facts.start[fact] || (first < data.firstProof[fact + 1] ? data.articles.date[data.proofs.article[first]] : "") || "";
  },
  // Does what began and ended run some time between two dates, each as far as both go? What has no date runs at none.
  runs: (begun, ended, from, to) => begun !== "" && noLater(begun, to) && noLater(from, ended),
  holds: (fact, from, to) => data.runs(data.facts.from[fact], data.facts.until[fact], from, to),
  // What a line of the picture is called: two entities and the kind of their links.
  keyOf(link) {
    const a = data.links.from[link], b = data.links.to[link];
    return `${Math.min(a, b)}-${Math.max(a, b)}-${data.links.kind[link]}`;
  },
  proofsOf: (fact) => Array.from({ length: data.firstProof[fact + 1] - data.firstProof[fact] }, (_, i) => data.firstProof[fact] + i),
  seen(id) {
    const dated = data.nodes.articles[id].filter((a) => data.articles.date[a]);
    return dated.sort((a, b) => data.articles.date[a].localeCompare(data.articles.date[b]) || a - b);
  },
  // The articles' texts come after the picture; who needs them waits for them.
  async loadTexts() {
    if (data.texts) return;
    Object.assign(data, await read("texts"));
    waiting.splice(0).forEach((run) => run());
  },
  withTexts(run) { if (data.texts) run(); else waiting.push(run); },
  quote(proof) {
    const { article, start, words: length, before, after } = data.proofs;
    const text = data.texts[article[proof]], at = start[proof], end = at + length[proof];
    return [text.slice(at - before[proof], at), text.slice(at, end), text.slice(end, end + after[proof])];
  },
  // The quoted sentence in pieces, each with the role that it says, or -1; of no roles, the evidence is one piece.
  pieces(proof) {
    const { article, start, words: length, before, after, marks } = data.proofs;
    const text = data.texts[article[proof]], from = start[proof] - before[proof], to = start[proof] + length[proof] + after[proof];
    const out = [];
    let at = from;
    for (const [ahead, long, role] of marks[proof]) {
      const begin = start[proof] + ahead;
      out.push([text.slice(at, begin), -1], [text.slice(begin, begin + long), role]);
      at = begin + long;
    }
    return [...out, [text.slice(at, to), -1]].filter(([piece]) => piece);
  },
});
