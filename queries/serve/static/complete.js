// A field that completes entities as the search finds them (the combobox pattern of ARIA): what is taken is its id.
import { element } from "./results.js";

const ID = "https://w3id.org/orda/id/";
const SHORTEST = 3;
const MOST = 8;
const PAUSE = 150; // milliseconds that a reader who types is left alone

// An entity's id as an address holds it, and the IRI of one.
export const short = (iri) => (iri.startsWith(ID) ? iri.slice(ID.length) : iri);
export const long = (id) => (/^https?:/.test(id) ? id : ID + id);

export function completing(input, label, language, texts) {
  const list = element("ul", { id: `${input.id}-list`, class: "completions", role: "listbox", "aria-label": label });
  list.hidden = true;
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) input.setAttribute(name, value);
  let found = [];
  let at = -1;
  let asking = 0;
  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const take = (one) => {
    input.value = one.label;
    input.dataset.id = short(one.iri);
    input.dispatchEvent(new CustomEvent("taken"));
    close();
  };
  const mark = (to) => {
    at = to;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    input.setAttribute("aria-activedescendant", list.children[at].id);
    list.children[at].scrollIntoView({ block: "nearest" });
  };
  const offer = async () => {
    const wanted = input.value.trim();
    const answer = await fetch(`/api/search?${new URLSearchParams({ q: wanted, lang: language, limit: MOST })}`);
    if (!answer.ok || input.value.trim() !== wanted || document.activeElement !== input) return;
    const { names, offices } = await answer.json();
    const held = offices.flatMap(({ label, date, holders }) => holders.map((one) => ({ ...one, kind: "Person", about: [label, date].filter(Boolean).join(", ") })));
    found = [...held, ...names].slice(0, MOST);
    list.replaceChildren(...found.map((one, i) => {
      const item = element("li", { id: `${list.id}-${i}`, role: "option", "aria-selected": "false" },
        element("span", { class: `entity kind-${one.kind || "none"}` }, one.label), element("span", { class: "note" }, one.about ? `  ${one.about}` : ""));
      item.addEventListener("mousedown", (event) => { event.preventDefault(); take(one); });
      return item;
    }));
    if (!found.length) list.append(element("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, texts.nobody));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    at = -1;
  };
  input.addEventListener("input", () => {
    delete input.dataset.id;
    clearTimeout(asking);
    if (input.value.trim().length < SHORTEST) close();
    else asking = setTimeout(offer, PAUSE);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (list.hidden || !found.length) return;
    if (event.key === "ArrowDown") mark((at + 1) % found.length);
    else if (event.key === "ArrowUp") mark((at + found.length - (at < 0 ? 0 : 1)) % found.length);
    else if (event.key === "Enter" && at >= 0) take(found[at]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  return list;
}
