// The panel beside the picture: whatever the reader is looking at, in words.
import { actions } from "./actions.js";
import { article } from "./article.js";
import { card } from "./card.js";
import { data } from "./data.js";
import { dom, find } from "./dom.js";
import { growth } from "./growth.js";
import { proofs } from "./proofs.js";
import { state } from "./state.js";
import { tenures } from "./tenures.js";
import { words } from "./words.js";

const home = () => {
  const bases = data.bases.map((base, number) => {
    const best = [];
    for (let id = 0; id < data.count; id += 1) if (data.base(id) === number && data.weight[id]) best.push(id);
    best.sort((a, b) => data.weight[b] - data.weight[a] || a - b);
    return { base, best: best.slice(0, 4) };
  }).filter(({ best }) => best.length);
  const dated = data.articles.title.map((_, i) => i).sort((a, b) => (data.articles.date[b] || "").localeCompare(data.articles.date[a] || "") || a - b);
  return [
    dom.element("h2", {}, words.say("welcome")),
    dom.element("p", {}, words.say("hint")),
    dom.element("p", { className: "quiet" }, words.say("counts", { entities: words.number(data.count), links: words.number(data.links.from.length), articles: words.number(data.articles.id.length) })),
    growth.on && dom.element("p", { className: "quiet" }, words.say("atHand")),
    bases.map(({ base, best }) => dom.element("section", {}, dom.element("h3", {}, dom.dot(base.colour), " ", words.of(base.labels)),
      dom.element("ul", { className: "plain" }, best.map((id) => dom.element("li", { className: "row" }, dom.button(data.label(id), () => actions.open(id), { className: "link", dir: "auto" }), dom.element("span", { className: "quiet number" }, words.number(data.weight[id]))))))),
    dated.length > 0 && dom.element("section", {}, dom.element("h3", {}, words.say("articles")), dom.element("ul", { className: "plain" }, dated.slice(0, 6).map((n) => dom.element("li", {},
      dom.button(data.articles.title[n], () => actions.openArticle(n), { className: "link", dir: "auto" }), dom.element("span", { className: "quiet" }, ` ${data.articles.date[n] ?? ""}`))))),
  ];
};
let before = "";
export const panel = {
  render() {
    const { card: at } = state.now, box = find("card");
    const content = at.kind === "node" ? card.node(at.node) : at.kind === "link" ? proofs.panel(at.key) : at.kind === "article" ? article.panel(at) : at.kind === "path" ? card.path(at) : at.kind === "compare" ? tenures.compare(at) : home();
    const { id: focused, value } = box.contains(document.activeElement) ? document.activeElement : {};
    box.replaceChildren(...content.flat(4).filter(Boolean));
    if (focused && find(focused)) { find(focused).focus(); if (value) find(focused).value = value; }
    find("back").disabled = !state.canGoBack;
    find("close").hidden = at.kind === "home";
    document.body.classList.toggle("reading", at.kind !== "home");
    document.body.classList.toggle("article", at.kind === "article");
    const now = JSON.stringify(at);
    if (now !== before) { find("panel").scrollTop = 0; dom.tell(box.querySelector("h2")?.textContent ?? ""); }
    before = now;
  },
};
