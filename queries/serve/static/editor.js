// The editor: CodeMirror where it is installed, else the plain text area; both complete prefixes, terms and variables.

const KEYWORDS = ["SELECT", "CONSTRUCT", "DESCRIBE", "ASK", "WHERE", "OPTIONAL", "FILTER", "UNION", "GRAPH", "VALUES", "BIND",
  "MINUS", "DISTINCT", "ORDER BY", "GROUP BY", "HAVING", "LIMIT", "OFFSET", "COUNT", "PREFIX", "EXISTS", "LANG", "STR", "CONTAINS"];

export class Editor {
  constructor(area, run) {
    this.area = area;
    this.terms = [];
    this.prefixes = {};
    if (window.CodeMirror) this.#enhance(run);
    else this.#plain(run);
  }

  get text() { return this.mirror ? this.mirror.getValue() : this.area.value; }
  set text(value) { if (this.mirror) this.mirror.setValue(value); else this.area.value = value; }

  // The editor measures itself, which it cannot while it is not seen.
  refresh() { this.mirror?.refresh(); }

  know({ prefixes, terms }) {
    this.prefixes = prefixes;
    this.terms = terms;
  }

  expand(name) {
    const [prefix, local] = name.split(":");
    return (this.prefixes[prefix] ?? "") + local;
  }

  // Put the cursor where a message says that the query breaks: the first two numbers after “SPARQL” are line and column.
  point(message) {
    const at = /SPARQL\D*(\d+)\D+(\d+)/.exec(message);
    if (!at) return;
    const [line, column] = [Number(at[1]) - 1, Number(at[2]) - 1];
    if (this.mirror) this.mirror.setCursor(line, column);
    else {
      const before = this.area.value.split("\n").slice(0, line).join("\n").length + (line ? 1 : 0);
      this.area.setSelectionRange(before + column, before + column);
    }
    (this.mirror ?? this.area).focus();
  }

  // What may stand where a word begins: [completion, note].
  completions(word) {
    const wanted = word.toLowerCase();
    if (word.startsWith("?")) {
      return [...new Set(this.text.match(/\?\w+/g))].filter((v) => v !== word && v.startsWith(word)).map((v) => [v, ""]);
    }
    const terms = this.terms.filter((t) => t.name.toLowerCase().startsWith(wanted) || t.name.split(":")[1].toLowerCase().startsWith(wanted)
      || (wanted.length > 2 && t.label.toLowerCase().includes(wanted)));
    const prefixes = Object.keys(this.prefixes).filter((p) => p.startsWith(wanted)).map((p) => [`${p}:`, this.prefixes[p]]);
    const keywords = wanted ? KEYWORDS.filter((k) => k.toLowerCase().startsWith(wanted)).map((k) => [k, ""]) : [];
    return [...prefixes, ...terms.map((t) => [t.name, t.label]), ...keywords].slice(0, 60);
  }

  #enhance(run) {
    const complete = (mirror) => mirror.showHint({ hint: () => this.#hints(), completeSingle: false });
    this.mirror = window.CodeMirror.fromTextArea(this.area, {
      mode: "application/sparql-query", lineNumbers: true, matchBrackets: true, autoCloseBrackets: true, indentUnit: 2,
      lineWrapping: true, viewportMargin: Infinity, // all of the query is seen: nothing scrolls that the keyboard does not reach
      extraKeys: { "Ctrl-Enter": run, "Cmd-Enter": run, "Ctrl-Space": complete, "Ctrl-/": "toggleComment", Tab: "indentMore", "Shift-Tab": "indentLess", Esc: (m) => m.getInputField().blur() },
    });
    this.mirror.getInputField().setAttribute("aria-label", this.area.getAttribute("aria-label"));
    this.mirror.on("inputRead", (mirror, { text }) => /[\w:?]/.test(text[0] ?? "") && !mirror.state.completionActive && complete(mirror));
  }

  #hints() {
    const cursor = this.mirror.getCursor();
    const word = /[?\w:-]*$/.exec(this.mirror.getLine(cursor.line).slice(0, cursor.ch))[0];
    const list = this.completions(word).map(([text, note]) => ({ text, note, render: (item) => item.append(text, note ? " " : "", this.#note(note)) }));
    return { list, from: { line: cursor.line, ch: cursor.ch - word.length }, to: cursor };
  }

  #note(text) {
    const note = document.createElement("span");
    note.className = "note";
    note.textContent = text;
    return note;
  }

  // A list below the text area; Tab or Enter takes what is chosen.
  #plain(run) {
    const box = document.createElement("ul");
    box.className = "completions";
    box.setAttribute("role", "listbox");
    box.setAttribute("aria-label", "SPARQL");
    box.hidden = true;
    this.area.parentElement.append(box);
    let word = "";
    const close = () => { box.hidden = true; };
    const take = (text) => {
      const at = this.area.selectionStart;
      this.area.setRangeText(text, at - word.length, at, "end");
      close();
    };
    const offer = () => {
      word = /[?\w:-]*$/.exec(this.area.value.slice(0, this.area.selectionStart))[0];
      const found = this.completions(word).slice(0, 8);
      box.replaceChildren(...found.map(([text, note], number) => {
        const item = document.createElement("li");
        item.append(text, note ? "  " : "", this.#note(note));
        item.dataset.text = text;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", String(number === 0));
        item.addEventListener("mousedown", (event) => { event.preventDefault(); take(text); });
        return item;
      }));
      box.hidden = !found.length;
    };
    this.area.addEventListener("input", () => { if (/[?\w:-]$/.test(this.area.value.slice(0, this.area.selectionStart))) offer(); else close(); });
    this.area.addEventListener("blur", close);
    this.area.addEventListener("keydown", (event) => {
      const items = [...box.children];
      const now = items.findIndex((i) => i.getAttribute("aria-selected") === "true");
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); close(); run(); }
      else if (event.key === " " && event.ctrlKey) { event.preventDefault(); offer(); }
      else if (box.hidden) return;
      else if (event.key === "Escape") close();
      else if (event.key === "Tab" || event.key === "Enter") { event.preventDefault(); take(items[now].dataset.text); }
      else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        const next = (now + (event.key === "ArrowDown" ? 1 : items.length - 1)) % items.length;
        items.forEach((item, number) => item.setAttribute("aria-selected", String(number === next)));
      }
    });
  }
}
