// What a finger or a key does inside the messages.

import * as api from "/page/api.js";
import { byId } from "/page/dom.js";
import { destination } from "/page/entities.js";
import * as log from "/page/log.js";
import * as notices from "/page/notices.js";
import { scene } from "/page/scene.js";
import { say } from "/page/texts.js";

let page = null;

/** `page`: send(text), startWith(payload). */
export function connect(given) {
  page = given;
  byId("log").addEventListener("click", gesture);
  byId("log").addEventListener("keydown", (event) => {
    if (!event.target.matches("[data-spoiler]") || !["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    unveil(event.target);
  });
}

// The first that fits wins: a link under a spoiler is not followed before it is seen.
const GESTURES = [
  ["[data-spoiler]", unveil],
  ["[data-press]", press],
  ["[data-command]", (element) => page.send(element.dataset.command)],
  ["[data-start]", (element) => page.startWith(element.dataset.start)],
  ["[data-copy]", (element) => copy(element.dataset.copy)],
  ["[data-unfold]", unfold],
  ["[data-goto]", (element) => log.goTo(element.dataset.goto)],
];

function gesture(event) {
  for (const [selector, run] of GESTURES) {
    const element = event.target.closest(selector);
    if (!element) continue;
    event.preventDefault();
    run(element);
    return;
  }
}

/** One press of a message at a time; the key shows that it waits until the bot has answered. */
async function press(key) {
  const message = key.closest("[data-message]");
  if (message.dataset.busy) return;
  message.dataset.busy = "true";
  key.setAttribute("aria-busy", "true");
  try {
    tell(await pressed(key, message));
  } catch (error) {
    notices.toast(error.message);
  }
  delete message.dataset.busy;
  key.removeAttribute("aria-busy");
}

async function pressed(key, message) {
  const place = [message.dataset.message, key.dataset.row, key.dataset.column].map(Number);
  const { answer } = await api.press(scene.me, scene.chatId, ...place);
  return answer;
}

function tell(answer) {
  if (!answer) return notices.toast(say("notAnswered"));
  if (answer.url) return visit(answer.url);
  if (!answer.text) return undefined;
  return answer.show_alert ? notices.alertBox(scene.bot.first_name, answer.text) : notices.toast(answer.text);
}

function visit(url) {
  const target = destination(url, scene.bot);
  if (target?.href) open(target.href, "_blank", "noopener");
  else if (target) page.startWith(target.start);
}

async function copy(text) {
  await navigator.clipboard.writeText(text);
  notices.toast(say("copied"));
}

function unveil(spoiler) {
  spoiler.classList.add("shown");
  for (const name of ["role", "tabindex", "aria-label", "data-spoiler"]) spoiler.removeAttribute(name);
}

function unfold(button) {
  const folded = button.parentElement.classList.toggle("folded");
  button.setAttribute("aria-expanded", String(!folded));
  button.textContent = say(folded ? "showMore" : "showLess");
}
