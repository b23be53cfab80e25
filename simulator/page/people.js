// The switch between phones: every person's private chat, then the groups and channels.

import { byId, h } from "/page/dom.js";
import { moveFocus } from "/page/menu.js";
import { languageName, say } from "/page/texts.js";

const list = byId("people-list");

/** A person's private chat, or a group, as one entry of the switch. */
export function entries({ people, chats }) {
  return [
    ...people.map((person) => ({
      id: person.id,
      name: person.name,
      detail: languageName(person.language_code ?? "en"),
      initials: initials(person.name),
    })),
    ...chats.map((chat) => ({
      id: chat.id,
      name: chat.title,
      detail: say("members", { count: chat.members.length }),
      initials: initials(chat.title),
      group: true,
    })),
  ];
}

/** "Reader (kk)" is KK, "Moderator 1" is M1, "Алматы — Нью-Йорк" is АН. */
function initials(name) {
  const code = name.match(/\((\w{2})\)/);
  if (code) return code[1].toUpperCase();
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [""];
  return words.slice(0, 2).map((word) => word.slice(0, 1).toLocaleUpperCase()).join("");
}

export const avatarClass = (entry) => `avatar tone-${Math.abs(entry.id) % 6}${entry.group ? " group" : ""}`;

function badge(count) {
  return h(
    "span",
    { class: "badge" },
    h("span", { class: "visually-hidden" }, `, ${say("unread", { count })}`),
    h("span", { "aria-hidden": "true" }, count > 99 ? "99+" : count),
  );
}

function button(entry, current, unread) {
  return h(
    "button",
    { type: "button", class: "person", "data-chat": entry.id, "aria-current": current ? "true" : null },
    h("span", { class: avatarClass(entry), "aria-hidden": "true" }, entry.initials),
    h(
      "span",
      { class: "person-words" },
      h("span", { class: "person-name" }, entry.name),
      h("span", { class: "person-detail" }, entry.detail),
    ),
    unread ? badge(unread) : null,
  );
}

export function render(all, currentId, unread) {
  const focused = document.activeElement?.closest?.("#people-list [data-chat]")?.dataset.chat;
  list.replaceChildren(
    ...all.map((entry, index) =>
      h(
        "li",
        { class: entry.group && !all[index - 1]?.group ? "first-group" : null },
        button(entry, entry.id === currentId, unread.get(entry.id)),
      ),
    ),
  );
  if (focused) list.querySelector(`[data-chat="${focused}"]`)?.focus({ preventScroll: true });
}

export function reveal() {
  list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

export function onChoice(choose) {
  list.addEventListener("click", (event) => {
    const chosen = event.target.closest("[data-chat]");
    if (chosen) choose(Number(chosen.dataset.chat));
  });
  list.addEventListener("keydown", (event) => {
    if (moveFocus(event, [...list.querySelectorAll("button")])) event.preventDefault();
  });
}
