// What the page itself says, in the reader's language.
import { settings } from "./settings.js";

let language = settings.language;
const say = (key, values = {}) =>
  (settings.texts[language][key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name]);
export const words = {
  languages: Object.keys(settings.texts),
  get language() { return language; },
  set language(wanted) { if (settings.texts[wanted]) language = wanted; },
  say,
  title: () => settings.title ?? say("title"),
  of: (labels) => labels[language] ?? labels.en ?? Object.values(labels)[0] ?? "",
  number: (value) => value.toLocaleString(language),
  percent: (value) => `${Math.round(100 * value)} %`,
  // Elements say which of the texts they show: data-text for their content, data-label for their name.
  apply() {
    document.documentElement.lang = language;
    for (const node of document.querySelectorAll("[data-text]")) node.textContent = say(node.dataset.text);
    for (const node of document.querySelectorAll("[data-label]")) {
      node.setAttribute("aria-label", say(node.dataset.label));
      if (node.tagName === "BUTTON") node.title = say(node.dataset.label);
      if (node.tagName === "INPUT" && node.type === "search") node.placeholder = say(node.dataset.label);
    }
    document.title = settings.title ?? say("title");
    document.querySelector("h1").textContent = document.title;
  },
};
