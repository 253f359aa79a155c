// Charts of an answer: one for each unit, so that no two units share an axis; over time where the rows have dates.
import { drawn, element, isDate, isNumber, note, shown } from "./results.js";

const MOST = { charts: 8, bars: 30, series: 6, name: 42, legend: 28 };
const ASIDE = ["sources", "lat", "long", "confidence"]; // numbers that are about the row, not what it tells
const WHEN = ["period", "date", "start", "year", "month", "deadline", "issued"]; // the dates a row is of, the best first
const MEASURE = "measure";
const LABELS = ["of", MEASURE]; // what tells one series of figures from another, where a query gives them
const DAY = 86_400_000;

export function charts(answer, texts, language) {
  const { columns, rows } = answer;
  const numbers = columns.map((_, i) => i).filter((i) => rows.some((row) => isNumber(row[i])) && rows.every((row) => !row[i] || isNumber(row[i])));
  const value = numbers.find((i) => columns[i] === "value") ?? numbers.find((i) => !ASIDE.includes(columns[i]));
  const dates = columns.map((_, i) => i).filter((i) => rows.some((row) => isDate(row[i])));
  const when = dates.sort((a, b) => rank(columns[a]) - rank(columns[b]))[0];
  if (value === undefined && when === undefined) return note(texts.no_chart);
  if (value === undefined) return bars(byYear(rows, when), texts.per_year, language);
  const unit = columns.indexOf("unit");
  const groups = new Map();
  for (const row of rows.filter((one) => one[value])) {
    const name = unit < 0 ? "" : shown(row[unit], answer, language, "unit");
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  const sorted = [...groups].sort((a, b) => b[1].length - a[1].length || a[0].localeCompare(b[0], language));
  const box = element("div", { class: "charts" }, ...sorted.slice(0, MOST.charts).map(([name, own]) => {
    const title = name || (answer.words.columns[columns[value]] ?? columns[value].replaceAll("_", " "));
    const telling = tellingApart(own, value, answer);
    const called = (row) => telling.map((i) => naming(row, i, answer, language)).filter(Boolean).join(", ");
    const told = when === undefined ? 0 : new Set(own.map((row) => row[when]?.value).filter(Boolean)).size;
    if (told > 1) return overTime(own.filter((row) => row[when]).map((row) => [called(row), row[when], Number(row[value].value), aimed(row)]), title, language);
    return bars(own.map((row) => [called(row), Number(row[value].value), aimed(row)]), title, language);
  }));
  const rest = sorted.slice(MOST.charts).map(([name]) => name);
  if (rest.length) box.append(note(texts.charts_more.replace("{}", rest.join(", "))));
  return box;
}

const rank = (column) => (WHEN.indexOf(column) + WHEN.length + 1) % (WHEN.length + 1);
// Is a figure a target, and not what was reached?
const aimed = (row) => row.some((term) => term?.type === "uri" && term.value.endsWith("#Target"));

// What a row is of, in the reader's words: the concept of its measure, where it has one, and the article's words else.
function naming(row, i, answer, language) {
  const { columns } = answer, concept = columns[i] === MEASURE ? columns.indexOf("concept") : -1;
  return row[concept] ? shown(row[concept], answer, language, "concept") : shown(row[i], answer, language, columns[i]);
}

// The columns that say what rows are of: those that tell figures apart, but for what all have alike; else the first that
// is no number.
function tellingApart(rows, value, { columns }) {
  const telling = LABELS.map((name) => columns.indexOf(name)).filter((i) => i >= 0);
  const differing = telling.filter((i) => new Set(rows.map((row) => row[i]?.value)).size > 1);
  if (telling.length) return differing.length ? differing : telling.slice(-1);
  return columns.map((_, i) => i).filter((i) => i !== value && rows.some((row) => row[i] && !isNumber(row[i]))).slice(0, 1);
}

function byYear(rows, when) {
  const years = new Map();
  for (const row of rows) if (row[when]) years.set(row[when].value.slice(0, 4), (years.get(row[when].value.slice(0, 4)) ?? 0) + 1);
  return [...years].sort().map(([year, many]) => [year, many, false]);
}

function named(text, x, y, anchor = "end", most = MOST.name) {
  const made = drawn("text", { x, y, "text-anchor": anchor }, text.length > most ? `${text.slice(0, most - 1)}…` : text);
  made.append(drawn("title", {}, text));
  return made;
}

function framed(width, height, title, ...content) {
  const svg = drawn("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": title });
  svg.append(...content);
  return element("figure", {}, element("figcaption", {}, title), svg);
}

function bars(lines, title, language) {
  const kept = lines.slice(0, MOST.bars);
  const longest = Math.min(MOST.name, Math.max(...kept.map(([name]) => name.length)));
  const [width, step, left, right] = [960, 28, 26 + 7 * longest, 120];
  const [low, high] = [Math.min(0, ...kept.map((l) => l[1])), Math.max(0, ...kept.map((l) => l[1]))];
  const x = (n) => left + ((n - low) / (high - low || 1)) * (width - left - right);
  return framed(width, kept.length * step + 12, title, ...kept.flatMap(([name, number, aim], i) => {
    const y = 4 + i * step;
    return [named(name, left - 10, y + 15),
      drawn("rect", { x: Math.min(x(0), x(number)), y, width: Math.max(1, Math.abs(x(number) - x(0))), height: step - 8, rx: 3, class: `bar-fill${aim ? " aim" : ""}` }),
      drawn("text", { x: Math.max(x(0), x(number)) + 8, y: y + 15, class: "soft-text" }, number.toLocaleString(language))];
  }));
}

// A day for a date: its own, or the middle of its month or year.
const time = ({ value }) => Date.parse(value.length === 4 ? `${value}-07-01` : value.length === 7 ? `${value}-15` : value);

function overTime(rows, title, language) {
  const [width, height, left, right, bottom, top] = [960, 300, 90, 250, 34, 16];
  const series = new Map();
  for (const [name, date, number, aim] of rows) series.set(name, [...(series.get(name) ?? []), [time(date), number, aim, date.value]]);
  const drawnSeries = [...series].map(([name, points]) => [name, points.filter(([t]) => Number.isFinite(t)).sort((a, b) => a[0] - b[0])])
    .sort((a, b) => b[1].length - a[1].length).slice(0, MOST.series);
  const points = drawnSeries.flatMap(([, own]) => own);
  const years = points.map(([t]) => new Date(t).getUTCFullYear());
  const [first, last] = [Math.min(...years), Math.max(...years) + 1];
  const [begin, end] = [Date.UTC(first, 0), Date.UTC(last, 0)];
  const [low, high] = [Math.min(0, ...points.map((p) => p[1])), Math.max(0, ...points.map((p) => p[1]))];
  const x = (t) => left + ((t - begin) / (end - begin || DAY)) * (width - left - right);
  const y = (n) => top + (1 - (n - low) / (high - low || 1)) * (height - top - bottom);
  const content = [0, 0.5, 1].flatMap((share) => {
    const number = low + share * (high - low);
    return [drawn("path", { d: `M${left} ${y(number)}H${width - right}`, class: "stroke" }),
      drawn("text", { x: left - 10, y: y(number) + 4, "text-anchor": "end", class: "soft-text" }, number.toLocaleString(language, { notation: "compact" }))];
  });
  const step = Math.ceil((last - first) / 8);
  for (let year = first; year <= last; year += step) {
    content.push(drawn("path", { d: `M${x(Date.UTC(year, 0))} ${height - bottom}v5`, class: "stroke" }),
      drawn("text", { x: x(Date.UTC(year, 0)), y: height - 12, "text-anchor": "middle", class: "soft-text" }, String(year)));
  }
  drawnSeries.forEach(([name, own], i) => {
    const reached = own.filter(([, , aim]) => !aim);
    if (new Set(reached.map(([t]) => t)).size === reached.length && reached.length > 1) {
      content.push(drawn("path", { d: `M${reached.map(([t, n]) => `${x(t)} ${y(n)}`).join("L")}`, class: `line-fill tone-${i}` }));
    }
    for (const [t, n, aim, date] of own) {
      const dot = drawn("circle", { cx: x(t), cy: y(n), r: 4.5, class: `point tone-${i}${aim ? " aim" : ""}` });
      dot.append(drawn("title", {}, `${name} · ${date}: ${n.toLocaleString(language)}`));
      content.push(dot);
    }
    content.push(drawn("circle", { cx: width - right + 24, cy: top + 12 + i * 22, r: 5, class: `point tone-${i}` }), named(name, width - right + 36, top + 16 + i * 22, "start", MOST.legend));
  });
  return framed(width, height, title, ...content);
}
