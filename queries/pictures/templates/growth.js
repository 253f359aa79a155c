// A page that a server shows holds a part of the graph, and asks for what lies around an entity when it is opened or expanded.
import { data } from "./data.js";
import { dom } from "./dom.js";
import { words } from "./words.js";

const { grow: from, find: names } = document.documentElement.dataset, asked = new Map(), listeners = [];

const sorted = (thing) => (thing && typeof thing === "object" && !Array.isArray(thing) ? Object.keys(thing).sort().map((name) => [name, sorted(thing[name])]) : thing);
const key = (thing) => JSON.stringify(sorted(thing));
// Where each thing of a new part stands in what is there, adding what is not.
const joined = (known, coming) => {
  const at = new Map(known.map((thing, i) => [key(thing), i]));
  return coming.map((thing) => {
    if (!at.has(key(thing))) at.set(key(thing), known.push(thing) - 1);
    return at.get(key(thing));
  });
};
const row = (columns, i) => Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column[i]]));
const push = (columns, values) => { for (const [name, column] of Object.entries(columns)) column.push(values[name]); };
// The same for a table of columns with an id.
const rows = (known, coming, change) => {
  const at = new Map(known.id.map((id, i) => [id, i]));
  return coming.id.map((id, i) => {
    if (!at.has(id)) { at.set(id, known.id.length); push(known, change(row(coming, i))); }
    return at.get(id);
  });
};

// Of each person's times in an office, the fuller account: a part that is not about them may lack some.
const fuller = (known, coming) => {
  const office = (one) => `${one.who} ${one.office} ${one.where}`, groups = new Map();
  const put = (one, from) => { const key = office(one), both = groups.get(key) ?? { old: [], now: [] }; both[from].push(one); groups.set(key, both); };
  known.person.forEach((_, i) => put(row(known, i), "old"));
  coming.forEach((one) => put(one, "now"));
  const told = (list) => list.reduce((sum, one) => sum + one.facts.length + (one.start ? 1 : 0), 0);
  const kept = [...groups.values()].flatMap(({ old, now }) => (told(now) >= told(old) ? now : old));
  for (const [name, column] of Object.entries(known)) column.splice(0, column.length, ...kept.map((one) => one[name]));
};

const merge = (core, texts) => {
  const old = data, before = old.articles.id.length;
  const classes = joined(old.classes, core.classes), relations = joined(old.relations, core.relations), rules = joined(old.rules, core.rules), roles = joined(old.roles, core.roles);
  const kinds = joined(old.kinds, core.kinds), properties = joined(old.properties, core.properties), values = joined(old.values, core.values);
  const articles = rows(old.articles, core.articles, (one) => one);
  // A text that is not whole grows by the sentences that come.
  const shift = core.articles.id.map((_, i) => {
    const mine = articles[i], fresh = mine >= before;
    if (fresh) { old.texts[mine] = texts.texts[i]; old.mentions[mine] = []; return 0; }
    if (old.texts[mine] === texts.texts[i]) return 0;
    if (core.articles.whole[i]) old.articles.whole[mine] = 1;
    old.texts[mine] += texts.texts[i];
    return old.texts[mine].length - texts.texts[i].length;
  });
  const regions = [];
  const nodes = rows(old.nodes, core.nodes, (one) => { regions.push([old.nodes.id.length, one.region]); return { ...one, class: classes[one.class], articles: one.articles.map((a) => articles[a]) }; });
  for (const [mine, region] of regions) old.nodes.region[mine] = region < 0 ? -1 : nodes[region];
  nodes.forEach((mine, i) => { old.nodes.mentioned[mine] = Math.max(old.nodes.mentioned[mine], core.nodes.mentioned[i]); });
  nodes.forEach((mine, i) => { old.nodes.articles[mine] = [...new Set([...old.nodes.articles[mine], ...core.nodes.articles[i].map((a) => articles[a])])]; });
  texts.mentions.forEach((found, i) => {
    const at = new Map(old.mentions[articles[i]].map((m) => [m[0], m]));
    for (const [start, length, node] of found) if (!at.has(start)) at.set(start, [start, length, nodes[node]]);
    let end = 0;
    old.mentions[articles[i]] = [...at.values()].sort((a, b) => a[0] - b[0]).filter(([start, length]) => { const free = start >= end; if (free) end = start + length; return free; });
  });

  const factAt = new Map(old.facts.id.map((id, i) => [id, i]).filter(([id]) => id)), first = [0];
  core.facts.proofs.forEach((many, i) => first.push(first[i] + many));
  const add = (i) => {
    const one = row(core.facts, i);
    if (one.id && factAt.has(one.id)) return factAt.get(one.id);
    const mine = old.facts.id.length;
    if (one.id) factAt.set(one.id, mine);
    push(old.facts, { ...one, relation: relations[one.relation], details: one.details.map(([p, v]) => [properties[p], values[v]]) });
    for (let p = first[i]; p < first[i + 1]; p += 1) {
      const proof = row(core.proofs, p);
      const marks = proof.marks.map(([ahead, long, role]) => [ahead, long, roles[role]]);
      push(old.proofs, { ...proof, article: articles[proof.article], start: proof.start + shift[proof.article], rule: rules[proof.rule], marks });
    }
    return mine;
  };
  const linkKey = (l, fact) => [l.from, l.to, l.kind, fact].join(" ");
  const there = new Set(old.links.from.map((_, i) => linkKey(row(old.links, i), old.facts.id[old.links.fact[i]])));
  core.links.from.forEach((_, i) => {
    const one = row(core.links, i), mine = { from: nodes[one.from], to: nodes[one.to], kind: kinds[one.kind] };
    if (!there.has(linkKey(mine, core.facts.id[one.fact]))) push(old.links, { ...mine, fact: add(one.fact) });
  });
  const noted = new Set(old.notes.node.map((node, i) => `${node} ${old.notes.fact[i]}`));
  core.notes.node.forEach((node, i) => {
    const mine = { node: nodes[node], fact: add(core.notes.fact[i]) };
    if (!noted.has(`${mine.node} ${mine.fact}`)) push(old.notes, mine);
  });
  const coming = core.tenures.person.map((_, i) => {
    const one = row(core.tenures, i), end = (id) => (id < 0 ? -1 : nodes[id]);
    return { ...one, person: end(one.person), at: end(one.at), who: values[one.who], role: values[one.role], where: values[one.where], facts: one.facts.map(add) };
  });
  fuller(old.tenures, coming);
  data.index();
  listeners.forEach((run) => run());
};

const ask = async (iri) => {
  try {
    await data.loadTexts();
    const answer = await fetch(`${from}?entity=${encodeURIComponent(iri)}`);
    if (!answer.ok) throw new Error(answer.statusText);
    const { core, texts } = await answer.json();
    merge(core, texts);
    return true;
  } catch { dom.tell(words.say("notGrown")); return false; }
};

export const growth = {
  on: from !== undefined,
  onGrow(run) { listeners.push(run); },
  // Is there more to ask of an entity or article?
  open: (iri) => from !== undefined && asked.get(iri) !== true,
  known(iri) { asked.set(iri, true); },
  finds: names !== undefined,
  async find(wanted) {
    try {
      const answer = await fetch(`${names}?q=${encodeURIComponent(wanted)}&lang=${words.language}`);
      if (!answer.ok) return [];
      const { names: called, offices } = await answer.json();
      const held = offices.flatMap(({ label, holders }) => holders.map((one) => ({ ...one, name: one.label, holds: [label, ...[one.start, one.end].filter(Boolean)].join(", ") })));
      return [...held, ...called];
    } catch { return []; }
  },
  // The row of an entity, and the same when it has to be asked for first.
  number: (iri) => data.number.get(iri.startsWith(data.namespaces.id) ? iri.slice(data.namespaces.id.length) : iri),
  async entity(iri) { await growth.around(iri); return growth.number(iri); },
  // What lies around it comes once, however often it is asked for; what failed is asked again.
  around(iri) {
    if (asked.has(iri)) return asked.get(iri);
    const coming = ask(iri).then((came) => { if (came) asked.set(iri, true); else asked.delete(iri); });
    asked.set(iri, coming);
    return coming;
  },
};
