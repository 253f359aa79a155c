// What a reader can do to the picture.
import { algorithms } from "./algorithms.js";
import { data } from "./data.js";
import { dom } from "./dom.js";
import { growth } from "./growth.js";
import { layouts } from "./layouts.js";
import { sieve } from "./sieve.js";
import { state } from "./state.js";
import { words } from "./words.js";

const MOST = 40; // new neighbours at a time
const LEAST = 12; // entities that filters leave, where so many fit
const AROUND = 120; // entities around one
let sight = null; // what shows the picture, and looks where an action leads
const byWeight = (a, b) => data.weight[b] - data.weight[a] || a - b;
const copy = (places) => new Map([...places].map(([id, p]) => [id, { ...p }]));
const visible = () => [...state.now.shown.keys()].filter(sieve.node);

const laid = (layout, shown, { remember = true, ...rest } = {}) => {
  const ids = [...shown.keys()], here = new Set(ids);
  const near = (id) => sieve.near(id).filter((other) => here.has(other));
  const fixed = layout === "force" ? new Set([...state.now.pinned].filter((id) => here.has(id))) : new Set();
  const places = layouts[layout]({ ids, near, old: shown, fixed, sieve: sieve.link });
  layouts.last = places;
  state.change({ shown: places, layout, ...rest }, { remember });
};
// Put further entities beside the one they came from; in another layout than the free one, lay all out again.
const add = (ids, beside, rest = {}) => {
  const shown = copy(state.now.shown);
  for (const id of ids) {
    if (shown.has(id)) continue;
    const anchor = shown.get(beside) ?? shown.get(data.neighbours(id).find((other) => shown.has(other)));
    shown.set(id, anchor ? layouts.spot(anchor, shown) : shown.size ? layouts.spot({ x: 0, y: 0 }, shown) : { x: 0, y: 0 });
  }
  if (state.now.layout === "force") state.change({ shown, ...rest });
  else laid(state.now.layout, shown, rest);
};
const hiddenNear = (id, kind) => {
  const found = new Set();
  for (const link of data.linksOf(id)) {
    const other = data.across(link, id);
    if (sieve.link(link) && (kind === undefined || data.links.kind[link] === kind) && sieve.node(other) && !state.now.shown.has(other)) found.add(other);
  }
  return [...found].sort(byWeight);
};

export const actions = {
  shownBy(picture) { sight = picture; },
  visible, hiddenNear,
  open(id, { still = false } = {}) {
    add([id], undefined, { card: { kind: "node", node: id } });
    if (!still) sight.bringIntoView([id]);
  },
  openLink(key) { state.change({ card: { kind: "link", key } }); },
  openArticle(article, at = -1) { state.change({ card: { kind: "article", article, at } }); },
  compare(dates) { state.change({ card: { kind: "compare", ...dates } }); },
  home() { if (state.now.card.kind !== "home") state.change({ card: { kind: "home" } }); },
  expand(id, kind) {
    if (growth.open(data.iri(id))) growth.around(data.iri(id)).then(() => actions.bring(id, kind)); else actions.bring(id, kind);
  },
  bring(id, kind) {
    const coming = hiddenNear(id, kind).slice(0, MOST);
    if (!coming.length) return;
    const grown = new Map(state.now.grown), left = hiddenNear(id, kind).length - coming.length;
    grown.set(id, new Set([...(grown.get(id) ?? []), ...coming]));
    add([id, ...coming], id, { grown });
    dom.tell(words.say(left ? "cameOf" : "came", { n: coming.length, left }));
    sight.bringIntoView([id, ...coming]);
  },
  // Take away what expanding this entity brought; of one that was not expanded, the neighbours that nothing else holds.
  collapse(id, kind) {
    const { shown, pinned, grown } = state.now, mine = grown.get(id) ?? new Set();
    const linked = new Set([...data.linksOf(id)].filter((l) => kind === undefined || data.links.kind[l] === kind).map((l) => data.across(l, id)));
    const lonely = (other) => data.neighbours(other).every((third) => third === id || !shown.has(third) || linked.has(third));
    const gone = [...linked].filter((other) => shown.has(other) && !pinned.has(other) && (mine.size ? mine.has(other) : lonely(other)));
    const left = copy(shown), kept = new Map(grown);
    gone.forEach((other) => left.delete(other));
    kept.set(id, new Set([...mine].filter((other) => left.has(other))));
    if (gone.length) state.change({ shown: left, grown: kept });
    dom.tell(words.say("went", { n: gone.length }));
  },
  canCollapse(id) {
    const { shown } = state.now;
    return data.neighbours(id).some((other) => shown.has(other));
  },
  hide(id) {
    const left = copy(state.now.shown);
    left.delete(id);
    const { card } = state.now;
    state.change({ shown: left, card: card.node === id ? { kind: "home" } : card });
  },
  pin(id) {
    const pinned = new Set(state.now.pinned);
    if (!pinned.delete(id)) pinned.add(id);
    state.change({ pinned });
  },
  moved(places) {
    const shown = copy(state.now.shown);
    for (const [id, p] of places) shown.set(id, { x: Math.round(p.x), y: Math.round(p.y) });
    state.change({ shown });
  },
  // Only an entity and what is within some steps of it.
  focus(id, steps) {
    const all = algorithms.around(id, steps, sieve.near, Infinity), ids = algorithms.around(id, steps, sieve.near, AROUND);
    laid("force", new Map(ids.map((n) => [n, state.now.shown.get(n)])), { card: { kind: "node", node: id, steps, left: all.length - ids.length } });
    sight.fit();
  },
  connect(from, to) {
    const chains = algorithms.paths(from, to, sieve.near, 5);
    add([from, to, ...(chains[0] ?? [])], from, { card: { kind: "path", from, to, chain: 0 } });
    sight.bringIntoView(chains[0] ?? [from, to]);
  },
  chooseChain(chain) {
    const { from, to } = state.now.card, found = algorithms.paths(from, to, sieve.near, 5)[chain];
    add(found, from, { card: { kind: "path", from, to, chain } });
    sight.bringIntoView(found);
  },
  addAll(ids, beside) { add(ids, beside); sight.bringIntoView(ids); },
  // Filters choose among the whole graph: what they take out makes room for the best that fit.
  filter(patch, options) {
    const { shown, brought, pinned, card } = state.now, held = (id) => pinned.has(id) || card.node === id;
    const left = new Map([...copy(shown)].filter(([id]) => !brought.has(id) || held(id)));
    state.change({ filters: { ...state.now.filters, ...patch }, shown: left, brought: new Set() }, options);
    const missing = Math.max(data.first.node.length, LEAST) - visible().length;
    const coming = sieve.active() && missing > 0 ? sieve.best(missing, new Set(left.keys())) : [];
    if (!coming.length) return;
    const places = copy(left);
    for (const id of coming) {
      const anchor = places.get(sieve.near(id).find((other) => places.has(other)));
      places.set(id, places.size ? layouts.spot(anchor ?? { x: 0, y: 0 }, places) : { x: 0, y: 0 });
    }
    if (state.now.layout === "force") state.change({ shown: places, brought: new Set(coming) }, { remember: false });
    else laid(state.now.layout, places, { brought: new Set(coming), remember: false });
    sight.bringIntoView(visible());
  },
  // Where things lie is told by lines in the network only if asked for; a map shows it.
  layout(name) {
    const { filters, layout } = state.now, lying = data.geography;
    if ((name === "map") !== (layout === "map")) {
      const kinds = filters.kinds.filter((kind) => !lying.includes(kind));
      state.change({ filters: { ...filters, kinds: name === "map" ? kinds : [...kinds, ...lying].sort((a, b) => a - b) } });
    }
    laid(name, copy(state.now.shown), { remember: (name === "map") === (layout === "map") });
    sight.fit();
  },
  firstCard() {
    const { about, article: told } = data.first;
    return about !== null ? { kind: "node", node: about } : told !== null ? { kind: "article", article: told, at: -1 } : { kind: "home" };
  },
  overview() {
    const { first } = data;
    const shown = new Map(first.node.map((id, i) => [id, { x: first.x[i], y: first.y[i] }]));
    state.change({ shown, pinned: new Set(), brought: new Set(), grown: new Map(), filters: state.ALL, layout: "force", card: actions.firstCard() });
    sight.fit();
  },
  clear() { state.change({ shown: new Map(), pinned: new Set(), card: { kind: "home" } }); },
};
