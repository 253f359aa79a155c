// Where entities stand. Every layout gives a place to each, and no name lies upon another.
import { data } from "./data.js";

const WIDTH = 168, HEIGHT = 78;      // the room that a dot with its name takes
const FILL = 0.6;                    // the share of the picture that dots and names take
const DEGREE = 40;                   // of longitude on the map

const project = ([latitude, longitude]) => ({ x: (longitude - 67) * DEGREE, y: -(latitude - 48) * DEGREE * 1.5 });

// Push apart what shares room, along the shorter way; what is fixed stays.
const apart = (places, fixed = new Set(), rounds = 250, wide = WIDTH, tall = HEIGHT) => {
  const ids = [...places.keys()], points = ids.map((id) => places.get(id));
  for (let round = 0; round < rounds; round += 1) {
    let moved = false;
    for (let i = 0; i < points.length; i += 1) {
      for (let j = i + 1; j < points.length; j += 1) {
        const one = points[i], other = points[j], dx = other.x - one.x, dy = other.y - one.y;
        const overX = wide - Math.abs(dx), overY = tall - Math.abs(dy);
        if (overX <= 0 || overY <= 0) continue;
        const still = fixed.has(ids[i]), alsoStill = fixed.has(ids[j]);
        if (still && alsoStill) continue;
        moved = true;
        const axis = overX / wide < overY / tall ? "x" : "y";
        const step = ((axis === "x" ? overX : overY) + 1) * (axis === "x" ? (dx < 0 ? -1 : 1) : dy < 0 ? -1 : 1);
        if (!still) one[axis] -= alsoStill ? step : step / 2;
        if (!alsoStill) other[axis] += still ? step : step / 2;
      }
    }
    if (!moved) break;
  }
  for (const point of points) { point.x = Math.round(point.x); point.y = Math.round(point.y); }
  return places;
};

// Fruchterman and Reingold 1991, begun where the entities stand.
const force = ({ ids, near, old, fixed }) => {
  const index = new Map(ids.map((id, i) => [id, i])), length = 185;
  const points = ids.map((id, i) => {
    const known = old.get(id), angle = i * 2.39996, radius = 90 * Math.sqrt(i + 1);
    return known ? { ...known } : { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
  });
  const edges = ids.flatMap((id, i) => near(id).map((other) => [i, index.get(other)])).filter(([i, j]) => i < j);
  const rounds = ids.length > 250 ? 80 : 200;
  for (let round = 0; round < rounds; round += 1) {
    const push = points.map((p) => ({ x: -p.x * 0.012, y: -p.y * 0.02 }));
    for (let i = 0; i < points.length; i += 1) {
      for (let j = i + 1; j < points.length; j += 1) {
        const dx = (points[j].x - points[i].x) || 0.1 * (1 + j - i), dy = (points[j].y - points[i].y) * 1.5 || 0.1;
        const strength = (length * length) / (dx * dx + dy * dy);
        push[i].x -= dx * strength; push[i].y -= dy * strength;
        push[j].x += dx * strength; push[j].y += dy * strength;
      }
    }
    for (const [i, j] of edges) {
      const dx = points[j].x - points[i].x, dy = points[j].y - points[i].y, pull = 0.35 * Math.hypot(dx, dy) / length;
      push[i].x += dx * pull; push[i].y += dy * pull;
      push[j].x -= dx * pull; push[j].y -= dy * pull;
    }
    const most = 120 * (1 - round / rounds) + 2;
    points.forEach((p, i) => {
      if (fixed.has(ids[i])) return;
      const size = Math.hypot(push[i].x, push[i].y) || 1, step = Math.min(size, most) / size;
      p.x += push[i].x * step; p.y += push[i].y * step;
    });
  }
  return apart(new Map(ids.map((id, i) => [id, points[i]])), fixed);
};

// A column for each type; within it, near what an entity is linked to (barycentres, Sugiyama et al. 1981).
const type = ({ ids, near }) => {
  const bases = [...new Set(ids.map(data.base))].sort((a, b) => a - b);
  let columns = bases.map((base) => ids.filter((id) => data.base(id) === base).sort((a, b) => data.weight[b] - data.weight[a] || a - b));
  const height = new Map();
  const number = () => columns.forEach((column) => column.forEach((id, i) => height.set(id, i - (column.length - 1) / 2)));
  number();
  for (let round = 0; round < 12; round += 1) {
    columns = columns.map((column) => {
      const middle = new Map(column.map((id) => {
        const others = near(id).map((other) => height.get(other));
        return [id, others.length ? others.reduce((a, b) => a + b, 0) / others.length : height.get(id)];
      }));
      return [...column].sort((a, b) => middle.get(a) - middle.get(b) || a - b);
    });
    number();
  }
  const places = new Map(), most = 14;
  let x = 0;
  const heads = [];
  let highest = 0;
  columns.forEach((column, c) => {
    const wide = Math.ceil(column.length / most), row = 58, tall = Math.ceil(column.length / wide);
    column.forEach((id, i) => places.set(id, { x: x + (i % wide) * (WIDTH + 6), y: Math.round((Math.floor(i / wide) - (tall - 1) / 2) * row) }));
    heads.push({ x: x + ((wide - 1) * (WIDTH + 6)) / 2, base: bases[c] });
    highest = Math.max(highest, ((tall - 1) / 2) * row);
    x += wide * (WIDTH + 6) + 110;
  });
  places.heads = heads.map((head) => ({ ...head, top: -highest }));
  return places;
};

// On the map: places where they lie, others beside the places that they are linked to.
const map = ({ ids }) => {
  const places = new Map(), fixed = new Set(), point = (id) => data.nodes.point[id] || null;
  const aside = { x: project([0, 45]).x, y: project([53.2, 0]).y };
  let left = 0;
  for (const id of ids) {
    let at = point(id) && project(point(id));
    if (!at || Math.abs(at.x) > 26 * DEGREE || Math.abs(at.y) > 14 * DEGREE) {
      at = null;
      const near = data.neighbours(id).filter((other) => point(other)).map((other) => project(point(other)))
        .filter((p) => Math.abs(p.x) < 22 * DEGREE && Math.abs(p.y) < 13 * DEGREE);
      const region = data.nodes.region[id];
      if (region >= 0 && point(region)) near.unshift(project(point(region)));
      if (near.length) {
        const middle = { x: 0, y: 0 }, used = near.slice(0, 3);
        for (const p of used) { middle.x += p.x / used.length; middle.y += p.y / used.length; }
        at = { x: middle.x + 1, y: middle.y + 30 };
      }
    } else if (data.base(id) === 2) fixed.add(id);
    if (!at) { at = { x: aside.x + (left % 4) * 150, y: aside.y - Math.floor(left / 4) * 66 }; left += 1; }
    places.set(id, { x: at.x, y: at.y });
  }
  return apart(places, new Set(), 400, 46, 38); // names are set where there is room
};

// Along the years: where an entity's links begin, the undated at the left; each as near to the middle as is free.
const time = ({ ids, sieve }) => {
  const first = new Map();
  for (const id of ids) {
    const dates = [...data.linksOf(id)].filter(sieve).map((link) => data.dates[link]).filter(Boolean).sort();
    const date = dates[0] ?? data.articles.date[data.seen(id)[0]];
    if (date) first.set(id, date);
  }
  // Years in which nothing begins take little room.
  const years = [...new Set([...first.values()].map((date) => Number(date.slice(0, 4))))].sort((a, b) => a - b), left = new Map(), many = new Map();
  for (const date of first.values()) many.set(Number(date.slice(0, 4)), (many.get(Number(date.slice(0, 4))) ?? 0) + 1);
  let x = 0;
  years.forEach((year, i) => {
    if (i) x += 24 * Math.log2(year - years[i - 1]);
    left.set(year, x);
    x += Math.max(84, 30 * many.get(year));
  });
  const places = new Map();
  const drop = (id, at) => {
    for (let n = 0; ; n += 1) {
      const y = (n % 2 ? 1 : -1) * Math.ceil(n / 2) * 26;
      if ([...places.values()].every((q) => Math.abs(at - q.x) >= WIDTH - 10 || Math.abs(y - q.y) >= HEIGHT - 10)) return places.set(id, { x: Math.round(at), y });
    }
  };
  const byDate = [...first.keys()].sort((a, b) => first.get(a).localeCompare(first.get(b)) || data.weight[b] - data.weight[a] || a - b);
  for (const id of byDate) {
    const date = first.get(id), year = Number(date.slice(0, 4)), part = date.length > 4 ? (Number(date.slice(5, 7)) - 1) / 12 : 0;
    drop(id, left.get(year) + 42 + part * Math.max(0, 30 * many.get(year) - 60));
  }
  const undated = ids.filter((id) => !first.has(id));
  for (const id of undated) drop(id, -WIDTH);
  const tall = Math.max(...[...places.values()].map((p) => Math.abs(p.y)), 150) + 90;
  if (undated.length) places.undated = -WIDTH;
  places.years = years.map((year) => ({ year, x: left.get(year), tall }));
  return places;
};

// The free spot nearest to an entity: rings of candidates, the first that keeps its distance.
const spot = (middle, places) => {
  const taken = [...places.values()];
  for (let ring = 1; ; ring += 1) {
    const radius = 90 + 66 * ring, count = 8 + 6 * ring;
    for (let k = 0; k < count; k += 1) {
      const angle = (2 * Math.PI * k) / count + ring * 0.4;
      const p = { x: Math.round(middle.x + 1.45 * radius * Math.cos(angle)), y: Math.round(middle.y + radius * Math.sin(angle)) };
      if (ring > 40 || taken.every((q) => Math.abs(p.x - q.x) > WIDTH || Math.abs(p.y - q.y) > HEIGHT)) return p;
    }
  }
};

// The same places in a picture of another shape: as much wider than high as is wanted, and no larger than names need.
const shaped = (places, ratio) => {
  const points = [...places.values()], long = (axis) => Math.max(...points.map((p) => p[axis])) - Math.min(...points.map((p) => p[axis])) || 1;
  const by = Math.sqrt(ratio / (long("x") / long("y"))), near = Math.min(1, Math.sqrt((points.length * WIDTH * HEIGHT) / FILL / (long("x") * long("y"))));
  for (const p of points) { p.x *= by * near; p.y *= near / by; }
  return apart(places);
};

export const layouts = { shaped, force, type, map, time, spot, project, apart };
