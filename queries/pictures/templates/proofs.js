// The words that prove a fact, where they stand.
import { actions } from "./actions.js";
import { data } from "./data.js";
import { dom } from "./dom.js";
import { words } from "./words.js";

const source = (url) => (/^https?:\/\//i.test(url) ? url : "");
const said = (piece, role) => dom.element("mark", { className: "role", colour: data.roles[role].colour, title: words.of(data.roles[role].labels) }, piece);
// What the colours in some proofs mean, each once: the question that the roles of a colour answer.
const legend = (some) => {
  const found = new Map();
  for (const proof of some) for (const [, , role] of data.proofs.marks[proof]) if (!found.has(data.roles[role].colour)) found.set(data.roles[role].colour, role);
  return found.size > 0 && dom.element("p", { className: "legend quiet small" }, words.say("colours"), [...found].map(([colour, role]) => [" ", dom.element("mark", { className: "role", colour }, words.of(data.roles[role].question))]));
};
const quote = (proof) => {
  const box = dom.element("blockquote", { dir: "auto", lang: data.articles.language[data.proofs.article[proof]] || undefined });
  const plain = () => { const [before, exact, after] = data.quote(proof); return [before, dom.element("mark", {}, exact), after]; };
  const fill = () => box.replaceChildren(...(data.proofs.marks[proof].length ? data.pieces(proof).map(([piece, role]) => (role < 0 ? piece : said(piece, role))) : plain()));
  data.withTexts(fill);
  return box;
};
const cite = (article, at) => {
  const { title, date, source: url, publisher } = data.articles;
  return dom.element("p", { className: "cite" },
    dom.button(title[article], () => actions.openArticle(article, at), { className: "link", dir: "auto" }),
    dom.element("span", { className: "quiet" }, [date[article], publisher[article]].filter(Boolean).map((part) => ` · ${part}`).join("")),
    source(url[article]) && dom.element("a", { href: url[article], target: "_blank", rel: "noopener noreferrer", className: "out" }, words.say("address")));
};
// What the rule took for the fact, and what that is worth: the share of its readings, or of its kin's, that were right.
const reading = ({ ground, labels }, sure) => [words.say("readFrom", { rule: words.of(labels) }), words.say(`sure_${ground}`, { n: Math.round(100 * sure) })].join(" · ");
const whole = (proof) => {
  const { article, rule, sure } = data.proofs;
  return dom.element("div", { className: "proof" }, quote(proof), cite(article[proof], proof),
    data.rules[rule[proof]].name && dom.element("p", { className: "quiet small" }, reading(data.rules[rule[proof]], sure[proof] / 1000)));
};
const period = (fact) => {
  const { start, end } = data.facts;
  if (start[fact] && end[fact]) return `${start[fact]} – ${end[fact]}`;
  return start[fact] ? (data.relations[data.facts.relation[fact]].office ? words.say("since", { date: start[fact] }) : start[fact])
    : end[fact] ? words.say("until", { date: end[fact] }) : "";
};
// Numbers in groups of three digits, as the language writes them; what may be a year stays.
const grouped = (text) => (/^-?\d{5,}(\.\d+)?$/.test(text) ? words.number(Number(text)) : text);
// One fact: what it says beside its link, and everything that proves it.
const fact = (number, most = 20) => {
  const own = data.proofsOf(number), when = period(number);
  const rows = data.facts.details[number].map(([property, value]) => [words.of(data.properties[property]), grouped(data.value(value))]);
  if (when) rows.push([words.say("when"), when]);
  return dom.element("section", { className: "fact" },
    rows.length > 0 && dom.element("dl", {}, rows.map(([name, value]) => [dom.element("dt", {}, name), dom.foreign(value, "dd")])),
    own.length ? own.slice(0, most).map(whole) : dom.element("p", { className: "quiet" }, words.say("reference")),
    own.length > most && dom.element("p", { className: "quiet" }, words.say("more", { n: own.length - most })));
};
// What a line of the picture says, in a few words.
const brief = (line) => {
  const found = line.links.flatMap((link) => data.proofsOf(data.links.fact[link]));
  const title = dom.element("h3", {}, dom.foreign(data.label(line.a)), dom.element("span", { className: "quiet" }, ` ${data.kindLabel(line.kind)} `), dom.foreign(data.label(line.b)));
  if (!found.length) return [title, dom.element("p", { className: "quiet" }, words.say("reference"))];
  const { article } = data.proofs;
  return [title, ...found.slice(0, 2).map((proof) => dom.element("div", { className: "proof" }, quote(proof),
    dom.element("p", { className: "cite quiet", dir: "auto" }, [data.articles.title[article[proof]], data.articles.date[article[proof]]].filter(Boolean).join(" · ")))),
    dom.element("p", { className: "quiet small" }, words.say("clickForAll", { n: found.length }))];
};
// The panel of a link: every fact of the pair, those of the chosen kind first.
const panel = (key) => {
  const [a, b, kind] = key.split("-").map(Number);
  const links = [...data.linksOf(a)].filter((link) => data.across(link, a) === b);
  const kinds = [...new Set(links.map((link) => data.links.kind[link]))].sort((x, y) => (y === kind) - (x === kind) || x - y);
  const jump = (id) => dom.button(data.label(id), () => actions.open(id), { className: "link", dir: "auto" });
  return [
    dom.element("p", { className: "eyebrow" }, words.say("link")),
    dom.element("h2", { className: "pair" }, jump(a), dom.element("span", { className: "quiet", "aria-hidden": "true" }, " ⟷ "), jump(b)),
    legend(links.flatMap((link) => data.proofsOf(data.links.fact[link]))),
    kinds.map((one) => links.filter((link) => data.links.kind[link] === one).map((link) => dom.element("div", { className: "told" },
      dom.element("h3", {}, dom.element("span", { className: "stroke", colour: data.kinds[one].colour, "aria-hidden": "true" }),
        dom.foreign(data.label(data.links.from[link])), dom.element("em", {}, ` ${data.kindLabel(one)} `), dom.foreign(data.label(data.links.to[link]))),
      fact(data.links.fact[link])))),
  ];
};
export const proofs = { said, legend, quote, cite, fact, brief, panel, period };
