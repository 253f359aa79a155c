// Marked words and the facts read from them point at each other. The words that say a role are underlined in its colour
// at all times; those of the facts pointed at stand out.
const marks = [...document.querySelectorAll("mark[data-facts]")];
const facts = [...document.querySelectorAll("[data-fact]")];
for (const mark of marks) mark.dataset.title = mark.title;
const factsOf = (mark) => mark.dataset.facts.trim().split(" ").map(Number);

// Of the first chosen fact, the words that say a role have its colour and its name.
function show(chosen) {
  for (const mark of marks) {
    const on = factsOf(mark).some((n) => chosen.includes(n));
    const own = on ? mark.getAttribute(`data-asks-${chosen[0]}`) : null;
    const asks = on ? own : mark.dataset.asks;
    mark.classList.toggle("on", on);
    mark.classList.remove(...[...mark.classList].filter((name) => name.startsWith("asks-")));
    if (asks) mark.classList.add(`asks-${asks}`);
    mark.title = own ? mark.getAttribute(`data-role-${chosen[0]}`) : mark.dataset.title;
  }
  for (const fact of facts) fact.classList.toggle("on", chosen.includes(Number(fact.dataset.fact)));
}

for (const mark of marks) {
  const open = () => {
    show(factsOf(mark));
    document.getElementById(`fact-${factsOf(mark)[0]}`).scrollIntoView({ block: "nearest", behavior: "smooth" });
  };
  mark.addEventListener("click", open);
  mark.addEventListener("focus", open);
  mark.addEventListener("keydown", (event) => event.key === "Enter" && open());
}
for (const fact of facts) {
  for (const pointed of ["mouseenter", "focusin"]) fact.addEventListener(pointed, () => show([Number(fact.dataset.fact)]));
}
addEventListener("keydown", (event) => event.key === "Escape" && show([]));
const pointed = document.querySelector(":target > mark");
if (pointed) show(factsOf(pointed));
