// What the page says beside the chat: toasts, the alert of a button, hints and words for screen readers.

import { byId, h } from "/page/dom.js";
import { placeOf, returnTo } from "/page/keyboard.js";
import { say } from "/page/texts.js";

const TOAST_MS = 4500;
const NEWS_MS = 6000;
const PATIENCE_MS = 4000;

export function toast(text) {
  const element = h("p", { class: "toast" }, text);
  byId("toasts").replaceChildren(element);
  setTimeout(() => element.remove(), TOAST_MS);
}

export function hideNotices() {
  byId("toasts").replaceChildren();
  byId("news").replaceChildren();
}

/** A dialog that waits for OK; the focus then returns even if the message was edited meanwhile. */
export function alertBox(title, text) {
  const dialog = byId("alert");
  const place = placeOf(document.activeElement);
  byId("alert-title").textContent = title;
  byId("alert-text").textContent = text;
  dialog.addEventListener("close", () => returnTo(place, byId("log")), { once: true });
  if (!dialog.open) dialog.showModal();
}

/** Something arrived on another phone: said aloud, and a press on it picks that phone up. */
export function news(text, onPress) {
  const element = h("button", { type: "button", class: "news" }, text);
  element.addEventListener("click", () => {
    hideNotices();
    onPress();
    byId("log").focus({ preventScroll: true });
  });
  byId("news").replaceChildren(element);
  setTimeout(() => element.remove(), NEWS_MS);
}

export function connection(lost) {
  document.querySelector("main").ariaBusy = String(lost);
  byId("connection").hidden = !lost;
  byId("connection").textContent = lost ? say("reconnecting") : "";
}

let patience = null;

/** From now on an answer is expected; where none comes soon, say why that may be. */
export function expectAnswer() {
  clearTimeout(patience);
  patience = setTimeout(() => hint(say("waiting")), PATIENCE_MS);
}

export function answerCame() {
  clearTimeout(patience);
  hint("");
}

function hint(text) {
  byId("hint").hidden = text === "";
  byId("hint").textContent = text;
}
