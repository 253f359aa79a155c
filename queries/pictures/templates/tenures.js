// Who held which office when: bars over time for a person or a body, and what changed between two dates.
import { actions } from "./actions.js";
import { data } from "./data.js";
import { dom } from "./dom.js";
import { words } from "./words.js";

const MANY = 12;
const year = (date, end) => Number(date.slice(0, 4)) + (date.length > 4 ? (Number(date.slice(5, 7)) - (end ? 0 : 1)) / 12 : end ? 1 : 0);
const since = (i) => data.tenures.since[i], until = (i) => data.tenures.until[i]; // as tenures.py has them
// Dates are told as far as they are known: an end that nobody tells is unknown, and no sign of going on.
const period = (i) => {
  const { start, end, endsBy, first, last } = data.tenures;
  const began = start[i] ? words.say("since", { date: start[i] }) : "";
  if (start[i] && end[i]) return `${start[i]} – ${end[i]}`;
  if (end[i]) return words.say("until", { date: end[i] });
  if (endsBy[i]) return `${began}, ${words.say("endsBy", { date: endsBy[i] })}`;
  if (began) return `${began}, ${last[i] > start[i] ? words.say("lastTold", { date: last[i] }) : words.say("endUnknown")}`;
  return first[i] ? words.say("told", { date: first[i] === last[i] ? first[i] : `${first[i]} – ${last[i]}` }) : "";
};
const ran = (i, date) => data.runs(since(i), until(i), date, date);
const named = (i, key) => data.value(data.tenures[key][i]);
// An office's name tells the place mostly; where it does not, the place stands beside it.
const post = (i) => {
  const role = named(i, "role"), where = named(i, "where");
  return where && !role.toLowerCase().includes(where.toLowerCase()) ? `${role}, ${where}` : role;
};
const linkOf = (i) => {
  const { person, at, facts } = data.tenures;
  if (person[i] < 0 || at[i] < 0) return undefined;
  const link = [...data.linksOf(person[i])].find((l) => facts[i].includes(data.links.fact[l]));
  return link === undefined ? undefined : data.keyOf(link);
};
const bar = (i, first, last) => {
  const shape = dom.element("span", { className: "span", "aria-hidden": "true" });
  if (!since(i)) return shape;
  const long = last - first || 1, from = (year(since(i)) - first) / long, open = !until(i);
  const to = ((open ? last : year(until(i), true)) - first) / long;
  shape.style.setProperty("--from", `${100 * from}%`);
  shape.style.setProperty("--long", `${Math.max(2, 100 * (Math.min(to, 1) - from))}%`);
  shape.classList.add("known");
  shape.classList.toggle("unsure", !data.tenures.end[i]);
  return shape;
};
const row = (i, text, first, last) => {
  const when = period(i), key = linkOf(i);
  const label = dom.element("span", {}, dom.foreign(text), data.tenures.acting[i] ? dom.element("em", {}, ` (${words.say("acting")})`) : null, dom.element("span", { className: "quiet" }, when ? ` · ${when}` : ""));
  return dom.element("li", { className: "office" }, key !== undefined
    ? dom.element("button", { type: "button", className: "link", on: { click: () => actions.openLink(key) } }, label) : label, bar(i, first, last));
};
// The offices of a person, or the holders of a body's and a place's offices, in order of time.
const section = (id) => {
  const own = data.tenuresOf.get(id) ?? [];
  if (!own.length) return null;
  const dates = own.flatMap((i) => [since(i) && year(since(i)), until(i) && year(until(i), true)]).filter(Boolean);
  const first = Math.min(...dates), last = Math.max(...dates, ...data.seen(id).slice(-1).map((a) => year(data.articles.date[a], true)));
  const order = [...own].sort((a, b) => (since(b) || "0").localeCompare(since(a) || "0") || a - b), career = data.base(id) === 0;
  const rows = order.map((i) => row(i, career ? post(i) : `${named(i, "who")}, ${named(i, "role")}`, first, last));
  return dom.element("section", { className: "offices" }, dom.element("h3", {}, words.say("offices")),
    dom.element("ul", { className: "plain" }, dom.more(rows, MANY, words.say("more", { n: rows.length - MANY }))));
};
// Who came, who left and who moved from one office to another between two dates.
const changes = (one, other) => {
  const known = data.tenures.person.map((_, i) => i), before = known.filter((i) => ran(i, one)), after = known.filter((i) => ran(i, other));
  const who = (i) => named(i, "who"), office = (i) => `${who(i)} ${data.tenures.office[i]} ${data.tenures.at[i]}`;
  const kept = new Set(before.map(office)), keeps = new Set(after.map(office));
  const left = before.filter((i) => !keeps.has(office(i))), came = after.filter((i) => !kept.has(office(i)));
  const movers = new Set(left.map(who).filter((name) => came.some((i) => who(i) === name)));
  return { moved: [...movers].sort().map((name) => [left.filter((i) => who(i) === name), came.filter((i) => who(i) === name)]), left: left.filter((i) => !movers.has(who(i))), came: came.filter((i) => !movers.has(who(i))) };
};
const person = (i) => (data.tenures.person[i] >= 0 ? dom.button(named(i, "who"), () => actions.open(data.tenures.person[i]), { className: "link", dir: "auto" }) : dom.foreign(named(i, "who")));
const line = (i) => dom.element("li", {}, person(i), dom.element("span", {}, ` · ${post(i)}`), dom.element("span", { className: "quiet" }, ` · ${period(i)}`));
const group = (key, items) => dom.element("section", {}, dom.element("h3", {}, `${words.say(key)} (${words.number(items.length)})`),
  items.length ? dom.element("ul", { className: "plain" }, items) : dom.element("p", { className: "quiet" }, words.say("none")));
const compare = ({ one, other }) => {
  const { moved, left, came } = changes(one, other);
  const field = (id, value, patch) => dom.element("input", { id, type: "text", value, size: 10, inputmode: "numeric", pattern: "\\d{4}(-\\d{2}(-\\d{2})?)?", "aria-label": words.say(id), on: { change: (event) => { if (event.target.checkValidity()) actions.compare({ one, other, ...patch(event.target.value) }); } } });
  return [
    dom.element("p", { className: "eyebrow" }, words.say("compare")),
    dom.element("h2", {}, `${one} ⟶ ${other}`),
    dom.element("p", { className: "line" }, field("compare-one", one, (value) => ({ one: value })), field("compare-other", other, (value) => ({ other: value }))),
    group("moved", moved.map(([from, to]) => dom.element("li", {}, person(to[0]), dom.element("span", {}, ` · ${from.map(post).join("; ")} ⟶ ${to.map(post).join("; ")}`)))),
    group("cameIn", came.map(line)), group("wentOut", left.map(line)),
    dom.element("p", { className: "quiet small" }, words.say("compareNote")),
  ];
};
// The times that an office was held which words name, at the date among them where there is one, the latest first: all
// other words begin words of the office or of its place, but for one beside the date (“in 2021”).
const DATE = /(?<![\p{L}\d])(?:1[89]|20)\d\d(?:-\d\d){0,2}(?![\p{L}\d])/u;
const holding = (text, plain) => {
  const at = DATE.exec(text), date = at?.[0] ?? "";
  const [before, after] = (at ? [text.slice(0, at.index), text.slice(at.index + date.length)] : [text, ""]).map((part) => plain(part).split(/\s+/).filter(Boolean));
  const readings = [[...before, ...after], ...(at ? [[...before, ...after.slice(1)], [...before.slice(0, -1), ...after]] : [])];
  const offices = data.tenures.role.map((role, i) => [data.values[role], data.values[data.tenures.where[i]]].flatMap((said) => (typeof said === "string" ? said : Object.values(said ?? {}))).map((said) => ` ${plain(said)}`).join(" "));
  for (const wanted of readings.filter((some) => some.length)) {
    const held = offices.flatMap((office, i) => ((!date || ran(i, date)) && wanted.every((word) => office.includes(` ${word}`)) ? [i] : []));
    if (held.length) return held.sort((a, b) => since(b).localeCompare(since(a)) || a - b);
  }
  return [];
};
export const tenures = { holding, post, section, compare, period };
