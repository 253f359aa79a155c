// Finding an entity by any of its names, in any script: names are compared in plain Latin letters, then more loosely.
import { data } from "./data.js";
import { dom } from "./dom.js";
import { growth } from "./growth.js";
import { settings } from "./settings.js";
import { words } from "./words.js";

const { letters, loose: rules } = settings.spellings; // search.py has them
const MOST = 400;
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
const made = { plain: "", loose: "", starts: [], looseStarts: [], owner: [] };
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
growth.onGrow(() => { Object.assign(made, { plain: "", loose: "", starts: [], looseStarts: [], owner: [] }); });
const lineAt = (starts, position) => {
  let low = 0, high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= position) low = middle; else high = middle - 1;
  }
  return low;
};
const scan = (text, starts, wanted, offset, rank, best) => {
  let many = 0;
  for (let at = text.indexOf(wanted); at >= 0 && many < MOST; at = text.indexOf(wanted, at + 1), many += 1) {
    const line = lineAt(starts, at + offset - 1), id = made.owner[line], length = (starts[line + 1] ?? text.length) - starts[line];
    const whole = text[at + wanted.length] === "\n" ? (wanted[0] === "\n" ? -0.5 : -1.2) : Math.min(0.4, length / 200); // whole names, surnames, short names
    best.set(id, Math.min(best.get(id) ?? 9, rank + whole));
  }
};
const run = (query, most = 10) => {
  build();
  const wanted = plain(query.trim().replace(/\s+/g, " ")), best = new Map();
  if (!wanted) return [];
  scan(made.plain, made.starts, `\n${wanted}`, 1, 1, best);
  for (const before of [" ", "-", "«", "\""]) scan(made.plain, made.starts, before + wanted, 0, 2, best);
  if (best.size < most) scan(made.plain, made.starts, wanted, 0, 3, best);
  const also = loose(wanted);
  if (best.size < most && also.length > 2) {
    scan(made.loose, made.looseStarts, `\n${also}`, 1, 4, best);
    scan(made.loose, made.looseStarts, ` ${also}`, 0, 5, best);
    if (best.size < most) scan(made.loose, made.looseStarts, also, 0, 6, best);
  }
  const words_ = wanted.split(" ");
  if (best.size < most && words_.length > 1) { // words in another order
    const each = words_.map((word) => new Set(run(word, 200)));
    for (const id of each[0]) if (each.every((found) => found.has(id))) best.set(id, Math.min(best.get(id) ?? 9, 4));
  }
  return [...best].sort((a, b) => a[1] - b[1] || data.weight[b[0]] - data.weight[a[0]] || a[0] - b[0]).slice(0, most).map(([id]) => id);
};
// The name that the query found, where it is not the one that is shown.
const matched = (id, query) => {
  const wanted = plain(query.trim());
  if (plain(data.label(id)).includes(wanted)) return "";
  return data.allNames(id).find((name) => plain(name).includes(wanted)) ?? "";
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
      const names = (await growth.find(wanted)).filter(({ iri }) => growth.number(iri) === undefined).slice(0, 10);
      if (input.value !== wanted || !names.length) return;
      if (!found.length) list.replaceChildren();
      names.forEach((one) => {
        list.append(line(found.length, one, dom.element("span", { className: "name", dir: "auto" }, one.label, one.name !== one.label && dom.foreign(one.name, "span", { className: "quiet" }))));
        found.push(one);
      });
      if (at < 0) mark(0);
      dom.tell(words.say("found", { n: found.length }));
    }, 150);
  };
  const show = () => {
    const wanted = input.value;
    found = run(wanted);
    list.replaceChildren(...found.map((id, i) => {
      const other = matched(id, wanted);
      return line(i, id,
        dom.dot(data.colour(id)), dom.element("span", { className: "name", dir: "auto" }, data.label(id), other && dom.foreign(other, "span", { className: "quiet" })),
        dom.element("span", { className: "quiet" }, data.type(id)));
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
