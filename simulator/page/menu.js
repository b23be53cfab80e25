// A menu button as the ARIA practices describe it: arrows move, Escape closes and gives the focus back.

import { h } from "/page/dom.js";

/** Makes `list` the menu of `button`; `items()` gives [{label, detail?, run}] each time it opens. */
export function menu(button, list, items) {
  const isOpen = () => !list.hidden;

  function open({ focus = true, filter = () => true } = {}) {
    const shown = items().filter(filter);
    list.replaceChildren(...shown.map((item) => entry(item)));
    list.hidden = shown.length === 0;
    button.setAttribute("aria-expanded", String(!list.hidden));
    if (focus && !list.hidden) list.firstElementChild.focus();
  }

  function close({ focus = false } = {}) {
    list.hidden = true;
    button.setAttribute("aria-expanded", "false");
    if (focus) button.focus();
  }

  function entry(item) {
    const words = [h("span", { class: "item-label" }, item.label)];
    if (item.detail) words.push(h("span", { class: "item-detail" }, item.detail));
    const element = h("button", { type: "button", role: "menuitem", tabindex: "-1" }, ...words);
    element.addEventListener("click", () => {
      close({ focus: true });
      item.run();
    });
    return element;
  }

  function move(event) {
    if (event.key === "Escape" || event.key === "Tab") {
      close({ focus: event.key === "Escape" });
      event.stopPropagation();
      return;
    }
    if (moveFocus(event, [...list.children])) event.preventDefault();
  }

  button.addEventListener("click", () => (isOpen() ? close() : open()));
  list.addEventListener("keydown", move);
  document.addEventListener("pointerdown", (event) => {
    if (isOpen() && !list.contains(event.target) && !button.contains(event.target)) close();
  });
  return { open, close, isOpen };
}

const STEP = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** Moves the focus among `elements` by arrows, Home and End; true if it did. */
export function moveFocus(event, elements) {
  const at = elements.indexOf(document.activeElement);
  if (event.key in STEP) elements.at((at + STEP[event.key] + elements.length) % elements.length).focus();
  else if (event.key === "Home") elements[0].focus();
  else if (event.key === "End") elements.at(-1).focus();
  else return false;
  return true;
}
