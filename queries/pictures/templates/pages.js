"use strict";
// A server has pages of its own for entities and articles.
const pages = (() => {
  const at = JSON.parse(find("settings").textContent).pages;
  // An IRI's rest as a path: what it has percent-encoded already stays so.
  const path = (rest) => encodeURI(rest).replaceAll("%25", "%").replaceAll("?", "%3F").replaceAll("#", "%23");
  return {
    link: (kind, rest, text) => Boolean(at) && !/^https?:/.test(rest)
      && dom.element("a", { className: "out page", href: `${at[kind]}${path(rest)}?lang=${words.language}` }, words.say(text)),
  };
})();
