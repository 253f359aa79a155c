// Everything by keyboard: short keys, and walking from entity to entity.
import { actions } from "./actions.js";
import { data } from "./data.js";
import { dom, find } from "./dom.js";
import { picture } from "./picture.js";
import { sieve } from "./sieve.js";
import { state } from "./state.js";
import { words } from "./words.js";

const typing = (target) => target.matches?.("input:not([type=checkbox]):not([type=radio]), select, textarea");
const step = (dx, dy) => {
  const ids = actions.visible(), { shown } = state.now, here = picture.cursor;
  if (!ids.length) return;
  if (here === null) return go(ids.reduce((a, b) => (data.weight[b] > data.weight[a] ? b : a)));
  const p = shown.get(here);
  let best = null, least = Infinity;
  for (const id of ids) {
    if (id === here) continue;
    const q = shown.get(id), along = (q.x - p.x) * dx + (q.y - p.y) * dy, across = Math.abs((q.x - p.x) * dy) + Math.abs((q.y - p.y) * dx);
    if (along > 0 && across <= along * 1.6 && along + 2 * across < least) { least = along + 2 * across; best = id; }
  }
  if (best !== null) go(best);
};
const go = (id) => {
  picture.cursor = id;
  picture.bringIntoView([id]);
  const near = sieve.near(id).filter((other) => state.now.shown.has(other)).length;
  dom.tell(words.say("at", { name: data.label(id), type: data.type(id), n: near }));
};
const here = () => picture.cursor ?? (state.now.card.kind === "node" ? state.now.card.node : null);
const onPicture = {
  ArrowLeft: () => step(-1, 0), ArrowRight: () => step(1, 0), ArrowUp: () => step(0, -1), ArrowDown: () => step(0, 1),
  Enter: () => here() !== null && actions.open(here()),
  e: () => here() !== null && actions.expand(here()), c: () => here() !== null && actions.collapse(here()),
  Delete: () => here() !== null && actions.hide(here()), p: () => here() !== null && actions.pin(here()),
  f: () => here() !== null && actions.focus(here(), 1),
  "+": () => picture.zoom(1.25), "=": () => picture.zoom(1.25), "-": () => picture.zoom(0.8), 0: () => picture.fit(),
};
const anywhere = {
  "/": () => find("query").focus(), t: () => find("table-toggle").click(), "?": () => find("help-open").click(),
  1: () => actions.layout("force"), 2: () => actions.layout("type"), 3: () => actions.layout("map"), 4: () => actions.layout("time"),
  Escape: () => { actions.home(); find("picture").focus({ preventScroll: true }); }, // what had the focus may be gone
};
export const keys = {
  start() {
    addEventListener("keydown", (event) => {
      if (document.querySelector("dialog[open]")) return;
      const undo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z", redo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "y";
      if (typing(event.target) && event.target.type !== "range") return;
      if (undo || redo) { event.preventDefault(); if (redo || event.shiftKey) state.redo(); else state.undo(); return; }
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const run = (event.target === find("picture") && onPicture[event.key]) || (event.target.type !== "range" && anywhere[event.key]);
      if (run) { event.preventDefault(); run(); }
    });
    find("picture").addEventListener("focus", () => { if (picture.cursor === null && here() !== null) picture.cursor = here(); picture.network.redraw(); });
    find("picture").addEventListener("blur", () => picture.network.redraw());
    find("picture").addEventListener("pointerdown", () => find("picture").focus({ preventScroll: true }));
  },
};
