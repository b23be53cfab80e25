// The messages of the open chat, in the order of their ids, and the scroll beside them.

import { byId } from "/page/dom.js";
import { placeOf, returnTo } from "/page/keyboard.js";
import { dayElement, messageElement } from "/page/message.js";
import { say } from "/page/texts.js";

const NEAR_THE_END_PX = 48;

const log = byId("log");
const newest = byId("newest");
const badge = newest.querySelector(".badge");
let messages = new Map();
let context = null;
let atEnd = true;
let below = 0;
let lastTop = 0;

const elementOf = (id) => log.querySelector(`[data-message="${id}"]`);

/** Shows a whole chat. The same chat again keeps the scroll, the focus and every unchanged element. */
export function show(list, newContext) {
  const sameChat = context?.chat.id === newContext.chat.id && context?.me === newContext.me;
  context = newContext;
  log.setAttribute("aria-busy", "true"); // history is not read aloud, what arrives later is
  if (!sameChat) {
    messages = new Map();
    log.replaceChildren();
    toTheEnd();
  }
  const kept = new Set(list.map((message) => message.message_id));
  for (const id of [...messages.keys()]) if (!kept.has(id)) remove(id);
  list.forEach(place);
  separateDays();
  requestAnimationFrame(() => log.removeAttribute("aria-busy"));
}

/** Adds a message, or puts an edit in the place of what it was. */
export function put(message) {
  place(message);
  separateDays();
}

function place(message) {
  const known = messages.get(message.message_id);
  if (known && JSON.stringify(known) === JSON.stringify(message)) return;
  messages.set(message.message_id, message);
  if (known) replace(message);
  else insert(message);
}

export function remove(id) {
  const element = elementOf(id);
  if (!element) return;
  const focused = element.contains(document.activeElement);
  messages.delete(id);
  element.remove();
  separateDays();
  if (focused) log.focus({ preventScroll: true });
}

export const isEmpty = () => messages.size === 0;
export const get = (id) => messages.get(id);

function replace(message) {
  const old = elementOf(message.message_id);
  const place = old.contains(document.activeElement) ? placeOf(document.activeElement) : null;
  const fresh = messageElement(message, context);
  fresh.classList.add("changed");
  old.replaceWith(fresh);
  if (place) returnTo(place, log);
}

function insert(message) {
  const fresh = messageElement(message, context);
  const next = [...log.querySelectorAll("[data-message]")].find(
    (element) => Number(element.dataset.message) > message.message_id,
  );
  log.insertBefore(fresh, next ?? null);
  if (log.hasAttribute("aria-busy")) return;
  fresh.classList.add("arrived");
  if (message.from?.id === context.me) toTheEnd();
  else if (!atEnd) countBelow(below + 1);
}

/** A date above the first message of each day; one that stands right is left alone, so it is read aloud once. */
function separateDays() {
  let day = null;
  for (const element of [...log.children]) {
    const above = element.previousElementSibling;
    if (element.matches(".day")) {
      const below = element.nextElementSibling?.dataset.day;
      if (below !== element.dataset.day || below === day) element.remove();
    } else if (element.dataset.day !== day) {
      if (!above?.matches(".day")) element.before(dayElement(messages.get(Number(element.dataset.message))));
      day = element.dataset.day;
    }
  }
}

function countBelow(count) {
  below = count;
  badge.textContent = count;
  badge.hidden = count === 0;
  newest.hidden = atEnd;
  newest.setAttribute("aria-label", count ? `${say("newest")}, ${say("unread", { count })}` : say("newest"));
}

export function toTheEnd() {
  atEnd = true;
  log.scrollTop = log.scrollHeight;
  countBelow(0);
}

export function goTo(id) {
  const element = elementOf(id);
  if (!element) return;
  element.scrollIntoView({ block: "center" });
  element.focus({ preventScroll: true });
}

// Only a scroll upwards leaves the end: a picture that grows also moves the end away, and nobody asked for that.
log.addEventListener("scroll", () => {
  const gap = log.scrollHeight - log.scrollTop - log.clientHeight;
  if (gap < NEAR_THE_END_PX) atEnd = true;
  else if (log.scrollTop < lastTop) atEnd = false;
  lastTop = log.scrollTop;
  countBelow(atEnd ? 0 : below);
});
newest.addEventListener("click", () => {
  toTheEnd();
  log.focus({ preventScroll: true });
});

// A picture that loads, a keyboard that opens, a phone that turns: whoever read the newest still sees it.
const stayAtTheEnd = () => atEnd && (log.scrollTop = log.scrollHeight);
new ResizeObserver(stayAtTheEnd).observe(log);
new MutationObserver(stayAtTheEnd).observe(log, { childList: true, subtree: true });
log.addEventListener("load", stayAtTheEnd, true);
