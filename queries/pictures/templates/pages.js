// A server has pages of its own for entities and articles.
import { dom } from "./dom.js";
import { settings } from "./settings.js";
import { words } from "./words.js";

const at = settings.pages;
// An IRI's rest as a path: what it has percent-encoded already stays so.
const path = (rest) => encodeURI(rest).replaceAll("%25", "%").replaceAll("?", "%3F").replaceAll("#", "%23");
export const pages = {
  link: (kind, rest, text) => Boolean(at) && !/^https?:/.test(rest)
    && dom.element("a", { className: "out page", href: `${at[kind]}${path(rest)}?lang=${words.language}` }, words.say(text)),
};
