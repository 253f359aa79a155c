// Marked words and the facts read from them point at each other.
const marks = [...document.querySelectorAll("mark[data-facts]")];
const facts = [...document.querySelectorAll("[data-fact]")];
for (const mark of marks) mark.dataset.title = mark.title;
const factsOf = (mark) => mark.dataset.facts.trim().split(" ").map(Number);

// Of the first chosen fact, the words that say a role have its colour and its name.
function show(chosen) {
  for (const mark of marks) {
    mark.classList.toggle("on", factsOf(mark).some((n) => chosen.includes(n)));
    mark.classList.remove(...[...mark.classList].filter((name) => name.startsWith("asks-")));
    const asks = mark.getAttribute(`data-asks-${chosen[0]}`);
    if (asks) mark.classList.add(`asks-${asks}`);
    mark.title = asks ? mark.getAttribute(`data-role-${chosen[0]}`) : mark.dataset.title;
  }
  for (const fact of facts) fact.classList.toggle("on", chosen.includes(Number(fact.dataset.fact)));
}

for (const mark of marks) {
  const open = () => {
    show(factsOf(mark));
    document.getElementById(`fact-${factsOf(mark)[0]}`).scrollIntoView({ block: "nearest", behavior: "smooth" });
  };
  mark.addEventListener("click", open);
  mark.addEventListener("keydown", (event) => event.key === "Enter" && open());
}
for (const fact of facts) fact.addEventListener("mouseenter", () => show([Number(fact.dataset.fact)]));
const pointed = document.querySelector(":target > mark");
if (pointed) show(factsOf(pointed));
