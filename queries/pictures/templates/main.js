// The page: its parts are started, and kept in step with the state.
import { actions } from "./actions.js";
import { algorithms } from "./algorithms.js";
import { data } from "./data.js";
import { find } from "./dom.js";
import { exports_ } from "./exports.js";
import { filters } from "./filters.js";
import { growth } from "./growth.js";
import { keys } from "./keys.js";
import { layouts } from "./layouts.js";
import { panel } from "./panel.js";
import { picture } from "./picture.js";
import { search } from "./search.js";
import { settings } from "./settings.js";
import { sieve } from "./sieve.js";
import { state } from "./state.js";
import { table } from "./table.js";
import { timeline } from "./timeline.js";
import { views } from "./views.js";
import { words } from "./words.js";

const render = () => {
  picture.sync();
  panel.render();
  filters.render();
  timeline.render();
  table.render();
  find("undo").disabled = !state.canUndo;
  find("redo").disabled = !state.canRedo;
};
const speak = (language) => {
  words.language = language;
  find("language").value = words.language;
  words.apply();
  render();
  views.note();
};

// Of what the reader opens, a server tells all.
const complete = (card) => {
  const iri = card.kind === "node" ? data.iri(card.node) : card.kind === "article" ? data.articleIri(card.article) : null;
  if (iri !== null && growth.open(iri)) growth.around(iri);
};

await data.load();
state.hideAtFirst([...data.geography]);
picture.start();
timeline.start();
table.start();
exports_.start();
keys.start();
search.field(find("query"), find("hits"), (id) => { actions.open(id); actions.expand(id); });
const on = (id, run) => find(id).addEventListener("click", run);
on("undo", () => state.undo());
on("redo", () => state.redo());
on("reset", () => actions.overview());
on("back", () => state.back());
on("close", () => actions.home());
on("zoom-in", () => picture.zoom(1.3));
on("zoom-out", () => picture.zoom(1 / 1.3));
on("fit", () => picture.fit());
on("side-toggle", () => {
  document.body.classList.toggle(matchMedia("(max-width: 900px)").matches ? "side-open" : "side-shut");
  find("side-toggle").setAttribute("aria-expanded", String(getComputedStyle(find("side")).display !== "none"));
});
on("help-open", () => find("help").showModal());
on("theme", () => {
  const dark = getComputedStyle(document.documentElement).getPropertyValue("--dark").trim() === "1";
  views.theme(dark ? "light" : "dark");
  views.note();
});
on("full", () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()));
for (const dialog of document.querySelectorAll("dialog")) {
  dialog.querySelector(".close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
}
find("language").addEventListener("change", (event) => speak(event.target.value));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => picture.recolour());
views.start();

state.onChange((now, before) => {
  if (now.layout === "map") picture.showMap();
  render();
  if (now.card !== before.card) complete(now.card);
  if (now.table !== before.table) setTimeout(() => picture.fit(), 60); // when the picture has its new height
  views.note();
});
const { first } = data;
if (first.about !== null) growth.known(data.iri(first.about));
if (first.article !== null) growth.known(data.articleIri(first.article));
growth.onGrow(() => {
  const fresh = data.geography.filter((kind) => !state.ALL.kinds.includes(kind)); // what a new part brings lies apart, too
  state.ALL.kinds.push(...fresh);
  if (state.now.layout !== "map" && fresh.length) state.change({ filters: { ...state.now.filters, kinds: [...state.now.filters.kinds, ...fresh] } }, { remember: false });
});
growth.onGrow(render);
words.apply();
panel.render();
// A frame that nobody has scrolled to yet may have no size, and a picture laid out in none stays empty.
const sized = (place) => new Promise((done) => {
  const look = new ResizeObserver(() => { const { width, height } = place.getBoundingClientRect(); if (width && height) { look.disconnect(); done(); } });
  look.observe(place);
});
await sized(find("picture"));
// As many as there is room for names beside the panel: a telephone has it for a dozen.
const { width, height } = find("picture").getBoundingClientRect(), fits = picture.holds({ width, height });
const few = new Set([...first.node].sort((a, b) => data.weight[b] - data.weight[a] || a - b).slice(0, fits));
const begun = new Map(first.node.map((id, i) => [id, { x: first.x[i], y: first.y[i] }]).filter(([id]) => few.has(id)));
state.begin({
  shown: few.size < first.node.length ? layouts.shaped(begun, width / height) : begun,
  card: actions.firstCard(),
});
if (settings.asOf) actions.filter({ asOf: true, from: settings.asOf, to: settings.asOf }, { remember: false });
await views.open();
find("language").value = words.language;
words.apply();
render();
picture.fit(true);
// For tests, and for whoever opens the console.
window.orda = { data, state, actions, picture, search, layouts, algorithms, sieve, exports: exports_, ready: performance.now() };
const idle = window.requestIdleCallback ?? ((run) => setTimeout(run, 50));
idle(() => { search.build(); idle(() => data.loadTexts()); });
