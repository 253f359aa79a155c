// The state in the address, and views kept under a name in this browser.
import { actions } from "./actions.js";
import { data } from "./data.js";
import { dom, find } from "./dom.js";
import { picture } from "./picture.js";
import { state } from "./state.js";
import { words } from "./words.js";

const PLACE = `orda:${words.title()}`;
let kept = null, own = "";

const pack = async (text) => {
  const bytes = new Uint8Array(await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer());
  let out = "";
  for (const byte of bytes) out += String.fromCharCode(byte);
  return btoa(out).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};
const unpack = async (text) => {
  const packed = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return new Response(new Blob([Uint8Array.from(packed, (c) => c.charCodeAt(0))]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).text();
};
// Entities, kinds and articles by their names, which outlive a new build; never by their numbers.
const kindName = (kind) => [data.kinds[kind].name, data.kinds[kind].labels.en].join(" ");
const write = () => {
  const { shown, pinned, card: at, filters: f, layout, size, colour, table: open } = state.now, name = (id) => data.nodes.id[id];
  const told = { ...at };
  for (const key of ["node", "from", "to"]) if (key in told) told[key] = name(told[key]);
  if (at.kind === "link") { const [a, b, kind] = at.key.split("-").map(Number); told.key = [name(a), name(b), kindName(kind)]; }
  if (at.kind === "article") { told.article = data.articles.id[at.article]; told.at = -1; }
  return JSON.stringify({
    n: [...shown].map(([id, { x, y }]) => [name(id), x, y]), p: [...pinned].map(name), c: told, l: layout, s: size, o: colour, t: open ? 1 : 0,
    f: { ...f, kinds: f.kinds.map(kindName), article: f.article < 0 ? "" : data.articles.id[f.article], region: f.region < 0 ? "" : name(f.region) },
    g: words.language, d: document.documentElement.dataset.theme ?? "",
  });
};
const read = (text) => {
  const saved = JSON.parse(text), number = (id) => data.number.get(id), known = (id) => number(id) !== undefined;
  const kindNumber = (name) => data.kinds.findIndex((_, kind) => kindName(kind) === name);
  let at = { ...saved.c };
  for (const key of ["node", "from", "to"]) if (key in at) at[key] = number(at[key]);
  if (at.kind === "link") { const [a, b, kind] = at.key; at.key = [Math.min(number(a), number(b)), Math.max(number(a), number(b)), kindNumber(kind)].join("-"); }
  if (at.kind === "article") at.article = data.articleNumber.get(at.article);
  if (Object.values(at).includes(undefined) || String(at.key).includes("NaN")) at = { kind: "home" };
  const f = { ...state.ALL, ...saved.f };
  words.language = saved.g;
  theme(saved.d);
  return {
    shown: new Map(saved.n.filter(([id]) => known(id)).map(([id, x, y]) => [number(id), { x: Number(x), y: Number(y) }])),
    pinned: new Set(saved.p.filter(known).map(number)), card: at, layout: saved.l, size: saved.s, colour: saved.o, table: Boolean(saved.t),
    filters: { ...f, kinds: f.kinds.map(kindNumber).filter((k) => k >= 0), article: data.articleNumber.get(f.article) ?? -1, region: number(f.region) ?? -1 },
  };
};
const theme = (name) => {
  if (name) document.documentElement.dataset.theme = name; else delete document.documentElement.dataset.theme;
  if (picture.network) picture.recolour();
};
const show = (text) => {
  state.restore(read(text));
  if (state.now.layout !== "force") actions.layout(state.now.layout);
  picture.fit(true);
};

// The browser may forbid to keep anything (a frame in a notebook): then views last as long as the page.
const all = () => {
  if (kept) return kept;
  try { kept = JSON.parse(localStorage.getItem(PLACE) ?? "{}"); } catch { kept = {}; }
  return kept;
};
const keep = () => { try { localStorage.setItem(PLACE, JSON.stringify(kept)); } catch { dom.tell(words.say("notKept")); } };
const list = () => find("saved").replaceChildren(...Object.keys(all()).sort().map((name) => dom.element("li", { className: "row" },
  dom.button(name, () => { find("views").close(); show(all()[name]); }, { className: "link", dir: "auto" }),
  dom.button("×", () => { delete kept[name]; keep(); list(); }, { className: "act tiny", "aria-label": words.say("forget", { name }) }))));

let waiting = 0, told = "";
const address = async () => `#v=${await pack(write())}`;
export const views = {
  theme,
  async copy(field) {
    field.select();
    try { await navigator.clipboard.writeText(field.value); } catch { document.execCommand("copy"); }
    dom.tell(words.say("copied"));
  },
  // Soon after a change, the address tells of it.
  note() {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      own = await address();
      // What the panel tells of is a step of its own, to which the browser's Back returns.
      const card = JSON.stringify(state.now.card), step = told && card !== told;
      told = card;
      try { history[step ? "pushState" : "replaceState"](null, "", own); } catch { /* a frame without an address of its own */ }
    }, 200);
  },
  // What the address asks for: a whole view, or an entity.
  async open() {
    const { hash } = location;
    if (hash === own) return false;
    try {
      if (hash.startsWith("#v=")) {
        const view = await unpack(hash.slice(3));
        own = hash;
        show(view);
        told = JSON.stringify(state.now.card);
        return true;
      }
      const asked = hash.startsWith("#entity=") ? data.number.get(decodeURIComponent(hash.slice(8))) : undefined;
      if (asked !== undefined) { actions.open(asked); actions.expand(asked); return true; }
    } catch { dom.tell(words.say("badAddress")); }
    return false;
  },
  start() {
    find("views-open").addEventListener("click", async () => {
      list();
      find("views").showModal();
      find("address").value = location.href.split("#")[0] + await address();
    });
    find("address-copy").addEventListener("click", () => this.copy(find("address")));
    find("save").addEventListener("submit", (event) => {
      event.preventDefault();
      const name = find("view-name").value.trim();
      if (!name) return;
      all()[name] = write();
      keep();
      find("view-name").value = "";
      list();
    });
    addEventListener("hashchange", () => this.open());
  },
};
