// Making elements. Whatever comes from an article enters the page as text, never as markup.
export const find = (id) => document.getElementById(id);

const set = (node, properties) => {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "on") for (const [event, run] of Object.entries(value)) node.addEventListener(event, run);
    else if (name === "colour") node.style.setProperty("--colour", value);
    else if (name in node && !name.startsWith("aria") && name !== "list") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  return node;
};
const element = (tag, properties = {}, ...children) => {
  const node = set(document.createElement(tag), properties);
  node.append(...children.flat(4).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
};
// Words that may be of any script stand in their own direction.
const foreign = (text, tag = "span", properties = {}) => element(tag, { dir: "auto", ...properties }, text);
const button = (text, run, properties = {}) => element("button", { type: "button", on: { click: run }, ...properties }, text);
const dot = (colour) => element("span", { className: "dot", colour, "aria-hidden": "true" });
// The sign of a class of entities, by its number, as vis-network calls it and as the legend draws it.
const SHAPES = ["dot", "square", "diamond", "triangle", "hexagon", "star"];
const mark = (base, colour) => element("span", { className: `dot as-${SHAPES[base]}`, colour, "aria-hidden": "true" });
// The first of some elements, and a button that shows the rest in its place.
const more = (items, many, text) => {
  if (items.length <= many) return items;
  const rest = items.slice(many), opener = element(rest[0].tagName, {}, button(text, () => opener.replaceWith(...rest), { className: "link small" }));
  return [...items.slice(0, many), opener];
};
const shape = (tag, attributes, ...children) => {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
};
const tell = (text) => { find("live").textContent = text; };
export const dom = { SHAPES, element, more, foreign, button, dot, mark, shape, tell };
