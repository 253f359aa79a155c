// Which links and entities the filters let through.
import { data } from "./data.js";
import { growth } from "./growth.js";
import { state } from "./state.js";

let filters = null, links = null, nodes = null;
const provenIn = (link, wanted) =>
  data.proofsOf(data.links.fact[link]).some((p) => wanted(data.proofs.article[p]));
const near = (id, region) => data.nodes.region[id] === region || id === region;
const fresh = () => {
  if (filters === state.now.filters) return;
  filters = state.now.filters;
  const { bases, kinds, sure, article, language, region, from, to } = filters;
  const hidden = new Set(kinds), gone = new Set(bases), dated = from || to;
  links = new Uint8Array(data.links.from.length);
  nodes = new Uint8Array(data.count);
  const touched = sure > 0 || dated || kinds.length, has = new Uint8Array(data.count), any = new Uint8Array(data.count);
  for (let i = 0; i < links.length; i += 1) {
    const a = data.links.from[i], b = data.links.to[i];
    any[a] = any[b] = 1;
    links[i] = !hidden.has(data.links.kind[i]) && data.sure[i] >= sure && !gone.has(data.base(a)) && !gone.has(data.base(b))
      && (!dated || data.holds(data.links.fact[i], from, to))
      && (article < 0 || provenIn(i, (n) => n === article))
      && (!language || provenIn(i, (n) => data.articles.language[n] === language))
      && (region < 0 || near(a, region) || near(b, region)) ? 1 : 0;
    if (links[i]) has[a] = has[b] = 1;
  }
  for (let id = 0; id < data.count; id += 1) {
    nodes[id] = !gone.has(data.base(id))
      && (!touched || has[id] || (!any[id] && !dated))
      && (article < 0 || data.nodes.articles[id].includes(article) || has[id])
      && (!language || has[id] || data.nodes.articles[id].some((n) => data.articles.language[n] === language))
      && (region < 0 || near(id, region) || has[id]) ? 1 : 0;
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
  active: () => JSON.stringify(state.now.filters) !== JSON.stringify(state.ALL),
};
