// The picture as a table: what is visible, row by row, always in step.
import { actions } from "./actions.js";
import { data } from "./data.js";
import { dom, find } from "./dom.js";
import { picture } from "./picture.js";
import { state } from "./state.js";
import { words } from "./words.js";

let tab = "entities", sort = { entities: [2, -1], links: [3, -1] };
const MOST = 1000;
const columns = {
  entities: [
    ["name", (id) => data.label(id)], ["type", (id) => data.type(id)], ["links", (id) => data.linksOf(id).length], ["articles", (id) => data.nodes.mentioned[id]],
    ["region", (id) => (data.nodes.region[id] < 0 ? "" : data.label(data.nodes.region[id]))],
    ["firstSeen", (id) => data.articles.date[data.seen(id)[0]] ?? ""], ["lastSeen", (id) => data.articles.date[data.seen(id).slice(-1)[0]] ?? ""],
  ],
  links: [
    ["from", (link) => data.label(data.links.from[link])], ["relation", (link) => data.kindLabel(data.links.kind[link])], ["to", (link) => data.label(data.links.to[link])],
    ["date", (link) => data.dates[link]], ["proofs", (link) => data.facts.proofs[data.links.fact[link]]], ["confidence", (link) => Math.round(100 * data.sure[link])],
  ],
};
const rows = () => (tab === "entities" ? actions.visible() : [...picture.groups.values()].flatMap((line) => line.links));
const compare = (one, other) => (typeof one === "number" ? one - other : String(one).localeCompare(String(other), words.language, { numeric: true }));
const sorted = () => {
  const [column, way] = sort[tab], value = columns[tab][column][1];
  return rows().map((row) => [value(row), row]).sort((a, b) => way * compare(a[0], b[0]) || a[1] - b[1]).map(([, row]) => row);
};
const chosen = (row) => {
  const { card: at } = state.now;
  return tab === "entities" ? at.kind === "node" && at.node === row : at.kind === "link" && at.key === data.keyOf(row);
};
const choose = (row) => (tab === "entities" ? actions.open(row) : actions.openLink(data.keyOf(row)));
const render = () => {
  const { table: open } = state.now;
  find("table").hidden = !open;
  find("table-toggle").setAttribute("aria-pressed", String(open));
  if (!open) return;
  const found = sorted(), [column, way] = sort[tab];
  const head = dom.element("tr", {}, columns[tab].map(([key], i) => dom.element("th", { scope: "col", "aria-sort": i === column ? (way > 0 ? "ascending" : "descending") : "none" },
    dom.button(words.say(`column-${key}`), () => { sort = { ...sort, [tab]: [i, i === column ? -way : 1] }; render(); find("grid").querySelectorAll("th button")[i].focus(); }, { className: i === column ? (way > 0 ? "up" : "down") : "" }))));
  const body = found.slice(0, MOST).map((row) => dom.element("tr", { className: chosen(row) ? "chosen" : "", "aria-selected": String(chosen(row)), on: { click: () => choose(row) } },
    columns[tab].map(([, value], i) => dom.element("td", { className: typeof value(row) === "number" ? "number" : /^[\d-]+$/.test(value(row)) ? "date" : "", dir: "auto" }, i === 0
      ? dom.element("button", { type: "button", className: "link", dir: "auto" }, tab === "entities" ? dom.dot(picture.fill(row)) : null, value(row)) : value(row)))));
  const grid = find("grid"), top = find("rows").scrollTop, inside = grid.contains(document.activeElement);
  grid.replaceChildren(dom.element("thead", {}, head), dom.element("tbody", {}, body));
  find("rows").scrollTop = top;
  const at = grid.querySelector("tr.chosen");
  if (at) { at.scrollIntoView({ block: "nearest" }); if (inside) at.querySelector("button").focus({ preventScroll: true }); }
  for (const name of ["entities", "links"]) { find(`tab-${name}`).setAttribute("aria-selected", String(tab === name)); find(`tab-${name}`).tabIndex = tab === name ? 0 : -1; }
  find("tab-entities").textContent = `${words.say("entities")} (${words.number(actions.visible().length)})`;
  find("tab-links").textContent = `${words.say("links")} (${words.number([...picture.groups.values()].reduce((n, g) => n + g.links.length, 0))})`;
};
const turn = (name) => { tab = name; render(); find(`tab-${name}`).focus(); };
export const table = {
  render, columns,
  start() {
    for (const name of ["entities", "links"]) find(`tab-${name}`).addEventListener("click", () => turn(name));
    find("tabs").addEventListener("keydown", (event) => { if (event.key === "ArrowLeft" || event.key === "ArrowRight") turn(tab === "entities" ? "links" : "entities"); });
    find("table-toggle").addEventListener("click", () => state.change({ table: !state.now.table }, { remember: false }));
  },
};
