// The legend, which filters, and how the picture is laid out, sized and coloured.
import { actions } from "./actions.js";
import { data } from "./data.js";
import { dom, find } from "./dom.js";
import { growth } from "./growth.js";
import { sieve } from "./sieve.js";
import { state } from "./state.js";
import { words } from "./words.js";

const ARTICLES = 2000; // that can be chosen among
const toggled = (list, value) => (list.includes(value) ? list.filter((x) => x !== value) : [...list, value]);
const check = (id, label, mark, count, on, run, solo) => dom.element("li", {}, dom.element("label", {},
  dom.element("input", { type: "checkbox", id, checked: on, on: { change: run } }), mark, dom.element("span", { className: "label" }, label), dom.element("span", { className: "quiet number" }, words.number(count))),
  dom.button(words.say("only"), solo, { className: "solo small", id: `${id}-only`, "aria-label": words.say("onlyThis", { name: label }) }));
const whole = (id, key, all, none) => dom.element("legend", {}, words.say(key), " ",
  dom.button(words.say("allOf"), all, { className: "link small", id: `${id}-all`, "aria-label": `${words.say(key)}: ${words.say("allOf")}` }), " · ",
  dom.button(words.say("noneOf"), none, { className: "link small", id: `${id}-none`, "aria-label": `${words.say(key)}: ${words.say("noneOf")}` }));
const choice = (id, label, options, value, run) => dom.element("label", { className: "field" }, dom.element("span", {}, label),
  dom.element("select", { id, on: { change: (event) => run(event.target.value) } }, options.map(([key, text]) => dom.element("option", { value: key, selected: String(key) === String(value) }, text))));

const legend = () => {
  const { filters: now, colour } = state.now;
  const bases = data.bases.map((_, i) => i).filter((i) => data.nodes.class.some((c) => data.classes[c].base === i)), kinds = data.kinds.map((_, i) => i);
  const but = (list, i) => list.filter((other) => other !== i);
  return [
    dom.element("fieldset", {}, whole("types", "types", () => actions.filter({ bases: [] }), () => actions.filter({ bases })), dom.element("ul", { className: "plain legend", id: "types" },
      bases.map((i) => check(`type-${i}`, words.of(data.bases[i].labels), dom.mark(i, colour === "type" ? data.bases[i].colour : "var(--muted)"), sieve.base(i), !now.bases.includes(i),
        () => actions.filter({ bases: toggled(now.bases, i) }), () => actions.filter({ bases: but(bases, i) }))))),
    dom.element("fieldset", {}, whole("kinds", "relations", () => actions.filter({ kinds: [] }), () => actions.filter({ kinds })), dom.element("ul", { className: "plain legend", id: "kinds" },
      [...kinds].sort((a, b) => data.geography.includes(a) - data.geography.includes(b) || sieve.kind(b) - sieve.kind(a) || a - b).map((i) => check(`kind-${i}`, data.kindLabel(i), dom.element("span", { className: "stroke", colour: data.kinds[i].colour, "aria-hidden": "true" }), sieve.kind(i), !now.kinds.includes(i),
        () => actions.filter({ kinds: toggled(now.kinds, i) }), () => actions.filter({ kinds: but(kinds, i) }))))),
  ];
};
const regions = () => [...new Set([...data.nodes.region].filter((r) => r >= 0))].sort((a, b) => data.label(a).localeCompare(data.label(b), words.language));
const sources = () => {
  const { filters: now } = state.now;
  const languages = [...new Set(data.articles.language.filter(Boolean))].sort();
  const named = new Intl.DisplayNames([words.language], { type: "language" });
  const articles = data.articles.title.map((title, i) => [i, title]).sort((a, b) => a[1].localeCompare(b[1], words.language)).slice(0, ARTICLES);
  const output = dom.element("output", { id: "sure-value", className: "number" }, words.percent(now.sure));
  return [dom.element("fieldset", {}, dom.element("legend", {}, words.say("sources")),
    dom.element("label", { className: "told" }, dom.element("input", { type: "checkbox", id: "told", checked: now.told, on: { change: (event) => actions.filter({ told: event.target.checked }) } }), dom.element("span", { className: "label" }, words.say("toldOnly"))),
    dom.element("label", { className: "field" }, dom.element("span", {}, words.say("confidence"), " ", output),
      dom.element("input", { type: "range", id: "sure", min: 0, max: 1, step: 0.05, value: now.sure, "aria-label": words.say("confidence"), on: {
        input: (event) => { output.textContent = words.percent(event.target.value); },
        change: (event) => actions.filter({ sure: Number(event.target.value) }) } })),
    languages.length > 0 && choice("of-language", words.say("articleLanguage"), [["", words.say("all")], ...languages.map((code) => [code, named.of(code)])], now.language, (value) => actions.filter({ language: value })),
    regions().length > 0 && choice("of-region", words.say("region"), [[-1, words.say("all")], ...regions().map((id) => [id, data.label(id)])], now.region, (value) => actions.filter({ region: Number(value) })),
    articles.length > 0 && choice("of-article", words.say("article"), [[-1, words.say("all")], ...articles, ...(data.articles.id.length > ARTICLES ? [["", words.say("more", { n: data.articles.id.length - ARTICLES })]] : [])], now.article, (value) => actions.filter({ article: value === "" ? -1 : Number(value) })))];
};
const look = () => {
  const { layout, size, colour } = state.now, names = ["force", "type", "map", "time"];
  return dom.element("fieldset", {}, dom.element("legend", {}, words.say("look")),
    dom.element("div", { className: "segments", role: "radiogroup", "aria-label": words.say("layout") }, names.map((name) => dom.element("label", {},
      dom.element("input", { type: "radio", name: "layout", id: `layout-${name}`, value: name, checked: layout === name, on: { change: () => actions.layout(name), click: () => { if (state.now.layout === name) actions.layout(name); } } }),
      dom.element("span", {}, words.say(`layout-${name}`))))),
    choice("size-by", words.say("sizeBy"), [["degree", words.say("degree")], ["betweenness", words.say("betweenness")]], size, (value) => state.change({ size: value })),
    choice("colour-by", words.say("colourBy"), [["type", words.say("byType")], ["community", words.say("byCommunity")]], colour, (value) => state.change({ colour: value })));
};
let before = "";
growth.onGrow(() => { before = ""; });
export const filters = {
  render() {
    const { filters: now, layout, size, colour } = state.now, told = JSON.stringify([now, layout, size, colour, words.language]);
    if (told === before) return;
    before = told;
    const box = find("filters"), focused = box.contains(document.activeElement) ? document.activeElement.id : "";
    box.replaceChildren(...[look(), ...legend(), ...sources(),
      dom.button(words.say("clearFilters"), () => actions.filter(state.ALL), { id: "clear-filters", className: "act", disabled: !sieve.active() })]);
    if (focused) find(focused)?.focus();
  },
};
