// Inline keyboards, and the way back to the same key after the message around it was drawn anew.

import { h } from "/page/dom.js";
import { destination } from "/page/entities.js";
import { say } from "/page/texts.js";

const STYLES = new Set(["primary", "success", "danger"]);

function key(button, row, column, bot) {
  const common = { class: "key", "data-row": row, "data-column": column };
  if (STYLES.has(button.style)) common.class += ` ${button.style}`;
  if (button.url) return linkKey(button, common, bot);
  const press = { type: "button", ...common };
  if (button.callback_data !== undefined) press["data-press"] = true;
  else if (button.copy_text) press["data-copy"] = button.copy_text.text;
  else press.disabled = true; // web apps, payments, inline queries: this Telegram has none
  return h("button", press, button.text);
}

function linkKey(button, common, bot) {
  const target = destination(button.url, bot);
  if (!target) return h("button", { type: "button", disabled: true, ...common }, button.text);
  if ("start" in target) {
    return h("button", { type: "button", ...common, "data-start": target.start }, button.text);
  }
  return h(
    "a",
    { ...common, href: target.href, target: "_blank", rel: "noopener noreferrer" },
    button.text,
    h("span", { class: "visually-hidden" }, ` (${say("opensOutside")})`),
  );
}

export function inlineKeyboard(markup, bot) {
  const rows = markup?.inline_keyboard?.filter((row) => row.length > 0) ?? [];
  if (rows.length === 0) return null;
  return h(
    "div",
    { class: "keys", role: "group" },
    ...rows.map((row, r) => h("div", { class: "row" }, ...row.map((button, c) => key(button, r, c, bot)))),
  );
}

export function replyRows(markup) {
  return markup.keyboard.map((row) =>
    h("div", { class: "row" }, ...row.map((button) => replyKey(typeof button === "string" ? button : button.text))),
  );
}

const replyKey = (text) => h("button", { type: "button", class: "key", "data-reply": text }, text);

/** Where the keyboard focus stands, in terms that outlive a redrawn message. */
export function placeOf(element) {
  const message = element?.closest?.("[data-message]");
  if (!message) return { element };
  return { message: message.dataset.message, row: element.dataset.row, column: element.dataset.column };
}

/** Puts the focus back: the same key, else the nearest earlier one, else the message itself. */
export function returnTo(place, otherwise) {
  if (place.element?.isConnected) return place.element.focus({ preventScroll: true });
  const message = document.querySelector(`[data-message="${place.message}"]`);
  if (!message) return otherwise.focus({ preventScroll: true });
  const keys = [...message.querySelectorAll(".key")];
  const before = keys.filter((key) => isAtOrBefore(key.dataset, place));
  return (before.at(-1) ?? keys[0] ?? message).focus({ preventScroll: true });
}

function isAtOrBefore(key, place) {
  const rows = Number(key.row) - Number(place.row);
  return rows < 0 || (rows === 0 && Number(key.column) <= Number(place.column));
}
