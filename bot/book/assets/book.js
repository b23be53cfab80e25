// Search over the index, and the choice of languages. No other file is needed; it works from disk.
"use strict";

const root = document.documentElement.dataset.root;

function loadIndex() {
  if (loadIndex.loading) return loadIndex.loading;
  loadIndex.loading = new Promise((done) => {
    const script = document.createElement("script");
    script.src = `${root}search-index.js`;
    script.onload = () => done(window.bookIndex.map((one) => ({ ...one, low: `${one.t} ${one.x}`.toLowerCase() })));
    document.head.append(script);
  });
  return loadIndex.loading;
}

// Entries that have all words; those that have them in the title first.
function search(index, query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = index.filter((one) => words.every((word) => one.low.includes(word)));
  const inTitle = (one) => words.every((word) => one.t.toLowerCase().includes(word));
  return { words, hits: [...hits.filter(inTitle), ...hits.filter((one) => !inTitle(one))] };
}

function excerpt(text, words) {
  const at = Math.max(0, text.toLowerCase().indexOf(words[0]) - 50);
  const shown = document.createElement("small");
  const part = (at ? "… " : "") + text.slice(at, at + 150) + (text.length > at + 150 ? " …" : "");
  const low = part.toLowerCase();
  let done = 0;
  for (let hit = low.indexOf(words[0]); hit >= 0; hit = low.indexOf(words[0], done)) {
    const mark = document.createElement("mark");
    mark.textContent = part.slice(hit, hit + words[0].length);
    shown.append(part.slice(done, hit), mark);
    done = hit + words[0].length;
  }
  shown.append(part.slice(done));
  return shown;
}

function show(found, { words, hits }) {
  found.replaceChildren();
  for (const one of hits.slice(0, 30)) {
    const link = document.createElement("a");
    const kind = document.createElement("small");
    kind.textContent = one.k;
    link.href = root + one.u;
    link.setAttribute("role", "option");
    link.append(one.t, kind, excerpt(one.x, words));
    found.append(link);
  }
  const told = document.createElement("p");
  told.setAttribute("role", "status");
  told.textContent = hits.length > 30 ? `${hits.length} found; the first 30 are shown.` : `${hits.length} found.`;
  found.append(told);
  found.hidden = false;
}

function startSearch() {
  const field = document.getElementById("search");
  const found = document.getElementById("found");
  const choose = (step) => {
    const links = [...found.querySelectorAll("a")];
    const at = links.findIndex((link) => link.classList.contains("chosen"));
    links.forEach((link) => link.classList.remove("chosen"));
    const next = links[Math.min(Math.max(at + step, 0), links.length - 1)];
    next?.classList.add("chosen");
    next?.scrollIntoView({ block: "nearest" });
  };
  field.addEventListener("focus", loadIndex);
  field.addEventListener("input", async () => {
    const index = await loadIndex();
    if (field.value.trim().length < 2) found.hidden = true;
    else show(found, search(index, field.value));
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      (found.querySelector("a.chosen") ?? found.querySelector("a"))?.click();
    } else if (event.key === "Escape") {
      found.hidden = true;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/INPUT|TEXTAREA/.test(document.activeElement.tagName)) {
      event.preventDefault();
      field.focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".search")) found.hidden = true;
  });
}

// The languages that are left out are remembered from page to page where the browser allows it.
const hidden = {
  read() {
    try { return JSON.parse(localStorage.getItem("hidden-languages")) ?? []; } catch { return []; }
  },
  write(languages) {
    try { localStorage.setItem("hidden-languages", JSON.stringify(languages)); } catch { /* not allowed: for this page only */ }
  },
};

function startLanguages() {
  const boxes = [...document.querySelectorAll(".choose-languages input")];
  const apply = (languages) => {
    for (const cell of document.querySelectorAll("[data-lang]")) cell.hidden = languages.includes(cell.dataset.lang);
    for (const box of boxes) box.checked = !languages.includes(box.value);
  };
  apply(hidden.read());
  for (const box of boxes) {
    box.addEventListener("change", () => {
      const others = hidden.read().filter((language) => language !== box.value);
      const languages = box.checked ? others : [...others, box.value];
      hidden.write(languages);
      apply(languages);
    });
  }
}

function openTarget() {
  document.getElementById(location.hash.slice(1))?.closest("details")?.setAttribute("open", "");
}

startSearch();
startLanguages();
openTarget();
