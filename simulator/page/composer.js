// The foot of the chat: the message box, the commands, the reply keyboard, and START where nothing was said yet.

import { byId, h } from "/page/dom.js";
import { replyRows } from "/page/keyboard.js";
import { menu } from "/page/menu.js";
import { say } from "/page/texts.js";

const form = byId("composer");
const box = byId("text");
const instead = byId("instead");
const replies = byId("reply-keyboard");
const writingAs = byId("writing-as");
let commands = [];
let act = null;

const commandMenu = menu(byId("commands-button"), byId("commands"), () =>
  commands.map(({ command, description }) => ({
    label: `/${command}`,
    detail: description,
    run: () => act.send(`/${command}`),
  })),
);

/** `actions`: send(text), writeAs(personId). */
export function connect(actions) {
  act = actions;
}

/** Shows what this chat offers: `{ commands, replyKeyboard, writers, me, button }`; a `button` replaces the box. */
export function offer({ commands: offered, replyKeyboard, writers, me, button }) {
  commands = offered;
  byId("commands-button").hidden = commands.length === 0;
  form.hidden = Boolean(button);
  offerInstead(button);
  offerReplies(button ? null : replyKeyboard);
  offerWriters(button ? [] : writers, me);
}

function offerInstead(button) {
  const hadFocus = document.activeElement === instead;
  instead.hidden = !button;
  instead.textContent = button?.label ?? "";
  instead.disabled = Boolean(button) && !button.run;
  instead.onclick = button?.run ?? null;
  if (hadFocus && !button) box.focus();
}

function offerReplies(markup) {
  const rows = markup?.keyboard ?? [];
  const focused = replies.contains(document.activeElement);
  replies.hidden = rows.length === 0;
  replies.replaceChildren(...(rows.length ? replyRows(markup) : []));
  box.placeholder = markup?.input_field_placeholder || say("message");
  if (focused) box.focus();
}

function offerWriters(writers, me) {
  writingAs.hidden = writers.length < 2;
  const options = writers.map(({ id, name }) => h("option", { value: id, selected: id === me }, name));
  writingAs.querySelector("select").replaceChildren(...options);
}

export function restore(text) {
  if (box.value === "") write(text);
}

function write(text) {
  box.value = text;
  grow();
}

function grow() {
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight}px`;
}

function suggestCommands() {
  const start = box.value.trim();
  const typing = /^\/\w*$/.test(start);
  if (typing) commandMenu.open({ focus: false, filter: (item) => item.label.startsWith(start) });
  else commandMenu.close();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = box.value.trim();
  commandMenu.close();
  box.focus();
  if (text === "") return;
  write("");
  act.send(text);
});

box.addEventListener("input", () => {
  grow();
  suggestCommands();
});

box.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    form.requestSubmit();
  } else if (event.key === "Escape") {
    commandMenu.close();
  } else if (event.key === "ArrowUp" && commandMenu.isOpen()) {
    event.preventDefault();
    byId("commands").lastElementChild.focus();
  }
});

replies.addEventListener("click", (event) => {
  const reply = event.target.closest("[data-reply]");
  if (reply) act.send(reply.dataset.reply);
});

writingAs.querySelector("select").addEventListener("change", (event) => act.writeAs(Number(event.target.value)));
