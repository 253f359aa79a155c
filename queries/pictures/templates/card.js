// All about one entity: what it is, what can be done with it, its offices, links, facts and articles.
import { actions } from "./actions.js";
import { algorithms } from "./algorithms.js";
import { data } from "./data.js";
import { dom } from "./dom.js";
import { growth } from "./growth.js";
import { pages } from "./pages.js";
import { proofs } from "./proofs.js";
import { search } from "./search.js";
import { sieve } from "./sieve.js";
import { state } from "./state.js";
import { tenures } from "./tenures.js";
import { words } from "./words.js";

const MANY = 6;
const more = (items, many) => dom.more(items, many, words.say("more", { n: items.length - many }));
const list = (items, many = MANY) => dom.element("ul", { className: "plain" }, more(items.map((item) => dom.element("li", {}, item)), many));
const section = (title, ...children) => dom.element("section", {}, dom.element("h3", {}, title), ...children);
const act = (key, run, properties = {}) => dom.button(words.say(key), run, { className: "act", ...properties });

const tools = (id) => {
  const { pinned } = state.now, waiting = actions.hiddenNear(id).length;
  const pick = dom.element("input", { type: "search", id: "toward", role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "ends", "aria-label": words.say("pathTo"), placeholder: words.say("pathTo") });
  const ends = dom.element("ul", { id: "ends", className: "hits", role: "listbox", "aria-label": words.say("pathTo"), hidden: true });
  search.field(pick, ends, (other) => { if (other !== id) actions.connect(id, other); });
  return [
    dom.element("div", { className: "acts", role: "group", "aria-label": words.say("actions") },
      act("expand", () => actions.expand(id), { id: "expand", disabled: !waiting && !growth.open(data.iri(id)), title: words.say("waiting", { n: waiting }) }),
      act("collapse", () => actions.collapse(id), { id: "collapse", disabled: !actions.canCollapse(id) }),
      act("hide", () => actions.hide(id), { id: "hide" }),
      act("pin", () => actions.pin(id), { id: "pin", "aria-pressed": String(pinned.has(id)) })),
    dom.element("div", { className: "acts", role: "group", "aria-label": words.say("focus") },
      dom.element("span", { className: "quiet" }, words.say("focus")),
      [1, 2, 3].map((steps) => dom.button(words.say("steps", { n: steps }), () => actions.focus(id, steps), { className: "act", id: `focus-${steps}`, "aria-label": words.say("focusSteps", { n: steps }) }))),
    dom.element("div", { className: "combo" }, pick, ends),
  ];
};

// Links by kind: how many of each, as bars, each of which can be brought in or taken away.
const kinds = (id) => {
  const many = new Map();
  for (const link of data.linksOf(id)) many.set(data.links.kind[link], (many.get(data.links.kind[link]) ?? 0) + 1);
  const order = [...many].sort((a, b) => b[1] - a[1] || a[0] - b[0]), most = order[0]?.[1] ?? 1;
  if (!order.length) return null;
  return section(words.say("linksByKind"), dom.element("ul", { className: "plain bars" }, order.map(([kind, count]) => {
    const waiting = actions.hiddenNear(id, kind).length, label = data.kindLabel(kind);
    const bar = dom.element("span", { className: "bar", colour: data.kinds[kind].colour, "aria-hidden": "true" });
    bar.style.setProperty("--part", `${(100 * count) / most}%`);
    return dom.element("li", {}, dom.element("span", { className: "label" }, label), bar, dom.element("span", { className: "number" }, words.number(count)),
      dom.button("+", () => actions.expand(id, kind), { className: "act tiny", disabled: !waiting, "aria-label": words.say("expandKind", { kind: label, n: waiting }), title: words.say("expandKind", { kind: label, n: waiting }) }),
      dom.button("−", () => actions.collapse(id, kind), { className: "act tiny", "aria-label": words.say("collapseKind", { kind: label }), title: words.say("collapseKind", { kind: label }) }));
  })));
};


const seen = (id) => {
  const dated = data.seen(id);
  if (!dated.length) return null;
  const at = (article) => dom.element("span", {}, `${data.articles.date[article]} · `, dom.button(data.articles.title[article], () => actions.openArticle(article), { className: "link", dir: "auto" }));
  return dom.element("dl", { className: "seen" }, dom.element("dt", {}, words.say("firstSeen")), dom.element("dd", {}, at(dated[0])),
    dom.element("dt", {}, words.say("lastSeen")), dom.element("dd", {}, at(dated[dated.length - 1])));
};

const links = (id) => {
  const keys = new Map();
  for (const link of data.linksOf(id)) {
    const key = `${data.keyOf(link)} ${data.links.from[link] === id}`;
    keys.set(key, [...(keys.get(key) ?? []), link]);
  }
  const order = [...keys.values()].sort((a, b) => data.links.kind[a[0]] - data.links.kind[b[0]] || data.weight[data.across(b[0], id)] - data.weight[data.across(a[0], id)]);
  const groups = new Map();
  for (const found of order) {
    const forward = data.links.from[found[0]] === id, title = forward ? `${data.kindLabel(data.links.kind[found[0]])} →` : `→ ${data.kindLabel(data.links.kind[found[0]])}`;
    groups.set(title, [...(groups.get(title) ?? []), found]);
  }
  return groups.size > 0 && section(words.say("links"), [...groups].map(([title, found]) => dom.element("div", { className: "kind" }, dom.element("h4", {}, title),
    list(found.map((same) => {
      const other = data.across(same[0], id);
      return dom.element("span", { className: "row" }, dom.dot(data.colour(other)), dom.button(data.label(other), () => actions.open(other), { className: "link", dir: "auto" }),
        dom.button(words.say("proofsCount", { n: same.reduce((n, link) => n + data.facts.proofs[data.links.fact[link]], 0) }), () => actions.openLink(data.keyOf(same[0])), { className: "link small quiet", "aria-label": words.say("proofsOf", { name: data.label(other) }) }));
    })))));
};

const notes = (id) => {
  const own = (data.notesOf.get(id) ?? []).filter((fact) => !data.relations[data.facts.relation[fact]].office), groups = new Map();
  for (const fact of own) groups.set(data.facts.relation[fact], [...(groups.get(data.facts.relation[fact]) ?? []), fact]);
  return [proofs.legend(own.flatMap((fact) => data.proofsOf(fact))), [...groups].map(([relation, found]) => dom.element("details", {}, dom.element("summary", {}, `${words.of(data.relations[relation].labels)} (${words.number(found.length)})`), more(found.map((fact) => proofs.fact(fact)), 10)))];
};

const node = (id) => {
  const others = data.allNames(id).filter((name) => name !== data.label(id));
  const region = data.nodes.region[id];
  return [
    dom.element("p", { className: "eyebrow" }, dom.dot(data.colour(id)), data.type(id), region >= 0 && region !== id && dom.element("span", { className: "quiet" }, ` · ${data.label(region)}`)),
    dom.foreign(data.label(id), "h2"),
    others.length > 0 && dom.element("p", { className: "quiet names" }, others.slice(0, 8).map((name, i) => [i ? " · " : "", dom.foreign(name)])),
    pages.link("id", data.nodes.id[id], "ownPage"),
    tools(id), state.now.card.left > 0 && dom.element("p", { className: "quiet small" }, words.say("around", { n: words.number(state.now.card.left) })), seen(id), kinds(id), tenures.section(id), links(id), notes(id),
    data.nodes.articles[id].length > 0 && dom.element("details", {}, dom.element("summary", {}, `${words.say("articles")} (${words.number(data.nodes.articles[id].length)})`),
      list(data.seen(id).concat(data.nodes.articles[id].filter((a) => !data.articles.date[a])).map((article) => dom.element("span", {}, dom.button(data.articles.title[article], () => actions.openArticle(article), { className: "link", dir: "auto" }), dom.element("span", { className: "quiet" }, ` ${data.articles.date[article]}`))), 12)),
    dom.element("p", { className: "quiet small id", dir: "ltr" }, data.nodes.id[id]),
  ];
};

// How two entities hang together: chains of links, and the neighbours that they share.
const path = ({ from, to, chain }) => {
  const chains = algorithms.paths(from, to, sieve.near, 5), shared = sieve.near(from).filter((id) => sieve.near(to).includes(id)).sort((a, b) => data.weight[b] - data.weight[a] || a - b);
  const name = (id) => dom.button(data.label(id), () => actions.open(id), { className: "link", dir: "auto" });
  const step = (a, b) => {
    const link = [...data.linksOf(a)].filter((l) => data.across(l, a) === b && sieve.link(l)).sort((x, y) => data.facts.proofs[data.links.fact[y]] - data.facts.proofs[data.links.fact[x]])[0];
    const forward = data.links.from[link] === a;
    return dom.button(`${forward ? "" : "← "}${data.kindLabel(data.links.kind[link])}${forward ? " →" : ""}`, () => actions.openLink(data.keyOf(link)), { className: "step" });
  };
  return [
    dom.element("p", { className: "eyebrow" }, words.say("path")),
    dom.element("h2", { className: "pair" }, dom.foreign(data.label(from)), dom.element("span", { className: "quiet", "aria-hidden": "true" }, " ⟷ "), dom.foreign(data.label(to))),
    !chains.length && dom.element("p", {}, words.say("noPath")),
    chains.map((found, i) => dom.element("section", { className: i === chain ? "chain chosen" : "chain" },
      dom.element("h3", {}, words.say("chain", { n: i + 1, steps: found.length - 1 }), chains.length > 1 && dom.button(words.say("show"), () => actions.chooseChain(i), { className: "act tiny wide", "aria-pressed": String(i === chain) })),
      dom.element("ol", { className: "plain" }, found.map((id, n) => dom.element("li", {}, n > 0 && dom.element("div", {}, step(found[n - 1], id)), dom.dot(data.colour(id)), " ", name(id)))))),
    section(`${words.say("common")} (${words.number(shared.length)})`, shared.length ? [list(shared.map((id) => dom.element("span", { className: "row" }, dom.dot(data.colour(id)), name(id))), 12),
      dom.button(words.say("showCommon"), () => actions.addAll(shared.slice(0, 40), from), { className: "act", id: "show-common" })] : dom.element("p", { className: "quiet" }, words.say("none"))),
  ];
};
export const card = { node, path };
