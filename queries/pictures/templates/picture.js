// The picture: vis-network draws what the state says is visible, and tells what the reader points at.
import { actions } from "./actions.js";
import { algorithms } from "./algorithms.js";
import { data } from "./data.js";
import { dom, find } from "./dom.js";
import { layouts } from "./layouts.js";
import { proofs } from "./proofs.js";
import { sieve } from "./sieve.js";
import { state } from "./state.js";
import { words } from "./words.js";

const { DataSet, Network } = window.vis; // vis-network, which the page loads before
const FACE = "system-ui, Noto Sans, DejaVu Sans, sans-serif";
const LABELLED = 15; // lines that can bear a name each
const ROOM = 16_500; // square pixels that an entity and its name take
const given = JSON.parse(find("first").textContent);
const nodes = new DataSet(), edges = new DataSet();
let network, groups = new Map(), colours = {}, sizes = new Map(), communities = new Map(), shapes = null, cursor = null;
const holds = ({ width, height }) => Math.max(9, Math.round((width * height) / ROOM)); // how many entities with their names
const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

const wrap = (name) => {
  const most = 19, lines = [""];
  for (const word of name.split(/\s+/)) {
    const line = lines[lines.length - 1];
    if (!line || (line + " " + word).length <= most) lines[lines.length - 1] = line ? `${line} ${word}` : word;
    else lines.push(word);
  }
  const kept = lines.slice(0, 2).map((line) => (line.length > most + 2 ? `${line.slice(0, most)}…` : line));
  if (lines.length > 2 && !kept[1].endsWith("…")) kept[1] += " …";
  return kept.join("\n");
};
const palette = () => {
  const style = getComputedStyle(document.documentElement), of = (name) => style.getPropertyValue(name).trim();
  colours = { paper: of("--paper"), ink: of("--ink"), muted: of("--muted"), line: of("--line"), accent: of("--accent"), land: of("--land"), coast: of("--coast"), dark: of("--dark").trim() === "1" };
};
// Mixed with black or white, so that every colour stands out from the paper.
const mixed = (colour, with_, share) => {
  const parse = (hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
  const [a, b] = [parse(colour), parse(with_)];
  return `#${a.map((v, i) => Math.round(v * (1 - share) + b[i] * share).toString(16).padStart(2, "0")).join("")}`;
};
const outlined = (colour) => mixed(colour, colours.dark ? "#ffffff" : "#000000", 0.35);
// A line stands out from the paper by 3 to 1 at least (WCAG 2.2, 1.4.11).
const luminance = (hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
const contrast = (one, other) => { const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b); return (high + 0.05) / (low + 0.05); };
const lines = new Map();
const lined = (colour) => {
  const key = `${colour} ${colours.paper}`;
  if (!lines.has(key)) {
    let shade = colour;
    for (let share = 0.05; contrast(shade, colours.paper) < 3.2 && share < 1; share += 0.05) shade = mixed(colour, colours.dark ? "#ffffff" : "#000000", share);
    lines.set(key, shade);
  }
  return lines.get(key);
};
const communityColour = (n) => {
  const all = [...data.bases.map((b) => b.colour), ...new Set(data.kinds.map((k) => k.colour))];
  return n === undefined ? colours.muted : all[n % all.length];
};
const fill = (id) => (state.now.colour === "community" ? communityColour(communities.get(id)) : data.colour(id));

// The links between visible entities: one line for each pair and kind.
const group = (visible) => {
  const here = new Set(visible), found = new Map();
  for (const id of visible) {
    for (const link of data.linksOf(id)) {
      const a = data.links.from[link], b = data.links.to[link];
      if (a !== id || !here.has(b) || !sieve.link(link)) continue;
      const kind = data.links.kind[link], key = data.keyOf(link);
      if (!found.has(key)) found.set(key, { key, a, b, kind, links: [], both: false });
      const line = found.get(key);
      line.links.push(link);
      line.both ||= line.a !== a;
    }
  }
  return found;
};

const lit = () => {
  const { card } = state.now;
  if (card.kind === "node") return { centre: new Set([card.node]), near: new Set(algorithms.around(card.node, card.steps ?? 1, sieve.near, Infinity)), wide: (card.steps ?? 1) > 1 };
  if (card.kind === "link") { const [a, b] = card.key.split("-").map(Number); return { centre: new Set([a, b]), near: new Set([a, b]), key: card.key }; }
  if (card.kind === "path") {
    const chain = algorithms.paths(card.from, card.to, sieve.near, 5)[card.chain] ?? [card.from, card.to];
    return { centre: new Set(chain), near: new Set(chain), chain };
  }
  return null;
};
const radius = (id) => 8 + 16 * Math.sqrt(sizes.get(id) ?? 0);

const drawNode = (id, light) => {
  const near = !light || light.near.has(id), centre = light?.centre.has(id), colour = fill(id), pinned = state.now.pinned.has(id);
  const border = centre ? colours.ink : outlined(colour), look = { background: colour, border };
  return {
    id, shape: dom.SHAPES[data.base(id)], size: radius(id), ...state.now.shown.get(id),
    opacity: near ? 1 : 0.25, borderWidth: centre ? 3.5 : pinned ? 3 : 1.5,
    shapeProperties: { borderDashes: pinned ? [4, 3] : false },
    color: { ...look, highlight: look, hover: { background: colour, border: colours.ink } },
  };
};
const isOn = (line, light) => !light || (light.key ? light.key === line.key : light.chain
    ? light.chain.some((id, i) => i && [id, light.chain[i - 1]].every((end) => end === line.a || end === line.b))
    : light.wide ? light.near.has(line.a) && light.near.has(line.b) : light.centre.has(line.a) || light.centre.has(line.b));
const drawEdge = (line, light, beside, labelled) => {
  const on = isOn(line, light), proven = line.links.some((l) => data.facts.proofs[data.links.fact[l]] > 0), colour = lined(data.kinds[line.kind].colour);
  const turn = beside.indexOf(line.key), strong = light && on && (light.key || light.chain);
  return {
    id: line.key, from: line.a, to: line.b, width: (strong ? 2 : 0) + 1.2 + Math.min(3, Math.log2(line.links.length)), hoverWidth: 1.5, selectionWidth: 0,
    dashes: proven ? false : [2, 5],
    color: { color: colour, hover: colour, highlight: colour, opacity: light ? (on ? 1 : 0.07) : 0.8 },
    label: labelled && on ? data.kindLabel(line.kind) : undefined,
    font: { size: 12, color: colours.muted, strokeWidth: 4, strokeColor: colours.paper, align: "middle", face: FACE },
    arrows: { to: { enabled: true, scaleFactor: 0.45 }, from: { enabled: line.both, scaleFactor: 0.45 } },
    smooth: turn > 0 ? { type: line.a < line.b ? "curvedCW" : "curvedCCW", roundness: 0.13 * turn } : false,
  };
};

const replace = (set, wanted) => {
  const here = new Set(wanted.map((one) => one.id));
  const gone = set.getIds().filter((id) => !here.has(id));
  if (gone.length) set.remove(gone);
  set.update(wanted);
};
const sync = () => {
  const visible = actions.visible(), light = lit(), here = new Set(visible);
  groups = group(visible);
  const near = (id) => around.get(id) ?? [];
  const around = new Map(), beside = new Map();
  for (const line of groups.values()) {
    const pair = `${Math.min(line.a, line.b)}-${Math.max(line.a, line.b)}`;
    beside.set(pair, [...(beside.get(pair) ?? []), line.key]);
    if (beside.get(pair).length > 1) continue;
    around.set(line.a, [...near(line.a), line.b]);
    around.set(line.b, [...near(line.b), line.a]);
  }
  if (state.now.size === "betweenness") sizes = algorithms.betweenness(visible, near);
  else {
    const most = Math.max(...visible.map((id) => data.weight[id]), 12);
    sizes = new Map(visible.map((id) => [id, data.weight[id] / most]));
  }
  communities = state.now.colour === "community" ? algorithms.communities(visible, near) : new Map();
  replace(nodes, visible.map((id) => drawNode(id, light)));
  const told = [...groups.values()].filter((line) => isOn(line, light)).length, labelled = told <= LABELLED;
  replace(edges, [...groups.values()].map((line) => drawEdge(line, light, beside.get(`${Math.min(line.a, line.b)}-${Math.max(line.a, line.b)}`), labelled)));
  if (cursor !== null && !here.has(cursor)) cursor = null;
  find("empty").hidden = visible.length > 0;
  find("status").textContent = words.say("status", { shown: words.number(visible.length), all: words.number(sieve.many), links: words.number([...groups.values()].reduce((n, g) => n + g.links.length, 0)) });
};

// Behind the entities: the map, the columns' heads, the years.
const behind = (ctx) => {
  const { layout } = state.now, { muted, line, land, coast } = colours;
  ctx.save();
  if (layout === "map" && shapes) {
    ctx.lineJoin = "round";
    for (const { rings } of shapes) {
      ctx.beginPath();
      for (const ring of rings) {
        ring.forEach(([longitude, latitude], i) => {
          const p = layouts.project([latitude, longitude]);
          if (i) ctx.lineTo(p.x, p.y); else ctx.moveTo(p.x, p.y);
        });
        ctx.closePath();
      }
      ctx.fillStyle = land; ctx.fill();
      ctx.strokeStyle = coast; ctx.lineWidth = 2.5; ctx.stroke();
    }
  }
  ctx.textAlign = "center"; ctx.fillStyle = muted; ctx.strokeStyle = line; ctx.lineWidth = 2;
  const places = layouts.last;
  if (layout === "type" && places?.heads) {
    ctx.font = `600 ${Math.max(20, 14 / network.getScale())}px system-ui, Noto Sans, DejaVu Sans, sans-serif`;
    for (const { x, base, top } of places.heads) ctx.fillText(words.of(data.bases[base].labels), x, top - 70);
  }
  if (layout === "time" && places?.years) {
    const size = Math.max(16, 12 / network.getScale()), top = network.DOMtoCanvas({ x: 0, y: 6 }).y;
    ctx.font = `600 ${size}px system-ui, Noto Sans, DejaVu Sans, sans-serif`; ctx.textAlign = "left";
    let last = -Infinity;
    for (const { year, x, tall } of places.years) {
      ctx.beginPath(); ctx.moveTo(x, -tall); ctx.lineTo(x, tall); ctx.stroke();
      if (x - last > size * 3) { ctx.fillText(year, x + 4, Math.max(top, -tall) + size); last = x; }
    }
    if (places.undated !== undefined) { ctx.textAlign = "center"; ctx.fillText(words.say("undated"), places.undated, Math.max(top, -places.years[0].tall) + size); }
  }
  ctx.restore();
};
// Before the entities: their names, the weightiest first, none upon another and none too small to read; how many
// neighbours wait behind each; where the keyboard is.
const SIZE = 15, LEAST = 12.5, LARGE = 20; // the names of so many of the weightiest are left out only where a telephone has no room
const widths = new Map();
const measured = (ctx, line) => {
  if (!widths.has(line)) { ctx.font = `${SIZE}px ${FACE}`; widths.set(line, ctx.measureText(line).width / SIZE); }
  return widths.get(line);
};
let boxes = new Map(), badges = new Map(); // where names stand, and how many wait behind whom
const apart = (a, b) => a.left >= b.right || b.left >= a.right || a.top >= b.bottom || b.top >= a.bottom;
// Below its dot, or wherever beside it the room is free, and at last not right in the middle below or above it.
const room = (at, r, wide, tall, id, dots, view, over = false) => {
  const inside = apart(view, { left: at.x, right: at.x, top: at.y, bottom: at.y }) === false;
  const below = { x: at.x, top: at.y + r + 4, align: "center" }, above = { x: at.x, top: at.y - r - 4 - tall, align: "center" };
  const right = { x: at.x + r + 6, top: at.y - tall / 2, align: "left" }, left = { x: at.x - r - 6, top: at.y - tall / 2, align: "right" };
  const beside = [-0.35, 0.35].flatMap((part) => [below, above].map((place) => ({ ...place, x: place.x + part * wide })));
  for (const place of state.now.layout === "type" ? [right, below, left] : [below, right, left, above, ...beside]) {
    const from = place.align === "center" ? place.x - wide / 2 : place.align === "left" ? place.x : place.x - wide;
    const box = { ...place, left: from, right: from + wide, bottom: place.top + tall };
    if (inside && (box.left < view.left || box.right > view.right)) continue;
    if (over && [...boxes.values()].every((other) => apart(box, other))) return box;
    if (dots.every((dot) => dot.id === id || apart(box, dot)) && [...boxes.values()].every((other) => apart(box, other))) return box;
  }
  return null;
};
// How many neighbours wait, at a corner of the dot that no name takes.
const badge = (ctx, text, at, r, size) => {
  const wide = measured(ctx, text) * size;
  for (const [x, y] of [[at.x + r * 0.75 + 1, at.y - r * 0.75 - size], [at.x - r * 0.75 - 1 - wide, at.y - r * 0.75 - size], [at.x + r * 0.75 + 1, at.y + r * 0.75], [at.x - r * 0.75 - 1 - wide, at.y + r * 0.75]]) {
    const box = { left: x, right: x + wide, top: y, bottom: y + size };
    if (![...boxes.values()].every((other) => apart(box, other))) continue;
    ctx.font = `600 ${size}px ${FACE}`; ctx.lineWidth = size * 0.28;
    ctx.strokeText(text, x, y); ctx.fillText(text, x, y);
    return box;
  }
  return null;
};
const before = (ctx) => {
  const scale = network.getScale(), light = lit(), size = Math.max(SIZE, LEAST / scale), small = Math.max(SIZE * 0.8, 12 / scale);
  const rank = (id) => (id === cursor ? 4e6 : 0) + (light?.centre.has(id) ? 2e6 : 0) + (light?.near.has(id) ? 1e6 : 0) + data.weight[id];
  const order = [...nodes.getIds()].sort((a, b) => rank(b) - rank(a) || a - b), places = network.getPositions(order);
  const dots = order.map((id) => { const { x, y } = places[id], r = radius(id); return { id, left: x - r, right: x + r, top: y - r, bottom: y + r }; });
  const corner = network.DOMtoCanvas({ x: 4, y: 4 }), { width, height } = find("picture").getBoundingClientRect(), other = network.DOMtoCanvas({ x: width - 4, y: height - 4 });
  const view = { left: corner.x, top: corner.y, right: other.x, bottom: other.y };
  boxes = new Map();
  badges = new Map();
  ctx.save();
  ctx.textBaseline = "top"; ctx.lineJoin = "round"; ctx.strokeStyle = colours.paper;
  const large = Math.min(LARGE, holds({ width, height }));
  const must = (id, i) => i < large || light?.centre.has(id) || id === cursor;
  order.forEach((id, i) => {
    const at = places[id], lines = wrap(data.label(id)).split("\n"), r = radius(id), dim = light && !light.near.has(id);
    if (id === cursor && document.activeElement === find("picture")) {
      ctx.beginPath(); ctx.arc(at.x, at.y, r + 7, 0, 2 * Math.PI);
      ctx.lineWidth = 3; ctx.strokeStyle = colours.accent; ctx.stroke(); ctx.strokeStyle = colours.paper;
    }
    // Where no room is free, a name is written smaller; if it must be there, then upon dots, then upon whatever it is.
    const wide = Math.max(...lines.map((line) => measured(ctx, line))), spot = (s, over) => { const box = room(at, r, wide * s, lines.length * s * 1.18, id, dots, view, over); return box && { ...box, size: s }; };
    const last = () => ({ x: at.x, top: at.y + r + 4, align: "center", left: at.x - wide * small / 2, right: at.x + wide * small / 2, bottom: at.y + r + 4 + lines.length * small * 1.18, size: small });
    const box = spot(size) ?? spot(small) ?? (must(id, i) ? spot(small, true) ?? last() : null);
    if (!box) return;
    boxes.set(id, { ...box, lines });
    ctx.globalAlpha = dim ? 0.4 : 1;
    ctx.textAlign = box.align;
    ctx.font = `${light?.centre.has(id) ? "650 " : ""}${box.size}px ${FACE}`;
    ctx.lineWidth = box.size * 0.28; ctx.fillStyle = dim ? colours.muted : colours.ink;
    lines.forEach((line, n) => { const y = box.top + n * box.size * 1.18; ctx.strokeText(line, box.x, y); ctx.fillText(line, box.x, y); });
  });
  ctx.globalAlpha = 1; ctx.fillStyle = colours.muted; ctx.textAlign = "left";
  for (const id of order) {
    const near = sieve.near(id), waiting = light && !light.near.has(id) ? 0 : near.length - near.filter((other) => state.now.shown.has(other)).length;
    const box = waiting > 0 ? badge(ctx, `+${waiting}`, places[id], radius(id), size * 0.74) : null;
    if (box) badges.set(id, waiting);
  }
  ctx.restore();
};

// ---- pointing
const hover = find("hover");
const touch = () => matchMedia("(hover: none)").matches; // where nothing takes a tooltip away
const show = (at, ...children) => {
  if (touch()) return;
  hover.replaceChildren(...children);
  hover.hidden = false;
  const stage = find("stage").getBoundingClientRect(), box = hover.getBoundingClientRect();
  hover.style.left = `${Math.max(4, Math.min(at.x + 16, stage.width - box.width - 4))}px`;
  hover.style.top = `${Math.max(4, Math.min(at.y + 16, stage.height - box.height - 4))}px`;
};
const watch = () => {
  network.on("hoverEdge", ({ edge, pointer }) => {
    const line = groups.get(edge);
    if (line) show(pointer.DOM, ...proofs.brief(line));
  });
  network.on("hoverNode", ({ node, pointer }) => {
    show(pointer.DOM, dom.foreign(data.label(node), "h3"), dom.element("p", { className: "quiet" }, `${data.type(node)} · ${words.say("linksCount", { n: data.linksOf(node).length })}`));
  });
  for (const event of ["blurEdge", "blurNode", "dragStart", "zoom"]) network.on(event, () => { hover.hidden = true; });
  // A name is as good as its dot.
  const named = (pointer) => [...boxes].filter(([, box]) => !apart(box, { left: pointer.canvas.x, right: pointer.canvas.x, top: pointer.canvas.y, bottom: pointer.canvas.y })).map(([id]) => id).slice(0, 1);
  find("picture").addEventListener("pointermove", (event) => {
    const { left, top } = find("picture").getBoundingClientRect();
    find("picture").classList.toggle("on-name", named({ canvas: network.DOMtoCanvas({ x: event.clientX - left, y: event.clientY - top }) }).length > 0);
  });
  network.on("click", ({ nodes: dots, edges: lines, event, pointer }) => {
    hover.hidden = true;
    const at = dots.length ? dots : named(pointer);
    const { card } = state.now;
    if (at.length && event.srcEvent.shiftKey && card.kind === "node" && card.node !== at[0]) actions.connect(card.node, at[0]);
    else if (at.length) { cursor = at[0]; actions.open(at[0], { still: true }); } // what is pointed at stays where it is
    else if (lines.length) actions.openLink(lines[0]);
    else actions.home();
  });
  network.on("doubleClick", ({ nodes: dots, pointer }) => { const at = dots.length ? dots : named(pointer); if (at.length) actions.expand(at[0]); });
  network.on("hold", ({ nodes: at }) => { if (at.length) actions.pin(at[0]); });
  network.on("dragEnd", ({ nodes: moved }) => {
    if (moved.length) actions.moved(Object.entries(network.getPositions(moved)).map(([id, p]) => [Number(id), p]));
  });
  network.on("beforeDrawing", behind);
  network.on("afterDrawing", before);
};

const inView = (id) => {
  const p = network.canvasToDOM(state.now.shown.get(id)), box = find("picture").getBoundingClientRect();
  return p.x > 50 && p.y > 30 && p.x < box.width - 50 && p.y < box.height - 60;
};
// All of some entities in sight, with room for their names.
const fitTo = (ids, still = calm()) => {
  const points = ids.map((id) => state.now.shown.get(id)), box = find("picture").getBoundingClientRect();
  if (state.now.layout === "map" && ids.length > 8) points.push(layouts.project([55.4, 46.5]), layouts.project([40.6, 87.3]));
  const xs = points.map((p) => p.x), ys = points.map((p) => p.y), [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const side = Math.min(92, box.width / 6), scale = Math.min(1.15, (box.width - 2 * side) / (right - left || 1), (box.height - 120) / (bottom - top || 1));
  network.setSize(); // now, as its own look at its size would move what is in sight
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + 18 / scale }, scale, animation: still ? false : { duration: 260, easingFunction: "easeInOutQuad" } });
};

export const picture = {
  start() {
    palette();
    network = new Network(find("picture"), { nodes, edges }, {
      ...given.options,
      physics: false,
      interaction: { ...given.options.interaction, hover: true, hoverConnectedEdges: false, selectConnectedEdges: false, keyboard: false, tooltipDelay: 0 },
    });
    find("picture").firstElementChild.removeAttribute("tabindex"); // the picture itself takes the keyboard
    watch();
    this.network = network;
    actions.shownBy(this);
  },
  sync,
  fill,
  holds,
  recolour() { palette(); sync(); },
  fit: (still) => { const ids = actions.visible(); if (ids.length) fitTo(ids, still); },
  bringIntoView(ids) {
    const here = ids.filter((id) => nodes.get(id));
    if (!here.every(inView) || network.getScale() < 0.55) fitTo(here.length > 1 ? here : [...here, ...sieve.near(here[0] ?? -1).filter((id) => nodes.get(id))]);
  },
  zoom: (by) => network.moveTo({ scale: network.getScale() * by, animation: calm() ? false : { duration: 150 } }),
  get groups() { return groups; },
  get boxes() { return boxes; },
  get badges() { return badges; },
  get colours() { return colours; },
  get cursor() { return cursor; },
  set cursor(id) { cursor = id; network.redraw(); },
  radius, wrap, lined, outlined, contrast,
  async showMap() { if (!shapes) { shapes = await data.outlines(); network.redraw(); } },
  get shapes() { return shapes; },
};
