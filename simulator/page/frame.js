// What stands around the messages: the switch between people, the head of the chat, the pinned line.

import { byId, glimpse } from "/page/dom.js";
import * as log from "/page/log.js";
import { plainText } from "/page/message.js";
import * as people from "/page/people.js";
import { groupOf, nameOf, personOf, scene } from "/page/scene.js";
import { say } from "/page/texts.js";

export function drawPeople() {
  people.render(people.entries(scene), scene.chatId, scene.unread);
}

export function drawHead() {
  const group = groupOf(scene.chatId);
  const botEntry = { id: 0, initials: scene.bot.first_name.slice(0, 1) };
  const shown = group ? people.entries(scene).find(({ id }) => id === group.id) : botEntry;
  byId("title").textContent = group?.title ?? scene.bot.first_name;
  byId("avatar").className = people.avatarClass(shown);
  byId("avatar").textContent = shown.initials;
  document.title = `${byId("title").textContent} · ${nameOf(scene.me)}`;
  drawSubtitle();
  drawPinned();
  drawEmpty(group);
}

export function drawSubtitle() {
  const group = groupOf(scene.chatId);
  const quiet = group ? say("members", { count: group.members.length }) : say("bot");
  byId("subtitle").textContent = scene.isTyping ? say("typing") : quiet;
  byId("subtitle").classList.toggle("typing", scene.isTyping);
}

export function drawPinned() {
  const message = scene.open.pinned ? log.get(scene.open.pinned) : null;
  byId("pinned").hidden = !message;
  if (message) byId("pinned").querySelector(".pinned-text").textContent = glimpse(plainText(message));
}

function drawEmpty(group) {
  const invitation = scene.open.bot.description || say("empty", { name: scene.bot.first_name });
  byId("log").lang = personOf(scene.me)?.language_code ?? "en";
  byId("log").dataset.empty = group ? say("emptyGroup") : invitation;
}
