// The picture in place of its still image, on the ground that the reader's system has; without eval, by Vega's interpreter.
const { chart, looks } = JSON.parse(document.getElementById("spec").textContent);
const dark = matchMedia("(prefers-color-scheme: dark)");
const options = { mode: "vega-lite", ast: true, defaultStyle: false, tooltip: { disableDefaultStyle: true } };

async function draw() {
  const host = document.createElement("div");
  await vegaEmbed(host, { ...chart, config: dark.matches ? looks.dark : looks.light }, options);
  document.getElementById("picture").replaceChildren(host);
}

dark.addEventListener("change", draw);
draw();
