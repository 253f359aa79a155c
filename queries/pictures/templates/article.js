// An article as it was read: its mentions and facts are marked, and each leads into the graph.
import { actions } from "./actions.js";
import { data } from "./data.js";
import { dom } from "./dom.js";
import { growth } from "./growth.js";
import { pages } from "./pages.js";
import { proofs } from "./proofs.js";
import { words } from "./words.js";

const factsIn = (number) => {
  const found = [];
  for (let fact = 0; fact < data.facts.id.length; fact += 1) {
    for (let p = data.firstProof[fact]; p < data.firstProof[fact + 1]; p += 1) {
      if (data.proofs.article[p] === number) found.push({ fact, proof: p, start: data.proofs.start[p], end: data.proofs.start[p] + data.proofs.words[p] });
    }
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end || a.proof - b.proof);
};
let linkOf = null;
growth.onGrow(() => { linkOf = null; });
const opener = (fact) => {
  if (!linkOf) { linkOf = new Map(); data.links.fact.forEach((f, link) => { if (!linkOf.has(f)) linkOf.set(f, link); }); }
  const link = linkOf.get(fact);
  if (link !== undefined) return { label: data.kindLabel(data.links.kind[link]), colour: data.kinds[data.links.kind[link]].colour, run: () => { actions.addAll([data.links.from[link], data.links.to[link]], data.links.from[link]); actions.openLink(data.keyOf(link)); } };
  const note = data.notes.fact.indexOf(fact);
  return { label: words.of(data.relations[data.facts.relation[fact]].labels), colour: null, run: () => { if (note >= 0) actions.open(data.notes.node[note]); } };
};
// The text, cut where a mention or a fact begins or ends.
const marked = (number, chosen) => {
  const text = data.texts[number], mentions = data.mentions[number], facts = factsIn(number);
  // The words of the chosen fact's roles.
  const said = (data.proofs.marks[chosen] ?? []).map(([ahead, long, role]) => ({ start: data.proofs.start[chosen] + ahead, end: data.proofs.start[chosen] + ahead + long, role }));
  const cuts = [...new Set([0, text.length, ...said.flatMap(({ start, end }) => [start, end]), ...mentions.flatMap(([start, long]) => [start, start + long]), ...facts.flatMap(({ start, end }) => [start, end])])]
    .filter((cut) => cut >= 0 && cut <= text.length).sort((a, b) => a - b);
  const mentionAt = new Map(mentions.map((m) => [m[0], m]));
  const out = [];
  let skip = 0;
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const start = cuts[i];
    if (start >= skip) {
      const mention = mentionAt.get(start), end = mention ? start + mention[1] : cuts[i + 1];
      const over = facts.filter((fact) => fact.start <= start && fact.end > start), piece = text.slice(start, end);
      const inner = mention ? dom.button(piece, () => actions.open(mention[2]), { className: "mention", colour: data.colour(mention[2]), title: `${data.label(mention[2])} · ${data.type(mention[2])}` }) : piece;
      const role = said.find((mark) => mark.start <= start && mark.end > start), shown = role ? proofs.said(inner, role.role) : inner;
      out.push(over.length ? dom.element("mark", { className: over.some(({ proof }) => proof === chosen) ? "chosen" : "" }, shown) : shown);
      skip = end;
      for (const fact of facts.filter((f) => f.end > start && f.end <= end)) {
        const { label, colour, run } = opener(fact.fact);
        out.push(dom.button(label, run, { className: "flag", colour: colour ?? undefined, title: words.say("showFact") }));
      }
    }
  }
  return out;
};
const panel = ({ article: number, at }) => {
  const { title, date, publisher, source, language, whole } = data.articles, many = factsIn(number).length;
  const body = dom.element("div", { className: "text", dir: "auto", lang: language[number] || undefined }, words.say("loading"));
  data.withTexts(() => {
    body.replaceChildren(...marked(number, at));
    requestAnimationFrame(() => body.querySelector("mark.chosen")?.scrollIntoView({ block: "center" }));
  });
  return [
    dom.element("p", { className: "eyebrow" }, words.say("article"), dom.element("span", { className: "quiet" }, [date[number], publisher[number], language[number]].filter(Boolean).map((x) => ` · ${x}`).join(""))),
    dom.foreign(title[number], "h2"),
    dom.element("p", { className: "acts" }, dom.button(words.say("onlyArticle"), () => actions.filter({ article: number }), { className: "act", id: "only-this" }),
      dom.button(words.say("showEntities"), () => actions.addAll(entities(number).slice(0, 40)), { className: "act", id: "show-entities" }),
      pages.link("article", data.articles.id[number], "ownPage"),
      /^https?:\/\//i.test(source[number]) && dom.element("a", { href: source[number], target: "_blank", rel: "noopener noreferrer", className: "out" }, words.say("address"))),
    dom.element("p", { className: "quiet small" }, words.say("factsRead", { n: many }), !whole[number] && ` ${words.say("onlyQuotes")}`),
    at >= 0 && proofs.legend([at]),
    body,
  ];
};
const entities = (number) => {
  const found = [];
  for (let id = 0; id < data.count; id += 1) if (data.nodes.articles[id].includes(number)) found.push(id);
  return found.sort((a, b) => data.weight[b] - data.weight[a] || a - b);
};
export const article = { panel };
