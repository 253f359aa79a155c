"use strict";
// The graph: columns as queries/explorer_data.py writes them, and what is quickly found in them.
const data = (() => {
  const it = {};
  const waiting = [];
  const live = document.documentElement.dataset.source;

  const read = async (name) => {
    const block = find(`part-${name}`);
    if (!block) return (await fetch(`${live}/${name}.json`)).json();
    const packed = atob(block.textContent), bytes = new Uint8Array(packed.length);
    for (let i = 0; i < packed.length; i += 1) bytes[i] = packed.charCodeAt(i);
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
  };

  const index = () => {
    const { nodes, links, facts, proofs, articles } = it, count = nodes.id.length;
    Object.assign(it, { count, number: new Map(nodes.id.map((id, i) => [id, i])) });

    // The links of each entity, as a stretch of one array.
    const begin = new Int32Array(count + 1);
    for (let i = 0; i < links.from.length; i += 1) { begin[links.from[i] + 1] += 1; begin[links.to[i] + 1] += 1; }
    for (let i = 0; i < count; i += 1) begin[i + 1] += begin[i];
    const at = begin.slice(), all = new Int32Array(2 * links.from.length);
    for (let i = 0; i < links.from.length; i += 1) { all[at[links.from[i]]++] = i; all[at[links.to[i]]++] = i; }
    it.linksOf = (id) => all.subarray(begin[id], begin[id + 1]);
    it.across = (link, id) => (links.from[link] === id ? links.to[link] : links.from[link]);

    const seen = new Int32Array(count).fill(-1);
    it.weight = new Int32Array(count);
    for (let id = 0; id < count; id += 1) {
      for (const link of it.linksOf(id)) {
        const other = it.across(link, id);
        if (seen[other] !== id) { seen[other] = id; it.weight[id] += 1; }
      }
    }

    it.firstProof = new Int32Array(facts.id.length + 1);
    facts.proofs.forEach((many, fact) => { it.firstProof[fact + 1] = it.firstProof[fact] + many; });
    it.dates = links.fact.map((fact) => it.factDate(fact));
    it.sure = Float32Array.from(links.fact, (fact) => {
      let most = it.firstProof[fact] === it.firstProof[fact + 1] ? 1 : 0;
      for (let p = it.firstProof[fact]; p < it.firstProof[fact + 1]; p += 1) most = Math.max(most, proofs.sure[p] / 1000);
      return most;
    });
    it.notesOf = new Map();
    it.notes.node.forEach((id, i) => it.notesOf.set(id, [...(it.notesOf.get(id) ?? []), it.notes.fact[i]]));
    it.articleNumber = new Map(articles.id.map((id, i) => [id, i]));
  };

  Object.assign(it, {
    index,
    async load() { Object.assign(it, await read("core")); index(); },
    iri: (id) => (/^https?:/.test(it.nodes.id[id]) ? it.nodes.id[id] : it.namespaces.id + it.nodes.id[id]),
    articleIri: (n) => (/^https?:/.test(it.articles.id[n]) ? it.articles.id[n] : it.namespaces.article + it.articles.id[n]),
    outlines: () => read("outlines"),
    label: (id) => { const names = it.nodes.label[id]; return names[["en", "ru", "kk"].indexOf(words.language)] ?? names[0]; },
    allNames: (id) => [...new Set([...it.nodes.label[id], ...it.nodes.names[id]])],
    base: (id) => it.classes[it.nodes.class[id]].base,
    colour: (id) => it.bases[it.base(id)].colour,
    type: (id) => words.of(it.classes[it.nodes.class[id]].labels),
    kindLabel: (kind) => words.of(it.kinds[kind].labels),
    value: (number) => (typeof it.values[number] === "string" ? it.values[number] : words.of(it.values[number])),
    neighbours(id) {
      const found = new Set();
      for (const link of it.linksOf(id)) found.add(it.across(link, id));
      return [...found];
    },
    factDate(fact) {
      const first = it.firstProof[fact];
      return it.facts.start[fact] || (first < it.firstProof[fact + 1] ? it.articles.date[it.proofs.article[first]] : "") || "";
    },
    proofsOf: (fact) => Array.from({ length: it.firstProof[fact + 1] - it.firstProof[fact] }, (_, i) => it.firstProof[fact] + i),
    seen(id) {
      const dated = it.nodes.articles[id].filter((a) => it.articles.date[a]);
      return dated.sort((a, b) => it.articles.date[a].localeCompare(it.articles.date[b]) || a - b);
    },
    // The articles' texts come after the picture; who needs them waits for them.
    async loadTexts() {
      if (it.texts) return;
      Object.assign(it, await read("texts"));
      waiting.splice(0).forEach((run) => run());
    },
    withTexts(run) { if (it.texts) run(); else waiting.push(run); },
    quote(proof) {
      const { article, start, words: length, before, after } = it.proofs;
      const text = it.texts[article[proof]], at = start[proof], end = at + length[proof];
      return [text.slice(at - before[proof], at), text.slice(at, end), text.slice(end, end + after[proof])];
    },
  });
  return it;
})();
