"use strict";
// What the reader sees, as one value that is never changed but replaced: so it can be undone, saved and linked to.
const state = (() => {
  const ALL = { bases: [], kinds: [], sure: 0, article: -1, language: "", region: -1, from: "", to: "" };
  const blank = () => ({
    shown: new Map(),                 // entity → its place; what filters take out keeps its place
    pinned: new Set(),
    card: { kind: "home" },           // what the panel tells of: home, node, link, article or path
    filters: ALL, layout: "force", size: "degree", colour: "type", table: false,
  });
  let now = blank(), past = [], future = [], trail = [];
  const listeners = [];
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const replace = (next) => {
    const before = now;
    now = next;
    for (const run of listeners) run(now, before);
  };
  return {
    ALL,
    get now() { return now; },
    get canUndo() { return past.length > 0; },
    get canRedo() { return future.length > 0; },
    get canGoBack() { return trail.length > 0; },
    onChange(run) { listeners.push(run); },
    change(patch, { remember = true } = {}) {
      if (remember) { past = [...past.slice(-99), now]; future = []; }
      if (patch.card && !same(patch.card, now.card)) trail = [...trail.slice(-49), now.card];
      replace({ ...now, ...patch });
    },
    undo() {
      if (!past.length) return;
      future = [now, ...future];
      replace(past.pop());
    },
    redo() {
      if (!future.length) return;
      past = [...past, now];
      replace(future.shift());
    },
    back() {
      if (trail.length) replace({ ...now, card: trail.pop() });
    },
    restore(saved) {
      trail = [];
      past = [...past, now];
      future = [];
      replace({ ...blank(), ...saved });
    },
    begin(first) { past = []; future = []; trail = []; replace({ ...blank(), ...first }); },
  };
})();

// Which links and entities the filters let through.
const sieve = (() => {
  let filters = null, links = null, nodes = null;
  const within = (date, { from, to }) =>
    (!from || date.slice(0, from.length) >= from.slice(0, date.length)) && (!to || date.slice(0, to.length) <= to.slice(0, date.length));
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
        && (!dated || (data.dates[i] !== "" && within(data.dates[i], filters)))
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
  return {
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
})();

// What a reader can do to the picture.
const actions = (() => {
  const MOST = 40; // new neighbours at a time
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

  return {
    visible, hiddenNear,
    open(id, { still = false } = {}) {
      add([id], undefined, { card: { kind: "node", node: id } });
      if (!still) picture.bringIntoView([id]);
    },
    openLink(key) { state.change({ card: { kind: "link", key } }); },
    openArticle(article, at = -1) { state.change({ card: { kind: "article", article, at } }); },
    home() { if (state.now.card.kind !== "home") state.change({ card: { kind: "home" } }); },
    expand(id, kind) {
      if (growth.open(data.iri(id))) growth.around(data.iri(id)).then(() => actions.bring(id, kind)); else actions.bring(id, kind);
    },
    bring(id, kind) {
      const coming = hiddenNear(id, kind).slice(0, MOST);
      if (!coming.length) return;
      add([id, ...coming], id);
      dom.tell(words.say("came", { n: coming.length }));
      picture.bringIntoView([id, ...coming]);
    },
    // Take away the neighbours that only this entity holds in the picture.
    collapse(id, kind) {
      const { shown, pinned } = state.now;
      const linked = new Set([...data.linksOf(id)].filter((l) => kind === undefined || data.links.kind[l] === kind).map((l) => data.across(l, id)));
      const gone = [...linked].filter((other) => shown.has(other) && !pinned.has(other)
        && data.neighbours(other).every((third) => third === id || !shown.has(third) || linked.has(third)));
      const left = copy(shown);
      gone.forEach((other) => left.delete(other));
      if (gone.length) state.change({ shown: left });
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
      const ids = algorithms.around(id, steps, sieve.near, 120);
      laid("force", new Map(ids.map((n) => [n, state.now.shown.get(n)])), { card: { kind: "node", node: id } });
      picture.fit();
    },
    connect(from, to) {
      const chains = algorithms.paths(from, to, sieve.near, 5);
      add([from, to, ...(chains[0] ?? [])], from, { card: { kind: "path", from, to, chain: 0 } });
      picture.bringIntoView(chains[0] ?? [from, to]);
    },
    chooseChain(chain) {
      const { from, to } = state.now.card, found = algorithms.paths(from, to, sieve.near, 5)[chain];
      add(found, from, { card: { kind: "path", from, to, chain } });
      picture.bringIntoView(found);
    },
    addAll(ids, beside) { add(ids, beside); picture.bringIntoView(ids); },
    filter(patch, options) { state.change({ filters: { ...state.now.filters, ...patch } }, options); },
    layout(name) {
      laid(name, copy(state.now.shown));
      picture.fit();
    },
    firstCard() {
      const { about, article: told } = data.first;
      return about !== null ? { kind: "node", node: about } : told !== null ? { kind: "article", article: told, at: -1 } : { kind: "home" };
    },
    overview() {
      const { first } = data;
      const shown = new Map(first.node.map((id, i) => [id, { x: first.x[i], y: first.y[i] }]));
      state.change({ shown, pinned: new Set(), filters: state.ALL, layout: "force", card: actions.firstCard() });
      picture.fit();
    },
    clear() { state.change({ shown: new Map(), pinned: new Set(), card: { kind: "home" } }); },
  };
})();
