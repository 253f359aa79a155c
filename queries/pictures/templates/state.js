// What the reader sees, as one value that is never changed but replaced: so it can be undone, saved and linked to.
const ALL = { // what lets all through; the kinds that only a map shows are added when the data are read
  bases: [], kinds: [], sure: 0, article: -1, language: "", region: -1, from: "", to: "", asOf: false, told: false,
};
const blank = () => ({
  shown: new Map(),                 // entity → its place; what filters take out keeps its place
  pinned: new Set(),
  brought: new Set(),               // those that filters brought in, which go with them
  grown: new Map(),                 // entity → those that expanding it brought in, which collapsing it takes away
  card: { kind: "home" },           // what the panel tells of: home, node, link, article or path
  filters: ALL, layout: "force", size: "degree", colour: "type", table: false,
});
let now = blank(), past = [], future = [], trail = [];
const listeners = [];
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const replace = (next) => {
  const before = now;
  now = next;
  for (const run of listeners) run(now, before);
};
export const state = {
  ALL,
  hideAtFirst(kinds) { ALL.kinds = kinds; now = { ...now, filters: ALL }; },
  get now() { return now; },
  get canUndo() { return past.length > 0; },
  get canRedo() { return future.length > 0; },
  get canGoBack() { return trail.length > 0; },
  onChange(run) { listeners.push(run); },
  change(patch, { remember = true } = {}) {
    if (remember) { past = [...past.slice(-99), now]; future = []; }
    if (patch.card && !same(patch.card, now.card)) trail = [...trail.slice(-49), now.card];
    replace({ ...now, ...patch });
  },
  undo() {
    if (!past.length) return;
    future = [now, ...future];
    replace(past.pop());
  },
  redo() {
    if (!future.length) return;
    past = [...past, now];
    replace(future.shift());
  },
  back() {
    if (trail.length) replace({ ...now, card: trail.pop() });
  },
  restore(saved) {
    trail = [];
    past = [...past, now];
    future = [];
    replace({ ...blank(), ...saved });
  },
  begin(first) { past = []; future = []; trail = []; replace({ ...blank(), ...first }); },
};
