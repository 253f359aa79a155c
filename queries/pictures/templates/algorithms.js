// Paths, surroundings, centrality and communities. `near(id)` gives an entity's neighbours.
import { data } from "./data.js";

// All entities within some steps, nearest and best linked first, at most so many.
const around = (id, steps, near, most) => {
  const found = new Set([id]);
  let edge = [id];
  for (let step = 0; step < steps; step += 1) {
    const next = [...new Set(edge.flatMap(near))].filter((other) => !found.has(other));
    next.sort((a, b) => data.weight[b] - data.weight[a] || a - b);
    edge = next.slice(0, Math.max(0, most - found.size));
    edge.forEach((other) => found.add(other));
  }
  return [...found];
};

// The shortest chains between two entities, at most so many, by breadth-first search.
const paths = (from, to, near, most) => {
  const distance = new Map([[from, 0]]), before = new Map();
  let edge = [from];
  while (edge.length && !distance.has(to)) {
    const next = [];
    for (const id of edge) {
      for (const other of near(id)) {
        if (!distance.has(other)) { distance.set(other, distance.get(id) + 1); before.set(other, []); next.push(other); }
        if (distance.get(other) === distance.get(id) + 1) before.get(other).push(id);
      }
    }
    edge = next;
  }
  if (!distance.has(to)) return [];
  let chains = [[to]];
  for (let step = distance.get(to); step > 0; step -= 1) {
    chains = chains.flatMap((chain) => before.get(chain[0]).map((id) => [id, ...chain])).slice(0, 50 * most);
  }
  const weight = (chain) => Math.max(0, ...chain.slice(1, -1).map((id) => data.weight[id]));
  return chains.sort((a, b) => weight(a) - weight(b)).slice(0, most); // through lesser known entities first: they tell more
};

// How many shortest paths lead through each entity (Brandes 2001, unweighted), from 0 to 1.
const betweenness = (ids, near) => {
  const total = new Map(ids.map((id) => [id, 0]));
  for (const source of ids) {
    const order = [], count = new Map([[source, 1]]), distance = new Map([[source, 0]]), before = new Map();
    const queue = [source];
    for (let i = 0; i < queue.length; i += 1) {
      const id = queue[i];
      order.push(id);
      for (const other of near(id)) {
        if (!distance.has(other)) { distance.set(other, distance.get(id) + 1); queue.push(other); }
        if (distance.get(other) === distance.get(id) + 1) {
          count.set(other, (count.get(other) ?? 0) + count.get(id));
          before.set(other, [...(before.get(other) ?? []), id]);
        }
      }
    }
    const share = new Map(order.map((id) => [id, 0]));
    for (const id of order.reverse()) {
      for (const other of before.get(id) ?? []) {
        share.set(other, share.get(other) + (count.get(other) / count.get(id)) * (1 + share.get(id)));
      }
      if (id !== source) total.set(id, total.get(id) + share.get(id));
    }
  }
  const most = Math.max(...total.values(), 1);
  return new Map([...total].map(([id, value]) => [id, value / most]));
};

// Communities by local moving of modularity (the first phase of Louvain, Blondel et al. 2008), numbered by size.
const communities = (ids, near) => {
  const group = new Map(ids.map((id) => [id, id])), degree = new Map(ids.map((id) => [id, near(id).length]));
  const total = new Map(degree), edges = [...degree.values()].reduce((a, b) => a + b, 0) || 1;
  for (let round = 0, moved = true; moved && round < 20; round += 1) {
    moved = false;
    for (const id of ids) {
      const links = new Map(), own = group.get(id), k = degree.get(id);
      for (const other of near(id)) links.set(group.get(other), (links.get(group.get(other)) ?? 0) + 1);
      total.set(own, total.get(own) - k);
      let best = own, gain = (links.get(own) ?? 0) - (total.get(own) * k) / edges;
      for (const [other, many] of links) {
        const here = many - (total.get(other) * k) / edges;
        if (here > gain + 1e-9) { best = other; gain = here; }
      }
      total.set(best, total.get(best) + k);
      if (best !== own) { group.set(id, best); moved = true; }
    }
  }
  const sizes = new Map();
  for (const name of group.values()) sizes.set(name, (sizes.get(name) ?? 0) + 1);
  const order = [...sizes.keys()].sort((a, b) => sizes.get(b) - sizes.get(a) || a - b);
  return new Map(ids.map((id) => [id, order.indexOf(group.get(id))]));
};

export const algorithms = { around, paths, betweenness, communities };
