// Finding an entity by any of its names, in any script: names are compared in plain Latin letters, then more loosely,
// then without the ends of Cyrillic words, then with a slip of typing forgiven.
import { data } from "./data.js";
import { dom } from "./dom.js";
import { growth } from "./growth.js";
import { settings } from "./settings.js";
import { tenures } from "./tenures.js";
import { words } from "./words.js";

const { letters, loose: rules, loosely, slips } = settings.spellings; // search.py has them
const MOST = 4000; // names that one look at them considers
const plain = (text) => {
  const low = text.toLowerCase();
  if (/^[\x20-\x7e]*$/.test(low)) return low;
  let out = "";
  for (const letter of low.normalize("NFKD").replace(/\p{M}/gu, "")) out += letters[letter] ?? letter;
  return out;
};
// What transliterations disagree on.
const looser = rules.map(([pattern, spelt]) => [new RegExp(pattern, "g"), spelt]);
const loose = (text) => looser.reduce((now, [pattern, spelt]) => now.replace(pattern, spelt), text);

// All names in one text, a line each, to be searched at once.
const made = { plain: "", loose: "", starts: [], looseStarts: [], owner: [], words: undefined };
const build = () => {
  if (made.plain) return;
  const names = [], respelt = [];
  let at = 0, looseAt = 0;
  for (let id = 0; id < data.count; id += 1) {
    for (const name of new Set(data.allNames(id).map(plain))) {
      const also = loose(name);
      names.push(name); respelt.push(also);
      made.starts.push(at); made.looseStarts.push(looseAt); made.owner.push(id);
      at += name.length + 1; looseAt += also.length + 1;
    }
  }
  made.plain = `\n${names.join("\n")}\n`;
  made.loose = `\n${respelt.join("\n")}\n`;
};
growth.onGrow(() => { Object.assign(made, { plain: "", loose: "", starts: [], looseStarts: [], owner: [], words: undefined }); });
const lineAt = (starts, position) => {
  let low = 0, high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= position) low = middle; else high = middle - 1;
  }
  return low;
};
// How well a name fits: it is what is wanted, or a word of it is, or begins so, or it holds it somewhere.
const EDGES = "\n -«»\"“”(),", PART = 3;
const scan = (text, starts, wanted, base, best) => {
  let many = 0;
  for (let at = text.indexOf(wanted); at >= 0 && many < MOST; at = text.indexOf(wanted, at + 1), many += 1) {
    const before = text[at - 1], after = text[at + wanted.length];
    const fit = before === "\n" && after === "\n" ? 0 : !EDGES.includes(before) ? PART : EDGES.includes(after) ? 1 : 2;
    if (fit === PART && wanted.length < PART) continue;
    const id = made.owner[lineAt(starts, at - 1)];
    best.set(id, Math.min(best.get(id) ?? Infinity, base + fit));
  }
};
// The words of names that a mistyped one may be: a letter too many, too few, another, or two swapped, as often as its
// length forgives. Rows of the table of distances are kept while they may still be near enough.
const distance = (one, other, most) => {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [], row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (Math.min(...next) > most) return most + 1;
    [before, row] = [row, next];
  }
  return row[other.length];
};
const mended = (word) => {
  const most = slips.filter((letters_) => word.length >= letters_).length;
  if (!most) return [];
  made.words ??= [...new Set(made.loose.split(/[\n ]/))];
  const near = made.words.map((other) => [other, distance(word, other, most)]).filter(([, far]) => far <= most);
  const least = Math.min(...near.map(([, far]) => far));
  return near.filter(([, far]) => far === least).map(([other]) => other);
};
// What else a query of which nothing is found may mean: without the endings of Cyrillic words, or typed rightly.
const ENDINGS = [1, 2, 3, 4], STEM = 4;
const others = function* (query) {
  const words_ = query.split(" ");
  const cut = (word, ending) => (/[^\x20-\x7e]/.test(word) && word.length - ending >= STEM ? word.slice(0, -ending) : word);
  for (const ending of ENDINGS) yield [words_.map((word) => cut(word, ending)).join(" ")];
  const respelt = words_.map((word) => loose(plain(word)));
  const isWord = respelt.map((word) => made.loose.includes(word));
  if (isWord.every(Boolean)) return;
  const choices = respelt.map((word, i) => (isWord[i] ? [word] : mended(word)));
  yield choices.reduce((all, some) => all.flatMap((one) => some.map((word) => `${one} ${word}`.trim())).slice(0, 8), [""]);
};
const run = (query, most = 10) => {
  build();
  const text = query.trim().replace(/\s+/g, " "), found = called(text, most);
  if (found.length || !text) return found;
  for (const readings of others(text)) {
    const near = [...new Set(readings.filter((reading) => reading !== text).flatMap((reading) => called(reading, most)))];
    if (near.length) return near.sort((a, b) => data.weight[b] - data.weight[a] || a - b).slice(0, most);
  }
  return [];
};
const called = (query, most) => {
  const wanted = plain(query), best = new Map();
  if (!wanted) return [];
  scan(made.plain, made.starts, wanted, 0, best);
  const also = loose(wanted);
  if (best.size < most && also.length >= loosely) scan(made.loose, made.looseStarts, also, PART + 1, best);
  const words_ = wanted.split(" ");
  if (best.size < most && words_.length > 1) { // words in another order
    const each = words_.map((word) => new Set(called(word, 200)));
    for (const id of each[0]) if (each.every((found) => found.has(id))) best.set(id, Math.min(best.get(id) ?? Infinity, PART));
  }
  return [...best].sort((a, b) => a[1] - b[1] || data.weight[b[0]] - data.weight[a[0]] || a[0] - b[0]).slice(0, most).map(([id]) => id);
};
// The name that the query found, where it is not the one that is shown.
const matched = (id, query) => {
  const wanted = plain(query.trim());
  if (plain(data.label(id)).includes(wanted)) return "";
  return data.allNames(id).find((name) => plain(name).includes(wanted)) ?? "";
};

// Who held an office that the words name, each with what he held when; one word alone is a name.
const offices = (query) => {
  const held = query.trim().includes(" ") ? tenures.holding(query.trim(), plain) : [];
  const shown = held.filter((i) => data.tenures.person[i] >= 0).slice(0, 6);
  return new Map(shown.map((i) => [data.tenures.person[i], `${tenures.post(i)} · ${tenures.period(i)}`]));
};

// A field with completion (the combobox pattern of ARIA).
const field = (input, list, pick) => {
  let found = [], at = -1;
  const close = () => { list.hidden = true; at = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const take = async (one) => {
    close();
    input.value = "";
    const id = typeof one === "number" ? one : await growth.entity(one.iri);
    if (id !== undefined) pick(id);
  };
  const mark = (to) => {
    at = to;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    if (at >= 0) { input.setAttribute("aria-activedescendant", list.children[at].id); list.children[at].scrollIntoView({ block: "nearest" }); }
  };
  const line = (i, one, ...content) => dom.element("li", { id: `${list.id}-${i}`, role: "option", "aria-selected": "false", on: { pointerdown: (event) => event.preventDefault(), click: () => take(one) } }, content);
  // What a server finds in all of the graph stands below what is found here.
  let asking = 0;
  const further = (wanted) => {
    clearTimeout(asking);
    if (!growth.finds || wanted.trim().length < 3) return;
    asking = setTimeout(async () => {
      const names = (await growth.find(wanted)).filter(({ iri, holds }) => holds || growth.number(iri) === undefined).slice(0, 10);
      if (input.value !== wanted || !names.length) return;
      if (!found.length) list.replaceChildren();
      names.forEach((one) => {
        list.append(line(found.length, one, dom.element("span", { className: "name", dir: "auto" }, one.label, one.name !== one.label && dom.foreign(one.name, "span", { className: "quiet" })), dom.foreign(one.holds ?? one.about, "span", { className: "quiet" })));
        found.push(one);
      });
      if (at < 0) mark(0);
      dom.tell(words.say("found", { n: found.length }));
    }, 150);
  };
  const show = () => {
    const wanted = input.value;
    const posts = offices(wanted), names = run(wanted);
    // What is called just so comes before whoever held an office of its name.
    const called = names.filter((id) => data.allNames(id).some((name) => plain(name) === plain(wanted.trim())));
    called.forEach((id) => posts.delete(id));
    found = [...new Set([...called, ...posts.keys(), ...names])];
    list.replaceChildren(...found.map((id, i) => {
      const other = posts.has(id) ? "" : matched(id, wanted);
      return line(i, id,
        dom.dot(data.colour(id)), dom.element("span", { className: "name", dir: "auto" }, data.label(id), other && dom.foreign(other, "span", { className: "quiet" })),
        dom.element("span", { className: "quiet" }, posts.get(id) ?? data.type(id)));
    }));
    if (wanted.trim() && !found.length) list.replaceChildren(dom.element("li", { className: "quiet", role: "option", "aria-disabled": "true" }, words.say("nothing")));
    list.hidden = !wanted.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    at = -1;
    if (found.length) mark(0);
    if (wanted.trim()) dom.tell(words.say("found", { n: found.length }));
    further(wanted);
  };
  input.addEventListener("input", show);
  input.addEventListener("blur", () => setTimeout(close, 100));
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && found.length) mark((at + 1) % found.length);
    else if (event.key === "ArrowUp" && found.length) mark((at - 1 + found.length) % found.length);
    else if (event.key === "Enter" && found[Math.max(at, 0)] !== undefined && !list.hidden) take(found[Math.max(at, 0)]);
    else if (event.key === "Escape") { close(); input.value = ""; }
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
};
export const search = { run, field, build };
