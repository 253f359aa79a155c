// A histogram of what happened and held, by date: a window with two handles, or one date, filters; and plays.
import { actions } from "./actions.js";
import { data } from "./data.js";
import { dom, find } from "./dom.js";
import { growth } from "./growth.js";
import { picture } from "./picture.js";
import { state } from "./state.js";

const MONTHS = 48;
let bins = [], byMonth = false, first = 0, timer = 0, all = [];
const year = (date) => Number(date.slice(0, 4));
const prepare = () => {
  const { from, until } = data.facts;
  let last = -Infinity;
  first = Infinity;
  for (const fact of data.links.fact) {
    for (const date of [from[fact], until[fact]]) if (date) { first = Math.min(first, year(date)); last = Math.max(last, year(date)); }
  }
  bins = [];
  byMonth = (last - first + 1) * 12 <= MONTHS;
  for (let y = first; y <= last; y += 1) {
    if (byMonth) for (let m = 1; m <= 12; m += 1) bins.push(`${y}-${String(m).padStart(2, "0")}`);
    else bins.push(String(y));
  }
};
const bin = (date) => {
  const at = byMonth ? (year(date) - first) * 12 + Math.max(0, Number(date.slice(5, 7)) - 1) : year(date) - first;
  return Math.min(bins.length - 1, Math.max(0, at));
};
// How many links hold in each bin; what has begun and has no known end is counted where it began.
const count = (links) => {
  const many = new Array(bins.length).fill(0), { from, until } = data.facts;
  for (const link of links) {
    const fact = data.links.fact[link];
    if (from[fact]) for (let i = bin(from[fact]); i <= bin(until[fact] || from[fact]); i += 1) many[i] += 1;
  }
  return many;
};
const bounds = () => {
  const { from, to } = state.now.filters;
  return [from ? bin(from) : 0, to ? bin(to) : bins.length - 1];
};
const set = (low, high, options) => actions.filter(state.now.filters.asOf ? { from: bins[high], to: bins[high] }
  : { from: low <= 0 ? "" : bins[low], to: high >= bins.length - 1 ? "" : bins[high] }, options);
const stop = () => { clearInterval(timer); timer = 0; find("play").setAttribute("aria-pressed", "false"); };
const play = () => {
  if (timer) return stop();
  const [low, high] = bounds();
  let at = high < bins.length - 1 ? high : state.now.filters.asOf ? 0 : low;
  find("play").setAttribute("aria-pressed", "true");
  set(low, at, {});
  timer = setInterval(() => {
    at += 1;
    while (at < bins.length - 1 && !all[at]) at += 1; // nothing happens in an empty year
    set(low, at, { remember: false });
    if (at >= bins.length - 1) stop();
  }, 800);
  return undefined;
};
const measure = () => {
  prepare();
  find("time").hidden = bins.length < 2;
  if (bins.length < 2) return;
  all = count(data.links.from.keys());
  for (const id of ["time-from", "time-to"]) Object.assign(find(id), { min: 0, max: bins.length - 1, step: 1 });
};
const mode = (asOf) => {
  const [, high] = bounds();
  actions.filter(asOf ? { asOf, from: bins[high], to: bins[high] } : { asOf, from: "", to: "" });
};
// The window between the handles is dragged as a whole.
const drag = (down) => {
  const [low, high] = bounds(), step = find("bars").getBoundingClientRect().width / bins.length;
  state.change({});
  const move = (event) => {
    const by = Math.round((event.clientX - down.clientX) / step), kept = Math.min(Math.max(by, -low), bins.length - 1 - high);
    set(low + kept, high + kept, { remember: false });
  };
  const end = () => { removeEventListener("pointermove", move); removeEventListener("pointerup", end); };
  addEventListener("pointermove", move);
  addEventListener("pointerup", end);
  down.preventDefault();
};
growth.onGrow(measure);
export const timeline = {
  start() {
    measure();
    const moved = (remember) => () => {
      const low = Number(find("time-from").value), high = Number(find("time-to").value);
      set(Math.min(low, high), Math.max(low, high), { remember });
    };
    for (const id of ["time-from", "time-to"]) {
      find(id).addEventListener("input", moved(false));
      find(id).addEventListener("pointerdown", () => state.change({}));
      find(id).addEventListener("keydown", (event) => { if (event.key.startsWith("Arrow")) state.change({}); });
    }
    find("time-between").addEventListener("change", () => mode(false));
    find("time-as-of").addEventListener("change", () => mode(true));
    find("window").addEventListener("pointerdown", drag);
    find("play").addEventListener("click", play);
    find("compare").addEventListener("click", () => { const [low, high] = bounds(); actions.compare({ one: bins[low], other: bins[high] }); });
  },
  stop: () => { if (timer) stop(); },
  render() {
    if (bins.length < 2) return;
    const shown = count([...picture.groups.values()].flatMap((line) => line.links)), most = Math.sqrt(Math.max(...all, 1));
    const [low, high] = bounds(), bars = find("bars"), wide = 100 / bins.length, { asOf } = state.now.filters;
    const rect = (i, many, className) => dom.shape("rect", { x: i * wide + wide * 0.12, width: wide * 0.76, y: 30 - (28 * Math.sqrt(many)) / most, height: (28 * Math.sqrt(many)) / most, class: className });
    bars.replaceChildren(...bins.flatMap((_, i) => [all[i] && rect(i, all[i], i >= low && i <= high ? "all" : "all out"), shown[i] && rect(i, shown[i], "some")]).filter(Boolean));
    find("time-between").checked = !asOf;
    find("time-as-of").checked = asOf;
    find("time-from").hidden = asOf;
    const box = find("window");
    box.hidden = low === 0 && high === bins.length - 1;
    box.style.setProperty("--from", low / bins.length);
    box.style.setProperty("--long", (high - low + 1) / bins.length);
    find("time-from").value = low;
    find("time-to").value = high;
    find("time-from").setAttribute("aria-valuetext", bins[low]);
    find("time-to").setAttribute("aria-valuetext", bins[high]);
    find("range").textContent = asOf ? state.now.filters.from : low === high ? bins[low] : `${bins[low]} – ${bins[high]}`;
  },
};
