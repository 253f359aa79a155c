// What the page was made with: its language and texts, the pages of its server, how names are spelt.
import { find } from "./dom.js";

export const settings = JSON.parse(find("settings").textContent);
