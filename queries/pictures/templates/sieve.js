// Which links and entities of the whole graph the filters let through, and how many of each type and kind there are.
import { data } from "./data.js";
import { growth } from "./growth.js";
import { state } from "./state.js";

let filters = null, links = null, nodes = null, fitting = null, kindCounts = null, baseCounts = null;
const provenIn = (link, wanted) =>
  data.proofsOf(data.links.fact[link]).some((p) => wanted(data.proofs.article[p]));
const near = (id, region) => data.nodes.region[id] === region || id === region;
// All but the types and kinds themselves, so that each can be counted by what the others leave.
const passes = (link) => {
  const { sure, told, article, language, region, from, to } = filters, fact = data.links.fact[link];
  return data.sure[link] >= sure && (!told || data.facts.proofs[fact] > 0)
    && (!(from || to) || data.holds(fact, from, to))
    && (article < 0 || provenIn(link, (n) => n === article))
    && (!language || provenIn(link, (n) => data.articles.language[n] === language))
    && (region < 0 || near(data.links.from[link], region) || near(data.links.to[link], region));
};
const fresh = () => {
  if (filters === state.now.filters) return;
  filters = state.now.filters;
  const { bases, kinds, sure, told, article, language, region, from, to } = filters;
  const hidden = new Set(kinds), gone = new Set(bases), dated = from || to, many = data.links.from.length;
  links = new Uint8Array(many);
  nodes = new Uint8Array(data.count);
  fitting = new Int32Array(data.count);
  kindCounts = new Array(data.kinds.length).fill(0);
  baseCounts = new Array(data.bases.length).fill(0);
  const touched = sure > 0 || told || dated || kinds.length > state.ALL.kinds.length;
  const has = new Uint8Array(data.count), may = new Uint8Array(data.count), any = new Uint8Array(data.count);
  for (let i = 0; i < many; i += 1) {
    const a = data.links.from[i], b = data.links.to[i], kind = data.links.kind[i];
    any[a] = any[b] = 1;
    if (!passes(i)) continue;
    const here = !gone.has(data.base(a)) && !gone.has(data.base(b));
    if (here) kindCounts[kind] += 1;
    if (hidden.has(kind)) continue;
    may[a] = may[b] = 1;
    if (here) { links[i] = 1; has[a] = has[b] = 1; fitting[a] += 1; fitting[b] += 1; }
  }
  const stays = (id, held) => (!touched || held[id] || (!any[id] && !dated && !told))
    && (article < 0 || data.nodes.articles[id].includes(article) || held[id])
    && (!language || held[id] || data.nodes.articles[id].some((n) => data.articles.language[n] === language))
    && (region < 0 || near(id, region) || held[id]);
  for (let id = 0; id < data.count; id += 1) {
    nodes[id] = !gone.has(data.base(id)) && stays(id, has) ? 1 : 0;
    if (stays(id, may)) baseCounts[data.base(id)] += 1;
  }
};
growth.onGrow(() => { filters = null; });
export const sieve = {
  link(i) { fresh(); return links[i] === 1; },
  node(id) { fresh(); return nodes[id] === 1; },
  // Neighbours by links that the filters let through.
  near(id) {
    fresh();
    const found = new Set();
    for (const link of data.linksOf(id)) if (links[link]) found.add(data.across(link, id));
    return [...found];
  },
  // How many entities of the whole graph pass, how many of a type would, and how many links of a kind.
  get many() { fresh(); return nodes.reduce((sum, one) => sum + one, 0); },
  base(number) { fresh(); return baseCounts[number]; },
  kind(number) { fresh(); return kindCounts[number]; },
  // Those that have most links under the filters, and are none of some.
  best(most, without) {
    fresh();
    const found = [];
    for (let id = 0; id < data.count; id += 1) if (nodes[id] && !without.has(id)) found.push(id);
    return found.sort((a, b) => fitting[b] - fitting[a] || data.weight[b] - data.weight[a] || a - b).slice(0, most);
  },
  active: () => JSON.stringify(state.now.filters) !== JSON.stringify(state.ALL),
};
